// Package narrative says in sentences what documents hold, for every format alike: start at Assessment, a result with the framework
// that it was counted by. What each struct of a document says of itself alone is a method of it in report/document.
package narrative

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"revops/framework"
	"revops/report/document"
)

// Assessment is a result with the framework that it was counted by, which has the texts that a document does not repeat. Its
// methods are what every format says of a result in the same sentences. What comes out of files is in them as it stands there:
// each format makes it harmless in its own way.
type Assessment struct {
	Model    *framework.Framework
	Result   *document.Result
	Tasks    TaskOptions
	Contents Contents
}

// About says whose result it is, of answers of which day, by which framework.
func (a Assessment) About() []string {
	var about []string
	if a.Result.Organization != "" {
		about = append(about, a.Result.Organization)
	}
	if a.Result.Date != "" {
		about = append(about, "answers dated "+a.Result.Date.Name())
	}
	about = append(about, "framework "+a.Result.Framework.Titled(a.Model))
	about[0] = document.Capital(about[0])
	return about
}

// AnsweredBy names who answered, with the team, or says how many did; "" where that is not said.
func (a Assessment) AnsweredBy() string {
	if number := len(a.Result.Respondents); number > 0 {
		return "answered by " + document.Count(number, "respondent", "respondents")
	}
	by := a.Result.AnsweredBy
	if by == nil {
		return ""
	}
	team := document.TeamName(a.Model, by.Team)
	switch {
	case by.Name == "" || by.Name == team:
		return "answered by " + team
	case team == "":
		return "answered by " + by.Name
	default:
		return fmt.Sprintf("answered by %s (%s)", by.Name, team)
	}
}

// SignedAbout is About with who answered, for what others read.
func (a Assessment) SignedAbout() []string {
	about := a.About()
	if by := a.AnsweredBy(); by != "" {
		about = slices.Insert(about, len(about)-1, by)
		about[0] = document.Capital(about[0])
	}
	return about
}

// NoLevelTitle says that there is no level.
const NoLevelTitle = "No maturity level"

// NoLevel says why there is no level, and what makes doubtful what deals show.
func (a Assessment) NoLevel() string {
	return strings.Join(append([]string{"The " + a.LevelLensName() + ", which gives the level, was not assessed."}, a.Warnings()...), " ")
}

// LevelLensName is the name of the lens that gives the level.
func (a Assessment) LevelLensName() string {
	lens, _ := a.Model.Lens(a.Model.LevelLens)
	return lens.Name
}

// LevelLens is how the lens that gives the level stands, nil where the result does not have it.
func (a Assessment) LevelLens() *document.Lens {
	for i := range a.Result.Lenses {
		if a.Result.Lenses[i].ID == a.Model.LevelLens {
			return &a.Result.Lenses[i]
		}
	}
	return nil
}

// LevelMeaning says what the level stands for, whoever is at it. There must be a level.
func (a Assessment) LevelMeaning() string {
	level := a.Result.Level
	return fmt.Sprintf("Level %d means: %s", level.Number, a.Model.Levels[level.Number].Description)
}

// Methodology says in short what was assessed and how levels, scores and days come about.
func (a Assessment) Methodology() []LabeledText {
	policy, coverage := a.Model.Policy, a.Result.Coverage
	facts := []LabeledText{
		{"Framework", a.Model.Name + ", " + a.Result.Framework.String()},
		{"Assessed", fmt.Sprintf("%s: %s, %d answered, %d not applicable, %d open (not answered, or answered unknown)", a.assessedLenses(),
			document.Count(coverage.Elements, "element", "elements"), coverage.Answered, coverage.NotApplicable, coverage.Open)},
	}
	if file := a.answersFile(); file != "" {
		facts = append(facts, LabeledText{"Answers", file})
	}
	if a.Result.AsOf != "" {
		facts = append(facts, LabeledText{"As of", a.Result.AsOf.Name() + ", for waivers and the age of evidence"})
	}
	facts = append(facts,
		LabeledText{"Points", "Each grade is worth points: " + gradePoints() + "."},
		LabeledText{"Score", fmt.Sprintf("Points earned as a percentage of the points possible. The headline score is that of the %s. "+
			"Elements that do not apply are left out. Open elements count as none; the upper end of a range counts them as full.", a.LevelLensName())},
		LabeledText{"In place", document.InPlaceRule(policy)},
		LabeledText{"Level", document.LevelRule(policy)},
		LabeledText{"Person-days", "The work it takes until an element is in place."},
		LabeledText{GainTitle, a.gainRule()},
		LabeledText{"Path", strings.TrimSpace("The elements that reach the level in the fewest person-days, with their prerequisites. " + a.PathProof())})
	return facts
}

