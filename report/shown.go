package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

// What was said beside what deals show, for a person. A contradiction is marked by a word, and comes first.

// saidAndShown is the title of the part.
const saidAndShown = "Said and shown"

// aboveShown and belowShown mark answers that are above what deals allow, and below what they suggest.
const (
	aboveShown = "above"
	belowShown = "below"
)

// shownLegend says how to read what is shown.
func (a Assessment) shownLegend() string {
	legend := "Shown: the grade that the deals suggest, up to the highest that they allow. Above: the answer is higher than they allow. " +
		"Below: it is lower than they suggest, which may be for what they do not show."
	if window := a.Model.Measures.Window; window > 0 {
		legend += " New, closed, won, lost: " + a.windowWords(window) + "."
	}
	return legend
}

// windowWords are the days that are looked at.
func (a Assessment) windowWords(window int) string {
	if asOf := a.Result.Shown.AsOf; asOf != "" {
		return fmt.Sprintf("in the %d days up to %s", window, asOf)
	}
	return fmt.Sprintf("in the last %d days", window)
}

// shownElements are those that the result shows: contradictions first, then answers below what is suggested, those of which
// nothing could be told last, and in the order of the framework among these.
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
	case e.Below():
		return 1
	case e.Shown.AtMost.Graded():
		return 2
	default:
		return 3
	}
}

// shownMark says how an answer stands to what is shown, "" where neither contradicts the other.
func shownMark(e assess.ShownElement) string {
	switch {
	case e.Contradicts:
		return aboveShown
	case e.Below():
		return belowShown
	default:
		return ""
	}
}

// besides counts the answers that something is shown of, those of them above what is allowed and those below what is
// suggested, of the elements that the result shows.
func (a Assessment) besides() (all, above, below int) {
	for _, e := range a.shownElements() {
		if e.Said.Graded() && e.Shown.AtMost.Graded() {
			all++
		}
		switch shownMark(e) {
		case aboveShown:
			above++
		case belowShown:
			below++
		}
	}
	return all, above, below
}

// shownLine says of how many answers something is shown, as of when, and how many of them are above or below that.
func (a Assessment) shownLine() string {
	all, above, below := a.besides()
	deals := "The deals"
	if asOf := a.Result.Shown.AsOf; asOf != "" {
		deals += " as of " + string(asOf)
	}
	told := func(e assess.ShownElement) bool { return e.Shown.AtMost.Graded() }
	if all == 0 && !slices.ContainsFunc(a.shownElements(), told) {
		return deals + " tell nothing of what was asked."
	}
	if all == 0 {
		return deals + " tell nothing of what was answered so far."
	}
	line := fmt.Sprintf("%s tell something of %s: %s%s above what they allow", deals, count(all, "answer", "answers"), orNone(above), verb(above))
	if below > 0 {
		line += fmt.Sprintf(", %d%s below what they suggest", below, verb(below))
	}
	return line + "."
}

// orNone writes a number, and none for 0.
func orNone(number int) string {
	if number == 0 {
		return "none"
	}
	return strconv.Itoa(number)
}

// loweredLine says what level and score would be if contradicted answers were lowered to what is shown, "" where they would
// stay what they are and none is contradicted, and where there is no level.
func (a Assessment) loweredLine() string {
	r := a.Result
	if r.Shown == nil || r.Shown.Level == nil || r.Level == nil {
		return ""
	}
	if _, above, _ := a.besides(); above == 0 && r.Shown.Level.Number == r.Level.Number && r.Shown.Score == r.Score.Low {
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
		mark := shownMark(e)
		if e.Contradicts {
			mark = p.paint(mark, color.FgRed)
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
		p.note(a.shownLegend())
	}
	if lowered := a.loweredLine(); lowered != "" {
		p.note(lowered)
	}
}
