package framework

import (
	"fmt"
	"slices"

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
		node.Report(CodeUnknownID, fmt.Sprintf("lens %s in the file of lens %q", yamlpos.Quote(string(lens.ID)), id), "")
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
	p.levelOfElement(m, lens, e)
	e.Weight = 1
	if _, ok := m.Get("weight"); ok {
		e.Weight = m.Int("weight", 1, 100)
	}
	e.Question = p.shortText(m, "question", maxQuestion)
	e.Why, _ = m.Text("why")
	p.grades(m, e)
	e.Evidence = texts(m, "evidence")
	p.requirements(m, lens, e)
	p.owner(m, e)
	e.Rules = p.served(m, lens, rulesLens, "rule")
	e.Pillars = p.served(m, lens, pillarsLens, "pillar")
	p.factors(m, e)
	p.steps(m, e)
	e.Sources = texts(m, "sources")
	p.inferred(m, e)
	m.Close()
}

// levelOfElement reads the level of an element and whether it is essential for it.
func (p *parser) levelOfElement(m *yamlpos.Map, lens LensID, e *Element) {
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
		days := step.Int("days", 1, 999)
		step.Close()
		return Step{Do: do, Days: days}
	}
	e.Steps = Steps{Partial: read("partial"), Mostly: read("mostly"), Full: read("full")}
	steps.Close()
}

// texts reads a list of texts, which may be absent.
func texts(m *yamlpos.Map, key string) []string {
	var all []string
	for _, node := range m.Texts(key) {
		all = append(all, node.String())
	}
	return all
}

// formerIDs reads the ids that an element had in earlier versions. An id belongs to one element for ever.
func (p *parser) formerIDs(m *yamlpos.Map, e *Element) {
	for _, node := range m.Texts("was") {
		id := node.String()
		checkKebab(node, id)
		if first, twice := p.was[id]; twice {
			node.Report(CodeDuplicateID, fmt.Sprintf("former id %s is given twice, first at %s", yamlpos.Quote(id), first.Position()),
				"one element only takes over the answers to a former id")
			continue
		}
		p.was[id] = node
		e.Was = append(e.Was, ElementID(id))
		p.later(func() {
			if now, taken := p.ids[id]; taken {
				node.Report(CodeDuplicateID, fmt.Sprintf("former id %s is an id now, at %s", yamlpos.Quote(id), now.Position()),
					"an id that was published never changes its meaning")
			}
		})
	}
}

func (p *parser) requirements(m *yamlpos.Map, lens LensID, e *Element) {
	nodes := m.Texts("requires")
	for _, node := range nodes {
		e.Requires = append(e.Requires, ElementID(node.String()))
		p.later(func() { p.checkElement(node, lens) })
	}
	p.elements = append(p.elements, elementNode{Element: e, lens: lens, requires: nodes})
}

func (p *parser) owner(m *yamlpos.Map, e *Element) {
	id, ok := m.Text("owner")
	if !ok {
		return
	}
	node, _ := m.Get("owner")
	checkKnown(node, "team", idsOf(p.framework.Teams, func(t Team) TeamID { return t.ID }))
	e.Owner = TeamID(id)
}

// The lenses whose groups elements of other lenses serve: the keys "rules" and "pillars" name them.
const (
	rulesLens   LensID = "rules"
	pillarsLens LensID = "pillars"
)

// served reads the groups of a lens that the element serves, which is not the element's own lens.
func (p *parser) served(m *yamlpos.Map, own, lens LensID, noun string) []GroupID {
	var groups []GroupID
	for _, node := range m.Texts(string(lens)) {
		groups = append(groups, GroupID(node.String()))
		p.later(func() { p.checkServed(node, own, lens, noun) })
	}
	return groups
}

func (p *parser) factors(m *yamlpos.Map, e *Element) {
	for _, node := range m.Texts("factors") {
		if !slices.Contains(Factors(), Factor(node.String())) {
			node.ReportUnknown(CodeUnknownFactor, "factor", words(Factors()))
		}
		e.Factors = append(e.Factors, Factor(node.String()))
	}
}

// InferableFields lists the keys of an element that "inferred" may name.
func InferableFields() []string {
	return []string{
		"name", "level", "essential", "weight", "question", "why", "grades", "evidence", "requires", "owner", "rules",
		"pillars", "factors", "steps",
	}
}

func (p *parser) inferred(m *yamlpos.Map, e *Element) {
	for _, node := range m.Texts("inferred") {
		if !slices.Contains(InferableFields(), node.String()) {
			node.Report(CodeUnknownField, fmt.Sprintf("field %s cannot be inferred", yamlpos.Quote(node.String())),
				yamlpos.Suggest(node.String(), "Fields", InferableFields()))
		}
		e.Inferred = append(e.Inferred, node.String())
	}
}
