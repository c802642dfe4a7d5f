package ask

import (
	"context"
	"errors"
	"io"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
)

// Choices asks single questions, one after the other: on a screen, or in plain lines.
type Choices struct {
	ctx      context.Context //nolint:containedctx // that of the one run that the questions are for
	terminal *Terminal
	lines    *lines
}

// ErrStopped says that a question was left without an answer.
var ErrStopped = errLeft

// NewChoices asks on the screen of a terminal.
func NewChoices(ctx context.Context, terminal Terminal) *Choices {
	return &Choices{ctx: ctx, terminal: &terminal}
}

// NewPlainChoices asks in plain lines. It reads no line more than it asks for: others may ask from the same input afterwards.
func NewPlainChoices(ctx context.Context, in io.Reader, out io.Writer) *Choices {
	l := &lines{ctx: ctx, in: make(chan input, 1), out: out}
	l.demand = func() {
		var line []byte
		for one := make([]byte, 1); ; {
			n, err := in.Read(one)
			if line = append(line, one[:n]...); err != nil || n > 0 && one[0] == '\n' {
				if len(line) > 0 && errors.Is(err, io.EOF) {
					err = nil
				}
				l.in <- input{line: string(line), err: err}
				return
			}
		}
	}
	return &Choices{ctx: ctx, lines: l}
}

// Choose asks which of some options holds and gives its place. The error is ErrStopped where nobody answers.
func (c *Choices) Choose(title string, options []string) (int, error) {
	if c.terminal == nil {
		return c.lines.choose(title, options)
	}
	chosen := 0
	var list []huh.Option[int]
	for at, option := range options {
		list = append(list, huh.NewOption(option, at))
	}
	field := huh.NewSelect[int]()
	field.WithTheme(theme()) // first, because it draws its options as soon as it has them
	err := c.show(field.Title(title).Value(&chosen).Options(list...))
	return chosen, err
}

// Text asks for a line; an empty one is the preset.
func (c *Choices) Text(title, preset string) (string, error) {
	text := ""
	var err error
	if c.terminal == nil {
		text, err = c.lines.ask(title + " [" + preset + "]")
	} else {
		err = c.show(newInput().Title(title).Placeholder(preset).Value(&text))
	}
	if text == "" {
		text = preset
	}
	return text, err
}

// show asks on the screen.
func (c *Choices) show(field huh.Field) error {
	err := huh.NewForm(huh.NewGroup(field)).WithTheme(theme()).WithInput(c.terminal.In).WithOutput(c.terminal.Out).
		WithProgramOptions(tea.WithEnvironment(c.terminal.Environment), tea.WithoutSignalHandler()).RunWithContext(c.ctx)
	if errors.Is(err, huh.ErrUserAborted) || c.ctx.Err() != nil {
		return ErrStopped
	}
	return err
}
