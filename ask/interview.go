package ask

import (
	"fmt"
	"slices"

	"revops/answers"
	"revops/framework"
)

// Interview is what an interview is about.
type Interview struct {
	Model *framework.Framework
	// File is where the answers are kept, as the respondent knows it.
	File string
	// Answers are those that are kept already, nil if there are none to go on with.
	Answers *answers.File
	// Scope is what is asked; an empty one is asked for.
	Scope Scope
	// Shown holds what deals show, by element; nil where there are no deals.
	Shown map[framework.ElementID]Shown
	// Begin makes a place for the answers of a new interview.
	Begin func(Setup) error
	Store Store
}

// Scope is a choice of questions: those of some lenses, or all, that a team owns, or any.
type Scope struct {
	Lenses []framework.LensID
	Team   framework.TeamID
}

// Setup is what is asked before the first question.
type Setup struct {
	Scope        Scope
	Organization string
	Respondent   answers.Respondent
}

// Outcome is how an interview ended.
type Outcome int

// The outcomes. Stopped is one that can be resumed, because the respondent left or the input ended.
const (
	Stopped Outcome = iota
	Finished
)

func (s Scope) empty() bool { return len(s.Lenses) == 0 && s.Team == "" }

// questions are the elements that the scope holds.
func (s Scope) questions(model *framework.Framework) []framework.Place {
	return slices.DeleteFunc(model.Elements(), func(p framework.Place) bool {
		return len(s.Lenses) > 0 && !slices.Contains(s.Lenses, p.Lens.ID) || s.Team != "" && p.Owner != s.Team
	})
}

// choice is one of the scopes to choose from.
type choice struct {
	title string
	scope Scope
}

// choices are the level lens alone, then with each further lens in turn, then the questions of each team. A title names
// only the lens that is added, so that the list stays short however many there are.
func choices(model *framework.Framework) []choice {
	lenses := slices.Clone(model.Lenses)
	slices.SortStableFunc(lenses, func(a, b framework.Lens) int {
		return boolRank(b.ID == model.LevelLens) - boolRank(a.ID == model.LevelLens)
	})
	var list []choice
	var scope Scope
	for i, lens := range lenses {
		title := lens.Name
		switch i {
		case 0:
		case len(lenses) - 1:
			title = "Everything, with " + lens.Name + " too"
		default:
			title = "With " + lens.Name + " too"
		}
		scope.Lenses = append(slices.Clip(scope.Lenses), lens.ID)
		list = append(list, choice{title: title, scope: scope})
	}
	for _, team := range model.Teams {
		list = append(list, choice{title: "What " + team.Name + " owns", scope: Scope{Team: team.ID}})
	}
	for i, c := range list {
		count := len(c.scope.questions(model))
		list[i].title += fmt.Sprintf(" (%s, about %d minutes)", questionCount(count), minutes(count))
	}
	return slices.DeleteFunc(list, func(c choice) bool { return len(c.scope.questions(model)) == 0 })
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

func questionCount(number int) string { return count(number, "question", "questions") }

// count gives a number with its noun.
func count(number int, one, many string) string {
	if number == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", number, many)
}

// minutes is how long so many questions take, about twenty seconds each, in steps of five minutes.
func minutes(questions int) int {
	const seconds, step = 20, 5
	return max(1, (questions*seconds+step*30)/(step*60)) * step
}

// session begins with the questions of a scope.
func (i Interview) session(scope Scope) *Session {
	given := i.Answers
	if given == nil {
		given = &answers.File{}
	}
	return newSession(i.Model, scope.questions(i.Model), given, i.Store)
}

// keptScope is what kept answers are about: the lenses that they touch, and of those only what the respondent's team owns
// if they list nothing else.
func (i Interview) keptScope() Scope {
	team, scope := i.Answers.Respondent.Team, Scope{}
	for _, given := range i.Answers.Given {
		place, _ := i.Model.Element(given.Element)
		if place.Owner != team {
			team = ""
		}
		if !slices.Contains(scope.Lenses, place.Lens.ID) {
			scope.Lenses = append(scope.Lenses, place.Lens.ID)
		}
	}
	if len(i.Answers.Given) > 0 {
		scope.Team = team
	}
	return scope
}

// about says what this is.
func (i Interview) about() string {
	return fmt.Sprintf("%s asks how your company works, one element at a time. Grades build on each "+
		"other: choose the highest of which everything is true today, with all below it, not what is planned. Every answer is saved at once to %s: leave whenever you like, and "+
		"come back later.", i.Model.Name, i.File)
}
