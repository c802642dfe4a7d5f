package narrative

import (
	"fmt"

	"revops/framework"
	"revops/report/document"
)

// Status is a status with its framework.
type Status struct {
	*document.Status
	Model *framework.Framework
}

// Subject is the organization, or what the status is about where that has no name.
func (s Status) Subject() string {
	if s.Organization == "" {
		return StatusTitle
	}
	return s.Organization
}

// About says how many elements are answered, by which framework, and how many files could not be read.
func (s Status) About() string {
	answered := s.Coverage.Answered + s.Coverage.NotApplicable
	about := fmt.Sprintf("%d of %s", answered, document.Count(s.Coverage.Elements, "element", "elements"))
	if team := document.TeamName(s.Model, s.Team); team != "" {
		about += " of " + team
	}
	about += " answered, " + document.Count(len(s.Respondents), "respondent", "respondents") + ", " + s.Framework.Titled(s.Model)
	if wrong := len(s.Problems); wrong > 0 {
		about += ", and " + document.Count(wrong, "file", "files") + " with a problem"
	}
	return about
}

// Counted says what is counted.
func (s Status) Counted() string {
	names := document.Each(s.Lenses, func(lens framework.LensID) string { return document.LensName(s.Model, lens) })
	return "Elements of " + document.Listed(names) + ". An element is open until someone gives it a grade or n/a."
}

// WhomToAsk says whom to ask about an open element.
func (s Status) WhomToAsk(open *document.StatusOpen) string {
	owner := document.TeamName(s.Model, open.Owner)
	ask := document.Listed(open.Ask)
	if ask == "" {
		ask = "someone in " + owner
	}
	switch len(open.UnknownTo) {
	case 0:
		return ask
	case 1:
		return ask + " (" + open.UnknownTo[0] + " does not know)"
	default:
		return ask + " (" + document.Listed(open.UnknownTo) + " do not know)"
	}
}

// RespondentsOf names the respondents of a team, or says that there are none.
func (s Status) RespondentsOf(team *document.StatusTeam) string {
	if len(team.Respondents) == 0 {
		return "none yet"
	}
	return document.Listed(team.Respondents)
}
