package fact

import (
	"revops/deals"
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
