package framework

import (
	"fmt"
	"slices"

	"revops/internal/yamlpos"
)

// conditionNode is a condition with the node of its number.
type conditionNode struct {
	Condition
	at *yamlpos.Node
}

// plainConditions gives conditions without their nodes.
func plainConditions(nodes []conditionNode) []Condition {
	var conditions []Condition
	for _, node := range nodes {
		conditions = append(conditions, node.Condition)
	}
	return conditions
}

// ruleFile is a rule in its file.
type ruleFile struct {
	Needs    yamlpos.Entry `yaml:"needs,optional"`
	ShownBy  yamlpos.Entry `yaml:"shown_by,optional"`
	Suggests yamlpos.Entry `yaml:"suggests,optional"`
}

// rules reads what the grades ask of the deals.
func (p *parser) rules(node *yamlpos.Node, measure *Measure) {
	var file gradeRules
	p.Decode(node, &file)
	if node.Kind() == yamlpos.Mapping && len(node.Entries("")) == 0 {
		node.Report(yamlpos.CodeEmptyList, "grades is empty", "")
	}
	var lower []conditionNode
	for i, entry := range file.entries() {
		if !entry.Given() {
			continue
		}
		rule, needs := p.rule(entry.Value, None+1+Grade(i), measure)
		measure.Rules = append(measure.Rules, rule)
		for _, need := range needs {
			reportWeaker(need, lower)
		}
		lower = append(lower, needs...)
	}
}

// rule reads what a grade asks, and gives its needs with their nodes.
func (p *parser) rule(node *yamlpos.Node, grade Grade, measure *Measure) (Rule, []conditionNode) {
	var file ruleFile
	p.Decode(node, &file)
	rule := Rule{Grade: grade}
	needs := p.filledConditions(file.Needs, measure)
	rule.Needs = plainConditions(needs)
	if measure.Kind == Proxy {
		reportUnwanted(file.ShownBy, Proxy)
		reportUnwanted(file.Suggests, Proxy)
	} else {
		rule.ShownBy = plainConditions(p.filledConditions(file.ShownBy, measure))
		if suggests := file.Suggests.Value; file.Suggests.Given() {
			rule.Unsuggested = !suggests.Bool()
			if rule.Unsuggested && file.ShownBy.Key != nil {
				suggests.Report(CodeMeasureKind, "a grade that is never suggested cannot have shown_by", "leave out one of them")
			}
		}
	}
	if file.ShownBy.Key == nil {
		node.Require("needs")
	}
	return rule, needs
}

// filledConditions reads the conditions of a key, which may be absent and must not be empty.
func (p *parser) filledConditions(entry yamlpos.Entry, measure *Measure) []conditionNode {
	switch {
	case entry.Key == nil:
		return nil
	case !entry.Given():
		entry.Value.Report(yamlpos.CodeMissingKey, fmt.Sprintf("key %q has no value", entry.Key), "")
		return nil
	case entry.Value.Kind() == yamlpos.Mapping && len(entry.Value.Entries("")) == 0:
		entry.Value.Report(yamlpos.CodeEmptyList, entry.Key.String()+" is empty", "")
	}
	return p.conditions(entry.Value, measure)
}

// conditions reads a mapping of figures to what they are compared with, in the order of the file. Where the list of
// figures has a mistake, that has been reported, and a figure that is missing from it is not.
func (p *parser) conditions(node *yamlpos.Node, measure *Measure) []conditionNode {
	unknown := func(id FigureID) bool { _, known := FigureOf(id); return !known }
	sound := len(measure.Figures) > 0 && !slices.ContainsFunc(measure.Figures, unknown)
	var all []conditionNode
	for _, entry := range node.Entries("figures") {
		id := FigureID(entry.Key.String())
		figure, found := FigureOf(id)
		switch listed := slices.Contains(measure.Figures, id); {
		case !found && !listed:
			reportFigure(entry.Key)
		case !listed && sound:
			entry.Key.Report(CodeUnlistedFigure, fmt.Sprintf("figure %s is not listed under figures of this measure", yamlpos.Quote(string(id))), "add it to figures")
		}
		if found {
			all = append(all, p.comparisons(entry.Value, figure)...)
		}
	}
	return all
}

// limitsFile are the limits of a figure in their file, in the order of Comparisons.
type limitsFile struct {
	AtLeast  yamlpos.Entry `yaml:"at_least,optional"`
	AtMost   yamlpos.Entry `yaml:"at_most,optional"`
	MoreThan yamlpos.Entry `yaml:"more_than,optional"`
	LessThan yamlpos.Entry `yaml:"less_than,optional"`
}

// comparisons reads the limits of a figure: a lower one, an upper one, or both.
func (p *parser) comparisons(node *yamlpos.Node, figure Figure) []conditionNode {
	var file limitsFile
	p.Decode(node, &file)
	if node.Kind() == yamlpos.Mapping && len(node.Entries("")) == 0 {
		node.Report(yamlpos.CodeEmptyList, "the comparison is missing", "one of at_least, at_most, more_than, less_than")
	}
	var found []conditionNode
	low, high := figure.limits()
	for i, limit := range []yamlpos.Entry{file.AtLeast, file.AtMost, file.MoreThan, file.LessThan} {
		if !limit.Given() {
			continue
		}
		if value, ok := limit.Value.Int(low, high); ok {
			found = append(found, conditionNode{Condition{Figure: figure.ID, Comparison: Comparisons()[i], Limit: value}, limit.Value})
		}
	}
	reportLimits(node, found)
	return found
}

// limits are the lowest and the highest number that a figure can be compared with.
func (f Figure) limits() (low, high int) {
	const unlimited = 1_000_000
	switch {
	case f.Unit == Count, f.ID == "net-retention":
		return 0, unlimited
	case f.ID == "account-growth", f.ID == "base-growth":
		return -100, unlimited
	default:
		return 0, 100
	}
}

// reportLimits reports limits of a figure between which no number lies, and two on the same side.
func reportLimits(node *yamlpos.Node, found []conditionNode) {
	for i, first := range found {
		for _, second := range found[i+1:] {
			switch {
			case first.lower() == second.lower():
				node.Report(CodeLimits, fmt.Sprintf("%s and %s cannot be combined", first.Comparison, second.Comparison), "leave out one of them")
			case first.strictness()+second.strictness() > 0:
				node.Report(CodeLimits, fmt.Sprintf("no number can be %s and %s", first.Wanted(), second.Wanted()), "")
			}
		}
	}
}

// reportWeaker reports a need that asks less of a figure than a lower grade does.
func reportWeaker(need conditionNode, lower []conditionNode) {
	for _, other := range lower {
		if other.Figure == need.Figure && other.lower() == need.lower() && need.strictness() < other.strictness() {
			need.at.Report(CodeWeakerNeed, fmt.Sprintf("%s needs less here than for a lower grade: %s, at %s",
				yamlpos.Quote(string(need.Figure)), other.Wanted(), other.at.Position()), "a higher grade must need at least as much as a lower one")
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
