package cmd

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"revops/answers"
	"revops/ask"
	"revops/assess"
	"revops/framework"
	"revops/report"
	"revops/report/document"
)

type assessOptions struct {
	evaluation
	schedule
	// planned says that a plan is part of the result.
	planned func() bool
	deals   dealsInput
	// path says what the path counts from where deals contradict answers.
	path document.PathSource
	// figures are what the deals show, by element, for display under the questions.
	figures map[framework.ElementID]ask.Figures
	// forecast is what the result says of the forecast, nil without deals.
	forecast *document.ResultForecast
	// size is that of the deals, nil without any.
	size *document.DealsSize
	save string
	// saving reports whether a file to save to is named.
	saving     func() bool
	accessible bool
	// reported says that the report was asked for in the interview.
	reported bool
	// asked says that the answers are those of an interview in this run.
	asked bool
	gates gateFlags
	// benchmark is a stored portfolio or a folder of answers, "" for none.
	benchmark string
}

func newAssess(a *app) *cobra.Command {
	o := &assessOptions{}
	command := &cobra.Command{
		Use:   "assess [FILE...]",
		Short: "Assess your maturity: level, blockers, next steps",
		Long: `Assess how mature your revenue operations are: the maturity level, what blocks the next level, the next steps, and the answers that
need another look.

FILE is an answers file or a folder of them, - for standard input. Give one file for each respondent to combine what several people
answered. Without FILE, revops asks the questions on a terminal, saves each answer to answers.yaml at once, and continues there the
next time. Where there is no terminal, it reads answers.yaml.

-o also writes the result to files: a report to read, a workbook, formats for CI. With --capacity, --period or --start the result
includes a plan, as revops plan makes it; with --baseline, what has changed since then.

--deals compares the answers with deals exported from the CRM, as revops evidence does: which answers are higher than the CRM data
supports, and the level without them. The maturity level itself always follows the answers; the path, the next steps and the plan start
from what the deals show, unless --path answers is given. When revops asks questions, it shows the
figures from the deals below them.

--benchmark compares the score and that of each category with the quartiles of other companies: your own clients or investments, five at
least. The assessed company itself is left out.

With --min-level, --min-score, --require-complete, --baseline or --fail-on the exit code is 1 unless every gate is met. For gates,
an element without a grade counts as none.

` + exitCodes,
		Example: `  revops assess answers.yaml
  revops assess answers.yaml --target predictability --steps 3
  revops assess answers.yaml --team marketing
  revops assess answers.yaml --set real-time-deal-tracking=mostly
  revops assess answers.yaml -o report.html -o gaps.xlsx -o result.json
  revops assess answers.yaml --min-level 1 --min-score 30
  revops assess answers.yaml --deals deals.csv --as-of 2026-10-31
  revops assess answers.yaml --max-age 180d --as-of 2026-11-21
  revops assess answers.yaml --benchmark companies
  revops assess respondents --combine min`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, files []string) error {
			o.answers = append(o.answers, files...)
			return o.run(a)
		},
	}
	o.evaluation.addFlags(a, command, report.Assessment{})
	o.addSteps(command)
	command.Flags().StringVar(&o.benchmark, "benchmark", "", "compare with other companies: a stored portfolio, a JSON `file`, or a folder of answers")
	under(headScope, command)
	o.schedule.addFlags(command)
	o.addDeals(command)
	flags := command.Flags()
	o.saving = func() bool { return flags.Changed("save") }
	o.planned = func() bool {
		return flags.Changed("capacity") || flags.Changed("period") || flags.Changed("start") || o.output.contents.Plans()
	}
	flags.StringVar(&o.save, "save", defaultAnswers, "ask the questions and save the answers to this `file`")
	flags.BoolVar(&o.accessible, "accessible", false, "ask in plain lines, for screen readers and pipes")
	under(headAnswers, command)
	o.gates.addFlags(a, command, &o.framework)
	return command
}

