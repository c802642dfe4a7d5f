package cmd

import (
	"cmp"
	"errors"

	"github.com/spf13/cobra"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
	"revops/report"
	"revops/report/document"
)

func newCheck(a *app) *cobra.Command {
	o := &documentOptions{}
	command := &cobra.Command{
		Use:   "check FILE...",
		Short: "Check answers files for mistakes",
		Long: `Check answers files: every problem in every file, with its line and column, and for each valid file how much of it is answered. A blank
file is valid. The exit code is 3 if a file has a problem.

Problems go to standard error. --format json, sarif and github also write them to standard output, for programs, code scanning and the
annotations of GitHub Actions.`,
		Example: `  revops check answers.yaml
  revops check answers.yaml --format github -o problems.sarif`,
		Args: takes(many, "FILE"),
		RunE: func(_ *cobra.Command, files []string) error { return o.check(a, files) },
	}
	o.addFlags(command, report.Problems{})
	return command
}

// check reports the problems of each file and continues.
func (o *documentOptions) check(a *app, files []string) error {
	model, err := o.load(a, files...)
	if err != nil {
		return err
	}
	if err := onceFromStandardInput(files); err != nil {
		return err
	}
	var checked []document.CheckedFile
	var wrong error
	for _, file := range files {
		name := file
		if file == "-" {
			name = diag.StandardInput
		}
		given, err := a.readAnswers(model, file)
		if err != nil {
			a.reportError(err)
			checked, wrong = append(checked, document.InvalidFile(name, problemsOf(name, err))), errReported
			continue
		}
		checked = append(checked, document.ValidFile(name, assess.Evaluate(model, given, assess.Options{})))
	}
	return cmp.Or(o.output.write(a, report.Problems{Problems: document.NewProblems(model, checked)}), wrong)
}

// codeNotRead names the problem of a file that could not be read.
const codeNotRead diag.Code = "not-read"

// problemsOf lists the problems that an error holds; what kept a file from being read is one.
func problemsOf(file string, err error) []diag.Problem {
	if found, ok := errors.AsType[*diag.Error](err); ok {
		return found.Problems
	}
	return []diag.Problem{{Position: diag.Position{File: file}, Code: codeNotRead, Message: err.Error(), Hint: hintOf(err)}}
}

func (a *app) readAnswers(model *framework.Framework, file string) (*answers.File, error) {
	source, err := a.readAnswersSource(file)
	if err != nil {
		return nil, err
	}
	given, err := answers.Parse(source, model)
	if err == nil {
		a.printRemarks(given.Remarks)
	}
	return given, err
}
