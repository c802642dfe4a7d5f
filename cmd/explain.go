package cmd

import (
	"github.com/spf13/cobra"

	"revops/report/reference"
)

func newExplain(a *app) *cobra.Command {
	var dir string
	command := &cobra.Command{
		Use:   "explain ID",
		Short: "Explain a level, category, element or rule",
		Long: `Explain an element, group, lens, level or team by its id or its name, a level also by its number: what it means, its sources, what it
requires and unlocks, and what CRM deals show about it. revops explain fact explains the four factors.`,
		Example: `  revops explain deal-ownership
  revops explain 2
  revops explain channel-management
  revops explain fact`,
		Args: takes(1, "ID"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return a.known(dir, explainedIDs), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			model, err := a.loadFramework(dir)
			if err != nil {
				return err
			}
			id, err := findID[string]("id", args[0], explainedParts(model))
			if err != nil {
				return err
			}
			_, err = reference.Explain(a.Out, model, id, a.style())
			return err
		},
	}
	frameworkFlag(command.Flags(), &dir)
	return command
}
