package page

import (
	"html/template"
	"io"
	"strconv"
	"strings"

	"revops/framework"
	"revops/report/brand"
	"revops/report/document"
	"revops/report/narrative"
)

// Plan writes the plan of a result: what is done when, and how much each team has to do.
func Plan(w io.Writer, of narrative.Assessment, by *brand.Brand) error {
	a := assessment{of}
	b := a.newBuilder("Plan for revenue operations", "Plan", "cover", "charts")
	b.cover("cover", a.coverView())
	if a.Has(narrative.SectionTeam) { // each task stands once
		a.addTeam(b)
		b.section("plan", "Plan", "plan", planView{Lines: a.PlanOutcomes(), Chart: a.gantt(false)})
	} else {
		a.add(b, reportPart{section: narrative.SectionPlan, add: assessment.addPlan}, reportPart{section: narrative.SectionSteps, add: assessment.addSteps})
	}
	return b.write(w, by)
}

// planView is a plan in sentences, as a chart, by period and by team.
type planView struct {
	Lines   []string
	Chart   *gantt
	Periods []plannedPeriod
	Teams   []block
	// Idle stands in a period without a step.
	Idle string
}

type plannedPeriod struct {
	Name    string
	Steps   []plannedStep
	Reached []framework.Level
}

type plannedStep struct {
	Name, Team string
	// Rest are the cells that follow them: the move, the days and the state.
	Rest template.HTML
}

func (a assessment) addPlan(b *builder) {
	plan := a.Result.Plan
	view := planView{Lines: a.PlanOutcomes(), Chart: a.gantt(false), Idle: a.Idle()}
	for _, period := range plan.Periods {
		one := plannedPeriod{Name: plan.PeriodName(period.Start), Reached: a.levels(period.LevelsReached)}
		for _, step := range period.Steps {
			one.Steps = append(one.Steps, plannedStep{Name: a.PlanName(&step), Team: document.TeamName(a.Model, step.Team), Rest: planStepCells(plan, step, period)})
		}
		view.Periods = append(view.Periods, one)
	}
	if len(plan.Teams) > 0 {
		view.Teams = blocksOf(func(to *layout) { a.sections().Workload(to) })
	}
	b.section("plan", "Plan", "plan", view)
}

// levels are those with the given numbers.
func (a assessment) levels(numbers []int) []framework.Level {
	return document.Each(numbers, func(number int) framework.Level { return a.Model.Levels[number] })
}

// planStepCells are the move of a step, its days, its dates, and its state at the end of the period. They have no end tags, since a plan of many
// months has hundreds of rows.
func planStepCells(plan *document.PlanBody, step document.PlanStep, period document.PlanPeriod) template.HTML {
	starts, ends := plan.Dates(step, period)
	return template.HTML("<td>" + strings.Join([]string{step.Move(), strconv.Itoa(step.Days), string(starts), string(ends), step.State()}, "<td>"))
}
