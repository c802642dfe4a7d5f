package cmd

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"revops/assess"
	"revops/framework"
	"revops/report"
)

// format is how a result is written to standard output.
type format string

const (
	formatTable format = "table"
	formatYAML  format = "yaml"
	formatJSON  format = "json"
)

// evaluation is what the commands that count have in common: which answers, by which framework, seen how.
type evaluation struct {
	answers   []string
	framework string
	lenses    []string
	team      string
	target    string
	steps     int
	set       []string
	format    format
}

func (e *evaluation) addFlags(a *app, command *cobra.Command) {
	flags := command.Flags()
	flags.StringArrayVar(&e.answers, "answers", nil, "the answers `file`, - for standard input")
	flags.StringVar(&e.framework, "framework", "", "count by the framework in this `folder` instead of the built-in one")
	flags.StringSliceVar(&e.lenses, "lens", nil, "count these `lenses` only")
	flags.StringVar(&e.team, "team", "", "show the elements, gaps and steps of this `team`")
	flags.StringVar(&e.target, "target", "", "find the path to this `level`, by number, id or name")
	flags.StringArrayVar(&e.set, "set", nil, "count as if this `element=grade` were answered; any number of times")
	completed(command, choice(&e.format, formatTable, formatJSON), "format", "how to write the result")
	complete(command, "lens", func() []string { return a.known(e.framework, lensIDs) })
	complete(command, "team", func() []string { return a.known(e.framework, teamIDs) })
	complete(command, "target", func() []string { return a.known(e.framework, levelIDs) })
	complete(command, "set", func() []string { return a.known(e.framework, elementGrades) })
}

// addSteps adds the flag of the commands that write next steps.
func (e *evaluation) addSteps(command *cobra.Command) {
	e.steps = assess.DefaultSteps
	command.Flags().Var(countFlag{&e.steps}, "steps", "how many next steps to show")
}

// known lists ids of a framework for the shell to complete, none if it cannot be read.
func (a *app) known(dir string, ids func(*framework.Framework) []string) []string {
	model, err := a.loadFramework(dir)
	if err != nil {
		return nil
	}
	return ids(model)
}

func lensIDs(model *framework.Framework) []string {
	var ids []string
	for _, lens := range model.Lenses {
		ids = append(ids, string(lens.ID))
	}
	return ids
}

func teamIDs(model *framework.Framework) []string {
	var ids []string
	for _, team := range model.Teams {
		ids = append(ids, string(team.ID))
	}
	return ids
}

// levelIDs lists the levels that can be asked for: not level 0.
func levelIDs(model *framework.Framework) []string {
	var ids []string
	for _, level := range model.Levels[1:] {
		ids = append(ids, string(level.ID))
	}
	return ids
}

// evaluate reads the framework and the answers and counts.
func (e *evaluation) evaluate(a *app) (report.Assessment, error) {
	if len(e.answers) != 1 {
		return report.Assessment{}, wrongAnswers(len(e.answers))
	}
	model, err := a.loadFramework(e.framework)
	if err != nil {
		return report.Assessment{}, err
	}
	options, err := e.options(model)
	if err != nil {
		return report.Assessment{}, err
	}
	changes, err := parseChanges(model, e.set)
	if err != nil {
		return report.Assessment{}, err
	}
	source, err := a.readSource(e.answers[0])
	if err != nil {
		return report.Assessment{}, err
	}
	answers, err := assess.ParseAnswers(source, model)
	if err != nil {
		return report.Assessment{}, err
	}
	if err := assess.RequireValues(answers, source); err != nil {
		return report.Assessment{}, err
	}
	assumed, changes := answers.Assume(changes)
	return report.Assessment{
		Model: model, Result: assess.Evaluate(model, assumed, options), WhatIf: whatIf(model, answers, changes, options),
	}, nil
}

func wrongAnswers(given int) error {
	if given > 1 {
		return &usageError{message: "--answers is given more than once, one file is counted at a time"}
	}
	return &usageError{
		message: "there are no answers: --answers FILE is missing",
		hint:    "revops new -o answers.yaml writes a file to fill in",
	}
}

func (e *evaluation) options(model *framework.Framework) (assess.Options, error) {
	options := assess.Options{Steps: e.steps, Team: framework.TeamID(e.team)}
	lenses, err := parseLenses(model, e.lenses)
	if err != nil {
		return options, err
	}
	options.Lenses = lenses
	if err := checkTeam(model, e.team); err != nil {
		return options, err
	}
	options.Target, err = parseLevel(model, e.target)
	return options, err
}

func parseLenses(model *framework.Framework, names []string) ([]framework.LensID, error) {
	var lenses []framework.LensID
	for _, name := range names {
		if _, known := model.Lens(framework.LensID(name)); !known {
			return nil, notAmong("lens", name, lensIDs(model))
		}
		lenses = append(lenses, framework.LensID(name))
	}
	return lenses, nil
}

func checkTeam(model *framework.Framework, name string) error {
	if _, known := model.Team(framework.TeamID(name)); name != "" && !known {
		return notAmong("team", name, teamIDs(model))
	}
	return nil
}

// parseLevel reads a level from 1 up by its number, id or name, 0 where none is given.
func parseLevel(model *framework.Framework, text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	at := slices.IndexFunc(model.Levels[1:], func(level framework.Level) bool {
		return text == strconv.Itoa(level.Number) || text == string(level.ID) || strings.EqualFold(text, level.Name)
	})
	if at < 0 {
		var known []string
		for _, level := range model.Levels[1:] {
			known = append(known, strconv.Itoa(level.Number), string(level.ID))
		}
		return 0, notAmong("level", text, known)
	}
	return at + 1, nil
}

// write writes the result as a table, drawn by the given function, or as JSON.
func (e *evaluation) write(a *app, assessment report.Assessment, table func(report.Assessment) error) error {
	if e.format == formatJSON {
		return assessment.JSON(a.Out)
	}
	return table(assessment)
}

// style is how tables look on the streams of the run.
func (a *app) style() report.Style {
	return report.Style{Width: a.Width, Color: a.UseColor(a.color)}
}
