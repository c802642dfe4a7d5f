// Package dealgen writes exports of deals as a CRM would, with faults in them, and knows the truth about what it wrote:
// every remark that a reader has to make and every figure, worked out by arithmetic of its own. Tests and benchmarks hold
// what reads deals to it. The same options give the same bytes on every machine.
package dealgen

import (
	"bufio"
	"io"
	"math/rand/v2"
)

// Shape is whose export a file looks like.
type Shape uint8

// The shapes.
const (
	// HubSpot has commas, quotes around every cell, months before days, and amounts such as $1,234.50.
	HubSpot Shape = iota
	// Salesforce has semicolons, quotes where they are needed, days before months, and amounts such as 1.234,50 in EUR.
	Salesforce
)

// Options say what to write.
type Options struct {
	Shape Shape
	Seed  uint64
	// Rows is how many rows to write below the header, those with faults and blank ones included.
	Rows int
	// AsOf is the day on which the deals are looked at, in days since 1970-01-01. Deals reach back three years from it.
	AsOf int
	// FaultEvery puts a fault into one row of so many; 0 puts none.
	FaultEvery int
	// Narrow leaves out what not every export has: fifteen columns are left.
	Narrow bool
	// Costs adds columns of profit, costs, account steps and reasons for a loss.
	Costs bool
	// OtherCurrency puts amounts in dollars among those in euro, where the shape has a column for the currency. A map has to
	// say that euro count.
	OtherCurrency bool
	// Plain puts quotes only around cells that need them, whatever the shape.
	Plain bool
}

// Write writes an export and tells the truth about it.
func Write(w io.Writer, options Options) (*Truth, error) {
	g := newGenerator(options)
	out := bufio.NewWriterSize(w, 1<<20)
	if _, err := out.Write(g.header()); err != nil {
		return nil, err
	}
	for i := range options.Rows {
		if _, err := out.Write(g.row(i)); err != nil {
			return nil, err
		}
	}
	return g.truth.close(), out.Flush()
}

type generator struct {
	options Options
	dice    dice
	columns []column
	has     [fields]bool
	truth   *Truth
	// number is that of the row, the header being the first.
	number int
	// id counts the deals, and usable is an id that a usable row has had; 0 before there is one.
	id, usable int
	deal       deal
	line       []byte
}

func newGenerator(options Options) *generator {
	g := &generator{options: options, dice: dice{rand.NewPCG(options.Seed, 1)}, columns: columnsOf(options), number: 1}
	for _, c := range g.columns {
		g.has[c.field] = true
	}
	g.truth = newTruth(options.AsOf, &g.has)
	return g
}

func (g *generator) header() []byte {
	g.line = g.line[:0]
	if g.options.Shape == HubSpot {
		g.line = append(g.line, "\uFEFF"...)
	}
	for i, c := range g.columns {
		g.separate(i)
		g.text(c.header)
	}
	return g.end()
}

// row writes the next row and enters it into the truth.
func (g *generator) row(i int) []byte {
	g.number++
	g.line = g.line[:0]
	g.draw()
	for i == 0 && !g.decisive() { // the first row shows the order of day and month
		g.draw()
	}
	if i == 0 || g.options.FaultEvery == 0 || g.dice.below(g.options.FaultEvery) > 0 {
		g.cells(len(g.columns))
		g.enter()
		return g.end()
	}
	return g.faulty()
}

// enter enters the deal as one that counts.
func (g *generator) enter() {
	g.truth.deal(&g.deal, g.number)
	if g.deal.id > 0 {
		g.usable = g.deal.id
	}
}

// dice draws numbers. Its source is specified to the bit.
type dice struct{ source *rand.PCG }

func (d *dice) below(n int) int { return int(d.source.Uint64() % uint64(n)) }

// chance is true so many times of a hundred.
func (d *dice) chance(percent int) bool { return d.below(100) < percent }

func pick[T any](d *dice, from ...T) T { return from[d.below(len(from))] }
