package ask

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Plain lines are for screen readers, terminals without escapes, and pipes. Their rules: every line says one thing; a
// choice is made by its number, and an empty line chooses nothing; each prompt reads one line; the end of the input
// before the last question stops the interview.

// Lines interviews in plain lines, which break between words where they are wider than the columns; 0 columns break nothing. The outcome is Stopped if the respondent left, or the input or the context ended,
// before the last question. The error is an *UnsavedError if the store did not take every answer, else one of reading,
// writing or Begin.
func Lines(ctx context.Context, interview Interview, in io.Reader, out io.Writer, columns int) (Outcome, error) {
	l := &lines{interview: interview, ctx: ctx, in: make(chan input), out: out, columns: columns}
	go l.read(bufio.NewReader(in))
	err := l.run()
	lost := l.session.unsavedError()
	switch {
	case lost != nil:
		return Stopped, lost
	case l.failure != nil:
		return Stopped, l.failure
	case errors.Is(err, errLeft):
		if l.outcome == Stopped && !l.ended && ctx.Err() == nil && l.session.complete() {
			return Complete, nil
		}
		return l.outcome, nil
	default:
		return Stopped, err
	}
}

// errLeft says that the respondent left, for the result or for good, or the input ended.
var errLeft = errors.New("left")

// errBack says that the respondent wants back to what came before a list.
var errBack = errors.New("back")

const numberOrBack = "Number, b back, q stop"

type lines struct {
	interview Interview
	session   *Session
	ctx       context.Context //nolint:containedctx // that of the one run that the struct is for
	in        chan input
	out       io.Writer
	columns   int
	outcome   Outcome
	// ended reports whether the input ended.
	ended   bool
	failure error
	// demand, where it is not nil, reads the next line into in; else a goroutine reads all.
	demand func()
}

// input is a line that was read, or the error of reading it.
type input struct {
	line string
	err  error
}

// read sends line after line to the channel, so that ask can wait for a line or the end of the context.
func (l *lines) read(in *bufio.Reader) {
	for {
		line, err := in.ReadString('\n')
		if line != "" && errors.Is(err, io.EOF) {
			err = nil
		}
		select {
		case l.in <- input{line: line, err: err}:
		case <-l.ctx.Done():
			return
		}
		if err != nil {
			return
		}
	}
}

// print writes a line. An error of writing ends the interview at the next prompt.
func (l *lines) print(format string, values ...any) {
	_, err := fmt.Fprintln(l.out, l.broken(fmt.Sprintf(format, values...)))
	l.failure = errors.Join(l.failure, err)
}

// broken breaks a text between words.
func (l *lines) broken(text string) string {
	if l.columns == 0 {
		return text
	}
	return strings.Join(wrap(text, min(l.columns, maxWidth)), "\n")
}

// ask writes a prompt and reads a line without the blanks around it.
func (l *lines) ask(prompt string) (string, error) {
	text, err := l.askText(prompt)
	return strings.TrimSpace(text), err
}

// askText writes a prompt and reads a line as it was typed.
func (l *lines) askText(prompt string) (string, error) {
	_, err := fmt.Fprint(l.out, l.broken(prompt+":")+" ")
	if l.failure = errors.Join(l.failure, err); l.failure != nil {
		return "", l.failure
	}
	if l.demand != nil {
		go l.demand()
	}
	select {
	case <-l.ctx.Done():
		return "", errLeft
	case got := <-l.in:
		if errors.Is(got.err, io.EOF) {
			l.print("")
			l.ended = true
			return "", errLeft
		}
		if l.interview.Piped {
			l.print("")
		}
		return strings.TrimSuffix(cleanText(got.line), "\n"), got.err
	}
}

// choose reads the number of one of the options, or its letter where they have some. Another q leaves.
func (l *lines) choose(title string, options []string, letters ...string) (int, error) {
	return l.chooseOr("Number", title, options, letters)
}

// chooseOr is choose with its prompt. Where that offers it, b is errBack.
func (l *lines) chooseOr(prompt, title string, options, letters []string) (int, error) {
	l.print("%s", title)
	for i, option := range options {
		if len(letters) > 0 {
			option = fmt.Sprintf("or %s: %s", letters[i], option)
		}
		l.print("%d %s", i+1, option)
	}
	for {
		text, err := l.ask(prompt)
		if err != nil {
			return 0, err
		}
		number, err := strconv.Atoi(text)
		switch {
		case err == nil && number >= 1 && number <= len(options):
			return number - 1, nil
		case slices.Contains(letters, text):
			return slices.Index(letters, text), nil
		case text == "q":
			return 0, errLeft
		case text == "b" && prompt == numberOrBack:
			return 0, errBack
		}
		l.print("Type a number from 1 to %d, or q to stop.", len(options))
	}
}

func (l *lines) run() error {
	if err := l.begin(); err != nil {
		return err
	}
	for {
		next := l.question
		if l.session.atEnd() {
			next = l.end
		}
		if err := next(); err != nil {
			return err
		}
	}
}

// begin asks what there is to ask before the first question.
func (l *lines) begin() error {
	l.print("%s", l.interview.about())
	l.help()
	if l.interview.Answers != nil {
		return l.resume()
	}
	setup := Setup{Scope: l.interview.Scope}
	if setup.Scope.Empty() {
		list := choices(l.interview.Model)
		number, err := l.choose("Which questions do you want to answer?", titles(list))
		if err != nil {
			return err
		}
		setup.Scope = list[number].scope
	}
	if err := l.who(&setup); err != nil {
		return err
	}
	if err := l.interview.Begin(setup); err != nil {
		return err
	}
	l.session = l.interview.session(setup.Scope)
	return nil
}

func (l *lines) who(setup *Setup) error {
	var err error
	if setup.Organization, err = l.ask("Organization (optional: press Enter to skip)"); err != nil {
		return err
	}
	if setup.Respondent.Name, err = l.ask("Your name or role (optional: press Enter to skip)"); err != nil {
		return err
	}
	options := []string{"none of these"}
	for _, team := range l.interview.Model.Teams {
		options = append(options, team.Name)
	}
	number, err := l.choose("Your team?", options)
	if err == nil && number > 0 {
		setup.Respondent.Team = l.interview.Model.Teams[number-1].ID
	}
	return err
}

func (l *lines) resume() error {
	l.session = l.interview.resumed()
	return l.menu(l.interview.progress(l.session))
}
