package report

import (
	"fmt"
	"slices"
	"strconv"

	"revops/assess"
	"revops/evidence"
	"revops/internal/diag"
)

type factTable struct {
	paper
	fact Fact
}

func (t *factTable) all() {
	recognition{t.paper, t.fact.Imports, t.fact.Accounts}.all()
	t.figures()
}

// figures are what was worked out.
func (t *factTable) figures() {
	t.overall()
	t.periods()
	t.trend()
	t.parts()
}

// overall are the figures of all deals.
func (t *factTable) overall() {
	f := t.fact
	t.heading("The four factors")
	rows := [][]string{
		{"Flow", strconv.Itoa(f.Overall.Flow), "deals that entered the pipeline"},
		{"Average Sale", either(f.Overall.AverageSale, money), count(f.Overall.Priced, "won deal", "won deals") + " with an amount"},
		{"Conversion Rate", percentage(f.Overall.Conversion.Share()), t.closed(f.Overall.Conversion)},
		{"Time to Close", timeToClose(f.Overall.TimeToClose), t.timed(f.Overall.TimeToClose)},
		{"New Value", either(f.Overall.NewValue, money), "Flow × Average Sale × Conversion Rate"},
		{"Won Value", money(f.Overall.WonValue), count(f.Overall.Won, "won deal", "won deals")},
		{"Open pipeline", money(f.Open.Value), count(f.Open.Deals, "open deal", "open deals")},
		{"Overdue", money(f.Overdue.Value), count(f.Overdue.Deals, "open deal", "open deals") + " with a close date that has passed"},
	}
	t.table([]column{{title: "Figure"}, {title: "Value", number: true}, {title: "Of", flexible: true}}, rows)
	for _, remark := range f.remarks() {
		t.note(remark)
	}
}

// closed says of how many deals a rate is and, where they are few, how sure it is.
func (t *factTable) closed(r evidence.Rate) string {
	text := fmt.Sprintf("%d won of %d closed", r.Part, r.Whole)
	if !r.Few() {
		return text
	}
	low, high := r.Interval()
	return fmt.Sprintf("%s: few; the 95%% interval is %s to %s", text, percentage(low), percentage(high))
}

func timeToClose(d evidence.Duration) string {
	if d.N == 0 {
		return "–"
	}
	return oneDecimal(d.Mean) + " days"
}

func (t *factTable) timed(d evidence.Duration) string {
	what := "won deal"
	if t.fact.Base == evidence.BaseClosed {
		what = "closed deal"
	}
	text := "mean of " + count(d.N, what, what+"s")
	if d.N > 0 {
		text += ", median " + oneDecimal(d.Median)
	}
	return text
}

// shownPeriods is how many periods a person is shown.
const shownPeriods = 12

// recent are the periods that are shown.
func (t *factTable) recent() []evidence.PeriodFactors {
	periods := t.fact.Periods
	return periods[max(0, len(periods)-shownPeriods):]
}

func (t *factTable) periods() {
	periods := t.recent()
	t.heading("By " + string(t.fact.Period))
	if len(periods) == 0 {
		t.note("Nothing has a date.")
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
		few = few || p.Conversion.Few()
		rows = append(rows, append([]string{name}, figureCells(&p.Factors)...))
	}
	t.table(append([]column{{title: capital(string(t.fact.Period))}}, figureColumns()...), rows)
	if hidden := len(t.fact.Periods) - len(periods); hidden > 0 {
		t.note(fmt.Sprintf("Earlier: %s. JSON and CSV have them.", count(hidden, string(t.fact.Period), string(t.fact.Period)+"s")))
	}
	if partial {
		t.note("*: only a part of it counts.")
	}
	t.howSure(few)
}

// howSure explains the brackets behind a rate.
func (t *factTable) howSure(few bool) {
	if few {
		t.note(fmt.Sprintf("In brackets, where fewer than %d deals closed: the 95%% interval of the rate, in percent.", evidence.FewDeals))
	}
}

// figureColumns are those of figureCells. Amounts are in whole units.
func figureColumns() []column {
	return []column{
		{title: "Flow", number: true},
		{title: "Won", number: true},
		{title: "Lost", number: true},
		{title: "Conversion", number: true},
		{title: "Average", number: true},
		{title: "Days", number: true},
		{title: "New Value", number: true},
		{title: "Won Value", number: true},
	}
}

func figureCells(f *evidence.Factors) []string {
	days := "–"
	if f.TimeToClose.N > 0 {
		days = oneDecimal(f.TimeToClose.Mean)
	}
	return []string{
		strconv.Itoa(f.Flow), strconv.Itoa(f.Won), strconv.Itoa(f.Lost), rateCell(f.Conversion),
		either(f.AverageSale, coarse), days, either(f.NewValue, coarse), coarse(f.WonValue),
	}
}

