// Package framework holds the model that a company is assessed by: lenses, groups and elements with their questions,
// grades and steps, maturity levels, teams and the policy of the counting.
//
// A Framework is data, read from YAML by Parse, which checks it whole. Nothing changes it afterwards. The built-in one
// is in package data; any other is a folder of files of the same kind.
//
// The types are in this file, grade.go (what a grade is worth), measures.go (what deals show of elements) and figures.go
// (the figures that measures name). Reading begins in parse.go.
package framework

import (
	"fmt"
	"iter"
	"slices"
)

// ElementID names an element, in kebab-case. Ids are unique over elements, groups, lenses, levels and teams.
type ElementID string

// GroupID names a group of a lens: a category of the roadmap, a rule, a pillar.
type GroupID string

// LensID names a lens.
type LensID string

// TeamID names a team.
type TeamID string

// LevelID names a maturity level.
type LevelID string

// Framework is a whole model. Slices are in the order of its files, which is the order of all output.
type Framework struct {
	ID      string
	Version int
	Name    string
	// LevelLens is the lens that alone gives the maturity level and the headline score.
	LevelLens LensID
	Policy    Policy
	// Levels begins with level 0, which means that none is reached; each level's number is its index.
	Levels []Level
	Teams  []Team
	Lenses []Lens
	// Measures say what deals show about elements.
	Measures Measures
}

// Policy holds what the counting depends on.
type Policy struct {
	// InPlace is the lowest grade with which an element counts as in place.
	InPlace Grade
	// LevelThreshold is the share, in percent, of a level's applicable elements that must be in place to reach it.
	LevelThreshold int
}

// Level is a maturity level.
type Level struct {
	Number      int
	ID          LevelID
	Name        string
	Description string
}

// String gives number and name: "2 Optimization".
func (l Level) String() string { return fmt.Sprintf("%d %s", l.Number, l.Name) }

// Team is a part of the company that owns elements.
type Team struct {
	ID   TeamID
	Name string
	// Channel is where the team's work with revenue operations is discussed.
	Channel string
}

// Lens is one way to look at revenue operations: a list of groups of elements.
type Lens struct {
	ID   LensID
	Name string
	// GroupNoun is what a group of this lens is called: category, rule, pillar.
	GroupNoun string
	Groups    []Group
}

// Group is a part of a lens.
type Group struct {
	ID       GroupID
	Name     string
	Summary  string
	Elements []Element
}

// Element is one thing that is asked.
type Element struct {
	ID   ElementID
	Name string
	// Was lists the ids that the element had in earlier versions of the framework. Nothing has any of these ids now.
	Was []ElementID
	// Level is the number of the maturity level that the element belongs to, 0 for none.
	Level int
	// Essential elements must be in place to reach their level, and always apply.
	Essential bool
	// Weight is the element's weight in scores, at least 1.
	Weight   int
	Question string
	Why      string
	// Grades describes what each of the four grades looks like.
	Grades Descriptions
	// Evidence lists what to look at before answering.
	Evidence []string
	// Requires lists elements of the same lens that this one builds on.
	Requires []ElementID
	Owner    TeamID
	// Rules lists the groups of the lens "rules" that the element serves, Pillars those of the lens "pillars".
	Rules   []GroupID
	Pillars []GroupID
	Factors []Factor
	Steps   Steps
	// Sources lists where the element comes from: addresses or titles.
	Sources []string
	// Inferred lists the fields that the framework's authors inferred. The others are from the sources.
	Inferred []string
}

// Descriptions holds a text for each grade that an element can have.
type Descriptions struct {
	None, Partial, Mostly, Full string
}

// Of returns the description of a grade, or "" if it is not one of the four.
func (d Descriptions) Of(grade Grade) string {
	switch grade {
	case None:
		return d.None
	case Partial:
		return d.Partial
	case Mostly:
		return d.Mostly
	case Full:
		return d.Full
	default:
		return ""
	}
}

// Steps holds the move up to each grade from the one below.
type Steps struct {
	Partial, Mostly, Full Step
}

// Step is a move from one grade to the next.
type Step struct {
	Do string
	// Days is the work in person-days, at least 1.
	Days int
}

// To returns the step that leads to a grade from the one below; only partial, mostly and full have one.
func (s Steps) To(grade Grade) (Step, bool) {
	switch grade {
	case Partial:
		return s.Partial, true
	case Mostly:
		return s.Mostly, true
	case Full:
		return s.Full, true
	default:
		return Step{}, false
	}
}

// Days is the work, in person-days, of the steps from one grade up to another, 0 if the other is not higher. A grade
// without points counts as none.
func (s Steps) Days(from, to Grade) int {
	days := 0
	for _, grade := range []Grade{Partial, Mostly, Full} {
		if grade.Points() > from.Points() && grade.Points() <= to.Points() {
			step, _ := s.To(grade)
			days += step.Days
		}
	}
	return days
}

// Factor is one of the four factors of revenue that the PRO framework names FACT.
type Factor string

// Factors lists the four factors: how many qualified deals come in, the average amount of a won deal, the share of
// closed deals that is won, and the time until a deal is won.
func Factors() []Factor {
	return []Factor{"flow", "average-sale", "conversion-rate", "time-to-close"}
}

// Place is an element with its lens and its group.
type Place struct {
	*Element
	Lens  *Lens
	Group *Group
}

// Elements returns all elements in the order of the framework.
func (f *Framework) Elements() []Place { return slices.Collect(f.places()) }

// places yields all elements in the order of the framework.
func (f *Framework) places() iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for l := range f.Lenses {
			lens := &f.Lenses[l]
			for g := range lens.Groups {
				group := &lens.Groups[g]
				for e := range group.Elements {
					if !yield(Place{Element: &group.Elements[e], Lens: lens, Group: group}) {
						return
					}
				}
			}
		}
	}
}

// Element finds an element.
func (f *Framework) Element(id ElementID) (Place, bool) {
	for place := range f.places() {
		if place.ID == id {
			return place, true
		}
	}
	return Place{}, false
}

// Formerly finds the element that had an id in an earlier version.
func (f *Framework) Formerly(id ElementID) (Place, bool) {
	for place := range f.places() {
		if slices.Contains(place.Was, id) {
			return place, true
		}
	}
	return Place{}, false
}

// Lens finds a lens.
func (f *Framework) Lens(id LensID) (*Lens, bool) {
	for i := range f.Lenses {
		if f.Lenses[i].ID == id {
			return &f.Lenses[i], true
		}
	}
	return nil, false
}

// Team finds a team.
func (f *Framework) Team(id TeamID) (*Team, bool) {
	for i := range f.Teams {
		if f.Teams[i].ID == id {
			return &f.Teams[i], true
		}
	}
	return nil, false
}

// Top is the highest level.
func (f *Framework) Top() Level { return f.Levels[len(f.Levels)-1] }

// Reference names the framework as answers files do: id@version.
func (f *Framework) Reference() string { return fmt.Sprintf("%s@%d", f.ID, f.Version) }

// Serves reports whether the element serves a group of another lens.
func (e *Element) Serves(group GroupID) bool {
	return slices.Contains(e.Rules, group) || slices.Contains(e.Pillars, group)
}
