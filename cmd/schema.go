package cmd

import (
	"strings"

	"github.com/spf13/cobra"

	"revops/data"
	"revops/report/reference"
)

func newSchema(a *app) *cobra.Command {
	var dir string
	command := &cobra.Command{
		Use:   "schema DOCUMENT",
		Short: "Print the JSON Schema of a document",
		Long: "Print the JSON Schema of a document: " + strings.Join(data.SchemaNames(), ", ") + `. The schema for answers lists the
elements of the framework with their questions, so that an editor can complete them.`,
		Example: `  revops schema answers
  revops schema result`,
		Args:      takes(1, "DOCUMENT"),
		ValidArgs: data.SchemaNames(),
		RunE: func(_ *cobra.Command, args []string) error {
			name, err := knownWord("schema", args[0], data.SchemaNames())
			if err != nil {
				return err
			}
			schema, _ := data.Schema(name)
			if name != "answers" {
				_, err := a.Out.Write(schema)
				return err
			}
			model, err := a.loadFramework(dir)
			if err != nil {
				return err
			}
			return reference.AnswersSchema(a.Out, schema, model)
		},
	}
	frameworkFlag(command.Flags(), &dir)
	return command
}
