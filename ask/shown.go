package ask

import (
	"strings"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

// Shown is what deals show about an element. It stands under the question and never chooses or changes an answer.
type Shown struct {
	// Lines each say a figure, such as "new deals with a real lead source 61.5% (40 of 65)". That they are from deals is
	// said before them. They may hold any text.
	Lines []string
	// AtMost is the highest grade that the deals allow: framework.Full, or one that is no grade, where they refute none.
	AtMost framework.Grade
}

// shown is what deals show about an element, fit to be printed: a line has no breaks and no control characters, and
// none is empty.
func (i Interview) shown(id framework.ElementID) Shown {
	given := i.Shown[id]
	shown := Shown{AtMost: given.AtMost}
	for _, line := range given.Lines {
		if line = diag.Printable(strings.Join(strings.Fields(line), " ")); line != "" {
			shown.Lines = append(shown.Lines, line)
		}
	}
	return shown
}

// refutes reports whether a grade is above what the deals allow.
func (v Shown) refutes(grade framework.Grade) bool { return grade.Above(v.AtMost) }

// empty reports whether there is nothing to be said.
func (v Shown) empty() bool { return len(v.Lines) == 0 && !v.refutes(framework.Full) }

// allowed says what the deals allow, where they refute a grade.
func (v Shown) allowed() string {
	if v.AtMost == framework.None {
		return "allow only none"
	}
	return "allow " + v.AtMost.String() + " at most"
}

// lead comes before the figures and says whose they are.
func (v Shown) lead() string {
	if v.refutes(framework.Full) {
		return "Deals " + v.allowed()
	}
	return "Deals show"
}

// objection says that a grade is above what the deals allow, and how to add a note if there is none; "" if it is not
// above it.
func (v Shown) objection(grade framework.Grade, kept answers.Answer, keys string) string {
	switch {
	case !v.refutes(grade):
		return ""
	case kept.Note != "":
		return "The deals " + v.allowed() + "."
	default:
		return "The deals " + v.allowed() + ": say why in a note (" + keys + ")."
	}
}

// apart has several figures each on a line of its own, behind one that says whose they are, and a single one behind that
// word; no lines where there is nothing to say.
func (v Shown) apart() []string {
	switch {
	case v.empty():
		return nil
	case len(v.Lines) == 0:
		return []string{v.lead() + "."}
	case len(v.Lines) == 1:
		return []string{v.lead() + ": " + v.Lines[0]}
	}
	lines := []string{v.lead() + ":"}
	for _, line := range v.Lines {
		lines = append(lines, "- "+line)
	}
	return lines
}

// drawnApart breaks those lines at a width; what is broken off a figure stands under its beginning.
func (v Shown) drawnApart(width int) []string {
	var lines []string
	for _, line := range v.apart() {
		figure, listed := strings.CutPrefix(line, "- ")
		if !listed {
			lines = append(lines, wrapped(line, width)...)
			continue
		}
		mark := "- "
		for _, part := range wrapped(figure, width-len(mark)) {
			lines = append(lines, mark+part)
			mark = "  "
		}
	}
	return lines
}

// drawnTogether has all figures in one paragraph.
func (v Shown) drawnTogether(width int) []string {
	if len(v.Lines) < 2 {
		return v.drawnApart(width)
	}
	return wrapped(v.lead()+": "+strings.Join(v.Lines, " · "), width)
}

// fitted chooses what stands under a question where there is room for so many lines: why the question matters and the
// figures, if that leaves a blank line, a line for each figure or all in a paragraph; else the figures alone, cut short,
// though never to less than a line. The page of explanations has both whole.
func (v Shown) fitted(why []string, width, room int) (kept, figures []string) {
	if v.empty() {
		return why, nil
	}
	together := v.drawnTogether(width)
	for _, figures := range [][]string{v.drawnApart(width), together} {
		if len(why)+len(figures) < room {
			return why, figures
		}
	}
	if room = max(room, 1); len(together) > room {
		together = append(together[:room-1], clipped(strings.Join(together[room-1:], " "), width))
	}
	return nil, together
}
