package ask

import (
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"revops/framework"
)

// formPage is a page of input fields under a few lines of text.
type formPage struct {
	lead []string
	form *huh.Form
	// done is called when the last field was submitted. cancel, which may be nil, is called for the escape key.
	done, cancel func(s *screen) tea.Cmd
	// enters counts the Enter keys in fields of several lines, waiting says that the last one is not handed on yet.
	enters  int
	waiting bool
	// typed, which may be nil, reports whether the escape key would discard something. It is asked about once.
	typed func() bool
	asked bool
	// keep, which may be nil, saves what was typed where the interview is left in the middle of the form.
	keep func(s *screen)
	// grow, which may be nil, gives the fields the height that their texts need.
	grow func(s *screen)
}

const discards = "esc again discards what you typed, enter keeps it."

// pasteGap is longer than what lies between two characters that a terminal pastes, and shorter than between two keys.
const pasteGap = 25 * time.Millisecond

// enterMsg says that nothing followed an Enter key for the gap: it was not pasted.
type enterMsg int

// theme uses the sixteen colours of the terminal, and its own colour of text wherever nothing has to stand out: so it can be
// read on every background. It makes its styles once: a form asks for them hundreds of times.
func theme() huh.Theme {
	styles := huh.ThemeBase(true)
	for _, field := range []*huh.FieldStyles{&styles.Focused, &styles.Blurred} {
		field.SelectSelector = accent.SetString("> ")
		field.SelectedOption = accent
		field.Description, field.TextInput.Placeholder = quiet, quiet
	}
	styles.Focused.Title = accent
	styles.Focused.ErrorIndicator = styles.Focused.ErrorIndicator.Foreground(lipgloss.Red)
	styles.Focused.ErrorMessage = styles.Focused.ErrorMessage.Foreground(lipgloss.Red)
	for _, style := range []*lipgloss.Style{
		&styles.Help.ShortKey, &styles.Help.ShortDesc, &styles.Help.ShortSeparator, &styles.Help.Ellipsis,
		&styles.Help.FullKey, &styles.Help.FullDesc, &styles.Help.FullSeparator,
	} {
		*style = quiet
	}
	return huh.ThemeFunc(func(bool) *huh.Styles { return styles })
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
	return tea.Batch(p.form.Init(), p.fit(s))
}

// resize gives the form the height that the text above it leaves.
func (p *formPage) resize(width, height int) tea.Cmd {
	return p.forward(tea.WindowSizeMsg{Width: width, Height: max(height-len(p.text(width, height)), 3)})
}

// text is the lead, shortened where the window is low.
func (p *formPage) text(width, height int) []string {
	const field = 8 // lines that a form needs
	lead := p.lead
	if p.asked {
		lead = append(slices.Clone(lead[:len(lead)-1]), discards)
	}
	return leadLines(lead, width, max(height-field, height/3))
}

// fit gives the form and its fields their heights.
func (p *formPage) fit(s *screen) tea.Cmd {
	if p.grow != nil {
		p.grow(s)
	}
	return p.resize(s.width, s.height)
}

// escape cancels, but asks first where that discards something.
func (p *formPage) escape(s *screen) tea.Cmd {
	if p.typed == nil || !p.typed() || p.asked {
		return p.cancel(s)
	}
	p.asked = true
	return p.fit(s)
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
		return p.fit(s)
	case tea.KeyPressMsg:
		line := p.waitedFor()
		if p.asked && msg.String() != "esc" {
			p.asked = false
			line = tea.Batch(line, p.fit(s))
		}
		switch _, several := p.form.GetFocusedField().(*huh.Text); {
		case msg.String() == "esc" && p.cancel != nil:
			return p.escape(s)
		case msg.String() == "enter" && several:
			return tea.Batch(line, p.wait())
		default:
			return tea.Batch(line, p.submit(s, msg))
		}
	case tea.PasteMsg:
		return tea.Batch(p.waitedFor(), p.forward(plainPaste(msg, p.form.GetFocusedField())), p.fit(s))
	case enterMsg:
		if !p.waiting || int(msg) != p.enters {
			return nil
		}
		p.waiting = false
		return p.submit(s, tea.KeyPressMsg{Code: tea.KeyEnter})
	}
	return p.submit(s, msg)
}

