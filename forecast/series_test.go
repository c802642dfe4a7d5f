package forecast

import (
	"math"
	"testing"
	"time"

	"revops/deals"
	"revops/deals/notation"
	"revops/fact"
)

// monthly are deals without a create date, one a month from 2025-01 on, of the amounts given in whole units.
func monthly(units ...int) []deals.Deal {
	var all []deals.Deal
	for i, amount := range units {
		day := notation.DayOf(time.Date(2025, time.January+time.Month(i), 1, 0, 0, 0, 0, time.UTC))
		all = append(all, deals.Deal{State: deals.Won, Closed: day, HasAmount: true, Amount: deals.Money(100 * amount)})
	}
	return all
}

// rising are 100, 200, 300 and so on.
func rising(months int) []deals.Deal {
	var units []int
	for i := range months {
		units = append(units, 100*(i+1))
	}
	return monthly(units...)
}

// The methods that take won value only are what they are by hand: over twelve months, over eighteen and over a year ahead.
func TestSeries_byHand(t *testing.T) {
	for name, c := range map[string]struct {
		months, window, ahead int
		method                func(*past, origin) outlook
		want                  float64
	}{
		"naive":                     {12, 3, 1, naive, 1200},
		"naive, two ahead":          {12, 3, 2, naive, 1200},
		"seasonal naive":            {12, 3, 1, seasonalNaive, 100},
		"seasonal naive, 13 ahead":  {12, 3, 13, seasonalNaive, 100},
		"growth over 3":             {12, 3, 1, growth, 1100 * math.Pow(3300./2400, 1./3)},
		"growth over 3, two ahead":  {12, 3, 2, growth, 1100 * math.Pow(3300./2400, 2./3)},
		"growth over 6":             {12, 6, 1, growth, 950 * math.Pow(5700./2100, 1./6)},
		"growth over 12":            {12, 12, 1, growth, -1},
		"seasonal growth, 12":       {12, 3, 1, seasonalGrowth, -1},
		"seasonal growth over 3":    {18, 3, 1, seasonalGrowth, 700 * 5100. / 1500},
		"seasonal growth, 13 ahead": {18, 3, 13, seasonalGrowth, 700 * 3.4 * 3.4},
	} {
		t.Run(name, func(t *testing.T) {
			asOf := notation.DayOf(time.Date(2025, time.January+time.Month(c.months), 1, 0, 0, 0, 0, time.UTC)) - 1
			q := Question{AsOf: asOf, Period: fact.ByMonth, Ahead: 1, Window: c.window}
			p := newPast(&q, &tallied(q, rising(c.months)).book)
			p.move(asOf)
			last := fact.ByMonth.Number(asOf)
			got := c.method(p, origin{asOf, last, last + c.ahead})
			if got.known != (c.want >= 0) {
				t.Fatalf("known: %t", got.known)
			}
			if got.known {
				near(t, "forecast", got.value, c.want)
			}
		})
	}
}

// Growth of nothing is none.
func TestSeries_fromNothing(t *testing.T) {
	asOf := notation.DayOf(time.Date(2025, time.June, 30, 0, 0, 0, 0, time.UTC))
	q := Question{AsOf: asOf, Period: fact.ByMonth, Ahead: 1, Window: 3}
	p := newPast(&q, &tallied(q, monthly(0, 0, 0, 1, 2, 3)).book)
	p.move(asOf)
	last := fact.ByMonth.Number(asOf)
	if got := growth(p, origin{asOf, last, last + 1}); got.known {
		t.Errorf("growth from nothing: %v", got)
	}
}

// The flow of a month moved the mean time to close earlier, times conversion rate and average sale with their growth.
func TestFactors_byHand(t *testing.T) {
	day := func(month time.Month, day int) deals.Day {
		return notation.DayOf(time.Date(2025, month, day, 0, 0, 0, 0, time.UTC))
	}
	var all []deals.Deal
	add := func(state deals.State, created, closed deals.Day, units deals.Money) {
		all = append(all, deals.Deal{State: state, Created: created, Closed: closed, HasAmount: true, Amount: 100 * units})
	}
	for month := time.January; month <= time.March; month++ { // half is won, at 1,000
		add(deals.Won, day(month, 1), day(month, 11), 1000)
		add(deals.Lost, day(month, 1), day(month, 5), 1000)
	}
	for month := time.April; month <= time.June; month++ { // two of three are won, at 1,500
		add(deals.Won, day(month, 1), day(month, 21), 1000)
		add(deals.Won, day(month, 1), day(month, 21), 2000)
		add(deals.Lost, day(month, 1), day(month, 5), 1000)
	}
	add(deals.Open, day(time.June, 25), 0, 500)
	asOf := day(time.June, 30)
	q := Question{AsOf: asOf, Period: fact.ByMonth, Ahead: 1, Window: 3}
	p := newPast(&q, &tallied(q, all).book)
	p.move(asOf)
	last := fact.ByMonth.Number(asOf)
	o := origin{asOf, last, last + 1}
	got := p.fromFlow(o, p.flowRates(o))
	// July moved 20 days earlier is June 11 to July 11: the deal of June 25, and 11 days at ten entries in 91 days.
	won := (1 + 11*10./91) * (2. / 3) * math.Cbrt((2./3)/(1./2))
	near(t, "won", got.won, won)
	near(t, "value", got.value, won*1500*math.Cbrt(1500./1000))
}
