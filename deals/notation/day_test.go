package notation

import (
	"strings"
	"testing"
	"time"
)

// TestParseDay_forms pins that dates are read in every form that exports have.
func TestParseDay_forms(t *testing.T) {
	for _, test := range []struct {
		text  string
		order DateOrder
		want  string
		way   Reading
	}{
		{"2024-03-01", "", "2024-03-01", Plain},
		{"2024-01-22T16:14:25.000+0000", "", "2024-01-22", Plain},
		{"2024-01-22T23:59:59Z", "", "2024-01-22", Plain},
		{"2023-09-26 15:15:00.000000 UTC", "", "2023-09-26", Plain},
		{"2024/2/29", "", "2024-02-29", Plain},
		{"02/03/24", MonthFirst, "2024-02-03", Plain},
		{"02/03/24", DayFirst, "2024-03-02", Plain},
		{"02/03/24", YearFirst, "2002-03-24", Plain},
		{"02/03/24", "", "", Undecided},
		{"03/03/24", "", "2024-03-03", Plain},
		{"02/23/26 08:55 PM", "", "2026-02-23", SecondWay},
		{"23/02/2026, 20:55", "", "2026-02-23", FirstWay},
		{"23/02/2026", MonthFirst, "2026-02-23", FirstWay},
		{"1.2.2026", "", "2026-02-01", Plain},
		{"31.12.99", "", "1999-12-31", Plain},
		{"13/13/2026", "", "", Unreadable},
		{"02/03/2026", YearFirst, "", Unreadable},
		{"31/02/2026", "", "", Unreadable},
		{"29.02.2025", "", "", Unreadable},
		{"29.02.2000", "", "2000-02-29", Plain},
		{"0206-03-01", "", "", Unreadable},
		{"2024-3", "", "", Unreadable},
		{"2024-03/01", "", "", Unreadable},
		{"2024-03-01 soon", "", "", Unreadable},
		{"2024-03-01x12", "", "", Unreadable},
		{"soon", "", "", Unreadable},
		{"", "", "", Unreadable},
		{"-", "", "", Unreadable},
	} {
		day, way := parseDigits(test.text, test.order)
		if day.String() != test.want || way != test.way {
			t.Errorf("%q with %q: %s, Reading %d; want %s, %d", test.text, test.order, day, way, test.want, test.way)
		}
	}
}

// TestDay_calendar pins that every day is the one of the calendar.
func TestDay_calendar(t *testing.T) {
	for want := time.Date(1970, 1, 2, 0, 0, 0, 0, time.UTC); want.Year() <= lastYear; want = want.AddDate(0, 0, 1) {
		day, way := parseDigits(want.Format(time.DateOnly), "")
		if way != Plain || day != DayOf(want) || !day.Time().Equal(want) {
			t.Fatalf("%s is day %d, %s", want, day, day)
		}
	}
}

// TestSerialDay_workbook pins that a workbook holds dates as numbers.
func TestSerialDay_workbook(t *testing.T) {
	for text, want := range map[string]string{"45352": "2024-03-01", "45352.75": "2024-03-01", "25570": "1970-01-02"} {
		if day, ok := SerialDay(text); !ok || day.String() != want {
			t.Errorf("%s is %s, want %s", text, day, want)
		}
	}
	for _, text := range []string{"", "12", "999999", "4535a", "45352.7x"} {
		if day, ok := SerialDay(text); ok {
			t.Errorf("%s is %s", text, day)
		}
	}
}

// FuzzDay reads any text: a day that is read reads the same when it is written out.
func FuzzDay(f *testing.F) {
	for _, text := range []string{"2026-03-04", "2026-02-30 10:11", "13/04/2026 9:30 PM", "03/13/2026T", "03/04/20261", "0/04/20260", "2026-1-02x", "01/0M/2026", "01/02/1950"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, way := ParseDay(text, ""); way == Undecided {
			for _, order := range []DateOrder{DayFirst, MonthFirst} {
				if _, decided := ParseDay(text, order); decided == Unreadable {
					t.Errorf("%q is undecided, and unreadable by %q", text, order)
				}
			}
		}
		for _, order := range []DateOrder{"", DayFirst, MonthFirst, YearFirst} {
			day, way := parseDigits(text, order)
			if (day != NoDay) && (way == Undecided || way == Unreadable) {
				t.Errorf("%q by %q: %s, which is %d", text, order, day, way)
			}
			if again, _ := parseDigits(day.String(), order); again != day {
				t.Errorf("%q by %q: %s, read again as %s", text, order, day, again)
			}
		}
	})
}

// TestIsoDay_asParseDay pins that the quick way through dates reads what the whole one does.
func TestIsoDay_asParseDay(t *testing.T) {
	for _, date := range []string{"2026-02-28", "2024-02-29", "1970-01-01", "2199-12-31", "2026-01-05 08:05", "2026-01-05T08:05:00Z"} {
		quick, ok := isoDay(date)
		whole, way := parseDigits(strings.Replace(strings.Replace(date, "-", "/", 1), "-", "/", 1), "")
		if !ok || way != Plain || quick != whole {
			t.Errorf("%s: %v %v, %v %v", date, quick, ok, whole, way)
		}
	}
	for _, other := range []string{"2026-02-29", "2026-13-01", "2026-1-05", "2026-01-5x", "20x6-01-05", "2026-01-05x", "2026/01/05", "1969-12-31", ""} {
		if _, ok := isoDay(other); ok {
			t.Error(other)
		}
	}
}
