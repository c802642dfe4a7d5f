package ask

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

// questionPage asks one question. Where the window is too small for everything, header, question, figures and keys stay in
// sight and the options between them scroll with the cursor.
type questionPage struct {
	options []option
	// cursor is the index of the chosen option, -1 before the first choice.
	cursor int
	hint   string
}

func newQuestionPage(s *screen) *questionPage {
	p := &questionPage{options: optionsOf(s.session.question())}
	p.cursor = slices.IndexFunc(p.options, func(o option) bool { return o.grade == s.session.answer().Grade })
	return p
}

func (p *questionPage) update(s *screen, msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	p.hint = ""
	word := key.String()
	if at := optionFor(p.options, word); at >= 0 {
		p.cursor = at
		return nil
	}
	switch word {
	case "up", "k":
		p.cursor = max(p.cursor-1, 0)
	case "down", "j":
		p.cursor = min(p.cursor+1, len(p.options)-1)
	case "enter":
		return p.choose(s)
	default:
		return p.command(s, word)
	}
	return nil
}

// choose answers with the option under the cursor.
func (p *questionPage) choose(s *screen) tea.Cmd {
	if p.cursor < 0 {
		p.hint = "Choose an answer with its key or the arrows, or s to skip."
		return nil
	}
	grade := p.options[p.cursor].grade
	if grade == framework.NotApplicable {
		return s.show(newReasonPage(s))
	}
	s.session.grade(grade, "")
	return s.questions()
}

func (p *questionPage) command(s *screen, word string) tea.Cmd {
	switch word {
	case "b", "left", "pgup":
		s.session.back()
	case "s", "right", "pgdown":
		s.session.next()
	case "o":
		s.session.nextOpen()
	case "n":
		return s.show(newNotePage(s))
	case "?":
		return s.show(newExplainPage(s))
	case "g":
		return s.show(newGroupsPage(s))
	case "r":
		if s.session.failure != nil {
			s.session.reload()
		}
	case "q":
		return tea.Quit
	case notApplicableKey:
		p.hint = essentialRefusal
		return nil
	default:
		p.hint = "That key does nothing here."
		return nil
	}
	return s.questions()
}

func (p *questionPage) view(s *screen) string {
	place, deals := s.session.question(), s.interview.figuresOf(s.session.question().ID)
	header, notices, keys := p.header(s, place), p.notices(s, deals), p.keys(s)
	question := paintLines(wrap(place.Question, s.width), strong)
	options := p.optionLines(s)
	spare := s.height - len(header) - len(question) - len(slices.Concat(options...)) - len(keys)
	if deals.refute(framework.Full) {
		spare -= max(len(notices), 1) // nothing moves when the cursor comes to a grade above what the deals allow
	} else {
		spare -= len(notices)
	}
	why, figures := deals.fit(paintLines(wrap(place.Why, s.width), quiet), s.width, spare)
	spare -= len(why) + len(figures)
	// Blank lines are added while there is room, the most useful ones first.
	for _, part := range []*[]string{&figures, &header, &why, &question} {
		if len(*part) > 0 && spare > 0 {
			*part = append(*part, "")
			spare--
		}
	}
	if spare >= len(options) {
		for i := range options {
			options[i] = append(options[i], "")
		}
	}
	top := slices.Concat(header, question)
	if len(figures) > 0 {
		top, why = slices.Concat(top, why, figures), nil
	}
	footer := slices.Concat(notices, keys)
	return strings.Join(slices.Concat(top, p.scrolled(why, options, s.height-len(top)-len(footer)), footer), "\n")
}

// scrolled returns the part of the options and of the text above them that fits the height, with the chosen option.
func (p *questionPage) scrolled(above []string, options [][]string, height int) []string {
	body := slices.Concat(above, slices.Concat(options...))
	if p.cursor < 0 {
		return window(body, 0, 0, height)
	}
	first := len(above) + len(slices.Concat(options[:p.cursor]...))
	return window(body, first, first+len(options[p.cursor]), height)
}

