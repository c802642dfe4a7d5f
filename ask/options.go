package ask

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/assess"
	"revops/framework"
)

// option is one of the answers to choose from.
type option struct {
	grade framework.Grade
	// key chooses the option. It is the same on every page, and so is the other key of unknown.
	key         string
	name        string
	description string
}

const (
	notApplicableKey = "x"
	unknownKey       = "0"
	otherUnknownKey  = "u"
)

// optionsOf lists the answers to a question: its grades, not applicable unless it is essential, and unknown.
func optionsOf(place framework.Place) []option {
	var options []option
	for _, grade := range framework.Grades() {
		options = append(options, option{grade, strconv.Itoa(len(options) + 1), grade.String(), place.Grades.Of(grade)})
	}
	if !place.Essential {
		options = append(options, option{framework.NotApplicable, notApplicableKey, "not applicable", "give the reason"})
	}
	return append(options, option{framework.Unknown, unknownKey, "I don't know", "stays open (" + unknownKey + " or " + otherUnknownKey + ")"})
}

// optionFor is the index of the option that a key or its word chooses, or -1.
func optionFor(options []option, text string) int {
	text = strings.ToLower(text)
	if text == otherUnknownKey {
		text = unknownKey
	}
	return slices.IndexFunc(options, func(o option) bool {
		return text == o.key || text == o.grade.String() || text == strings.ToLower(o.name)
	})
}

// The hints for keys that do nothing.
const (
	firstQuestion   = "This is the first question."
	nothingElseOpen = "No other question is open."
	deadKey         = "That key does nothing here."
)

// optionKeys names the keys of the options: "1-4", "x", "0".
func optionKeys(options []option) []string {
	grades := len(framework.Grades())
	keys := []string{fmt.Sprintf("1-%d", grades)}
	for _, o := range options[grades:] {
		keys = append(keys, o.key)
	}
	return keys
}

// keysExplained says what the keys of a question do.
func keysExplained() []string {
	return []string{
		fmt.Sprintf("- 1 to %d, x (not applicable), 0 or u (I don't know), arrows up and down: choose an answer; enter gives it", len(framework.Grades())),
		"- b or arrow left: back; s or arrow right: skip; o: the next open question; g: another group",
		"- n: note and evidence; ?: this page; PgUp and PgDn: scroll",
		"- q or ctrl+c: leave; every answer is saved already",
	}
}

const essentialRefusal = "Not applicable can't be chosen here: the element is essential for its level."

func (o option) text() string { return o.name + ": " + o.description }

// levelSoFar names the level of the answers given, and says how much of the next one is in place.
func levelSoFar(result *assess.Result) string {
	level := "none yet"
	if result.Level != nil && result.Level.Number > 0 {
		level = result.Level.String()
	}
	if result.NextLevel == nil {
		return level
	}
	next := result.Levels[slices.IndexFunc(result.Levels, func(l assess.LevelResult) bool { return l.Level.Number == result.NextLevel.Level.Number })]
	missing := fmt.Sprintf("%d in place, %d needed", next.InPlace, next.Needed)
	if next.InPlace >= next.Needed {
		missing = fmt.Sprintf("%d essential missing", next.EssentialMissing)
	}
	return fmt.Sprintf("%s (%s: %s)", level, next.Level.Name, missing)
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
	lines = append(lines, "", "Evidence to look for:")
	for _, item := range place.Evidence {
		lines = append(lines, "- "+item)
	}
	lines = append(lines, "", "Grades:")
	for _, option := range optionsOf(place)[:len(framework.Grades())] {
		lines = append(lines, option.text())
	}
	for _, id := range place.Requires {
		required, _ := model.Element(id)
		lines = append(lines, "", "Prerequisite: "+required.Name)
	}
	return lines
}

// spelledOut explains FACT at the first question that names it.
func (s *Session) spelledOut() string {
	names := func(p framework.Place) bool { return strings.Contains(p.Group.Name+p.Name, "FACT") }
	if slices.IndexFunc(s.questions, names) != s.at {
		return ""
	}
	factors := framework.Factors()
	words := make([]string, len(factors))
	for i, factor := range factors {
		words[i] = factor.Name
	}
	return "FACT: " + strings.Join(words, ", ")
}
