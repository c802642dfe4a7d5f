package deals

import (
	"cmp"
	"fmt"
	"slices"

	"revops/internal/yamlpos"
)

// result says what was recognised in the file.
func (d *delivery) result() *Import {
	known := *d.known.Load()
	i := &Import{
		Name: d.table.name, Columns: d.layout.columns, Missing: missing(d.layout), Given: given(d.layout), Rows: d.rows, Deals: d.deals, Ignored: d.ignored,
		Unusable: d.counters.list(ragged, duplicate), Notes: d.counters.list(created0, notUTF8),
		Dates: sharedOrder(d.orders(known)), Decimal: d.decimal(known), Currency: d.layout.mapped.Currency, Said: d.table.said,
	}
	if i.Currency == "" && len(d.currencies) > 0 {
		i.Currency = slices.MaxFunc(d.currencies, func(a, b currencySeen) int {
			return cmp.Or(cmp.Compare(a.count, b.count), cmp.Compare(b.row, a.row))
		}).code
	}
	for _, currency := range d.currencies {
		i.Currencies = append(i.Currencies, currency.code)
	}
	slices.Sort(i.Currencies)
	for stage, rows := range d.stages {
		i.Stages = append(i.Stages, Stage{Value: stage.value, Outcome: stage.outcome, Means: stage.means, Rows: *rows})
	}
	slices.SortFunc(i.Stages, func(a, b Stage) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.Value, b.Value), cmp.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Means, b.Means))
	})
	d.sayForms(i, known)
	d.sayStages(i)
	return i
}

// orders are those by which dates were read, "" for columns that needed none.
func (d *delivery) orders(known forms) [dateRoles]DateOrder {
	for i := range known.dates {
		if s := &d.shows.dates[i]; s.undecided.row == 0 || known.dates[i] == "" {
			known.dates[i] = decide(s, DayFirst, MonthFirst)
		}
	}
	return known.dates
}

// decimal is the separator by which amounts were read, "" where none has decimals or groups.
func (d *delivery) decimal(known forms) Decimal {
	if s := &d.shows.amount; s.undecided.row > 0 {
		return known.decimal
	}
	return decide(&d.shows.amount, Point, Comma)
}

// sayForms says how dates and amounts were read that can be read in two ways.
func (d *delivery) sayForms(i *Import, known forms) {
	for at, order := range d.orders(known) {
		if order == "" {
			continue
		}
		how := "the day"
		if order == MonthFirst {
			how = "the month"
		}
		why := ""
		switch {
		case d.layout.mapped.Dates == YearFirst:
			continue
		case d.layout.mapped.Dates != "":
			why = ", as the map says"
		case d.guessed.dates[at] != "":
			why = ", as in the other columns of dates"
		}
		i.Said = append(i.Said, fmt.Sprintf("dates of the column %s begin with %s%s", d.header(d.layout.dates[at]), how, why))
	}
	if s := &d.shows.amount; d.guessed.decimal != "" {
		i.Said = append(i.Said, fmt.Sprintf("amounts such as %s are read as thousands: none has decimals", yamlpos.Quote(s.undecided.value)))
	}
	if d.layout.converted() {
		i.Said = append(i.Said, "amounts are those of the column "+d.header(d.layout.amount))
	}
}

// sayStages warns of stages that count as open and sound like the end of a deal.
func (d *delivery) sayStages(i *Import) {
	for _, stage := range i.Stages {
		if stage.Means == ByDefault && looksClosed(stage.Value) {
			i.Said = append(i.Said, fmt.Sprintf("the stage %s counts as open, though its name sounds closed: a map can say won, lost or ignore",
				yamlpos.Quote(stage.Value)))
		}
	}
}
