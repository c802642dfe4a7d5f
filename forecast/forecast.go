package forecast

import (
	"errors"
	"math"
	"math/big"
	"slices"

	"revops/deals"
	"revops/fact"
)

// ErrNoAmounts says that there is no won value.
var ErrNoAmounts = errors.New("no won deal has an amount, so there is no won value to forecast")

// Forecast is the answer to a Question.
type Forecast struct {
	Question
	// Chosen is the method of the forecast, "" where there is too little to judge by.
	Chosen Method
	// Won counts the won deals, Tests the periods tested.
	Won, Tests int
	// Predictability is 1 − WAPE of the record; none where there is too little to judge by. It is below 0 where the forecasts were off
	// by more than all that came.
	Predictability fact.Share
	Periods        []Period
	// Scores are those of all methods, Record that of the forecasts that one would have believed.
	Scores []Score
	Record Score
	// Tests by method and period.
	Backtest []Test
	// History is the won value of the full periods, at most 12 of them.
	History []Won
	Open    OpenDeals
	Worth   Worth
	// Late counts the deals that entered after the as-of day; Ageless, Undated and Early the open deals without a date of entry, closed
	// deals without a date of their close and deals that closed before they entered.
	Late, Ageless, Undated, Early int
	// Unpriced counts the won deals without an amount.
	Unpriced int
	// Largest is the largest won deal of the tested periods, LargestOpen the largest open deal.
	Largest     LargestWon
	LargestOpen LargestOpen
}

// Span is a period of the calendar.
type Span struct {
	Name        string
	First, Last deals.Day
}

// Period is one to come.
type Period struct {
	Span
	// SoFar is what is won already in a period that has begun.
	SoFar deals.Money
	// Forecast and WonDeals, in tenths, include it. Low and High are the 10th and 90th percentile of the record's errors.
	Forecast, Low, High fact.Value
	WonDeals            int
}

// Score is how well a method did over N periods.
type Score struct {
	Method Method
	// WAPE is Σ|forecast − actual| / Σ actual, Bias is Σ(forecast − actual) / Σ actual.
	WAPE, Bias fact.Share
	N          int
	// AgainstNaive is the sum of errors in relation to that of naive in the same periods.
	AgainstNaive fact.Share
	// Next is what the method says of the first period to come.
	Next fact.Value
	// Missing says why it says nothing, "" where it does.
	Missing string
}

// Test is what a method said on the eve of a period, and what came.
type Test struct {
	Method Method
	Span
	Forecast fact.Value
	Actual   deals.Money
	// Believed says that it was the best method in the periods before.
	Believed bool
}

// Won is what was won in a period.
type Won struct {
	Span
	Value deals.Money
	Deals int
}

// LargestWon is the largest deal won in a period, and its share of the won value of that.
type LargestWon struct {
	Amount deals.Money
	Period string
	Share  fact.Share
	// OfRange is its share of the range of the first period to come.
	OfRange fact.Share
}

// Forecast forecasts from what was counted.
func (t *Tally) Forecast() (*Forecast, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	q := t.question
	f := &Forecast{Question: q, Late: t.later, Ageless: t.ageless, Undated: t.undated, Early: t.early}
	p := newPast(&q, &t.book)
	origins, tests := q.origins(p.firstFull())
	trials := t.predict(p, origins)
	tried, coming := trials[:tests], trials[tests:]
	f.judge(tried, coming, p)
	f.describe(p, coming)
	f.Open = p.open(q.Period.Last(coming[len(coming)-1].target))
	f.Worth = p.pointWorth()
	f.findLargest(t, p)
	return f, nil
}

// origins are the days on which periods are forecast: the eves of those to test on, then the as-of day for each one to come.
func (q *Question) origins(firstFull int) (origins []origin, tests int) {
	next := q.Period.Number(q.AsOf + 1)
	last := next - 1
	for target := max(firstFull+1, last-2*MaxTests+1); target <= last; target++ {
		origins = append(origins, origin{q.Period.First(target) - 1, target - 1, target})
	}
	tests = len(origins)
	for i := range q.Ahead {
		origins = append(origins, origin{q.AsOf, last, next + i})
	}
	return origins, tests
}

