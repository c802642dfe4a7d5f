package document

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/framework"
)

// ShownTitle is the heading over what was answered beside what deals show.
const ShownTitle = "Said and shown"

// aboveShown and belowShown mark answers that are above what deals allow, and below what they suggest.
const (
	aboveShown = "above"
	belowShown = "below"
)

// AnyGrade says that data allow every grade and suggest none.
const AnyGrade = "any grade"

// ShownLegend says how to read what is shown.
func (a Assessment) ShownLegend() string {
	legend := "Shown: the grade that the deals suggest, up to the highest that they allow. Above: the answer is higher than they allow. " +
		"Below: it is lower than they suggest, which may be for what they do not show."
	if window := a.Model.Measures.Window; window > 0 {
		days := fmt.Sprintf("in the last %d days", window)
		if asOf := a.Result.Evidence.AsOf; asOf != "" {
			days = fmt.Sprintf("in the %d days up to %s", window, asOf)
		}
		legend += " New, closed, won, lost: " + days + "."
	}
	return legend
}

// ShownElements are the elements about which deals can show something: contradictions first, then answers below what is
// suggested, those of which nothing could be told last, and in the order of the framework among these.
func (a Assessment) ShownElements() []ShownElement {
	if a.Result.Evidence == nil {
		return nil
	}
	all := slices.Clone(a.Result.Evidence.Elements)
	slices.SortStableFunc(all, func(a, b ShownElement) int { return cmp.Compare(a.rank(), b.rank()) })
	return all
}

func (e *ShownElement) rank() int {
	switch {
	case e.Contradicts:
		return 0
	case e.Below():
		return 1
	case e.AtMost.Graded():
		return 2
	default:
		return 3
	}
}

// Mark says how an answer stands to what is shown, "" where neither contradicts the other.
func (e *ShownElement) Mark() string {
	switch {
	case e.Contradicts:
		return aboveShown
	case e.Below():
		return belowShown
	default:
		return ""
	}
}

// Words say what is shown of an element.
func (e *ShownElement) Words() string {
	switch {
	case !e.AtMost.Graded():
		return "–"
	case e.Suggested.Graded():
		return Span(e.Suggested.String(), e.AtMost.String())
	case e.AtMost == framework.Full:
		return AnyGrade
	default:
		return "at most " + e.AtMost.String()
	}
}

// Basis says what tells most of an element: what refutes a grade, else the first figure, else why there is none.
func (e *ShownElement) Basis() string {
	switch {
	case e.Rule != "":
		return e.Rule
	case len(e.Figures) > 0 && e.AtMost.Graded():
		return e.Figures[0].Name() + " " + e.Figures[0].Text
	default:
		return e.Why
	}
}

// Name is what the figure is called.
func (f ShownFigure) Name() string {
	figure, _ := framework.FigureOf(f.Figure)
	return figure.Name
}

// ShownCounts counts the answers that deals show something of, those of them above what is allowed and those below what is
// suggested.
func (a Assessment) ShownCounts() (all, above, below int) {
	for _, e := range a.ShownElements() {
		if e.Said.Graded() && e.AtMost.Graded() {
			all++
		}
		switch e.Mark() {
		case aboveShown:
			above++
		case belowShown:
			below++
		}
	}
	return all, above, below
}

// ShownLine says of how many answers something is shown, as of when, and how many of them are above or below that.
func (a Assessment) ShownLine() string {
	all, above, below := a.ShownCounts()
	deals := "The deals"
	if asOf := a.Result.Evidence.AsOf; asOf != "" {
		deals += " as of " + string(asOf)
	}
	if all == 0 && !slices.ContainsFunc(a.Result.Evidence.Elements, func(e ShownElement) bool { return e.AtMost.Graded() }) {
		return deals + " tell nothing of what was asked."
	}
	if all == 0 {
		return deals + " tell nothing of what was answered so far."
	}
	number := "none"
	if above > 0 {
		number = strconv.Itoa(above)
	}
	line := fmt.Sprintf("%s tell something of %s: %s%s above what they allow", deals, Count(all, "answer", "answers"), number, are(above))
	if below > 0 {
		line += fmt.Sprintf(", %d%s below what they suggest", below, are(below))
	}
	return line + "."
}

// LoweredLine says what level and score would be if contradicted answers were lowered to what is shown, "" where they would
// stay what they are and none is contradicted, and where there is no level.
func (a Assessment) LoweredLine() string {
	r := a.Result
	if r.Evidence == nil || r.Evidence.Level == nil || r.Level == nil {
		return ""
	}
	if _, above, _ := a.ShownCounts(); above == 0 && r.Evidence.Level.Number == r.Level.Number && r.Evidence.Score == r.Score {
		return ""
	}
	open := ""
	if r.Provisional {
		open = ", open answers as none"
	}
	return fmt.Sprintf("Level if contradicted answers were lowered: %s (score %s%s).", r.Evidence.Level, r.Evidence.Score, open)
}

// ShownRemark says what deals make of the level, "" where none were given. How many answers are above what they show is said
// of the whole company only.
func (a Assessment) ShownRemark() string {
	switch {
	case a.Result.Evidence == nil:
		return ""
	case a.Result.Team != "":
		return a.LoweredLine()
	default:
		return strings.TrimSpace(a.ShownLine() + " " + a.LoweredLine())
	}
}
