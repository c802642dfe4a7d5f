package cmd

import (
	"bytes"
	"os/exec"
	"slices"
	"strings"

	"revops/ask"
	"revops/report"
	"revops/report/text"
)

// present writes the result. After an interview on the screen it starts on a screen of its own; everything is a key away.
func (o *assessOptions) present(a *app, result report.Assessment) error {
	if !o.asked {
		return o.output.write(a, result)
	}
	if o.inLines(a) || o.output.format != report.FormatTable {
		err := o.writeAsked(a, result)
		if err == nil {
			a.printErr("%s", o.nextCommands())
			o.printReported(a)
		}
		return err
	}
	var whole bytes.Buffer
	out := a.Out
	a.Out = &whole
	err := o.writeAsked(a, result)
	a.Out = out
	if err != nil {
		return err
	}
	defer o.printReported(a)
	if redacted, is := result.Redact(o.output.redact).(report.Assessment); is {
		result = redacted
	}
	return o.showFirst(a, result, a.drawable(whole.String()))
}

// writeAsked writes the result. Where the report of the interview cannot be written it says how to write it elsewhere.
func (o *assessOptions) writeAsked(a *app, result report.Assessment) error {
	err := o.output.write(a, result)
	if err != nil && o.reported {
		return &hintError{err: err, hint: "your answers are saved; write the report to another folder: " + o.resultCommand() + " -o FOLDER/" + defaultReport}
	}
	return err
}

// printReported says that the report of the interview was written.
func (o *assessOptions) printReported(a *app) {
	if o.reported {
		a.printErr("wrote %s\n", defaultReport)
	}
}

// showFirst shows the summary of a result, then the whole of it in a pager if it is asked for.
func (o *assessOptions) showFirst(a *app, result report.Assessment, whole string) error {
	ctx, stop := a.Signals() // a signal is for the pager, or leaves the page
	defer stop()
	summary := func(width int) string {
		style := a.style()
		style.Width = width
		var first strings.Builder
		_ = text.Summary(&first, result.Assessment, style) // a builder takes everything
		return a.drawable(first.String()) + "\n" + o.nextCommands()
	}
	everything, err := ask.ShowResult(ctx, summary, a.terminal())
	switch {
	case err != nil:
		return err
	case everything && !a.page(whole):
		a.print("%s\n%s", whole, o.nextCommands())
	default:
		a.print("%s", summary(a.Width))
	}
	return nil
}

// resultCommand is the command that shows the result of the answers.
func (o *assessOptions) resultCommand() string {
	return "revops assess " + shellQuote(o.save) + o.view()
}

// nextCommands says what to type after the interview.
func (o *assessOptions) nextCommands() string {
	command, report := o.resultCommand(), ""
	if !slices.Contains(o.output.files, defaultReport) {
		report = "To write a report to share: " + command + " -o " + defaultReport + "\n"
	}
	return "To see this result again: " + command + "\n" + report +
		"To schedule the steps: revops plan " + shellQuote(o.save) + flagsOf("framework", o.framework) + "\n"
}

// drawable is a text as the terminal can show it.
func (a *app) drawable(text string) string {
	if a.ASCII {
		return ask.ASCII(text)
	}
	return text
}

// page shows a text in the pager of the environment, or in less. It is false where there is none.
func (a *app) page(content string) bool {
	for _, pager := range []string{a.variable("PAGER"), "less -R"} {
		words := strings.Fields(pager)
		if len(words) == 0 {
			continue
		}
		command := exec.Command(words[0], words[1:]...) //nolint:gosec // the user's own pager
		command.Stdin, command.Stdout, command.Stderr = strings.NewReader(content), a.screen, a.Err
		command.Env = append([]string{"LESS=R"}, a.Environment...) // colours are shown; a LESS of the user's own comes later and wins
		if command.Run() == nil {
			return true
		}
	}
	return false
}

// variable is the value of a variable of the environment, "" where it isn't set.
func (a *app) variable(name string) string {
	value := ""
	for _, variable := range a.Environment {
		if text, is := strings.CutPrefix(variable, name+"="); is {
			value = text
		}
	}
	return value
}
