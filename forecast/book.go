package forecast

import (
	"math"

	"revops/deals"
	"revops/fact"
)

// never is the day on which a deal closes that is open on the as-of day.
const never deals.Day = math.MaxInt32

// cell counts the deals that entered on one day and closed on another. Whole numbers only, so that the order of deals makes no
// difference.
type cell struct {
	// entered is NoDay where it is not known; closed is NoDay for a deal that closed nobody knows when.
	entered, closed deals.Day
	deals, won      int32
	// valued counts the deals with an amount other than 0, wonValued those of them that are won, priced the won deals with any
	// amount.
	valued, wonValued, priced int32
	value, wonValue           fact.Total
	// largest is the highest amount of a won deal.
	largest deals.Money
}

// known is the day from which on it is known that the deals closed: one that was entered after it had closed was not known before.
func (c *cell) known() deals.Day { return max(c.entered, c.closed) }

// appears is the first day on which anything is known of the deals.
func (c *cell) appears() deals.Day {
	if c.entered == deals.NoDay {
		return c.closed
	}
	return c.entered
}

// aged reports whether the deals have an age at each day: those without both dates, and those that closed before they entered,
// have none.
func (c *cell) aged() bool {
	return c.entered != deals.NoDay && c.closed != deals.NoDay && c.closed >= c.entered
}

// book counts deals by the days on which they entered and closed. The zero value is empty.
type book struct {
	places map[uint64]int32
	cells  []cell
}

// count adds a deal that is closed on the as-of day, or open.
func (b *book) count(d *deals.Deal, isClosed bool) {
	entered, closed := d.Entered(), never
	if isClosed {
		closed = d.Closed
	}
	c := b.at(entered, closed)
	c.deals++
	won := isClosed && d.State == deals.Won
	if d.HasAmount && (d.Amount != 0 || d.Rest != 0) {
		c.valued++
		c.value.Add(fact.TotalOf(d))
		if won {
			c.wonValued++
		}
	}
	if !won {
		return
	}
	c.won++
	if d.HasAmount {
		c.priced++
		c.wonValue.Add(fact.TotalOf(d))
		c.largest = max(c.largest, d.Amount)
	}
}

func (b *book) at(entered, closed deals.Day) *cell {
	key := uint64(uint32(entered))<<32 | uint64(uint32(closed))
	place, known := b.places[key]
	if !known {
		if b.places == nil {
			b.places = map[uint64]int32{}
		}
		place = int32(len(b.cells))
		b.places[key] = place
		b.cells = append(b.cells, cell{entered: entered, closed: closed})
	}
	return &b.cells[place]
}
