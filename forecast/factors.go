package forecast

import (
	"math"

	"revops/deals"
)

// flowRates are what makes won value of flow: conversion rate and average sale, carried forward, and the mean time to close in whole
// days. Each is not known where nothing was won.
type flowRates struct {
	conversion, sale float64
	days             deals.Day
	known, timed     bool
}

// flowRates takes the rates of the last w periods, conversion rate and average sale with their growth from the w before. Where those had
// none, they stay. Conversion is at most 1.
func (p *past) flowRates(o origin) flowRates {
	w := p.question.window()
	if o.last-2*w+1 < p.firstFull() || p.ageless() != "" {
		return flowRates{}
	}
	r := p.ratesOf(o)
	r.known = r.known && r.timed
	return r
}

func (p *past) ratesOf(o origin) flowRates {
	w := p.question.window()
	is, was := p.closedIn(o.last-w+1, o.last), p.closedIn(o.last-2*w+1, o.last-w)
	var r flowRates
	r.conversion, r.sale, r.known = is.rates()
	if before, sale, known := was.rates(); r.known && known && before > 0 && sale > 0 && r.sale >= 0 {
		power := float64(o.ahead()) / float64(w)
		r.conversion *= math.Pow(r.conversion/before, power)
		r.sale *= math.Pow(r.sale/sale, power)
	}
	r.conversion = min(r.conversion, 1)
	if r.timed = is.timed > 0; r.timed {
		r.days = deals.Day(math.Round(float64(is.ages) / float64(is.timed)))
	}
	return r
}

// rates are conversion rate and average sale; there are none where nothing was won.
func (c *closings) rates() (conversion, sale float64, known bool) {
	if c.priced == 0 {
		return 0, 0, false
	}
	return float64(c.won) / float64(c.won+c.lost), c.value.Units() / float64(c.priced), true
}

// fromFlow is Flow × Conversion Rate × Average Sale. Flow is what entered in the target moved the mean time to close earlier. The rates of
// all deals stand in for those that the deals of a value do not have.
func (p *past) fromFlow(o origin, all flowRates) outlook {
	own := p.ratesOf(o)
	if !own.known {
		own.conversion, own.sale = all.conversion, all.sale
	}
	if !own.timed {
		own.days = all.days
	}
	period := p.question.Period
	first, last := period.First(o.target)-own.days, period.Last(o.target)-own.days
	flow := float64(p.entered(first, last))
	if unseen := last - max(first-1, p.eve); unseen > 0 {
		since, until := period.First(o.last-p.question.window()+1), period.Last(o.last)
		flow += float64(unseen) * float64(p.entered(since, until)) / float64(until-since+1)
	}
	won := flow * own.conversion
	return outlook{won * own.sale, won, true}
}
