package framework

import (
	"fmt"
	"slices"
	"strings"

	"revops/internal/yamlpos"
)

// checkSchema reports a file of another schema than the one wanted.
func checkSchema(node *yamlpos.Node, want string) {
	if node.String() != want {
		node.Report(CodeSchema, fmt.Sprintf("unknown schema %s, want %s", yamlpos.Quote(node.String()), want), "write schema: "+want)
	}
}

// checkManifest checks what stands in the manifest by itself.
func (p *parser) checkManifest() {
	m := &p.manifest
	checkSchema(p.At(&m.Schema), ManifestSchema)
	checkKebab(p.At(&m.ID))
	if at := p.At(&m.Policy.InPlace); m.Policy.InPlace.Points() == 0 {
		at.Report(CodeUnknownGrade, fmt.Sprintf("grade %s cannot be in place", yamlpos.Quote(at.String())), "one of "+strings.Join(GradedNames()[1:], ", "))
	}
	for i := range m.Levels {
		level := &m.Levels[i]
		if level.Number != i {
			p.At(&level.Number).Report(CodeLevelNumber, fmt.Sprintf("level number %d, want %d", level.Number, i),
				"number the levels in the order of the file, starting with 0 for no level reached")
		}
		p.unique(p.At(&level.ID))
	}
	for i := range m.Teams {
		p.unique(p.At(&m.Teams[i].ID))
	}
}

// checkKebab reports an id that is not lower-case letters and digits in words joined by hyphens.
func checkKebab(node *yamlpos.Node) {
	other := func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }
	for word := range strings.SplitSeq(node.String(), "-") {
		if word == "" || strings.ContainsFunc(word, other) {
			node.Report(CodeInvalidID, fmt.Sprintf("id %s is not in kebab-case", yamlpos.Quote(node.String())),
				"use lower-case letters and digits, and hyphens between words")
			return
		}
	}
}

// unique checks an id, and that nothing before it in the framework has the same.
func (p *parser) unique(node *yamlpos.Node) {
	if node.Kind() != yamlpos.Scalar {
		return
	}
	checkKebab(node)
	reportTwice(p.ids, node, "id", "every id must be unique across elements, groups, lenses, levels and teams")
}

// reportTwice reports a text that an earlier node has, and remembers the node of one that is new.
func reportTwice(seen map[string]*yamlpos.Node, node *yamlpos.Node, noun, hint string) {
	id := node.String()
	if first, twice := seen[id]; twice {
		node.Report(CodeDuplicateID, fmt.Sprintf("%s %s is given twice, first at %s", noun, yamlpos.Quote(id), first.Position()), hint)
		return
	}
	seen[id] = node
}

// checkElement checks what an element says by itself and of what stands in the manifest.
func (p *parser) checkElement(e *Element) {
	p.unique(p.At(&e.ID))
	for i := range e.Was {
		if at := p.At(&e.Was[i]); at.Kind() == yamlpos.Scalar {
			checkKebab(at)
			reportTwice(p.was, at, "former id", "only one element can take over the answers to a former id")
		}
	}
	if version := p.manifest.Version; e.Reworded > version && p.Given(&p.manifest.Version) {
		p.At(&e.Reworded).Report(CodeRewordedLater, fmt.Sprintf("reworded in version %d, but the framework is at version %d", e.Reworded, version),
			"raise version in "+ManifestName)
	}
	if e.Level > 0 {
		p.At(&e.Level).Int(1, max(1, len(p.manifest.Levels)-1))
	}
	if e.Essential && e.Level == 0 {
		p.At(&e.Essential).Report(CodeEssential, "an essential element needs a level", "")
	}
	e.Weight = max(1, e.Weight)
	p.checkGrades(&e.Grades)
	checkKnown(p.At(&e.Owner), "team", idsOf(p.manifest.Teams, func(t Team) TeamID { return t.ID }))
	for i := range e.Factors {
		if _, known := FactorOf(e.Factors[i]); !known {
			p.At(&e.Factors[i]).ReportUnknown(CodeUnknownFactor, "factor", idsOf(Factors(), func(f Factor) FactorID { return f.ID }))
		}
	}
	for i, name := range e.Inferred {
		if !slices.Contains(InferableFields(), name) {
			p.At(&e.Inferred[i]).Report(CodeUnknownField, fmt.Sprintf("field %s cannot be inferred", yamlpos.Quote(name)),
				yamlpos.Suggest(name, "Fields", InferableFields()))
		}
	}
}

// checkGrades reports a grade with the text of a lower one.
func (p *parser) checkGrades(grades *Descriptions) {
	texts := grades.texts()
	for i, text := range texts {
		same := func(lower *string) bool { return *lower == *text }
		if first := slices.IndexFunc(texts[:i], same); first >= 0 && *text != "" {
			names := GradeNames()
			p.At(text).Report(CodeSameText, fmt.Sprintf("grade %s has the same text as grade %s", names[i], names[first]), "")
		}
	}
}

// InferableFields lists the keys of an element that "inferred" may name.
func InferableFields() []string {
	return []string{
		"name", "level", "essential", "weight", "question", "why", "grades", "evidence", "requires", "owner", "rules",
		"pillars", "factors", "steps",
	}
}

