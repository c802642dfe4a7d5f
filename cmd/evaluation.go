package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/report"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/text"
)

// evaluation holds what the commands that count have in common: the answers, the framework and the scope.
type evaluation struct {
	answers   []string
	framework string
	lenses    []string
	team      string
	target    string
	steps     int
	combine   answers.Combination
	// maxAge is in days, 0 for none; asOf is a date, "" for none.
	maxAge int
	asOf   string
	set    []string
	// changes are those of set, once the framework is known.
	changes []assess.Assumption
	// counted are the files of the answers, once they are read.
	counted []string
	output  output
	// tasks are what the flags of output say, once the framework is known.
	tasks narrative.TaskOptions
}

func (e *evaluation) addFlags(a *app, command *cobra.Command, written report.Document) {
	e.steps = assess.AllSteps
	flags := command.Flags()
	flags.StringArrayVar(&e.answers, "answers", nil, "same as FILE: an answers `file` or folder, - for standard input; repeatable")
	choiceFlag(command, &e.combine, "combine", "how to combine the answers of several people",
		answers.Median, answers.Minimum, answers.Maximum)
	flags.StringArrayVar(&e.set, "set", nil, "assume this `element=grade` and show the effect; repeatable")
	flags.Var(ageFlag(&e.maxAge), "max-age", "report answers older than this as stale, such as 180d")
	flags.Var(dayFlag(&e.asOf), "as-of", "date for waivers, the age of answers and deals (default today), and the current month of a team's plan")
	under(headAnswers, command)
	flags.StringSliceVar(&e.lenses, "lens", nil, "assess only these `lenses`, separated by commas")
	flags.StringVar(&e.team, "team", "", "show the elements, gaps and steps of this `team` only")
	flags.StringVar(&e.target, "target", "", "show the path to this `level`: number, id or name")
	under(headScope, command)
	e.output.addFlags(command, written)
	frameworkFlag(command.Flags(), &e.framework)
	complete(command, "lens", func() []string { return a.known(e.framework, lensIDs) })
	complete(command, "team", func() []string { return a.known(e.framework, teamIDs) })
	complete(command, "target", func() []string { return a.known(e.framework, targetIDs) })
	complete(command, "set", func() []string { return a.known(e.framework, elementGrades) })
}

// addSteps adds the flag of the commands that write next steps.
func (e *evaluation) addSteps(command *cobra.Command) {
	command.Flags().Var(countFlag(&e.steps), "steps", fmt.Sprintf("show this many next steps (default all on the path; %d in a table)", assess.DefaultSteps))
	under(headScope, command)
}

// known lists ids of a framework for the shell to complete, none if it cannot be read.
func (a *app) known(dir string, ids func(*framework.Framework) []string) []string {
	model, err := a.loadFramework(dir)
	if err != nil {
		return nil
	}
	return ids(model)
}

// outcome is what was counted, with its framework.
type outcome struct {
	model *framework.Framework
	document.Counted
	tasks narrative.TaskOptions
}

// assessment is the document of what was counted, with its framework.
func (o outcome) assessment() narrative.Assessment {
	return narrative.Assessment{Model: o.model, Result: document.NewResult(o.model, o.Counted), Tasks: o.tasks}
}

// defaultAnswers is the answers file where none is named.
const defaultAnswers = "answers.yaml"

// useDefault reads the default file where no answers are named, and says so. Where it is not there, the usage error says what
// else is missing and what else helps.
func (e *evaluation) useDefault(a *app, missing, help string) error {
	if len(e.answers) > 0 {
		return nil
	}
	if _, err := os.Stat(defaultAnswers); errors.Is(err, fs.ErrNotExist) {
		hint := "name a file, or revops new -o " + defaultAnswers + " creates one to fill in"
		return &usageError{message: "no answers: there is no " + defaultAnswers + " in this folder" + missing, hint: hint + help}
	}
	e.answers = []string{defaultAnswers}
	a.printErr("revops: reading %s\n", defaultAnswers)
	return nil
}

// evaluate reads the framework and the answers and counts.
func (e *evaluation) evaluate(a *app) (outcome, error) {
	if err := e.useDefault(a, "", ""); err != nil {
		return outcome{}, err
	}
	model, options, err := e.prepare(a)
	if err != nil {
		return outcome{}, err
	}
	return e.count(a, model, options)
}

// prepare reads the framework and what the flags say of it, before any answers are. The inputs are files that are read
// besides the answers.
func (e *evaluation) prepare(a *app, inputs ...string) (*framework.Framework, assess.Options, error) {
	if err := e.output.check(a, append(inputs, e.answers...)...); err != nil {
		return nil, assess.Options{}, err
	}
	model, err := a.loadFramework(e.framework)
	if err != nil {
		return nil, assess.Options{}, err
	}
	options, err := e.options(model)
	if err != nil {
		return nil, options, err
	}
	if e.tasks, err = e.output.tasks.options(model); err != nil {
		return nil, options, err
	}
	e.changes, err = parseChanges(model, e.set)
	return model, options, err
}

// count reads the answers and counts.
func (e *evaluation) count(a *app, model *framework.Framework, options assess.Options) (outcome, error) {
	responses, err := a.readResponses(model, e.answers)
	if err != nil {
		return outcome{}, err
	}
	for _, response := range responses {
		e.counted = append(e.counted, response.File)
	}
	said := answers.Combine(model, responses, e.combine)
	given, changes := assess.Assume(said, e.changes)
	if len(given.Waivers) > 0 || e.maxAge > 0 || e.asOf != "" {
		e.judge(a, &options)
	}
	result := assess.Evaluate(model, given, options)
	if len(responses) > 1 {
		result.Respondents, result.Disagreement = assess.Disagree(model, responses, options.Lenses)
	}
	return outcome{model, document.Counted{Result: result, WhatIf: whatIf(model, said, changes, options)}, e.tasks}, nil
}

// judge sets the day of the judgement: the clock is read only where something depends on it.
func (e *evaluation) judge(a *app, options *assess.Options) {
	today := a.today(e.asOf)
	options.Today = answers.Date(today.Format(time.DateOnly))
	if e.maxAge > 0 {
		options.Oldest = answers.Date(today.AddDate(0, 0, -e.maxAge).Format(time.DateOnly))
	}
}

// today is the day that a flag says, else that of the clock.
func (a *app) today(flag string) time.Time {
	if at, err := time.Parse(time.DateOnly, flag); err == nil {
		return at
	}
	return a.Now()
}

func (e *evaluation) options(model *framework.Framework) (assess.Options, error) {
	options := assess.Options{Steps: e.steps}
	e.output.steps = max(e.steps, 0)
	var err error
	if options.Lenses, err = findLenses(model, e.lenses); err != nil {
		return options, err
	}
	if options.Team, err = findTeam(model, e.team); err != nil {
		return options, err
	}
	if e.target != "" {
		options.Target, err = findLevel(model, e.target, 1)
	}
	return options, err
}

// style is how tables look on the streams of the run.
func (a *app) style() text.Style {
	return text.Style{Width: a.Width, Color: a.UseColor(a.color), ASCII: a.ASCII}
}
