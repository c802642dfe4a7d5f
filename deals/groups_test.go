package deals

import (
	"slices"
	"strings"
	"testing"
)

// TestRead_groupedReport pins that a report that is grouped gives each deal the values of its groups, that its sums are no deals, and that it
// is said.
func TestRead_groupedReport(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"by stage": {"Stage,Deal Name,Amount,Created Date,Close Date\n" +
			"Closed Won,A,100,2026-01-01,2026-02-01\n,B,200,2026-01-01,2026-02-01\nSubtotal,,300,,\n" +
			"Demo,C,10,2026-01-01,\n,D,20,2026-01-01,\n,,30,,\nClosed Lost,E,5,2026-01-01,2026-02-01\nGrand Total,,335,,\n", "2 won, 1 lost, 2 open"},
		"by owner and stage": {"Owner,Stage,Deal Name,Amount,Created Date\n" +
			"Ann,Closed Won,A,100,2026-01-01\n,,B,200,2026-01-01\n,Demo,C,10,2026-01-01\n,,D,20,2026-01-01\n" +
			"Bob,Closed Won,E,100,2026-01-01\n,Demo,F,10,2026-01-01\n,,G,10,2026-01-01\n", "3 won, 0 lost, 4 open; Ann 4, Bob 3"},
		"without dates": {"Stage,Deal Name,Amount\nClosed Won,A,100\n,B,200\n,,300\nDemo,C,10\n,D,20\n,,30\n", "2 won, 0 lost, 2 open"},
		"stage behind": {
			"Deal Name,Stage,Amount,Created Date\nA,Closed Won,100,2026-01-01\nB,,200,2026-01-01\nC,Closed Lost,10,2026-01-01\nD,,20,2026-01-01\n",
			"2 won, 2 lost, 0 open",
		},
		"a repeated header": {"Stage,Deal Name,Amount,Created Date\nClosed Won,A,100,2026-01-01\n,B,200,2026-01-01\nStage,Deal Name,Amount,Created Date\n" +
			",C,200,2026-01-01\n", "3 won, 0 lost, 0 open"},
	} {
		got, read := mustRead(t, test.text, Options{AsOf: day("2026-06-30")})
		want, owners, _ := strings.Cut(test.want, "; ")
		if said := said(got, read, ""); said[0] != want {
			t.Errorf("%s: %s, want %s %+v", name, said[0], want, read.Unusable)
		}
		if owners != "" && !slices.Equal([]string{got[0].Owner, got[3].Owner, got[4].Owner, got[6].Owner}, []string{"Ann", "Ann", "Bob", "Bob"}) {
			t.Errorf("%s: %+v", name, got)
		}
		if !strings.Contains(strings.Join(read.Said, "\n"), "grouped report") {
			t.Errorf("%s: %q", name, read.Said)
		}
	}
}

// TestRead_groupsOfManyRows pins that the values of a group reach over the parts in which a file is read.
func TestRead_groupsOfManyRows(t *testing.T) {
	var text strings.Builder
	text.WriteString("Stage,Deal Name,Created Date\n")
	for _, stage := range []string{"Closed Won", "Demo", "Closed Lost"} {
		text.WriteString(stage + ",A,2026-01-01\n" + strings.Repeat(",A,2026-01-01\n", 9_999))
	}
	got, read := mustRead(t, text.String(), Options{AsOf: day("2026-06-30")})
	if said := said(got, read, "")[0]; said != "10000 won, 10000 lost, 10000 open" {
		t.Error(said)
	}
}

// TestRead_blanksAreNoGroups pins that a blank in a file with a row for each deal stays one.
func TestRead_blanksAreNoGroups(t *testing.T) {
	for _, text := range []string{
		"Owner,Stage,Created Date\nAnn,Won,2026-01-01\n,Demo,2026-01-01\nAnn,Lost,2026-01-01\n,Demo,2026-01-01\n,Demo,2026-01-01\n",
		"Loss Reason,Stage,Created Date\n,Won,2026-01-01\nPrice,Lost,2026-01-01\n,Demo,2026-01-01\n,Demo,2026-01-01\n",
		"Stage,Loss Reason,Created Date\nLost,Price,2026-01-01\nWon,,2026-01-01\nDemo,,2026-01-02\nDemo,,2026-01-01\n",
	} {
		if got, read := mustRead(t, text, Options{AsOf: day("2026-06-30")}); len(read.Said) > 0 || got[1].Owner != "" || got[2].LossReason != "" {
			t.Errorf("%q: %q %+v", text, read.Said, got)
		}
	}
}
