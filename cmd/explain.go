package cmd

import (
	"github.com/spf13/cobra"

	pages "revops/report/model"
)

func newExplain(a *app) *cobra.Command {
	var dir string
	command := &cobra.Command{
		Use:   "explain ID",
		Short: "Say everything the model says about an id",
		Long: `Explain an element, group, lens, level or team: what the model says, its sources, what it requires and unlocks,
and what deals show about it.`,
		Example: `  revops explain deal-ownership
  revops explain channel-management
  revops explain optimization
  revops explain finance`,
		Args: takes(1, "ID"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return a.known(dir, allIDs), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			model, err := a.loadFramework(dir)
			if err != nil {
				return err
			}
			id, err := findID[string]("id", args[0], allParts(model))
			if err != nil {
				return err
			}
			_, err = pages.Explain(a.Out, model, id, a.style())
			return err
		},
	}
	command.Flags().StringVar(&dir, "framework", "", "explain the framework in this `folder` instead of the built-in one")
	return command
}
