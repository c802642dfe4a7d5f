package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"revops/deals"
	"revops/deals/notation"
	"revops/fact"
	"revops/forecast"
	"revops/report"
	"revops/report/document"
)

type forecastOptions struct {
	deals  dealsInput
	asOf   string
	period fact.Period
	ahead  int
	window string
	by     dimensionFlag
	method forecast.Method
	output output
}

// usualQuestion is what forecasts without flags ask.
func usualQuestion(asOf deals.Day, period fact.Period, oneOutcome bool) forecast.Question {
	return forecast.Question{AsOf: asOf, Period: period, Ahead: usualAhead(period), Window: 12, OneOutcome: oneOutcome}
}

// usualAhead is how many periods are forecast without a flag.
func usualAhead(period fact.Period) int {
	if period == fact.ByMonth {
		return 6
	}
	return 2
}

func newForecast(a *app) *cobra.Command {
	o := &forecastOptions{}
	command := &cobra.Command{
		Use:   "forecast FILE...",
		Short: "Forecast won value and show how well that works",
		Long: `Forecast won value from CRM deals, and show how well that could have been done before: each method forecasts each of the last 8 full
periods from the deals as they were known on the day before, and is compared with what was won. The method with the smallest error
makes the forecast; the errors of the past are its range. The output also shows the open pipeline by age with what it is expected to
bring, and what a point of each of the four factors is worth.

Methods: naive (the last full period), seasonal-naive (the same period a year before), growth and seasonal-growth (with the growth
of the last --window months), factors (Flow × Conversion Rate × Average Sale) and pipeline (open deals by age, and entries to come).
docs/forecast.md has the formulas.

With fewer than 4 full periods to test on, or fewer than 20 won deals, no method is chosen and no range is given.

FILE and the flags under Deals work as in revops fact. Periods begin with the one that holds the day after --as-of. The names of deals and
accounts are not shown.`,
		Example: `  revops forecast deals.csv --as-of 2026-10-31
  revops forecast deals.csv --period month --ahead 3 --window 6
  revops forecast deals.csv --by channel --method factors
  revops forecast deals.csv --as-of 2026-10-31 -o forecast.html`,
		Args: o.deals.args,
		RunE: func(*cobra.Command, []string) error { return o.run(a) },
	}
	flags := command.Flags()
	choiceFlag(command, &o.period, "period", "forecast calendar months or quarters", fact.Periods()...)
	flags.Var(aheadFlag(&o.ahead), "ahead", "forecast this `number` of periods (default 2 quarters or 6 months)")
	choiceFlag(command, &o.window, "window", "take growth over this many `months`", "12", "6", "3")
	o.by.addFlag(command, "let the method factors forecast each value of ")
	methods := append([]forecast.Method{"best"}, forecast.Methods()...)
	choiceFlag(command, &o.method, "method", "forecast by this `method`, or by the best in the backtest", methods...)
	flags.Var(dayFlag(&o.asOf), "as-of", "forecast from what was known on this date (default today)")
	under(headFigures, command)
	o.deals.addAccessible(command)
	o.deals.addFlags(command)
	o.deals.addSourceFlags(command)
	o.output.addFlags(command, report.Forecast{})
	return command
}

// aheadFlag is a flag with a number of periods, 0 for the usual one.
func aheadFlag(ahead *int) parsedFlag {
	get := func() string {
		if *ahead == 0 {
			return ""
		}
		return strconv.Itoa(*ahead)
	}
	return parsedFlag{kind: "number", example: "2", get: get, set: func(text string) error {
		number, err := strconv.Atoi(text)
		if err != nil || number < 1 || number > forecast.MaxAhead {
			return fmt.Errorf("%q is not a number of periods (want 1 to %d)", text, forecast.MaxAhead)
		}
		*ahead = number
		return nil
	}}
}

func (o *forecastOptions) run(a *app) error {
	question, err := o.question(a)
	if err != nil {
		return err
	}
	if err := o.output.check(a, o.deals.inputs()...); err != nil {
		return err
	}
	var tally *forecast.Tally
	reading, err := a.readBy(&o.deals, &o.by, question.AsOf, func(oneOutcome bool) func(*deals.Deal) {
		question.OneOutcome = oneOutcome
		tally = forecast.NewTally(question)
		return tally.Count
	})
	if err != nil {
		return err
	}
	if err := reading.require(); err != nil {
		return err
	}
	return o.write(a, reading, tally)
}

// question says what the flags ask for.
func (o *forecastOptions) question(a *app) (forecast.Question, error) {
	question := forecast.Question{AsOf: notation.DayOf(a.today(o.asOf)), Period: o.period, Ahead: o.ahead}
	if question.Ahead == 0 {
		question.Ahead = usualAhead(o.period)
	}
	question.Window, _ = strconv.Atoi(o.window) // one of the choices
	if slices.Contains(forecast.Methods(), o.method) {
		question.Method = o.method
	}
	var err error
	question.Dimension, err = o.by.dimension()
	return question, err
}

func (o *forecastOptions) write(a *app, reading *dealsReading, tally *forecast.Tally) error {
	made, err := tally.Forecast()
	if err != nil {
		return forecastError(reading, err)
	}
	written := document.NewForecast(made, reading.imports, reading.accounts.Import())
	o.output.warn(a, written.Warnings)
	return o.output.write(a, report.Forecast{Forecast: written})
}

// forecastError is the error of deals that cannot be forecast, with what to do about it.
func forecastError(reading *dealsReading, err error) error {
	wrapped := fmt.Errorf("read %s: %w", reading.input.names(), err)
	if errors.Is(err, forecast.ErrNoAmounts) {
		return &hintError{err: wrapped, hint: "export the amounts of won deals, or name their column in a map (columns: {amount: …}) and give it with --map"}
	}
	return wrapped
}