// submit hands a message to the form, and acts where that was the last field's.
func (p *formPage) submit(s *screen, msg tea.Msg) tea.Cmd {
	cmd := p.forward(msg)
	if p.form.State == huh.StateCompleted {
		return p.done(s)
	}
	if _, key := msg.(tea.KeyPressMsg); key && p.grow != nil {
		cmd = tea.Batch(cmd, p.fit(s))
	}
	return cmd
}

// wait holds an Enter key back: one that a terminal pastes without saying so is a line break, and more follows at once.
func (p *formPage) wait() tea.Cmd {
	p.enters++
	p.waiting = true
	number := p.enters
	return tea.Tick(pasteGap, func(time.Time) tea.Msg { return enterMsg(number) })
}

// waitedFor takes the Enter key that is held back, if there is one, as a line break.
func (p *formPage) waitedFor() tea.Cmd {
	if !p.waiting {
		return nil
	}
	p.waiting = false
	return p.forward(tea.KeyPressMsg{Code: 'j', Mod: tea.ModCtrl})
}

func (p *formPage) view(s *screen) string {
	const white = "\x1b[37m" // in which the library draws a line field without the focus, whatever its theme
	return strings.Join(append(p.text(s.width, s.height), strings.ReplaceAll(p.form.View(), white, "")), "\n")
}

// newRespondentPage asks who answers: organization and name, then the team.
func newRespondentPage(lead []string, setup *Setup) *formPage {
	page := newFormPage(lead, huh.NewGroup(
		newInput().Title("Organization").Value(&setup.Organization),
		newInput().Title("Your name or role").Value(&setup.Respondent.Name),
	))
	page.done = func(s *screen) tea.Cmd {
		setup.Organization, setup.Respondent.Name = cleanText(setup.Organization), cleanText(setup.Respondent.Name)
		return s.show(newTeamPage(s, setup))
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
	page.typed = reason.changed
	page.keep = func(s *screen) {
		if text := reason.text(given); text != "" {
			s.session.grade(framework.NotApplicable, text)
		}
	}
	return page
}

// newNotePage asks for a note and for evidence.
func newNotePage(s *screen) *formPage {
	from, answer := s.page, s.session.answer()
	const shortest, others = 3, 16 // lines of the note, and of the page besides it
	note := newTextArea("Note", shortest, answer.Note)
	evidence := newEvidenceArea("Evidence, one link or document per line", 4, answer.Evidence)
	page := newFormPage([]string{s.session.question().Question, "", "esc goes back and changes nothing."},
		huh.NewGroup(note.field, evidence.field))
	page.keep = func(s *screen) { s.session.note(note.text(answer.Note), evidence.evidence(answer.Evidence)) }
	page.done = func(s *screen) tea.Cmd {
		page.keep(s)
		return s.show(from)
	}
	page.cancel = func(s *screen) tea.Cmd { return s.show(from) }
	page.typed = func() bool { return note.changed() || evidence.changed() }
	page.grow = func(s *screen) { note.fit("Note", s.width, shortest, s.height-others) }
	return page
}

// newConflictPage shows an answer that another program changed beside the one given here and asks which one counts.
func newConflictPage(s *screen) *listPage {
	conflict := s.session.conflicts[0]
	place, _ := s.interview.Model.Element(conflict.mine.Element)
	lead := []string{place.Question, "", changedMeanwhile, ""}
	const maxLines, mine = 4, 1
	for _, side := range conflict.sides(s.interview.File) {
		lead = append(lead, clip(side, maxLines*s.width))
	}
	return &listPage{
		lead: lead, title: "Which one counts?", options: []string{"The one in the file", "Yours"},
		done: func(s *screen, chosen int) tea.Cmd {
			s.session.decide(conflict.answer(chosen == mine))
			return s.questions()
		},
	}
}
