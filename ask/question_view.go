package ask

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

// lowWindow is the height below which the page of a question leaves out what helps but isn't needed to answer.
const lowWindow = 18

func (p *questionPage) view(s *screen) string {
	place, deals := s.session.question(), s.interview.figuresOf(s.session.question().ID)
	header, title := p.header(s, place), p.title(s, place)
	footer, notices := p.keys(s), p.notices(s, deals)
	question := paintLines(wrap(place.Question, s.width), strong)
	options := p.optionLines(s)
	if noted := details(s.session.answer()); noted != "" {
		footer = append([]string{clip(noted, s.width)}, footer...)
	}
	spare := s.height - len(header) - len(title) - len(question) - len(slices.Concat(options...)) - len(footer)
	why := paintLines(wrap(place.Why, s.width), quiet)
	if deals.empty() && len(why) > spare {
		why = nil // the answers come first; the page of explanations has the reason
	}
	if deals.refute(framework.Full) {
		spare -= max(len(notices), 1) // nothing moves when the cursor comes to a grade above what the deals allow
	} else {
		spare -= len(notices)
	}
	why, figures := deals.fit(why, s.width, spare)
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
	top := slices.Concat(header, title, question)
	if len(figures) > 0 {
		top, why = slices.Concat(top, why, figures), nil
	}
	footer = slices.Concat(notices, footer)
	return strings.Join(slices.Concat(top, p.scrolled(why, options, s.height-len(top)-len(footer), s.width), footer), "\n")
}

// scrolled returns the part of the options and of the text above them that fits the height.
func (p *questionPage) scrolled(above []string, options [][]string, height, width int) []string {
	first, last := 0, 0
	if p.cursor >= 0 {
		first = len(above) + len(slices.Concat(options[:p.cursor]...))
		last = first + len(options[p.cursor])
	}
	return p.body.view(slices.Concat(above, slices.Concat(options...)), first, last, height, width)
}

// header shows the place of the question, what is left and the level so far. A low window has the element's name instead.
func (p *questionPage) header(s *screen, place framework.Place) []string {
	session := s.session
	number := fmt.Sprintf("%d of %d", session.at+1, len(session.questions))
	if s.height < lowWindow {
		if longer := number + ", " + session.left(); lipgloss.Width(place.Name+longer) < s.width {
			number = longer
		}
		return ends(paint(place.Name, accent), number, s.width)
	}
	where := place.Lens.Name + " › " + place.Group.Name
	if lipgloss.Width(where+number) >= s.width {
		where = string(place.Lens.ID) + " › " + place.Group.Name
	}
	return append(ends(where, number, s.width), p.progress(s)...)
}

// title is the element's name where the header doesn't have it, and what FACT means where that is new.
func (p *questionPage) title(s *screen, place framework.Place) []string {
	var lines []string
	if s.height >= lowWindow {
		lines = paintLines(wrap(place.Name, s.width), accent)
	}
	if words := s.session.spelledOut(); words != "" {
		lines = append(lines, paintLines(wrap(words, s.width), quiet)...)
	}
	return lines
}

// progress is a bar with what is left, and the level so far, on one line if both fit.
func (p *questionPage) progress(s *screen) []string {
	session := s.session
	left, level := session.left(), "Level so far: "+levelSoFar(session.result())
	const shortest = 4
	length := s.width / 8
	if room := s.width - lipgloss.Width(left+level) - 2; room >= shortest {
		length = min(length, room)
	}
	filled := length * (len(session.questions) - len(session.unstored())) / len(session.questions)
	bar := paint(strings.Repeat("█", filled), accent) + strings.Repeat("░", length-filled)
	return ends(bar+" "+left, level, s.width)
}

// optionLines draws each option.
func (p *questionPage) optionLines(s *screen) [][]string {
	kept := s.session.answer().Grade
	options := make([][]string, len(p.options))
	for i, option := range p.options {
		options[i] = p.option(s, i, option, kept)
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
	switch {
	case s.session.failure != nil:
		lines = notSaved(s.session, s.width)
	case p.hint != "":
		lines = wrap(p.hint, s.width)
	}
	if p.cursor >= 0 && p.hint == "" {
		if objection := deals.objection(p.options[p.cursor].grade, s.session.answer(), "n"); objection != "" {
			lines = append(lines, clip(objection, s.width))
		}
	}
	return lines
}

// notSaved says why answers are not saved, and how many.
func notSaved(session *Session, width int) []string {
	why := diag.Printable(strings.Join(strings.Fields(cmp.Or(session.failure, ErrChanged).Error()), " "))
	number := count(len(session.unsaved)+len(session.conflicts), "answer", "answers")
	said := fmt.Sprintf("NOT SAVED: %s. Unsaved: %s.", why, number)
	if errors.Is(session.failure, ErrGone) {
		said += " " + whenGone
	}
	return wrap(said, width)
}

// keys names the keys, those that scroll where there is something to scroll. A low window names the most useful ones; the page
// of explanations names all.
func (p *questionPage) keys(s *screen) []string {
	keys := []string{"enter answer", "b back", "s skip", "n note", "? explain", "g groups", "o next open", "q quit"}
	if s.height < lowWindow {
		keys = []string{"enter answer", "b back", "s skip", "n note", "? help", "q quit"}
	} else {
		keys = append([]string{"↑↓ " + strings.Join(optionKeys(p.options), " ") + " choose"}, keys...)
	}
	if s.session.failure != nil {
		keys = append([]string{"r save again"}, keys...)
	}
	return paintLines(parts(keys, s.width), quiet)
}
