package answers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"revops/framework"
	"revops/internal/yamlpos"
)

// answer reads the short form, a grade, or the long form, a mapping. The element is nil if it is not known.
func (p *parser) answer(entry yamlpos.Entry, id framework.ElementID, element *framework.Element) Answer {
	answer := Answer{Element: id, Position: entry.Key.Position()}
	grade := entry.Value
	var m *yamlpos.Map
	if entry.Value.Kind() == yamlpos.Mapping {
		m = entry.Value.Mapping("")
		grade, _ = m.Get("grade")
		p.longForm(m, &answer)
		m.Close()
	}
	if grade == nil || grade.Kind() == yamlpos.Null {
		return answer
	}
	answer.Grade = parseGrade(grade)
	answer.Position = grade.Position()
	if answer.Grade == framework.NotApplicable {
		p.checkNotApplicable(grade, answer, element)
	}
	return answer
}

func (p *parser) longForm(m *yamlpos.Map, answer *Answer) {
	if node, ok := m.Get("note"); ok {
		answer.Note, _ = node.Text()
	}
	if node, ok := m.Get("reason"); ok {
		answer.Reason, _ = node.Text()
	}
	if node, ok := m.Get("evidence"); ok {
		for _, item := range node.Items() {
			answer.Evidence = append(answer.Evidence, evidence(item))
		}
	}
	if node, ok := m.Get("as_of"); ok {
		answer.AsOf = parseDate(node)
	}
	if node, ok := m.Get("confidence"); ok {
		answer.Confidence = parseConfidence(node)
	}
}

func parseGrade(node *yamlpos.Node) framework.Grade {
	text, ok := node.Text()
	if !ok {
		return framework.Unanswered
	}
	grade, known := framework.ParseGrade(text)
	if !known {
		node.Report(CodeUnknownGrade, "unknown grade "+yamlpos.Quote(text),
			yamlpos.Suggest(text, "Grades", framework.GradeNames()))
	}
	return grade
}

func (p *parser) checkNotApplicable(node *yamlpos.Node, answer Answer, element *framework.Element) {
	switch {
	case element != nil && element.Essential && (p.older || p.foreign): // an upgrade empties it
	case element != nil && element.Essential:
		node.Report(CodeEssential, fmt.Sprintf("element %q is essential and cannot be n/a", element.ID),
			"grade it none if it is not there, or unknown")
	case strings.TrimSpace(answer.Reason) == "":
		node.Report(CodeMissingReason, "n/a needs a reason",
			fmt.Sprintf("%s: {grade: n/a, reason: Why it does not apply}", answer.Element))
	}
}

func evidence(node *yamlpos.Node) Evidence {
	if node.Kind() != yamlpos.Mapping {
		text, _ := node.Text()
		return Evidence{Text: text}
	}
	m := node.Mapping("text and as_of")
	var found Evidence
	found.Text, _ = m.Text("text")
	if node, ok := m.Get("as_of"); ok {
		found.AsOf = parseDate(node)
	}
	m.Close()
	return found
}

// parseConfidence reads a degree of confidence and reports what is not one.
func parseConfidence(node *yamlpos.Node) Confidence {
	known := []string{string(Low), string(Medium), string(High)}
	text, ok := node.Text()
	if ok && !slices.Contains(known, text) {
		node.Report(CodeUnknownConfidence, "unknown confidence "+yamlpos.Quote(text),
			yamlpos.Suggest(text, "Known", known))
	}
	return Confidence(text)
}

// parseDate reads a date and reports what is not one.
func parseDate(node *yamlpos.Node) Date {
	text, ok := node.Text()
	if _, err := time.Parse(time.DateOnly, text); ok && err != nil {
		node.Report(CodeInvalidDate, yamlpos.Quote(text)+" is not a valid date (want YYYY-MM-DD)", "")
	}
	return Date(text)
}
