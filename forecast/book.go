package forecast

import (
	"hash/maphash"
	"iter"
	"math"
	"math/bits"

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

// closes reports whether it is known when the deals closed.
func (c *cell) closes() bool { return c.closed != never && c.closed != deals.NoDay }

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
	// slabs hold the cells in the order in which they were made, the full ones slabSize each.
	slabs [][]cell
	made  int
	// table holds the number of each cell, counted from 1, at the first free place from the one on that the hash of its days gives.
	// At least half of it is free. For a million deals a map takes twice as long. The seed keeps a file from choosing the places.
	table []int32
	seed  uint64
}

const slabSize = 1024

// all are the cells.
func (b *book) all() iter.Seq[*cell] {
	return func(yield func(*cell) bool) {
		for _, slab := range b.slabs {
			for i := range slab {
				if !yield(&slab[i]) {
					return
				}
			}
		}
	}
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

// at is the cell of two days.
func (b *book) at(entered, closed deals.Day) *cell {
	if 2*b.made >= len(b.table) {
		b.grow()
	}
	place := b.place(entered, closed)
	if number := b.table[place]; number > 0 {
		return b.numbered(number)
	}
	if b.made%slabSize == 0 {
		b.slabs = append(b.slabs, nil)
	}
	last := &b.slabs[len(b.slabs)-1]
	*last = append(*last, cell{entered: entered, closed: closed})
	b.made++
	b.table[place] = int32(b.made)
	return &(*last)[len(*last)-1]
}

// place is where the number of the cell of two days stands, or is to stand.
func (b *book) place(entered, closed deals.Day) uint64 {
	const odd = 0x9e3779b97f4a7c15
	high, low := bits.Mul64((uint64(uint32(entered))<<32|uint64(uint32(closed)))^b.seed, odd)
	mask := uint64(len(b.table) - 1)
	place := (high ^ low) & mask
	for b.table[place] > 0 {
		if c := b.numbered(b.table[place]); c.entered == entered && c.closed == closed {
			break
		}
		place = (place + 1) & mask
	}
	return place
}

func (b *book) numbered(number int32) *cell {
	return &b.slabs[(number-1)/slabSize][(number-1)%slabSize]
}

// grow doubles the table.
func (b *book) grow() {
	if b.table == nil {
		b.seed = maphash.Bytes(maphash.MakeSeed(), nil)
	}
	b.table = make([]int32, max(2*len(b.table), 16))
	number := int32(0)
	for c := range b.all() {
		number++
		b.table[b.place(c.entered, c.closed)] = number
	}
}
