package cmd

import (
	"cmp"
	"fmt"

	"github.com/spf13/cobra"

	"revops/answers"
	"revops/answers/table"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

type convertOptions struct {
	framework    string
	output       string
	organization string
	respondent   string
	team         string
	date         string
}

func newConvert(a *app) *cobra.Command {
	o := &convertOptions{}
	command := &cobra.Command{
		Use:   "convert FILE... -o FILE",
		Short: "Convert answers between YAML, JSON, XLSX and CSV",
		Long: `Convert an answers file to the form that the extension of -o says: .yaml, .json, .xlsx or .csv. Nothing is lost but the comments of a YAML
file, and that is said. A workbook holds the questions of the elements that the file lists.

Several files are parts of what one person answered and become one file; an element that they answer differently is an error. To
combine the answers of several people, name their files to revops assess.

The flags say what a table from a form tool does not. A file that exists is never overwritten: the exit code is 3 then.`,
		Example: `  revops convert dana.xlsx -o dana.yaml
  revops convert form.csv -o dana.yaml --respondent Dana --team marketing`,
		Args: takes(many, "FILE"),
		RunE: func(_ *cobra.Command, files []string) error { return o.run(a, files) },
	}
	flags := command.Flags()
	flags.StringVar(&o.organization, "organization", "", "set the `name` of the organization")
	flags.StringVar(&o.respondent, "respondent", "", "set the `name` of the person who answered")
	flags.StringVar(&o.team, "team", "", "set the `team` of that person")
	flags.Var(dayFlag(&o.date), "date", "set the date of the answers")
	under(headAnswers, command)
	flags.StringVarP(&o.output, "output", "o", "", "write to this new `file`")
	under(headOutput, command)
	frameworkFlag(command.Flags(), &o.framework)
	complete(command, "team", func() []string { return a.known(o.framework, teamIDs) })
	return command
}

func (o *convertOptions) run(a *app, files []string) error {
	if o.output == "" {
		return &usageError{message: "convert needs a file to write", hint: "-o answers.yaml, or .json, .xlsx, .csv; -o - writes YAML to standard output"}
	}
	form, err := answersForm("-o", o.output)
	if err != nil {
		return err
	}
	model, err := a.loadFramework(o.framework)
	if err != nil {
		return err
	}
	given, reference, err := a.readParts(model, files)
	if err != nil {
		return err
	}
	if err := o.set(model, given); err != nil {
		return err
	}
	content, err := answersIn(form, model, reference, given)
	if err != nil {
		return &hintError{err: fmt.Errorf("convert %s: %w", files[0], err), hint: "-o answers.yaml holds all of it"}
	}
	next := "revops assess " + shellQuote(o.output) + flagsOf("framework", o.framework)
	if reference != model.Reference() {
		next = "revops upgrade " + shellQuote(o.output) + flagsOf("framework", o.framework)
	}
	return a.writeOut(o.output, content, next)
}

// readParts reads the files of one respondent as they are, and joins them.
func (a *app) readParts(model *framework.Framework, files []string) (given *answers.File, reference string, err error) {
	if err := onceFromStandardInput(files); err != nil {
		return nil, "", err
	}
	var parts []answers.Response
	var wrong error
	for _, file := range files {
		source, err := a.readAnswersSource(file)
		if err != nil {
			return nil, "", err
		}
		part, of, err := answers.ParseAsIs(source, model)
		if err != nil {
			a.reportError(err)
			wrong = errReported
			continue
		}
		if reference != "" && of != reference {
			return nil, "", fmt.Errorf("%s is for %s, but %s is for %s", parts[0].File, reference, source.Name, of)
		}
		a.printRemarks(part.Remarks)
		if !table.Is(source) && yamlpos.HasComments(source) {
			a.printErr("%s: comments are not carried over\n", diag.Printable(source.Name))
		}
		reference = of
		parts = append(parts, answers.Response{File: source.Name, Answers: part})
	}
	if wrong != nil {
		return nil, "", wrong
	}
	given, err = answers.Join(parts)
	return given, reference, err
}

// set enters what the flags say.
func (o *convertOptions) set(model *framework.Framework, given *answers.File) error {
	team, err := findTeam(model, o.team)
	given.Organization = cmp.Or(o.organization, given.Organization)
	given.Respondent.Name = cmp.Or(o.respondent, given.Respondent.Name)
	given.Respondent.Team = cmp.Or(team, given.Respondent.Team)
	given.Date = cmp.Or(answers.Date(o.date), given.Date)
	return err
}
