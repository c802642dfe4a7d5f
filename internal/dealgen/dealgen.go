// Package dealgen writes exports of deals as a CRM would, with faults in them, for tests and benchmarks, and tells what each
// row holds and what a reader has to say about it. The same options give the same bytes on every machine.
package dealgen

import (
	"bufio"
	"io"
	"math/rand/v2"
	"slices"
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

// Has reports whether the export has a column for a field.
func (o Options) Has(field Field) bool {
	return slices.ContainsFunc(columnsOf(o), func(c column) bool { return c.field == field })
}

// Write writes an export, and gives each row that holds anything to each, unless that is nil. The deal is that of the row
// until each returns.
func Write(w io.Writer, options Options, each func(*Deal)) error {
	g := newGenerator(options, each)
	out := bufio.NewWriterSize(w, 1<<20)
	if _, err := out.Write(g.header()); err != nil {
		return err
	}
	for i := range options.Rows {
		if _, err := out.Write(g.row(i)); err != nil {
			return err
		}
	}
	return out.Flush()
}

type generator struct {
	options Options
	dice    dice
	columns []column
	has     [fields]bool
	each    func(*Deal)
	// number is that of the row, the header being the first.
	number int
	// id counts the deals, and usable is an id that a usable row has had; 0 before there is one.
	id, usable int
	deal       Deal
	line       []byte
}

func newGenerator(options Options, each func(*Deal)) *generator {
	g := &generator{options: options, dice: dice{rand.NewPCG(options.Seed, 1)}, columns: columnsOf(options), each: each, number: 1}
	for _, c := range g.columns {
		g.has[c.field] = true
	}
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

// row writes the next row.
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

// enter gives the row away.
func (g *generator) enter() {
	g.deal.Row = g.number
	if g.deal.Unusable == "" && g.deal.ID > 0 {
		g.usable = g.deal.ID
	}
	if g.each != nil {
		g.each(&g.deal)
	}
}

// dice draws numbers. Its source is specified to the bit.
type dice struct{ source *rand.PCG }

func (d *dice) below(n int) int { return int(d.source.Uint64() % uint64(n)) }

// chance is true so many times of a hundred.
func (d *dice) chance(percent int) bool { return d.below(100) < percent }

func pick[T any](d *dice, from ...T) T { return from[d.below(len(from))] }
