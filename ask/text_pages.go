package ask

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// explainPage shows everything that helps to answer the current question.
type explainPage struct {
	from   page
	text   []string
	scroll int
}

func newExplainPage(s *screen) *explainPage {
	place := s.session.question()
	return &explainPage{from: s.page, text: explanation(s.interview.Model, place, s.interview.figuresOf(place.ID))}
}

func (p *explainPage) update(s *screen, msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch key.String() {
	case "up", "k":
		p.scroll = max(p.scroll-1, 0)
	case "down", "j":
		p.scroll++
	case "pgup":
		p.scroll = max(p.scroll-s.height/2, 0)
	case "pgdown", "space":
		p.scroll += s.height / 2
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
	room := s.height - 1
	p.scroll = max(min(p.scroll, len(lines)-room), 0)
	keys := "any key goes back"
	if len(lines) > room {
		keys = "↑↓ pgup pgdown scroll · any other key goes back"
	}
	visible := window(lines[p.scroll:], 0, 0, room)
	return strings.Join(append(slices.Clip(visible), paint(clip(keys, s.width), quiet)), "\n")
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
		footer = slices.Concat(notSaved(failure, "enter tries again, r reads the file anew", s.width), footer)
	}
	for _, question := range open {
		lines = append(lines, clip("- "+question.Name+": "+question.Question, s.width))
	}
	room := s.height - len(footer)
	if len(lines) > room && room > 1 {
		hidden := len(lines) - room + 1
		lines = append(lines[:room-1], fmt.Sprintf("… and %d more", hidden))
	}
	return strings.Join(slices.Concat(window(lines, 0, 0, room), footer), "\n")
}

func endKeys(open int) string {
	keys := "enter shows the result · b back · q quit"
	if open > 0 {
		keys = "o answers the open ones · " + keys
	}
	return keys
}
