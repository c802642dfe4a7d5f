package report

import (
	"io"

	"revops/framework"
)

// FrameworkJSON writes a whole framework as one document, whose shape `revops schema framework` describes.
func FrameworkJSON(w io.Writer, model *framework.Framework) error {
	d := frameworkDocument{
		Schema: framework.DocumentSchema, ID: model.ID, Version: model.Version, Name: model.Name,
		LevelLens: model.LevelLens,
		Policy:    policyDocument{InPlace: model.Policy.InPlace.String(), LevelThreshold: model.Policy.LevelThreshold},
	}
	for _, level := range model.Levels {
		d.Levels = append(d.Levels, levelDocument(level))
	}
	for _, team := range model.Teams {
		d.Teams = append(d.Teams, teamDocument(team))
	}
	for _, lens := range model.Lenses {
		document := lensDocument{ID: lens.ID, Name: lens.Name, GroupNoun: lens.GroupNoun}
		for _, group := range lens.Groups {
			document.Groups = append(document.Groups, groupOf(group))
		}
		d.Lenses = append(d.Lenses, document)
	}
	d.Measures = measuresOf(&model.Measures)
	return writeJSON(w, d)
}

type frameworkDocument struct {
	Schema    string           `json:"schema"`
	ID        string           `json:"id"`
	Version   int              `json:"version"`
	Name      string           `json:"name"`
	LevelLens framework.LensID `json:"level_lens"`
	Policy    policyDocument   `json:"policy"`
	Levels    []levelDocument  `json:"levels"`
	Teams     []teamDocument   `json:"teams"`
	Lenses    []lensDocument   `json:"lenses"`
	// Measures is nil where the framework measures nothing.
	Measures *measuresDocument `json:"measures"`
}

type policyDocument struct {
	InPlace        string `json:"in_place"`
	LevelThreshold int    `json:"level_threshold"`
}

type levelDocument struct {
	Number      int               `json:"number"`
	ID          framework.LevelID `json:"id"`
	Name        string            `json:"name"`
	Description string            `json:"description"`
}

type teamDocument struct {
	ID      framework.TeamID `json:"id"`
	Name    string           `json:"name"`
	Channel string           `json:"channel"`
}

type lensDocument struct {
	ID        framework.LensID `json:"id"`
	Name      string           `json:"name"`
	GroupNoun string           `json:"group_noun"`
	Groups    []groupDocument  `json:"groups"`
}

type groupDocument struct {
	ID       framework.GroupID `json:"id"`
	Name     string            `json:"name"`
	Summary  string            `json:"summary"`
	Elements []elementDocument `json:"elements"`
}

type elementDocument struct {
	ID        framework.ElementID   `json:"id"`
	Name      string                `json:"name"`
	Was       []framework.ElementID `json:"was"`
	Level     int                   `json:"level"`
	Essential bool                  `json:"essential"`
	Weight    int                   `json:"weight"`
	Question  string                `json:"question"`
	Why       string                `json:"why"`
	Grades    gradesDocument        `json:"grades"`
	Evidence  []string              `json:"evidence"`
	Requires  []framework.ElementID `json:"requires"`
	Owner     framework.TeamID      `json:"owner"`
	Pillars   []framework.GroupID   `json:"pillars"`
	Rules     []framework.GroupID   `json:"rules"`
	Factors   []framework.Factor    `json:"factors"`
	Steps     []stepDocument        `json:"steps"`
	Sources   []string              `json:"sources"`
	Inferred  []string              `json:"inferred"`
}

type gradesDocument struct {
	None    string `json:"none"`
	Partial string `json:"partial"`
	Mostly  string `json:"mostly"`
	Full    string `json:"full"`
}

type stepDocument struct {
	From string `json:"from"`
	To   string `json:"to"`
	Do   string `json:"do"`
	Days int    `json:"days"`
}

func groupOf(group framework.Group) groupDocument {
	document := groupDocument{ID: group.ID, Name: group.Name, Summary: group.Summary}
	for _, e := range group.Elements {
		element := elementDocument{
			ID: e.ID, Name: e.Name, Was: list(e.Was), Level: e.Level, Essential: e.Essential, Weight: e.Weight,
			Question: e.Question, Why: e.Why, Grades: gradesDocument(e.Grades), Evidence: list(e.Evidence),
			Requires: list(e.Requires), Owner: e.Owner, Pillars: list(e.Pillars), Rules: list(e.Rules), Factors: list(e.Factors),
			Sources: list(e.Sources), Inferred: list(e.Inferred),
		}
		for _, to := range []framework.Grade{framework.Partial, framework.Mostly, framework.Full} {
			step, _ := e.Steps.To(to)
			element.Steps = append(element.Steps, stepDocument{From: (to - 1).String(), To: to.String(), Do: step.Do, Days: step.Days})
		}
		document.Elements = append(document.Elements, element)
	}
	return document
}
