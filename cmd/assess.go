package cmd

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"revops/ask"
	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
	"revops/report"
)

type assessOptions struct {
	evaluation
	schedule
	// planned says that a plan is part of the result.
	planned func() bool
	deals   dealsInput
	// shown is what the deals show, as it stands under questions.
	shown      map[framework.ElementID]ask.Shown
	save       string
	accessible bool
	// asked says that the answers are those of an interview in this run.
	asked    bool
	minLevel string
	minScore string
	complete bool
	failOn   []string
	waivers  bool
	noGate   bool
	baseline string
}

func newAssess(a *app) *cobra.Command {
	o := &assessOptions{}
	command := &cobra.Command{
		Use:   "assess [--answers FILE]",
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
		Args: noArguments("--answers"),
		RunE: func(*cobra.Command, []string) error { return o.run(a) },
	}
	o.evaluation.addFlags(a, command, report.Assessment{})
	o.addSteps(command)
	o.schedule.addFlags(command)
	o.addDeals(command)
	flags := command.Flags()
	o.planned = func() bool { return flags.Changed("capacity") || flags.Changed("period") || flags.Changed("start") }
	flags.StringVar(&o.save, "save", defaultSave, "ask, and save the answers to this `file`")
	flags.BoolVar(&o.accessible, "accessible", false, "ask in plain lines, for screen readers and pipes")
	flags.StringVar(&o.minLevel, "min-level", "", "fail below this `level`, given by number, id or name")
	flags.StringVar(&o.minScore, "min-score", "", "fail below this `score`, 0 to 100")
	flags.BoolVar(&o.complete, "require-complete", false, "fail while an element is open")
	flags.StringSliceVar(&o.failOn, "fail-on", nil, "fail on findings with these `codes`: "+strings.Join(words(assess.FindingCodes()), ", "))
	flags.BoolVar(&o.waivers, "allow-waivers", false, "let --min-level read the level with waivers")
	flags.StringVar(&o.baseline, "baseline", "", "fail if anything is lower than in this stored result `file`")
	flags.BoolVar(&o.noGate, "no-gate", false, "say what is not met, and exit 0 all the same")
	complete(command, "min-level", func() []string { return a.known(o.framework, levelIDs) })
	complete(command, "fail-on", func() []string { return words(assess.FindingCodes()) })
	return command
}

// defaultSave is the file that an interview saves to if no other is named.
const defaultSave = "answers.yaml"

