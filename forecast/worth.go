package forecast

import (
	"revops/fact"
)

// Worth is what a point of each factor is worth, the others as they are, by the four factors of the last four full quarters.
type Worth struct {
	// Missing says why it is not known, "" where it is.
	Missing string
	// From and To name the first and the last quarter.
	From, To string
	// Entries counts the deals that entered in the four quarters.
	Entries int
	// AverageSale and Conversion are those of the four quarters, TimeToClose is in tenths of a day.
	AverageSale fact.Value
	Conversion  fact.Share
	TimeToClose int
	// MoreEntries is what one more new deal a month is worth in a quarter, Percent one percent of the average sale, Point one point of
	// conversion. Day is what one day less to close brings forward, once.
	MoreEntries, Percent, Point, Day fact.Value
	// Velocity is the sales velocity: flow of a quarter × conversion × average sale ÷ time to close.
	Velocity fact.Value
}

const (
	worthQuarters = 4
	quarterDays   = 91
	quarterMonths = 3
)

// pointWorth works it out on the eve.
func (p *past) pointWorth() Worth {
	by := fact.ByQuarter
	last := by.Number(p.eve+1) - 1
	first := last - worthQuarters + 1
	w := Worth{From: by.Name(first), To: by.Name(last)}
	if first < firstFull(by, p.from) {
		w.Missing = "four full quarters of deals are needed"
		return w
	}
	closed := p.closed(by.First(first), by.Last(last))
	w.Entries = p.entered(by.First(first), by.Last(last))
	conversion, sale, known := closed.rates()
	switch {
	case p.question.OneOutcome || closed.lost == 0:
		w.Missing = "no deal was lost in the last four full quarters, so there is no Conversion Rate"
	case !known:
		w.Missing = "no deal was won with an amount in the last four full quarters"
	case w.Entries == 0:
		w.Missing = "no deal entered the pipeline in the last four full quarters"
	}
	if w.Missing != "" {
		return w
	}
	flow := float64(w.Entries) / worthQuarters
	value := func(units float64) fact.Value { return money(outlook{value: units, known: true}) }
	w.AverageSale, w.Conversion = value(sale), share(conversion, 1)
	w.MoreEntries = value(quarterMonths * sale * conversion)
	w.Percent = value(flow * sale * conversion / 100)
	w.Point = value(flow * sale / 100)
	w.Day = value(flow * sale * conversion / quarterDays)
	if days := float64(closed.ages) / float64(max(closed.timed, 1)); days > 0 {
		w.TimeToClose = int(10*days + 0.5)
		w.Velocity = value(flow * sale * conversion / days)
	}
	return w
}
