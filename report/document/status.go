package document

import (
	"slices"
	"strings"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// StatusSchema names the status document.
const StatusSchema = "revops/status/v1"

// Status is the status document: who has answered what so far, and whom to ask about the rest.
type Status struct {
	// Schema is StatusSchema.
	Schema       string           `json:"schema"`
	Framework    FrameworkVersion `json:"framework"`
	Organization string           `json:"organization"`
	// Team is the one whose elements alone are counted.
	Team framework.TeamID `json:"team,omitempty"`
	// Lenses are those whose elements are counted.
	Lenses []framework.LensID `json:"lenses"`
	// Complete says that no element is open and no file has a problem.
	Complete bool `json:"complete"`
	// Coverage counts an element as answered as soon as one respondent rated it.
	Coverage    Coverage           `json:"coverage"`
	Respondents []StatusRespondent `json:"respondents"`
	Teams       []StatusTeam       `json:"teams"`
	// Open are the elements that nobody answered, by the teams that own them.
	Open []StatusOpen `json:"open"`
	// Problems are the files that could not be read, which count nowhere.
	Problems []StatusProblem `json:"problems"`
}

// StatusRespondent is how far a respondent has come. Coverage counts the elements that the file lists.
type StatusRespondent struct {
	File     string           `json:"file"`
	Name     string           `json:"name"`
	Team     framework.TeamID `json:"team,omitempty"`
	Coverage Coverage         `json:"coverage"`
	// Unknown counts the open elements that the respondent does not know.
	Unknown int `json:"unknown"`
	// LastChange is the newest date that the file or one of its answers states.
	LastChange answers.Date `json:"last_change,omitempty"`
}

// StatusTeam is how far the elements of a team are answered, by whomever. Respondents are those of the team.
type StatusTeam struct {
	Team        framework.TeamID `json:"team"`
	Coverage    Coverage         `json:"coverage"`
	Respondents []string         `json:"respondents"`
	LastChange  answers.Date     `json:"last_change,omitempty"`
}

// StatusOpen is an element that nobody answered. UnknownTo are the respondents who do not know, and Ask those of its owner who did not
// say so.
type StatusOpen struct {
	Element   framework.ElementID `json:"element"`
	Name      string              `json:"name"`
	Lens      framework.LensID    `json:"lens"`
	Group     framework.GroupID   `json:"group"`
	Level     int                 `json:"level"`
	Essential bool                `json:"essential"`
	Owner     framework.TeamID    `json:"owner"`
	UnknownTo []string            `json:"unknown_to"`
	Ask       []string            `json:"ask"`
}

// StatusProblem is a file that could not be read.
type StatusProblem struct {
	File    string `json:"file"`
	Problem string `json:"problem"`
}

// NewStatus makes the document of a status.
func NewStatus(model *framework.Framework, s *assess.Status, team framework.TeamID, problems []StatusProblem) *Status {
	d := &Status{
		Schema: StatusSchema, Framework: VersionOf(model), Team: team, Lenses: list(s.Lenses), Complete: s.Coverage.Open == 0 && len(problems) == 0,
		Coverage: Coverage(s.Coverage), Respondents: []StatusRespondent{}, Open: []StatusOpen{}, Problems: list(problems),
	}
	for _, r := range s.Respondents {
		from := r.Response.Answers
		if d.Organization == "" {
			d.Organization = from.Organization
		}
		d.Respondents = append(d.Respondents, StatusRespondent{
			File: r.Response.File, Name: r.Response.Name(), Team: from.Respondent.Team, Coverage: Coverage(r.Coverage), Unknown: r.Unknown, LastChange: r.LastChange,
		})
	}
	d.Teams = Each(s.Teams, func(t assess.TeamStatus) StatusTeam {
		return StatusTeam{Team: t.Team, Coverage: Coverage(t.Coverage), Respondents: namesOf(t.Respondents), LastChange: t.LastChange}
	})
	for _, o := range s.Open {
		e := o.Element
		d.Open = append(d.Open, StatusOpen{
			Element: e.ID, Name: e.Name, Lens: e.Lens.ID, Group: e.Group.ID, Level: e.Level, Essential: e.Essential, Owner: e.Owner,
			UnknownTo: namesOf(o.Unknown), Ask: namesOf(o.Ask),
		})
	}
	return d
}

func namesOf(responses []answers.Response) []string { return Each(responses, answers.Response.Name) }

// Redacted is the status without names.
func (s *Status) Redacted() *Status {
	hidden, names := *s, newAliases("answers")
	hidden.Organization = ""
	hidden.Respondents, hidden.Teams, hidden.Open, hidden.Problems = slices.Clone(s.Respondents), slices.Clone(s.Teams), slices.Clone(s.Open), slices.Clone(s.Problems)
	for i := range hidden.Respondents {
		one := &hidden.Respondents[i]
		one.Name, one.File = names.respondent(one.Name, string(one.Team), one.File), names.file(one.File)
	}
	replaced := func(all []string) []string { return Each(all, names.replace) }
	for i := range hidden.Teams {
		hidden.Teams[i].Respondents = replaced(hidden.Teams[i].Respondents)
	}
	for i := range hidden.Open {
		hidden.Open[i].UnknownTo, hidden.Open[i].Ask = replaced(hidden.Open[i].UnknownTo), replaced(hidden.Open[i].Ask)
	}
	for i := range hidden.Problems {
		problem := &hidden.Problems[i]
		file := names.file(problem.File)
		problem.Problem = strings.ReplaceAll(problem.Problem, problem.File, file)
		problem.File = file
	}
	return &hidden
}
