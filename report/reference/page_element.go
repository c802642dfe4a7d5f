package reference

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"revops/framework"
	"revops/report/document"
	"revops/report/text"
)

func (p modelPage) lens(lens *framework.Lens) {
	p.headline(2, string(lens.ID), text.Plain(lens.Name))
	elements := 0
	for _, group := range lens.Groups {
		elements += len(group.Elements)
	}
	gives := "It has its own score."
	if lens.ID == p.model.LevelLens {
		gives = "The maturity level and the headline score come from it alone."
	}
	p.Note(fmt.Sprintf("%s in %s. %s", document.Count(elements, "element", "elements"), document.Count(len(lens.Groups), lens.GroupNoun, plural(lens.GroupNoun)), gives))
	for i := range lens.Groups {
		p.group(lens, &lens.Groups[i])
	}
}

func (p modelPage) group(lens *framework.Lens, group *framework.Group) {
	p.headline(3, string(group.ID), text.Plain(group.Name))
	p.Note(group.Summary)
	var serving []framework.ElementID
	for _, place := range p.model.Elements() {
		if place.Lens.ID != lens.ID && place.Serves(group.ID) {
			serving = append(serving, place.ID)
		}
	}
	if len(serving) > 0 {
		p.Paragraph("Put into practice by " + p.elements(serving))
	}
	for i := range group.Elements {
		p.element(framework.Place{Element: &group.Elements[i], Lens: lens, Group: group})
	}
}

func (p modelPage) element(e framework.Place) {
	p.headline(4, string(e.ID), text.Plain(e.Name))
	p.Paragraph(p.properties(e))
	p.Paragraph(text.Strong(e.Question))
	p.Note(e.Why)
	if len(e.Evidence) > 0 {
		p.Note(evidenceTitle + ":")
		p.List(text.Plains(e.Evidence))
	}
	p.grades(e)
	facts := []text.Inline{
		labelled("Requires", p.elements(e.Requires)),
		labelled("Unlocks", p.elements(explainer{model: p.model}.dependents(e.ID))),
	}
	for i := range p.model.Lenses {
		lens := &p.model.Lenses[i]
		facts = append(facts, labelled(document.Capital(plural(lens.GroupNoun)), groupsServed(e, lens)))
	}
	facts = append(facts,
		labelled("Factors", text.Plain(strings.Join(asWords(e.Factors), ", "))),
		labelled(crmTitle, p.fromDeals(e.ID)),
		labelled("Sources", sources(e.Sources)),
		labelled(inferredTitle, text.Plain(strings.Join(e.Inferred, ", "))))
	p.List(withoutEmpty(facts))
}

// properties says where an element belongs: its id, level, weight and owner.
func (p modelPage) properties(e framework.Place) text.Inline {
	parts := []text.Inline{"`" + text.Inline(e.ID) + "`"}
	switch {
	case e.Level > 0:
		level := p.model.Levels[e.Level]
		parts = append(parts, "level "+link(level.String(), string(level.ID)), text.Plain(essential(e)))
	case e.Lens.ID == p.model.LevelLens:
		parts = append(parts, "no level, counts toward its "+text.Plain(e.Lens.GroupNoun)+" and the score")
	}
	if e.Weight != 1 {
		parts = append(parts, text.Plain("weight "+strconv.Itoa(e.Weight)))
	}
	team, _ := p.model.Team(e.Owner)
	parts = append(parts, "owner "+p.team(e.Owner)+", discuss in "+text.Plain(team.Channel))
	return text.Joined(" · ", parts...)
}

// grades is a table of the grades with the step to each.
func (p modelPage) grades(e framework.Place) {
	var rows [][]text.Inline
	for _, grade := range framework.Grades() {
		name := text.Plain(grade.String())
		if grade == p.model.Policy.InPlace {
			name = text.Strong(grade.String()) + ", in place"
		}
		row := []text.Inline{name, text.Plain(e.Grades.Of(grade)), "", ""}
		if step, has := e.Steps.To(grade); has {
			row[2], row[3] = text.Plain(step.Do), text.Plain(strconv.Itoa(step.Days)+document.Lasting(int(step.Lasts)))
		}
		rows = append(rows, row)
	}
	p.InlineTable(slices.Concat(text.Words("Grade", "Description", "Step to this grade"), text.Numbers("Days")), rows)
}

// elements lists elements by name, each a link to its place.
func (p modelPage) elements(ids []framework.ElementID) text.Inline {
	var links []text.Inline
	for _, id := range ids {
		place, _ := p.model.Element(id)
		links = append(links, link(place.Name, string(id)))
	}
	return text.Joined(", ", links...)
}

func (p modelPage) team(id framework.TeamID) text.Inline {
	team, _ := p.model.Team(id)
	return link(team.Name, string(id))
}

// groupsServed lists the groups of a lens that an element of another lens serves.
func groupsServed(e framework.Place, lens *framework.Lens) text.Inline {
	var links []text.Inline
	for _, group := range lens.Groups {
		if lens.ID != e.Lens.ID && e.Serves(group.ID) {
			links = append(links, link(group.Name, string(group.ID)))
		}
	}
	return text.Joined(", ", links...)
}

// sources lists addresses as links and everything else as it is.
func sources(texts []string) text.Inline {
	address := regexp.MustCompile(`^https://([A-Za-z0-9.-]+(?:/[A-Za-z0-9._~/%?=&+,-]*)?)$`)
	var links []text.Inline
	for _, source := range texts {
		if parts := address.FindStringSubmatch(source); parts != nil {
			links = append(links, "["+text.Plain(strings.TrimSuffix(parts[1], "/"))+"]("+text.Inline(strings.ReplaceAll(source, "&", "&amp;"))+")")
		} else {
			links = append(links, text.Plain(source))
		}
	}
	return text.Joined(", ", links...)
}

// labelled is a line of a list with what it is about before it; empty for no text.
func labelled(label string, content text.Inline) text.Inline {
	if content == "" {
		return ""
	}
	return text.Strong(label+":") + " " + content
}

// withoutEmpty leaves out the items that hold no text.
func withoutEmpty(items []text.Inline) []text.Inline {
	return slices.DeleteFunc(items, func(item text.Inline) bool { return item == "" })
}

// link leads to an anchor of the same page.
func link(name, anchor string) text.Inline {
	return "[" + text.Plain(name) + "](#" + text.Inline(anchor) + ")"
}
