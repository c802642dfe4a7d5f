package framework

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"revops/internal/yamlpos"
)

// plainID reads the key id as an id in kebab-case.
func (p *parser) plainID(m *yamlpos.Map) string {
	id, ok := m.Text("id")
	if !ok {
		return ""
	}
	node, _ := m.Get("id")
	checkKebab(node, id)
	return id
}

func checkKebab(node *yamlpos.Node, id string) {
	if !regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`).MatchString(id) {
		node.Report(CodeInvalidID, fmt.Sprintf("id %s is not in kebab-case", yamlpos.Quote(id)),
			"lower-case letters and digits, words joined by hyphens")
	}
}

// id reads the key id and makes sure that nothing else in the framework has the same.
func (p *parser) id(m *yamlpos.Map) string {
	id := p.plainID(m)
	if id == "" {
		return ""
	}
	node, _ := m.Get("id")
	if first, twice := p.ids[id]; twice {
		node.Report(CodeDuplicateID, fmt.Sprintf("id %q is given twice, first at %s", id, first.Position()),
			"ids are unique over elements, groups, lenses, levels and teams")
		return id
	}
	p.ids[id] = node
	return id
}

// formerIDs reads the ids that an element had in earlier versions. An id stands for one element, then and now.
func (p *parser) formerIDs(m *yamlpos.Map, e *Element) {
	for _, node := range p.nodes(m, "was") {
		id, ok := node.Text()
		if !ok {
			continue
		}
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

// checkKnown reports an id that is not among the known ones. Where there are none, that has been reported.
func checkKnown(node *yamlpos.Node, what, id string, known []string) {
	if id == "" || len(known) == 0 || slices.Contains(known, id) {
		return
	}
	node.Report(CodeUnknownID, fmt.Sprintf("%s %s is not known", what, yamlpos.Quote(id)),
		yamlpos.Suggest(id, "Known", known))
}

func (p *parser) requirements(m *yamlpos.Map, lens LensID, e *Element) {
	element := located{Element: e, lens: lens}
	for _, node := range p.nodes(m, "requires") {
		text, ok := node.Text()
		if !ok {
			continue
		}
		e.Requires = append(e.Requires, ElementID(text))
		element.requires = append(element.requires, node)
		p.later(func() { checkKnown(node, "element", text, p.elementIDs(lens)) })
	}
	p.elements = append(p.elements, element)
}

func (p *parser) elementIDs(lens LensID) []string {
	var ids []string
	for _, element := range p.elements {
		if element.lens == lens {
			ids = append(ids, string(element.ID))
		}
	}
	return ids
}

func (p *parser) owner(m *yamlpos.Map, e *Element) {
	node, ok := m.Require("owner")
	if !ok {
		return
	}
	id, _ := node.Text()
	var known []string
	for _, team := range p.framework.Teams {
		known = append(known, string(team.ID))
	}
	checkKnown(node, "team", id, known)
	e.Owner = TeamID(id)
}

// The lenses whose groups elements of other lenses serve: the keys "rules" and "pillars" name them.
const (
	rulesLens   LensID = "rules"
	pillarsLens LensID = "pillars"
)

// served reads the groups of a lens that the element serves: none of the groups of its own lens.
func (p *parser) served(m *yamlpos.Map, own, lens LensID, noun string) []GroupID {
	var groups []GroupID
	for _, node := range p.nodes(m, string(lens)) {
		id, ok := node.Text()
		if !ok {
			continue
		}
		groups = append(groups, GroupID(id))
		p.later(func() { p.checkServed(node, own, lens, noun) })
	}
	return groups
}

func (p *parser) checkServed(node *yamlpos.Node, own, id LensID, noun string) {
	quoted := yamlpos.Quote(node.String())
	lens, ok := p.framework.Lens(id)
	switch {
	case !ok:
		node.Report(CodeUnknownID, fmt.Sprintf("%s %s is not known: there is no lens %q", noun, quoted, id), "")
		return
	case own == id:
		node.Report(CodeOwnLens, fmt.Sprintf("%s %s stands in the element's own lens, which it serves anyway", noun, quoted), "leave the list empty")
		return
	}
	var known []string
	for _, group := range lens.Groups {
		known = append(known, string(group.ID))
	}
	checkKnown(node, noun, node.String(), known)
}

func (p *parser) factors(m *yamlpos.Map, e *Element) {
	var known []string
	for _, factor := range Factors() {
		known = append(known, string(factor))
	}
	for _, node := range p.nodes(m, "factors") {
		text, ok := node.Text()
		if ok && !slices.Contains(known, text) {
			node.Report(CodeUnknownFactor, fmt.Sprintf("factor %s is not known", yamlpos.Quote(text)),
				yamlpos.Suggest(text, "Factors", known))
		}
		e.Factors = append(e.Factors, Factor(text))
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
	for _, node := range p.nodes(m, "inferred") {
		text, ok := node.Text()
		if ok && !slices.Contains(InferableFields(), text) {
			node.Report(CodeUnknownField, fmt.Sprintf("field %s cannot be inferred", yamlpos.Quote(text)),
				yamlpos.Suggest(text, "Fields", InferableFields()))
		}
		e.Inferred = append(e.Inferred, text)
	}
}

// levelsHaveElements makes sure that every level from 1 up has an element, else it could never be reached.
func (p *parser) levelsHaveElements(m *yamlpos.Map) func() {
	return func() {
		node, ok := m.Get("levels")
		if !ok || p.levelsUnclear {
			return
		}
		for _, level := range p.framework.Levels[min(1, len(p.framework.Levels)):] {
			has := func(e located) bool { return e.Level == level.Number }
			if !slices.ContainsFunc(p.elements, has) {
				node.Report(CodeLevelWithoutMember, fmt.Sprintf("level %d has no element", level.Number), "")
			}
		}
		if len(p.framework.Levels) < 2 {
			node.Report(CodeLevelWithoutMember, "there is no level above 0", "")
		}
	}
}

// cycles reports each requirement that leads back to the element it stands in, once a cycle.
func (p *parser) cycles() {
	at := map[ElementID]int{}
	for i, element := range p.elements {
		at[element.ID] = i
	}
	const (
		open = 1
		done = 2
	)
	state := make([]int, len(p.elements))
	var trail []string
	var visit func(i int)
	visit = func(i int) {
		state[i] = open
		trail = append(trail, string(p.elements[i].ID))
		for _, node := range p.elements[i].requires {
			text, _ := node.Text()
			next, known := at[ElementID(text)]
			switch {
			case known && state[next] == open:
				circle := append(slices.Clone(trail[slices.Index(trail, text):]), text)
				node.Report(CodeCycle, "requirements go round in a circle: "+strings.Join(circle, " → "), "")
			case known && state[next] == 0:
				visit(next)
			}
		}
		trail = trail[:len(trail)-1]
		state[i] = done
	}
	for i := range p.elements {
		if state[i] == 0 {
			visit(i)
		}
	}
}
