package forecast

import (
	"fmt"
	"strings"

	"revops/deals"
	"revops/fact"
)

// Tally counts deals for a Question. It keeps no deal.
type Tally struct {
	question Question
	book     book
	// values are the books of the values of the dimension, nil without one.
	values  map[string]*book
	tooMany bool
	valueOf func(*deals.Deal) string
	size    fact.Size

	// later counts the deals that entered after the as-of day; ageless, undated and early count open deals without a date of entry, closed
	// deals without a date of their close, and deals that closed before they entered.
	later, ageless, undated, early int
	// largestOpen is the highest amount of an open deal, of those the one that entered last.
	largestOpen LargestOpen
}

// NewTally begins a count.
func NewTally(question Question) *Tally {
	t := &Tally{question: question, valueOf: question.Dimension.Value()}
	if !question.Dimension.None() {
		t.values = map[string]*book{}
	}
	return t
}

// Count adds a deal. One that entered after the as-of day does not count, one that closed after it is open.
func (t *Tally) Count(d *deals.Deal) {
	entered := d.Entered()
	switch {
	case entered > t.question.AsOf:
		t.later++
		return
	case d.State == deals.Unknown:
		return
	}
	t.size.Add(d.Amount)
	isClosed := d.State.Closed() && d.Closed <= t.question.AsOf
	switch {
	case !isClosed:
		t.countOpen(d)
	case d.Closed == deals.NoDay:
		t.undated++
	case d.Closed < entered:
		t.early++
	}
	t.book.count(d, isClosed)
	if t.values == nil || t.tooMany {
		return
	}
	value := t.valueOf(d)
	of := t.values[value]
	if of == nil {
		if t.tooMany = len(t.values) == MaxValues; t.tooMany {
			return
		}
		of = &book{}
		t.values[strings.Clone(value)] = of
	}
	of.count(d, isClosed)
}

func (t *Tally) countOpen(d *deals.Deal) {
	entered := d.Entered()
	if entered == deals.NoDay {
		t.ageless++
		return
	}
	if largest := &t.largestOpen; d.HasAmount && (d.Amount > largest.Amount || d.Amount == largest.Amount && entered > largest.Entered) {
		*largest = LargestOpen{Amount: d.Amount, Entered: entered}
	}
}

// check refuses what cannot be forecast.
func (t *Tally) check() error {
	if !t.size.Fits() {
		return fact.ErrTooMuch
	}
	if t.tooMany {
		return fmt.Errorf("the column %s has more than %d values, too many to forecast each", t.question.Dimension, MaxValues)
	}
	won, priced := 0, 0
	for c := range t.book.all() {
		won, priced = won+int(c.won), priced+int(c.priced)
	}
	if won > 0 && priced == 0 {
		return ErrNoAmounts
	}
	return nil
}
