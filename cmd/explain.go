package cmd

import (
	"slices"

	"github.com/spf13/cobra"

	"revops/framework"
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
		Args: oneArgument("ID"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return a.known(dir, allIDs), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			model, err := a.loadFramework(dir)
			if err != nil {
				return err
			}
			found, err := pages.Explain(a.Out, model, args[0], a.style())
			if err == nil && !found {
				return unknownID("id", args[0], allIDs(model), "revops framework list shows all ids")
			}
			return err
		},
	}
	command.Flags().StringVar(&dir, "framework", "", "explain the framework in this `folder` instead of the built-in one")
	return command
}

// allIDs lists every id of a framework.
func allIDs(model *framework.Framework) []string {
	ids := slices.Concat([]string{string(model.Levels[0].ID)}, levelIDs(model), teamIDs(model), lensIDs(model), elementIDs(model))
	for _, lens := range model.Lenses {
		ids = append(ids, namesOf(lens.Groups, func(group framework.Group) framework.GroupID { return group.ID })...)
	}
	return ids
}
