package report

import (
	"fmt"
	"io"

	"revops/framework"
)

// Model is a framework that is written out to read.
type Model struct{ *framework.Framework }

// Forms lists the formats of a model.
func (m Model) Forms() []Form {
	return []Form{
		{FormatTable, func(w io.Writer, style Style) error { return FrameworkText(w, m.Framework, style) }},
		unstyled(FormatMarkdown, m.Markdown),
	}
}

// Markdown writes the whole model as a page with a table of contents. Each level, team, lens, group and element has an
// anchor of its id, which stays when its name changes.
func (m Model) Markdown(w io.Writer) error {
	return writeMarkdown(w, func(paper *markdown) {
		page := modelPage{paper, m.Framework}
		page.introduction()
		page.contents()
		page.levels()
		page.requirements()
		page.figures()
		page.teams()
		for i := range m.Lenses {
			page.lens(&m.Lenses[i])
		}
	})
}

// modelPage writes the parts of a model.
type modelPage struct {
	*markdown
	model *framework.Framework
}

func (p modelPage) introduction() {
	model := p.model
	p.headline(1, "", plain(model.Name))
	p.note(fmt.Sprintf("%s: %s in %s, %s above %s.", model.Reference(), count(len(model.Elements()), "element", "elements"),
		count(len(model.Lenses), "lens", "lenses"), count(len(model.Levels)-1, "level", "levels"), model.Levels[0].Name))
	p.note(fmt.Sprintf("Each element is a question that is answered with a grade: none, partial, mostly, full, worth 0 to %d points. "+
		"An element is in place from %s on. A level is reached when %d%% of its applicable elements and all of its essential ones "+
		"are in place, at least half of its elements apply, and every level below is reached.",
		framework.MaxPoints, model.Policy.InPlace, model.Policy.LevelThreshold))
	p.note("Beside each grade stands the step that leads there from the grade on the line above, with its work in person-days. " +
		"What an element lists as ours is an inference of the authors of the model and not the words of its sources.")
}

func (p modelPage) contents() {
	p.headline(2, "", "Contents")
	sections := []inline{link("Levels", "levels"), link("What requires what", "what-requires-what")}
	if len(p.model.Measures.List) > 0 {
		sections = append(sections, link("Figures from deals", "figures-from-deals"))
	}
	p.list(append(sections, link("Teams", "teams")))
	for _, lens := range p.model.Lenses {
		p.paragraph("**" + link(lens.Name, string(lens.ID)) + "**")
		items := make([]inline, len(lens.Groups))
		for i, group := range lens.Groups {
			items[i] = link(group.Name, string(group.ID)) + ": "
			for e, element := range group.Elements {
				if e > 0 {
					items[i] += " · "
				}
				items[i] += link(element.Name, string(element.ID))
			}
		}
		p.list(items)
	}
}

func (p modelPage) levels() {
	p.headline(2, "", "Levels")
	for _, level := range p.model.Levels {
		p.headline(3, string(level.ID), plain(level.String()))
		p.note(level.Description)
		var rows [][]inline
		for _, place := range p.model.Elements() {
			if place.Level == level.Number && level.Number > 0 {
				rows = append(rows, []inline{
					link(place.Name, string(place.ID)), plain(essential(place)), link(place.Group.Name, string(place.Group.ID)), p.team(place.Owner),
				})
			}
		}
		if len(rows) > 0 {
			lens, _ := p.model.Lens(p.model.LevelLens)
			p.inlineTable([]column{{title: "Element"}, {title: "Essential"}, {title: capital(lens.GroupNoun)}, {title: "Owner"}}, rows)
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
	p.headline(2, "", "What requires what")
	lens, _ := p.model.Lens(p.model.LevelLens)
	graph := Graph{Model: p.model, Lens: lens}
	if graph.Empty() {
		p.paragraph("No element of the lens " + link(lens.Name, string(lens.ID)) + " requires another.")
		return
	}
	_, description := graph.summary()
	p.paragraph(link(lens.Name, string(lens.ID)) + ": " + plain(description))
	p.put("```mermaid\n" + graph.mermaid() + "```\n\n")
}

func (p modelPage) teams() {
	p.headline(2, "", "Teams")
	for _, team := range p.model.Teams {
		p.headline(3, string(team.ID), plain(team.Name))
		var owned []framework.ElementID
		for _, place := range p.model.Elements() {
			if place.Owner == team.ID {
				owned = append(owned, place.ID)
			}
		}
		p.note("Channel: " + team.Channel)
		if len(owned) > 0 {
			p.paragraph(plain("Owns "+count(len(owned), "element", "elements")+": ") + " " + p.elements(owned))
		}
	}
}

// headline writes a heading with an anchor before it, without one where that is empty.
func (p modelPage) headline(depth int, anchor string, text inline) {
	line := "######"[:depth] + " " + string(text) + "\n\n"
	if anchor != "" {
		line = `<a id="` + anchor + "\"></a>\n\n" + line
	}
	p.put(line)
}
