// Package cmd is the command line: one file a command, each with an options struct and a function that runs it. Run
// is the only place that decides the exit code; the program's files are opened here only.
package cmd

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"revops/deals/database"
	"revops/deals/tabular"
	"revops/internal/build"
	"revops/internal/console"
	"revops/internal/diag"
)

// The exit codes.
const (
	ExitDone  = 0
	ExitGate  = 1
	ExitUsage = 2
	ExitInput = 3
	// ExitInterrupted is that of an interview that was left before its result. Its answers are saved.
	ExitInterrupted = 130
)

// errGate is the error of a gate that was not met. What was missed is printed before it is returned.
var errGate = errors.New("a gate was not met")

// errReported is the error of an input whose problems are printed already.
var errReported = errors.New("input is not valid")

// hintError is an error with the next thing to type.
type hintError struct {
	err  error
	hint string
}

func (e *hintError) Error() string { return e.err.Error() }
func (e *hintError) Unwrap() error { return e.err }

// Process is what a run has of the process around it.
type Process struct {
	console.Streams
	// Environment holds variables as "NAME=value".
	Environment []string
	Now         func() time.Time
	// Signals returns a context that ends with a signal to stop. Signals do what they usually do until it is called.
	Signals func() (context.Context, context.CancelFunc)
}

// app is what every command gets: the process, Out being buffered until the end of the run.
type app struct {
	Process
	// screen is Out as it is, for a program that draws on it.
	screen io.Writer
	color  console.Color
	// args are those of the run.
	args []string
}

// Run runs the program with the arguments after its name and returns its exit code.
func Run(process Process, args []string) int {
	out := bufio.NewWriter(process.Out)
	a := &app{Process: process, screen: process.Out, color: console.ColorAuto, args: args}
	a.Out = out
	root := newRoot(a)
	root.SetArgs(args)
	err := root.Execute()
	if flushed := out.Flush(); flushed != nil {
		if errors.Is(flushed, syscall.EPIPE) {
			return exitCode(err) // whoever closed the pipe wants to read no more
		}
		a.reportError(fmt.Errorf("write standard output: %w", cause(flushed)))
		return ExitInput
	}
	a.reportError(err)
	return exitCode(err)
}

// Tree returns all commands with their help and flags, to make pages of. They have no process to run in.
func Tree() *cobra.Command { return newRoot(&app{}) }

// exitCode decides the exit code for the error of a run.
func exitCode(err error) int {
	if err == nil {
		return ExitDone
	}
	if errors.Is(err, errInterrupted) {
		return ExitInterrupted
	}
	if errors.Is(err, errGate) {
		return ExitGate
	}
	if _, wrong := errors.AsType[*usageError](err); wrong {
		return ExitUsage
	}
	return ExitInput
}

// print writes to standard output. An error is kept by the buffer behind it and said at the end of the run.
func (a *app) print(format string, values ...any) { _, _ = fmt.Fprintf(a.Out, format, values...) }

// printErr writes to standard error. There is nowhere to report an error of that.
func (a *app) printErr(format string, values ...any) { _, _ = fmt.Fprintf(a.Err, format, values...) }

// reportError prints an error that is not printed yet, and the next thing to type if it has a hint.
func (a *app) reportError(err error) {
	if err == nil || errors.Is(err, errGate) || errors.Is(err, errReported) || errors.Is(err, errInterrupted) {
		return
	}
	if problems, ok := errors.AsType[*diag.Error](err); ok {
		_ = diag.Write(a.Err, problems.Problems) // as in printErr
	} else {
		a.printErr("revops: %s\n", diag.Printable(err.Error()))
	}
	if hint := hintOf(err); hint != "" {
		a.printErr("hint: %s\n", diag.Printable(hint))
	}
}

// hintOf is what an error says to do about it, "" for nothing.
func hintOf(err error) string {
	if hinted, ok := errors.AsType[*hintError](err); ok {
		return hinted.hint
	}
	if wrong, ok := errors.AsType[*usageError](err); ok {
		return wrong.hint
	}
	if wrong, ok := errors.AsType[*database.Error](err); ok {
		return wrong.Hint
	}
	if wrong, ok := errors.AsType[*tabular.FileError](err); ok {
		return wrong.Hint
	}
	return ""
}

// exitCodes is the part of help that lists them.
const exitCodes = `Exit codes:

    0    done, and every gate was met
    1    a gate was not met
    2    wrong usage
    3    an input is not valid, or reading or writing failed
    130  interrupted, or left unfinished; answers are saved`

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "revops [COMMAND]",
		Short: "How mature your revenue operations are and what to do next",
		Long: `revops shows how mature the revenue operations of a company are, what holds them back and what to do next.

It works offline, needs no account, and keeps your answers in a file that you can keep in version control.

` + exitCodes,
		Example: `  revops new -o answers.yaml
  revops assess answers.yaml
  revops explain deal-ownership`,
		Version:       build.Current().Version,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	root.SetHelpFunc(a.help)
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().Var(choice(&a.color, console.ColorAuto, console.ColorAlways, console.ColorNever), "color",
		"color the output")
	root.SetHelpCommand(newHelp(a))
	for _, group := range []struct {
		title    string
		commands []*cobra.Command
	}{
		{"Assess a company", []*cobra.Command{newNew(a), newSurvey(a), newAssess(a), newGaps(a), newPlan(a), newCheck(a), newStatus(a), newConvert(a), newUpgrade(a)}},
		{"Compare and share results", []*cobra.Command{newCompare(a), newPortfolio(a), newReport(a)}},
		{"Use CRM deals", []*cobra.Command{newFact(a), newForecast(a), newEvidence(a)}},
		{"Understand the framework", []*cobra.Command{newExplain(a), newFramework(a), newSchema(a)}},
		{"Other commands", []*cobra.Command{newCompletion(a), newVersion(a)}},
	} {
		addCommands(root, group.title, group.commands...)
	}
	completeFiles(root)
	a.checkUsage(root)
	addCommands(root, topicsTitle, newTopics()...)
	return root
}

// addCommands adds commands that help lists under a title.
func addCommands(parent *cobra.Command, title string, commands ...*cobra.Command) {
	parent.AddGroup(&cobra.Group{ID: title, Title: title})
	for _, command := range commands {
		command.GroupID = title
	}
	parent.AddCommand(commands...)
}
