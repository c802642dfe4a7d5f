package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

func newCheck(a *app) *cobra.Command {
	var dir string
	command := &cobra.Command{
		Use:   "check FILE...",
		Short: "Check answers files without counting",
		Long: `Check answers files: every problem of every file in one run, with its place, and for each good file how much of it
is answered. A file to fill in, without any answer yet, is good. The exit code is 3 if a file has a problem.`,
		Example: `  revops check testdata/answers/seed.yaml testdata/answers/mature.yaml`,
		Args:    someOf("FILE"),
		RunE: func(_ *cobra.Command, files []string) error {
			model, err := a.loadFramework(dir)
			if err != nil {
				return err
			}
			return a.check(model, files)
		},
	}
	command.Flags().StringVar(&dir, "framework", "", "check by the framework in this `folder` instead of the built-in one")
	return command
}

// check says the problems of a file and goes on with the next one.
func (a *app) check(model *framework.Framework, files []string) error {
	var result error
	for _, file := range files {
		answers, err := a.readAnswers(model, file)
		if err != nil {
			a.say(err)
			result = errSaid
			continue
		}
		a.print("%s: %s\n", diag.Printable(file), state(model, answers))
	}
	return result
}

func (a *app) readAnswers(model *framework.Framework, file string) (*assess.Answers, error) {
	source, err := a.readSource(file)
	if err != nil {
		return nil, err
	}
	return assess.ParseAnswers(source, model)
}

// state says how much of a file is answered.
func state(model *framework.Framework, answers *assess.Answers) string {
	if answers.Values() == 0 {
		return "valid, nothing is answered yet"
	}
	result := assess.Evaluate(model, answers, assess.Options{})
	c := result.Coverage
	var begun []string
	for _, lens := range result.Lenses {
		if lens.Assessed {
			begun = append(begun, string(lens.Lens.ID))
		}
	}
	return fmt.Sprintf("valid, %d of %d elements of %s answered, %d n/a, %d open",
		c.Answered, c.Elements, strings.Join(begun, " and "), c.NotApplicable, c.Open)
}
