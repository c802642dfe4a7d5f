package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"revops/framework"
	"revops/report"
	"revops/report/reference"
)

type graphOptions struct {
	framework *string
	lens      string
	output    output
}

func newFrameworkGraph(a *app, dir *string) *cobra.Command {
	o := &graphOptions{framework: dir}
	command := &cobra.Command{
		Use:   "graph",
		Short: "Draw the prerequisites of elements",
		Long: `Draw the elements of a lens and their prerequisites: an arrow leads from a prerequisite to the element that requires it. In the level
lens the elements are arranged by level, in the others by group.

GitHub and GitLab draw Mermaid in Markdown. DOT is for Graphviz, which turns it into a picture:

    dot -Tsvg roadmap.dot -o roadmap.svg`,
		Example: `  revops framework graph
  revops framework graph --lens rules --format dot
  revops framework graph -o roadmap.dot`,
		Args: takes(0),
		RunE: func(*cobra.Command, []string) error { return o.run(a) },
	}
	command.Flags().StringVar(&o.lens, "lens", "", "draw this `lens` instead of the level lens")
	under(headScope, command)
	complete(command, "lens", func() []string { return a.known(*dir, drawableLensIDs) })
	o.output.addFlags(command, report.Graph{})
	return command
}

func (o *graphOptions) run(a *app) error {
	if err := o.output.check(a); err != nil {
		return err
	}
	model, err := a.loadFramework(*o.framework)
	if err != nil {
		return err
	}
	id, err := findLens(model, o.lens)
	if err != nil {
		return err
	}
	lens, _ := model.Lens(id)
	graph := report.Graph{Graph: reference.Graph{Model: model, Lens: lens}}
	if graph.Empty() {
		return nothingToDraw(model, id)
	}
	return o.output.write(a, graph)
}

func nothingToDraw(model *framework.Framework, id framework.LensID) error {
	hint := "revops framework list elements lists them"
	if others := drawableLensIDs(model); len(others) > 0 {
		hint = "lenses with prerequisites: " + strings.Join(others, ", ")
	}
	return &usageError{message: fmt.Sprintf("nothing to draw: no element of the lens %q requires another", id), hint: hint}
}

// drawableLensIDs lists the lenses in which an element requires another.
func drawableLensIDs(model *framework.Framework) []string {
	var ids []string
	for i := range model.Lenses {
		if graph := (reference.Graph{Model: model, Lens: &model.Lenses[i]}); !graph.Empty() {
			ids = append(ids, string(graph.Lens.ID))
		}
	}
	return ids
}
