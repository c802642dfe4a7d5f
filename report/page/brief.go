package page

import (
	"cmp"
	"fmt"
	"strings"

	"revops/report/document"
	"revops/report/narrative"
)

// briefSteps is how many next steps a brief shows.
const briefSteps = 8

// briefParts are the parts of a brief behind its summary.
func briefParts() []reportPart {
	return []reportPart{
		{section: narrative.SectionCategories, add: assessment.addCategories},
		{section: narrative.SectionSteps, add: assessment.addFirstSteps},
		{section: narrative.SectionPlan, add: assessment.addTeamPlan},
	}
}

// firstStepsView is the first steps in a table.
type firstStepsView struct {
	Rows []firstStepRow
	// Planned says that the steps have dates. More says how many there are besides, "" for none.
	Planned bool
	More    string
}

type firstStepRow struct {
	stepView
	Starts, Done string
}

func (a assessment) addFirstSteps(b *builder) {
	view := firstStepsView{Planned: a.Result.Plan != nil}
	all := a.stepViews()
	for _, step := range all[:min(briefSteps, len(all))] {
		starts, done := a.Result.Plan.Planned(step.Element, step.To)
		view.Rows = append(view.Rows, firstStepRow{step, cmp.Or(string(starts), "–"), cmp.Or(string(done), "–")})
	}
	if more := len(all) - briefSteps; more > 0 {
		view.More = document.Count(more, "more step is", "more steps are") + " in the whole report."
	}
	b.section("steps", narrative.StepsTitle, "first-steps", view)
}

// teamsPlan says of each team how much it has to do in the plan, and when that is done.
func (a assessment) teamsPlan() string {
	plan := a.Result.Plan
	var parts []string
	for _, load := range plan.Teams {
		parts = append(parts, fmt.Sprintf("%s: %s, done in %s.", document.TeamName(a.Model, load.Team),
			document.Count(load.Days, "person-day", "person-days"), plan.PeriodName(load.Done)))
	}
	return strings.Join(parts, " ")
}

func (a assessment) addTeamPlan(b *builder) {
	b.section("plan", "Plan", "gantt", a.gantt(true))
}
