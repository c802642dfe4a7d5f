package cmd

import (
	"strings"

	"github.com/spf13/cobra"

	"revops/data"
	pages "revops/report/model"
)

func newSchema(a *app) *cobra.Command {
	var dir string
	command := &cobra.Command{
		Use:   "schema " + strings.Join(data.SchemaNames(), "|"),
		Short: "Print the JSON Schema of a document",
		Long: `Print the JSON Schema of a document. The one for answers files lists the elements of the framework with their
questions, so that an editor completes them.`,
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
			return pages.AnswersSchema(a.Out, schema, model)
		},
	}
	command.Flags().StringVar(&dir, "framework", "", "for answers by the framework in this `folder` instead of the built-in one")
	return command
}
