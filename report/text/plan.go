package text

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"revops/report/document"
	"revops/report/narrative"
)

// Plan writes the plan of a result for a terminal: when each level is reached, what each team does in each period, how much of
// its capacity each team needs.
func Plan(w io.Writer, of narrative.Assessment, style Style) error {
	a := Sections{of}
	return WriteTerminal(w, style, func(t *Terminal) {
		a.head(t)
		if len(a.Result.Plan.Periods) == 0 {
			t.Line("")
			t.Paragraph("", narrative.NothingToPlan)
			return
		}
		a.schedule(t)
	})
}

// PlanMarkdown writes the same as Markdown.
func PlanMarkdown(w io.Writer, of narrative.Assessment) error {
	a := Sections{of}
	return WriteMarkdown(w, func(m *Markdown) {
		a.markdownHead(m)
		if len(a.Result.Plan.Periods) == 0 {
			m.Note(narrative.NothingToPlan)
			return
		}
		a.schedule(m)
	})
}

// markdownPlan writes the plan within an assessment: its periods folded.
func (a Sections) markdownPlan(m *Markdown) {
	periods := a.Result.Plan.Periods
	if len(periods) == 0 {
		m.Heading("Plan")
		m.Note(narrative.NothingToPlan)
		return
	}
	a.planOutcome(m)
	m.Folded("Schedule by "+string(a.Result.Plan.Period)+" and team", func() {
		m.Nested(func() {
			a.planPeriods(m)
			a.Workload(m)
		})
	})
}

// schedule writes a plan in which there is something to do, that of a team with each task once.
func (a Sections) schedule(to Layout) {
	a.Team(to)
	a.planOutcome(to)
	if a.Has(narrative.SectionTeam) {
		return
	}
	a.planPeriods(to)
	a.Workload(to)
}

// planOutcome says when each level is reached.
func (a Sections) planOutcome(to Layout) {
	to.Heading("Plan")
	for _, line := range a.PlanOutcomes() {
		to.Note(line)
	}
	if earliest := a.Result.Plan.EarliestStart; earliest.Present && to.Operated() {
		to.Note("To start later: --start " + earliest.Value.String() + ".")
	}
	if a.Result.Plan.AssumedCapacity > 0 && to.Operated() {
		to.Note("To plan with other numbers: --capacity.")
	}
}

func (a Sections) planPeriods(to Layout) {
	for _, period := range a.Result.Plan.Periods {
		to.Heading(a.Result.Plan.PeriodName(period.Start))
		var rows [][]string
		for _, step := range period.Steps {
			name := a.Name(step.Element)
			if !to.Operated() {
				name = a.PlanName(&step)
			}
			starts, ends := a.Result.Plan.Dates(step, period)
			rows = append(rows, []string{
				document.TeamName(a.Model, step.Team), name, step.Move(), strconv.Itoa(step.Days), string(starts), string(ends),
				step.State(),
			})
		}
		if len(rows) > 0 {
			to.Table(slices.Concat(Prose("Team", "Element", "Grade"), Numbers(narrative.EffortTitle), Words("Start", "End", narrative.StateTitle)), rows)
		} else {
			to.Note(a.Idle())
		}
		for _, number := range period.LevelsReached {
			to.Note(to.Paint(fmt.Sprintf("Reaches level %s.", a.Model.Levels[number]), Good))
		}
	}
}

// Workload writes how much each team has to do in the plan, and how much of its capacity that takes.
func (a Sections) Workload(to Layout) {
	to.Heading("Teams")
	var rows [][]string
	for _, load := range a.Result.Plan.Teams {
		rows = append(rows, []string{
			document.TeamName(a.Model, load.Team), strconv.Itoa(load.Days), strconv.Itoa(load.Capacity), bar(to, load.Used),
			load.Used.String() + "%", a.Result.Plan.PeriodName(load.Done),
		})
	}
	to.Table(slices.Concat(Prose("Team"), Numbers(narrative.EffortTitle, "Available per "+string(a.Result.Plan.Period)), Words(""), Numbers("Used"), Prose(narrative.DoneInTitle)), rows)
}

// Team writes the page of the team of the result, if it has one.
func (a Sections) Team(to Layout) {
	if !a.Has(narrative.SectionTeam) {
		return
	}
	to.Heading(a.TeamTitle())
	for _, part := range a.TeamPage() {
		to.Heading(part.Title)
		if len(part.Rows) == 0 {
			to.Note(part.None)
			continue
		}
		var columns []Column
		for i, title := range part.Columns {
			columns = append(columns, Column{Title: title, Flexible: i < 3, Number: title == narrative.EffortTitle})
		}
		to.Table(columns, part.Rows)
	}
}
