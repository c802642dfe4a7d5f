package ask

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"revops/framework"
)

// formPage is a page of input fields under a few lines of text.
type formPage struct {
	lead []string
	form *huh.Form
	// done is called when the last field was submitted. cancel, which may be nil, is called for the escape key.
	done, cancel func(s *screen) tea.Cmd
}

// theme uses the sixteen colours of the terminal. It makes its styles once: a form asks for them hundreds of times.
func theme() huh.Theme {
	styles := huh.ThemeBase16(true)
	return huh.ThemeFunc(func(bool) *huh.Styles { return styles })
}

// newSelect is a list to choose from. It gets its theme first, because it draws its options as soon as it has them.
func newSelect[T comparable]() *huh.Select[T] {
	list := huh.NewSelect[T]()
	list.WithTheme(theme())
	return list
}

// newInput is a field for a line of text.
func newInput() *huh.Input {
	input := huh.NewInput()
	input.WithTheme(theme())
	return input
}

func newFormPage(lead []string, groups ...*huh.Group) *formPage {
	form := huh.NewForm(groups...).WithTheme(theme()).WithShowHelp(true)
	return &formPage{lead: lead, form: form}
}

func (p *formPage) start(s *screen) tea.Cmd {
	return tea.Batch(p.form.Init(), p.resize(s.width, s.height))
}

// resize gives the form the height that the text above it leaves.
func (p *formPage) resize(width, height int) tea.Cmd {
	return p.forward(tea.WindowSizeMsg{Width: width, Height: max(height-len(p.text(width)), 3)})
}

func (p *formPage) text(width int) []string {
	var lines []string
	for _, line := range p.lead {
		lines = append(lines, wrap(line, width)...)
	}
	return append(lines, "")
}

func (p *formPage) forward(msg tea.Msg) tea.Cmd {
	model, cmd := p.form.Update(msg)
	if form, ok := model.(*huh.Form); ok {
		p.form = form
	}
	return cmd
}

func (p *formPage) update(s *screen, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return p.resize(msg.Width, msg.Height)
	case tea.KeyPressMsg:
		if msg.String() == "esc" && p.cancel != nil {
			return p.cancel(s)
		}
	case tea.PasteMsg:
		return p.forward(plainPaste(msg, p.form.GetFocusedField()))
	}
	cmd := p.forward(msg)
	if p.form.State == huh.StateCompleted {
		return p.done(s)
	}
	return cmd
}

func (p *formPage) view(s *screen) string {
	return strings.Join(p.text(s.width), "\n") + "\n" + p.form.View()
}

// newSetupPage asks for the scope and the respondent, then shows the first question.
func newSetupPage(s *screen) *formPage {
	setup := &Setup{Scope: s.interview.Scope}
	list := choices(s.interview.Model)
	var scopes []huh.Option[int]
	for i, c := range list {
		scopes = append(scopes, huh.NewOption(c.title, i))
	}
	teams := []huh.Option[framework.TeamID]{huh.NewOption("None of these", framework.TeamID(""))}
	for _, team := range s.interview.Model.Teams {
		teams = append(teams, huh.NewOption(team.Name, team.ID))
	}
	chosen := 0
	who := huh.NewGroup(
		newInput().Title("Organization").Value(&setup.Organization),
		newInput().Title("Your name or role").Value(&setup.Respondent.Name),
		newSelect[framework.TeamID]().Title("Your team").Options(teams...).Value(&setup.Respondent.Team),
	)
	groups := []*huh.Group{who}
	if setup.Scope.empty() {
		scope := huh.NewGroup(newSelect[int]().Title("What do you want to answer?").Options(scopes...).Value(&chosen))
		groups = []*huh.Group{scope, who}
	}
	page := newFormPage([]string{s.interview.about(), "", "ctrl+c leaves at any time."}, groups...)
	page.done = func(s *screen) tea.Cmd {
		if setup.Scope.empty() {
			setup.Scope = list[chosen].scope
		}
		setup.Organization, setup.Respondent.Name = cleanText(setup.Organization), cleanText(setup.Respondent.Name)
		if err := s.interview.Begin(*setup); err != nil {
			return s.fail(err)
		}
		s.session = s.interview.session(setup.Scope)
		return s.questions()
	}
	return page
}

