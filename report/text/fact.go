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
)

// Fact writes the factors for a terminal: what was recognised, then the figures.
func Fact(w io.Writer, f *document.Fact, style Style) error {
	return WriteTerminal(w, style, func(t *Terminal) {
		t.Paragraph("", f.About())
		warnings(t, f.Read())
		DealsRead(t, f.Read())
		FactFigures(t, f)
	})
}

// FactMarkdown writes the same as Markdown.
func FactMarkdown(w io.Writer, f *document.Fact) error {
	return WriteMarkdown(w, func(m *Markdown) {
		m.Title("The four factors")
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
	f := &t.fact.Overall
	t.Heading("The four factors")
	rows := [][]string{
		{"Flow", strconv.Itoa(f.Flow), "deals that entered the pipeline"},
		{"Average Sale", document.AmountOrDash(f.AverageSale), document.Count(f.Priced, "won deal", "won deals") + " with an amount"},
		{"Conversion Rate", document.Percentage(f.Conversion), closedOf(&f.Factors)},
		{"Time to Close", timeToClose(f.TimeToClose), t.timed(f.TimeToClose)},
		{"New Value", document.AmountOrDash(f.NewValue), "Flow × Average Sale × Conversion Rate"},
		{"Won Value", document.Amount(f.WonValue), document.Count(f.Won, "won deal", "won deals")},
		{"Open pipeline", document.Amount(f.OpenValue), document.Count(f.Open, "open deal", "open deals")},
		{"Overdue", document.Amount(f.OverdueValue), document.Count(f.Overdue, "open deal", "open deals") + " with a close date that has passed"},
	}
	t.Table([]Column{{Title: "Figure"}, {Title: "Value", Number: true}, {Title: "Of", Flexible: true}}, rows)
	for _, remark := range t.fact.Remarks() {
		t.Note(remark)
	}
}

// closedOf says of how many deals a rate is and, where they are few, how sure it is.
func closedOf(f *document.Factors) string {
	text := fmt.Sprintf("%d won of %d closed", f.Won, f.Won+f.Lost)
	if f.Interval == nil {
		return text
	}
	return fmt.Sprintf("%s: few; the 95%% interval is %s to %s", text,
		document.Percentage(f.Interval.Low), document.Percentage(f.Interval.High))
}

func timeToClose(d document.Duration) string {
	if d.Mean == nil {
		return "–"
	}
	return d.Mean.String() + " days"
}

func (t factTable) timed(d document.Duration) string {
	what := "won deal"
	if t.fact.Base == fact.BaseClosed {
		what = "closed deal"
	}
	text := "mean of " + document.Count(d.N, what, what+"s")
	if d.Median != nil {
		text += ", median " + d.Median.String()
	}
	return text
}

// maxPeriods is how many periods a person is shown.
const maxPeriods = 12

// recent are the periods that are shown.
func (t factTable) recent() []document.FactPeriod {
	periods := t.fact.Periods
	return periods[max(0, len(periods)-maxPeriods):]
}

func (t factTable) periods() {
	periods := t.recent()
	period := string(t.fact.Period)
	t.Heading("By " + period)
	if len(periods) == 0 {
		t.Note("Nothing has a date.")
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
	t.Table(append([]Column{{Title: document.Capital(period)}}, figureColumns()...), rows)
	if hidden := len(t.fact.Periods) - len(periods); hidden > 0 {
		t.Note(fmt.Sprintf("Earlier: %s. JSON and CSV have them.", document.Count(hidden, period, period+"s")))
	}
	if partial {
		t.Note("*: only a part of it counts.")
	}
	t.intervalNote(few)
}

// intervalNote explains the brackets behind a rate.
func (t factTable) intervalNote(few bool) {
	if few {
		t.Note(fmt.Sprintf("In brackets, where fewer than %d deals closed: the 95%% interval of the rate, in percent.", fact.FewDeals))
	}
}

// figureColumns are those of figureCells. Amounts are in whole units.
func figureColumns() []Column {
	return []Column{
		{Title: "Flow", Number: true},
		{Title: "Won", Number: true},
		{Title: "Lost", Number: true},
		{Title: "Conversion", Number: true},
		{Title: "Average", Number: true},
		{Title: "Days", Number: true},
		{Title: "New Value", Number: true},
		{Title: "Won Value", Number: true},
	}
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
	t.Heading(fmt.Sprintf("From %s to %s", g.From, g.To))
	periods := slices.DeleteFunc(slices.Clone(t.recent()), func(p document.FactPeriod) bool { return !p.Full })
	line := func(of func(p *document.Factors) (int64, bool)) string { return columnsOf(periods, of) }
	rows := [][]string{
		{"Flow", line(func(f *document.Factors) (int64, bool) { return int64(f.Flow), true }), document.SignedPercentage(g.Flow)},
		{"Average Sale", line(func(f *document.Factors) (int64, bool) {
			return int64(f.AverageSale.Money), f.AverageSale.Known
		}), document.SignedPercentage(g.AverageSale)},
		{"Conversion Rate", line(func(f *document.Factors) (int64, bool) {
			return f.Conversion.Of10000, f.Conversion.Known
		}), document.SignedPercentage(g.Conversion)},
		{"Time to Close", line(func(f *document.Factors) (int64, bool) {
			if f.TimeToClose.Mean == nil {
				return 0, false
			}
			return int64(*f.TimeToClose.Mean), true
		}), document.SignedPercentage(g.TimeToClose)},
		{"New Value", line(func(f *document.Factors) (int64, bool) { return int64(f.NewValue.Money), f.NewValue.Known }), document.SignedPercentage(g.NewValue)},
		{"Won Value", line(func(f *document.Factors) (int64, bool) { return int64(f.WonValue), true }), document.SignedPercentage(g.WonValue)},
	}
	t.Table([]Column{
		{Title: "Figure"},
		{Title: fmt.Sprintf("%s to %s", periods[0].Name, periods[len(periods)-1].Name)},
		{Title: "Change", Number: true},
	}, rows)
	t.Note("The change is a share of what it was. Columns are drawn from 0 up to the highest.")
}

// columnsOf draws a figure of each period in relation to the highest, a dot where there is none.
func columnsOf(periods []document.FactPeriod, of func(f *document.Factors) (int64, bool)) string {
	highest := int64(1)
	for i := range periods {
		number, _ := of(&periods[i].Factors)
		highest = max(highest, number)
	}
	heights := make([]assess.Score, len(periods))
	for i := range periods {
		number, known := of(&periods[i].Factors)
		heights[i] = assess.Score{Tenths: int(1000 * (float64(max(number, 0)) / float64(highest))), Known: known}
	}
	return Sparkline(heights)
}

// maxParts is how many values of a dimension a person is shown.
const maxParts = 20

func (t factTable) parts() {
	f := t.fact
	if f.Dimension == nil {
		return
	}
	name := diag.Printable(*f.Dimension)
	shown := shownParts(f.By)
	t.Heading("By " + name)
	var rows, contributions [][]string
	few := false
	for i := range shown {
		p := &shown[i]
		few = few || p.Interval != nil
		cells := figureCells(&p.Factors)
		rows = append(rows, append([]string{f.PartName(p)}, cells[:len(cells)-1]...))
		contributions = append(contributions, []string{
			f.PartName(p), document.WholeAmount(p.WonValue), document.Percentage(p.OfWonValue), t.Bar(assess.Score{
				Tenths: int(min(max(p.OfWonValue.Of10000, 0), 10000) / 10), Known: p.OfWonValue.Known,
			}), document.WholeAmountOrDash(p.Gained), document.Percentage(p.OfChange),
		})
	}
	columns := figureColumns()
	t.Table(append([]Column{{Title: document.Capital(name), Flexible: true}}, columns[:len(columns)-1]...), rows)
	t.intervalNote(few)
	t.Heading("Contribution by " + name)
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

// shownParts are the first parts, and the others.
func shownParts(parts []document.FactPart) []document.FactPart {
	if len(parts) <= maxParts {
		return parts
	}
	shown := slices.Clone(parts[:maxParts])
	if last := parts[len(parts)-1]; last.Others {
		shown = append(shown, last)
	}
	return shown
}

func (t factTable) contributionNotes(shown int) {
	f := t.fact
	if hidden := len(f.By) - shown; hidden > 0 {
		t.Note(fmt.Sprintf("And %s. JSON and CSV have them.", document.Count(hidden, "more value", "more values")))
	}
	if len(f.By) > 0 && f.By[len(f.By)-1].Others {
		t.Note("There are too many values to count each: those with few deals are together in (others).")
	}
	if g := f.Change; g != nil {
		t.Note(fmt.Sprintf("The change is that of the won value from %s to %s, in all %s.", g.From, g.To, document.WholeAmount(g.Gained)))
	} else {
		t.Note(fmt.Sprintf("There are no two full %ss between which anything could have changed.", f.Period))
	}
}
