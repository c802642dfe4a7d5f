package reference

import (
	"fmt"
	"io"

	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/text"
)

// Markdown writes the whole model as a page with a table of contents. Each level, team, lens, group and element has an
// anchor of its id, which stays when its name changes.
func Markdown(w io.Writer, model *framework.Framework) error {
	return text.WriteMarkdown(w, func(m *text.Markdown) {
		page := modelPage{m, model}
		page.introduction()
		page.contents()
		page.levels()
		page.requirements()
		page.figures()
		page.teams()
		for i := range model.Lenses {
			page.lens(&model.Lenses[i])
		}
	})
}

// Titles of sections that the contents link to.
const (
	requirementsTitle = "Prerequisites"
	figuresTitle      = "Figures from CRM deals"
)

// modelPage writes the parts of a model.
type modelPage struct {
	*text.Markdown
	model *framework.Framework
}

func (p modelPage) introduction() {
	model := p.model
	p.headline(1, "", text.Plain(model.Name))
	p.Note(fmt.Sprintf("%s: %s in %s, %s above %s.", model.Reference(), document.Count(len(model.Elements()), "element", "elements"),
		document.Count(len(model.Lenses), "lens", "lenses"), document.Count(len(model.Levels)-1, "level", "levels"), model.Levels[0]))
	p.Note(fmt.Sprintf("Each element is a question that is answered with a grade: %s, worth 0 to %d points. ",
		framework.GradeWords(), framework.MaxPoints) + document.InPlaceRule(model.Policy) + " " + document.LevelRule(model.Policy))
	p.Note("Next to each grade is the step that leads to it from the grade above it in the table, with its effort in person-days. " +
		"Fields listed as inferred were set by the authors of this framework, not by its sources.")
}

func (p modelPage) contents() {
	p.headline(2, "", "Contents")
	sections := []text.Inline{link("Levels", "levels"), link(requirementsTitle, "prerequisites")}
	if len(p.model.Measures.List) > 0 {
		sections = append(sections, link(figuresTitle, "figures-from-crm-deals"))
	}
	p.List(append(sections, link("Teams", "teams")))
	for _, lens := range p.model.Lenses {
		p.Paragraph("**" + link(lens.Name, string(lens.ID)) + "**")
		items := make([]text.Inline, len(lens.Groups))
		for i, group := range lens.Groups {
			items[i] = link(group.Name, string(group.ID)) + ": "
			for e, element := range group.Elements {
				if e > 0 {
					items[i] += " · "
				}
				items[i] += link(element.Name, string(element.ID))
			}
		}
		p.List(items)
	}
}

func (p modelPage) levels() {
	p.headline(2, "", "Levels")
	for _, level := range p.model.Levels {
		p.headline(3, string(level.ID), text.Plain(level.String()))
		p.Note(level.Description)
		var rows [][]text.Inline
		for _, place := range p.model.Elements() {
			if place.Level == level.Number && level.Number > 0 {
				rows = append(rows, []text.Inline{
					link(place.Name, string(place.ID)), text.Plain(essential(place)), link(place.Group.Name, string(place.Group.ID)), p.team(place.Owner),
				})
			}
		}
		if len(rows) > 0 {
			lens, _ := p.model.Lens(p.model.LevelLens)
			p.InlineTable(text.Words("Element", "Essential", document.Capital(lens.GroupNoun), "Owner"), rows)
		}
	}
}

func essential(place framework.Place) string {
	if place.Essential {
		return "essential"
	}
	return ""
}

// requirements draws the picture of the level lens, if there is something to see.
func (p modelPage) requirements() {
	p.headline(2, "", requirementsTitle)
	lens, _ := p.model.Lens(p.model.LevelLens)
	graph := Graph{Model: p.model, Lens: lens}
	if graph.Empty() {
		p.Paragraph("No element of the lens " + link(lens.Name, string(lens.ID)) + " has a prerequisite.")
		return
	}
	_, description := graph.summary()
	p.Paragraph(link(lens.Name, string(lens.ID)) + ": " + text.Plain(description))
	p.Put("```mermaid\n" + text.Inline(graph.mermaid()) + "```\n\n")
}

func (p modelPage) teams() {
	p.headline(2, "", "Teams")
	for _, team := range p.model.Teams {
		p.headline(3, string(team.ID), text.Plain(team.Name))
		var owned []framework.ElementID
		for _, place := range p.model.Elements() {
			if place.Owner == team.ID {
				owned = append(owned, place.ID)
			}
		}
		p.Note(narrative.ChannelTitle + ": " + team.Channel)
		if len(owned) > 0 {
			p.Paragraph(text.Plain("Owns "+document.Count(len(owned), "element", "elements")+": ") + " " + p.elements(owned))
		}
	}
}

// headline writes a heading with an anchor before it, without one where that is empty.
func (p modelPage) headline(depth int, anchor string, title text.Inline) {
	line := text.Inline("######"[:depth]) + " " + title + "\n\n"
	if anchor != "" {
		line = `<a id="` + text.Inline(anchor) + "\"></a>\n\n" + line
	}
	p.Put(line)
}
