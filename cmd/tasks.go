package cmd

import (
	"fmt"
	"net/mail"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"revops/framework"
	"revops/report"
	"revops/report/narrative"
)

// taskFlags say for which tool tasks are written, and who does those of each team.
type taskFlags struct {
	assign []string
	tool   narrative.TaskTool
	// written are the flags that were given.
	written func() []string
}

func (t *taskFlags) addFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.StringArrayVar(&t.assign, "assign", nil, "assign the tasks of a team: `TEAM=EMAIL`; repeatable")
	choiceFlag(command, &t.tool, "for", "columns of tasks for this `tool`", narrative.TaskTools()...)
	t.written = func() []string {
		var given []string
		for _, name := range []string{"assign", "for"} {
			if flags.Changed(name) {
				given = append(given, "--"+name)
			}
		}
		return given
	}
}

// check refuses flags that would have no effect, as no tasks are written in any of the formats.
func (t *taskFlags) check(formats []report.Format) error {
	if t.written == nil || slices.Contains(formats, report.FormatTasks) {
		return nil
	}
	given := t.written()
	if slices.Contains(formats, report.FormatXLSX) { // its next steps have assignees
		given = slices.DeleteFunc(given, func(name string) bool { return name == "--assign" })
	}
	if len(given) > 0 {
		return &usageError{message: given[0] + " is for tasks, and none are written", hint: "-o next.tasks.csv writes them"}
	}
	return nil
}

// options reads what the flags say by a framework.
func (t *taskFlags) options(model *framework.Framework) (narrative.TaskOptions, error) {
	options := narrative.TaskOptions{Tool: t.tool, Assignees: map[framework.TeamID]string{}}
	for _, word := range t.assign {
		name, email, _ := strings.Cut(word, "=")
		if address, err := mail.ParseAddress(email); err != nil || address.Address != email {
			return options, &usageError{
				message: fmt.Sprintf("--assign %q is not a team and an email address", word), hint: "such as --assign sales=lead@example.com",
			}
		}
		team, err := findID[framework.TeamID]("team", name, teamParts(model))
		if err != nil {
			return options, err
		}
		if _, again := options.Assignees[team]; again {
			return options, &usageError{message: fmt.Sprintf("--assign %q: the team has an assignee already", word), hint: "name each team once"}
		}
		options.Assignees[team] = email
	}
	return options, nil
}
