package framework

import (
	"fmt"
	"slices"

	"revops/internal/yamlpos"
)

// written is a condition with the number that it stands at.
type written struct {
	Condition
	at *yamlpos.Node
}

// rulesOf reads what the grades ask of the deals.
func (p *parser) rulesOf(m *yamlpos.Map, measure *Measure) {
	if measure.Kind == Readiness {
		p.unwanted(m, "grades", measure.Kind)
		return
	}
	if given, other := has(m, "grades"), has(m, "ready"); !given && (other || measure.Kind == "") {
		return
	}
	node, ok := m.Require("grades")
	if !ok {
		return
	}
	grades := node.Mapping("partial, mostly and full")
	var lower []written
	for _, grade := range []Grade{Partial, Mostly, Full} {
		node, ok := grades.Get(grade.String())
		if !ok {
			continue
		}
		rule, needs := p.rule(node, grade, measure)
		measure.Rules = append(measure.Rules, rule)
		for _, need := range needs {
			reportWeaker(need, lower)
		}
		lower = append(lower, needs...)
	}
	grades.Close()
	if grades != nil && len(grades.Entries()) == 0 {
		node.Report(CodeEmptyList, "grades is empty", "")
	}
}

// rule reads what a grade asks, and gives its needs with their places.
func (p *parser) rule(node *yamlpos.Node, grade Grade, measure *Measure) (Rule, []written) {
	m := node.Mapping("needs, shown_by and suggests")
	if m == nil {
		return Rule{Grade: grade}, nil
	}
	rule := Rule{Grade: grade}
	needs := p.filledConditions(m, "needs", measure)
	for _, need := range needs {
		rule.Needs = append(rule.Needs, need.Condition)
	}
	if measure.Kind == Proxy {
		p.unwanted(m, "shown_by", Proxy)
		p.unwanted(m, "suggests", Proxy)
	} else {
		p.suggestion(m, measure, &rule)
	}
	m.Close()
	if !has(m, "shown_by") {
		m.Require("needs")
	}
	return rule, needs
}

// suggestion reads what shows a grade, beside or instead of what it needs.
func (p *parser) suggestion(m *yamlpos.Map, measure *Measure, rule *Rule) {
	for _, shown := range p.filledConditions(m, "shown_by", measure) {
		rule.ShownBy = append(rule.ShownBy, shown.Condition)
	}
	node, ok := m.Get("suggests")
	if !ok {
		return
	}
	rule.Unsuggested = !node.Bool()
	if rule.Unsuggested && has(m, "shown_by") {
		node.Report(CodeMeasureKind, "a grade that is never suggested has no shown_by", "leave out one of them")
	}
}

// filledConditions reads the conditions under a key, which may be absent and not be empty.
func (p *parser) filledConditions(m *yamlpos.Map, key string, measure *Measure) []written {
	if !has(m, key) {
		return nil
	}
	node, ok := m.Require(key)
	if !ok {
		return nil
	}
	conditions := p.conditions(node, measure)
	if len(conditions) == 0 && node.Kind() == yamlpos.Mapping && len(node.Mapping("figures").Entries()) == 0 {
		node.Report(CodeEmptyList, key+" is empty", "")
	}
	return conditions
}

// conditions reads a mapping of figures to what they are compared with, in the order of the file. Where the list of figures
// has a mistake, that has been reported, and nothing is said of figures that are not in it.
func (p *parser) conditions(node *yamlpos.Node, measure *Measure) []written {
	known := func(id FigureID) bool { _, ok := FigureOf(id); return ok }
	sound := len(measure.Figures) > 0 && !slices.ContainsFunc(measure.Figures, func(id FigureID) bool { return !known(id) })
	var all []written
	for _, entry := range node.Mapping("figures").Entries() {
		name := entry.Key.String()
		figure, found := FigureOf(FigureID(name))
		switch listed := slices.Contains(measure.Figures, FigureID(name)); {
		case !found && !listed:
			reportFigure(entry.Key, name)
		case !listed && sound:
			entry.Key.Report(CodeUnlistedFigure, fmt.Sprintf("figure %s is not among those of the measure", yamlpos.Quote(name)), "add it to figures")
		}
		if found {
			all = append(all, p.comparisons(entry.Value, figure)...)
		}
	}
	return all
}

// comparisons reads the limits of a figure: a lower one, an upper one, or both.
func (p *parser) comparisons(node *yamlpos.Node, figure Figure) []written {
	m := node.Mapping("comparisons")
	if m == nil {
		return nil
	}
	var found []written
	low, high := figure.limits()
	for _, comparison := range Comparisons() {
		limit, ok := m.Get(string(comparison))
		if !ok {
			continue
		}
		if value, ok := limit.Int(low, high); ok {
			found = append(found, written{Condition{Figure: figure.ID, Comparison: comparison, Limit: value}, limit})
		}
	}
	m.Close()
	if len(m.Entries()) == 0 {
		node.Report(CodeEmptyList, "there is no comparison", "one of at_least, at_most, more_than, less_than")
	}
	reportLimits(node, found)
	return found
}

// limits are the lowest and the highest number that a figure can be compared with.
func (f Figure) limits() (low, high int) {
	const most = 1_000_000
	switch {
	case f.Unit == Count, f.ID == "net-retention":
		return 0, most
	case f.ID == "account-growth":
		return -100, most
	default:
		return 0, 100
	}
}

// reportLimits reports limits of a figure between which no number lies, and two on the same side.
func reportLimits(node *yamlpos.Node, found []written) {
	for i, first := range found {
		for _, second := range found[i+1:] {
			switch {
			case first.lower() == second.lower():
				node.Report(CodeLimits, fmt.Sprintf("%s and %s limit the figure on the same side", first.Comparison, second.Comparison), "leave out one of them")
			case first.strictness()+second.strictness() > 0:
				node.Report(CodeLimits, fmt.Sprintf("no number is %s and %s", first.Wanted(), second.Wanted()), "")
			}
		}
	}
}

// reportWeaker reports a need that asks less of a figure than a lower grade does.
func reportWeaker(need written, lower []written) {
	for _, other := range lower {
		if other.Figure == need.Figure && other.lower() == need.lower() && need.strictness() < other.strictness() {
			need.at.Report(CodeWeakerNeed, fmt.Sprintf("the need for %s is weaker than that of a lower grade: %s, at %s",
				yamlpos.Quote(string(need.Figure)), other.Wanted(), other.at.Position()), "who is at a grade is past those below it")
		}
	}
}

// lower reports whether the condition limits its figure from below.
func (c Condition) lower() bool { return c.Comparison == AtLeast || c.Comparison == MoreThan }

// strictness is higher the fewer numbers hold, among conditions that limit a figure on the same side. It is below 0 or 0 for
// two on different sides together where a number holds for both.
func (c Condition) strictness() int {
	beyond := 0
	if c.Comparison == MoreThan || c.Comparison == LessThan {
		beyond = 1
	}
	if c.lower() {
		return 2*c.Limit + beyond
	}
	return beyond - 2*c.Limit
}

// has reports whether a key is there, be it without a value.
func has(m *yamlpos.Map, key string) bool {
	_, found := m.Find(key)
	return found
}
