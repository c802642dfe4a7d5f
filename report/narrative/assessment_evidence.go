package narrative

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/assess"
	"revops/framework"
	"revops/report/document"
)

// EvidenceTitle is the heading over what was answered beside what deals show.
const EvidenceTitle = "Evidence vs. answers"

// UntestedTitle is the heading over the answers that deals neither support nor contradict.
const UntestedTitle = "Answers that the CRM data cannot test"

// EvidenceGradeTitle is over what gradeEvidence says, EvidenceGradeLegend explains it.
const (
	EvidenceGradeTitle  = "CRM evidence"
	EvidenceGradeLegend = EvidenceGradeTitle + ": from the grade that the CRM data suggests to the highest it supports. " +
		"At most: it only sets an upper limit. No constraint: the figure could only have shown a grade too high, and did not."
)

// EvidenceLegend says how to read what is shown.
func (a Assessment) EvidenceLegend() string {
	legend := EvidenceGradeLegend + " Higher: the answer is higher than the data supports. " +
		"Lower: the answer is lower than the data suggests, which can be right, as the data does not show everything."
	if window := a.Model.Measures.Window; window > 0 {
		days := fmt.Sprintf("in the last %d days", window)
		if asOf := a.Result.Evidence.AsOf; asOf != "" {
			days = fmt.Sprintf("in the %d days up to %s", window, asOf.Name())
		}
		legend += " New, closed, won and lost deals are those " + days + "."
	}
	return legend
}

// UntestedLegend says why answers cannot be tested.
const UntestedLegend = "An answer cannot be tested where the data is missing, too thin or contradicts no grade."

// EvidenceElements are the elements about which deals can show something: contradictions first, then answers below what is
// suggested, those of which nothing could be told last, and in the order of the framework among these.
func (a Assessment) EvidenceElements() []document.AnswerEvidence {
	if a.Result.Evidence == nil {
		return nil
	}
	all := slices.Clone(a.Result.Evidence.Elements)
	slices.SortStableFunc(all, func(a, b document.AnswerEvidence) int { return cmp.Compare(a.Rank(), b.Rank()) })
	return all
}

// EvidenceCounts counts the answers that deals can test, those of them above what is allowed and those below what is
// suggested.
func (a Assessment) EvidenceCounts() (all, above, below int) {
	for _, e := range a.EvidenceElements() {
		if e.Answer.Graded() && e.Tests() {
			all++
		}
		switch e.Mark() {
		case document.AboveMark:
			above++
		case document.BelowMark:
			below++
		}
	}
	return all, above, below
}

// EvidenceLine says how many answers the deals test, as of when, and how many of them are above or below what is shown.
func (a Assessment) EvidenceLine() string {
	all, above, below := a.EvidenceCounts()
	data := "CRM data" + a.evidenceDates()
	if all == 0 && !slices.ContainsFunc(a.Result.Evidence.Elements, func(e document.AnswerEvidence) bool { return e.Tests() }) {
		return data + " says nothing about these elements."
	}
	if all == 0 {
		return data + " says nothing about the answers so far."
	}
	number := "none"
	if above > 0 {
		number = strconv.Itoa(above)
	}
	line := fmt.Sprintf("%s tests %s: %s%s higher than the data supports", data, document.Count(all, "answer", "answers"), number, document.IsOrAre(above))
	if below > 0 {
		line += fmt.Sprintf(", %d may be too low", below)
	}
	if rest := len(a.Result.Evidence.Elements) - all; rest > 0 {
		line += ". It cannot test " + document.Count(rest, "other element", "other elements")
	}
	return line + "."
}

// GradeOnPath is the grade that the path takes an element from: that of its answer, or what deals allow where they contradict it.
func (a Assessment) GradeOnPath(id framework.ElementID) framework.Grade {
	grade := framework.Unanswered
	if answer := a.Answer(id); answer != nil {
		grade = answer.Grade
	}
	if a.Result.Contradicted(id) {
		for _, e := range a.Result.Evidence.Elements {
			if e.Element == id {
				return e.AtMost
			}
		}
	}
	return grade
}

// Confirmation says what to do first about an answer that deals contradict or suggest to be too low, "" for any other.
func (a Assessment) Confirmation(id framework.ElementID) string {
	for _, e := range a.Understated() {
		if e.Element == id {
			return "Confirm or correct the answer: " + understatement(&e)
		}
	}
	if !a.Result.Contradicted(id) {
		return ""
	}
	for _, f := range a.Result.Findings {
		if f.Element == id && f.Code == assess.EvidenceContradicts {
			return "Confirm or correct the answer: " + f.Message
		}
	}
	return "Confirm or correct the answer"
}

// Understated are the answers below what deals suggest, those that save the most days on the path first.
func (a Assessment) Understated() []document.AnswerEvidence {
	low := slices.DeleteFunc(a.EvidenceElements(), func(e document.AnswerEvidence) bool { return e.Contradicts || !e.Below() })
	slices.SortStableFunc(low, func(a, b document.AnswerEvidence) int { return cmp.Compare(b.SavesDays, a.SavesDays) })
	return low
}

// understatement says what deals suggest instead of an answer, and how much work that may save.
func understatement(e *document.AnswerEvidence) string {
	text := fmt.Sprintf("answered %s, CRM data suggests %s", e.Answer, e.Suggested)
	if e.SavesDays == 0 {
		return text
	}
	return text + ", which may save " + document.Count(e.SavesDays, "person-day", "person-days") + " on the path"
}

// ToConfirm says what to confirm before anybody relies on what deals show: that they are all there, and the answers that may be too
// low, with what these may save.
func (a Assessment) ToConfirm() []LabeledText {
	var lines []LabeledText
	if a.Result.Evidence != nil && a.Result.Evidence.Size != nil {
		lines = append(lines, LabeledText{"Confirm the export", "check that it covers the whole company: " + a.Result.Evidence.Size.String() +
			". Until then all that follows from it is provisional."})
	}
	if answers := a.lowAnswers(); answers != "" {
		lines = append(lines, LabeledText{"Confirm first", answers})
	}
	return lines
}

// lowAnswers lists the answers that may be too low, with what they may save; "" where there are none.
func (a Assessment) lowAnswers() string {
	parts := document.Each(a.Understated(), func(e document.AnswerEvidence) string {
		return fmt.Sprintf("%s (%s)", a.Name(e.Element), understatement(&e))
	})
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "; ") + "."
}

// evidenceDates says as of when the data are, and where that is not the day of the answers which of the two is newer.
func (a Assessment) evidenceDates() string {
	asOf, answered := a.Result.Evidence.AsOf, a.Result.Date
	switch {
	case asOf == "":
		return ""
	case answered == "" || asOf == answered:
		return " as of " + asOf.Name()
	case asOf > answered:
		return fmt.Sprintf(" as of %s, newer than the answers of %s,", asOf.Name(), answered.Name())
	default:
		return fmt.Sprintf(" as of %s, older than the answers of %s,", asOf.Name(), answered.Name())
	}
}
