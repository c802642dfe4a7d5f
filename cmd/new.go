package cmd

import (
	"bytes"
	"fmt"

	"github.com/spf13/cobra"

	pages "revops/report/model"
)

type newOptions struct {
	framework string
	lenses    []string
	team      string
	output    string
	example   bool
}

func newNew(a *app) *cobra.Command {
	o := &newOptions{}
	command := &cobra.Command{
		Use:   "new [-o FILE]",
		Short: "Create a blank answers file",
		Long: `Create an answers file with the question and the grades of each element as comments, ready to fill in. Without -o it goes to standard
output. A file that exists is never overwritten: the exit code is 3 then.`,
		Example: `  revops new -o answers.yaml
  revops new --team marketing
  revops new --lens roadmap --example`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return &usageError{message: fmt.Sprintf("unexpected argument %q", args[0]), hint: "revops new -o " + shellQuote(args[0])}
		},
		RunE: func(*cobra.Command, []string) error { return o.run(a) },
	}
	flags := command.Flags()
	flags.StringSliceVar(&o.lenses, "lens", nil, "include only these `lenses`, separated by commas")
	flags.StringVar(&o.team, "team", "", "include only the elements of this `team`")
	under(headScope, command)
	flags.StringVarP(&o.output, "output", "o", "", "write to this new `file`")
	flags.BoolVar(&o.example, "example", false, "fill in sample answers")
	under(headOutput, command)
	frameworkFlag(command.Flags(), &o.framework)
	complete(command, "lens", func() []string { return a.known(o.framework, lensIDs) })
	complete(command, "team", func() []string { return a.known(o.framework, teamIDs) })
	return command
}

func (o *newOptions) run(a *app) error {
	if err := requireYAML("-o", o.output); err != nil {
		return err
	}
	model, err := a.loadFramework(o.framework)
	if err != nil {
		return err
	}
	template := pages.Template{Example: o.example, Folder: o.framework}
	if template.Scope.Lenses, err = findLenses(model, o.lenses); err != nil {
		return err
	}
	if template.Scope.Team, err = findTeam(model, o.team); err != nil {
		return err
	}
	template.Respondent.Team = template.Scope.Team
	var file bytes.Buffer
	if asked, err := pages.AnswersTemplate(&file, model, template); err != nil {
		return err
	} else if !asked {
		return &usageError{message: fmt.Sprintf("team %q owns no element of these lenses", o.team), hint: "leave out --lens, or name another team"}
	}
	next := "fill it in, then revops assess " + shellQuote(o.output) + flagsOf("framework", o.framework)
	return a.writeOut(o.output, file.Bytes(), next)
}