func (o *assessOptions) run(a *app) error {
	asked, err := o.read(a)
	if err != nil {
		return err
	}
	if len(o.answers) == 0 {
		if err := o.askFirst(a, asked); errors.Is(err, errComplete) {
			return nil
		} else if err != nil {
			return err
		}
	}
	counted, err := o.count(a, asked)
	if err != nil {
		return err
	}
	result, err := o.output.contents.choose(counted.assessment())
	if err != nil {
		return err
	}
	if err := o.present(a, result); err != nil {
		return err
	}
	if counted.Gate != nil && !counted.Gate.Passed {
		a.explainGate(counted)
		if !o.gates.noGate {
			return errGate
		}
	}
	return nil
}

// demands are what the flags say, read by the framework.
type demands struct {
	model   *framework.Framework
	options assess.Options
	gates   assess.Gates
	layout  assess.PlanOptions
}

// read reads the flags before anything is asked or counted, so that a misspelt flag is reported first.
func (o *assessOptions) read(a *app) (demands, error) {
	var d demands
	if !o.saving() && !o.accessible && !a.interactive() {
		if err := o.useDefault(a, ", and the questionnaire needs a terminal", "; --accessible asks without a terminal"); err != nil {
			return d, err
		}
	}
	if err := o.check(); err != nil {
		return d, err
	}
	inputs := append(o.deals.inputs(), o.gates.baseline, o.benchmark)
	if len(o.answers) == 0 {
		inputs = append(inputs, o.save)
	}
	var err error
	if d.model, d.options, err = o.prepare(a, inputs...); err != nil {
		return d, err
	}
	if d.gates, err = o.gates.read(d.model); err != nil {
		return d, err
	}
	if d.layout, err = o.schedule.options(d.model); err != nil {
		return d, err
	}
	d.gates.Lenses = d.options.Lenses
	if err := o.canAsk(a); err != nil {
		return d, err
	}
	return d, o.measure(a, &d)
}

// canAsk refuses to ask where nobody could answer.
func (o *assessOptions) canAsk(a *app) error {
	if len(o.answers) > 0 {
		return nil
	}
	if !o.accessible && !a.interactive() {
		return &usageError{message: "the questionnaire needs a terminal", hint: "--accessible asks without a terminal"}
	}
	if about, err := os.Stat(o.save); err == nil {
		target, err := filepath.EvalSymlinks(o.save)
		if err = cmp.Or(err, refuseReadOnly(o.save, about)); err != nil {
			return err
		}
		return tryNew(target)
	}
	if err := requireYAML("--save", o.save); err != nil {
		return err
	}
	return tryNew(o.save)
}

// interactive reports whether somebody sits at a terminal who can be asked.
func (a *app) interactive() bool { return a.InTerminal && a.OutTerminal }

// count counts the answers and adds what was asked for: plan, gate, what changed since the baseline.
func (o *assessOptions) count(a *app, asked demands) (outcome, error) {
	counted, err := o.evaluation.count(a, asked.model, asked.options)
	if err != nil {
		return counted, err
	}
	counted.Forecast, counted.Size = o.forecast, o.size
	if o.planned() {
		asked.layout.AsOf = answers.Date(o.asOf)
		if counted.Plan, err = o.plan(counted, asked.layout); err != nil {
			return counted, err
		}
	}
	if asked.gates.Baseline, err = o.readBaseline(a, counted, asked.options.Lenses); err != nil {
		return counted, err
	}
	counted.Gate = assess.CheckGates(asked.model, counted.Result, asked.gates)
	counted.Comparison = o.sinceBaseline(counted, asked.gates.Baseline)
	counted.Benchmark, err = o.readBenchmark(a, counted)
	return counted, err
}

// askFirst interviews and leaves the answers to be counted.
func (o *assessOptions) askFirst(a *app, asked demands) error {
	if err := o.interview(a, asked); err != nil {
		return err
	}
	o.answers, o.asked = []string{o.save}, true
	return nil
}
