package fact

import (
	"fmt"
	"time"

	"revops/deals"
)

// Period is what deals are counted by over time: the months or quarters of the calendar.
type Period string

// The periods.
const (
	ByQuarter Period = "quarter"
	ByMonth   Period = "month"
)

// Periods lists the periods, the usual one first.
func Periods() []Period { return []Period{ByQuarter, ByMonth} }

const yearMonths = 12

func (p Period) months() int {
	if p == ByMonth {
		return 1
	}
	return 3
}

// number counts the periods from the first one of the year 0 to the one that holds a day.
func (p Period) number(day deals.Day) int {
	return day.Month() / p.months()
}

// name is that of a period: 2026-Q3, 2026-09.
func (p Period) name(number int) string {
	year, part := number*p.months()/yearMonths, number%(yearMonths/p.months())+1
	if p == ByMonth {
		return fmt.Sprintf("%04d-%02d", year, part)
	}
	return fmt.Sprintf("%04d-Q%d", year, part)
}

// first is the first day of a period.
func (p Period) first(number int) deals.Day {
	month := number * p.months()
	return deals.DayOf(time.Date(month/yearMonths, time.Month(month%yearMonths+1), 1, 0, 0, 0, 0, time.UTC))
}

// last is the last day of a period.
func (p Period) last(number int) deals.Day { return p.first(number+1) - 1 }
