package narrative

import (
	"fmt"
	"slices"

	"revops/framework"
	"revops/report/document"
)

// differenceWords says which score is higher, and by how much. The noun is what the group is called.
func differenceWords(g *document.Group, noun string) string {
	higher, difference := noun, g.Difference()
	if difference.Tenths < 0 {
		higher, difference.Tenths = "practice", -difference.Tenths
	}
	if difference.Tenths == 0 {
		return difference.String()
	}
	return higher + " " + difference.String()
}

// OwnScoreTitle is over the scores that groups have of themselves, by what a group is called: "Rule score".
func OwnScoreTitle(noun string) string { return document.Capital(noun) + " score" }

// GroupFigure is what a table says of each group of a lens, by the place of the group there.
type GroupFigure struct {
	Title string
	Of    func(group int) string
}

// GroupFigures are the columns of a lens's table: of the level lens the levels of its groups, of one that others serve its own score
// beside that of the practice, of any other what is in place. Terminal, Markdown and HTML show these.
func (a Assessment) GroupFigures(lens *document.Lens) []GroupFigure {
	groups := lens.Groups
	score := func(i int) string { return document.Scores(groups[i].Scores()) }
	inPlace := GroupFigure{"In place", func(i int) string { return fmt.Sprintf("%d of %d", groups[i].InPlace, groups[i].Applicable) }}
	switch {
	case lens.ID == a.Model.LevelLens:
		return []GroupFigure{{"Score", score}, inPlace, {"Level", func(i int) string { return document.NumberOrDash(groups[i].Level.Value) }}}
	case lens.Served():
		return []GroupFigure{
			{OwnScoreTitle(a.GroupNoun(lens.ID)), score},
			{PracticeScoreTitle, func(i int) string { return groups[i].Done.Value.String() }},
			{DifferenceTitle, func(i int) string { return differenceWords(&groups[i], a.GroupNoun(lens.ID)) }},
		}
	default:
		return []GroupFigure{{"Score", score}, inPlace}
	}
}

// Legend says how to read the table of a lens, "" where its titles say it all.
func (a Assessment) Legend(lens *document.Lens) string {
	noun := a.GroupNoun(lens.ID)
	switch {
	case lens.ID == a.Model.LevelLens:
		return fmt.Sprintf("Level: all elements of the %s of that level and of those below are in place; 0 if it reaches none.", noun) + a.unlevelled(lens) + a.factorsNote()
	case lens.Served():
		return fmt.Sprintf("%s: from the answers about the %s itself. %s: score of the elements of the %s that put it into practice. %s: which is higher, and by how much.",
			OwnScoreTitle(noun), noun, PracticeScoreTitle, a.servingLenses(lens.ID), DifferenceTitle)
	default:
		return ""
	}
}

// factorsNote spells FACT out where the framework has elements that serve factors.
func (a Assessment) factorsNote() string {
	if !slices.ContainsFunc(a.Model.Elements(), func(place framework.Place) bool { return len(place.Factors) > 0 }) {
		return ""
	}
	return " " + document.FactorsLegend
}

// unlevelled names the elements of the lens that no level needs, "" for none.
func (a Assessment) unlevelled(lens *document.Lens) string {
	var names []string
	for _, place := range a.Model.Elements() {
		if place.Lens.ID == lens.ID && place.Level == 0 {
			names = append(names, place.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(" Only in the score, as no level requires it: %s.", document.Listed(names))
}

// GroupNoun is what a group of a lens is called.
func (a Assessment) GroupNoun(id framework.LensID) string {
	lens, _ := a.Model.Lens(id)
	return lens.GroupNoun
}

// LensTitle is the heading over the groups of a lens: "PRO roadmap: score by category".
func (a Assessment) LensTitle(lens *document.Lens) string {
	return lens.Name + ": score by " + a.GroupNoun(lens.ID)
}

// servingLenses names the assessed lenses that have elements which serve a group of the lens.
func (a Assessment) servingLenses(id framework.LensID) string {
	served, _ := a.Model.Lens(id)
	var names []string
	for _, other := range a.Result.Lenses {
		lens, _ := a.Model.Lens(other.ID)
		if other.Assessed && other.ID != id && serves(lens, served) {
			names = append(names, other.Name)
		}
	}
	if len(names) == 1 {
		return names[0]
	}
	return "lenses " + document.Listed(names)
}

// serves reports whether an element of a lens serves a group of another.
func serves(lens, other *framework.Lens) bool {
	for _, group := range lens.Groups {
		for i := range group.Elements {
			if slices.ContainsFunc(other.Groups, func(g framework.Group) bool { return group.Elements[i].Serves(g.ID) }) {
				return true
			}
		}
	}
	return false
}
