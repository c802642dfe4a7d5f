package ask

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

// questionPage asks one element. Where the window is too small for all of it, the place, the question, figures of deals
// and the keys stay, and what is between them scrolls so that the choice can be seen.
type questionPage struct {
	options []option
	// cursor is the option chosen, -1 while none is.
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
	if number, err := strconv.Atoi(word); err == nil && number >= 1 && number <= len(p.options) {
		p.cursor = number - 1
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

// choose gives the answer under the cursor.
func (p *questionPage) choose(s *screen) tea.Cmd {
	if p.cursor < 0 {
		p.hint = "Choose an answer with its number or the arrows, or s to skip."
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
		if errors.Is(s.session.failure, ErrChanged) {
			s.session.reload()
		}
	case "q":
		return tea.Quit
	default:
		p.hint = "That key does nothing here."
		return nil
	}
	return s.questions()
}

func (p *questionPage) view(s *screen) string {
	place, shown := s.session.question(), s.interview.shown(s.session.question().ID)
	header, notices, keys := p.header(s, place), p.notices(s, shown), p.keys(s)
	question := styled(wrapped(place.Question, s.width), strong)
	options := p.drawn(s)
	spare := s.height - len(header) - len(question) - len(slices.Concat(options...)) - len(keys)
	if shown.refutes(framework.Full) {
		spare -= max(len(notices), 1) // nothing moves when the cursor comes to a grade above what the deals allow
	} else {
		spare -= len(notices)
	}
	why, figures := shown.fitted(styled(wrapped(place.Why, s.width), quiet), s.width, spare)
	spare -= len(why) + len(figures)
	// Blank lines where there is room for them, the most useful ones first.
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

// scrolled is the part of the options, and what is above them, that fits the height and shows the one under the cursor.
func (p *questionPage) scrolled(above []string, options [][]string, height int) []string {
	body := slices.Concat(above, slices.Concat(options...))
	if p.cursor < 0 {
		return window(body, 0, 0, height)
	}
	first := len(above) + len(slices.Concat(options[:p.cursor]...))
	return window(body, first, first+len(options[p.cursor]), height)
}

// header says where the interview is and how the company stands so far.
func (p *questionPage) header(s *screen, place framework.Place) []string {
	session := s.session
	number := fmt.Sprintf("%d of %d", session.at+1, len(session.questions))
	where := place.Lens.Name + " › " + place.Group.Name
	if lipgloss.Width(where+number) >= s.width {
		where = string(place.Lens.ID) + " › " + place.Group.Name
	}
	if s.height < 22 {
		return []string{spread(where, number, s.width)}
	}
	answered := len(session.questions) - len(session.open())
	width := min(30, s.width/3)
	filled := width * answered / len(session.questions)
	progress := paint(strings.Repeat("█", filled), accent) + strings.Repeat("░", width-filled)
	progress += fmt.Sprintf(" %d answered", answered)
	return []string{spread(where, number, s.width), spread(progress, "Level so far: "+levelSoFar(session.result()), s.width)}
}

// drawn are the options, and behind the last one the note that is kept.
func (p *questionPage) drawn(s *screen) [][]string {
	kept := s.session.answer()
	options := make([][]string, len(p.options))
	for i, option := range p.options {
		options[i] = p.option(s, i, option, kept.Grade)
	}
	if noted := noted(kept); noted != "" {
		last := len(options) - 1
		options[last] = append(options[last], clipped(noted, s.width))
	}
	return options
}

// noted is what an answer says besides its grade, on one line.
func noted(answer answers.Answer) string {
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

// option draws one answer: a mark at the one under the cursor, another at the one that is kept.
func (p *questionPage) option(s *screen, i int, o option, kept framework.Grade) []string {
	cursor, mark := " ", " "
	if i == p.cursor {
		cursor = "›"
	}
	if o.grade == kept {
		mark = "●"
	}
	lead := fmt.Sprintf("%s%s%d ", cursor, mark, i+1)
	lines := wrapped(o.text(), s.width-lipgloss.Width(lead))
	for n := range lines {
		if n == 0 {
			lines[n] = lead + lines[n]
		} else {
			lines[n] = strings.Repeat(" ", lipgloss.Width(lead)) + lines[n]
		}
	}
	if i == p.cursor {
		return styled(lines, accent)
	}
	return lines
}

// notices are what the respondent has to know now.
func (p *questionPage) notices(s *screen, shown Shown) []string {
	var lines []string
	failure := s.session.failure
	switch {
	case errors.Is(failure, ErrChanged):
		lines = append(lines, clipped("NOT SAVED: "+failure.Error()+". r reads it anew.", s.width))
	case failure != nil:
		lines = append(lines, clipped("NOT SAVED, tried again with the next answer: "+failure.Error(), s.width))
	case p.hint != "":
		lines = append(lines, clipped(p.hint, s.width))
	}
	if p.cursor >= 0 && p.hint == "" {
		if objection := shown.objection(p.options[p.cursor].grade, s.session.answer(), "n"); objection != "" {
			lines = append(lines, clipped(objection, s.width))
		}
	}
	return lines
}

// keys names the keys.
func (p *questionPage) keys(s *screen) []string {
	keys := fmt.Sprintf("↑↓ 1-%d choose · enter answer · b back · s skip · n note · ? explain · g groups · o next open · q quit", len(p.options))
	return styled(wrapped(keys, s.width), quiet)
}
