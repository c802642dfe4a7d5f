package fact

import (
	"fmt"
	"time"

	"revops/deals"
	"revops/deals/notation"
)

// Base says which deals the time to close is taken of.
type Base string

// The bases: won deals, or all that closed.
const (
	BaseWon    Base = "won"
	BaseClosed Base = "closed"
)

// Bases lists the bases, the usual one first.
func Bases() []Base { return []Base{BaseWon, BaseClosed} }

// Question says what to work out.
type Question struct {
	// AsOf is the day on which the deals are looked at. It must be given.
	AsOf deals.Day
	// Since and Until, where they are given, leave out what happened before and after.
	Since, Until deals.Day
	Period       Period
	Dimension    deals.Dimension
	Base         Base
	// OneOutcome says that all deals are won, all lost or all open by definition: there is no Conversion Rate then, and no New Value.
	OneOutcome bool
}

// end is the last day of which anything counts.
func (q *Question) end() deals.Day {
	if q.Until != deals.NoDay && q.Until < q.AsOf {
		return q.Until
	}
	return q.AsOf
}

// within reports whether something that happened on a day counts. Without limits, so does what has no date.
func (q *Question) within(day deals.Day) bool {
	if day == deals.NoDay {
		return q.Since == deals.NoDay && q.Until == deals.NoDay
	}
	return (q.Since == deals.NoDay || day >= q.Since) && (q.Until == deals.NoDay || day <= q.Until)
}

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

// Months is how many months a period has.
func (p Period) Months() int {
	if p == ByMonth {
		return 1
	}
	return 3
}

// Number counts the periods from the first one of the year 0 to the one that holds a day.
func (p Period) Number(day deals.Day) int {
	return day.Month() / p.Months()
}

// Name is that of a period: 2026-Q3, 2026-09.
func (p Period) Name(number int) string {
	year, part := number*p.Months()/yearMonths, number%(yearMonths/p.Months())+1
	if p == ByMonth {
		return fmt.Sprintf("%04d-%02d", year, part)
	}
	return fmt.Sprintf("%04d-Q%d", year, part)
}

// First is the first day of a period.
func (p Period) First(number int) deals.Day {
	month := number * p.Months()
	return notation.DayOf(time.Date(month/yearMonths, time.Month(month%yearMonths+1), 1, 0, 0, 0, 0, time.UTC))
}

// Last is the last day of a period.
func (p Period) Last(number int) deals.Day { return p.First(number+1) - 1 }
