package fact

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"

	"revops/deals"
)

// Fact is what the deals show: the answer to a Question.
type Fact struct {
	Question
	// Overall is of all deals that count.
	Overall Factors
	// Open are the deals that are open on the as-of day, whenever they entered, and Overdue those of them whose close
	// date has passed.
	Open, Overdue Stock
	// Periods are those from the first in which something happened to that of the last day.
	Periods []PeriodFactors
	// Change is from the last full period but one to the last full one; nil where there are no two.
	Change *Growth
	// Parts are the groups, the one with the highest won value first.
	Parts []Part
	// Anonymous says that the values of the parts are numbers in the place of names.
	Anonymous bool
	// Later counts the deals that entered after the as-of day and are left out; Undated and Old the entries and closes
	// that are in no period, as they have no date or lie more than MaxPeriods back.
	Later, Undated, Old int
	// Latest is the last day up to the as-of day on which a deal entered or closed, within Since and Until or not.
	Latest deals.Day
}

// PeriodFactors are the factors of a period.
type PeriodFactors struct {
	// Name is 2026-Q3 or 2026-09.
	Name        string
	First, Last deals.Day
	// Full is false for a period of which only a part counts: the running one, and one that Since or Until cuts.
	Full bool
	Factors
}

// Growth is how much each figure grew from one period to another, as a share of what it was.
type Growth struct {
	From, To                                                       string
	Flow, AverageSale, Conversion, TimeToClose, NewValue, WonValue Share
	// Gained is the change of the won value.
	Gained deals.Money
}

func newGrowth(before, after *sums) Growth {
	was, is := before.exact(), after.exact()
	return Growth{
		Flow: grown(was.flow, is.flow), AverageSale: grown(was.averageSale, is.averageSale),
		Conversion: grown(was.conversion, is.conversion), TimeToClose: grown(was.days, is.days),
		NewValue: grown(was.newValue, is.newValue), WonValue: grown(was.wonValue, is.wonValue),
		Gained: after.wonValue.Minus(before.wonValue).Rounded(),
	}
}

// grown is (is − was) / |was|; none of nothing.
func grown(was, is *big.Rat) Share {
	if was == nil || is == nil || was.Sign() == 0 {
		return Share{}
	}
	change := new(big.Rat).Sub(is, was)
	return ShareOf(change.Quo(change, new(big.Rat).Abs(was)))
}

// Part is the deals with one value of the dimension, and what they contribute.
type Part struct {
	// Value is "" for deals without one, and for the others.
	Value string
	// Others says that this part holds the deals of the many values with few.
	Others bool
	Factors
	Open, Overdue Stock
	// OfWonValue is the part's share of the won value.
	OfWonValue Share
	// Gained is the change of the part's won value between the periods of Fact.Change, and OfChange its share of the
	// change of all.
	Gained   Value
	OfChange Share
}

func (p *Part) before(other *Part) int {
	return cmp.Or(
		cmp.Compare(other.WonValue, p.WonValue), cmp.Compare(other.Flow, p.Flow),
		cmp.Compare(other.Open.Deals, p.Open.Deals), cmp.Compare(p.Value, other.Value),
	)
}

// Anonymize replaces the values of the parts by numbers, in order.
func (f *Fact) Anonymize() {
	f.Anonymous = true
	number := 0
	for i := range f.Parts {
		if p := &f.Parts[i]; p.Value != "" {
			number++
			p.Value = strconv.Itoa(number)
		}
	}
}

// all are the factors of everything, of the periods and of the parts.
func (f *Fact) all() []*Factors {
	all := []*Factors{&f.Overall}
	for i := range f.Periods {
		all = append(all, &f.Periods[i].Factors)
	}
	for i := range f.Parts {
		all = append(all, &f.Parts[i].Factors)
	}
	return all
}

// dropConversion leaves out what means nothing of deals of one outcome.
func (f *Fact) dropConversion() {
	for _, factors := range f.all() {
		factors.Conversion, factors.NewValue = Rate{}, Value{}
	}
	if f.Change != nil {
		f.Change.Conversion, f.Change.NewValue = Share{}, Share{}
	}
}

// fits reports whether every new value could be worked out.
func (f *Fact) fits() bool {
	return !slices.ContainsFunc(f.all(), func(factors *Factors) bool { return factors.Priced > 0 && !factors.NewValue.Known })
}
