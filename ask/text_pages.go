package ask

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// explainPage shows everything that helps to answer the current question, and all keys.
type explainPage struct {
	from page
	text []string
	body scroller
}

func newExplainPage(s *screen) *explainPage {
	place := s.session.question()
	text := explanation(s.interview.Model, place, s.interview.figuresOf(place.ID))
	return &explainPage{from: s.page, text: slices.Concat(text, []string{"", "Keys of the questions:"}, keysExplained)}
}

func (p *explainPage) update(s *screen, msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch word := key.String(); word {
	case "up", "k":
		p.body.first--
	case "down", "j":
		p.body.first++
	case "pgup", "pgdown":
		p.body.page(word)
	case "space":
		p.body.page("pgdown")
	default:
		return s.show(p.from)
	}
	return nil
}

func (p *explainPage) view(s *screen) string {
	var lines []string
	for _, line := range p.text {
		lines = append(lines, wrap(line, s.width)...)
	}
	keys := []string{"any other key goes back"}
	if len(lines) >= s.height {
		keys = append([]string{"↑↓ PgUp PgDn scroll"}, keys...)
	}
	footer := paintLines(parts(keys, s.width), quiet)
	return strings.Join(slices.Concat(p.body.view(lines, 0, 0, s.height-len(footer), s.width), footer), "\n")
}

// endPage follows the last question.
type endPage struct{}

// newEndPage tries once more to save unsaved answers.
func newEndPage(s *screen) *endPage {
	s.session.save()
	return &endPage{}
}

func (p *endPage) update(s *screen, msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch key.String() {
	case "enter":
		if s.session.save(); s.session.failure == nil {
			s.outcome = Finished
			return tea.Quit
		}
		return nil
	case "o":
		s.session.nextOpen()
	case "b", "left", "pgup":
		s.session.back()
	case "r":
		s.session.reload()
	case "q":
		return tea.Quit
	default:
		return nil
	}
	return s.questions()
}

func (p *endPage) view(s *screen) string {
	open := s.session.open()
	lines := []string{paint("That was the last question.", strong), ""}
	if len(open) == 0 {
		lines = append(lines, "Nothing is open.")
	} else {
		lines = append(lines, wrap("Still open: "+questionCount(len(open))+".", s.width)...)
	}
	lines = append(lines, "Level: "+levelSoFar(s.session.result()), "")
	footer := wrap(endKeys(len(open)), s.width)
	if failure := s.session.failure; failure != nil {
		footer = slices.Concat(notSaved(failure, "Press enter to try again, r to read the file again", s.width), footer)
	}
	for _, question := range open {
		lines = append(lines, clip("- "+question.Name+": "+question.Question, s.width))
	}
	room := s.height - len(footer)
	if len(lines) > room && room > 1 {
		hidden := len(lines) - room + 1
		lines = append(lines[:room-1], fmt.Sprintf("… and %d more", hidden))
	}
	return strings.Join(slices.Concat(window(lines, room), footer), "\n")
}

func endKeys(open int) string {
	keys := "enter shows the result · b back · q quit"
	if open > 0 {
		keys = "o answers the open ones · " + keys
	}
	return keys
}
