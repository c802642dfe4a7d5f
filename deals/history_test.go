package deals

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"revops/deals/tabular"
)

// TestRead_history pins that the last state of each id counts, whatever the order of the rows, with the earliest creation.
func TestRead_history(t *testing.T) {
	for _, test := range []struct{ name, dates string }{
		{"days", "2026-01-01 2026-02-01 2026-03-01"},
		{"times", "2026-01-01T09:05:00Z 2026-01-01T10:00:00Z 2026-01-01T15:30:00Z"},
		{"times of twelve hours", "01/01/2026_9:05_AM 01/13/2026_12:30_AM 01/13/2026_02:30_PM"},
		{"nothing but the order", "2026-01-01 2026-01-01 2026-01-01"},
	} {
		at := strings.Fields(strings.ReplaceAll(test.dates, "_", " "))
		if len(at) > 3 {
			at = strings.Split(strings.ReplaceAll(strings.ReplaceAll(test.dates, " ", "|"), "_", " "), "|")
		}
		states := func(id string) []string {
			return []string{id + ",Demo,5,2026-02-02," + at[0], id + ",Offer,6,2026-01-01," + at[1], id + ",Won,7,2026-03-03," + at[2]}
		}
		rows := append(states("1"), states("2")...)
		for turn := range rows {
			text := "id,stage,amount,created,stage change date\n" + strings.Join(append(rows[turn:len(rows):len(rows)], rows[:turn]...), "\n") + "\n"
			got, read := mustRead(t, text, Options{})
			if len(got) != 2 || read.Deals+read.UnusableRows() != read.Rows || read.Unusable[0].Code != "earlier-state" {
				t.Fatalf("%s: %+v, %+v", test.name, got, read)
			}
			for _, deal := range got {
				if deal.State != Won || deal.Amount != 700 || deal.Created != day("2026-01-01") {
					t.Errorf("%s: %+v", test.name, deal)
				}
			}
		}
	}
}

// TestRead_historyRefused pins that a history is refused by name where nothing says which state is the last.
func TestRead_historyRefused(t *testing.T) {
	undated := "id,stage,created\n1,Demo,2026-01-01\n1,Won,2026-01-01\n2,Demo,2026-01-01\n2,Lost,2026-01-01\n"
	var late strings.Builder
	late.WriteString("id,stage,changed on\n")
	for _, stage := range []string{"Demo", "Won"} {
		for id := range 2 * tabular.ChunkBytes / 20 {
			fmt.Fprintf(&late, "deal-%d,%s,2026-01-01\n", id, stage)
		}
	}
	for text, want := range map[string]string{undated: "no column dates the rows", late.String(): "its first rows do not show it"} {
		_, _, err := deals(t, text, Options{})
		wrong, ok := errors.AsType[*tabular.FileError](err)
		if !ok || !strings.Contains(wrong.Message, "the file is a stage history") || !strings.Contains(wrong.Message, want) || !strings.Contains(wrong.Hint, "changed: …") {
			t.Errorf("%v, %+v", err, wrong)
		}
	}
}

// TestRead_historyDated pins which column dates the rows, and that a single id in two stages makes no history.
func TestRead_historyDated(t *testing.T) {
	const undated = "id,stage,created\n1,Demo,2026-01-01\n1,Won,2026-01-01\n2,Demo,2026-01-01\n2,Lost,2026-01-01\n"
	got, _ := mustRead(t, undated, Options{Map: parseMap(t, "columns: {changed: created}")})
	if len(got) != 2 || got[0].State != Won || got[1].State != Lost {
		t.Errorf("%+v", got)
	}
	crm := "Record ID,Deal Name,Deal Stage,Amount,Create Date,Deal owner,Last Modified Date\n1,A,Won,5,2026-01-01,R,2026-03-01\n1,A,Demo,5,2026-01-01,R,2026-02-01\n" +
		"2,B,Lost,5,2026-01-01,R,2026-03-01\n2,B,Demo,5,2026-01-01,R,2026-02-01\n"
	if got, _ := mustRead(t, crm, Options{}); len(got) != 2 || got[0].State != Won || got[1].State != Lost {
		t.Errorf("a column that has no role in files of the CRM: %+v", got)
	}
	if got, _ := mustRead(t, "id,stage\n1,Demo\n1,Won\n2,Won\n2,Won\n", Options{}); len(got) != 2 || got[0].State == Won {
		t.Errorf("a mistake: %+v", got)
	}
	once := "id,stage,created,on\n1,Demo,2026-01-01,2026-01-01\n1,Won,2026-01-01,2026-02-01\n2,Won,2026-01-01,2026-01-01\n"
	got, read := mustRead(t, once, Options{Map: parseMap(t, "columns: {changed: on}")})
	if len(got) != 2 || got[0].State != Won || read.Unusable[0].Code != "earlier-state" {
		t.Errorf("a map that names the column: %+v, %+v", got, read.Unusable)
	}
}
