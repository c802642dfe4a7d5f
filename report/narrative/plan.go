package narrative

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"revops/framework"
	"revops/report/document"
)

// What a plan without periods says, and a period without a step to show.
const (
	NothingToPlan  = "Nothing to plan."
	NothingForTeam = "No work for this team."
	NothingNew     = "No work: steps that have begun need time to show that they are done."
)

// Idle says what stands in a period without a step.
func (a Assessment) Idle() string {
	if a.Result.Team != "" {
		return NothingForTeam
	}
	return NothingNew
}

// PlanName names a part of the plan: the element and, where several moves of it are planned, which of them it is.
func (a Assessment) PlanName(step *document.PlanStep) string {
	var moves []framework.Grade
	for _, period := range a.Result.Plan.Periods {
		for _, other := range period.Steps {
			if other.Element == step.Element && !slices.Contains(moves, other.To) {
				moves = append(moves, other.To)
			}
		}
	}
	name := a.Name(step.Element)
	if len(moves) < 2 {
		return name
	}
	return fmt.Sprintf("%s (part %d of %d)", name, slices.Index(moves, step.To)+1, len(moves))
}

// PlanOutcomes say when each level can be reached, on which assumption, and what sets the pace.
func (a Assessment) PlanOutcomes() []string {
	lines := a.planSummary()
	for _, line := range []string{a.busiestTeam(), a.planWaits()} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// planSummary says when each level can be reached, on which assumption, and what decides when the last one is.
func (a Assessment) planSummary() []string {
	p := a.Result.Plan
	if len(p.Periods) == 0 {
		return []string{NothingToPlan}
	}
	lines := p.WarningLines()
	for _, period := range p.Periods {
		for _, number := range period.LevelsReached {
			verb := "can be reached"
			if a.Result.Level != nil && number <= a.Result.Level.Number {
				verb = "can be backed by the CRM data"
			}
			lines = append(lines, fmt.Sprintf("Level %s %s by the end of %s.", a.Model.Levels[number], verb, p.LastMonth(period.Start).Name()))
		}
	}
	if p.AssumedCapacity > 0 {
		lines = append(lines, fmt.Sprintf("Assumption: each team has %s per %s for this.",
			document.Count(p.AssumedCapacity, "person-day", "person-days"), p.Period))
	}
	if end := a.PlanEnd(); end != "" {
		lines = append(lines, end)
	}
	return lines
}

// PlanEnd says what decides when the plan ends, "" where that is not known.
func (a Assessment) PlanEnd() string {
	d := a.Result.Plan.Decisive
	if d == nil {
		return ""
	}
	end := fmt.Sprintf("ends with %s on %s.", a.Name(d.Last), document.LongDate(d.Ends))
	if d.Waiting == nil {
		teams := document.Each(d.Teams, func(team framework.TeamID) string { return document.TeamName(a.Model, team) })
		return fmt.Sprintf("The work of %s decides the end date: the plan %s", document.Listed(teams), end)
	}
	line := fmt.Sprintf("%s decides the end date: it starts on %s and needs at least %s until it counts as done.", a.Name(d.Waiting.Element),
		document.LongDate(d.Waiting.Starts), document.Count(d.Waiting.Lasts, "calendar day", "calendar days"))
	switch {
	case d.Waiting.Element != d.Last:
		return line + " The plan then " + end
	case d.Waiting.AtOnce:
		return line + " More capacity does not bring the end forward."
	default:
		return line
	}
}

// busiestTeam says which team needs the most time, "" for none.
func (a Assessment) busiestTeam() string {
	p := a.Result.Plan
	for _, load := range p.Teams {
		if p.Bottleneck == nil || load.Team != *p.Bottleneck {
			continue
		}
		line := fmt.Sprintf("%s: %s needs %s in total and has %d per %s", p.BottleneckTitle(), document.TeamName(a.Model, load.Team),
			document.Count(load.Days, "person-day", "person-days"), load.Capacity, p.Period)
		if least := (load.Days + load.Capacity - 1) / load.Capacity; least > 1 {
			line += fmt.Sprintf(", so the plan takes at least %d %ss", least, p.Period)
		}
		return line + "."
	}
	return ""
}

// planWaits names the steps that are done only once time has passed, those that take longest first; "" for none.
func (a Assessment) planWaits() string {
	names := map[int][]string{}
	for _, period := range a.Result.Plan.Periods {
		for _, step := range period.Steps {
			if name := a.Name(step.Element); step.Lasts > 0 && step.Done && !slices.Contains(names[step.Lasts], name) {
				names[step.Lasts] = append(names[step.Lasts], name)
			}
		}
	}
	var parts []string
	for _, days := range slices.Backward(slices.Sorted(maps.Keys(names))) {
		parts = append(parts, fmt.Sprintf("%s (at least %s)", document.Listed(names[days]), document.Count(days, "calendar day", "calendar days")))
	}
	if len(parts) == 0 {
		return ""
	}
	return "Time must pass from the start until these steps count as done: " + strings.Join(parts, "; ") + "."
}
