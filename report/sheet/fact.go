package sheet

import (
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/deals"
	"revops/fact"
	"revops/report/document"
)

// factRow is a set of deals with its figures.
type factRow struct {
	// set is overall, period or value.
	set, name string
	// shown is the name for people where that is another.
	shown string
	*document.Factors
	// stock and part are nil where the set has none.
	stock *document.Stock
	part  *document.FactPart
}

// FactCSV writes the figures, one set of deals a row: all of them, then the periods, then the values of the dimension.
func FactCSV(w io.Writer, f *document.Fact) error { return factGrid(f).csv(w) }

// Fact writes a workbook: the figures of all deals, those of each period and value, and what was recognised.
func Fact(w io.Writer, f *document.Fact, author string) error {
	return workbook{
		title: document.FactorsTitle + ": " + f.About(), date: answers.Date(f.AsOf.String()),
		currency: f.Currency, pages: append([]sheetPage{factSummary(f), pageOf(factGrid(f))}, dealsPages(f.Read())...),
	}.write(w, author)
}

func factSummary(f *document.Fact) sheetPage {
	page := sheetPage{
		name: "Summary", lines: append([]string{document.FactorsTitle, f.About()}, f.Read().WarningLines()...), widths: []float64{24, 40, 18, 15, 15, 15, 15, 15},
		grids: []grid{figuresOfFact(document.FactorsTitle+", "+f.Days(), f.FactorFigures()), figuresOfFact("Value and pipeline", f.ValueFigures())},
	}
	page.lines = append(page.lines, f.Remarks()...)
	if len(f.Periods) > 0 {
		page.grids = append(page.grids, periodsOfFact(f))
	}
	if g := f.Change; g != nil {
		page.grids = append(page.grids, newGrid(fmt.Sprintf("Change from %s to %s", g.From, g.To), []attribute[document.FactFigure]{
			{"figure", "Figure", lookPlain, 0, func(f document.FactFigure) any { return f.Name }, nil},
			{"change", "Change", lookShareChange, 0, func(f document.FactFigure) any { return f.Value }, nil},
		}, f.ChangeFigures()))
	}
	return page
}

// periodsOfFact are the won and the expected value of each period.
func periodsOfFact(f *document.Fact) grid {
	period := string(f.Period)
	g := newGrid("Value by "+period, []attribute[document.FactPeriod]{
		{"period", document.Capital(period), lookPlain, 0, func(p document.FactPeriod) any { return p.Name }, nil},
		{"won_value", "Won Value", lookMoney, 0, func(p document.FactPeriod) any { return p.WonValue }, nil},
		{"new_value", "New Value", lookMoney, 0, func(p document.FactPeriod) any { return p.NewValue }, nil},
	}, f.Periods)
	g.chart = &chart{title: "Won Value and New Value by " + period, kind: excelize.Col, series: []int{1, 2}, format: "#,##0"}
	return g
}

func figuresOfFact(title string, figures []document.FactFigure) grid {
	return newGrid(title, []attribute[document.FactFigure]{
		{"figure", "Figure", lookPlain, 0, func(f document.FactFigure) any { return f.Name }, nil},
		{"basis", "Based on", lookLong, 0, func(f document.FactFigure) any { return f.Basis }, nil},
		{"value", "Value", lookPlain, 0, func(f document.FactFigure) any { return looking{f.Value, lookOf(f.Value)} }, nil},
	}, figures)
}

// lookOf is the look of a figure of deals by its type.
func lookOf(value any) look {
	switch value.(type) {
	case fact.Share:
		return lookShare
	case fact.Value, deals.Money:
		return lookMoney
	case *document.Tenths:
		return lookDecimal
	default:
		return lookPlain
	}
}

