package cmd

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/report"
	"revops/report/document"
	"revops/report/text"
)

// evaluation is what the commands that count have in common: which answers, by which framework, seen how.
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
}

func (e *evaluation) addFlags(a *app, command *cobra.Command, written report.Document) {
	flags := command.Flags()
	flags.StringArrayVar(&e.answers, "answers", nil, "the answers `file` or folder, - for standard input; several respondents give one each")
	flags.StringVar(&e.framework, "framework", "", "count by the framework in this `folder` instead of the built-in one")
	flags.StringSliceVar(&e.lenses, "lens", nil, "count these `lenses` only")
	flags.StringVar(&e.team, "team", "", "show the elements, gaps and steps of this `team`")
	flags.StringVar(&e.target, "target", "", "find the path to this `level`, by number, id or name")
	choiceFlag(command, &e.combine, "combine", "which of several respondents' grades to take",
		answers.Median, answers.Minimum, answers.Maximum)
	flags.Var(ageFlag(&e.maxAge), "max-age", "find answers stale that are older than so many `days`, such as 180d")
	flags.Var(dayFlag(&e.asOf), "as-of", "judge waivers and ages on this `date` instead of today")
	flags.StringArrayVar(&e.set, "set", nil, "count as if this `element=grade` were answered; any number of times")
	e.output.addFlags(command, written)
	complete(command, "lens", func() []string { return a.known(e.framework, lensIDs) })
	complete(command, "team", func() []string { return a.known(e.framework, teamIDs) })
	complete(command, "target", func() []string { return a.known(e.framework, levelIDs) })
	complete(command, "set", func() []string { return a.known(e.framework, elementGrades) })
}

// addSteps adds the flag of the commands that write next steps.
func (e *evaluation) addSteps(command *cobra.Command) {
	e.steps = assess.DefaultSteps
	command.Flags().Var(countFlag(&e.steps), "steps", "how many next steps to show")
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
	return namesOf(model.Lenses, func(lens framework.Lens) framework.LensID { return lens.ID })
}

func teamIDs(model *framework.Framework) []string {
	return namesOf(model.Teams, func(team framework.Team) framework.TeamID { return team.ID })
}

// levelIDs lists the levels that can be asked for: not level 0.
func levelIDs(model *framework.Framework) []string {
	return namesOf(model.Levels[1:], func(level framework.Level) framework.LevelID { return level.ID })
}

// outcome is what was counted, with the framework by which it was.
type outcome struct {
	model *framework.Framework
	document.Counted
}

// assessment is the document of what was counted, with its framework.
func (o outcome) assessment() document.Assessment {
	return document.Assessment{Model: o.model, Result: document.NewResult(o.model, o.Counted)}
}

// evaluate reads the framework and the answers and counts.
func (e *evaluation) evaluate(a *app) (outcome, error) {
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
	e.changes, err = parseChanges(model, e.set)
	return model, options, err
}

// count reads the answers and counts.
func (e *evaluation) count(a *app, model *framework.Framework, options assess.Options) (outcome, error) {
	if len(e.answers) == 0 {
		return outcome{}, &usageError{
			message: "there are no answers: --answers FILE is missing",
			hint:    "revops new -o answers.yaml writes a file to fill in",
		}
	}
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
	return outcome{model, document.Counted{Result: result, WhatIf: whatIf(model, said, changes, options)}}, nil
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

// readResponses reads the answers of each respondent, all about one organization. Of a folder it reads the files that hold
// answers; the others are skipped with a message.
func (a *app) readResponses(model *framework.Framework, paths []string) ([]answers.Response, error) {
	files := findFiles(paths)
	first, counted := firstSame(files), make([]bool, len(files))
	var responses []answers.Response
	var passed passedOver
	var wrong error
	for i, file := range files {
		if counted[first[i]] {
			return nil, givenTwice(files[first[i]], file)
		}
		if first[i] != i {
			continue
		}
		given, err := a.readResponse(model, file)
		if passed.add(file.name, err) {
			continue
		}
		if err != nil {
			a.reportError(err)
			wrong = errReported
			continue
		}
		counted[i] = true
		responses = append(responses, answers.Response{File: file.name, Answers: given})
	}
	passed.report(a)
	if wrong == nil && len(responses) == 0 {
		return nil, noAnswersFile(paths)
	}
	return responses, cmp.Or(wrong, answers.SameOrganization(responses))
}

// noAnswersFile is the error for paths of which none leads to an answers file.
func noAnswersFile(paths []string) error {
	return &hintError{
		err:  fmt.Errorf("read %s: there is no answers file", strings.Join(paths, ", ")),
		hint: "files with answers end in .yaml, .yml or .json and say schema: " + answers.Schema,
	}
}

func (a *app) readResponse(model *framework.Framework, file foundFile) (*answers.File, error) {
	source, err := a.readFound(file)
	if err != nil {
		return nil, err
	}
	given, err := file.parser()(source, model)
	if err != nil {
		return nil, err
	}
	return given, answers.RequireValues(given, source)
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

// style is how tables look on the streams of the run.
func (a *app) style() text.Style {
	return text.Style{Width: a.Width, Color: a.UseColor(a.color)}
}
