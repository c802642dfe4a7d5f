package evidence

import "slices"

// Lot is a number of deals that one of them stands for, as a database counts them.
type Lot struct {
	Deals int
	// Priced counts those that have an amount, and Value is the sum of these.
	Priced int
	Value  Money
}

// lotOf is the lot of one deal.
func lotOf(d *Deal) Lot {
	if !d.HasAmount {
		return Lot{Deals: 1}
	}
	return Lot{Deals: 1, Priced: 1, Value: d.Amount}
}

// The first day that is a date, and the first one after all that are. What lies outside stands for no date.
const (
	dayOne   Day = 1     // 1970-01-02
	dayAfter Day = 84006 // 2200-01-01
)

// Bounds are the days with which something else begins for the tally, in their order: deals whose dates lie between the
// same bounds are counted alike, but for the days that they took to close.
func (t *Tally) Bounds() []Day {
	q := &t.question
	days := []Day{q.AsOf, q.AsOf + 1, q.Since, q.Until + 1}
	for back := range MostPeriods {
		days = append(days, q.Period.first(t.last-back))
	}
	return bounds(days...)
}

// bounds puts days in order, with those between which a date is one.
func bounds(days ...Day) []Day {
	days = slices.DeleteFunc(days, func(day Day) bool { return !day.IsDate() })
	days = append(days, 0, dayOne, dayAfter)
	slices.Sort(days)
	return slices.Compact(days)
}

// Question is what the tally counts for.
func (t *Tally) Question() Question { return t.question }

// IsDate reports whether a day is one that a deal can have.
func (d Day) IsDate() bool { return d >= dayOne && d < dayAfter }
