package report

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"revops/framework"
)

func (p modelPage) lens(lens *framework.Lens) {
	p.headline(2, string(lens.ID), plain(lens.Name))
	elements := 0
	for _, group := range lens.Groups {
		elements += len(group.Elements)
	}
	gives := "It has a score of its own."
	if lens.ID == p.model.LevelLens {
		gives = "It alone gives the maturity level and the headline score."
	}
	p.note(fmt.Sprintf("%s in %s. %s", count(elements, "element", "elements"), count(len(lens.Groups), lens.GroupNoun, plural(lens.GroupNoun)), gives))
	for i := range lens.Groups {
		p.group(lens, &lens.Groups[i])
	}
}

func (p modelPage) group(lens *framework.Lens, group *framework.Group) {
	p.headline(3, string(group.ID), plain(group.Name))
	p.note(group.Summary)
	var serving []framework.ElementID
	for _, place := range p.model.Elements() {
		if place.Lens.ID != lens.ID && place.Serves(group.ID) {
			serving = append(serving, place.ID)
		}
	}
	if len(serving) > 0 {
		p.paragraph("Served by " + p.elements(serving))
	}
	for i := range group.Elements {
		p.element(framework.Place{Element: &group.Elements[i], Lens: lens, Group: group})
	}
}

func (p modelPage) element(e framework.Place) {
	p.headline(4, string(e.ID), plain(e.Name))
	p.paragraph(p.standing(e))
	p.paragraph(strong(e.Question))
	p.note(e.Why)
	if len(e.Evidence) > 0 {
		p.note("Look at:")
		items := make([]inline, len(e.Evidence))
		for i, text := range e.Evidence {
			items[i] = plain(text)
		}
		p.list(items)
	}
	p.grades(e)
	facts := []inline{
		labelled("Requires", p.elements(e.Requires)),
		labelled("Unlocks", p.elements(explainer{model: p.model}.dependents(e.ID))),
	}
	for i := range p.model.Lenses {
		lens := &p.model.Lenses[i]
		facts = append(facts, labelled(capital(plural(lens.GroupNoun)), groupsServed(e, lens)))
	}
	facts = append(facts,
		labelled("Factors", plain(strings.Join(asWords(e.Factors), ", "))),
		labelled("From deals", p.fromDeals(e.ID)),
		labelled("Sources", sources(e.Sources)),
		labelled("Ours, not the sources'", plain(strings.Join(e.Inferred, ", "))))
	p.list(filled(facts))
}

// standing says where an element belongs: its id, level, weight and owner.
func (p modelPage) standing(e framework.Place) inline {
	parts := []inline{"`" + inline(e.ID) + "`"}
	switch {
	case e.Level > 0:
		level := p.model.Levels[e.Level]
		parts = append(parts, "level "+link(level.String(), string(level.ID)), plain(essential(e)))
	case e.Lens.ID == p.model.LevelLens:
		parts = append(parts, "no level: it counts in its "+plain(e.Lens.GroupNoun)+" and in the score")
	}
	if e.Weight != 1 {
		parts = append(parts, plain("weight "+strconv.Itoa(e.Weight)))
	}
	team, _ := p.model.Team(e.Owner)
	parts = append(parts, "owner "+p.team(e.Owner)+", channel "+plain(team.Channel))
	return joined(" · ", parts...)
}

// grades is a table of the four grades with the step to each.
func (p modelPage) grades(e framework.Place) {
	var rows [][]inline
	for _, grade := range []framework.Grade{framework.None, framework.Partial, framework.Mostly, framework.Full} {
		name := plain(grade.String())
		if grade == p.model.Policy.InPlace {
			name = strong(grade.String()) + ", in place from here"
		}
		row := []inline{name, plain(e.Grades.Of(grade)), "", ""}
		if step, has := e.Steps.To(grade); has {
			row[2], row[3] = plain(step.Do), plain(strconv.Itoa(step.Days))
		}
		rows = append(rows, row)
	}
	p.inlineTable([]column{{title: "Grade"}, {title: "What it looks like"}, {title: "Step there"}, {title: "Days", number: true}}, rows)
}

// elements lists elements by name, each a link to its place.
func (p modelPage) elements(ids []framework.ElementID) inline {
	var links []inline
	for _, id := range ids {
		place, _ := p.model.Element(id)
		links = append(links, link(place.Name, string(id)))
	}
	return joined(", ", links...)
}

func (p modelPage) team(id framework.TeamID) inline {
	team, _ := p.model.Team(id)
	return link(team.Name, string(id))
}

// groupsServed lists the groups of a lens that an element of another lens serves.
func groupsServed(e framework.Place, lens *framework.Lens) inline {
	var links []inline
	for _, group := range lens.Groups {
		if lens.ID != e.Lens.ID && e.Serves(group.ID) {
			links = append(links, link(group.Name, string(group.ID)))
		}
	}
	return joined(", ", links...)
}

// sources lists addresses as links and everything else as it is.
func sources(texts []string) inline {
	address := regexp.MustCompile(`^https://([A-Za-z0-9.-]+(?:/[A-Za-z0-9._~/%?=&+,-]*)?)$`)
	var links []inline
	for _, text := range texts {
		if parts := address.FindStringSubmatch(text); parts != nil {
			links = append(links, "["+plain(strings.TrimSuffix(parts[1], "/"))+"]("+inline(strings.ReplaceAll(text, "&", "&amp;"))+")")
		} else {
			links = append(links, plain(text))
		}
	}
	return joined(", ", links...)
}

// labelled is a line of a list with what it is about before it; empty for no text.
func labelled(label string, text inline) inline {
	if text == "" {
		return ""
	}
	return strong(label+":") + " " + text
}

// filled lists the items that hold text.
func filled(items []inline) []inline {
	var some []inline
	for _, item := range items {
		if item != "" {
			some = append(some, item)
		}
	}
	return some
}

// link leads to an anchor of the same page.
func link(text, anchor string) inline { return "[" + plain(text) + "](#" + inline(anchor) + ")" }
