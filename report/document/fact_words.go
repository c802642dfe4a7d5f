package document

import (
	"fmt"
	"strconv"

	"revops/fact"
	"revops/internal/diag"
)

// FactView is the four factors, with a forecast of the same deals by the same periods for the page; nil for none.
type FactView struct {
	*Fact
	Forecast *Forecast
}

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

// ChangeFigures say how each figure changed, nil where two full periods are missing.
func (f *Fact) ChangeFigures() []FactFigure {
	g := f.Change
	if g == nil {
		return nil
	}
	figure := func(name string, by fact.Share) FactFigure {
		return FactFigure{Name: name, Value: by, Text: SignedPercentage(by)}
	}
	return []FactFigure{
		figure("Flow", g.Flow), figure("Average Sale", g.AverageSale), figure("Conversion Rate", g.Conversion),
		figure("Time to Close", g.TimeToClose), figure("New Value", g.NewValue), figure("Won Value", g.WonValue),
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
