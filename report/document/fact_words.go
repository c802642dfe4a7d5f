package document

import (
	"fmt"
	"strconv"

	"revops/assess"
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
