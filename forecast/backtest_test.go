package forecast

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"revops/deals"
	"revops/deals/notation"
	"revops/fact"
)

// quarterly are five won deals in the middle of each quarter from 2025-Q1 on, without create dates, that sum up to the units.
func quarterly(units ...int) []deals.Deal {
	var all []deals.Deal
	for i, sum := range units {
		for deal := range 5 {
			day := notation.DayOf(time.Date(2025, time.January+time.Month(3*i), 1+10*deal, 0, 0, 0, 0, time.UTC))
			all = append(all, deals.Deal{State: deals.Won, Closed: day, HasAmount: true, Amount: deals.Money(20 * sum)})
		}
	}
	return all
}

func endOf(quarters int) deals.Day {
	return notation.DayOf(time.Date(2025, time.January+time.Month(3*quarters), 1, 0, 0, 0, 0, time.UTC)) - 1
}

func forecastOf(tb testing.TB, q Question, all []deals.Deal) *Forecast {
	tb.Helper()
	f, err := tallied(q, all).Forecast()
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// A backtest of four quarters by hand: 100, 200, 100, 200, 100. Naive is off by 100 each time, of 600 in all, as often above as below.
func TestBacktest_fourQuarters(t *testing.T) {
	q := Question{AsOf: endOf(5), Period: fact.ByQuarter, Ahead: 2, Window: 12}
	f := forecastOf(t, q, quarterly(100, 200, 100, 200, 100))
	known := func(of10000 int64) fact.Share { return fact.Share{Of10000: of10000, Known: true} }
	want := Score{Method: Naive, WAPE: known(6667), Bias: known(0), N: 4, AgainstNaive: known(10000), Next: fact.Value{Money: 10000, Known: true}}
	if diff := cmp.Diff(want, f.Scores[0]); diff != "" {
		t.Errorf("naive (-want +got):\n%s", diff)
	}
	if f.Chosen != Naive || f.Predictability != known(3333) {
		t.Errorf("%s, predictability %v", f.Chosen, f.Predictability)
	}
	// The errors are +1, -1/2, +1 and -1/2 of the forecasts: of four, the lowest and the highest are the range.
	first := f.Periods[0]
	if first.Name != "2026-Q2" || first.Low.Money != 5000 || first.Forecast.Money != 10000 || first.High.Money != 20000 || first.WonDeals != 50 {
		t.Errorf("%+v", first)
	}
}

// The record takes naive twice, then what was best before, and not what was best afterwards.
func TestBelieve(t *testing.T) {
	trials := make([]trial, 6)
	for i := range trials {
		trials[i] = trial{actual: 100, outlooks: make([]outlook, len(Methods()))}
		for method := range Methods() {
			trials[i].outlooks[method] = outlook{100 + float64(method)*10 + 5, 1, method != 3}
		}
	}
	trials[2].outlooks[0].value = 200 // which is known from the fourth on
	trials[5].outlooks[1].known = false
	if diff := cmp.Diff([]int{0, 0, 0, 1, 1, 0}, believe(trials)); diff != "" {
		t.Error(diff)
	}
}

// Fewer than four periods to test on, or fewer than 20 won deals, give figures, and neither a method nor a range.
func TestForecast_tooLittle(t *testing.T) {
	for name, c := range map[string]struct {
		quarters []int
		deals    int
	}{
		"three to test on": {[]int{100, 200, 100, 200}, 20},
		"19 won":           {[]int{100, 200, 100, 200, 100}, 19},
	} {
		t.Run(name, func(t *testing.T) {
			q := Question{AsOf: endOf(len(c.quarters)), Period: fact.ByQuarter, Ahead: 2, Window: 12}
			all := quarterly(c.quarters...)
			f := forecastOf(t, q, all[len(all)-c.deals:])
			if f.Chosen != "" || f.Predictability.Known || f.Periods[0].Forecast.Known || f.Periods[0].Low.Known || !f.Scores[0].Next.Known {
				t.Errorf("%q, predictability %v, %+v", f.Chosen, f.Predictability, f.Periods[0])
			}
			q.Method = Naive
			f = forecastOf(t, q, all[len(all)-c.deals:])
			if f.Chosen != Naive || f.Predictability.Known || !f.Periods[0].Forecast.Known || f.Periods[0].Low.Known {
				t.Errorf("asked for: %q, predictability %v, %+v", f.Chosen, f.Predictability, f.Periods[0])
			}
		})
	}
}

// Of a quarter that has begun, what is won counts and the method is asked for the rest.
func TestForecast_running(t *testing.T) {
	q := Question{AsOf: endOf(5) + 45, Period: fact.ByQuarter, Ahead: 1, Window: 12}
	f := forecastOf(t, q, quarterly(100, 200, 100, 200, 100, 500))
	// All five deals of 2026-Q2 are won by its day 41; 46 of its 91 days are to come.
	first := f.Periods[0]
	if want := deals.Money(50000 + 5055); first.SoFar != 50000 || first.Forecast.Money != want {
		t.Errorf("so far %v, forecast %v, want %v", first.SoFar, first.Forecast, want)
	}
	if first.Low.Money != 50000+2527 && first.Low.Money != 50000+2528 {
		t.Errorf("low %v: the range is that of the rest", first.Low)
	}
}

func TestQuantile(t *testing.T) {
	list := []float64{9, 1, 2, 3, 4, 5, 6, 7, 8}
	for share, want := range map[float64]float64{0.1: 1, 0.9: 9, 0.5: 5, 0.25: 2.5, 0.01: 1, 0.99: 9} {
		near(t, "quantile", quantile(list, share), want)
	}
}