// gradePoints lists the grades with their points.
func gradePoints() string {
	words := document.Each(framework.Grades(), func(g framework.Grade) string { return fmt.Sprintf("%s %d", g, g.Points()) })
	return strings.Join(words, ", ")
}

// assessedLenses names the lenses that have answers.
func (a Assessment) assessedLenses() string {
	var names []string
	for _, lens := range a.Result.Lenses {
		if lens.Assessed {
			names = append(names, lens.Name)
		}
	}
	return document.Listed(names)
}

// PathProof says how sure the path is to be the shortest, "" without one.
func (a Assessment) PathProof() string {
	path, _ := a.Result.PathToTake()
	switch {
	case path == nil || len(path.Elements) == 0:
		return ""
	case path.Exact:
		return "No other set of elements takes fewer."
	default:
		return fmt.Sprintf("It is an approximation: another set may take fewer than %s.",
			document.Count(path.Days, "person-day", "person-days"))
	}
}

// GroupName is what the group of an element is called.
func (a Assessment) GroupName(id framework.ElementID) string {
	element, _ := a.Model.Element(id)
	return element.Group.Name
}

// Name is what an element is called.
func (a Assessment) Name(id framework.ElementID) string {
	element, _ := a.Model.Element(id)
	return element.Name
}

// Names lists elements by their names.
func (a Assessment) Names(ids []framework.ElementID) string {
	return strings.Join(document.Each(ids, a.Name), ", ")
}

// FirstNames is Names, cut short where they are many.
func (a Assessment) FirstNames(ids []framework.ElementID) string {
	const limit = 4
	if len(ids) <= limit {
		return a.Names(ids)
	}
	return fmt.Sprintf("%s and %d more", a.Names(ids[:limit-1]), len(ids)-limit+1)
}

// Answer is the element with its answer, nil for one that the result does not list, as one of another team.
func (a Assessment) Answer(id framework.ElementID) *document.Element {
	for i := range a.Result.Elements {
		if a.Result.Elements[i].ID == id {
			return &a.Result.Elements[i]
		}
	}
	return nil
}

// LevelTitle says which level of how many is reached: "Maturity level 1 of 3: Foundation". There must be a level.
func (a Assessment) LevelTitle() string {
	level := a.Result.Level
	return fmt.Sprintf("Maturity level %d of %d: %s", level.Number, a.Model.Top().Number, level.Name)
}

// HeadlineScore is the headline score with its unit: "score 35.3 of 100".
func (a Assessment) HeadlineScore() string {
	return "score " + document.Scores(a.Result.Scores()) + " of 100"
}

// Verdict says in one line where the company stands.
func (a Assessment) Verdict() string {
	if a.Result.Level == nil {
		return NoLevelTitle + ". " + a.NoLevel()
	}
	return a.LevelTitle() + ", " + a.HeadlineScore() + "."
}

// Assumed says how many grades were assumed, "" where none were.
func (a Assessment) Assumed() string {
	if len(a.Result.WhatIf) == 0 {
		return ""
	}
	return document.Count(len(a.Result.WhatIf), "grade", "grades") + " assumed. This is not what was answered, and no file is changed."
}

// Assumptions say which grades were assumed instead of which.
func (a Assessment) Assumptions() []string {
	return document.Each(a.Result.WhatIf, func(change document.Assumption) string {
		return fmt.Sprintf("%s: %s → %s", a.Name(change.Element), document.GradeWord(change.From), document.GradeWord(change.To))
	})
}

// Effect says what the assumed grades do to level and score, "" where none were assumed.
func (a Assessment) Effect() string {
	before := a.Result.Before
	if before == nil {
		return ""
	}
	return fmt.Sprintf("Level %s → %s, score %s → %s.",
		document.ShortLevel(before.Level), document.ShortLevel(a.Result.Level), document.Scores(before.Scores()), document.Scores(a.Result.Scores()))
}

// answersFile is the name of the file in which all answers are, without its folder; "" where they are in several.
func (a Assessment) answersFile() string {
	file := ""
	for i := range a.Result.Elements {
		switch of := a.Result.Elements[i].File; {
		case file == "":
			file = of
		case of != "" && of != file:
			return ""
		}
	}
	if file == "" {
		return ""
	}
	return filepath.Base(file)
}
