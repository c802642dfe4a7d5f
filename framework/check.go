package framework

import (
	"fmt"
	"slices"
	"strings"

	"revops/internal/yamlpos"
)

// plainID reads the key id as an id in kebab-case.
func (p *parser) plainID(m *yamlpos.Map) string {
	id, ok := m.Text("id")
	if ok {
		node, _ := m.Get("id")
		checkKebab(node, id)
	}
	return id
}

// checkKebab reports an id that is not lower-case letters and digits in words joined by hyphens.
func checkKebab(node *yamlpos.Node, id string) {
	other := func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }
	for word := range strings.SplitSeq(id, "-") {
		if word == "" || strings.ContainsFunc(word, other) {
			node.Report(CodeInvalidID, fmt.Sprintf("id %s is not in kebab-case", yamlpos.Quote(id)),
				"lower-case letters and digits, words joined by hyphens")
			return
		}
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

// checkKnown reports an id that is not among the known ones. Where there are none, that has been reported.
func checkKnown(node *yamlpos.Node, kind string, known []string) {
	if len(known) > 0 && !slices.Contains(known, node.String()) {
		node.ReportUnknown(CodeUnknownID, kind, known)
	}
}

// checkElement reports the id of an element that does not exist, or not in the lens if one is given.
func (p *parser) checkElement(node *yamlpos.Node, lens LensID) {
	var known []string
	for _, element := range p.elements {
		if lens == "" || element.lens == lens {
			if string(element.ID) == node.String() {
				return
			}
			known = append(known, string(element.ID))
		}
	}
	checkKnown(node, "element", known)
}

// checkLevelLens reports a level in a lens that is not the level lens, if that is known.
func (p *parser) checkLevelLens(node *yamlpos.Node, lens LensID) {
	if _, known := p.framework.Lens(p.framework.LevelLens); known && lens != p.framework.LevelLens {
		node.Report(CodeLevelOutsideLens,
			fmt.Sprintf("level in lens %q: only elements of the level lens %q have one", lens, p.framework.LevelLens), "")
	}
}

// checkServed reports a group that an element cannot serve: one that does not exist, or one of the element's own lens.
func (p *parser) checkServed(node *yamlpos.Node, own, id LensID, noun string) {
	quoted := yamlpos.Quote(node.String())
	lens, found := p.framework.Lens(id)
	switch {
	case !found:
		node.Report(CodeUnknownID, fmt.Sprintf("unknown %s %s: there is no lens %q", noun, quoted, id), "")
	case own == id:
		node.Report(CodeOwnLens, fmt.Sprintf("%s %s is in the element's own lens, which it serves anyway", noun, quoted), "leave the list empty")
	default:
		checkKnown(node, noun, idsOf(lens.Groups, func(g Group) GroupID { return g.ID }))
	}
}

// levelsHaveElements makes sure that every level from 1 up has an element, else it could never be reached.
func (p *parser) levelsHaveElements(m *yamlpos.Map) {
	node, ok := m.Get("levels")
	if !ok || p.levelsUnclear {
		return
	}
	for _, level := range p.framework.Levels[min(1, len(p.framework.Levels)):] {
		has := func(e elementNode) bool { return e.Level == level.Number }
		if !slices.ContainsFunc(p.elements, has) {
			node.Report(CodeLevelWithoutMember, fmt.Sprintf("level %d has no element", level.Number), "")
		}
	}
	if len(p.framework.Levels) < 2 {
		node.Report(CodeLevelWithoutMember, "there is no level above 0", "")
	}
}

// cycles reports each requirement that leads back to its element, once a cycle.
func (p *parser) cycles() {
	at := map[string]int{}
	for i, element := range p.elements {
		at[string(element.ID)] = i
	}
	visited := make([]bool, len(p.elements))
	var trail []string // the ids on the way to the element that is visited
	var visit func(i int)
	visit = func(i int) {
		visited[i] = true
		trail = append(trail, string(p.elements[i].ID))
		for _, node := range p.elements[i].requires {
			id := node.String()
			next, known := at[id]
			if start := slices.Index(trail, id); start >= 0 {
				circle := strings.Join(append(slices.Clone(trail[start:]), id), " → ")
				node.Report(CodeCycle, "requirements go round in a circle: "+circle, "")
			} else if known && !visited[next] {
				visit(next)
			}
		}
		trail = trail[:len(trail)-1]
	}
	for i := range p.elements {
		if !visited[i] {
			visit(i)
		}
	}
}
