package assess

import (
	"slices"

	"revops/answers"
	"revops/framework"
)

// Status is how far several respondents have come with the answers about one organization. It looks at the level lens and at those of
// which a file lists an element or, where lenses are named, at these.
type Status struct {
	Lenses []framework.LensID
	// Coverage counts elements: open are those to which nobody gave a grade or n/a.
	Coverage    Coverage
	Respondents []RespondentStatus
	// Teams are those that own an element, in the order of the framework.
	Teams []TeamStatus
	// Open are the open elements by their owners, in the order of the framework.
	Open []OpenElement
}

// RespondentStatus is how far one respondent has come with the elements that the file lists.
type RespondentStatus struct {
	Response answers.Response
	Coverage Coverage
	// Unknown counts the open elements that the respondent does not know.
	Unknown int
	// LastChange is the newest day that the file and its answers state, "" where there is none or no answer.
	LastChange answers.Date
}

// TeamStatus is how far the elements of a team are answered, by whomever. LastChange is the newest one of its respondents.
type TeamStatus struct {
	Team        framework.TeamID
	Coverage    Coverage
	Respondents []answers.Response
	LastChange  answers.Date
}

// OpenElement is an element that nobody rated or called n/a. Unknown lists the respondents who answered unknown, Ask the others of
// the team that owns it.
type OpenElement struct {
	Element      framework.Place
	Unknown, Ask []answers.Response
}

// StatusOf is how far respondents have come with the elements of a scope. A file may have no answer yet. Without a response all is open.
func StatusOf(model *framework.Framework, responses []answers.Response, scope framework.Scope) *Status {
	c := statusCounter{status: &Status{}, said: answers.ByElement(responses), combined: map[framework.ElementID]framework.Grade{}}
	scope.Lenses = c.askedLenses(model, scope.Lenses)
	c.status.Lenses = scope.Lenses
	if len(responses) > 0 {
		for _, answer := range answers.Combine(model, responses, answers.Median).Given {
			c.combined[answer.Element] = answer.Grade
		}
	}
	for _, response := range responses {
		c.status.Respondents = append(c.status.Respondents, RespondentStatus{Response: response, LastChange: lastChange(response.Answers)})
	}
	for _, team := range model.Teams {
		owned := scope
		if owned.Team = team.ID; scope.Team == "" || scope.Team == team.ID {
			c.addTeam(team.ID, owned.Elements(model))
		}
	}
	if scope.Team != "" {
		c.status.Respondents = slices.DeleteFunc(c.status.Respondents, func(r RespondentStatus) bool {
			return r.Coverage.Elements == 0 && r.team() != scope.Team
		})
	}
	return c.status
}

func lastChange(file *answers.File) answers.Date {
	if file.Values() == 0 {
		return ""
	}
	last := file.Date
	for _, answer := range file.Given {
		if answer.Grade != framework.Unanswered {
			last = max(last, file.Dated(answer))
		}
	}
	return last
}

// statusCounter counts what was said about each element, and what that comes to.
type statusCounter struct {
	status   *Status
	said     map[framework.ElementID][]answers.Statement
	combined map[framework.ElementID]framework.Grade
}

// askedLenses are the named lenses, else the level lens and those of which a file lists an element.
func (c statusCounter) askedLenses(model *framework.Framework, named []framework.LensID) []framework.LensID {
	if len(named) > 0 {
		return named
	}
	asked := map[framework.LensID]bool{model.LevelLens: true}
	for _, element := range model.Elements() {
		if len(c.said[element.ID]) > 0 {
			asked[element.Lens.ID] = true
		}
	}
	var lenses []framework.LensID
	for _, lens := range model.Lenses {
		if asked[lens.ID] {
			lenses = append(lenses, lens.ID)
		}
	}
	return lenses
}

// addTeam counts the elements that a team owns, if there are any.
func (c statusCounter) addTeam(id framework.TeamID, elements []framework.Place) {
	if len(elements) == 0 {
		return
	}
	team := TeamStatus{Team: id}
	for _, element := range elements {
		grade := c.combined[element.ID]
		team.Coverage.count(grade)
		c.status.Coverage.count(grade)
		unknown := c.countSaid(element.ID)
		if grade.Open() {
			c.status.Open = append(c.status.Open, c.openElement(element, unknown))
		}
	}
	for _, r := range c.status.Respondents {
		if r.team() == id {
			team.Respondents = append(team.Respondents, r.Response)
			team.LastChange = max(team.LastChange, r.LastChange)
		}
	}
	c.status.Teams = append(c.status.Teams, team)
}

// countSaid counts for each respondent what was said about an element, and lists by their places those who do not know.
func (c statusCounter) countSaid(id framework.ElementID) (unknown []int) {
	for _, one := range c.said[id] {
		r := &c.status.Respondents[one.By]
		r.Coverage.count(one.Grade)
		if one.Grade == framework.Unknown {
			r.Unknown++
			unknown = append(unknown, one.By)
		}
	}
	return unknown
}

func (c statusCounter) openElement(element framework.Place, unknown []int) OpenElement {
	open := OpenElement{Element: element}
	for i, r := range c.status.Respondents {
		switch {
		case slices.Contains(unknown, i):
			open.Unknown = append(open.Unknown, r.Response)
		case r.team() == element.Owner:
			open.Ask = append(open.Ask, r.Response)
		}
	}
	return open
}

func (r *RespondentStatus) team() framework.TeamID { return r.Response.Answers.Respondent.Team }

// count counts an element with its grade.
func (c *Coverage) count(grade framework.Grade) {
	c.Elements++
	switch {
	case grade.Graded():
		c.Answered++
	case grade == framework.NotApplicable:
		c.NotApplicable++
	default:
		c.Open++
	}
}
