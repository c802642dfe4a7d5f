package cmd

import (
	"bytes"
	"cmp"
	"fmt"

	"github.com/spf13/cobra"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/reference"
)

type newOptions struct {
	framework string
	lenses    []string
	team      string
	output    string
	example   bool
	// answers is a file to go on with, "" for none.
	answers string
}

func newNew(a *app) *cobra.Command {
	o := &newOptions{}
	command := &cobra.Command{
		Use:   "new [-o FILE]",
		Short: "Create a blank answers file or workbook",
		Long: `Create an answers file with the question and the grades of each element, ready to fill in. The file extension says its form:

    .xlsx    a workbook for people without a terminal
    .yaml    a text file, with the questions as comments
    .csv     a table, for spreadsheets and form tools
    .json    for programs

The workbook opens in Excel, LibreOffice and Google Sheets. Every command that reads answers takes all four forms. Without -o the text
file goes to standard output. A file that exists is never overwritten: the exit code is 3 then.`,
		Example: `  revops new -o answers.xlsx
  revops new -o marketing.xlsx --team marketing
  revops new -o answers.yaml
  revops new --lens roadmap --example`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return &usageError{message: fmt.Sprintf("unexpected argument %q", args[0]), hint: "revops new -o " + shellQuote(args[0])}
		},
		RunE: func(*cobra.Command, []string) error { return o.run(a) },
	}
	flags := command.Flags()
	flags.StringSliceVar(&o.lenses, "lens", nil, "include only these `lenses`, separated by commas")
	flags.StringVar(&o.team, "team", "", "include only the elements of this `team`")
	under(headScope, command)
	flags.StringVar(&o.answers, "answers", "", "fill in what this answers `file` says")
	under(headAnswers, command)
	flags.StringVarP(&o.output, "output", "o", "", "write to this new `file`")
	flags.BoolVar(&o.example, "example", false, "fill in sample answers")
	under(headOutput, command)
	frameworkFlag(command.Flags(), &o.framework)
	complete(command, "lens", func() []string { return a.known(o.framework, lensIDs) })
	complete(command, "team", func() []string { return a.known(o.framework, teamIDs) })
	return command
}

func (o *newOptions) run(a *app) error {
	form, err := answersForm("-o", o.output)
	if err != nil {
		return err
	}
	if o.example && o.answers != "" {
		return &usageError{message: "--example and --answers both fill in answers", hint: "use one of them"}
	}
	model, err := a.loadFramework(o.framework)
	if err != nil {
		return err
	}
	template := reference.Template{Example: o.example, Folder: o.framework}
	if template.Scope, err = findScope(model, o.lenses, o.team); err != nil {
		return err
	}
	template.Respondent.Team = template.Scope.Team
	if err := o.fill(a, model, &template); err != nil {
		return err
	}
	content, err := o.content(model, template, form)
	if err != nil {
		return err
	}
	next := "fill it in, then revops assess " + shellQuote(o.output) + flagsOf("framework", o.framework)
	return a.writeOut(o.output, content, next)
}

// fill reads the answers to go on with.
func (o *newOptions) fill(a *app, model *framework.Framework, template *reference.Template) error {
	if o.answers == "" {
		return nil
	}
	given, err := a.readAnswers(model, o.answers)
	if err != nil {
		return err
	}
	template.Given, template.Organization, template.Date = given, given.Organization, given.Date
	template.Respondent.Name = given.Respondent.Name
	template.Respondent.Team = cmp.Or(given.Respondent.Team, template.Respondent.Team)
	return nil
}

// content gives the file in a form. All forms are made of the text file.
func (o *newOptions) content(model *framework.Framework, template reference.Template, form string) ([]byte, error) {
	var file bytes.Buffer
	if _, err := reference.AnswersTemplate(&file, model, template); err != nil {
		return nil, err
	}
	if form == ".yaml" {
		return file.Bytes(), nil
	}
	blank, err := answers.Parse(diag.Source{Name: "new.yaml", Data: file.Bytes()}, model)
	if err != nil {
		return nil, err
	}
	return answersIn(form, model, model.Reference(), blank)
}
