package framework

import (
	"fmt"
	"unicode/utf8"

	"revops/internal/yamlpos"
)

// The longest texts, in characters, that a page of the questionnaire holds.
const (
	maxQuestion = 140
	maxGrade    = 200
)

func (p *parser) lens(root *yamlpos.Node, id LensID) Lens {
	m := root.Mapping("a lens")
	p.schema(m, LensSchema)
	lens := Lens{ID: LensID(p.id(m))}
	if node, ok := m.Get("id"); ok && lens.ID != "" && lens.ID != id {
		node.Report(CodeUnknownID, fmt.Sprintf("lens %s stands in the file of lens %q", yamlpos.Quote(string(lens.ID)), id), "")
	}
	lens.Name, _ = m.Text("name")
	lens.GroupNoun, _ = m.Text("group_noun")
	for _, node := range p.filled(m, "groups") {
		lens.Groups = append(lens.Groups, p.group(node, id))
	}
	m.Close()
	return lens
}

func (p *parser) group(node *yamlpos.Node, lens LensID) Group {
	m := node.Mapping("id, name, summary and elements")
	group := Group{ID: GroupID(p.id(m))}
	group.Name, _ = m.Text("name")
	group.Summary, _ = m.Text("summary")
	nodes := p.filled(m, "elements")
	group.Elements = make([]Element, len(nodes))
	for i, node := range nodes {
		p.element(node, lens, &group.Elements[i])
	}
	m.Close()
	return group
}

func (p *parser) element(node *yamlpos.Node, lens LensID, e *Element) {
	m := node.Mapping("an element")
	e.ID = ElementID(p.id(m))
	e.Name, _ = m.Text("name")
	p.formerIDs(m, e)
	p.standing(m, lens, e)
	e.Weight = 1
	if _, ok := m.Get("weight"); ok {
		e.Weight = p.wholeNumber(m, "weight", 100)
	}
	e.Question = p.shortText(m, "question", maxQuestion)
	e.Why, _ = m.Text("why")
	p.grades(m, e)
	e.Evidence = p.texts(m, "evidence")
	p.requirements(m, lens, e)
	p.owner(m, e)
	e.Rules = p.served(m, lens, rulesLens, "rule")
	e.Pillars = p.served(m, lens, pillarsLens, "pillar")
	p.factors(m, e)
	p.steps(m, e)
	e.Sources = p.texts(m, "sources")
	p.inferred(m, e)
	m.Close()
}

// standing reads what an element means for the levels.
func (p *parser) standing(m *yamlpos.Map, lens LensID, e *Element) {
	if node, ok := m.Get("level"); ok {
		level, ok := node.Int(1, max(1, len(p.framework.Levels)-1))
		e.Level, p.levelsUnclear = level, p.levelsUnclear || !ok
		p.later(func() { p.checkLevelLens(node, lens) })
	}
	if node, ok := m.Get("essential"); ok {
		if e.Essential = node.Bool(); e.Essential && e.Level == 0 {
			node.Report(CodeEssential, "an essential element needs a level that it is essential for", "")
		}
	}
}

// checkLevelLens reports a level in a lens that is not the level lens, if that is known.
func (p *parser) checkLevelLens(node *yamlpos.Node, lens LensID) {
	if _, known := p.framework.Lens(p.framework.LevelLens); known && lens != p.framework.LevelLens {
		node.Report(CodeLevelOutsideLens,
			fmt.Sprintf("level in lens %q: only elements of the level lens %q have one", lens, p.framework.LevelLens), "")
	}
}

func (p *parser) grades(m *yamlpos.Map, e *Element) {
	node, ok := m.Require("grades")
	if !ok {
		return
	}
	grades := node.Mapping("none, partial, mostly and full")
	first := map[string]string{}
	read := func(key string) string {
		text := p.shortText(grades, key, maxGrade)
		if other, twice := first[text]; twice && text != "" {
			value, _ := grades.Get(key)
			value.Report(CodeSameText, fmt.Sprintf("grade %s has the text of grade %s", key, other), "")
		}
		first[text] = key
		return text
	}
	e.Grades = Descriptions{None: read("none"), Partial: read("partial"), Mostly: read("mostly"), Full: read("full")}
	grades.Close()
}

func (p *parser) steps(m *yamlpos.Map, e *Element) {
	node, ok := m.Require("steps")
	if !ok {
		return
	}
	steps := node.Mapping("partial, mostly and full")
	read := func(key string) Step {
		node, ok := steps.Require(key)
		if !ok {
			return Step{}
		}
		step := node.Mapping("do and days")
		do, _ := step.Text("do")
		days := p.wholeNumber(step, "days", 999)
		step.Close()
		return Step{Do: do, Days: days}
	}
	e.Steps = Steps{Partial: read("partial"), Mostly: read("mostly"), Full: read("full")}
	steps.Close()
}

// shortText reads a required text of a limited number of characters.
func (p *parser) shortText(m *yamlpos.Map, key string, longest int) string {
	text, ok := m.Text(key)
	if length := utf8.RuneCountInString(text); ok && length > longest {
		node, _ := m.Get(key)
		node.Report(CodeTooLong, fmt.Sprintf("%s has %d characters, at most %d fit", key, length, longest), "")
	}
	return text
}

// wholeNumber reads a required number from 1 on.
func (p *parser) wholeNumber(m *yamlpos.Map, key string, high int) int {
	node, ok := m.Require(key)
	if !ok {
		return 0
	}
	value, _ := node.Int(1, high)
	return value
}

// texts reads a list of texts, which may be absent.
func (p *parser) texts(m *yamlpos.Map, key string) []string {
	var texts []string
	for _, node := range p.nodes(m, key) {
		if text, ok := node.Text(); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

func (p *parser) nodes(m *yamlpos.Map, key string) []*yamlpos.Node {
	node, ok := m.Get(key)
	if !ok {
		return nil
	}
	return node.Items()
}

// filled reads a list that must have an item.
func (p *parser) filled(m *yamlpos.Map, key string) []*yamlpos.Node {
	node, ok := m.Require(key)
	if !ok {
		return nil
	}
	items := node.Items()
	if items != nil || node.Kind() != yamlpos.Sequence {
		return items
	}
	node.Report(CodeEmptyList, key+" is empty", "")
	return nil
}
