package reference

import (
	"fmt"
	"slices"
	"strings"

	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
)

// Graph is the picture of what the elements of a lens require of each other: an arrow leads from what is required to
// what requires it. Lens is one of the model's.
type Graph struct {
	Model *framework.Framework
	Lens  *framework.Lens
}

// Empty reports whether no element of the lens requires another, so that there is nothing to see.
func (g Graph) Empty() bool { return len(g.arrows()) == 0 }

// essentialSign stands before the name of an essential element; its frame is thick as well.
const essentialSign = "★ "

// noLevelID and noLevelTitle are those of the part of elements without a level.
const (
	noLevelID    = "no-level"
	noLevelTitle = "No level"
)

// part is a level of the level lens, or a group of another lens, with its elements.
type part struct {
	id       string
	title    string
	elements []*framework.Element
}

// arrow leads from what is required to what requires it.
type arrow struct{ from, to framework.ElementID }

// leveled reports whether the parts are levels.
func (g Graph) leveled() bool { return g.Lens.ID == g.Model.LevelLens }

// elements lists those of the lens in the order of the model.
func (g Graph) elements() []*framework.Element {
	var elements []*framework.Element
	for i := range g.Lens.Groups {
		for e := range g.Lens.Groups[i].Elements {
			elements = append(elements, &g.Lens.Groups[i].Elements[e])
		}
	}
	return elements
}

// parts lists the parts that have elements: levels from the lowest up and then what has none, or groups.
func (g Graph) parts() []part {
	var parts []part
	if g.leveled() {
		for _, level := range g.Model.Levels[1:] {
			parts = append(parts, part{string(level.ID), "Level " + level.String(), g.atLevel(level.Number)})
		}
		parts = append(parts, part{noLevelID, noLevelTitle, g.atLevel(0)})
	} else {
		for i := range g.Lens.Groups {
			group := &g.Lens.Groups[i]
			one := part{id: string(group.ID), title: group.Name}
			for e := range group.Elements {
				one.elements = append(one.elements, &group.Elements[e])
			}
			parts = append(parts, one)
		}
	}
	return slices.DeleteFunc(parts, func(p part) bool { return len(p.elements) == 0 })
}

func (g Graph) atLevel(number int) []*framework.Element {
	return slices.DeleteFunc(g.elements(), func(e *framework.Element) bool { return e.Level != number })
}

// arrows lists the requirements in the order of the elements that have them.
func (g Graph) arrows() []arrow {
	var arrows []arrow
	for _, element := range g.elements() {
		for _, required := range element.Requires {
			arrows = append(arrows, arrow{required, element.ID})
		}
	}
	return arrows
}

// summary says in a sentence or two what the picture shows. It holds ids only, no text of the model.
func (g Graph) summary() (title, description string) {
	title = fmt.Sprintf("Prerequisites in the lens %s of %s", g.Lens.ID, g.Model.Reference())
	by := "group"
	if g.leveled() {
		by = "level"
	}
	description = fmt.Sprintf("%s by %s, %s. An arrow leads from a prerequisite to the element that requires it.",
		document.Count(len(g.elements()), "element", "elements"), by, document.Count(len(g.arrows()), "prerequisite", "prerequisites"))
	if slices.ContainsFunc(g.elements(), func(e *framework.Element) bool { return e.Essential }) {
		description += " A star and a thick frame mark essential elements."
	}
	return title, description
}

// label is the name of an element in the picture, on one line.
func label(element *framework.Element) string {
	if element.Essential {
		return essentialSign + oneLine(element.Name)
	}
	return oneLine(element.Name)
}

// oneLine is a text on one line, without characters that command a terminal or that XML does not have.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xfffe || r == 0xffff { // no characters of XML
			return '?'
		}
		return r
	}, strings.Join(strings.Fields(diag.Printable(text)), " "))
}
