package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"revops/deals"
	"revops/fact"
	"revops/forecast"
	"revops/framework"
)

// Titles of the parts of a forecast.
const (
	ForecastTitle   = "Forecast of won value"
	MethodsTitle    = "Methods"
	RecordTitle     = "Backtest"
	CohortsTitle    = "Open pipeline by age"
	PointWorthTitle = "What a point is worth"
)

// Read is what the document says of the files that were read.
func (f *Forecast) Read() DealsRead {
	return DealsRead{f.Files, f.Mapping, f.Accounts, f.Currency, f.Unusable, f.Notes, f.Warnings}
}

// About says how much was read, on which day it is looked at, and in which currency.
func (f *Forecast) About() string {
	return f.Read().About() + fmt.Sprintf("; as of %s", f.AsOf) + f.Read().AmountsIn()
}

// Predicted says how well a period could be told beforehand, or why that is not said.
func (f *Forecast) Predicted() string { return f.InResult().Predicted() }

// Predicted says how well a period could be told beforehand, or why that is not said.
func (f *ResultForecast) Predicted() string {
	switch {
	case f.Missing != "":
		return "Predictability is not known: " + f.Missing + "."
	case !f.Predictability.Known:
		return fmt.Sprintf("Too little history to say how well a %s can be forecast: that takes %d full %ss to test on (here %d) and %d won deals. So no method is chosen and no range is given.",
			f.Period, forecast.MinTests, f.Period, f.Tested, forecast.MinWon)
	}
	return "Predictability " + PercentTenths(f.Predictability) + ": " + f.Missed()
}

// Missed says by how much a known predictability was missed.
func (f *ResultForecast) Missed() string {
	text := fmt.Sprintf("in a backtest over %s, forecasts made only from earlier deals were off by %s of the won value",
		Count(f.Record.N, string(f.Period), string(f.Period)+"s"), PercentTenths(f.Record.WAPE))
	if f.Naive.Known {
		text += fmt.Sprintf(". Repeating the %s before would have been off by %s", f.Period, PercentTenths(f.Naive))
		const hardly = 0.95 // of the error of repeating: a smaller gain is noise over few periods
		switch ours, repeated := float64(f.Record.WAPE.Of10000), float64(f.Naive.Of10000); {
		case ours >= repeated:
			text += ", so the forecasts were no better"
		case ours > hardly*repeated:
			text += ", so the forecasts were hardly better"
		}
	}
	return text + "."
}

// Brief says in a few words how far forecasts were off, or that this is not known.
func (f *ResultForecast) Brief() string {
	switch {
	case f.Missing != "":
		return "not known"
	case !f.Predictability.Known:
		return "too little history"
	default:
		return fmt.Sprintf("off by %s a %s", PercentTenths(f.Record.WAPE), f.Period)
	}
}

// Why says by which method the forecast is and why.
func (f *Forecast) Why() string {
	if f.Method == nil {
		return "No method is chosen. The table of methods shows what each says of the first period."
	}
	at := slices.IndexFunc(f.Methods, func(m ForecastMethod) bool { return m.Method == *f.Method })
	m := &f.Methods[at]
	text := fmt.Sprintf("Method: %s (%s)", m.Method, MethodMeaning(m.Method))
	switch {
	case !m.Next.Known:
		return text + ", as asked for; it says nothing: " + m.Missing + "."
	case f.Given:
		return text + ", as asked for."
	case m.Method == forecast.Naive:
		return text + ": no other method was closer to the actual value in the backtest."
	default:
		return text + fmt.Sprintf(": the closest in the backtest, with %s of the errors of naive.", PercentTenths(m.AgainstNaive))
	}
}

// RangeNote says what the range is, "" where there is none.
func (f *Forecast) RangeNote() string {
	if !f.Periods[0].Low.Known {
		return ""
	}
	return fmt.Sprintf("Range: 10th to 90th percentile of the errors of the %d forecasts believed at the time, each one %s ahead. Further ahead it is wider than shown.",
		f.Record.N, f.Period)
}

// RecordNote says when, from what and by what the forecasts of the record are made.
func (f *Forecast) RecordNote() string {
	text := fmt.Sprintf("Each forecast is made on the day before the %s, from the deals as they were known then", f.Period)
	if f.Given {
		return text + "."
	}
	return text + fmt.Sprintf(", by the method that was best in the %ss before (naive for the first two).", f.Period)
}

// MethodMeaning says in a few words how a method forecasts.
func MethodMeaning(method forecast.Method) string {
	switch method {
	case forecast.Naive:
		return "the last full period"
	case forecast.SeasonalNaive:
		return "the same period a year before"
	case forecast.Growth:
		return "the mean of the window, with its growth"
	case forecast.SeasonalGrowth:
		return "the same period a year before, with the growth of the window"
	case forecast.Factors:
		return "Flow × Conversion Rate × Average Sale"
	default:
		return "open deals by age, and entries to come"
	}
}

// Off is how far a forecast was off, as a share of the actual value.
func (t *ForecastTest) Off() fact.Share {
	if !t.Forecast.Known || t.Actual <= 0 {
		return fact.Share{}
	}
	return fact.Rate{Part: int(t.Forecast.Money - t.Actual), Whole: int(t.Actual)}.Share()
}

// BelievedTests are those of the record, in the order of the periods.
func (f *Forecast) BelievedTests() []ForecastTest {
	believed := slices.DeleteFunc(slices.Clone(f.Backtest), func(t ForecastTest) bool { return !t.Believed })
	slices.SortFunc(believed, func(a, b ForecastTest) int { return int(a.Start - b.Start) })
	return believed
}

