package reference

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"revops/framework"
	"revops/report/document"
	"revops/report/text"
)

// Titles that the pages about an element share.
const (
	evidenceTitle = "Evidence to look for"
	crmTitle      = "CRM evidence"
	inferredTitle = "Inferred"
)

// notFromSources says what the fields are that an element lists as inferred.
const notFromSources = "Set by the authors of this framework, not by its sources"

// FactorsID is the id by which Explain knows the four factors together.
const FactorsID = "fact"

// Explain writes everything that the model says about an element, group, lens, level, team or factor, or about the four
// factors. It returns false, and writes nothing, if there is nothing of that id.
func Explain(w io.Writer, model *framework.Framework, id string, style text.Style) (bool, error) {
	e := explainer{page: text.NewTerminal(style), model: model}
	if !e.element(framework.ElementID(id)) && !e.group(framework.GroupID(id)) && !e.lens(framework.LensID(id)) &&
		!e.level(framework.LevelID(id)) && !e.team(framework.TeamID(id)) && !e.factor(framework.FactorID(id)) && !e.factors(id) {
		return false, nil
	}
	_, err := io.WriteString(w, e.page.String())
	return true, err
}

type explainer struct {
	page  *text.Terminal
	model *framework.Framework
}

func (e explainer) title(id, name, kind string) {
	e.page.Line(e.page.Paint(name, text.Emphasis))
	e.page.Paragraph("", kind+", id "+id)
}

// item writes a labelled line, nothing where there is no text.
func (e explainer) item(label, text string) {
	if text != "" {
		e.page.Paragraph(fmt.Sprintf("  %-12s", label), text)
	}
}

func (e explainer) list(title string, items []string) {
	if len(items) == 0 {
		return
	}
	e.page.Heading(title)
	for _, item := range items {
		e.page.Paragraph("  - ", item)
	}
}

// element writes what is said of an element, and reports whether there is one of the id; so do those for the other kinds.
func (e explainer) element(id framework.ElementID) bool {
	place, ok := e.model.Element(id)
	if !ok {
		return false
	}
	e.title(string(id), place.Name, "Element of the "+place.Lens.GroupNoun+" "+place.Group.Name)
	e.page.Line("")
	e.page.Paragraph("", place.Question)
	e.page.Paragraph("", place.Why)
	e.page.Line("")
	e.properties(place)
	e.page.Heading("Grades")
	for _, grade := range framework.Grades() {
		e.item(grade.String(), place.Grades.Of(grade))
	}
	if place.Essential {
		e.page.Paragraph("  ", "Essential: it cannot be n/a.")
	}
	e.list(evidenceTitle, place.Evidence)
	e.page.Heading("Steps")
	for _, to := range framework.Grades()[1:] {
		step, _ := place.Steps.To(to)
		e.item("to "+to.String(), fmt.Sprintf("%s (%s%s)", step.Do, document.Count(step.Days, "day", "days"), document.Lasting(int(step.Lasts))))
	}
	e.measure(id)
	e.list("Requires", e.names(place.Requires))
	e.list("Unlocks", e.names(e.dependents(id)))
	e.list("Sources", place.Sources)
	if len(place.Inferred) > 0 {
		e.page.Heading(inferredTitle)
		e.page.Paragraph("  ", notFromSources+": "+strings.Join(place.Inferred, ", ")+".")
	}
	return true
}

// properties says where an element belongs and what it serves.
func (e explainer) properties(place framework.Place) {
	if place.Level > 0 {
		essential := ""
		if place.Essential {
			essential = ", essential"
		}
		e.item("Level", e.model.Levels[place.Level].String()+essential)
	} else if place.Lens.ID == e.model.LevelLens {
		e.item("Level", "none; counts toward its "+place.Lens.GroupNoun+" and the score")
	}
	team, _ := e.model.Team(place.Owner)
	e.item("Owner", team.Name+", discuss in "+team.Channel)
	e.item("Formerly", strings.Join(asWords(place.Was), ", "))
	if place.Weight != 1 {
		e.item("Weight", strconv.Itoa(place.Weight))
	}
	e.serves(place.Rules)
	e.serves(place.Pillars)
	e.item("Factors", strings.Join(asWords(place.Factors), ", "))
}

// serves names groups of another lens, all of the same one, by what that lens calls them.
func (e explainer) serves(groups []framework.GroupID) {
	for _, lens := range e.model.Lenses {
		for _, group := range lens.Groups {
			if slices.Contains(groups, group.ID) {
				e.item(document.Capital(plural(lens.GroupNoun)), strings.Join(asWords(groups), ", "))
				return
			}
		}
	}
}

