package deals

import (
	"fmt"
	"strings"
	"testing"
)

// TestRead_later pins that a deal that closed after the as-of day is open only where the file goes on after that day.
func TestRead_later(t *testing.T) {
	const header = "id,stage,amount,created,close date,last activity date\n"
	won := "1,won,5,2026-01-01,2026-09-01,\n"
	for _, test := range []struct{ name, rows, want string }{
		{"nothing later", won, "won  closed-in-future"},
		{"a later creation", won + "2,demo,5,2026-07-02,,\n", "open 2026-09-01 closed-after-as-of"},
		{"a later creation before", "2,demo,5,2026-07-02,,\n" + won, "open 2026-09-01 closed-after-as-of"},
		{"a later activity", won + "2,demo,5,2026-01-02,,2026-08-01\n", "open 2026-09-01 closed-after-as-of"},
		{"an expected close", won + "2,demo,5,2026-01-02,2026-08-01,\n", "won  closed-in-future"},
	} {
		got, read := mustRead(t, header+test.rows, Options{AsOf: day("2026-06-30")})
		for _, deal := range got {
			if deal.ID != "1" {
				continue
			}
			if said := fmt.Sprintf("%s %s %s", deal.State, deal.Closed, read.Notes[0].Code); said != test.want || read.Deals != len(got) {
				t.Errorf("%s: %s, %+v", test.name, said, read)
			}
		}
	}
}

// TestRead_manyLater pins that only so many deals wait: with more someone looks back.
func TestRead_manyLater(t *testing.T) {
	text := "id,stage,created,close date,owner\n" + strings.Repeat(",lost,2026-01-01,2026-09-01,Rep 1\n", maxLater)
	for want, more := range map[State]string{Lost: "", Open: ",lost,2026-01-01,2026-09-01,Rep 1\n"} {
		got, read := mustRead(t, text+more, Options{AsOf: day("2026-06-30")})
		if last := got[len(got)-1]; last.State != want || last.Owner != "Rep 1" || len(got) != read.Deals || read.Deals != read.Rows {
			t.Errorf("%s: %+v, %d deals", want, last, len(got))
		}
	}
}

// TestRead_damagedIDs pins that texts that a spreadsheet made of ids and references are none.
func TestRead_damagedIDs(t *testing.T) {
	got, read := mustRead(t, "id,stage,account id,owner\n\"1,11E+10\",won,1.11E+17,2E+12\n12E3,won,1E10,Rep +1\n", Options{})
	if got[0].ID+got[0].Account+got[0].Owner != "" || got[1].ID != "12E3" || got[1].Account != "1E10" || got[1].Owner != "Rep +1" {
		t.Errorf("%+v", got)
	}
	if !read.Gives(RoleID) || read.Notes[len(read.Notes)-1].Code != "damaged-reference" {
		t.Errorf("half of the ids: %+v", read)
	}
}

// TestRead_everyDeal pins that a map says what all deals are where no column does, but for the stages in the map.
func TestRead_everyDeal(t *testing.T) {
	got, read := mustRead(t, "id,amount\n1,5\n2,7\n", Options{Map: parseMap(t, "every-deal: won")})
	if got[0].State != Won || got[1].State != Won || read.EveryDeal != OutcomeWon || len(read.Said) != 1 || read.Said[0] != "every deal counts as won (set in the map)" {
		t.Errorf("%+v, %+v", got, read)
	}
	got, _ = mustRead(t, "stage\nDemo\nTest\n", Options{Map: parseMap(t, "every-deal: lost\nstages: {test: ignore}")})
	if len(got) != 1 || got[0].State != Lost {
		t.Errorf("%+v", got)
	}
}
