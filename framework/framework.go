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

// Framework is a whole model. Slices are in the order of its files, which is the order of all output. The tags say how
// its fields are written in the files, as yamlpos.Decoder reads them.
type Framework struct {
	ID      string `yaml:"id"`
	Version int    `yaml:"version,from=1,to=1073741824"`
	Name    string `yaml:"name"`
	// LevelLens is the lens that alone gives the maturity level and the headline score.
	LevelLens LensID `yaml:"level_lens"`
	Policy    Policy `yaml:"policy"`
	// Levels begins with level 0, which means that none is reached; each level's number is its index.
	Levels []Level `yaml:"levels,filled"`
	Teams  []Team  `yaml:"teams,filled"`
	Lenses []Lens
	// Measures say what deals show about elements.
	Measures Measures
}

// Policy holds what the counting depends on.
type Policy struct {
	// InPlace is the lowest grade with which an element counts as in place.
	InPlace Grade `yaml:"in_place"`
	// LevelThreshold is the share, in percent, of a level's applicable elements that must be in place to reach it.
	LevelThreshold int `yaml:"level_threshold,from=1,to=100"`
}

// Level is a maturity level.
type Level struct {
	Number      int     `yaml:"number,from=0,to=99"`
	ID          LevelID `yaml:"id"`
	Name        string  `yaml:"name"`
	Description string  `yaml:"description"`
}

// String gives number and name: "2 Optimization".
func (l Level) String() string { return fmt.Sprintf("%d %s", l.Number, l.Name) }

// Team is a part of the company that owns elements.
type Team struct {
	ID   TeamID `yaml:"id"`
	Name string `yaml:"name"`
	// Channel is where the team's work with revenue operations is discussed.
	Channel string `yaml:"channel"`
}

// Lens is one way to look at revenue operations: a list of groups of elements.
type Lens struct {
	ID   LensID `yaml:"id"`
	Name string `yaml:"name"`
	// GroupNoun is what a group of this lens is called: category, rule, pillar.
	GroupNoun string  `yaml:"group_noun"`
	Groups    []Group `yaml:"groups,filled"`
}

// Group is a part of a lens.
type Group struct {
	ID       GroupID   `yaml:"id"`
	Name     string    `yaml:"name"`
	Summary  string    `yaml:"summary"`
	Elements []Element `yaml:"elements,filled"`
}

// Element is one thing that is asked.
type Element struct {
	ID   ElementID `yaml:"id"`
	Name string    `yaml:"name"`
	// Was lists the ids that the element had in earlier versions of the framework. Nothing has any of these ids now.
	Was []ElementID `yaml:"was,optional"`
	// Reworded is the version of the framework in which the grades of the element last changed their meaning, 0 if they never did.
	Reworded int `yaml:"reworded,optional,from=2,to=1073741824"`
	// Level is the number of the maturity level that the element belongs to, 0 for none.
	Level int `yaml:"level,optional,from=1,to=99"`
	// Essential elements must be in place to reach their level, and always apply.
	Essential bool `yaml:"essential,optional"`
	// Weight is the element's weight in scores, at least 1.
	Weight   int    `yaml:"weight,optional,from=1,to=100"`
	Question string `yaml:"question,max=140"`
	Why      string `yaml:"why"`
	// Grades describes what each grade looks like.
	Grades Descriptions `yaml:"grades"`
	// Evidence lists what to look at before answering.
	Evidence []string `yaml:"evidence,optional"`
	// Requires lists elements of the same lens that this one builds on.
	Requires []ElementID `yaml:"requires,optional"`
	Owner    TeamID      `yaml:"owner"`
	// Rules lists the groups of the lens "rules" that the element serves, Pillars those of the lens "pillars".
	Rules   []GroupID  `yaml:"rules,optional"`
	Pillars []GroupID  `yaml:"pillars,optional"`
	Factors []FactorID `yaml:"factors,optional"`
	Steps   Steps      `yaml:"steps"`
	// Sources lists where the element comes from: addresses or titles.
	Sources []string `yaml:"sources,optional"`
	// Inferred lists the fields that the framework's authors inferred. The others are from the sources.
	Inferred []string `yaml:"inferred,optional"`
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

// RewordedSince counts the elements whose grades changed their meaning after a version of the framework.
func (f *Framework) RewordedSince(version int) int {
	count := 0
	for place := range f.places() {
		if place.Reworded > version {
			count++
		}
	}
	return count
}

// Serves reports whether the element serves a group of another lens.
func (e *Element) Serves(group GroupID) bool {
	return slices.Contains(e.Rules, group) || slices.Contains(e.Pillars, group)
}
