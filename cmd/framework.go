package cmd

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"revops/framework"
	"revops/internal/diag"
	"revops/report"
	"revops/report/document"
	"revops/report/reference"
)

func newFramework(a *app) *cobra.Command {
	var dir string
	command := &cobra.Command{
		Use:   "framework",
		Short: "Show, check or export the framework",
		Example: `  revops framework list levels
  revops framework show`,
	}
	frameworkFlag(command.PersistentFlags(), &dir)
	addCommands(command, "Commands", newFrameworkList(a, &dir), newFrameworkShow(a, &dir), newFrameworkGraph(a, &dir),
		newFrameworkCheck(a), newFrameworkExport(a, &dir))
	return command
}

func newFrameworkList(a *app, dir *string) *cobra.Command {
	return &cobra.Command{
		Use:   "list [KIND]",
		Short: "List levels, elements, teams, lenses or groups",
		Long: `List the parts of the framework with the ids that answers files and commands use. Without KIND it lists everything. KIND is levels,
elements, teams, lenses, or what a lens calls its groups: categories, rules, pillars and areas in the built-in framework.`,
		Example: `  revops framework list
  revops framework list categories
  revops framework list rules
  revops framework list elements`,
		Args: takes(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return a.known(*dir, reference.Kinds), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			model, err := a.loadFramework(*dir)
			if err != nil {
				return err
			}
			kind := ""
			if len(args) > 0 {
				kind = args[0]
			}
			if kind != "" {
				if kind, err = knownWord("list", kind, reference.Kinds(model)); err != nil {
					return err
				}
			}
			return reference.List(a.Out, model, kind, a.style())
		},
	}
}

func newFrameworkShow(a *app, dir *string) *cobra.Command {
	var to output
	command := &cobra.Command{
		Use:   "show",
		Short: "Show the whole framework",
		Long:  "Show everything in the framework, on the terminal or as a Markdown page with links and a diagram of prerequisites.",
		Example: `  revops framework show
  revops framework show -o model.md`,
		Args: takes(0),
		RunE: func(*cobra.Command, []string) error {
			if err := to.check(a); err != nil {
				return err
			}
			model, err := a.loadFramework(*dir)
			if err != nil {
				return err
			}
			return to.write(a, report.Model{Framework: model})
		},
	}
	to.addFlags(command, report.Model{})
	return command
}

func newFrameworkCheck(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "check DIR",
		Short: "Check a framework of your own",
		Long: `Check the framework in a folder: framework.yaml, a file for each lens that it lists and, if it has one, measures.yaml, which says what
CRM deals show. It reports every problem in one run, with its line and column. The exit code is 3 if there is one.`,
		Example: "  revops framework check testdata/framework/ok/small",
		Args:    takes(1, "DIR"),
		RunE: func(_ *cobra.Command, args []string) error {
			sources, err := a.frameworkSources(args[0])
			if err != nil {
				return err
			}
			model, err := framework.Parse(sources)
			if err != nil {
				return err
			}
			a.print("%s: valid, %s has %d elements\n", args[0], model.Reference(), len(model.Elements()))
			return nil
		},
	}
}

// exportFormat is how a framework is exported.
type exportFormat string

const (
	exportYAML exportFormat = "yaml"
	exportJSON exportFormat = "json"
)

func newFrameworkExport(a *app, dir *string) *cobra.Command {
	var as exportFormat
	command := &cobra.Command{
		Use:   "export DIR | --format json",
		Short: "Export the framework as YAML files or as JSON",
		Long: `Write the files of the framework to a folder, as a starting point for one of your own, or print the whole framework as one JSON
document. Files that exist are never overwritten: the exit code is 3 then.`,
		Example: `  revops framework export my-framework
  revops framework export --format json`,
		Args: takes(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if (len(args) == 1) == (as == exportJSON) {
				return &usageError{
					message: "give either a folder for the YAML files or --format json",
					hint:    "revops framework export my-framework",
				}
			}
			if as == exportJSON {
				model, err := a.loadFramework(*dir)
				if err != nil {
					return err
				}
				return document.Write(a.Out, document.NewFramework(model))
			}
			return a.exportFramework(*dir, args[0])
		},
	}
	choiceFlag(command, &as, "format", "yaml writes files to the folder, json prints one document", exportYAML, exportJSON)
	return command
}

// exportFramework writes the files of a framework into a folder, all or none of them.
func (a *app) exportFramework(from, to string) error {
	sources, err := a.frameworkSources(from)
	if err != nil {
		return err
	}
	if _, err := framework.Parse(sources); err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o777); err != nil {
		return fmt.Errorf("write %s: %w", to, cause(err))
	}
	var written []string
	for _, source := range sources {
		name := filepath.Join(to, filepath.Base(source.Name))
		if err := writeNew(name, source.Data); err != nil {
			for _, name := range written {
				_ = os.Remove(name)
			}
			return err
		}
		written = append(written, name)
	}
	for _, name := range written {
		a.print("wrote %s\n", diag.Printable(name))
	}
	return nil
}
