package ask

import (
	"fmt"
	"slices"
	"strings"

	"revops/answers"
	"revops/framework"
)

// Interview describes an interview: what to ask, what is known and where answers go.
type Interview struct {
	Model *framework.Framework
	// File is the name of the answers file, as shown to the respondent.
	File string
	// Answers are those of the file, nil if there is none yet.
	Answers *answers.File
	// Scope chooses the questions. If it is empty, the respondent chooses.
	Scope framework.Scope
	// Figures holds what deals show, by element; nil where there are no deals.
	Figures map[framework.ElementID]Figures
	// Report names the report that can be written with the result, "" where none can.
	Report string
	// Piped says that the input of plain lines is not a terminal: nobody's Enter breaks the line behind a prompt.
	Piped bool
	// Begin creates the file of a new interview.
	Begin func(Setup) error
	Store Store
}

// Setup holds the answers to what is asked before the first question.
type Setup struct {
	Scope        framework.Scope
	Organization string
	Respondent   answers.Respondent
}

// Outcome is how an interview ended.
type Outcome int

// The outcomes. Stopped means that the respondent left or the input ended; the interview can be resumed. Finished means that
// the result was asked for, Reported that its report was too, Complete that the respondent left with nothing open.
const (
	Stopped Outcome = iota
	Complete
	Finished
	Reported
)

// choice is a scope that the respondent can choose.
type choice struct {
	name, title string
	scope       framework.Scope
}

// choices lists the level lens, then that lens with one, two and more of the others, then its levels, from the first one up, then
// each team. A title says what is asked and how long that takes. It cuts the names of the lenses beside the first, so that it stays
// short.
func choices(model *framework.Framework) []choice {
	isLevelLens := func(lens framework.Lens) bool { return lens.ID == model.LevelLens }
	lenses := slices.DeleteFunc(slices.Clone(model.Lenses), isLevelLens)
	lenses = slices.Insert(lenses, 0, model.Lenses[slices.IndexFunc(model.Lenses, isLevelLens)])
	var list []choice
	names := []string{lenses[0].Name}
	var scope framework.Scope
	for i, lens := range lenses {
		name := lens.Name
		switch i {
		case 0:
		case len(lenses) - 1:
			name = "Everything"
		default:
			short, _, _ := strings.Cut(strings.ToLower(lens.Name), " of ")
			name = strings.Join(names, ", ") + " and " + short
			names = append(names, short)
		}
		scope.Lenses = append(slices.Clip(scope.Lenses), lens.ID)
		list = append(list, choice{name: name, scope: scope})
	}
	for i, level := range model.Levels[1:max(len(model.Levels)-1, 1)] {
		name := "Up to level " + level.String()
		if i == 0 {
			name = "Level " + level.String() + " only"
		}
		list = append(list, choice{name: name, scope: framework.Scope{Lenses: scope.Lenses[:1], Level: level.Number}})
	}
	for _, team := range model.Teams {
		list = append(list, choice{name: team.Name + " only", scope: framework.Scope{Team: team.ID}})
	}
	list = slices.DeleteFunc(list, func(c choice) bool { return len(c.scope.Elements(model)) == 0 })
	for i, c := range list {
		list[i].title = c.name + " (" + scopeSize(c.scope, model) + ")"
	}
	return list
}

// titles are those of choices, in their order.
func titles(list []choice) []string {
	all := make([]string, len(list))
	for i, c := range list {
		all[i] = c.title
	}
	return all
}

// scopeSize says how many questions a scope has and how long they take.
func scopeSize(scope framework.Scope, model *framework.Framework) string {
	questions := scope.Elements(model)
	return withMinutes(questionCount(len(questions)), questions)
}

func questionCount(number int) string { return count(number, "question", "questions") }

// count gives a number with its noun.
func count(number int, one, many string) string {
	if number == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", number, many)
}

// session starts a session with the questions of a scope.
func (i Interview) session(scope framework.Scope) *Session {
	given := i.Answers
	if given == nil {
		given = &answers.File{}
	}
	return newSession(i.Model, scope.Elements(i.Model), given, i.Store)
}

// resumed starts a session with the questions of the scope. Where it is empty, they are those that the answers list if these
// list all that a team has in a lens, or all of a level; of a file that was written by hand they are those of its lenses.
func (i Interview) resumed() *Session {
	s := i.session(i.Scope)
	if !i.Scope.Empty() || len(i.Answers.Given) == 0 {
		return s
	}
	listed, lenses := map[framework.ElementID]bool{}, map[framework.LensID]bool{}
	for _, given := range i.Answers.Given {
		place, _ := i.Model.Element(given.Element)
		listed[place.ID], lenses[place.Lens.ID] = true, true
	}
	whole := func(like func(framework.Place) bool) bool {
		return !slices.ContainsFunc(s.questions, func(p framework.Place) bool { return like(p) && !listed[p.ID] })
	}
	chosen := !slices.ContainsFunc(s.questions, func(p framework.Place) bool {
		return listed[p.ID] &&
			!whole(func(o framework.Place) bool { return o.Lens == p.Lens && o.Owner == p.Owner }) &&
			!whole(func(o framework.Place) bool { return o.Lens == p.Lens && o.Level == p.Level })
	})
	s.questions = slices.DeleteFunc(s.questions, func(p framework.Place) bool { return !lenses[p.Lens.ID] || chosen && !listed[p.ID] })
	return s
}

// about introduces the interview to the respondent.
func (i Interview) about() string {
	about := fmt.Sprintf("%s asks how your company works, one element at a time. Choose the highest "+
		"grade that is fully true today, not what is planned. Each grade includes those below it. Every answer is saved at once to %s: you can stop "+
		"at any time and continue later.", i.Model.Name, i.File)
	if i.Answers == nil && !i.Scope.Empty() {
		about += " " + scopeSize(i.Scope, i.Model) + "."
	}
	return about
}
