package forecast_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/deals"
	"revops/fact"
	"revops/forecast"
	"revops/internal/dealgen"
	"revops/internal/samples"
)

// asOf is 2026-09-30.
const asOf = 20726

func forecastOf(tb testing.TB, q forecast.Question, parts ...[]deals.Deal) *forecast.Forecast {
	tb.Helper()
	tally := forecast.NewTally(q)
	for _, part := range parts {
		for i := range part {
			tally.Count(&part[i])
		}
	}
	f, err := tally.Forecast()
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func question() forecast.Question {
	return forecast.Question{
		AsOf: asOf, Period: fact.ByQuarter, Ahead: 2, Window: 12, Dimension: deals.Dimension{Role: deals.RoleChannel},
	}
}

// processDeals are those of a process.
func processDeals(p dealgen.Process) []deals.Deal {
	var all []deals.Deal
	p.Each(func(d *dealgen.Deal) {
		all = append(all, deals.Deal{
			State: [...]deals.State{deals.Open, deals.Won, deals.Lost}[d.Outcome], Created: deals.Day(d.Created), Closed: deals.Day(d.Closed),
			HasAmount: d.Priced, Amount: deals.Money(d.Cents), Channel: strconv.Itoa(d.ID % 5),
		})
	})
	return all
}

// randomExport is an export of a process, or of deals of every kind.
func randomExport(seed uint64) []deals.Deal {
	if seed%2 == 0 {
		return samples.AnyDeals(seed, 300)
	}
	return processDeals(dealgen.Process{
		Seed: seed, AsOf: asOf, Days: 1300, PerDay: 0.4, Growth: 0.2, Season: 0.3, Lag: 10, Win: 0.008, Lose: 0.012, Amount: 5000, Spread: 0.7,
	})
}

// change gives the deals another future after a day: what entered after it, and how and when those closed that did so after it.
func change(random *rand.Rand, all []deals.Deal, after deals.Day) []deals.Deal {
	later := func() deals.Day { return after + 1 + deals.Day(random.IntN(900)) }
	var changed []deals.Deal
	for _, d := range all {
		known := max(d.Entered(), d.Closed)
		switch {
		case d.Entered() > after || d.Entered() == deals.NoDay && d.Closed > after:
			if random.IntN(2) == 0 {
				continue
			}
			d.Qualified, d.Created, d.Amount, d.State = deals.NoDay, later(), deals.Money(random.IntN(1_000_000)), deals.State(1+random.IntN(4))
			d.Closed, d.Channel = d.Created+deals.Day(random.IntN(300))-20, fmt.Sprint("other ", random.IntN(9))
		case d.State.Closed() && known > after:
			d.State, d.Closed = deals.State(1+random.IntN(4)), later()
		}
		changed = append(changed, d)
	}
	return changed
}

// Whatever happens after the eve of a period, the forecasts of that eve stay, to the last bit.
func TestForecast_noLeak(t *testing.T) {
	tested := 0
	for seed := range uint64(40) {
		all := randomExport(seed)
		before := forecastOf(t, question(), all)
		random := rand.New(rand.NewPCG(seed, 3))
		at := random.IntN(max(before.Tests, 1))
		if at >= before.Tests {
			continue
		}
		eve := before.Backtest[at].First - 1
		after := forecastOf(t, question(), change(random, all, eve))
		if cmp.Equal(before.Backtest, after.Backtest) {
			t.Errorf("seed %d: the change of the future changed nothing at all", seed)
		}
		for i := range before.Backtest {
			if was, is := before.Backtest[i], after.Backtest[i]; was.First <= eve+1 && was.Forecast != is.Forecast {
				t.Errorf("seed %d: %s of %s was %v and is %v after a change behind %s", seed, was.Method, was.Name, was.Forecast, is.Forecast, eve)
			} else if was.First <= eve+1 && was.Forecast.Known && was.Method == forecast.Pipeline {
				tested++
			}
		}
	}
	if tested < 50 {
		t.Errorf("%d forecasts of the pipeline were compared", tested)
	}
}

// The order of deals makes no difference, nor does it make one in which of several files they are.
func TestForecast_order(t *testing.T) {
	for seed := range uint64(8) {
		all := randomExport(seed)
		want := forecastOf(t, question(), all)
		rand.New(rand.NewPCG(seed, 4)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if diff := cmp.Diff(want, forecastOf(t, question(), all[:len(all)/3], all[len(all)/3:])); diff != "" {
			t.Errorf("seed %d (-want +got):\n%s", seed, diff)
		}
	}
}

// Of 200,000 deals with known chances, the open ones are expected to bring what they do, within two percent.
func TestPipeline_knownChances(t *testing.T) {
	process := dealgen.Process{
		Seed: 1, AsOf: asOf, Days: 1000, PerDay: 200, Lag: 20, Win: 0.006, Lose: 0.009, Amount: 8000, Spread: 0.5,
	}
	q := question()
	q.Dimension = deals.Dimension{}
	tally := forecast.NewTally(q)
	count, truth := 0, 0.0
	f := forecastOf(t, q)
	within := int(f.Open.Until) - asOf
	process.Each(func(d *dealgen.Deal) {
		count++
		tally.Count(&deals.Deal{
			State: [...]deals.State{deals.Open, deals.Won, deals.Lost}[d.Outcome], Created: deals.Day(d.Created), Closed: deals.Day(d.Closed),
			HasAmount: d.Priced, Amount: deals.Money(d.Cents),
		})
		if d.Outcome == dealgen.Open {
			truth += process.Chance(asOf-d.Created, within) * float64(d.Cents)
		}
	})
	f, err := tally.Forecast()
	if err != nil {
		t.Fatal(err)
	}
	expected := 0.0
	for _, c := range f.Open.Cohorts {
		expected += float64(c.Expected.Money)
	}
	if ratio := expected / truth; count < 190_000 || ratio < 0.98 || ratio > 1.02 {
		t.Errorf("%d deals: expected %.0f, the truth is %.0f (%.4f)", count, expected, truth, ratio)
	}
}

// Over 200 random exports the range covers 70 to 90 of 100 quarters that were held out.
func TestForecast_coverage(t *testing.T) {
	const exports, quarter = 200, 92
	covered, ranges := 0, 0
	for seed := range uint64(exports) {
		all := processDeals(dealgen.Process{
			Seed: seed, AsOf: asOf + quarter, Days: 1600, PerDay: 0.6, Growth: 0.1, Season: 0.2, Lag: 15, Win: 0.006, Lose: 0.009, Amount: 5000, Spread: 0.5,
		})
		q := question()
		q.Dimension, q.Ahead = deals.Dimension{}, 1
		f := forecastOf(t, q, all)
		held := q
		held.AsOf = asOf + quarter
		history := forecastOf(t, held, all).History
		actual := history[len(history)-1].Value
		if first := f.Periods[0]; first.Low.Known {
			ranges++
			if first.Low.Money <= actual && actual <= first.High.Money {
				covered++
			}
		}
	}
	if ranges < exports || 10*covered < 7*ranges || 10*covered > 9*ranges {
		t.Errorf("%d of %d ranges cover what came", covered, ranges)
	}
	t.Logf("%d of %d", covered, ranges)
}