// amountIn writes an amount in whole units with its currency, a sign before it and a code behind it; nil is one that nobody names.
func amountIn(v fact.Value, currency *string) string {
	amount := WholeAmountOrDash(v)
	switch {
	case currency == nil:
		return amount
	case strings.ContainsFunc(*currency, unicode.IsLetter):
		return amount + " " + *currency
	default:
		return *currency + amount
	}
}

// Ages names a cohort.
func (c *ForecastCohort) Ages() string {
	if c.AgeTo == nil {
		return fmt.Sprintf("%d days and more", c.AgeFrom)
	}
	return fmt.Sprintf("%d to %d days", c.AgeFrom, *c.AgeTo)
}

// ShortAges names a cohort in few characters.
func (c *ForecastCohort) ShortAges() string {
	if c.AgeTo == nil {
		return fmt.Sprintf("%d+", c.AgeFrom)
	}
	return fmt.Sprintf("%d–%d", c.AgeFrom, *c.AgeTo)
}

// Says writes what a unit more is worth: "21,400 USD a quarter"; without a currency for nil.
func (w *FactorWorth) Says(currency *string) string {
	if w.PerQuarter.Known {
		return amountIn(w.PerQuarter, currency) + " a quarter"
	}
	return amountIn(w.Once, currency) + " earlier, once"
}

// FactorName is the name of the factor.
func (w *FactorWorth) FactorName() string {
	factor, _ := framework.FactorOf(w.Factor)
	return factor.Name
}

// WorthBasisLine says by which figures points are worth what they are.
func (f *Forecast) WorthBasisLine() string {
	b := f.Basis
	if b == nil {
		return ""
	}
	text := fmt.Sprintf("By %s to %s: Flow %s a quarter, Average Sale %s, Conversion Rate %s", b.From, b.To, b.Flow, AmountOrDash(b.AverageSale), Percentage(b.Conversion))
	if b.TimeToClose != nil {
		text += fmt.Sprintf(", Time to Close %s days. Sales velocity (Flow × Average Sale × Conversion Rate ÷ Time to Close): %s a day", b.TimeToClose, AmountOrDash(b.Velocity))
	}
	return text + ". Each line takes the other factors as they are."
}

// PercentTenths writes a share in percent with one decimal, a dash for none.
func PercentTenths(s fact.Share) string {
	if !s.Known {
		return "–"
	}
	sign, tenths := "", (max(s.Of10000, -s.Of10000)+5)/10
	if s.Of10000 < 0 && tenths > 0 {
		sign = "-"
	}
	return fmt.Sprintf("%s%d.%d%%", sign, tenths/10, tenths%10)
}

// forecastRemarks say what a forecast does not hold, and what it depends on.
func forecastRemarks(f *forecast.Forecast) []string {
	var remarks []string
	add := func(number int, one, many, text string) {
		if number > 0 {
			remarks = append(remarks, Count(number, one, many)+text)
		}
	}
	say := func(format string, values ...any) { remarks = append(remarks, fmt.Sprintf(format, values...)) }
	if f.Open.Missing != "" {
		say("The methods pipeline and factors are left out: %s.", f.Open.Missing)
	} else if !f.Open.OwnAmounts {
		say("Fewer than half of the lost deals have an amount, so amounts come with winning: each open deal counts with the Average Sale of the last year.")
	}
	if f.Worth.Missing != "" {
		say("What a point is worth is not known: %s.", f.Worth.Missing)
	}
	add(f.Late, "deal", "deals", fmt.Sprintf(" left out: entered the pipeline after %s.", f.AsOf))
	add(f.Undated, "closed deal", "closed deals", " without a close date left out: nobody knows in which "+string(f.Period)+" it counts.")
	add(f.Early, "deal", "deals", " closed before the create date: in the won value, but without an age and so not in the pipeline.")
	add(f.Ageless, "open deal", "open deals", " without a create date left out of the pipeline.")
	add(f.Unpriced, "won deal", "won deals", " without an amount: not in the won value.")
	return append(remarks, largestRemarks(f)...)
}

// largestRemarks name single deals on which the forecast or its range depends.
func largestRemarks(f *forecast.Forecast) []string {
	const much = 2500 // a quarter
	var remarks []string
	if l := &f.Largest; l.Share.Known && l.Share.Of10000 >= much {
		text := fmt.Sprintf("One deal of %s is %s of the won value of %s", WholeAmount(l.Amount), PercentTenths(l.Share), l.Period)
		if l.OfRange.Known {
			text += fmt.Sprintf(" and %s of the width of the range of %s", PercentTenths(l.OfRange), f.Periods[0].Name)
		}
		remarks = append(remarks, text+": the errors depend on it.")
	}
	if l := &f.LargestOpen; l.Share.Known && l.Share.Of10000 >= much {
		remarks = append(remarks, fmt.Sprintf("One open deal of %s, entered on %s, is expected to bring %s: %s of the forecast.",
			WholeAmount(l.Amount), l.Entered, WholeAmountOrDash(l.Expected), PercentTenths(l.Share)))
	}
	return remarks
}

// The rows below the open deals by age.
const (
	AllOpenDeals  = "All open deals"
	EntriesToCome = "Entries to come"
)

// OpenTotal adds up the cohorts.
func (f *Forecast) OpenTotal() (number int, amount deals.Money, expected fact.Value) {
	for _, c := range f.Pipeline {
		number, amount = number+c.Deals, amount+c.Amount
		expected = fact.Value{Money: expected.Money + c.Expected.Money, Known: c.Expected.Known}
	}
	return number, amount, expected
}
