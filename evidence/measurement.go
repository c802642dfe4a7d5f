// Package evidence works out what deals show of the elements of a framework. A Measurement counts deals for the figures
// that measures name (measurement.go, shares.go). Its method Judge compares the figures with the rules of each measure and
// says which grade they suggest or allow at most (judge.go): it gives a Shown for each measure (shown.go), with a
// FigureValue for each figure (figure_value.go). Nothing here changes an answer.
package evidence

import (
	"cmp"
	"slices"

	"revops/deals"
	"revops/framework"
	"revops/internal/diag"
)

// Measurement counts deals for measures. It keeps no deal, but for the rows that KeepRows asks for. The order in which
// deals come makes no difference to the figures.
type Measurement struct {
	measures *framework.Measures
	asOf     deals.Day

	channel, industry, kind, owner column
	// deal is the one that is being counted. It is a field to avoid an allocation for each deal.
	deal deal

	sets                 []set
	channels, industries spellings
	owners               owners
	accounts             accounts
	// margins count deals that were won recently by their profit in tenths of a percent of the amount.
	margins map[int64]int
	// months are the numbers of the calendar months in which a deal was won recently.
	months map[int]bool
	// earliest is the first day on which a deal closed, NoDay where none did.
	earliest deals.Day

	// size lacks the owners.
	size Size

	// maxRows is how many rows are kept of each share; file is that of the deals that come.
	maxRows, file int
}

// NewMeasurement begins a count for the measures as of a day.
func NewMeasurement(measures *framework.Measures, asOf deals.Day) *Measurement {
	m := &Measurement{
		measures: measures, asOf: asOf, sets: newSets(),
		channel: newColumn(), industry: newColumn(), kind: newColumn(), owner: newColumn(),
		channels: newSpellings(), industries: newSpellings(), owners: owners{sums: map[string]*ownerSums{}},
		accounts: accounts{sums: map[uint64]account{}}, margins: map[int64]int{}, months: map[int]bool{},
	}
	words := &measures.Words
	m.channel.define(elsewhere, words.Elsewhere)
	m.channel.define(unknown, words.Unknown)
	m.industry.define(unknown, words.Unknown)
	m.kind.define(existing, words.Existing)
	m.kind.define(upgrade, words.Upgrade)
	m.kind.define(renewal, words.Renewal)
	m.owner.define(shared, words.Shared)
	return m
}

// KeepRows asks for the first n deals that are in the whole of a share and not in its part. It is called before anything
// is counted.
func (m *Measurement) KeepRows(n int) { m.maxRows = n }

// BeginFile says from which file the deals come that are counted from now on, by its index in the order of reading.
func (m *Measurement) BeginFile(i int) { m.file = i }

// Count adds a deal. A deal that entered the pipeline after the as-of day was not there on that day: it does not
// count. One that closed after it is open.
func (m *Measurement) Count(counted *deals.Deal) {
	if counted.Entered() > m.asOf {
		return
	}
	m.size.Deals++
	if !m.look(counted) {
		return
	}
	d := &m.deal
	if d.open {
		m.size.Open++
	}
	if d.won {
		m.size.Won++
	}
	m.countShares(d)
	if d.entered && d.channel.isNamed() {
		m.channels.add(d.channel)
	}
	if (d.open || d.won) && d.industry.meaning == ordinary {
		m.industries.add(d.industry)
	}
	if d.owner.meaning == ordinary {
		m.countOwned(d)
	}
	if d.before || d.won {
		m.countWon(d)
	}
}

// countShares counts a deal for each share that it is in the whole of.
func (m *Measurement) countShares(d *deal) {
	for i := range m.sets {
		set := &m.sets[i]
		if !set.holds(d) {
			continue
		}
		set.whole++
		for at := range set.shares {
			share := &set.shares[at]
			switch {
			case share.holds(d):
				share.part++
			case len(share.rows) < m.maxRows:
				share.rows = append(share.rows, rowOf(m.file, d.Deal))
			}
		}
	}
}

// countWon counts a deal that was won in one of the two windows for its account, its margin and its month.
func (m *Measurement) countWon(d *deal) {
	if d.Account != "" {
		m.accounts.count(d)
	}
	if !d.won {
		return
	}
	if d.Closed != deals.NoDay {
		m.months[d.Closed.Month()] = true
	}
	if d.HasProfit && d.HasAmount && d.Amount != 0 {
		m.margins[marginOf(d.Profit, d.Amount)]++
	}
}

// maxMargin is the highest margin, and the lowest below 0, of which deals are counted.
const maxMargin = 2000

// marginOf is a profit in tenths of a percent of an amount, rounded half away from zero. A margin beyond maxMargin is maxMargin + 1.
func marginOf(profit, amount deals.Money) int64 {
	size := max(amount, -amount)
	// Beyond this the product might not fit.
	if profit/(maxMargin+1) > size || profit/(maxMargin+1) < -size {
		return maxMargin + 1
	}
	rounded := int64((2000*max(profit, -profit) + size) / (2 * size))
	switch {
	case rounded > maxMargin:
		return maxMargin + 1
	case (profit < 0) != (amount < 0):
		return -rounded
	default:
		return rounded
	}
}

// Size says how many deals were counted, by which a person sees whether they are those of the whole company.
type Size struct {
	// Deals counts those that had entered the pipeline by the as-of day, Open those that were open on it, Won those that were won
	// within Measures.Window days up to it.
	Deals, Open, Won int
	// Owners counts the persons who own open deals or deals that came, closed or were touched lately, 0 for none and for too many to count.
	Owners int
}

// Size is that of the deals counted so far.
func (m *Measurement) Size() Size {
	size := m.size
	size.Owners = len(m.owners.sums)
	return size
}

// Row is a row with a deal that is in the whole of a share and not in its part.
type Row struct {
	// File is the file's index, as given to BeginFile.
	File int
	Row  int
	// ID and Account are cut where they are long.
	ID, Account string
}

func rowOf(file int, d *deals.Deal) Row {
	return Row{File: file, Row: d.Row, ID: diag.Shortened(d.ID), Account: diag.Shortened(d.Account)}
}

// earliestRows gives the first rows of several lists, at most limit of them.
func earliestRows(limit int, lists ...[]Row) []Row {
	all := slices.Concat(lists...)
	slices.SortFunc(all, func(a, b Row) int { return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row)) })
	return all[:min(len(all), limit)]
}
