package document

import (
	"cmp"
	"fmt"
	"strconv"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// Handover is an element that a team puts in place before another team can start with one that requires it.
type Handover struct {
	Element framework.ElementID `json:"element"`
	Team    framework.TeamID    `json:"team"`
	// Done is the last weekday of the work on it.
	Done answers.Date `json:"done"`
	// For is the element that waits for it, ForTeam its team, and Starts the first weekday of the work on that.
	For     framework.ElementID `json:"for"`
	ForTeam framework.TeamID    `json:"for_team"`
	Starts  answers.Date        `json:"starts"`
}

// handoversOf are those of a plan, in its order; of the team of the result, if it has one. It is never nil.
func handoversOf(r *assess.Result, plan *assess.Plan) []Handover {
	elements := map[framework.ElementID]framework.Place{}
	starts, done := map[framework.ElementID]answers.Date{}, map[framework.ElementID]answers.Date{}
	for _, period := range plan.Periods {
		for _, step := range period.Steps {
			id := step.Element.ID
			elements[id] = step.Element
			starts[id], done[id] = cmp.Or(starts[id], step.Starts), max(done[id], step.Ends)
		}
	}
	handovers := []Handover{}
	for _, id := range plan.Order {
		waiting := elements[id]
		for _, required := range waiting.Requires {
			given, planned := elements[required]
			if planned && given.Owner != waiting.Owner && (r.Shows(given.Element) || r.Shows(waiting.Element)) {
				handovers = append(handovers, Handover{required, given.Owner, done[required], id, waiting.Owner, starts[id]})
			}
		}
	}
	return handovers
}

// TeamPart is a table of the page of a team, or what is said instead.
type TeamPart struct {
	Title   string
	Columns []string
	Rows    [][]string
	// None is said where there are no rows.
	None string
}

// TeamTitle is the title of the page of a team.
func (a Assessment) TeamTitle() string { return TeamName(a.Model, a.Result.Team) + ": who does what" }

// TeamPage says what the team of the result does in the current period of the plan and in the next one, what it waits for, and who waits
// for it. The as-of day decides which period is the current one; without one that is the first.
func (a Assessment) TeamPage() []TeamPart {
	p := a.Result.Plan
	at, running := p.current()
	titles := [2]string{"First ", "Second "}
	var parts []TeamPart
	if running {
		titles = [2]string{"This ", "Next "}
		if late := p.doneBefore(at); len(late) > 0 {
			parts = append(parts, a.teamSteps("Planned to be done by now", late))
		}
	}
	for i, title := range titles {
		start := p.Start + assess.Month((at+i)*p.Period.Months())
		var steps []planPart
		if at+i < len(p.Periods) {
			steps = partsOf(p.Periods[at+i])
		} else if i > 0 {
			break
		}
		part := a.teamSteps(title+string(p.Period)+", "+p.PeriodName(start), steps)
		if at >= len(p.Periods) {
			part.None = "The plan ended in " + p.PeriodName(p.Periods[len(p.Periods)-1].Start) + "."
		}
		parts = append(parts, part)
	}
	if p.Handovers == nil {
		return parts
	}
	return append(parts, a.handovers("What the team waits for", "Nothing from other teams.", true), a.handovers("Who waits for the team", "No other team.", false))
}

// current is the index of the current period, and reports whether the as-of day is in the plan or behind it.
func (p *PlanBody) current() (index int, running bool) {
	if p.AsOf == "" {
		return 0, false
	}
	month, _ := assess.ParseMonth(string(p.AsOf[:len("2006-01")])) // a date
	if month < p.Start {
		return 0, false
	}
	return int(month-p.Start) / p.Period.Months(), true
}

// planPart is a part of a move with the period that it stands in.
type planPart struct {
	PlanStep
	period PlanPeriod
}

func partsOf(period PlanPeriod) []planPart {
	var parts []planPart
	for _, step := range period.Steps {
		parts = append(parts, planPart{step, period})
	}
	return parts
}

// doneBefore are the moves that are done before the period with an index, each as one part.
func (p *PlanBody) doneBefore(index int) []planPart {
	type move struct {
		element framework.ElementID
		to      framework.Grade
	}
	days := map[move]int{}
	var moves []planPart
	for _, period := range p.Periods[:min(index, len(p.Periods))] {
		for _, part := range partsOf(period) {
			of := move{part.Element, part.To}
			days[of] += part.Days
			if part.Done {
				part.Days = days[of]
				part.Starts, _ = p.Planned(part.Element, part.To)
				moves = append(moves, part)
			}
		}
	}
	return moves
}

func (a Assessment) teamSteps(title string, steps []planPart) TeamPart {
	part := TeamPart{Title: title, Columns: []string{"Task", "Do", EffortTitle, "Start", "End", StateTitle}, None: NothingForTeam}
	days := 0
	for _, step := range steps {
		element, _ := a.Model.Element(step.Element)
		move, _ := element.Steps.To(step.To)
		do := move.Do
		if step.Days == 0 {
			do = "No work left: it counts as done once the time has passed."
		}
		starts, ends := a.Result.Plan.Dates(step.PlanStep, step.period)
		part.Rows = append(part.Rows, []string{
			element.Name + ": " + step.Move(), do, strconv.Itoa(step.Days), string(starts), string(ends), step.State(),
		})
		days += step.Days
	}
	if days > 0 {
		part.Title += fmt.Sprintf(" (%s)", Count(days, "person-day", "person-days"))
	}
	return part
}

// handovers are those to the team of the result, or those from it.
func (a Assessment) handovers(title, none string, toTeam bool) TeamPart {
	part := TeamPart{Title: title, Columns: []string{"Element", "Team", "Done", "Needed for", "Start"}, None: none}
	for _, h := range a.Result.Plan.Handovers {
		other := h.Team
		if !toTeam {
			other = h.ForTeam
		}
		if (h.ForTeam == a.Result.Team) == toTeam {
			part.Rows = append(part.Rows, []string{a.Name(h.Element), TeamName(a.Model, other), string(h.Done), a.Name(h.For), string(h.Starts)})
		}
	}
	return part
}
