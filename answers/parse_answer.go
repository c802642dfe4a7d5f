package answers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"revops/framework"
	"revops/internal/yamlpos"
)

// answer reads the short form of an answer, a grade, or the long form, a mapping.
func (p *parser) answer(entry yamlpos.Entry, answer *Answer) {
	element := p.element(entry.Key)
	answer.Element, answer.Position = framework.ElementID(entry.Key.String()), entry.Key.Position()
	grade := entry.Value
	if p.table {
		answer.Position = grade.Position()
	}
	switch grade.Kind() {
	case yamlpos.Null:
		return
	case yamlpos.Mapping:
		p.Decode(grade, answer)
		if !p.Given(&answer.Grade) {
			return
		}
		grade = p.At(&answer.Grade)
	default:
		answer.Grade.ReadNode(grade)
	}
	answer.Position = grade.Position()
	if answer.Grade == framework.NotApplicable {
		p.checkNotApplicable(grade, answer, element)
	}
}

// checkNotApplicable checks the grade n/a, which needs a reason and an element that is not essential.
func (p *parser) checkNotApplicable(node *yamlpos.Node, answer *Answer, element *framework.Element) {
	switch {
	case element != nil && element.Essential && (p.earlier > 0 || p.foreign): // an upgrade empties it
	case element != nil && element.Essential:
		node.Report(CodeEssential, fmt.Sprintf("element %q is essential and cannot be n/a", element.ID),
			"rate it none if it is not in place, unknown if nobody knows")
	case strings.TrimSpace(answer.Reason) == "":
		hint := fmt.Sprintf("%s: {grade: n/a, reason: Why it does not apply}", answer.Element)
		if p.table {
			hint = "write in the column reason why it does not apply"
		}
		node.Report(CodeMissingReason, "n/a needs a reason", hint)
	}
}

// waivers checks the waivers, one an element.
func (p *parser) waivers() {
	for i := range p.file.Waivers {
		waiver := &p.file.Waivers[i]
		waiver.Position = p.At(waiver).Position()
		if !p.Given(&waiver.Element) {
			continue
		}
		node := p.At(&waiver.Element)
		waiver.Position = node.Position()
		p.element(node)
		same := func(other Waiver) bool { return other.Element == waiver.Element }
		if at := slices.IndexFunc(p.file.Waivers[:i], same); at >= 0 {
			node.Report(CodeDuplicateWaiver, fmt.Sprintf("element %q is waived twice, first on line %d", waiver.Element,
				p.file.Waivers[at].Position.Line), "keep one of the two")
		}
	}
}

// ReadNode reads the short form of evidence, a text, or the long form, a mapping.
func (e *Evidence) ReadNode(node *yamlpos.Node) {
	if node.Kind() != yamlpos.Mapping {
		e.Text, _ = node.Text()
		return
	}
	type longForm Evidence // without this method
	var decoder yamlpos.Decoder
	decoder.Decode(node, (*longForm)(e))
}

// ReadNode reads a degree of confidence and reports what is not one.
func (c *Confidence) ReadNode(node *yamlpos.Node) {
	known := []string{string(Low), string(Medium), string(High)}
	text, ok := node.Text()
	if ok && !slices.Contains(known, text) {
		node.ReportUnknown(CodeUnknownConfidence, "confidence level", known)
	}
	*c = Confidence(text)
}

// ReadNode reads a date and reports what is not one.
func (d *Date) ReadNode(node *yamlpos.Node) {
	text, ok := node.Text()
	if _, err := time.Parse(time.DateOnly, text); ok && err != nil {
		node.Report(CodeInvalidDate, yamlpos.Quote(text)+" is not a valid date (want YYYY-MM-DD)", "such as 2026-10-31")
	}
	*d = Date(text)
}
