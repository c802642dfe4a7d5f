package text

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"revops/assess"
	"revops/fact"
	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
)

// Fact writes the factors for a terminal: what was recognised, then the figures.
func Fact(w io.Writer, f *document.Fact, style Style) error {
	return WriteTerminal(w, style, func(t *Terminal) {
		t.Paragraph("", f.About())
		warnings(t, f.Read())
		DealsRead(t, f.Read())
		var columns []wonColumn
		for _, p := range narrative.RecentPeriods(f) {
			columns = append(columns, wonColumn{name: p.Name, won: p.WonValue})
		}
		wonColumns(t, "Won Value by "+string(f.Period)+" as columns", columns, false)
		FactFigures(t, f)
	})
}

// FactMarkdown writes the same as Markdown.
func FactMarkdown(w io.Writer, f *document.Fact) error {
	return WriteMarkdown(w, func(m *Markdown) {
		m.Title(document.FactorsTitle)
		m.Note(f.About())
		warnings(m, f.Read())
		DealsRead(m, f.Read())
		FactFigures(m, f)
	})
}

// FactFigures writes the figures: of all deals, by period, how they changed, and by the values of the dimension.
func FactFigures(to Layout, f *document.Fact) {
	t := factTable{to, f}
	t.overall()
	t.periods()
	t.trend()
	t.parts()
}

type factTable struct {
	Layout
	fact *document.Fact
}

// overall are the figures of all deals.
func (t factTable) overall() {
	t.Heading(document.FactorsTitle + ", " + t.fact.Days())
	t.figures(t.fact.FactorFigures())
	t.Note(document.FactorsLegend)
	for _, remark := range t.fact.Remarks() {
		t.Note(remark)
	}
	t.Heading("Value and pipeline")
	t.figures(t.fact.ValueFigures())
}

func (t factTable) figures(figures []document.FactFigure) {
	var rows [][]string
	for _, f := range figures {
		rows = append(rows, []string{f.Name, f.Text, f.Basis})
	}
	t.Table(slices.Concat(Words("Figure"), Numbers("Value"), Prose("Based on")), rows)
}

// notListed says that a person is not shown all, and where they are.
func notListed(to Layout, number int, one, many string) {
	hidden := document.Count(number, one, many) + " not shown"
	if to.Operated() {
		hidden += ": --format csv or json lists all"
	}
	to.Note(hidden + ".")
}

func (t factTable) periods() {
	periods := narrative.RecentPeriods(t.fact)
	period := string(t.fact.Period)
	t.Heading("By " + period)
	if len(periods) == 0 {
		t.Note(fmt.Sprintf("No deal has an entry or close date, so there are no figures by %s.", period))
		return
	}
	var rows [][]string
	few, partial := false, false
	for i := range periods {
		p := &periods[i]
		name := p.Name
		if !p.Full {
			name += "*"
			partial = true
		}
		few = few || p.Interval != nil
		rows = append(rows, append([]string{name}, figureCells(&p.Factors)...))
	}
	t.Table(append(Words(document.Capital(period)), figureColumns()...), rows)
	t.Note("Conversion: Conversion Rate. Avg sale: Average Sale. Days: mean Time to Close, in days. Amounts are rounded.")
	if hidden := len(t.fact.Periods) - len(periods); hidden > 0 {
		notListed(t, hidden, "earlier "+period, "earlier "+period+"s")
	}
	if partial {
		t.Note(fmt.Sprintf("* Only part of the %s is covered.", period))
	}
	t.intervalNote(few)
}

// intervalNote explains the brackets behind a rate.
func (t factTable) intervalNote(few bool) {
	if few {
		t.Note(fmt.Sprintf("In parentheses, where fewer than %d deals closed: the range that holds the true rate with 95%% confidence, in percent.", fact.FewDeals))
	}
}

// figureColumns are those of figureCells. Amounts are in whole units.
func figureColumns() []Column {
	return Numbers("Flow", "Won", "Lost", "Conversion", "Avg sale", "Days", "New Value", "Won Value")
}

func figureCells(f *document.Factors) []string {
	return []string{
		strconv.Itoa(f.Flow), strconv.Itoa(f.Won), strconv.Itoa(f.Lost), f.Rate(), document.WholeAmountOrDash(f.AverageSale),
		document.TenthsOrDash(f.TimeToClose.Mean), document.WholeAmountOrDash(f.NewValue), document.WholeAmount(f.WonValue),
	}
}

// trend draws each figure over the full periods, and says how it changed in the last one.
func (t factTable) trend() {
	g := t.fact.Change
	if g == nil {
		return
	}
	t.Heading(fmt.Sprintf("Change from %s to %s", g.From, g.To))
	periods := slices.DeleteFunc(slices.Clone(narrative.RecentPeriods(t.fact)), func(p document.FactPeriod) bool { return !p.Full })
	series := document.FactorSeries()
	var rows [][]string
	for i, figure := range t.fact.ChangeFigures() {
		scores, _ := series[i].Scaled(periods)
		rows = append(rows, []string{figure.Name, t.Spark(scores), figure.Text, figure.Basis})
	}
	t.Table(slices.Concat(Words("Figure", fmt.Sprintf("Trend %s to %s", periods[0].Name, periods[len(periods)-1].Name)), Numbers("Change"), Words("")), rows)
	t.Note("Change is relative: from 40% to 50% is +25%. Each bar is a " + string(t.fact.Period) + ", scaled from 0 to the highest value; a dot marks one without a value.")
}

func (t factTable) parts() {
	f := t.fact
	if f.Dimension == nil {
		return
	}
	name := diag.Printable(*f.Dimension)
	shown := narrative.ShownParts(f.By)
	t.Heading("By " + name)
	var rows, contributions [][]string
	few := false
	for i := range shown {
		p := &shown[i]
		few = few || p.Interval != nil
		cells := figureCells(&p.Factors)
		rows = append(rows, append([]string{f.PartName(p)}, cells[:len(cells)-1]...))
		contributions = append(contributions, []string{
			f.PartName(p), document.WholeAmount(p.WonValue), document.Percentage(p.OfWonValue), bar(t, assess.Score{
				Tenths: int(min(max(p.OfWonValue.Of10000, 0), 10000) / 10), Known: p.OfWonValue.Known,
			}), document.WholeAmountOrDash(p.Gained), document.Percentage(p.OfChange),
		})
	}
	columns := figureColumns()
	t.Table(append(Prose(document.Capital(name)), columns[:len(columns)-1]...), rows)
	t.intervalNote(few)
	t.Heading(f.ContributionTitle())
	t.Table([]Column{
		{Title: document.Capital(name), Flexible: true},
		{Title: "Won Value", Number: true},
		{Title: "Share", Number: true},
		{Title: ""},
		{Title: "Change", Number: true},
		{Title: "Share of change", Number: true, Flexible: true},
	}, contributions)
	t.contributionNotes(len(shown))
}

func (t factTable) contributionNotes(shown int) {
	f := t.fact
	if hidden := len(f.By) - shown; hidden > 0 {
		notListed(t, hidden, "more value", "more values")
	}
	if len(f.By) > 0 && f.By[len(f.By)-1].Others {
		t.Note("Too many values to list each: those with few deals are combined in (others).")
	}
	if g := f.Change; g != nil {
		t.Note(fmt.Sprintf("Change: in Won Value from %s to %s, %s in total.", g.From, g.To, document.WholeAmount(g.Gained)))
	} else {
		t.Note(fmt.Sprintf("No change shown: that takes two full %ss.", f.Period))
	}
}
