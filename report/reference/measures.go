package reference

import (
	"fmt"
	"strings"

	"revops/framework"
	"revops/report/document"
	"revops/report/text"
)

// measureLine says a part of a measure: what it is about, and the text.
type measureLine struct{ label, text string }

// measureLines say what deals show about an element: its figures, what each grade needs, what is not seen.
func measureLines(measure *framework.Measure) []measureLine {
	var lines []measureLine
	names := make([]string, len(measure.Figures))
	for i, id := range measure.Figures {
		figure, _ := framework.FigureOf(id)
		names[i] = figure.Name
	}
	if len(names) > 0 {
		lines = append(lines, measureLine{"figures", strings.Join(names, "; ")})
	}
	for i := range measure.Rules {
		rule := &measure.Rules[i]
		lines = append(lines, measureLine{rule.Grade.String(), ruleWords(rule)})
	}
	if len(measure.Ready) > 0 {
		lines = append(lines, measureLine{"ready", "needs " + conditionWords(measure.Ready)})
	}
	return append(lines, measureLine{"not shown", measure.Unseen})
}

// ruleWords says what a grade asks of the deals.
func ruleWords(rule *framework.Rule) string {
	var parts []string
	if len(rule.Needs) > 0 {
		parts = append(parts, "needs "+conditionWords(rule.Needs))
	}
	if len(rule.ShownBy) > 0 {
		parts = append(parts, "suggested by "+conditionWords(rule.ShownBy))
	}
	if rule.Unsuggested {
		parts = append(parts, "never suggested")
	}
	return strings.Join(parts, "; ")
}

func conditionWords(conditions []framework.Condition) string {
	return strings.Join(document.Each(conditions, framework.Condition.String), ", and ")
}

// kindWords says what deals can tell about an element.
func kindWords(measure *framework.Measure) string {
	switch {
	case measure.Kind == framework.Direct:
		return "CRM deals suggest a grade. An answer above the highest grade that they support is a contradiction."
	case measure.Kind == framework.Proxy:
		return "CRM deals can contradict a grade but never suggest one."
	case len(measure.Ready) > 0:
		return "CRM deals cannot show this element, only whether they hold the data that it needs."
	default:
		return "CRM deals cannot show this element."
	}
}

// measure says what deals show about an element, nothing where it is not measured.
func (e explainer) measure(id framework.ElementID) {
	measure, ok := e.model.Measures.Measure(id)
	if !ok {
		return
	}
	e.page.Heading(crmTitle)
	e.page.Note(kindWords(measure))
	for _, line := range measureLines(measure) {
		e.item(line.label, line.text)
	}
}

// fromDeals is what deals show about an element as one paragraph, "" where it is not measured.
func (p modelPage) fromDeals(id framework.ElementID) text.Inline {
	measure, ok := p.model.Measures.Measure(id)
	if !ok {
		return ""
	}
	all := text.Plain(kindWords(measure))
	for _, line := range measureLines(measure) {
		all += " " + text.Plain(document.Capital(line.label)+": "+line.text)
		if line.text != measure.Unseen { // a sentence, with its stop
			all += "."
		}
	}
	return all
}

// figures is a table of the figures that measures name, nothing where nothing is measured.
func (p modelPage) figures() {
	measures := &p.model.Measures
	if len(measures.List) == 0 {
		return
	}
	days := func(number int) string { return document.Count(number, "day", "days") }
	p.headline(2, "", figuresTitle)
	p.Note(fmt.Sprintf("The CRM evidence of each element is based on these figures; the limits were set by the authors of this framework. "+
		"A named value is neither blank nor a word for unknown. Recently means within the %s up to the as-of date. An open deal is quiet after %s without activity. An owner is active who opened, "+
		"closed or updated a deal within %s. A share is calculated from %d deals or accounts upwards.",
		days(measures.Window), days(measures.Quiet), days(measures.Recent), measures.MinWhole))
	named := map[framework.FigureID]bool{}
	for _, measure := range measures.List {
		for _, id := range measure.Figures {
			named[id] = true
		}
	}
	var rows [][]text.Inline
	for _, figure := range framework.Figures() {
		if named[figure.ID] {
			rows = append(rows, []text.Inline{"`" + text.Inline(figure.ID) + "`", text.Plain(figure.Name), text.Plain(figure.Definition)})
		}
	}
	p.InlineTable(text.Words("Figure", "Name", "Definition"), rows)
}