// trend draws each figure over the full periods, and says how it changed in the last one.
func (t *factTable) trend() {
	g := t.fact.Change
	if g == nil {
		return
	}
	t.heading(fmt.Sprintf("From %s to %s", g.From, g.To))
	var periods []evidence.PeriodFactors
	for _, p := range t.recent() {
		if p.Full {
			periods = append(periods, p)
		}
	}
	line := func(of func(p *evidence.PeriodFactors) (int64, bool)) string { return spark(periods, of) }
	rows := [][]string{
		{"Flow", line(func(p *evidence.PeriodFactors) (int64, bool) { return int64(p.Flow), true }), signed(g.Flow)},
		{"Average Sale", line(func(p *evidence.PeriodFactors) (int64, bool) { return int64(p.AverageSale.Money), p.AverageSale.Known }), signed(g.AverageSale)},
		{"Conversion Rate", line(func(p *evidence.PeriodFactors) (int64, bool) {
			return p.Conversion.Share().Of10000, p.Conversion.Known()
		}), signed(g.Conversion)},
		{"Time to Close", line(func(p *evidence.PeriodFactors) (int64, bool) { return int64(p.TimeToClose.Mean), p.TimeToClose.N > 0 }), signed(g.TimeToClose)},
		{"New Value", line(func(p *evidence.PeriodFactors) (int64, bool) { return int64(p.NewValue.Money), p.NewValue.Known }), signed(g.NewValue)},
		{"Won Value", line(func(p *evidence.PeriodFactors) (int64, bool) { return int64(p.WonValue), true }), signed(g.WonValue)},
	}
	t.table([]column{
		{title: "Figure"},
		{title: fmt.Sprintf("%s to %s", periods[0].Name, periods[len(periods)-1].Name)},
		{title: "Change", number: true},
	}, rows)
	t.note("The change is a share of what it was. Columns are drawn from 0 up to the highest.")
}

// spark draws a figure of each period in relation to the highest, a dot where there is none.
func spark(periods []evidence.PeriodFactors, of func(p *evidence.PeriodFactors) (int64, bool)) string {
	highest := int64(1)
	for i := range periods {
		number, _ := of(&periods[i])
		highest = max(highest, number)
	}
	heights := make([]assess.Score, len(periods))
	for i := range periods {
		number, known := of(&periods[i])
		heights[i] = assess.Score{Tenths: int(1000 * (float64(max(number, 0)) / float64(highest))), Known: known}
	}
	return sparkline(heights)
}

// shownParts is how many parts a person is shown.
const shownParts = 20

func (t *factTable) parts() {
	f := t.fact
	if f.Dimension.None() {
		return
	}
	name := diag.Printable(f.Dimension.String())
	shown := f.shown()
	t.heading("By " + name)
	var rows, contributions [][]string
	few := false
	for i := range shown {
		p := &shown[i]
		few = few || p.Conversion.Few()
		cells := figureCells(&p.Factors)
		rows = append(rows, append([]string{f.partName(p)}, cells[:len(cells)-1]...))
		contributions = append(contributions, []string{
			f.partName(p), coarse(p.WonValue), percentage(p.OfWonValue), t.bar(assess.Score{
				Tenths: int(min(max(p.OfWonValue.Of10000, 0), 10000) / 10), Known: p.OfWonValue.Known,
			}), either(p.Gained, coarse), percentage(p.OfChange),
		})
	}
	columns := figureColumns()
	t.table(append([]column{{title: capital(name), flexible: true}}, columns[:len(columns)-1]...), rows)
	t.howSure(few)
	t.heading("Contribution by " + name)
	t.table([]column{
		{title: capital(name), flexible: true},
		{title: "Won Value", number: true},
		{title: "Share", number: true},
		{title: ""},
		{title: "Change", number: true},
		{title: "Share of change", number: true, flexible: true},
	}, contributions)
	t.contributionNotes(len(shown))
}

// shown are the first parts, and the others.
func (f Fact) shown() []evidence.Part {
	if len(f.Parts) <= shownParts {
		return f.Parts
	}
	shown := slices.Clone(f.Parts[:shownParts])
	if last := f.Parts[len(f.Parts)-1]; last.Others {
		shown = append(shown, last)
	}
	return shown
}

func (t *factTable) contributionNotes(shown int) {
	f := t.fact
	if hidden := len(f.Parts) - shown; hidden > 0 {
		t.note(fmt.Sprintf("And %s. JSON and CSV have them.", count(hidden, "more value", "more values")))
	}
	if len(f.Parts) > 0 && f.Parts[len(f.Parts)-1].Others {
		t.note("There are too many values to count each: those with few deals are together in (others).")
	}
	if g := f.Change; g != nil {
		t.note(fmt.Sprintf("The change is that of the won value from %s to %s, in all %s.", g.From, g.To, coarse(g.Gained)))
	} else {
		t.note(fmt.Sprintf("There are no two full %ss between which anything could have changed.", f.Period))
	}
}
