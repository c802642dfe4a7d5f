package reference

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/text"
)

// Kinds names what List can list: levels, elements, teams, lenses and the groups of each lens by what
// they are called.
func Kinds(model *framework.Framework) []string {
	kinds := []string{"levels", "elements", "teams", "lenses"}
	for _, lens := range model.Lenses {
		kinds = append(kinds, plural(lens.GroupNoun))
	}
	return kinds
}

func plural(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return stem + "ies"
	}
	return noun + "s"
}

// List writes one of Kinds, or each of them for "", with ids and names.
func List(w io.Writer, model *framework.Framework, kind string, style text.Style) error {
	p := text.NewTerminal(style)
	listed := func(name string) bool { return kind == "" || kind == name }
	heading := func(title string) {
		if kind == "" {
			p.Heading(title)
		}
	}
	if listed("levels") {
		heading("Levels")
		levelList(p, model)
	}
	for _, lens := range model.Lenses {
		if listed(plural(lens.GroupNoun)) {
			heading(plural(lens.GroupNoun))
			groupList(p, lens)
		}
	}
	if listed("elements") {
		heading("Elements")
		elementList(p, model)
	}
	if listed("teams") {
		heading("Teams")
		teamList(p, model)
	}
	if listed("lenses") {
		heading("Lenses")
		lensList(p, model)
	}
	_, err := io.WriteString(w, strings.TrimPrefix(p.String(), "\n"))
	return err
}

func levelList(to text.Layout, model *framework.Framework) {
	rows := document.Each(model.Levels, func(level framework.Level) []string {
		return []string{strconv.Itoa(level.Number), string(level.ID), level.Name, level.Description}
	})
	to.Table(slices.Concat(text.Numbers("Level"), text.Words("ID", "Name"), text.Prose("Description")), rows)
}

func groupList(to text.Layout, lens framework.Lens) {
	rows := document.Each(lens.Groups, func(group framework.Group) []string {
		return []string{string(group.ID), group.Name, strconv.Itoa(len(group.Elements))}
	})
	to.Table(slices.Concat(text.Words("ID"), text.Prose("Name"), text.Numbers("Elements")), rows)
}

func elementList(to text.Layout, model *framework.Framework) {
	var rows [][]string
	for _, place := range model.Elements() {
		level := ""
		if place.Level > 0 {
			level = strconv.Itoa(place.Level)
		}
		rows = append(rows, []string{string(place.ID), level, string(place.Owner), string(place.Lens.ID)})
	}
	to.Table(slices.Concat(text.Words("ID"), text.Numbers("Level"), text.Prose("Owner"), text.Words("Lens")), rows)
}

func teamList(to text.Layout, model *framework.Framework) {
	var rows [][]string
	for _, team := range model.Teams {
		owns := 0
		for _, place := range model.Elements() {
			if place.Owner == team.ID {
				owns++
			}
		}
		rows = append(rows, []string{string(team.ID), team.Name, team.Channel, strconv.Itoa(owns)})
	}
	to.Table(slices.Concat(text.Words("ID", "Name"), text.Prose(narrative.ChannelTitle), text.Numbers("Elements")), rows)
}

func lensList(to text.Layout, model *framework.Framework) {
	var rows [][]string
	for _, lens := range model.Lenses {
		elements := 0
		for _, group := range lens.Groups {
			elements += len(group.Elements)
		}
		gives := "its own score"
		if lens.ID == model.LevelLens {
			gives = "maturity level and headline score"
		}
		rows = append(rows, []string{string(lens.ID), lens.Name, strconv.Itoa(elements), gives})
	}
	to.Table(slices.Concat(text.Words("ID"), text.Prose("Name"), text.Numbers("Elements"), text.Prose("Gives")), rows)
}

// Text writes the whole model to read from beginning to end.
func Text(w io.Writer, model *framework.Framework, style text.Style) error {
	e := explainer{page: text.NewTerminal(style), model: model}
	e.page.Line(e.page.Paint(model.Name, text.Emphasis) + ", " + model.Reference())
	e.page.Paragraph("", document.InPlaceRule(model.Policy)+" "+document.LevelRule(model.Policy))
	e.page.Heading("Levels")
	levelList(e.page, model)
	e.page.Heading("Teams")
	teamList(e.page, model)
	for _, lens := range model.Lenses {
		e.page.Heading(lens.Name)
		for _, group := range lens.Groups {
			e.page.Line("")
			e.page.Paragraph("", e.page.Paint(group.Name, text.Emphasis)+" ("+string(group.ID)+")")
			e.page.Paragraph("", group.Summary)
			for _, element := range group.Elements {
				e.page.Line("")
				e.element(element.ID)
			}
		}
	}
	_, err := io.WriteString(w, e.page.String())
	return err
}
