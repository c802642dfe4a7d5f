package document

import (
	"cmp"
	"slices"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// PlanSchema names the plan document.
const PlanSchema = "revops/plan/v1"

// Plan is the plan document: the path to a level laid out over time.
type Plan struct {
	// Schema is PlanSchema.
	Schema       string           `json:"schema"`
	Framework    FrameworkVersion `json:"framework"`
	Organization string           `json:"organization"`
	Date         answers.Date     `json:"date,omitempty"`
	// Team is the team whose steps are listed; the plan is that of the company.
	Team   framework.TeamID `json:"team,omitempty"`
	WhatIf []Assumption     `json:"what_if,omitempty"`
	Level  *Level           `json:"level" jsonschema:"nullable"`
	Score  assess.Score     `json:"score"`
	PlanBody
}

// PlanBody is what the plan document and a result with a plan have in common.
type PlanBody struct {
	// Target is the level that the plan leads to, null where there is none.
	Target *Target       `json:"target" jsonschema:"nullable"`
	Period assess.Period `json:"period"`
	Start  assess.Month  `json:"start"`
	// AsOf is the day that decides which period is the current one, absent where none was given.
	AsOf answers.Date `json:"as_of,omitempty"`
	// Periods are those from the start until the path is done.
	Periods []PlanPeriod `json:"periods"`
	// Teams are those that have work in the plan.
	Teams []TeamLoad `json:"teams"`
	// AssumedCapacity is how many person-days a team is assumed to have in a period, absent where a number was given.
	AssumedCapacity int `json:"assumed_capacity,omitempty"`
	// Bottleneck is the team that needs the most periods for its own work, null where there is nothing to do.
	Bottleneck *framework.TeamID `json:"bottleneck" jsonschema:"nullable"`
	// Decisive is what decides when the plan ends, absent where there is nothing to do. Results of earlier versions of the program
	// lack it.
	Decisive *Decisive `json:"decisive,omitempty"`
	// Warnings say what makes the plan doubtful, each without a full stop.
	Warnings []string `json:"warnings,omitempty"`
	// EarliestStart is the first month after the answers and the CRM data, there where the plan starts before it.
	EarliestStart Optional[assess.Month] `json:"earliest_start,omitzero"`
	// Handovers are what teams wait for from each other; of one team, those that it waits for and those that wait for it. Results of
	// earlier versions of the program lack them.
	Handovers []Handover `json:"handovers,omitzero"`
}

// PlanPeriod is what happens in one period.
type PlanPeriod struct {
	Start assess.Month `json:"start"`
	Steps []PlanStep   `json:"steps"`
	// LevelsReached are the numbers of levels that are reached by the end of the period and were not before.
	LevelsReached []int `json:"levels_reached"`
}

// PlanStep is the part of one move of an element that is done in one period.
type PlanStep struct {
	Element framework.ElementID `json:"element"`
	Team    framework.TeamID    `json:"team"`
	From    framework.Grade     `json:"from"`
	To      framework.Grade     `json:"to"`
	Days    int                 `json:"days"`
	// FirstDay is the first of the team's days in the period, from 1, that the step takes.
	FirstDay int `json:"first_day"`
	// Done says that the move is finished with this part.
	Done bool `json:"done"`
	// Lasts is how many calendar days the move takes at least from its start, absent where the work alone counts.
	Lasts int `json:"lasts,omitempty"`
	// Starts and Ends are the first and the last weekday of the part. Results of earlier versions of the program lack them.
	Starts answers.Date `json:"starts,omitempty"`
	Ends   answers.Date `json:"ends,omitempty"`
}

// TeamLoad is what a team has to do in a plan.
type TeamLoad struct {
	Team framework.TeamID `json:"team"`
	// Capacity is in person-days a period, Days the work in the whole plan.
	Capacity int `json:"capacity"`
	Days     int `json:"days"`
	// Used is the share of its capacity that the team uses over all periods, in percent.
	Used assess.Score `json:"used"`
	// Done is the start of the period in which its last work ends.
	Done assess.Month `json:"done"`
}

// NewPlan makes the plan document of a result that has a plan.
func NewPlan(r *Result) *Plan {
	return &Plan{
		Schema: PlanSchema, Framework: r.Framework, Organization: r.Organization, Date: r.Date, Team: r.Team, WhatIf: r.WhatIf,
		Level: r.Level, Score: r.Score, PlanBody: *r.Plan,
	}
}

// planOf is nil where there is no plan. Of the steps it has those of elements that the result shows.
func planOf(r *assess.Result, plan *assess.Plan) *PlanBody {
	if plan == nil {
		return nil
	}
	body := &PlanBody{
		Target: targetOf(plan.Target), Period: plan.Period, Start: plan.Start, AssumedCapacity: plan.Assumed, AsOf: plan.AsOf,
		Decisive: decisiveOf(plan), Handovers: handoversOf(r, plan),
		Periods: Each(plan.Periods, func(period assess.PlanPeriod) PlanPeriod { return periodOf(r, period) }),
		Teams: Each(plan.Teams, func(load assess.TeamLoad) TeamLoad {
			return TeamLoad{Team: load.Team.ID, Capacity: load.Capacity, Days: load.Days, Used: load.Used, Done: load.Done}
		}),
	}
	body.warn(r)
	if plan.Bottleneck != "" {
		body.Bottleneck = new(plan.Bottleneck)
	}
	return body
}

// follow puts the path that is taken, the gaps on it and the next steps into an order of elements; what is not in it stays behind.
func (r *Result) follow(order []framework.ElementID) {
	place := func(id framework.ElementID) int {
		if at := slices.Index(order, id); at >= 0 {
			return at
		}
		return len(order)
	}
	byPlace := func(a, b framework.ElementID) int { return cmp.Compare(place(a), place(b)) }
	slices.SortStableFunc(r.Gaps, func(a, b Gap) int { return byPlace(a.Element, b.Element) })
	slices.SortStableFunc(r.NextSteps, func(a, b NextStep) int { return byPlace(a.Element, b.Element) })
	path, _ := r.PathToTake()
	path.Elements = slices.SortedStableFunc(slices.Values(path.Elements), byPlace)
	r.Plan.Target.Path = path
}

func periodOf(r *assess.Result, period assess.PlanPeriod) PlanPeriod {
	one := PlanPeriod{Start: period.Start, Steps: []PlanStep{}}
	one.LevelsReached = Each(period.Reached, func(level framework.Level) int { return level.Number })
	for _, step := range period.Steps {
		if r.Shows(step.Element.Element) {
			one.Steps = append(one.Steps, PlanStep{
				Element: step.Element.ID, Team: step.Element.Owner, From: step.From, To: step.To,
				Days: step.Days, FirstDay: step.First, Done: step.Done, Lasts: step.Lasts, Starts: step.Starts, Ends: step.Ends,
			})
		}
	}
	return one
}

// PeriodName is how the period that starts in a month is called: by its month, or by its first and its last one.
func (p *PlanBody) PeriodName(start assess.Month) string {
	return Span(start.String(), p.LastMonth(start).String())
}

// LastMonth is the last month of the period that starts in a month.
func (p *PlanBody) LastMonth(start assess.Month) assess.Month {
	return start + assess.Month(p.Period.Months()-1)
}

// Capacity is how many person-days a team that has work in the plan has in a period.
func (p *PlanBody) Capacity(team framework.TeamID) int {
	for _, load := range p.Teams {
		if load.Team == team {
			return load.Capacity
		}
	}
	return 1
}

// State says whether a step finishes in its period.
func (s *PlanStep) State() string {
	if s.Done {
		return "finishes"
	}
	return "continues"
}

// Move is the move of a step from grade to grade.
func (s *PlanStep) Move() string { return GradeWord(s.From) + " → " + s.To.String() }

// Dates are the first and the last day of a step that stands in a period: those of the period where a stored plan has none.
func (p *PlanBody) Dates(step PlanStep, period PlanPeriod) (starts, ends answers.Date) {
	return cmp.Or(step.Starts, period.Start.First()), cmp.Or(step.Ends, p.LastMonth(period.Start).Last())
}

// Planned is when the move of an element to a grade starts and when it is done, "" without a plan or where the plan does not have it.
func (p *PlanBody) Planned(element framework.ElementID, to framework.Grade) (starts, done answers.Date) {
	if p == nil {
		return "", ""
	}
	for _, period := range p.Periods {
		for _, step := range period.Steps {
			if step.Element != element || step.To != to {
				continue
			}
			first, last := p.Dates(step, period)
			starts = cmp.Or(starts, first)
			if step.Done {
				done = last
			}
		}
	}
	return starts, done
}
