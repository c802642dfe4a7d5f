package report

import (
	"strings"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// teamName is what a team is called, "" for none.
func (a Assessment) teamName(id framework.TeamID) string { return teamName(a.Model, id) }

func teamName(model *framework.Framework, id framework.TeamID) string {
	team, known := model.Team(id)
	if !known {
		return ""
	}
	return team.Name
}

func (a Assessment) gapsGrid(gaps []assess.Gap) grid {
	type gap = assess.Gap
	return newGrid("Gaps", []attribute[gap]{
		{"name", "Element", lookPlain, 30, func(g gap) any { return g.Element.Name }, nil},
		{"lens", "Lens", lookPlain, 22, func(g gap) any { return string(g.Element.Lens.ID) }, func(g gap) string { return g.Element.Lens.Name }},
		{"group", "Group", lookPlain, 22, func(g gap) any { return string(g.Element.Group.ID) }, func(g gap) string { return g.Element.Group.Name }},
		{"level", "Level", lookLevel, 8, func(g gap) any { return g.Element.Level }, nil},
		{"grade", "Grade", lookGrade, 13, func(g gap) any { return gradeValue(g.Grade) }, func(g gap) string { return GradeWord(g.Grade) }},
		{"days", "Days", lookPlain, 8, func(g gap) any { return g.Days }, nil},
		{"score_gain", "Score gain", lookChange, 9, func(g gap) any { return scoreValue(g.ScoreGain) }, nil},
		{"level_gain", "Level gain", lookPoints, 9, func(g gap) any { return g.LevelGain }, nil},
		{"on_path", "On path", lookPlain, 9, func(g gap) any { return g.OnPath }, nil},
		{"unlocks", "Unlocks", lookLong, 30, func(g gap) any { return together(g.Unlocks) }, func(g gap) string { return a.names(g.Unlocks) }},
		{"owner", "Owner", lookPlain, 20, func(g gap) any { return string(g.Element.Owner) }, func(g gap) string { return a.teamName(g.Element.Owner) }},
		{"waived", "Waived", lookPlain, 9, func(g gap) any { return g.Waived }, nil},
		{"element", "Element id", lookPlain, 30, func(g gap) any { return string(g.Element.ID) }, nil},
	}, gaps)
}

func (a Assessment) stepsGrid() grid {
	type step = assess.NextStep
	team := func(s step) framework.Team {
		team, _ := a.Model.Team(s.Element.Owner)
		return *team
	}
	return newGrid("Next steps", []attribute[step]{
		{"name", "Element", lookPlain, 26, func(s step) any { return s.Element.Name }, nil},
		{"from", "From", lookGrade, 13, func(s step) any { return gradeValue(s.From) }, func(s step) string { return GradeWord(s.From) }},
		{"to", "To", lookGrade, 10, func(s step) any { return s.To.String() }, nil},
		{"do", "Do", lookLong, 44, func(s step) any { move, _ := s.Element.Steps.To(s.To); return move.Do }, nil},
		{"done_when", "Done when", lookLong, 44, func(s step) any { return s.Element.Grades.Of(s.To) }, nil},
		{"owner", "Owner", lookPlain, 18, func(s step) any { return string(s.Element.Owner) }, func(s step) string { return team(s).Name }},
		{"channel", "Raise it in", lookLong, 24, func(s step) any { return team(s).Channel }, nil},
		{"days", "Days", lookPlain, 8, func(s step) any { return s.Days }, nil},
		{"days_to_in_place", "Then days", lookPlain, 9, func(s step) any { return s.DaysToInPlace }, nil},
		{"unlocks", "Unlocks", lookLong, 28, func(s step) any { return together(s.Unlocks) }, func(s step) string { return a.names(s.Unlocks) }},
		{"element", "Element id", lookPlain, 30, func(s step) any { return string(s.Element.ID) }, nil},
	}, a.Result.Steps)
}

func (a Assessment) elementsGrid() grid {
	type result = assess.ElementResult
	var shown []result
	for _, e := range a.Result.Elements {
		if a.Result.Shows(e.Element.Element) {
			shown = append(shown, e)
		}
	}
	return newGrid("Elements", []attribute[result]{
		{"name", "Element", lookPlain, 30, func(e result) any { return e.Element.Name }, nil},
		{"lens", "Lens", lookPlain, 22, func(e result) any { return string(e.Element.Lens.ID) }, func(e result) string { return e.Element.Lens.Name }},
		{"group", "Group", lookPlain, 22, func(e result) any { return string(e.Element.Group.ID) }, func(e result) string { return e.Element.Group.Name }},
		{"level", "Level", lookLevel, 8, func(e result) any { return e.Element.Level }, nil},
		{"essential", "Essential", lookPlain, 10, func(e result) any { return e.Element.Essential }, nil},
		{"grade", "Grade", lookGrade, 13, func(e result) any { return gradeValue(e.Answer.Grade) }, func(e result) string { return GradeWord(e.Answer.Grade) }},
		{"points", "Points", lookPlain, 8, func(e result) any { return counted(e.Answer.Grade.Points(), e.Answer.Grade.Graded()) }, nil},
		{"in_place", "In place", lookPlain, 9, func(e result) any { return e.InPlace }, nil},
		{"note", "Note", lookLong, 40, func(e result) any { return e.Answer.Note }, nil},
		{"reason", "Reason", lookLong, 26, func(e result) any { return e.Answer.Reason }, nil},
		{"evidence", "Evidence", lookLong, 34, func(e result) any { return evidenceText(e.Answer.Evidence) }, nil},
		{"as_of", "As of", lookPlain, 11, func(e result) any { return dateValue(e.Answer.AsOf) }, nil},
		{"confidence", "Confidence", lookPlain, 11, func(e result) any { return string(e.Answer.Confidence) }, nil},
		{"owner", "Owner", lookPlain, 20, func(e result) any { return string(e.Element.Owner) }, func(e result) string { return a.teamName(e.Element.Owner) }},
		{"file", "File", lookPlain, 22, func(e result) any { return e.Answer.Position.File }, nil},
		{"line", "Line", lookPlain, 7, func(e result) any { return counted(e.Answer.Position.Line, e.Answer.Position.Line > 0) }, nil},
		{"id", "Element id", lookPlain, 30, func(e result) any { return string(e.Element.ID) }, nil},
	}, shown)
}

// evidenceText is a line for each piece of evidence.
func evidenceText(items []answers.Evidence) string {
	lines := make([]string, len(items))
	for i, item := range items {
		lines[i] = item.Text
		if item.AsOf != "" {
			lines[i] += " (" + string(item.AsOf) + ")"
		}
	}
	return strings.Join(lines, "\n")
}

func (a Assessment) findingsGrid() grid {
	type finding = assess.Finding
	return newGrid("Findings", []attribute[finding]{
		{"code", "Finding", lookPlain, 20, func(f finding) any { return string(f.Code) }, nil},
		{"element", "Element", lookPlain, 32, func(f finding) any { return string(f.Element) }, func(f finding) string { return a.names([]framework.ElementID{f.Element}) }},
		{"message", "What", lookLong, 60, func(f finding) any { return f.Message }, nil},
		{"file", "File", lookPlain, 30, func(f finding) any { return f.Position.File }, nil},
		{"line", "Line", lookPlain, 8, func(f finding) any { return counted(f.Position.Line, f.Position.Line > 0) }, nil},
		{"column", "Column", lookPlain, 8, func(f finding) any { return counted(f.Position.Column, f.Position.Line > 0) }, nil},
	}, a.Result.ShownFindings())
}

// planPart is the part of a move that is done in a period.
type planPart struct {
	assess.PlanStep
	start assess.Month
}

func (p Plan) grid() grid {
	var parts []planPart
	for _, period := range p.Plan.Periods {
		for _, step := range period.Steps {
			if p.Result.Shows(step.Element.Element) {
				parts = append(parts, planPart{step, period.Start})
			}
		}
	}
	return newGrid("Plan", []attribute[planPart]{
		{"start", capital(string(p.Plan.Period)) + " from", lookPlain, 13, func(s planPart) any { return s.start }, nil},
		{"team", "Team", lookPlain, 22, func(s planPart) any { return string(s.Element.Owner) }, func(s planPart) string { return p.teamName(s.Element.Owner) }},
		{"name", "Element", lookPlain, 32, func(s planPart) any { return s.Element.Name }, nil},
		{"from", "From", lookGrade, 13, func(s planPart) any { return gradeValue(s.From) }, func(s planPart) string { return GradeWord(s.From) }},
		{"to", "To", lookGrade, 10, func(s planPart) any { return s.To.String() }, nil},
		{"do", "Do", lookLong, 50, func(s planPart) any { move, _ := s.Element.Steps.To(s.To); return move.Do }, nil},
		{"days", "Days", lookPlain, 8, func(s planPart) any { return s.Days }, nil},
		{"first_day", "First day", lookPlain, 9, func(s planPart) any { return s.First }, nil},
		{"done", "Done", lookPlain, 8, func(s planPart) any { return s.Done }, nil},
		{"element", "Element id", lookPlain, 30, func(s planPart) any { return string(s.Element.ID) }, nil},
	}, parts)
}

func (p Plan) teamsGrid() grid {
	type load = assess.TeamLoad
	return newGrid("Teams", []attribute[load]{
		{"team", "Team", lookPlain, 0, func(t load) any { return string(t.Team.ID) }, func(t load) string { return t.Team.Name }},
		{"days", "Days", lookPlain, 0, func(t load) any { return t.Days }, nil},
		{"capacity", "Capacity", lookPlain, 0, func(t load) any { return t.Capacity }, nil},
		{"used", "Used %", lookScore, 0, func(t load) any { return scoreValue(t.Used) }, nil},
		{"done", "Done in", lookPlain, 0, func(t load) any { return t.Done }, func(t load) string { return p.name(t.Done) }},
	}, p.Plan.Teams)
}
