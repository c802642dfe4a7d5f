package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"revops/framework"
	"revops/internal/yamlpos"
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
				return unknownID(model, args[0])
			}
			return err
		},
	}
	command.Flags().StringVar(&dir, "framework", "", "explain the framework in this `folder` instead of the built-in one")
	return command
}

func unknownID(model *framework.Framework, id string) error {
	hint := "revops framework list shows all ids"
	if near := yamlpos.Nearest(id, allIDs(model)); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return &usageError{message: fmt.Sprintf("unknown id %q", id), hint: hint}
}

// allIDs lists every id of a framework.
func allIDs(model *framework.Framework) []string {
	ids := append(levelIDs(model), string(model.Levels[0].ID))
	ids = append(append(ids, teamIDs(model)...), lensIDs(model)...)
	for _, lens := range model.Lenses {
		for _, group := range lens.Groups {
			ids = append(ids, string(group.ID))
			for _, element := range group.Elements {
				ids = append(ids, string(element.ID))
			}
		}
	}
	return ids
}
