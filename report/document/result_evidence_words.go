package document

import (
	"slices"

	"revops/framework"
)

// AboveMark and BelowMark mark answers that are above what deals allow, and below what they suggest.
const (
	AboveMark = "higher"
	BelowMark = "lower"
)

// AnyGrade says that data allow every grade and suggest none.
const AnyGrade = "no constraint"

// Rank is the place in which the element stands among others: contradicted answers first, then those below what is suggested, then what is
// consistent, and what could not be tested last.
func (e *AnswerEvidence) Rank() int {
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
func (e *AnswerEvidence) Mark() string {
	switch {
	case e.Contradicts:
		return AboveMark
	case e.Below():
		return BelowMark
	default:
		return ""
	}
}

// Standing is the mark in a word for each answer: those that deals test and do not mark are consistent.
func (e *AnswerEvidence) Standing() string {
	switch mark := e.Mark(); {
	case mark != "":
		return mark
	case e.Answer.Graded() && e.Tests():
		return "consistent"
	default:
		return "not tested"
	}
}

// Words say what is shown of an element.
func (e *AnswerEvidence) Words() string { return gradeEvidence(e.Suggested, e.AtMost) }

// gradeEvidence says which grade data suggest and up to which they allow one, a dash where they say nothing.
func gradeEvidence(suggested, atMost framework.Grade) string {
	switch {
	case !atMost.Graded():
		return "–"
	case !suggested.Graded() && atMost == framework.Full:
		return AnyGrade
	case !suggested.Graded():
		return "at most " + atMost.String()
	default:
		return Span(suggested.String(), atMost.String())
	}
}

// Basis says the most telling fact about an element: what refutes a grade, else the first figure, else why there is none.
func (e *AnswerEvidence) Basis() string {
	switch {
	case e.Rule != "":
		return e.Rule
	case len(e.Figures) > 0 && e.AtMost.Graded():
		return e.Figures[0].Name() + ": " + e.Figures[0].Text
	default:
		return e.Why
	}
}

// Name is what the figure is called.
func (f AnswerFigure) Name() string {
	figure, _ := framework.FigureOf(f.Figure)
	return figure.Name
}

// Tests reports whether deals say something of a grade: they suggest one, or rule one out.
func (e *AnswerEvidence) Tests() bool {
	return e.Suggested.Graded() || e.AtMost.Graded() && e.AtMost != framework.Full
}

// Contradicted reports whether the path takes an answer as deals show it, below what was answered.
func (r *Result) Contradicted(id framework.ElementID) bool {
	return r.Evidence != nil && r.Evidence.PathFrom == PathFromEvidence && slices.ContainsFunc(r.Evidence.Elements, func(e AnswerEvidence) bool {
		return e.Element == id && e.Contradicts
	})
}
