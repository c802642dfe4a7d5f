package ask

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// ShowResult shows the beginning of a result on a screen of its own, from its first line on. The text is that for a number of
// columns. It reports whether the respondent wants to see everything.
func ShowResult(ctx context.Context, text func(width int) string, terminal Terminal) (everything bool, err error) {
	p := &resultPage{text: text}
	err = show(ctx, &screen{page: p, width: usualWidth, height: usualHeight}, terminal)
	return p.everything, err
}

// show runs a screen until it is left.
func show(ctx context.Context, s *screen, terminal Terminal) error {
	s.ascii = terminal.ASCII
	const framesASecond = 120 // a page is drawn at the next frame
	_, err := tea.NewProgram(s, tea.WithContext(ctx), tea.WithFPS(framesASecond), tea.WithInput(terminal.In), tea.WithOutput(terminal.Out),
		tea.WithEnvironment(terminal.Environment), tea.WithoutSignalHandler()).Run()
	if errors.Is(err, tea.ErrProgramKilled) || errors.Is(err, tea.ErrInterrupted) {
		return nil
	}
	return err
}

// resultPage shows the beginning of a result.
type resultPage struct {
	text       func(width int) string
	everything bool
	body       scroller
}

func (p *resultPage) update(_ *screen, msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch word := key.String(); word {
	case "pgup", "pgdown":
		p.body.page(word)
	case "enter":
		p.everything = true
		return tea.Quit
	case "q", "esc":
		return tea.Quit
	}
	return nil
}

func (p *resultPage) view(s *screen) string {
	lines := wrap(strings.TrimRight(p.text(s.width), "\n"), s.width)
	footer := paintLines(parts([]string{"enter shows everything", "q leaves"}, s.width), quiet)
	return strings.Join(slices.Concat(p.body.view(lines, 0, 0, s.height-len(footer), s.width), footer), "\n")
}
