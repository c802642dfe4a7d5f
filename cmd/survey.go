package cmd

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"revops/answers"
	"revops/framework"
	"revops/report/document"
	"revops/report/page"
)

type surveyOptions struct {
	framework string
	lenses    []string
	team      string
	answers   string
	output    string
}

func newSurvey(a *app) *cobra.Command {
	o := &surveyOptions{}
	command := &cobra.Command{
		Use:   "survey -o FILE",
		Short: "Create a page that asks the questions in a browser",
		Long: `Create a page that asks the questions in a browser. It is one file that opens with a double click and works offline: it loads and sends
nothing. It keeps the answers in the browser while they are given. At the end it gives an answers file to download, which assess reads.
Without -o the page goes to standard output. A file that exists is never overwritten: the exit code is 3 then.`,
		Example: `  revops survey -o survey.html
  revops survey --team sales -o sales.html
  revops survey --answers answers.yaml -o survey.html`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			hint := "revops survey -o " + shellQuote(args[0])
			if !isHTML(args[0]) {
				hint = "revops survey --answers " + shellQuote(args[0]) + " -o survey.html"
			}
			return &usageError{message: fmt.Sprintf("unexpected argument %q", args[0]), hint: hint}
		},
		RunE: func(*cobra.Command, []string) error { return o.run(a) },
	}
	flags := command.Flags()
	flags.StringVar(&o.answers, "answers", "", "fill in the answers of this `file`")
	under(headAnswers, command)
	flags.StringSliceVar(&o.lenses, "lens", nil, "ask only these `lenses`, separated by commas")
	flags.StringVar(&o.team, "team", "", "ask only about the elements of this `team`")
	under(headScope, command)
	flags.StringVarP(&o.output, "output", "o", "", "write to this new `file`")
	under(headOutput, command)
	frameworkFlag(flags, &o.framework)
	complete(command, "lens", func() []string { return a.known(o.framework, lensIDs) })
	complete(command, "team", func() []string { return a.known(o.framework, teamIDs) })
	return command
}

func isHTML(name string) bool {
	extension := strings.ToLower(filepath.Ext(name))
	return extension == ".html" || extension == ".htm"
}

func (o *surveyOptions) run(a *app) error {
	if o.output != "" && o.output != "-" && !isHTML(o.output) {
		return &usageError{
			message: fmt.Sprintf("-o %s: a survey is written as HTML", o.output),
			hint:    "-o " + shellQuote(strings.TrimSuffix(o.output, filepath.Ext(o.output))+".html"),
		}
	}
	model, err := a.loadFramework(o.framework)
	if err != nil {
		return err
	}
	survey := page.Survey{Model: model}
	if survey.Scope, err = findScope(model, o.lenses, o.team); err != nil {
		return err
	}
	if survey.Given, err = o.given(a, survey); err != nil {
		return err
	}
	var file bytes.Buffer
	if err := page.WriteSurvey(&file, survey); err != nil {
		return err
	}
	next := "send it to the people who know the answers, then revops assess FILE... on the files they send back"
	return a.writeOut(o.output, file.Bytes(), next+flagsOf("framework", o.framework))
}

// findScope finds the scope of lenses and a team, in which there must be an element.
func findScope(model *framework.Framework, lenses []string, team string) (scope framework.Scope, err error) {
	if scope.Lenses, err = findLenses(model, lenses); err != nil {
		return scope, err
	}
	if scope.Team, err = findTeam(model, team); err == nil && len(scope.Elements(model)) == 0 {
		err = &usageError{message: fmt.Sprintf("team %q owns no element of these lenses", team), hint: "leave out --lens, or name another team"}
	}
	return scope, err
}

// given reads what is filled in. The survey of a team names that team, and nobody of another one.
func (o *surveyOptions) given(a *app, survey page.Survey) (*answers.File, error) {
	given, team := &answers.File{}, survey.Scope.Team
	if o.answers != "" {
		var err error
		if given, err = a.readAnswers(survey.Model, o.answers); err != nil {
			return nil, err
		}
		a.sayLeftOut(given, survey)
	}
	if team != "" && given.Respondent.Team != team {
		given.Respondent = answers.Respondent{Team: team}
	}
	return given, nil
}

// sayLeftOut says how many answers the survey does not ask for.
func (a *app) sayLeftOut(given *answers.File, survey page.Survey) {
	asked := map[framework.ElementID]bool{}
	for _, place := range survey.Scope.Elements(survey.Model) {
		asked[place.ID] = true
	}
	left := 0
	for _, answer := range given.Given {
		if answer.Grade != framework.Unanswered && !asked[answer.Element] {
			left++
		}
	}
	if left > 0 {
		a.printErr("left out %s to questions that this survey does not ask\n", document.Count(left, "answer", "answers"))
	}
}
