package document_test

import (
	"testing"
	"time"

	"revops/deals"
	"revops/deals/notation"
	"revops/report/document"
)

// The days of the factors are those asked for, else those from the first period to the last day; up to it where there is none.
func TestFact_Days(t *testing.T) {
	quarters := []document.FactPeriod{{First: day(1, 1)}}
	for want, f := range map[string]document.Fact{
		"2026-01-01 to 2026-11-27": {Periods: quarters},
		"2026-02-10 to 2026-11-27": {Periods: quarters, Since: day(2, 10)},
		"2026-01-01 to 2026-06-30": {Periods: quarters, Until: day(6, 30)},
		"up to 2026-11-27":         {Periods: quarters, LeftOut: document.FactLeftOut{Old: 1}},
	} {
		f.AsOf = day(11, 27)
		if got := f.Days(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func day(month time.Month, number int) deals.Day {
	return notation.DayOf(time.Date(2026, month, number, 0, 0, 0, 0, time.UTC))
}
