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

// TestReadDay_words pins that dates with names of months are read in every language and form of words, and that what is no whole
// date is not.
func TestReadDay_words(t *testing.T) {
	for text, want := range map[string]string{
		"Jan 30, 2026": "2026-01-30", "January 30th, 2026": "2026-01-30", "30 Jan 2026": "2026-01-30", "30-Jan-26": "2026-01-30",
		"30JAN2026": "2026-01-30", "2026-Jan-30": "2026-01-30", "Sept. 1, 2026": "2026-09-01", "15 Jan, 2026 00:03:00": "2026-01-15",
		"Thu, 15 Jan 2026 10:00:00 GMT": "2026-01-15", "Thu Jan 15 2026 10:00:00 GMT+0100 (Central European Standard Time)": "2026-01-15",
		"Thu Jan 15 00:03:00 2026": "2026-01-15", "Jan 15, 2026 at 10:30 a.m.": "2026-01-15", "January 15, 2026, 3:04 PM": "2026-01-15",
		"30. Juni 2026": "2026-06-30", "Di., 30. Juni 2026, 14:00 Uhr": "2026-06-30", "1. März 2026": "2026-03-01", "1. Mrz. 2026": "2026-03-01",
		"1er février 2026": "2026-02-01", "30 juin 2026 à 10:30": "2026-06-30", "15 août 2026": "2026-08-15", "15 aout 2026": "2026-08-15",
		"30 de junio de 2026": "2026-06-30", "miércoles, 1 de julio de 2026": "2026-07-01", "5 ene. 2026": "2026-01-05",
		"30 de junho de 2026": "2026-06-30", "1 mar. 2026": "2026-03-01", "1º de março de 2026": "2026-03-01", "9 dez 2026": "2026-12-09",
		"30 giugno 2026": "2026-06-30", "5 gen 2026": "2026-01-05", "30 juni 2026": "2026-06-30", "5 mrt. 2026": "2026-03-05", "5 mei 2026": "2026-05-05",
		"30 czerwca 2026 r.": "2026-06-30", "5 paź 2026": "2026-10-05", "30 listopada 2026": "2026-11-30",
		"30 июня 2026 г.": "2026-06-30", "5 мая 2026": "2026-05-05", "5 сент. 2026 г., 10:30": "2026-09-05",
		"2026年6月30日": "2026-06-30", "2026年06月30日 10:30": "2026-06-30", "2026年6月30日(火)": "2026-06-30", "2026年6月30日火曜日": "2026-06-30",
		"30. 6. 2026": "2026-06-30", "2026. 6. 30.": "2026-06-30", "30.06.2026.": "2026-06-30", "Tue 30/06/2026": "2026-06-30",
		"2026-06-30 10:30 CEST": "2026-06-30", "20260630": "2026-06-30", "20260630T103000Z": "2026-06-30",
		"June 2026": "", "30 June": "", "31 Feb 2026": "", "30 06 2026": "", "before 30 June 2026": "", "30 June or July 2026": "", "Q2 2026": "",
		"30 Foo 2026": "", "2026年6月": "", "20260631": "", "30062026": "", "46037": "", "1768435200": "", "30 June 202": "", "2026/06/30/1": "",
	} {
		if got, _ := readDay(text, ""); got.String() != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// TestMonthNames_once pins that no name means one month in one language and another in another one.
func TestMonthNames_once(t *testing.T) {
	seen, languages := map[string]int{}, 0
	for _, file := range builtInWords().Files {
		for language, months := range file.Months {
			languages++
			if len(months) != 12 {
				t.Errorf("%s: %d months", language, len(months))
			}
			for month, names := range months {
				for name := range strings.FieldsSeq(names.Written) {
					if known, again := seen[name]; again && known != month {
						t.Errorf("%s is month %d and %d", name, known+1, month+1)
					}
					seen[name] = month
				}
			}
		}
	}
	if languages < 9 {
		t.Errorf("months in %d languages", languages)
	}
}

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
	read, err := Survey(strings.NewReader("stage,profit\nWon,much\nWon,1\nWon,more\n"), "deals.csv", Options{})
	var out strings.Builder
	if err != nil || WriteMap(&out, read) != nil ||
		!strings.Contains(out.String(), `profit: "profit" # most values cannot be read: 2 of 3, such as "much" in row 2, "more" in row 4`) {
		t.Error(err, out.String())
	}
}
