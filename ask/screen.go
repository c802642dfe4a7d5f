package ask

import (
	"context"
	"io"

	tea "charm.land/bubbletea/v2"
)

// Terminal is where a screen is drawn.
type Terminal struct {
	In  io.Reader
	Out io.Writer
	// Environment holds the variables that describe the terminal, as "NAME=value".
	Environment []string
	// ASCII says that the terminal can show nothing else.
	ASCII bool
}

// Screen interviews on a terminal. The outcome is Stopped if the respondent left, or the context ended, before the
// result was asked for. The error is an *UnsavedError if the store did not take every answer.
func Screen(ctx context.Context, interview Interview, terminal Terminal) (Outcome, error) {
	s := newScreen(interview)
	err := show(ctx, s, terminal)
	s.keepTyped()
	if s.failure != nil {
		return Stopped, s.failure
	}
	if lost := s.session.unsavedError(); lost != nil {
		return Stopped, lost
	}
	if err != nil {
		return Stopped, err
	}
	return s.outcome, nil
}

// maxWidth is how wide a text can be and still be read with ease.
const maxWidth = 90

// lowest is the height of a window below which no page fits.
const lowest = 8

// The size of a window until the terminal has said its own.
const usualWidth, usualHeight = 80, 24

// screen is the state of the program on the terminal: the session and the page that shows it.
type screen struct {
	interview     Interview
	session       *Session
	page          page
	width, height int
	ascii         bool
	outcome       Outcome
	failure       error
}

// page is what the terminal shows. Update returns a command of the library, if there is one to run.
type page interface {
	update(s *screen, msg tea.Msg) tea.Cmd
	view(s *screen) string
}

func newScreen(interview Interview) *screen {
	s := &screen{interview: interview, width: usualWidth, height: usualHeight}
	if interview.Answers == nil {
		setup := &Setup{Scope: interview.Scope}
		if setup.Scope.Empty() {
			s.page = newScopePage(s, setup)
		} else {
			s.page = newRespondentPage([]string{interview.about(), "", "ctrl+c leaves at any time."}, setup)
		}
		return s
	}
	s.session = interview.resumed()
	s.page = newResumePage(s)
	return s
}

// Init shows the first page.
func (s *screen) Init() tea.Cmd { return s.show(s.page) }

// show turns to a page.
func (s *screen) show(p page) tea.Cmd {
	s.page = p
	if form, ok := p.(*formPage); ok {
		return form.start(s)
	}
	return nil
}

// Update handles what concerns every page and passes all messages on to the current one.
func (s *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		msg.Width = min(msg.Width, maxWidth)
		s.width, s.height = msg.Width, msg.Height
		return s, tea.Batch(tea.ClearScreen, s.page.update(s, msg)) // what the terminal wrapped anew is drawn over
	case tea.KeyPressMsg:
		if msg.String() == "ctrl+c" {
			return s, tea.Quit
		}
	}
	return s, s.page.update(s, msg)
}

// View draws the page on the terminal's alternate screen.
func (s *screen) View() tea.View {
	drawn := clip("The window is too small: make it higher.", s.width)
	if s.height >= lowest {
		drawn = s.page.view(s)
	}
	if s.ascii {
		drawn = ASCII(drawn)
	}
	view := tea.NewView(drawn)
	view.AltScreen = true
	return view
}

// questions shows the first conflict if there is one, else the current question, or the end page behind the last one.
func (s *screen) questions() tea.Cmd {
	switch {
	case len(s.session.conflicts) > 0:
		return s.show(newConflictPage(s))
	case s.session.atEnd():
		return s.show(newEndPage(s))
	default:
		return s.show(newQuestionPage(s))
	}
}

// begin creates the file and shows the first question.
func (s *screen) begin(setup Setup) tea.Cmd {
	if err := s.interview.Begin(setup); err != nil {
		return s.fail(err)
	}
	s.session = s.interview.session(setup.Scope)
	return s.questions()
}

// keepTyped saves what was typed into a form that was left neither with enter nor with the escape key.
func (s *screen) keepTyped() {
	if form, is := s.page.(*formPage); is && form.keep != nil && form.typed() {
		form.keep(s)
	}
}

// fail ends the interview with an error.
func (s *screen) fail(err error) tea.Cmd {
	s.failure = err
	return tea.Quit
}
