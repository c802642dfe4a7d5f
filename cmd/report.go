package cmd

import (
	"github.com/spf13/cobra"

	"revops/report"
	"revops/report/document"
	"revops/report/narrative"
)

func newReport(a *app) *cobra.Command {
	o := &documentOptions{}
	command := &cobra.Command{
		Use:   "report RESULT",
		Short: "Convert a stored result to any format",
		Long: `Convert a result that revops assess saved as JSON to any other format. The numbers stay the same, and the answers are not needed.

The texts come from the framework that the result was made with: the built-in framework, or the one that --framework names, must have
the same id and version.`,
		Example: `  revops report result.json
  revops report result.json -o report.html -o gaps.xlsx
  revops report result.json --format md --redact notes,names`,
		Args: takes(1, "RESULT"),
		RunE: func(_ *cobra.Command, args []string) error { return o.report(a, args[0]) },
	}
	o.addFlags(command, report.Assessment{})
	return command
}

func (o *documentOptions) report(a *app, file string) error {
	model, err := o.load(a, file)
	if err != nil {
		return err
	}
	tasks, err := o.output.tasks.options(model)
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
	result, err := o.output.contents.choose(narrative.Assessment{Model: model, Result: stored, Tasks: tasks})
	if err != nil {
		return err
	}
	return o.output.write(a, result)
}
