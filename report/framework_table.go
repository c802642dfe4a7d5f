package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"revops/framework"
)

// ListKinds names what FrameworkList can list: levels, elements, teams, lenses and the groups of each lens by what
// they are called.
func ListKinds(model *framework.Framework) []string {
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

// FrameworkList writes one of ListKinds, or each of them for "", with ids and names.
func FrameworkList(w io.Writer, model *framework.Framework, kind string, style Style) error {
	p := &page{style: style}
	listed := func(name string) bool { return kind == "" || kind == name }
	heading := func(title string) {
		if kind == "" {
			p.heading(title)
		}
	}
	if listed("levels") {
		heading("Levels")
		p.levelList(model)
	}
	for _, lens := range model.Lenses {
		if listed(plural(lens.GroupNoun)) {
			heading(plural(lens.GroupNoun))
			p.groupList(lens)
		}
	}
	if listed("elements") {
		heading("Elements")
		p.elementList(model)
	}
	if listed("teams") {
		heading("Teams")
		p.teamList(model)
	}
	if listed("lenses") {
		heading("Lenses")
		p.lensList(model)
	}
	_, err := io.WriteString(w, strings.TrimPrefix(p.String(), "\n"))
	return err
}

func (p *page) levelList(model *framework.Framework) {
	var rows [][]string
	for _, level := range model.Levels {
		rows = append(rows, []string{strconv.Itoa(level.Number), string(level.ID), level.Name, level.Description})
	}
	p.table([]column{{title: "Level", number: true}, {title: "ID"}, {title: "Name"}, {title: "Means", flexible: true}}, rows)
}

func (p *page) groupList(lens framework.Lens) {
	var rows [][]string
	for _, group := range lens.Groups {
		rows = append(rows, []string{string(group.ID), group.Name, strconv.Itoa(len(group.Elements))})
	}
	p.table([]column{{title: "ID"}, {title: "Name", flexible: true}, {title: "Elements", number: true}}, rows)
}

func (p *page) elementList(model *framework.Framework) {
	var rows [][]string
	for _, place := range model.Elements() {
		level := ""
		if place.Level > 0 {
			level = strconv.Itoa(place.Level)
		}
		rows = append(rows, []string{string(place.ID), level, string(place.Owner), string(place.Lens.ID)})
	}
	p.table([]column{{title: "ID"}, {title: "Level", number: true}, {title: "Owner", flexible: true}, {title: "Lens"}}, rows)
}

func (p *page) teamList(model *framework.Framework) {
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
	p.table([]column{
		{title: "ID"}, {title: "Name"}, {title: "Channel", flexible: true}, {title: "Elements", number: true},
	}, rows)
}

func (p *page) lensList(model *framework.Framework) {
	var rows [][]string
	for _, lens := range model.Lenses {
		elements := 0
		for _, group := range lens.Groups {
			elements += len(group.Elements)
		}
		gives := "a score of its own"
		if lens.ID == model.LevelLens {
			gives = "level and headline score"
		}
		rows = append(rows, []string{string(lens.ID), lens.Name, strconv.Itoa(elements), gives})
	}
	p.table([]column{
		{title: "ID"}, {title: "Name", flexible: true}, {title: "Elements", number: true}, {title: "Gives", flexible: true},
	}, rows)
}

// FrameworkText writes the whole model to read from beginning to end.
func FrameworkText(w io.Writer, model *framework.Framework, style Style) error {
	e := explainer{page: &page{style: style}, model: model}
	e.page.line(e.page.paint(model.Name, color.Bold) + ", " + model.Reference())
	e.page.text("", fmt.Sprintf("An element is in place from the grade %s on. A level is reached with %d%% of its applicable "+
		"elements in place, all essential ones among them.", model.Policy.InPlace, model.Policy.LevelThreshold))
	e.page.heading("Levels")
	e.page.levelList(model)
	e.page.heading("Teams")
	e.page.teamList(model)
	for _, lens := range model.Lenses {
		e.page.heading(lens.Name)
		for _, group := range lens.Groups {
			e.page.line("")
			e.page.text("", e.page.paint(group.Name, color.Bold)+" ("+string(group.ID)+")")
			e.page.text("", group.Summary)
			for _, element := range group.Elements {
				e.page.line("")
				e.element(element.ID)
			}
		}
	}
	_, err := io.WriteString(w, e.page.String())
	return err
}
