package cmd

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"revops/deals"
	"revops/deals/notation"
	"revops/fact"
	"revops/forecast"
	"revops/report"
	"revops/report/document"
	"revops/report/narrative"
)

type factOptions struct {
	deals              dealsInput
	asOf, since, until string
	period             fact.Period
	by                 dimensionFlag
	base               fact.Base
	anonymous          bool
	output             output
}

func newFact(a *app) *cobra.Command {
	o := &factOptions{}
	command := &cobra.Command{
		Use:   "fact FILE...",
		Short: "Calculate the four factors from CRM deals",
		Long: `Calculate the four factors of revenue from CRM deals: Flow, Average Sale, Conversion Rate and Time to Close, and with them New
Value, Won Value, and the open and overdue pipeline. Figures are for all deals, by month or quarter and, with --by, by channel, owner,
industry or another column, with the contribution of each value. revops explain fact defines the factors.

FILE is a CRM export of deals, or - for standard input. The output first shows how the file is read: which field each column holds, which
stages mean won or lost, which fields are not found and what that costs, and which rows have issues. Several files are added up; a deal
with the ID of an earlier file is counted once.

--accounts reads an export of accounts (companies in HubSpot). A deal without an industry, segment or account step of its own takes them
from its account, which is found by ID or name.

--source reads deals from a database that speaks PostgreSQL's protocol instead of files: the rows of --table or --query, in a
read-only transaction. The password comes from PGPASSWORD, ~/.pgpass or the URL.

Deals are counted as they were on the --as-of date, by default today: a deal that closed later is open, and one that entered the
pipeline later is left out. --since and --until leave out entries and closes before and after.

The names of deals and accounts are not shown. --show-rows lets --by group by a column that holds them; --anonymous replaces owners
with numbers.`,
		Example: `  revops fact deals.csv --as-of 2026-10-31
  revops fact deals.csv --by channel --since 2025-10-01 --as-of 2026-10-31
  revops fact deals.csv --period month --by owner --anonymous --format json
  revops fact deals.csv --accounts accounts.csv --by segment`,
		Args: o.deals.args,
		RunE: func(*cobra.Command, []string) error { return o.run(a) },
	}
	flags := command.Flags()
	choiceFlag(command, &o.period, "period", "show figures by calendar month or quarter", fact.Periods()...)
	o.by.addFlag(command, "group by ")
	flags.Var(dayFlag(&o.since), "since", "leave out entries and closes before this date")
	flags.Var(dayFlag(&o.until), "until", "leave out entries and closes after this date")
	flags.Var(dayFlag(&o.asOf), "as-of", "count the deals as they were on this date (default today)")
	choiceFlag(command, &o.base, "time-to-close", "take Time to Close from won deals, or from all closed deals", fact.Bases()...)
	under(headFigures, command)
	o.deals.addAccessible(command)
	o.deals.addFlags(command)
	o.deals.addSourceFlags(command)
	flags.BoolVar(&o.anonymous, "anonymous", false, "replace owners with numbers")
	o.by.canShow = true
	flags.BoolVar(&o.by.showNames, "show-rows", false, "let --by group by names or ids of deals or accounts")
	o.output.addFlags(command, report.Fact{})
	return command
}

func (o *factOptions) run(a *app) error {
	question, err := o.question(a)
	if err != nil {
		return err
	}
	if err := o.output.check(a, o.deals.inputs()...); err != nil {
		return err
	}
	o.deals.hideOwners = o.anonymous
	var tally *fact.Tally
	var told *forecast.Tally
	reading, err := a.readBy(&o.deals, &o.by, question.AsOf, func(oneOutcome bool) func(*deals.Deal) {
		question.OneOutcome = oneOutcome
		tally = fact.NewTally(question)
		if !o.output.writes(report.FormatHTML) || o.since != "" || o.until != "" {
			return tally.Count
		}
		told = forecast.NewTally(usualQuestion(question.AsOf, question.Period, oneOutcome))
		return func(d *deals.Deal) {
			tally.Count(d)
			told.Count(d)
		}
	})
	if err != nil {
		return err
	}
	return o.write(a, reading, tally, told)
}

// question says what the flags ask for.
func (o *factOptions) question(a *app) (fact.Question, error) {
	question := fact.Question{
		AsOf: notation.DayOf(a.today(o.asOf)), Since: dayOfFlag(o.since), Until: dayOfFlag(o.until), Period: o.period, Base: o.base,
	}
	switch {
	case question.Until != deals.NoDay && question.Since > question.Until:
		return question, &usageError{message: fmt.Sprintf("--since %s is after --until %s", o.since, o.until), hint: "swap the two dates"}
	case question.Since > question.AsOf:
		return question, &usageError{message: fmt.Sprintf("--since %s is after the as-of date %s", o.since, question.AsOf), hint: "give an earlier --since or a later --as-of"}
	}
	var err error
	question.Dimension, err = o.by.dimension()
	return question, err
}

// write writes what was read, the page with what was counted for a forecast unless that is nil. It fails if no row was a deal.
func (o *factOptions) write(a *app, reading *dealsReading, tally *fact.Tally, told *forecast.Tally) error {
	factors, err := tally.Fact()
	if err != nil {
		return fmt.Errorf("read %s: %w", reading.input.names(), err)
	}
	if o.anonymous && (factors.Dimension.Role == deals.RoleOwner || slices.Contains(reading.rolesOf(factors.Dimension.Column), deals.RoleOwner)) {
		factors.Anonymize()
	}
	written := document.NewFact(factors, reading.imports, reading.accounts.Import())
	o.output.warn(a, written.Warnings)
	view := narrative.Fact{Fact: written}
	if told != nil {
		// Deals that cannot be forecast have a page all the same.
		if made, err := told.Forecast(); err == nil {
			view.Forecast = document.NewForecast(made, reading.imports, reading.accounts.Import())
		}
	}
	if err := o.output.write(a, report.Fact{Fact: view}); err != nil {
		return err
	}
	return reading.require()
}
