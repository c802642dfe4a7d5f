package cmd

import (
	"github.com/spf13/cobra"

	"revops/report"
	"revops/report/document"
)

func newReport(a *app) *cobra.Command {
	o := &documentOptions{}
	command := &cobra.Command{
		Use:   "report RESULT",
		Short: "Turn a stored result into any format",
		Long: `Write a result that revops assess stored as JSON in any other format, with the same numbers and without the answers.

The texts come from the framework by which the result was counted: its id and version must be those of the built-in one,
or of the one that --framework names.`,
		Example: `  revops report testdata/results/scaleup.json
  revops report testdata/results/scaleup.json -o report.html -o gaps.xlsx
  revops report testdata/results/scaleup.json --format md --redact notes,names`,
		Args: takes(1, "RESULT"),
		RunE: func(_ *cobra.Command, args []string) error { return o.report(a, args[0]) },
	}
	o.addFlags(command, "use", report.Assessment{})
	return command
}

func (o *documentOptions) report(a *app, file string) error {
	model, err := o.load(a, file)
	if err != nil {
		return err
	}
	source, err := a.readStored(file)
	if err != nil {
		return err
	}
	stored, err := document.ReadResult(source, model)
	if err != nil {
		return err
	}
	return o.output.write(a, report.Assessment{Assessment: document.Assessment{Model: model, Result: stored}})
}
