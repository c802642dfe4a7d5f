package sheet

import (
	"io"

	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// status makes tables of a status.
type status struct{ narrative.Status }

// StatusCSV writes the elements that nobody answered, one a row, with whom to ask.
func StatusCSV(w io.Writer, s narrative.Status) error { return status{s}.openGrid().csv(w) }

// Status writes the status as a workbook: respondents and teams, the elements that nobody answered, the files with a problem.
func Status(w io.Writer, view narrative.Status, author string) error {
	s := status{view}
	summary := sheetPage{
		name: "Summary", lines: []string{s.Subject(), s.About(), s.Counted()}, widths: summaryWidths(),
		grids: []grid{s.respondentsGrid(), s.teamsGrid()},
	}
	pages := []sheetPage{summary}
	if open := s.openGrid(); len(open.rows) > 0 {
		pages = append(pages, pageOf(open))
	}
	if len(s.Problems) > 0 {
		type problem = document.StatusProblem
		pages = append(pages, pageOf(newGrid("Problems", []attribute[problem]{
			{"file", "File", lookPlain, 30, func(p problem) any { return p.File }, nil},
			{"problem", "Problem", lookLong, 90, func(p problem) any { return p.Problem }, nil},
		}, s.Problems)))
	}
	return workbook{title: narrative.StatusTitle + ": " + s.About(), pages: pages}.write(w, author)
}

// coverageOf are the attributes of a coverage.
func coverageOf[T any](of func(T) document.Coverage) []attribute[T] {
	return []attribute[T]{
		{"elements", "Elements", lookPlain, 0, func(t T) any { return of(t).Elements }, nil},
		{"answered", "Answered", lookPlain, 0, func(t T) any { return of(t).Answered }, nil},
		{"not_applicable", "Not applicable", lookPlain, 0, func(t T) any { return of(t).NotApplicable }, nil},
		{"open", "Open", lookPlain, 0, func(t T) any { return of(t).Open }, nil},
	}
}

func (s status) respondentsGrid() grid {
	type respondent = document.StatusRespondent
	fields := []attribute[respondent]{
		{"name", "Respondent", lookPlain, 0, func(r respondent) any { return r.Name }, nil},
		teamOf(s.Model, "team", "Team", 0, func(r respondent) framework.TeamID { return r.Team }),
	}
	fields = append(fields, coverageOf(func(r respondent) document.Coverage { return r.Coverage })...)
	return newGrid(narrative.RespondentsTitle, append(fields, []attribute[respondent]{
		{"last_change", narrative.LastChangeTitle, lookPlain, 0, func(r respondent) any { return r.LastChange }, nil},
		{"file", "File", lookPlain, 0, func(r respondent) any { return r.File }, nil},
	}...), s.Respondents)
}

func (s status) teamsGrid() grid {
	type team = document.StatusTeam
	fields := []attribute[team]{
		teamOf(s.Model, "team", "Owner", 0, func(t team) framework.TeamID { return t.Team }),
		{"respondents", narrative.RespondentsTitle, lookPlain, 0, func(t team) any { return s.RespondentsOf(&t) }, nil},
	}
	fields = append(fields, coverageOf(func(t team) document.Coverage { return t.Coverage })...)
	return newGrid("Teams", append(fields, attribute[team]{
		"last_change", narrative.LastChangeTitle, lookPlain, 0, func(t team) any { return t.LastChange }, nil,
	}), s.Teams)
}

func (s status) openGrid() grid {
	type open = document.StatusOpen
	return newGrid(narrative.OpenTitle, []attribute[open]{
		{"name", "Element", lookPlain, 34, func(o open) any { return o.Name }, nil},
		lensOf(s.Model, func(o open) framework.LensID { return o.Lens }),
		{"level", "Level", lookLevel, 8, func(o open) any { return o.Level }, nil},
		teamOf(s.Model, "owner", "Owner", 24, func(o open) framework.TeamID { return o.Owner }),
		{"ask", "Ask", lookLong, 40, func(o open) any { return s.WhomToAsk(&o) }, nil},
		{"element", "Element ID", lookPlain, 34, func(o open) any { return o.Element }, nil},
	}, s.Open)
}
