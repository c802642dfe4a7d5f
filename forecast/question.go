package forecast

import (
	"revops/deals"
	"revops/fact"
)

// Method is a way to forecast. The zero value is none.
type Method string

// The methods. Source of the growth methods and of the factors as a driver: https://predictablerevops.org/docs/forecasting.
const (
	Naive          Method = "naive"
	SeasonalNaive  Method = "seasonal-naive"
	Growth         Method = "growth"
	SeasonalGrowth Method = "seasonal-growth"
	Factors        Method = "factors"
	Pipeline       Method = "pipeline"
)

// Methods lists the methods. Of two that are equally good, the first is chosen.
func Methods() []Method {
	return []Method{Naive, SeasonalNaive, Growth, SeasonalGrowth, Factors, Pipeline}
}

// What a judgement takes, and how much is looked back on.
const (
	// MinTests is the number of periods to test on below which no method is judged.
	MinTests = 4
	// MinWon is the number of won deals below which no method is judged.
	MinWon = 20
	// MaxTests is how many periods the backtest covers. As many before them may help to choose a method for them.
	MaxTests = 8
	// MaxAhead is how many periods can be forecast.
	MaxAhead = 24
	// MaxValues is how many values the dimension may have.
	MaxValues = 4096
)

// Question says what to forecast.
type Question struct {
	// AsOf is the last day of which anything is known. It must be given.
	AsOf   deals.Day
	Period fact.Period
	// Ahead is how many periods to forecast, from the one that holds the day after AsOf on.
	Ahead int
	// Window is how many months growth is taken over: 3, 6 or 12.
	Window int
	// Dimension, where there is one, makes the method of the factors forecast each of its values, and add them up.
	Dimension deals.Dimension
	// Method, where it is given, is taken whatever the backtest says.
	Method Method
	// OneOutcome says that all deals are won, all lost or all open by definition.
	OneOutcome bool
}

// window is how many periods growth is taken over.
func (q *Question) window() int { return max(q.Window/q.Period.Months(), 1) }

// year is how many periods a year has.
func (q *Question) year() int { return 12 / q.Period.Months() }
