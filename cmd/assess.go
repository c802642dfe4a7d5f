package cmd

import (
	"os"

	"github.com/spf13/cobra"

	"revops/ask"
	"revops/assess"
	"revops/framework"
	"revops/report"
)

type assessOptions struct {
	evaluation
	schedule
	// planned says that a plan is part of the result.
	planned func() bool
	deals   dealsInput
	// figures are what the deals show, by element, for display under the questions.
	figures map[framework.ElementID]ask.Figures
	save    string
	// saving reports whether a file to save to is named.
	saving     func() bool
	accessible bool
	// asked says that the answers are those of an interview in this run.
	asked bool
	gates gateFlags
}

func newAssess(a *app) *cobra.Command {
	o := &assessOptions{}
	command := &cobra.Command{
		Use:   "assess [FILE...]",
		Short: "Ask, or count answers: level, blockers, next steps",
		Long: `Count an answers file: the maturity level, what blocks the next one, the next steps and what to look at again.

Without --answers, on a terminal, it asks the questions first and saves each answer at once to --save. Leave at any time
and start it again to go on. --accessible asks in plain lines, from any standard input.

-o writes the result into files as well: a report to read, a spreadsheet, what CI systems take. With --capacity, --period
or --start a plan is part of the result, as revops plan lays it out; with --baseline, what changed since then.

--deals holds the answers against an export of deals from the CRM, as revops evidence reads it: which answers are above
what the deals show, and the level if those were lowered. The level itself stays that of the answers. Asked questions
show the figures below them.

With --min-level, --min-score, --require-complete or --fail-on the exit code is 1 unless every demand is met. Open
answers count as none there. Exit codes: 0 done, 1 a gate was not met, 2 wrong usage, 3 input not valid or not read.`,
		Example: `  revops assess --answers testdata/answers/scaleup.yaml
  revops assess --answers testdata/answers/scaleup.yaml --target predictability --steps 3
  revops assess --answers testdata/answers/scaleup.yaml --team marketing
  revops assess --answers testdata/answers/scaleup.yaml --set real-time-deal-tracking=mostly --set utm-tracking=full
  revops assess --answers testdata/answers/scaleup.yaml -o report.html -o gaps.xlsx -o result.json
  revops assess --answers testdata/answers/mature.yaml --format json
  revops assess --answers testdata/answers/mature.yaml --min-level 2 --min-score 60 --fail-on low-confidence
  revops assess --answers testdata/answers/scaleup.yaml --deals testdata/deals/hubspot.csv --as-of 2026-10-31
  revops assess --answers testdata/respondents --combine min
  revops assess --answers testdata/answers/services.yaml --max-age 180d --as-of 2026-11-21`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, files []string) error {
			o.answers = append(o.answers, files...)
			return o.run(a)
		},
	}
	o.evaluation.addFlags(a, command, report.Assessment{})
	o.addSteps(command)
	o.schedule.addFlags(command)
	o.addDeals(command)
	flags := command.Flags()
	o.saving = func() bool { return flags.Changed("save") }
	o.planned = func() bool { return flags.Changed("capacity") || flags.Changed("period") || flags.Changed("start") }
	flags.StringVar(&o.save, "save", defaultAnswers, "ask, and save the answers to this `file`")
	flags.BoolVar(&o.accessible, "accessible", false, "ask in plain lines, for screen readers and pipes")
	o.gates.addFlags(a, command, &o.framework)
	return command
}

func (o *assessOptions) run(a *app) error {
	asked, err := o.read(a)
	if err != nil {
		return err
	}
	if len(o.answers) == 0 {
		if err := o.askFirst(a, asked); err != nil {
			return err
		}
	}
	counted, err := o.count(a, asked)
	if err != nil {
		return err
	}
	if err := o.output.write(a, report.Assessment{Assessment: counted.assessment()}); err != nil {
		return err
	}
	if o.asked {
		a.printErr("To see this again: revops assess --answers %s%s\n", shellQuote(o.save), o.view())
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

// read reads what the flags say before anything is asked or counted: a misspelt demand must not wait for the answers to
// be right.
func (o *assessOptions) read(a *app) (demands, error) {
	var d demands
	if !o.saving() && !o.accessible && !a.interactive() {
		if err := o.useDefault(a, ", and there is no terminal to ask on", "; --accessible asks without a terminal"); err != nil {
			return d, err
		}
	}
	if err := o.check(); err != nil {
		return d, err
	}
	inputs := append(o.deals.inputs(), o.gates.baseline)
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
		return &usageError{message: "there is no terminal to ask on", hint: "--accessible asks without a terminal"}
	}
	if _, err := os.Stat(o.save); err == nil {
		return nil
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
	if o.planned() {
		if counted.Plan, err = o.plan(counted, asked.layout); err != nil {
			return counted, err
		}
	}
	if asked.gates.Baseline, err = o.readBaseline(a, counted, asked.options.Lenses); err != nil {
		return counted, err
	}
	counted.Gate = assess.CheckGates(asked.model, counted.Result, asked.gates)
	counted.Comparison = o.sinceBaseline(counted, asked.gates.Baseline)
	return counted, nil
}

// askFirst interviews and leaves the answers to be counted.
func (o *assessOptions) askFirst(a *app, asked demands) error {
	if err := o.interview(a, asked); err != nil {
		return err
	}
	o.answers, o.asked = []string{o.save}, true
	return nil
}
