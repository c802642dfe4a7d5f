package ask

import (
	"strings"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

// Figures are what deals show about an element. They stand under the question and never choose or change an answer.
type Figures struct {
	// Lines each say a figure, such as "new deals with a real lead source 61.5% (40 of 65)". The words before them say
	// that they are from deals. They may hold any text.
	Lines []string
	// MaxGrade is the highest grade that the deals allow: framework.Full, or not a grade where they refute none.
	MaxGrade framework.Grade
}

// figuresOf gives what deals show about an element, fit to be printed: no line is empty or has line breaks or control
// characters.
func (i Interview) figuresOf(id framework.ElementID) Figures {
	given := i.Figures[id]
	figures := Figures{MaxGrade: given.MaxGrade}
	for _, line := range given.Lines {
		if line = diag.Printable(strings.Join(strings.Fields(line), " ")); line != "" {
			figures.Lines = append(figures.Lines, line)
		}
	}
	return figures
}

// refute reports whether a grade is above what the deals allow.
func (f Figures) refute(grade framework.Grade) bool { return grade.Above(f.MaxGrade) }

// empty reports whether there is nothing to say.
func (f Figures) empty() bool { return len(f.Lines) == 0 && !f.refute(framework.Full) }

// limit says what the deals allow, where they refute a grade.
func (f Figures) limit() string {
	if f.MaxGrade == framework.None {
		return "supports only none"
	}
	return "supports " + f.MaxGrade.String() + " at most"
}

// lead is the beginning of the sentence that the figures end.
func (f Figures) lead() string {
	if f.refute(framework.Full) {
		return "CRM data " + f.limit()
	}
	return "CRM data shows"
}

// objection says that a grade is above what the deals allow and, if there is no note, with which keys to add one. It is
// "" for a grade that they allow.
func (f Figures) objection(grade framework.Grade, current answers.Answer, keys string) string {
	switch {
	case !f.refute(grade):
		return ""
	case current.Note != "":
		return "The CRM data " + f.limit() + "."
	default:
		return "The CRM data " + f.limit() + ": explain your grade in a note (" + keys + ")."
	}
}

// list gives the lead on a line of its own and each figure on one below it. A single figure stands on the lead's line.
func (f Figures) list() []string {
	switch {
	case f.empty():
		return nil
	case len(f.Lines) == 0:
		return []string{f.lead() + "."}
	case len(f.Lines) == 1:
		return []string{f.lead() + ": " + f.Lines[0]}
	}
	lines := []string{f.lead() + ":"}
	for _, line := range f.Lines {
		lines = append(lines, "- "+line)
	}
	return lines
}

// wrappedList is list with its lines wrapped to a width. The second line of a figure is indented like its first.
func (f Figures) wrappedList(width int) []string {
	var lines []string
	for _, line := range f.list() {
		if figure, listed := strings.CutPrefix(line, "- "); listed {
			lines = append(lines, hang("- ", figure, width)...)
		} else {
			lines = append(lines, wrap(line, width)...)
		}
	}
	return lines
}

// paragraph gives the lead and all figures as one paragraph, wrapped to a width.
func (f Figures) paragraph(width int) []string {
	if len(f.Lines) < 2 {
		return f.wrappedList(width)
	}
	return wrap(f.lead()+": "+strings.Join(f.Lines, " · "), width)
}

// fit chooses what stands under a question where there is room for a number of lines: the reason for the question with
// the figures as a list, or else as a paragraph, if one line stays blank. Otherwise the reason is left out and the
// paragraph is cut to the room, but not below one line. The page of explanations shows everything.
func (f Figures) fit(why []string, width, room int) (reason, figures []string) {
	if f.empty() {
		return why, nil
	}
	paragraph := f.paragraph(width)
	for _, figures := range [][]string{f.wrappedList(width), paragraph} {
		if len(why)+len(figures) < room {
			return why, figures
		}
	}
	if room = max(room, 1); len(paragraph) > room {
		paragraph = append(paragraph[:room-1], clip(strings.Join(paragraph[room-1:], " "), width))
	}
	return nil, paragraph
}
