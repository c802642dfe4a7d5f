package deals

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"revops/deals/tabular"
)

// TestRead_numbersAsDates pins that dates of columns that hold numbers only are read: days of Excel and Unix times of any unit.
// Columns that are blank at first are read as the others, and a number among other dates is none.
func TestRead_numbersAsDates(t *testing.T) {
	at := time.Date(2026, 1, 15, 23, 59, 59, 0, time.UTC)
	for name, value := range map[string]string{
		"excel": "46037", "excel with time": "46037.99", "seconds": strconv.FormatInt(at.Unix(), 10), "with decimals": strconv.FormatInt(at.Unix(), 10) + ".250",
		"ms": strconv.FormatInt(at.UnixMilli(), 10), "us": strconv.FormatInt(at.UnixMicro(), 10), "ns": strconv.FormatInt(at.UnixNano(), 10),
	} {
		got, read := mustRead(t, "stage,created,closed on\nDemo,"+value+",\nDemo,,\nDemo,"+value+",soon\n"+strings.Repeat("Won,"+value+","+value+"\n", 2000), Options{})
		if last := got[len(got)-1]; last.Created != day("2026-01-15") || last.Closed != last.Created || got[2].Closed != NoDay {
			t.Errorf("%s: %+v %+v", name, last, read.Notes)
		}
		if len(read.Said) != 2 || !strings.HasPrefix(read.Said[0], `dates in column "created" read as `) {
			t.Errorf("%s: %q", name, read.Said)
		}
	}
	got, read := mustRead(t, "stage,created\nDemo,46037\nDemo,2026-01-01\n", Options{})
	if got[0].Created != NoDay || got[1].Created != day("2026-01-01") || read.Notes[0].Code != "created-unreadable" {
		t.Errorf("%+v", got)
	}
	got, _ = mustRead(t, "stage,created\nDemo,2026-01-01\nDemo,1768435200\n", Options{Map: parseMap(t, "dates: unix\n")})
	if got[0].Created != day("2026-01-01") || got[1].Created != day("2026-01-15") {
		t.Errorf("%+v", got)
	}
}

// TestRead_unreadableColumn pins that a column of which most can't be read is an error that shows three values and the cure.
func TestRead_unreadableColumn(t *testing.T) {
	rows := strings.Repeat("Won,2026-01-01,1\n", 3) + "Won,Q1,one\nWon,null,\nWon,Q2,two\nWon,Q3,three\nWon,Q4,\n"
	for header, want := range map[string][2]string{
		"stage,close date,x": {
			`read deals.csv: most dates in column "close date" cannot be read: 4 of 7, such as "Q1" in row 5, "Q2" in row 7, "Q3" in row 8`,
			"set the date format (dates: dmy, mdy, ymd, excel or unix), or another column (columns: {closed: HEADER}, or leave HEADER out for none), " +
				"in a map, which revops evidence map deals.csv -o map.yaml creates",
		},
		"stage,x,amount": {}, "stage,x,y": {},
	} {
		_, _, err := deals(t, header+"\n"+rows, Options{})
		if want[0] == "" {
			if err != nil {
				t.Error(err)
			}
			continue
		}
		failed, ok := errors.AsType[*tabular.FileError](err)
		if !ok {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, [2]string{failed.Error(), failed.Hint}); diff != "" {
			t.Error(diff)
		}
	}
	read, err := Inspect(strings.NewReader("stage,profit\nWon,much\nWon,1\nWon,more\n"), "deals.csv", Options{})
	var out strings.Builder
	if err != nil || WriteMap(&out, read) != nil ||
		!strings.Contains(out.String(), `profit: "profit" # most values cannot be read: 2 of 3, such as "much" in row 2, "more" in row 4`) {
		t.Error(err, out.String())
	}
}
