package ask

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"revops/framework"
)

// questionPage asks one question. Where the window is too small for everything, header, question, figures, the line of the
// note and the keys stay in sight, and the options between them scroll (question_view.go).
type questionPage struct {
	options []option
	// cursor is the index of the chosen option, -1 before the first choice.
	cursor int
	hint   string
	body   scroller
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
		p.move(at)
		return nil
	}
	switch word {
	case "up", "k":
		p.move(max(p.cursor-1, 0))
	case "down", "j":
		p.move(min(p.cursor+1, len(p.options)-1))
	case "pgup", "pgdown":
		if !p.body.page(word) {
			p.hint = "Everything is in sight."
		}
	case "enter":
		return p.choose(s)
	default:
		return p.command(s, word)
	}
	return nil
}

// move puts the cursor on an option and scrolls to it.
func (p *questionPage) move(to int) {
	p.cursor, p.body.follow = to, true
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
	case "b", "left":
		if s.session.at == 0 {
			p.hint = firstQuestion
			return nil
		}
		s.session.back()
	case "s", "right":
		s.session.next()
	case "o":
		if !s.session.nextOpen() {
			p.hint = nothingElseOpen
			return nil
		}
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
		return s.leave()
	case notApplicableKey:
		p.hint = essentialRefusal
		return nil
	default:
		p.hint = deadKey
		return nil
	}
	return s.questions()
}
