package cmd

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/report"
)

type planOptions struct {
	evaluation
	schedule
}

// schedule says how to lay out a plan.
type schedule struct {
	capacity []string
	period   assess.Period
	start    string
}

func (s *schedule) addFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.StringSliceVar(&s.capacity, "capacity", nil, fmt.Sprintf("person-days per team and period: `days` for all, TEAM=DAYS for one (default %d)",
		assess.DefaultCapacity))
	choiceFlag(command, &s.period, "period", "plan by calendar month or quarter", assess.ByMonth, assess.ByQuarter)
	flags.StringVar(&s.start, "start", "", "first `month` of the plan, such as 2027-01 (default the month after the answers and the CRM data)")
	under(headPlan, command)
}

// options reads what the flags say.
func (s *schedule) options(model *framework.Framework) (assess.PlanOptions, error) {
	start, err := parseStart(s.start)
	if err != nil {
		return assess.PlanOptions{}, err
	}
	capacity, err := parseCapacity(model, s.capacity)
	return assess.PlanOptions{Capacity: capacity, Period: s.period, Start: start}, err
}

// plan lays out the path of what was counted.
func (s *schedule) plan(counted outcome, options assess.PlanOptions) (*assess.Plan, error) {
	if s.start == "" {
		var dated bool
		if options.Start, _, _, dated = counted.Result.EarliestStart(); !dated {
			return nil, &usageError{
				message: "the answers have no date, so the plan needs --start",
				hint:    "--start 2027-01 starts in January 2027",
			}
		}
	}
	plan := assess.NewPlan(counted.model, counted.Result, options)
	if plan.Last() > assess.MaxMonth {
		return nil, &usageError{
			message: "the plan runs past the year 9999",
			hint:    "--start 2027-01 starts in January 2027, --capacity gives teams more days",
		}
	}
	return plan, nil
}

func newPlan(a *app) *cobra.Command {
	o := &planOptions{}
	command := &cobra.Command{
		Use:   "plan [FILE...]",
		Short: "Schedule the steps to a level by month or quarter",
		Long: `Schedule the steps to the next level, or to --target: what each team does in each period, when each level is reached, and which team
is the bottleneck.

FILE is an answers file or a folder of them; without one it reads answers.yaml. --capacity sets how many person-days a team has in
each period: one number for all teams, and TEAM=DAYS for exceptions, as in 15,sales=10. The plan starts in the month after the date
of the answers unless --start names another; a start before that is shown with a warning.`,
		Example: `  revops plan answers.yaml
  revops plan answers.yaml --target 3 --period quarter --capacity 15,sales=10
  revops plan answers.yaml --start 2027-01 --set deal-ownership=full`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, files []string) error {
			o.answers = append(o.answers, files...)
			return o.run(a)
		},
	}
	o.evaluation.addFlags(a, command, report.Plan{})
	o.schedule.addFlags(command)
	return command
}

func (o *planOptions) run(a *app) error {
	if err := o.useDefault(a, "", ""); err != nil {
		return err
	}
	model, options, err := o.prepare(a)
	if err != nil {
		return err
	}
	layout, err := o.schedule.options(model)
	if err != nil {
		return err
	}
	counted, err := o.count(a, model, options)
	if err != nil {
		return err
	}
	layout.AsOf = answers.Date(o.asOf)
	if counted.Plan, err = o.plan(counted, layout); err != nil {
		return err
	}
	return o.output.write(a, report.Plan{Assessment: counted.assessment()})
}

// parseStart reads a month, the zero one where none is given.
func parseStart(text string) (assess.Month, error) {
	month, ok := assess.ParseMonth(text)
	if text != "" && !ok {
		return 0, &usageError{
			message: fmt.Sprintf("--start: %q is not a valid month (want YYYY-MM)", text),
			hint:    "such as --start 2027-01",
		}
	}
	return month, nil
}

// parseCapacity reads one number for all teams and any number of TEAM=DAYS.
func parseCapacity(model *framework.Framework, words []string) (assess.Capacity, error) {
	capacity := assess.Capacity{Default: assess.DefaultCapacity, Assumed: true, Teams: map[framework.TeamID]int{}}
	for _, word := range words {
		name, text, named := strings.Cut(word, "=")
		if !named {
			name, text = "", word
		}
		days, err := strconv.Atoi(text)
		if err != nil || days < 1 || days > assess.MaxCapacity {
			return capacity, &usageError{
				message: fmt.Sprintf("--capacity %q is not a number of person-days", word),
				hint:    fmt.Sprintf("whole numbers from 1 to %d: 15 for all teams, 15,sales=10 where sales differs", assess.MaxCapacity),
			}
		}
		var team framework.TeamID
		if named {
			if team, err = findID[framework.TeamID]("team", name, teamParts(model)); err != nil {
				return capacity, err
			}
		}
		_, again := capacity.Teams[team]
		switch {
		case !named && !capacity.Assumed, named && again:
			return capacity, &usageError{message: fmt.Sprintf("--capacity %q: the capacity is given twice", word), hint: "one number for all teams, one for each team"}
		case named:
			capacity.Teams[team] = days
		default:
			capacity.Assumed, capacity.Default = false, days
		}
	}
	return capacity, nil
}
