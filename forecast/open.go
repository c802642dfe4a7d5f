package forecast

import (
	"revops/deals"
	"revops/fact"
)

// OpenDeals is the open pipeline by age, with what it is expected to bring by the end of the last period to come.
type OpenDeals struct {
	// Missing says why nothing is expected, "" where something is.
	Missing string
	Until   deals.Day
	// OwnAmounts says that deals count with amounts of their own; else each counts with the average sale of the last year.
	OwnAmounts bool
	Cohorts    []Cohort
	// ToCome is expected of deals that have not entered yet.
	ToCome fact.Value
}

// Cohort is the open deals of an age, in days.
type Cohort struct {
	From int
	// To is the last day of age; 0 for no end.
	To     int
	Deals  int
	Amount deals.Money
	// Expected is not known where ages mean nothing.
	Expected fact.Value
}

// cohortStarts are the ages at which cohorts begin. The widths are ours: PRO names cohorts and gives no width.
func cohortStarts() []int { return []int{0, 30, 60, 90, 180, 365} }

// open is the open pipeline on the eve.
func (p *past) open(until deals.Day) OpenDeals {
	of := OpenDeals{Missing: p.ageless(), Until: until, OwnAmounts: p.appraise().own}
	starts := cohortStarts()
	sums, expected := make([]fact.Total, len(starts)), make([]outlook, len(starts))
	for i, start := range starts {
		cohort := Cohort{From: start}
		if i+1 < len(starts) {
			cohort.To = starts[i+1] - 1
		}
		of.Cohorts = append(of.Cohorts, cohort)
		expected[i] = outlook{known: of.Missing == ""}
	}
	for i, days := 0, p.between(p.from, p.eve); i < len(days); i++ {
		open, entered := &days[i].open, p.from+deals.Day(i)
		at := 0
		for at+1 < len(starts) && int(p.eve-entered) >= starts[at+1] {
			at++
		}
		of.Cohorts[at].Deals += int(open.deals)
		sums[at].Add(open.value)
		if of.Missing == "" {
			expected[at] = expected[at].plus(p.openOf(entered, p.eve, until))
		}
	}
	for i := range of.Cohorts {
		of.Cohorts[i].Amount, of.Cohorts[i].Expected = sums[i].Rounded(), money(expected[i])
	}
	if of.Missing == "" {
		of.ToCome = money(p.toCome(p.eve, until))
	}
	return of
}

// LargestOpen is the largest open deal, and what it is expected to bring by the end of the last period to come.
type LargestOpen struct {
	Amount   deals.Money
	Entered  deals.Day
	Expected fact.Value
	// Share is that of what is forecast for the periods to come.
	Share fact.Share
}

// findLargest finds the largest deals, which a forecast and its range depend on.
func (f *Forecast) findLargest(t *Tally, p *past) {
	for i := range f.Backtest[:f.Tests] { // the periods of the first method, which are those of all
		span := f.Backtest[i].Span
		closed := p.closed(span.First, span.Last)
		if closed.largest > f.Largest.Amount {
			f.Largest = LargestWon{Amount: closed.largest, Period: span.Name, Share: share(float64(closed.largest), 100*closed.value.Units())}
		}
	}
	first := &f.Periods[0]
	if first.High.Known {
		f.Largest.OfRange = share(float64(f.Largest.Amount), float64(first.High.Money-first.Low.Money))
	}
	largest := t.largestOpen
	if largest.Amount <= 0 {
		return
	}
	f.LargestOpen = largest
	if f.Open.Missing != "" || !f.Open.OwnAmounts {
		return
	}
	chance := p.incidence().chance(p.eve-largest.Entered, p.eve-largest.Entered, f.Open.Until-largest.Entered)
	brings := chance * float64(largest.Amount) / 100
	f.LargestOpen.Expected = money(outlook{value: brings, known: true})
	sum := 0.0
	for _, period := range f.Periods {
		sum += float64(period.Forecast.Money) / 100
	}
	f.LargestOpen.Share = share(brings, sum)
}

// missing says why a method says nothing of the next period.
func (p *past) missing(method Method) string {
	ageless := p.ageless()
	switch {
	case method == Pipeline || method == Factors && ageless != "":
		return ageless
	case method == Factors:
		return "needs two windows of full periods with won deals"
	case method == SeasonalNaive:
		return "needs a full year"
	case method == SeasonalGrowth:
		return "needs a full year before the window"
	case method == Growth:
		return "needs two windows of full periods with won deals"
	default:
		return "needs a full period"
	}
}
