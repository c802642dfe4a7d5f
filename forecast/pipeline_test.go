package forecast

import (
	"math"
	"testing"

	"revops/deals"
	"revops/fact"
)

// tenDeals are those of the worked example in docs/forecast.md: seven that closed at the ages of 2, 5 and 8 days, three that are open.
func tenDeals() []deals.Deal {
	const eve = 20000
	var all []deals.Deal
	add := func(state deals.State, entered, age deals.Day, units deals.Money) {
		d := deals.Deal{State: state, Created: entered, HasAmount: true, Amount: 100 * units}
		if state.Closed() {
			d.Closed = entered + age
		}
		all = append(all, d)
	}
	add(deals.Won, eve-60, 2, 1000)
	add(deals.Won, eve-50, 2, 2000)
	add(deals.Lost, eve-45, 2, 1500)
	add(deals.Won, eve-40, 5, 3000)
	add(deals.Lost, eve-35, 5, 2500)
	add(deals.Open, eve-5, 0, 4000)
	add(deals.Open, eve-3, 0, 7000)
	add(deals.Lost, eve-30, 8, 1000)
	add(deals.Won, eve-20, 8, 6000)
	add(deals.Open, eve-10, 0, 9000)
	return all
}

func tallied(question Question, all []deals.Deal) *Tally {
	t := NewTally(question)
	for i := range all {
		t.Count(&all[i])
	}
	return t
}

func near(tb testing.TB, what string, got, want float64) {
	tb.Helper()
	if math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
		tb.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// The cumulative incidence of ten deals, with ties and with open deals, is what it is by hand.
func TestCurve_tenDeals(t *testing.T) {
	q := Question{AsOf: 20000, Period: fact.ByQuarter, Ahead: 1, Window: 12}
	p := newPast(&q, &tallied(q, tenDeals()).book)
	p.move(q.AsOf)
	c := p.incidence()
	for _, at := range []struct {
		age       deals.Day
		won, open float64
	}{
		{1, 0, 1},
		{2, 2. / 10, 7. / 10},                         // two won and one lost of ten
		{4, 2. / 10, 7. / 10},                         // the deal that is open at age 3 is at risk no more
		{5, 0.2 + 0.7/6, 0.7 * 4 / 6},                 // one won and one lost of six, the one that is open at age 5 among them
		{8, 0.2 + 0.7/6 + 0.7*4/6/3, 0.7 * 4 / 6 / 3}, // one won and one lost of three
		{400, 0.2 + 0.7/6 + 0.7*4/6/3, 0.7 * 4 / 6 / 3},
	} {
		near(t, "won", c.wonBy(at.age), at.won)
		near(t, "open", c.open[min(int(at.age)+1, len(c.open)-1)], at.open)
	}
	near(t, "open at age 3", c.chance(3, 3, 8), (0.7/6+0.7*4/6/3)/0.7)
	near(t, "open at age 5", c.chance(5, 5, 8), 1./3)
	near(t, "open at age 10", c.chance(10, 10, 100), 0)
	// In the ten days to come the three open deals bring 7,000 × 7/18 + 4,000 × 1/3. Ten entries in 61 days go on.
	near(t, "open deals", p.openDeals(20000, 20010).value, 7000*7./18+4000./3)
	near(t, "won open deals", p.openDeals(20000, 20010).won, 7./18+1./3)
	f2, f5, f8 := 0.2, 0.2+0.7/6, 0.2+0.7/6+0.7*4/6/3
	// Those that enter on day 1 to 10 have 9 to 0 days.
	near(t, "to come", p.toCome(20000, 20010).won, 10./61*(2*f8+3*f5+3*f2))
	near(t, "to come", p.toCome(20000, 20010).value, 10./61*(2*f8+3*f5+3*f2)*3000)
}
