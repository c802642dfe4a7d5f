package document

import (
	"fmt"
	"slices"
	"strconv"

	"revops/assess"
	"revops/deals"
	"revops/fact"
	"revops/internal/diag"
)

// FactFigure is a figure of all deals: its value, as a person reads it, and what it is based on.
type FactFigure struct {
	Name string
	// Value is a count, an amount, a share or a number of days.
	Value       any
	Text, Basis string
}

// FactorFigures are the four factors of all deals.
func (f *Fact) FactorFigures() []FactFigure {
	o := &f.Overall
	days := "–"
	if o.TimeToClose.Mean != nil {
		days = o.TimeToClose.Mean.String() + " days"
	}
	return []FactFigure{
		{"Flow", o.Flow, strconv.Itoa(o.Flow), "deals that entered the pipeline"},
		{"Average Sale", o.AverageSale, AmountOrDash(o.AverageSale), o.WonPriced()},
		{"Conversion Rate", o.Conversion, Percentage(o.Conversion), o.Closed()},
		{"Time to Close", o.TimeToClose.Mean, days, f.timed(o.TimeToClose)},
	}
}

// ValueFigures are what follows from the factors, and the pipeline.
func (f *Fact) ValueFigures() []FactFigure {
	o := &f.Overall
	return []FactFigure{
		{"New Value", o.NewValue, AmountOrDash(o.NewValue), "expected from the deals that entered: Flow × Average Sale × Conversion Rate"},
		{"Won Value", o.WonValue, Amount(o.WonValue), o.WonPriced()},
		{"Open pipeline", o.OpenValue, Amount(o.OpenValue), f.OpenDeals()},
		{"Overdue", o.OverdueValue, Amount(o.OverdueValue), Count(o.Overdue, "open deal past its close date", "open deals past their close date")},
	}
}

// FactSeries is a figure of periods.
type FactSeries struct {
	Name string
	// Of is the figure of a period, and whether it is known.
	Of func(*Factors) (int64, bool)
}

// FactorSeries are the four factors, then the new and the won value.
func FactorSeries() []FactSeries {
	return []FactSeries{
		{"Flow", func(f *Factors) (int64, bool) { return int64(f.Flow), true }},
		{"Average Sale", func(f *Factors) (int64, bool) { return int64(f.AverageSale.Money), f.AverageSale.Known }},
		{"Conversion Rate", func(f *Factors) (int64, bool) { return f.Conversion.Of10000, f.Conversion.Known }},
		{"Time to Close", func(f *Factors) (int64, bool) {
			if f.TimeToClose.Mean == nil {
				return 0, false
			}
			return int64(*f.TimeToClose.Mean), true
		}},
		{"New Value", func(f *Factors) (int64, bool) { return int64(f.NewValue.Money), f.NewValue.Known }},
		{"Won Value", func(f *Factors) (int64, bool) { return int64(f.WonValue), true }},
	}
}

// Scaled are the figures of periods as scores from 0 to 100 for the highest, and the index of that, the last of several.
func (s FactSeries) Scaled(periods []FactPeriod) (scores []assess.Score, highest int) {
	most := int64(1)
	for i := range periods {
		if value, known := s.Of(&periods[i].Factors); known && value >= most {
			most, highest = value, i
		}
	}
	for i := range periods {
		value, known := s.Of(&periods[i].Factors)
		scores = append(scores, assess.Score{Tenths: int(1000 * float64(max(value, 0)) / float64(most)), Known: known})
	}
	return scores, highest
}

// ChangeFigures say how each figure of FactorSeries changed, nil where two full periods are missing. What a change of Time to Close
// means stands in their basis, as its sign does not say it.
func (f *Fact) ChangeFigures() []FactFigure {
	g := f.Change
	if g == nil {
		return nil
	}
	changes := []fact.Share{g.Flow, g.AverageSale, g.Conversion, g.TimeToClose, g.NewValue, g.WonValue}
	var figures []FactFigure
	for i, series := range FactorSeries() {
		figures = append(figures, FactFigure{Name: series.Name, Value: changes[i], Text: SignedPercentage(changes[i])})
	}
	const timeToClose = 3
	figures[timeToClose].Basis = pace(g.TimeToClose)
	return figures
}

// pace says in a word what a change of Time to Close means, "" for none.
func pace(change fact.Share) string {
	switch {
	case !change.Known || change.Of10000 == 0:
		return ""
	case change.Of10000 > 0:
		return "slower"
	default:
		return "faster"
	}
}

// ContributionTitle is the heading over what each value of the dimension contributes.
func (f *Fact) ContributionTitle() string { return "Contribution by " + diag.Printable(*f.Dimension) }

// Closed says of how many deals the conversion rate is and, where they are few, how sure it is.
func (f *Factors) Closed() string {
	text := fmt.Sprintf("%d won of %s", f.Won, Count(f.Won+f.Lost, "closed deal", "closed deals"))
	if f.Interval == nil {
		return text
	}
	return fmt.Sprintf("%s (small sample, 95%% interval %s to %s)", text, Percentage(f.Interval.Low), Percentage(f.Interval.High))
}

