package ask

import (
	"fmt"

	"revops/assess"
	"revops/framework"
)

// option is one of the answers to choose from.
type option struct {
	grade       framework.Grade
	name        string
	description string
}

// optionsOf lists the answers to a question: its grades, not applicable unless it is essential, and unknown.
func optionsOf(place framework.Place) []option {
	var options []option
	for _, grade := range framework.Grades() {
		options = append(options, option{grade: grade, name: grade.String(), description: place.Grades.Of(grade)})
	}
	if !place.Essential {
		options = append(options, option{grade: framework.NotApplicable, name: "not applicable", description: "asks for the reason"})
	}
	return append(options, option{grade: framework.Unknown, name: "I don't know", description: "stays open"})
}

func (o option) text() string { return o.name + ": " + o.description }

// levelSoFar names the level of the answers given, and the highest that is still possible.
func levelSoFar(result *assess.Result) string {
	switch {
	case result.Level == nil:
		return "none yet"
	case result.LevelRange.High > result.LevelRange.Low:
		return fmt.Sprintf("%s, up to %d", result.Level, result.LevelRange.High)
	default:
		return result.Level.String()
	}
}

// explanation gives everything that helps to answer a question, one paragraph on each line.
func explanation(model *framework.Framework, place framework.Place, deals Figures) []string {
	team, _ := model.Team(place.Owner)
	lines := []string{place.Name, "", place.Question, place.Why, ""}
	if !deals.empty() {
		lines = append(append(lines, deals.list()...), "")
	}
	lines = append(lines, "Owner: "+team.Name)
	if place.Level > 0 {
		lines = append(lines, "Level: "+model.Levels[place.Level].String())
	}
	if place.Essential {
		lines = append(lines, "Essential: its level cannot be reached without it, so it cannot be left out as not applicable.")
	}
	lines = append(lines, "", "Look at:")
	for _, item := range place.Evidence {
		lines = append(lines, "- "+item)
	}
	lines = append(lines, "", "Grades:")
	for _, option := range optionsOf(place)[:len(framework.Grades())] {
		lines = append(lines, option.text())
	}
	for _, id := range place.Requires {
		required, _ := model.Element(id)
		lines = append(lines, "", "Builds on: "+required.Name)
	}
	return lines
}
