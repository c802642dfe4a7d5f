package cmd

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"revops/answers"
	"revops/internal/diag"
	"revops/report/text"
)

type upgradeOptions struct {
	framework string
	output    string
	dryRun    bool
}

func newUpgrade(a *app) *cobra.Command {
	o := &upgradeOptions{}
	command := &cobra.Command{
		Use:   "upgrade FILE",
		Short: "Update answers to the current framework version",
		Long: `Update an answers file from an earlier version of the framework. Elements that were renamed get their new ids, in
waivers too; an answer that is no longer asked for becomes a comment; n/a is emptied where the element is now essential.
Nothing else in the file changes: comments, order and blank lines stay. The output lists what changed, which elements
need a new answer, and which answers deserve another look because the grades of their element were reworded. No grade is
changed for you. A second run changes nothing.

Without -o, FILE itself is changed, or left untouched if anything fails. JSON, and YAML with its answers in brackets, cannot
hold comments: if something in such a file is no longer asked for, the file is left as it is and -o is needed.`,
		Example: `  revops upgrade answers.yaml --dry-run
  revops upgrade answers.yaml -o upgraded.yaml`,
		Args: takes(1, "FILE"),
		RunE: func(_ *cobra.Command, args []string) error { return o.run(a, args[0]) },
	}
	flags := command.Flags()
	flags.StringVarP(&o.output, "output", "o", "", "write to this new `file` and leave FILE as it is")
	flags.BoolVar(&o.dryRun, "dry-run", false, "show what would change and write nothing")
	under(headOutput, command)
	frameworkFlag(command.Flags(), &o.framework)
	return command
}

func (o *upgradeOptions) run(a *app, file string) error {
	if file == "-" && o.output == "" && !o.dryRun {
		return &usageError{message: "standard input cannot be changed in place", hint: "revops upgrade - -o FILE"}
	}
	model, err := a.loadFramework(o.framework)
	if err != nil {
		return err
	}
	source, err := a.readSource(file)
	if err != nil {
		return err
	}
	upgrade, err := answers.UpgradeFile(source, model)
	if errors.Is(err, answers.ErrLayout) {
		return &hintError{
			err:  fmt.Errorf("upgrade %s: the layout of the file does not allow changes; nothing was written", diag.Printable(source.Name)),
			hint: "put each answer on its own line, as revops new does",
		}
	}
	if err != nil {
		return err
	}
	written, err := o.write(a, file, upgrade)
	if err != nil && !o.dryRun {
		return err
	}
	if err := text.Upgrade(a.Out, model, upgrade, a.style()); err != nil {
		return err
	}
	if written != "" {
		o.printDone(a, written, upgrade)
	}
	return err
}

// write puts the file in its place, of which it returns the name, "" where nothing is to be written. What was taken out of
// a file, as JSON and answers in brackets hold no comments, must stay in another one.
func (o *upgradeOptions) write(a *app, file string, upgrade *answers.Upgrade) (string, error) {
	switch {
	case o.output == "" && upgrade.Cut:
		return "", &hintError{
			err:  fmt.Errorf("write %s: JSON and answers in brackets cannot hold comments, so removed answers would be lost", file),
			hint: "revops upgrade " + file + " -o FILE writes another file and leaves this one as it is",
		}
	case o.dryRun, o.output == "" && !upgrade.Changed():
		return "", nil
	case o.output != "":
		if err := requireYAML("-o", o.output); err != nil && !json.Valid(upgrade.Source.Data) {
			return "", err
		}
		return o.output, writeNew(o.output, upgrade.Source.Data)
	}
	return file, a.rewriteFile(file, upgrade.Source.Data)
}

func (o *upgradeOptions) printDone(a *app, file string, upgrade *answers.Upgrade) {
	a.print("\nwrote %s\n", diag.Printable(file))
	if len(upgrade.Wanted) > 0 {
		a.print("next: revops assess --save %s%s asks for the missing answers\n", shellQuote(file), flagsOf("framework", o.framework))
	}
}