// timed says of how many deals the time to close is.
func (f *Fact) timed(d Duration) string {
	what := "won deal"
	if f.Base == fact.BaseClosed {
		what = "closed deal"
	}
	text := "mean of " + Count(d.N, what, what+"s")
	if d.Median != nil {
		text += ", median " + d.Median.String() + " days"
	}
	return text
}

// About says how much was read, of which days it is, and in which currency.
func (f *Fact) About() string {
	about := f.Read().About() + fmt.Sprintf("; as of %s", f.AsOf)
	if f.Since != deals.NoDay {
		about += fmt.Sprintf(", since %s", f.Since)
	}
	if f.Until != deals.NoDay {
		about += fmt.Sprintf(", until %s", f.Until)
	}
	return about + f.Read().AmountsIn()
}

// FactorsTitle is the heading over the four factors, without the days that they are of.
const FactorsTitle = "The four factors (FACT)"

// FactorsLegend spells FACT out.
const FactorsLegend = "FACT: Flow, Average Sale, Conversion Rate, Time to Close."

// Days says from which day to which the figures of all deals are. Without Since the first day is that of the first period.
func (f *Fact) Days() string {
	first, last := f.Since, f.AsOf
	if f.Until != deals.NoDay && f.Until < last {
		last = f.Until
	}
	if first == deals.NoDay && len(f.Periods) > 0 && f.LeftOut.Old == 0 {
		first = f.Periods[0].First
	}
	if first == deals.NoDay {
		return fmt.Sprintf("up to %s", last)
	}
	return fmt.Sprintf("%s to %s", first, last)
}

// Remarks say what is not in the figures, or not where one would look for it.
func (f *Fact) Remarks() []string {
	var remarks []string
	add := func(number int, one, many, text string) {
		if number > 0 {
			remarks = append(remarks, Count(number, one, many)+text)
		}
	}
	add(f.LeftOut.Later, "deal", "deals", fmt.Sprintf(" left out: entered the pipeline after %s.", f.AsOf))
	inNone := fmt.Sprintf(": counted in these totals, but in no %s.", f.Period)
	add(f.LeftOut.Undated, "pipeline entry or close", "pipeline entries or closes", " without a valid date"+inNone)
	add(f.LeftOut.Old, "entry or close", "entries or closes", fmt.Sprintf(" more than %d %ss ago", fact.MaxPeriods, f.Period)+inNone)
	if early := f.early(); early != "" {
		remarks = append(remarks, early)
	}
	return remarks
}

// Empty reports whether nothing entered or closed in the period.
func (p *FactPeriod) Empty() bool { return p.Flow == 0 && p.Won == 0 && p.Lost == 0 }

// early says that the periods begin with deals which stand alone, with a year without any behind them: mostly a wrong date. It is "" for
// none.
func (f *Fact) early() string {
	if len(f.Periods) == 0 || f.Since != deals.NoDay {
		return ""
	}
	next := 1 + slices.IndexFunc(f.Periods[1:], func(p FactPeriod) bool { return !p.Empty() })
	first := &f.Periods[0]
	if next == 0 || f.Periods[next].First-first.Last < 365 {
		return ""
	}
	var parts []string
	if first.Flow > 0 {
		parts = append(parts, Count(first.Flow, "entry", "entries"))
	}
	if closed := first.Won + first.Lost; closed > 0 {
		parts = append(parts, Count(closed, "close", "closes"))
	}
	return fmt.Sprintf("%s in %s, then none until %s: correct the dates if they are wrong, or leave them out with --since %s.",
		Listed(parts), first.Name, f.Periods[next].Name, f.Periods[next].First)
}

// OpenDeals counts the open deals, and those of them that have no amount.
func (f *Fact) OpenDeals() string {
	text := Count(f.Overall.Open, "open deal", "open deals")
	if without := f.LeftOut.OpenUnpriced; without > 0 {
		text += fmt.Sprintf(", %d without an amount", without)
	}
	return text
}

// WonPriced says how many won deals amounts are of, and how many have none.
func (f *Factors) WonPriced() string {
	text := Count(f.Priced, "won deal", "won deals") + " with an amount"
	if without := f.Won - f.Priced; without > 0 {
		text += fmt.Sprintf(", %d without", without)
	}
	return text
}

// PartName names a part for a person.
func (f *Fact) PartName(p *FactPart) string {
	switch {
	case p.Others:
		return "(others)"
	case p.Value == nil:
		return "(none)"
	case f.Anonymous:
		return *f.Dimension + " " + *p.Value
	default:
		return diag.Printable(*p.Value)
	}
}

// Rate writes the conversion rate in percent. One of few deals is no more exact than whole percents, and has its interval behind
// it.
func (f *Factors) Rate() string {
	if f.Interval == nil {
		return Percentage(f.Conversion)
	}
	whole := func(s fact.Share) int64 { return (s.Of10000 + 50) / 100 }
	return fmt.Sprintf("%d%% (%d–%d)", whole(f.Conversion), whole(f.Interval.Low), whole(f.Interval.High))
}
