package page

import (
	"cmp"
	"fmt"
	"strings"

	"revops/answers"
	"revops/report/document"
	"revops/report/narrative"
)

// briefParts are the parts of a brief behind its summary.
func briefParts() []reportPart {
	return []reportPart{
		{section: narrative.SectionCategories, add: assessment.addCategories},
		{section: narrative.SectionSteps, add: assessment.addPath},
		{section: narrative.SectionPlan, add: assessment.addTeamPlan},
	}
}

// pathView is the steps of the path in a table, each once until its element is in place.
type pathView struct {
	Rows []pathRow
	// Planned says that the steps have dates, Detailed that each says what to do first.
	Planned, Detailed bool
	// Days is the work of all, Starts the first day and Done the last.
	Days         int
	Starts, Done string
}

type pathRow struct {
	document.Gap
	Number int
	// Do is what to do first.
	Owner, Do    string
	Starts, Done string
}

func (a assessment) addPath(b *builder) {
	const detailed = 12 // steps that have room for a line each
	path, _ := a.GapsByPath()
	view := pathView{Planned: a.Result.Plan != nil, Detailed: len(path) <= detailed}
	var starts, done answers.Date
	for i, gap := range path {
		element, _ := a.Model.Element(gap.Element)
		to, _ := a.GradeOnPath(gap.Element).Next()
		move, _ := element.Steps.To(to)
		row := pathRow{Gap: gap, Number: i + 1, Owner: document.TeamName(a.Model, gap.Owner), Do: move.Do}
		first, _ := a.Result.Plan.Planned(gap.Element, to)
		_, last := a.Result.Plan.Planned(gap.Element, a.Model.Policy.InPlace)
		if i == 0 || first < starts {
			starts = first
		}
		done = max(done, last)
		row.Starts, row.Done = dayOrDash(first), dayOrDash(last)
		view.Days += gap.Days
		view.Rows = append(view.Rows, row)
	}
	view.Starts, view.Done = dayOrDash(starts), dayOrDash(done)
	b.section("steps", narrative.StepsTitle, "path", view)
}

func dayOrDash(day answers.Date) string { return cmp.Or(string(day), "–") }

// teamsPlan says of each team how much it has to do in the plan, and when that is done.
func (a assessment) teamsPlan() string {
	plan := a.Result.Plan
	var parts []string
	for _, load := range plan.Teams {
		parts = append(parts, fmt.Sprintf("%s: %s, done in %s.", document.TeamName(a.Model, load.Team),
			document.Count(load.Days, "person-day", "person-days"), plan.LastMonth(load.Done).Name()))
	}
	return strings.Join(parts, " ")
}

func (a assessment) addTeamPlan(b *builder) {
	b.section("plan", "Plan", "gantt", a.gantt(true))
}