// header shows the place of the question, what is left and the level so far. A low window has one line for it.
func (p *questionPage) header(s *screen, place framework.Place) []string {
	session := s.session
	number := fmt.Sprintf("%d of %d", session.at+1, len(session.questions))
	where := place.Lens.Name + " › " + place.Group.Name
	if lipgloss.Width(where+number) >= s.width {
		where = string(place.Lens.ID) + " › " + place.Group.Name
	}
	if s.height < 22 {
		if longer := number + ", " + session.left(); lipgloss.Width(where+longer) < s.width {
			number = longer
		}
		return []string{spread(where, number, s.width)}
	}
	answered := len(session.questions) - len(session.open())
	width := s.width / 8
	filled := width * answered / len(session.questions)
	progress := paint(strings.Repeat("█", filled), accent) + strings.Repeat("░", width-filled) + " " + session.left()
	return []string{spread(where, number, s.width), spread(progress, "Level so far: "+levelSoFar(session.result()), s.width)}
}

// optionLines draws each option. The details of the current answer stand below the last one.
func (p *questionPage) optionLines(s *screen) [][]string {
	kept := s.session.answer()
	options := make([][]string, len(p.options))
	for i, option := range p.options {
		options[i] = p.option(s, i, option, kept.Grade)
	}
	if noted := details(kept); noted != "" {
		last := len(options) - 1
		options[last] = append(options[last], clip(noted, s.width))
	}
	return options
}

// details gives reason, note and evidence of an answer on one line.
func details(answer answers.Answer) string {
	var parts []string
	if answer.Grade == framework.NotApplicable {
		parts = append(parts, "Reason: "+answer.Reason)
	}
	if answer.Note != "" {
		parts = append(parts, "Note: "+answer.Note)
	}
	if len(answer.Evidence) > 0 {
		texts := make([]string, len(answer.Evidence))
		for i, item := range answer.Evidence {
			texts[i] = item.Text
		}
		parts = append(parts, "Evidence: "+strings.Join(texts, ", "))
	}
	return diag.Printable(strings.Join(strings.Fields(strings.Join(parts, " · ")), " "))
}

// option draws an option, with one mark if it is under the cursor and another if it is the current answer.
func (p *questionPage) option(s *screen, i int, o option, kept framework.Grade) []string {
	cursor, mark := " ", " "
	if i == p.cursor {
		cursor = "›"
	}
	if o.grade == kept {
		mark = "●"
	}
	lines := hang(cursor+mark+o.key+" ", o.text(), s.width)
	if i == p.cursor {
		return paintLines(lines, accent)
	}
	return lines
}

// notices lists what the respondent has to know now: a failed save, a hint, an objection.
func (p *questionPage) notices(s *screen, deals Figures) []string {
	var lines []string
	failure := s.session.failure
	switch {
	case errors.Is(failure, ErrChanged):
		lines = notSaved(failure, "r reads it anew", s.width)
	case failure != nil:
		lines = notSaved(failure, "The next answer tries again, r reads the file anew", s.width)
	case p.hint != "":
		lines = append(lines, clip(p.hint, s.width))
	}
	if p.cursor >= 0 && p.hint == "" {
		if objection := deals.objection(p.options[p.cursor].grade, s.session.answer(), "n"); objection != "" {
			lines = append(lines, clip(objection, s.width))
		}
	}
	return lines
}

// notSaved says why answers are not saved, in a few lines, and what to do.
func notSaved(failure error, todo string, width int) []string {
	const maxLines = 3
	reason := clip("NOT SAVED: "+diag.Printable(failure.Error()), maxLines*width)
	return wrap(reason+". "+todo+".", width)
}

// keys names the keys.
func (p *questionPage) keys(s *screen) []string {
	keys := "↑↓ " + optionKeys(p.options) + " choose · enter answer · b back · s skip · n note · ? explain · g groups · o next open · q quit"
	return paintLines(wrap(keys, s.width), quiet)
}
