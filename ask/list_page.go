package ask

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// listPage is a list to choose from under a few lines of text.
type listPage struct {
	lead    []string
	title   string
	options []string
	// letters are keys that choose an option at once, in the order of the options; nil where it has none.
	letters []string
	cursor  int
	body    scroller
	// done is called with the index of the chosen option. cancel, which may be nil, is called for b and the escape key.
	done   func(s *screen, chosen int) tea.Cmd
	cancel func(s *screen) tea.Cmd
	// leaving says that the page asks whether to leave: q goes back as the escape key does.
	leaving bool
	hint    string
}

func (p *listPage) update(s *screen, msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	word := key.String()
	p.hint = ""
	if at := p.optionOf(word); at >= 0 {
		return p.done(s, at)
	}
	if word == "q" && p.leaving {
		word = "esc"
	}
	switch word {
	case "up", "k":
		p.cursor = max(p.cursor-1, 0)
		p.body.follow = true
	case "down", "j":
		p.cursor = min(p.cursor+1, len(p.options)-1)
		p.body.follow = true
	case "pgup", "pgdown":
		p.body.page(word)
	case "enter":
		return p.done(s, p.cursor)
	case "q":
		return s.leave()
	case "b", "esc":
		if p.cancel != nil {
			return p.cancel(s)
		}
		p.hint = deadKey
	default:
		p.hint = deadKey
	}
	return nil
}

// optionOf is the index of the option that a key chooses by its letter or number, or -1.
func (p *listPage) optionOf(key string) int {
	if number, err := strconv.Atoi(key); err == nil && number >= 1 && number <= len(p.options) {
		return number - 1
	}
	return slices.Index(p.letters, key)
}

// view gives the options the room that they need, and the text above them the rest, but at least a third of the window.
func (p *listPage) view(s *screen) string {
	keys := []string{"↑↓ choose", "enter select", "b back", "q quit"}
	switch {
	case p.leaving:
		keys = keys[:3]
	case p.cancel == nil:
		keys = slices.Delete(keys, 2, 3)
	}
	footer := paintLines(parts(keys, s.width), quiet)
	if p.hint != "" {
		footer = append(wrap(p.hint, s.width), footer...)
	}
	title := hang("┃ ", p.title, s.width)
	var list []string
	first, last := 0, 0
	for i, option := range p.options {
		if len(p.letters) > 0 {
			option = p.letters[i] + "  " + option
		}
		lead, style := "┃   ", plain
		if i == p.cursor {
			lead, style, first = "┃ > ", accent, len(list)
		}
		for _, line := range wrap(option, s.width-len("    ")) {
			list = append(list, paint(lead+line, style))
			lead = "┃   "
		}
		if i == p.cursor {
			last = len(list)
		}
	}
	room := s.height - len(title) - len(footer)
	lead := leadLines(p.lead, s.width, max(room-len(list)-1, s.height/3))
	body := p.body.view(list, first, last, room-len(lead), s.width)
	return strings.Join(slices.Concat(lead, paintLines(title, accent), body, footer), "\n")
}

// leadLines wraps the text above a list or a form and puts a blank line below it. Where it is higher than the limit, its end is
// left out.
func leadLines(text []string, width, limit int) []string {
	var lines []string
	for _, line := range text {
		lines = append(lines, wrap(line, width)...)
	}
	if len(text) > 0 {
		lines = append(lines, "")
	}
	if limit = max(limit, 1); len(lines) > limit {
		lines = append(lines[:limit-1], "…")
	}
	return lines
}

// newScopePage asks what to answer, then who answers.
func newScopePage(s *screen, setup *Setup) *listPage {
	list := choices(s.interview.Model)
	page := &listPage{lead: []string{s.interview.about()}, title: "Which questions do you want to answer?", options: titles(list)}
	page.done = func(s *screen, chosen int) tea.Cmd {
		setup.Scope = list[chosen].scope
		return s.show(newRespondentPage(nil, setup))
	}
	return page
}

// newTeamPage asks for the respondent's team, then shows the first question.
func newTeamPage(s *screen, setup *Setup) *listPage {
	teams := s.interview.Model.Teams
	page := &listPage{title: "Your team", options: []string{"None of these"}}
	for i, team := range teams {
		page.options = append(page.options, team.Name)
		if team.ID == setup.Scope.Team {
			page.cursor = i + 1
		}
	}
	page.done = func(s *screen, chosen int) tea.Cmd {
		if chosen > 0 {
			setup.Respondent.Team = teams[chosen-1].ID
		}
		return s.begin(*setup)
	}
	return page
}

// newGroupsPage asks for the group to go to.
func newGroupsPage(s *screen) *listPage {
	from, groups := s.page, s.session.groups()
	page := &listPage{title: "Which group?", cancel: func(s *screen) tea.Cmd { return s.show(from) }}
	for i, group := range groups {
		page.options = append(page.options, s.session.groupState(group))
		if !s.session.atEnd() && group == s.session.question().Group {
			page.cursor, page.body.follow = i, true
		}
	}
	page.done = func(s *screen, chosen int) tea.Cmd {
		s.session.jump(groups[chosen].ID)
		return s.questions()
	}
	return page
}