func asWords[T ~string](ids []T) []string {
	return document.Each(ids, func(id T) string { return string(id) })
}

func (e explainer) names(ids []framework.ElementID) []string {
	return document.Each(ids, func(id framework.ElementID) string {
		place, _ := e.model.Element(id)
		return fmt.Sprintf("%s (%s)", place.Name, id)
	})
}

// dependents lists the elements that require one, directly.
func (e explainer) dependents(id framework.ElementID) []framework.ElementID {
	var ids []framework.ElementID
	for _, place := range e.model.Elements() {
		if slices.Contains(place.Requires, id) {
			ids = append(ids, place.ID)
		}
	}
	return ids
}

// elements lists those that belong, with their questions.
func (e explainer) elements(title string, belongs func(framework.Place) bool) {
	var items []string
	for _, place := range e.model.Elements() {
		if belongs(place) {
			items = append(items, fmt.Sprintf("%s (%s): %s", place.Name, place.ID, place.Question))
		}
	}
	e.list(title, items)
}

func (e explainer) group(id framework.GroupID) bool {
	for _, lens := range e.model.Lenses {
		for _, group := range lens.Groups {
			if group.ID != id {
				continue
			}
			e.title(string(id), group.Name, document.Capital(lens.GroupNoun)+" of the lens "+lens.Name)
			e.page.Line("")
			e.page.Paragraph("", group.Summary)
			e.elements("Elements", func(p framework.Place) bool { return p.Group.ID == id })
			e.elements("Put into practice by", func(p framework.Place) bool { return p.Serves(id) })
			return true
		}
	}
	return false
}

func (e explainer) lens(id framework.LensID) bool {
	lens, ok := e.model.Lens(id)
	if !ok {
		return false
	}
	kind := "Lens"
	if id == e.model.LevelLens {
		kind = "Level lens: the maturity level and the headline score come from it alone"
	}
	e.title(string(id), lens.Name, kind)
	e.list(plural(lens.GroupNoun), document.Each(lens.Groups, func(group framework.Group) string {
		return fmt.Sprintf("%s (%s): %s", group.Name, group.ID, group.Summary)
	}))
	return true
}

func (e explainer) level(id framework.LevelID) bool {
	at := slices.IndexFunc(e.model.Levels, func(level framework.Level) bool { return level.ID == id })
	if at < 0 {
		return false
	}
	level := e.model.Levels[at]
	e.title(string(id), level.Name, fmt.Sprintf("Level %d of %d", level.Number, e.model.Top().Number))
	e.page.Line("")
	e.page.Paragraph("", level.Description)
	if level.Number == 0 {
		return true
	}
	e.page.Paragraph("", document.InPlaceRule(e.model.Policy)+" "+document.LevelRule(e.model.Policy))
	e.elements("Elements", func(p framework.Place) bool { return p.Level == level.Number })
	return true
}

func (e explainer) team(id framework.TeamID) bool {
	team, ok := e.model.Team(id)
	if !ok {
		return false
	}
	e.title(string(id), team.Name, "Team, discuss in "+team.Channel)
	e.elements("Owns", func(p framework.Place) bool { return p.Owner == id })
	return true
}

func (e explainer) factor(id framework.FactorID) bool {
	factor, ok := framework.FactorOf(id)
	if !ok {
		return false
	}
	e.title(string(id), factor.Name, "One of the four factors of revenue")
	e.page.Line("")
	e.page.Paragraph("", factor.Definition)
	e.elements("Elements that improve it", func(p framework.Place) bool { return slices.Contains(p.Factors, id) })
	return true
}

// factors explains the four factors and how they make up revenue.
func (e explainer) factors(id string) bool {
	if id != FactorsID {
		return false
	}
	e.title(id, "FACT", "The four factors of revenue")
	e.list("Factors", document.Each(framework.Factors(), func(factor framework.Factor) string {
		return fmt.Sprintf("%s (%s): %s", factor.Name, factor.ID, factor.Definition)
	}))
	e.page.Heading("How they combine")
	e.page.Note("New Value = Flow × Average Sale × Conversion Rate: the revenue to expect from the deals that entered in a period.")
	e.page.Note("revops fact calculates the factors from CRM deals. revops explain FACTOR lists the elements that improve one of them.")
	return true
}
