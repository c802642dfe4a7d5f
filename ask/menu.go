package ask

import (
	"fmt"
	"slices"

	"revops/framework"
)

// action is what the respondent does before the first question of a file with answers, and behind the last one.
type action int

const (
	saveAgain action = iota
	answerOpen
	review
	byGroup
	addQuestions
	showResult
	writeReport
	leave
)

// menuItem is an action to choose, by its letter where lines are typed.
type menuItem struct {
	action action
	letter string
	text   string
}

// menu lists what can be done now, the most likely first: the result where nothing is open.
func (i Interview) menu(s *Session) []menuItem {
	open := len(s.open())
	answered := open < len(s.questions)
	var items []menuItem
	offer := func(possible bool, action action, letter, text string) {
		if possible {
			items = append(items, menuItem{action, letter, text})
		}
	}
	offer(s.failure != nil, saveAgain, "s", "Save again")
	offer(answered && open == 0, showResult, "r", "Show the result")
	offer(open > 0, answerOpen, "o", "Answer what is open: "+questionCount(open))
	offer(len(s.questions) > 0, review, "b", "Review the answers from the beginning")
	offer(answered && open > 0, showResult, "r", "Show the result so far")
	offer(answered && i.Report != "", writeReport, "w", "Show the result and write the report: "+i.Report)
	offer(len(s.questions) > 0, byGroup, "g", "Go to a group of questions")
	offer(len(i.additions(s)) > 0, addQuestions, "a", "Add more questions")
	offer(true, leave, "q", "Leave")
	return items
}

// stillOpen says how many questions are open.
func (s *Session) stillOpen() string {
	if open := len(s.open()); open > 0 {
		return "Still open: " + questionCount(open) + "."
	}
	return "Nothing is open."
}

// beyond says how many open questions that are not asked here count for the next level; "" for none.
func (s *Session) beyond() string {
	result := s.result()
	next := min(1, len(s.model.Levels)-1)
	switch {
	case result.NextLevel != nil:
		next = result.NextLevel.Level.Number
	case result.Level != nil && result.Level.Number > 0:
		return ""
	}
	more := slices.DeleteFunc(s.missing(framework.Scope{Level: next}), func(p framework.Place) bool { return !s.answers[p.ID].Grade.Open() })
	if next == 0 || len(more) == 0 {
		return ""
	}
	all := len(s.questions)
	return fmt.Sprintf("You answered %d of %s in this scope. Level %s also counts %s outside it.",
		all-len(s.open()), questionCount(all), s.model.Levels[next], count(len(more), "open question", "open questions"))
}

// openList names the open questions.
func (s *Session) openList() []string {
	var list []string
	for _, question := range s.open() {
		list = append(list, question.Name+": "+question.Question)
	}
	return list
}

// additions are the scopes that hold questions which are not asked yet, each with the number of those.
func (i Interview) additions(s *Session) []choice {
	var list []choice
	for _, c := range choices(i.Model) {
		more := s.missing(c.scope)
		if len(more) == 0 {
			continue
		}
		c.title = fmt.Sprintf("%s (%s)", c.name, withMinutes(count(len(more), "more question", "more questions"), more))
		list = append(list, c)
	}
	return list
}

// missing lists the questions of a scope that the session does not ask.
func (s *Session) missing(scope framework.Scope) []framework.Place {
	return slices.DeleteFunc(scope.Elements(s.model), func(p framework.Place) bool {
		return slices.ContainsFunc(s.questions, func(asked framework.Place) bool { return asked.ID == p.ID })
	})
}

// add asks the questions of a scope too, in the order of the model, lists them in the store and goes to the first open one.
func (s *Session) add(scope framework.Scope) {
	var wanted []framework.ElementID
	for _, place := range s.missing(scope) {
		wanted = append(wanted, place.ID)
	}
	for _, place := range s.questions {
		wanted = append(wanted, place.ID)
	}
	s.questions = slices.DeleteFunc(s.model.Elements(), func(p framework.Place) bool { return !slices.Contains(wanted, p.ID) })
	s.failure = s.store.List(wanted)
	s.resume()
}