// The lenses whose groups elements of other lenses serve: the keys "rules" and "pillars" name them.
const (
	rulesLens   LensID = "rules"
	pillarsLens LensID = "pillars"
)

// checkReferences checks what needs the ids of all files.
func (p *parser) checkReferences() {
	model := &p.manifest.Framework
	checkKnown(p.At(&model.LevelLens), "lens", idsOf(model.Lenses, func(l Lens) LensID { return l.ID }))
	_, known := model.Lens(model.LevelLens)
	for place := range model.places() {
		lens := place.Lens.ID
		if known && lens != model.LevelLens {
			p.At(&place.Level).Report(CodeLevelOutsideLens,
				fmt.Sprintf("element with a level in lens %q: only elements of the level lens %q have levels", lens, model.LevelLens), "")
		}
		for i := range place.Requires {
			p.checkElementID(p.At(&place.Requires[i]), lens)
		}
		for i := range place.Rules {
			p.checkServed(p.At(&place.Rules[i]), lens, rulesLens, "rule")
		}
		for i := range place.Pillars {
			p.checkServed(p.At(&place.Pillars[i]), lens, pillarsLens, "pillar")
		}
		for i := range place.Was {
			if now, taken := p.ids[string(place.Was[i])]; taken {
				at := p.At(&place.Was[i])
				at.Report(CodeDuplicateID, fmt.Sprintf("former id %s is also used as an id, at %s", yamlpos.Quote(at.String()), now.Position()),
					"a published id never changes its meaning: choose another id, or remove it from was")
			}
		}
	}
	for i := range p.measures.List {
		p.checkElementID(p.At(&p.measures.List[i].Element), "")
	}
	p.checkLevels()
	p.checkCycles()
}

// checkKnown reports an id that is not among the known ones. Where there are none, that has been reported.
func checkKnown(node *yamlpos.Node, kind string, known []string) {
	if len(known) > 0 && !slices.Contains(known, node.String()) {
		node.ReportUnknown(CodeUnknownID, kind, known)
	}
}

// checkElementID reports the id of an element that does not exist, or not in the lens if one is given.
func (p *parser) checkElementID(node *yamlpos.Node, lens LensID) {
	within := func(place Place) bool { return lens == "" || place.Lens.ID == lens }
	if place, found := p.manifest.Element(ElementID(node.String())); found && within(place) {
		return
	}
	var known []string
	for place := range p.manifest.places() {
		if within(place) {
			known = append(known, string(place.ID))
		}
	}
	checkKnown(node, "element", known)
}

// checkServed reports a group that an element cannot serve: one that does not exist, or one of the element's own lens.
func (p *parser) checkServed(node *yamlpos.Node, own, id LensID, noun string) {
	quoted := yamlpos.Quote(node.String())
	lens, found := p.manifest.Lens(id)
	switch {
	case !found:
		node.Report(CodeUnknownID, fmt.Sprintf("unknown %s %s: there is no lens %q", noun, quoted, id), "")
	case own == id:
		node.Report(CodeOwnLens, fmt.Sprintf("%s %s belongs to the element's own lens", noun, quoted), "leave the list empty: an element always counts in its own lens")
	default:
		checkKnown(node, noun, idsOf(lens.Groups, func(g Group) GroupID { return g.ID }))
	}
}

// checkLevels makes sure that every level from 1 up has an element, else it could never be reached. Where a level of an
// element is not one, that has been reported.
func (p *parser) checkLevels() {
	levels := p.manifest.Levels
	node := p.At(&p.manifest.Levels)
	member := make([]bool, len(levels)+1)
	for place := range p.manifest.places() {
		if at := p.At(&place.Level); p.Given(&place.Level) && at.Kind() == yamlpos.Invalid {
			return
		}
		member[min(place.Level, len(levels))] = true
	}
	for i := 1; i < len(levels); i++ {
		if !member[i] {
			node.Report(CodeLevelWithoutMember, fmt.Sprintf("level %d has no element", i), "")
		}
	}
	if len(levels) < 2 {
		node.Report(CodeLevelWithoutMember, "there is no level above 0", "")
	}
}

// checkCycles reports each requirement that leads back to its element, once a cycle.
func (p *parser) checkCycles() {
	elements := map[ElementID]*Element{}
	for place := range p.manifest.places() {
		elements[place.ID] = place.Element
	}
	visited := map[ElementID]bool{}
	var trail []string // the ids on the way to the element that is visited
	var visit func(e *Element)
	visit = func(e *Element) {
		visited[e.ID] = true
		trail = append(trail, string(e.ID))
		for i, id := range e.Requires {
			if start := slices.Index(trail, string(id)); start >= 0 {
				circle := strings.Join(append(slices.Clone(trail[start:]), string(id)), " → ")
				p.At(&e.Requires[i]).Report(CodeCycle, "circular prerequisites: "+circle, "")
			} else if next := elements[id]; next != nil && !visited[id] {
				visit(next)
			}
		}
		trail = trail[:len(trail)-1]
	}
	for place := range p.manifest.places() {
		if !visited[place.ID] {
			visit(place.Element)
		}
	}
}
