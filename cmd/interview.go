package cmd

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"revops/answers"
	"revops/ask"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
)

// errInterrupted is the error of an interview that was left before its result. Its answers are saved.
var errInterrupted = errors.New("interrupted")

// errComplete is the error of an interview that was left before its result with nothing open.
var errComplete = errors.New("complete")

// interview asks for answers and saves them to the file of --save. It returns errInterrupted or errComplete
// if the respondent left.
func (o *assessOptions) interview(a *app, asked demands) error {
	file := &answersFile{name: o.save, model: asked.model, folder: o.framework}
	interview := ask.Interview{
		Model: asked.model, File: o.save, Store: file,
		Scope: framework.Scope{Lenses: asked.options.Lenses, Team: asked.options.Team}, Figures: o.figures,
		Report: reportName(), Piped: !a.InTerminal,
		Begin: func(setup ask.Setup) error { return file.begin(setup, a.Now()) },
	}
	var err error
	if interview.Answers, err = file.existing(); err != nil {
		return err
	}
	outcome, err := o.ask(a, interview)
	if file.shared {
		a.printShared(o.save)
	}
	if lost, ok := errors.AsType[*ask.UnsavedError](err); ok {
		return a.reportUnsaved(lost, file)
	}
	if err != nil {
		return err
	}
	if o.reported = outcome == ask.Reported; o.reported && !slices.Contains(o.output.files, defaultReport) {
		o.output.files = append(o.output.files, defaultReport)
	}
	if outcome == ask.Complete {
		a.printErr("Your answers are saved in %s. Nothing is open. To see the result: %s\n", diag.Printable(o.save), o.resultCommand())
		return errComplete
	}
	if outcome == ask.Stopped {
		if file.document != nil {
			a.printErr("Your answers are saved in %s. To continue: %s\n", diag.Printable(o.save), o.resumeCommand())
		}
		return errInterrupted
	}
	return nil
}

// defaultReport is the report that the menu of the interview offers to write.
const defaultReport = "report.html"

// reportName says what writing the report does.
func reportName() string {
	if _, err := os.Stat(defaultReport); err == nil {
		return defaultReport + ", which replaces the one that is there"
	}
	return defaultReport
}

// ask interviews on the screen, or in plain lines where a flag or the environment asks for them.
func (o *assessOptions) ask(a *app, interview ask.Interview) (ask.Outcome, error) {
	ctx, stop := a.Signals()
	defer stop()
	if o.inLines(a) {
		columns := 0
		if a.ErrTerminal {
			columns = cmp.Or(a.Width, helpWidth)
		}
		return ask.Lines(ctx, interview, a.In, a.Err, columns)
	}
	return ask.Screen(ctx, interview, a.terminal())
}

// inLines reports whether a flag or the environment asks for plain lines.
func (o *assessOptions) inLines(a *app) bool { return o.accessible || a.Accessible }

// terminal is where pages are drawn.
func (a *app) terminal() ask.Terminal {
	return ask.Terminal{In: a.In, Out: a.screen, Environment: a.Environment, ASCII: a.ASCII}
}

// existing reads the answers of the file. They are nil if there is no file.
func (f *answersFile) existing() (*answers.File, error) {
	if _, err := os.Stat(f.name); errors.Is(err, fs.ErrNotExist) {
		return nil, nil //nolint:nilnil // no answers and no mistake
	}
	given, _, err := f.Reload()
	return given, err
}

// reportUnsaved prints the answers that could not be saved, as they can be entered into the file by hand.
// Where the file was removed they are all that were given.
func (a *app) reportUnsaved(lost *ask.UnsavedError, file *answersFile) error {
	a.printErr("revops: %s\n", diag.Printable(lost.Error()))
	unsaved := lost.Answers
	if _, gone := errors.AsType[*goneError](lost); gone {
		a.printErr("revops new -o %s%s creates a new file. Add all your answers to it under answers:\n",
			diag.Printable(shellQuote(file.name)), flagsOf("framework", file.folder))
		unsaved = slices.Concat(file.savedBeside(lost.Answers), unsaved)
	} else {
		a.printErr("These answers are not saved in %s. Add them to it under answers:\n", diag.Printable(file.name))
	}
	for _, answer := range unsaved {
		a.printErr("  %s\n", answers.Line(answer))
	}
	return errReported
}

// resumeCommand is the command that resumes the interview.
func (o *assessOptions) resumeCommand() string {
	command := "revops assess"
	if o.save != defaultAnswers {
		command += flagsOf("save", o.save)
	}
	if o.accessible {
		command += " --accessible"
	}
	return command + o.view()
}

// view repeats the flags of the run that choose what is asked and counted.
func (o *assessOptions) view() string {
	view := flagsOf("framework", o.framework) + flagsOf("lens", strings.Join(o.lenses, ",")) + flagsOf("team", o.team) +
		flagsOf("set", o.set...) + flagsOf("deals", o.deals.files...)
	if o.deals.source.URL != "" {
		view += " " + o.deals.arguments(0)
	}
	view += strings.Join(namesOf(o.deals.reads(), func(flag givenFlag) string { return flagsOf(flag.name, flag.values...) }), "")
	if o.deals.given() && o.path == document.PathFromAnswers {
		view += flagsOf("path", string(o.path))
	}
	if o.maxAge > 0 {
		view += flagsOf("max-age", fmt.Sprintf("%dd", o.maxAge))
	}
	return view + flagsOf("as-of", o.asOf) + flagsOf("target", o.target) + flagsOf("benchmark", o.benchmark)
}

// flagsOf writes a flag with each of its values as a user types them behind a command, nothing for a value that is empty.
func flagsOf(name string, values ...string) string {
	var flags strings.Builder
	for _, value := range values {
		if value != "" {
			flags.WriteString(" --" + name + " " + shellQuote(value))
		}
	}
	return flags.String()
}
