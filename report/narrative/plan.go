package narrative

import (
	"fmt"
	"slices"

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
			lines = append(lines, fmt.Sprintf("Level %s %s by the end of %s.", a.Model.Levels[number], verb, p.LastMonth(period.Start)))
		}
	}
	if p.AssumedCapacity > 0 {
		lines = append(lines, fmt.Sprintf("Assumption: each team has %s per %s for this.",
			document.Count(p.AssumedCapacity, "person-day", "person-days"), p.Period))
	}
	return append(lines, planPace(p, a.Model)...)
}

// planPace says which team needs the most time, and how much of the plan is waiting.
func planPace(p *document.PlanBody, model *framework.Framework) []string {
	var lines []string
	for _, load := range p.Teams {
		if p.Bottleneck == nil || load.Team != *p.Bottleneck {
			continue
		}
		line := fmt.Sprintf("%s: %s needs %s in total and has %d per %s", p.BottleneckTitle(), document.TeamName(model, load.Team),
			document.Count(load.Days, "person-day", "person-days"), load.Capacity, p.Period)
		if least := (load.Days + load.Capacity - 1) / load.Capacity; least > 1 {
			line += fmt.Sprintf(", so the plan takes at least %d %ss", least, p.Period)
		}
		lines = append(lines, line+".")
	}
	longest, waiting := 0, 0
	for _, period := range p.Periods {
		for _, step := range period.Steps {
			if step.Lasts > 0 && step.Done {
				waiting, longest = waiting+1, max(longest, step.Lasts)
			}
		}
	}
	if waiting > 0 {
		lines = append(lines, fmt.Sprintf("%s as done only once time has passed: up to %s from the start.",
			document.Count(waiting, "step counts", "steps count"), document.Count(longest, "calendar day", "calendar days")))
	}
	return lines
}
