package ask

import (
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
	return &explainPage{from: s.page, text: slices.Concat(text, []string{"", "Keys of the questions:"}, keysExplained())}
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
