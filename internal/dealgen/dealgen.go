// Package dealgen writes exports of deals as a CRM would, with faults in them, for tests and benchmarks, and tells what each
// row holds and what a reader has to say about it. The same options give the same bytes on every machine.
package dealgen

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"
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
	// Narrow leaves out what not every export has: fifteen columns are left, with quotes only around cells that need them.
	Narrow bool
	// Costs adds columns of profit, costs, account steps and reasons for a loss and, where the shape has a column for the currency,
	// amounts in dollars among those in euro. A map then has to say that euro count.
	Costs bool
}

// Has reports whether the export has a column for a field.
func (o Options) Has(field string) bool {
	return slices.ContainsFunc(columnsOf(o), func(c column) bool { return c.field == field })
}

// Write writes an export, and gives each row that holds anything to each, unless that is nil. The deal is that of the row
// until each returns.
func Write(w io.Writer, options Options, each func(*Deal)) error {
	g := newGenerator(options, each)
	out := bufio.NewWriterSize(w, 1<<20)
	for i := range options.Rows + 1 {
		line := g.header()
		if i > 0 {
			line = g.row(i == 1)
		}
		if _, err := out.WriteString(line + g.end); err != nil {
			return err
		}
	}
	return out.Flush()
}

type generator struct {
	options Options
	dice    dice
	columns []column
	has     map[string]bool
	each    func(*Deal)
	// delimiter and end are those of cells and of rows.
	delimiter, end string
	// number is that of the row, the header being the first.
	number int
	// id counts the deals, and usable is an id that a usable row has had; 0 before there is one.
	id, usable int
	deal       Deal
}

func newGenerator(options Options, each func(*Deal)) *generator {
	g := &generator{
		options: options, dice: dice{rand.NewPCG(options.Seed, 1)}, columns: columnsOf(options), has: map[string]bool{}, each: each, number: 1,
		delimiter: ",", end: "\n", deal: Deal{Text: map[string]string{}},
	}
	if options.Shape == Salesforce {
		g.delimiter, g.end = ";", "\r\n"
	}
	for _, c := range g.columns {
		g.has[c.field] = true
	}
	return g
}

func (g *generator) header() string {
	cells := make([]string, len(g.columns))
	for i, c := range g.columns {
		cells[i] = g.cell(c.header)
	}
	mark := ""
	if g.options.Shape == HubSpot {
		mark = "\uFEFF"
	}
	return mark + strings.Join(cells, g.delimiter)
}

// row gives the next row. The first one has no fault, and shows the order of day and month.
func (g *generator) row(first bool) string {
	g.number++
	g.draw()
	for first && !g.decisive() {
		g.draw()
	}
	if first || g.options.FaultEvery == 0 || g.dice.below(g.options.FaultEvery) > 0 {
		return g.enter(len(g.columns))
	}
	return g.faulty()
}

// enter gives the deal away, and its row with the first so many cells.
func (g *generator) enter(count int) string {
	d := &g.deal
	d.Row = g.number
	if d.Unusable == "" && d.ID > 0 {
		g.usable = d.ID
	}
	g.write()
	if g.each != nil {
		g.each(d)
	}
	cells := make([]string, count)
	for i, c := range g.columns[:count] {
		raw, faulty := d.instead[c.field]
		if cells[i] = raw; !faulty {
			cells[i] = g.cell(d.Text[c.field])
		}
	}
	return strings.Join(cells, g.delimiter)
}

// cell is a cell as it stands in the file, in quotes where it or the shape needs them.
func (g *generator) cell(text string) string {
	if strings.ContainsAny(text, "\"\n\r"+g.delimiter) || g.options.Shape == HubSpot && !g.options.Narrow {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

// write writes out the id, the amounts and the dates of the deal.
func (g *generator) write() {
	d := &g.deal
	d.Text["name"] = fmt.Sprint("Deal ", d.ID)
	created, date, activity := time.DateOnly, "01/02/2006", "01/02/2006"
	id, touched := strconv.Itoa(9_100_000_000+37*d.ID), ""
	if g.options.Shape == Salesforce {
		created, date, activity = "2/1/2006", "2/1/2006", time.DateOnly
		id, touched = fmt.Sprintf("006Q5%dEAC", 1_000_000+d.ID), "T09:12:44.000+0000"
	}
	if d.ID > 0 {
		d.Text["id"] = id
	}
	if d.Priced {
		d.Text["amount"] = g.money(d.Cents)
	}
	if d.HasProfit {
		d.Text["profit"] = g.money(d.Profit)
	}
	for _, day := range []struct {
		day                   int
		field, layout, behind string
	}{
		{d.Created, "created", created, " 08:05"},
		{d.Qualified, "qualified", date, " 07:26 AM"},
		{d.Closed, "closed", date, ""},
		{d.Activity, "activity", activity, touched},
	} {
		if day.day != 0 {
			d.Text[day.field] = Day(day.day).Format(day.layout) + day.behind
		}
	}
}

// money writes an amount as the shape has it.
func (g *generator) money(cents int64) string {
	sign, thousand, point := "$", ",", "."
	if g.options.Shape == Salesforce {
		sign, thousand, point = "", ".", ","
	}
	whole := strconv.FormatInt(cents/100, 10)
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + thousand + whole[at:]
	}
	return sign + whole + fmt.Sprintf("%s%02d", point, cents%100)
}

// Day is a day as the beginning of it in UTC.
func Day(day int) time.Time { return time.Unix(int64(day)*24*60*60, 0).UTC() }

// dice draws numbers. Its source is specified to the bit.
type dice struct{ source *rand.PCG }

func (d *dice) below(n int) int { return int(d.source.Uint64() % uint64(n)) }

// chance is true so many times of a hundred.
func (d *dice) chance(percent int) bool { return d.below(100) < percent }

func pick[T any](d *dice, from ...T) T { return from[d.below(len(from))] }