func factGrid(f *document.Fact) grid {
	rows := []factRow{{set: "overall", Factors: &f.Overall.Factors, stock: &f.Overall.Stock}}
	for i := range f.Periods {
		rows = append(rows, factRow{set: "period", name: f.Periods[i].Name, Factors: &f.Periods[i].Factors})
	}
	for i := range f.By {
		p := &f.By[i]
		name, shown := "", f.PartName(p)
		switch {
		case p.Others:
			name = shown
		case p.Value != nil:
			name, shown = *p.Value, ""
		}
		rows = append(rows, factRow{"value", name, shown, &p.Factors, &p.Stock, p})
	}
	fields := append(factorAttributes(), stockAttributes()...)
	return newGrid("Factors", slices.Concat(fields, partAttributes(), readAttributes[factRow](f.Read())), rows)
}

func factorAttributes() []attribute[factRow] {
	interval := func(value func(*document.Interval) any) func(factRow) any {
		return optional(func(r factRow) *document.Interval { return r.Interval }, value)
	}
	return []attribute[factRow]{
		{"set", "Set", lookPlain, 10, func(r factRow) any { return r.set }, nil},
		{"name", "Name", lookPlain, 24, func(r factRow) any { return r.name }, func(r factRow) string { return r.shown }},
		{"flow", "Flow", lookPlain, 8, func(r factRow) any { return r.Flow }, nil},
		{"won", "Won", lookPlain, 8, func(r factRow) any { return r.Won }, nil},
		{"won_with_amount", "Won with an amount", lookPlain, 8, func(r factRow) any { return r.Priced }, nil},
		{"lost", "Lost", lookPlain, 8, func(r factRow) any { return r.Lost }, nil},
		{"average_sale", "Average Sale", lookMoney, 14, func(r factRow) any { return r.AverageSale }, nil},
		{"conversion_rate", "Conversion Rate", lookShare, 12, func(r factRow) any { return r.Conversion }, nil},
		{"conversion_low", "Conversion from", lookShare, 12, interval(func(i *document.Interval) any { return i.Low }), nil},
		{"conversion_high", "Conversion to", lookShare, 12, interval(func(i *document.Interval) any { return i.High }), nil},
		{"time_to_close_mean", "Time to Close", lookDecimal, 12, func(r factRow) any { return r.TimeToClose.Mean }, nil},
		{"time_to_close_median", "Median", lookDecimal, 12, func(r factRow) any { return r.TimeToClose.Median }, nil},
		{"time_to_close_n", "Deals timed", lookPlain, 12, func(r factRow) any { return r.TimeToClose.N }, nil},
		{"new_value", "New Value", lookMoney, 14, func(r factRow) any { return r.NewValue }, nil},
		{"won_value", "Won Value", lookMoney, 14, func(r factRow) any { return r.WonValue }, nil},
	}
}

// stockAttributes are empty for periods, as deals are open on a day.
func stockAttributes() []attribute[factRow] {
	of := func(value func(*document.Stock) any) func(factRow) any {
		return optional(func(r factRow) *document.Stock { return r.stock }, value)
	}
	return []attribute[factRow]{
		{"open", "Open", lookPlain, 8, of(func(s *document.Stock) any { return s.Open }), nil},
		{"open_value", "Open pipeline", lookMoney, 14, of(func(s *document.Stock) any { return s.OpenValue }), nil},
		{"overdue", "Overdue", lookPlain, 8, of(func(s *document.Stock) any { return s.Overdue }), nil},
		{"overdue_value", "Overdue pipeline", lookMoney, 14, of(func(s *document.Stock) any { return s.OverdueValue }), nil},
	}
}

// partAttributes are empty for sets that are not values of the dimension.
func partAttributes() []attribute[factRow] {
	of := func(value func(*document.FactPart) any) func(factRow) any {
		return optional(func(r factRow) *document.FactPart { return r.part }, value)
	}
	return []attribute[factRow]{
		{"share_of_won_value", "Share of won value", lookShare, 12, of(func(p *document.FactPart) any { return p.OfWonValue }), nil},
		{"won_value_difference", "Change", lookMoney, 14, of(func(p *document.FactPart) any { return p.Gained }), nil},
		{"share_of_difference", "Share of change", lookShare, 12, of(func(p *document.FactPart) any { return p.OfChange }), nil},
	}
}
