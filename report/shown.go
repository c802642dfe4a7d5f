package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/fatih/color"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

// What was said beside what deals show, for a person. A contradiction is marked by a word, and comes first.

// saidAndShown is the title of the part.
const saidAndShown = "Said and shown"

// shownLegend says how to read what is shown.
const shownLegend = "Shown: the grade that the deals suggest, up to the highest that they allow. Above: the answer is higher than that."

// aboveShown marks an answer that is above what is shown.
const aboveShown = "above"

// shownElements are those that the result shows: contradictions first, those of which nothing could be told last, and in the
// order of the framework among these.
func (a Assessment) shownElements() []assess.ShownElement {
	if a.Result.Shown == nil {
		return nil
	}
	all := slices.DeleteFunc(slices.Clone(a.Result.Shown.Elements), func(e assess.ShownElement) bool {
		return !a.Result.Shows(e.Element.Element)
	})
	slices.SortStableFunc(all, func(a, b assess.ShownElement) int { return cmp.Compare(rank(a), rank(b)) })
	return all
}

func rank(e assess.ShownElement) int {
	switch {
	case e.Contradicts:
		return 0
	case e.Shown.AtMost.Graded():
		return 1
	default:
		return 2
	}
}

// contradictions counts the answers that are above what is shown, and all that could be, of those that the result shows.
func (a Assessment) contradictions() (count, all int) {
	for _, e := range a.shownElements() {
		if e.Said.Graded() && e.Shown.AtMost.Graded() {
			all++
		}
		if e.Contradicts {
			count++
		}
	}
	return count, all
}

// shownLine says how many answers are above what is shown, and as of when.
func (a Assessment) shownLine() string {
	shown := a.shownElements()
	if !slices.ContainsFunc(shown, func(e assess.ShownElement) bool { return e.Shown.AtMost.Graded() }) {
		return "The deals tell nothing of what was asked."
	}
	line := "No answer is above what the deals show"
	if contradicted, all := a.contradictions(); contradicted > 0 {
		line = fmt.Sprintf("%d of %s%s above what the deals show", contradicted, count(all, "answer", "answers"), verb(contradicted))
	}
	if asOf := a.Result.Shown.AsOf; asOf != "" {
		line += " as of " + string(asOf)
	}
	return line + "."
}

// loweredLine says what level and score would be if contradicted answers were lowered to what is shown, "" where they would
// stay what they are and none is contradicted, and where there is no level.
func (a Assessment) loweredLine() string {
	r := a.Result
	if r.Shown == nil || r.Shown.Level == nil || r.Level == nil {
		return ""
	}
	if count, _ := a.contradictions(); count == 0 && r.Shown.Level.Number == r.Level.Number && r.Shown.Score == r.Score.Low {
		return ""
	}
	open := ""
	if r.Provisional {
		open = ", open answers as none"
	}
	return fmt.Sprintf("Level if contradicted answers were lowered: %s (score %s%s).", r.Shown.Level, r.Shown.Score, open)
}

// shownRemark says what deals make of the level, "" where none were given. How many answers are above what they show is said
// of the whole company only.
func (a Assessment) shownRemark() string {
	switch {
	case a.Result.Shown == nil:
		return ""
	case a.Result.Team != "":
		return a.loweredLine()
	default:
		return strings.TrimSpace(a.shownLine() + " " + a.loweredLine())
	}
}

// shownWords say what is shown of an element.
func shownWords(s assess.Shown) string {
	switch {
	case !s.AtMost.Graded():
		return "–"
	case s.Suggested.Graded():
		return span(s.Suggested.String(), s.AtMost.String())
	case s.AtMost == framework.Full:
		return anyGrade
	default:
		return "at most " + s.AtMost.String()
	}
}

// anyGrade says that data allow every grade and suggest none.
const anyGrade = "any grade"

// telling says what tells most of an element: what refutes a grade, else the first figure, else why there is none.
func telling(s assess.Shown) string {
	switch {
	case s.Rule != "":
		return s.Rule
	case len(s.Figures) > 0 && s.AtMost.Graded():
		return figureName(s.Figures[0].ID) + " " + s.Figures[0].Text
	default:
		return s.Why
	}
}

func figureName(id framework.FigureID) string {
	figure, _ := framework.FigureOf(id)
	return figure.Name
}

// beside writes what was said beside what is shown.
func (a Assessment) beside(p paper) {
	if a.Result.Shown == nil {
		return
	}
	p.heading(saidAndShown)
	p.note(a.shownLine())
	var rows [][]string
	for _, e := range a.shownElements() {
		mark := ""
		if e.Contradicts {
			mark = p.paint(aboveShown, color.FgRed)
		}
		rows = append(rows, []string{
			e.Element.Name, GradeWord(e.Said), shownWords(e.Shown), mark, diag.Printable(telling(e.Shown)),
		})
	}
	if len(rows) > 0 {
		p.table([]column{
			{title: "Element", flexible: true},
			{title: "Said", flexible: true},
			{title: "Shown", flexible: true},
			{title: ""},
			{title: "Shown by", flexible: true},
		}, rows)
		p.note(shownLegend)
	}
	if lowered := a.loweredLine(); lowered != "" {
		p.note(lowered)
	}
}
