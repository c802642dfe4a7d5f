package cmd

import (
	"cmp"

	"github.com/spf13/cobra"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/report"
	"revops/report/document"
	"revops/report/narrative"
)

type statusOptions struct {
	documentOptions
	lenses   []string
	team     string
	complete bool
}

func newStatus(a *app) *cobra.Command {
	o := &statusOptions{}
	command := &cobra.Command{
		Use:   "status PATH...",
		Short: "Show who has answered what, and whom to ask",
		Long: `Show how far the answers of several people have come: what each respondent and each team has answered, and whom to ask about each
element that nobody answered.

PATH is an answers file or a folder of them, in any form. A blank file counts too: its respondent has answered nothing. Elements of the
level lens are counted, and those of each other lens that a file lists; --lens names others. The last change is the newest date that a file
states.

A file with a problem counts as nobody's, its problem is shown, and the exit code is 3. With --require-complete the exit code is 1 unless every
element is answered.`,
		Example: `  revops status respondents
  revops status respondents --team marketing
  revops status dana.xlsx form.csv --format md`,
		Args: takes(many, "PATH"),
		RunE: func(_ *cobra.Command, paths []string) error { return o.run(a, paths) },
	}
	o.addFlags(command, report.Status{})
	flags := command.Flags()
	flags.StringSliceVar(&o.lenses, "lens", nil, "count only these `lenses`, separated by commas")
	flags.StringVar(&o.team, "team", "", "count only the elements of this `team`")
	under(headScope, command)
	flags.BoolVar(&o.complete, "require-complete", false, "fail while an element is not answered or unknown")
	under(headGates, command)
	complete(command, "lens", func() []string { return a.known(o.framework, lensIDs) })
	complete(command, "team", func() []string { return a.known(o.framework, teamIDs) })
	return command
}

func (o *statusOptions) run(a *app, paths []string) error {
	model, err := o.load(a, paths...)
	if err != nil {
		return err
	}
	scope, err := findScope(model, o.lenses, o.team)
	if err != nil {
		return err
	}
	responses, problems, err := a.readStatus(model, paths)
	if err != nil {
		return err
	}
	status := document.NewStatus(model, assess.StatusOf(model, responses, scope), scope.Team, problems)
	if err := o.output.write(a, report.Status{Status: narrative.Status{Status: status, Model: model}}); err != nil {
		return err
	}
	if len(problems) > 0 {
		return errReported
	}
	if o.complete && !status.Complete {
		a.printErr("gate require-complete not met: requires no open elements; found: %d of %d open\n", status.Coverage.Open, status.Coverage.Elements)
		return errGate
	}
	return nil
}

// readStatus reads the answers of each respondent, who may have given none, and reports the problems of the other files.
func (a *app) readStatus(model *framework.Framework, paths []string) (responses []answers.Response, problems []document.StatusProblem, err error) {
	files := distinct(findFiles(paths))
	read := readAll(files, nil, func(file foundFile) (*answers.File, error) {
		given, _, err := a.parseFound(model, file)
		return given, err
	})
	var passed passedOver
	for i, file := range files {
		given, err := read[i].given, read[i].err
		switch {
		case err == nil:
			a.printRemarks(given.Remarks)
			responses = append(responses, answers.Response{File: file.name, Answers: given})
		case passed.add(file.name, err):
		default:
			a.reportError(err)
			problems = append(problems, document.StatusProblem{File: file.name, Problem: assess.FirstProblem(err)})
		}
	}
	passed.report(a)
	if len(responses)+len(problems) == 0 {
		return nil, nil, noAnswersFile(paths)
	}
	return responses, problems, cmp.Or(answers.SameOrganization(responses), oneDateEach(responses))
}