// judge holds the methods against what came, chooses one and forecasts by it.
func (f *Forecast) judge(tried, coming []trial, p *past) {
	believed := believe(tried)
	if at := slices.Index(Methods(), f.Method); at >= 0 {
		for i := range believed {
			believed[i] = at
		}
	}
	shown := max(0, len(tried)-MaxTests)
	tried, believed = tried[shown:], believed[shown:]
	f.Tests = len(tried)
	all := p.closed(p.from, p.eve)
	f.Won, f.Unpriced = all.won, all.won-all.priced
	for method, name := range Methods() {
		score := missesOf(tried, func(int) int { return method }).score(name)
		score.Next = money(coming[0].outlooks[method])
		if !score.Next.Known {
			score.Missing = p.missing(name)
		}
		f.Scores = append(f.Scores, score)
		for i := range tried {
			test := Test{Method: name, Span: f.span(tried[i].target), Actual: cents(tried[i].actual), Believed: believed[i] == method}
			test.Forecast = money(tried[i].outlooks[method])
			f.Backtest = append(f.Backtest, test)
		}
	}
	record := missesOf(tried, func(i int) int { return believed[i] })
	f.Record = record.score("")
	enough := record.n >= MinTests && f.Won >= MinWon && f.Record.WAPE.Known
	chosen := slices.Index(Methods(), f.Method)
	if chosen < 0 && enough {
		chosen = best(tried, MinTests, func(method int) bool { return coming[0].outlooks[method].known })
	}
	var relative []float64
	if chosen >= 0 {
		f.Chosen = Methods()[chosen]
	}
	if chosen >= 0 && enough {
		f.Predictability = fact.Share{Of10000: 10000 - f.Record.WAPE.Of10000, Known: true}
		relative = relativeErrors(tried, believed)
	}
	f.forecastBy(chosen, coming, relative, p)
}

// relativeErrors are those of the forecasts that were believed, as shares of the forecast.
func relativeErrors(tried []trial, believed []int) []float64 {
	var relative []float64
	for i := range tried {
		if said := tried[i].outlooks[believed[i]]; said.known && said.value > 0 {
			relative = append(relative, (tried[i].actual-said.value)/said.value)
		}
	}
	return relative
}

// forecastBy adds the periods to come as a method sees them, -1 for none, with a range by the errors there were, if any.
func (f *Forecast) forecastBy(method int, coming []trial, relative []float64, p *past) {
	for i := range coming {
		period := Period{Span: f.span(coming[i].target)}
		soFar := p.closed(period.First, period.Last)
		period.SoFar = cents(soFar.value.Units())
		if method >= 0 && coming[i].outlooks[method].known {
			said := coming[i].outlooks[method]
			period.Forecast, period.WonDeals = money(said), int(math.Round(10*said.won))
			if len(relative) >= MinTests {
				sure := soFar.value.Units()
				limit := func(share float64) fact.Value {
					return money(outlook{value: sure + (said.value-sure)*(1+quantile(relative, share)), known: true})
				}
				period.Low, period.High = limit(0.1), limit(0.9)
			}
		}
		f.Periods = append(f.Periods, period)
	}
}

func (f *Forecast) span(number int) Span {
	return Span{f.Period.Name(number), f.Period.First(number), f.Period.Last(number)}
}

// describe adds what was won in the full periods.
func (f *Forecast) describe(p *past, coming []trial) {
	const maxPeriods = 12
	for number := max(p.firstFull(), coming[0].last-maxPeriods+1); number <= coming[0].last; number++ {
		closed := p.closedIn(number, number)
		f.History = append(f.History, Won{f.span(number), cents(closed.value.Units()), closed.won})
	}
}

// score rounds.
func (e misses) score(method Method) Score {
	return Score{
		Method: method, N: e.n, WAPE: share(e.off, e.actual), Bias: share(e.over, e.actual), AgainstNaive: share(e.off, e.naive),
	}
}

// share is a part of a whole, none of nothing.
func share(part, whole float64) fact.Share {
	if whole <= 0 {
		return fact.Share{}
	}
	exact := new(big.Rat).SetFloat64(part / whole)
	if exact == nil {
		return fact.Share{}
	}
	return fact.ShareOf(exact)
}

// money rounds an outlook; one that does not fit is not known.
func money(o outlook) fact.Value {
	const maxOutlook = math.MaxInt64 / 200
	if !o.known || math.IsNaN(o.value) || math.Abs(o.value) > maxOutlook {
		return fact.Value{}
	}
	return fact.Value{Money: cents(o.value), Known: true}
}

func cents(units float64) deals.Money { return deals.Money(math.Round(100 * units)) }