// newResumePage offers to continue with the answers that the file holds, or to show their result.
func newResumePage(s *screen) *formPage {
	session := s.session
	lead := []string{s.interview.about(), "", s.interview.progress(session)}
	var options []huh.Option[resumption]
	for i, text := range session.resumptions() {
		options = append(options, huh.NewOption(text, resumption(i)))
	}
	chosen := goOn
	page := newFormPage(lead, huh.NewGroup(newSelect[resumption]().Title("What now?").Value(&chosen).Options(options...)))
	page.done = func(s *screen) tea.Cmd {
		switch chosen {
		case goOn:
			session.resume()
		case showResult:
			s.outcome = Finished
			return tea.Quit
		case review:
		}
		return s.questions()
	}
	return page
}

// newReasonPage asks why an element does not apply.
func newReasonPage(s *screen) *formPage {
	from, given := s.page, s.session.answer().Reason
	reason := newTextArea("Why does it not apply?", 3, given)
	reason.field.Validate(func(text string) error {
		if strings.TrimSpace(cleanText(text)) == "" {
			return errors.New("a reason is needed")
		}
		return nil
	})
	page := newFormPage([]string{s.session.question().Question, "", "esc goes back without an answer."}, huh.NewGroup(reason.field))
	page.done = func(s *screen) tea.Cmd {
		s.session.grade(framework.NotApplicable, reason.text(given))
		return s.questions()
	}
	page.cancel = func(s *screen) tea.Cmd { return s.show(from) }
	return page
}

// newNotePage asks for a note and for evidence.
func newNotePage(s *screen) *formPage {
	from, answer := s.page, s.session.answer()
	const others = 16 // lines of the page besides the note
	note := newTextArea("Note", max(min(s.height-others, 8), 3), answer.Note)
	evidence := newEvidenceArea("Evidence, one link or document a line", 4, answer.Evidence)
	page := newFormPage([]string{s.session.question().Question, "", "esc goes back and changes nothing."},
		huh.NewGroup(note.field, evidence.field))
	page.done = func(s *screen) tea.Cmd {
		s.session.note(note.text(answer.Note), evidence.evidence(answer.Evidence))
		return s.show(from)
	}
	page.cancel = func(s *screen) tea.Cmd { return s.show(from) }
	return page
}

// newConflictPage shows an answer that another program changed beside the one given here and asks which one counts.
func newConflictPage(s *screen) *formPage {
	conflict := s.session.conflicts[0]
	place, _ := s.interview.Model.Element(conflict.mine.Element)
	lead := []string{place.Question, "", changedMeanwhile, ""}
	const maxLines = 4
	for _, side := range conflict.sides(s.interview.File) {
		lead = append(lead, clip(side, maxLines*s.width))
	}
	mine := false
	page := newFormPage(lead, huh.NewGroup(newSelect[bool]().Title("Which one counts?").Options(
		huh.NewOption("The one in the file", false), huh.NewOption("Yours", true)).Value(&mine)))
	page.done = func(s *screen) tea.Cmd {
		s.session.decide(conflict.answer(mine))
		return s.questions()
	}
	return page
}

// newGroupsPage asks for the group to go to.
func newGroupsPage(s *screen) *formPage {
	from, target := s.page, s.session.question().Group.ID
	var options []huh.Option[framework.GroupID]
	for _, group := range s.session.groups() {
		answered, questions := s.session.answeredIn(group)
		options = append(options, huh.NewOption(fmt.Sprintf("%s (%d of %d answered)", group.Name, answered, questions), group.ID))
	}
	page := newFormPage([]string{"esc goes back."},
		huh.NewGroup(newSelect[framework.GroupID]().Title("Where to?").Options(options...).Value(&target)))
	page.done = func(s *screen) tea.Cmd {
		s.session.jump(target)
		return s.questions()
	}
	page.cancel = func(s *screen) tea.Cmd { return s.show(from) }
	return page
}