func (o *assessOptions) run(a *app) error {
	asked, err := o.read(a)
	if err != nil {
		return err
	}
	if len(o.answers) == 0 {
		if err := o.askFirst(a, asked.model); err != nil {
			return err
		}
	}
	assessment, err := o.assessment(a, asked)
	if err != nil {
		return err
	}
	if err := o.output.write(a, assessment); err != nil {
		return err
	}
	if o.asked {
		a.tell("To see this again: revops assess --answers %s%s\n", typed(o.save), o.view())
	}
	if assessment.Gate != nil && !assessment.Gate.Passed {
		a.explainGate(assessment)
		if !o.noGate {
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
	inputs := append(o.deals.inputs(), o.baseline)
	if len(o.answers) == 0 {
		inputs = append(inputs, o.save)
	}
	var d demands
	var err error
	if d.model, d.options, err = o.prepare(a, inputs...); err != nil {
		return d, err
	}
	if d.gates, err = o.gates(d.model); err != nil {
		return d, err
	}
	if d.layout, err = o.schedule.options(d.model); err != nil {
		return d, err
	}
	if err := o.canAsk(a); err != nil {
		return d, err
	}
	return d, o.measure(a, &d)
}

// canAsk refuses to ask where nobody could answer.
func (o *assessOptions) canAsk(a *app) error {
	if len(o.answers) > 0 || o.accessible || a.InTerminal && a.OutTerminal {
		return nil
	}
	return &usageError{
		message: "there are no answers, and no terminal to ask on: --answers FILE is missing",
		hint:    "revops new -o answers.yaml writes a file to fill in; --accessible asks without a terminal",
	}
}

// assessment counts the answers and adds what was asked for: plan, gate, what changed since the baseline.
func (o *assessOptions) assessment(a *app, asked demands) (report.Assessment, error) {
	assessment, err := o.count(a, asked.model, asked.options)
	if err != nil {
		return assessment, err
	}
	if o.planned() {
		if assessment.Plan, err = o.plan(assessment, asked.layout); err != nil {
			return assessment, err
		}
	}
	if asked.gates.Baseline, err = o.readBaseline(a, assessment); err != nil {
		return assessment, err
	}
	assessment.Gate = assess.CheckGates(asked.model, assessment.Result, asked.gates)
	assessment.Comparison = o.sinceBaseline(assessment, asked.gates.Baseline)
	return assessment, nil
}

// readBaseline reads the result that nothing may be lower than, nil if none is named: those lenses of it that are
// counted.
func (o *assessOptions) readBaseline(a *app, assessment report.Assessment) (*assess.Snapshot, error) {
	if o.baseline == "" {
		return nil, nil //nolint:nilnil // no baseline and no mistake
	}
	baseline, err := a.readSnapshot(assessment.Model, o.baseline)
	if err != nil {
		return nil, err
	}
	if now := assessment.Result.Organization; now != "" && baseline.Organization != "" && now != baseline.Organization {
		return nil, fmt.Errorf("the baseline %s is of organization %q, the answers are of %q", o.baseline, baseline.Organization, now)
	}
	if len(o.lenses) > 0 {
		baseline.Elements = slices.DeleteFunc(baseline.Elements, func(e assess.ElementGrade) bool {
			return !slices.Contains(o.lenses, string(e.Lens))
		})
	}
	return baseline, nil
}

// sinceBaseline compares the result with the baseline, nil if there is none.
func (o *assessOptions) sinceBaseline(assessment report.Assessment, baseline *assess.Snapshot) *assess.Comparison {
	if baseline == nil {
		return nil
	}
	now := assessment.Result.Snapshot(assessment.Model, strings.Join(o.answers, ", "))
	return assess.Compare(assessment.Model, []*assess.Snapshot{baseline, now})
}

// gates are what the flags demand.
func (o *assessOptions) gates(model *framework.Framework) (assess.Gates, error) {
	score, err := parseScore(o.minScore)
	if err != nil {
		return assess.Gates{}, err
	}
	codes, err := parseCodes(o.failOn)
	if err != nil {
		return assess.Gates{}, err
	}
	level, err := parseLevel(model, o.minLevel)
	return assess.Gates{MinLevel: level, MinScore: score, Complete: o.complete, FailOn: codes, AllowWaivers: o.waivers}, err
}

// askFirst interviews and leaves the answers to be counted.
func (o *assessOptions) askFirst(a *app, model *framework.Framework) error {
	if err := o.interview(a, model); err != nil {
		return err
	}
	o.answers, o.asked = []string{o.save}, true
	return nil
}

// explainGate says on the error stream which demands were not met, and where the answers concerned stand.
func (a *app) explainGate(assessment report.Assessment) {
	for _, check := range assessment.Gate.Checks {
		if check.Passed {
			continue
		}
		a.tell("gate %s not met: want %s, got %s\n", check.Name, check.Want, check.Got)
		for _, element := range assessment.Result.Elements {
			if slices.Contains(check.Elements, element.Element.ID) {
				a.tell("  %s: %s: %s\n", diag.Printable(element.Answer.Position.String()), element.Element.ID, report.GradeWord(element.Answer.Grade))
			}
		}
	}
}

// parseScore reads a number from 0 to 100 with at most one decimal, an unknown score where none is given.
func parseScore(text string) (assess.Score, error) {
	if text == "" {
		return assess.Score{}, nil
	}
	value, err := strconv.ParseFloat(text, 64)
	tenths := math.Round(value * 10)
	if err != nil || !(value >= 0 && value <= 100) || math.Abs(tenths-value*10) > 1e-6 {
		return assess.Score{}, &usageError{
			message: fmt.Sprintf("--min-score %q is not a score", text),
			hint:    "a number from 0 to 100 with at most one decimal, such as 60 or 62.5",
		}
	}
	return assess.Score{Tenths: int(tenths), Known: true}, nil
}

func parseCodes(names []string) ([]assess.FindingCode, error) {
	var codes []assess.FindingCode
	for _, name := range names {
		if !slices.Contains(assess.FindingCodes(), assess.FindingCode(name)) {
			return nil, notAmong("finding", name, words(assess.FindingCodes()))
		}
		codes = append(codes, assess.FindingCode(name))
	}
	return codes, nil
}
