package narrative

import (
	"fmt"
	"slices"
	"strconv"

	"revops/assess"
	"revops/report/document"
)

// TeamPart is a table of the page of a team, or what is said instead.
type TeamPart struct {
	Title   string
	Columns []string
	Rows    [][]string
	// None is said where there are no rows.
	None string
}

// TeamTitle is the title of the page of a team.
func (a Assessment) TeamTitle() string {
	return document.TeamName(a.Model, a.Result.Team) + ": who does what"
}

// TeamPage says what the team of the result does in the current period of the plan, in the next one and later, what it waits for, and who
// waits for it. The as-of day decides which period is the current one; without one that is the first.
func (a Assessment) TeamPage() []TeamPart {
	p := a.Result.Plan
	at, running := currentPeriod(p)
	titles := [2]string{"First ", "Second "}
	var parts []TeamPart
	if running {
		titles = [2]string{"This ", "Next "}
		if late := doneBefore(p, at); len(late) > 0 {
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
			part.None = "The plan ended in " + p.LastMonth(p.Periods[len(p.Periods)-1].Start).Name() + "."
		}
		parts = append(parts, part)
	}
	if later := movesIn(p.Periods[min(at+len(titles), len(p.Periods)):]); len(later) > 0 {
		parts = append(parts, a.teamSteps("Later", later))
	}
	if p.Handovers == nil {
		return parts
	}
	return append(parts, a.handovers("What the team waits for", "Nothing from other teams.", true), a.handovers("Who waits for the team", "No other team.", false))
}

// currentPeriod is the index of the current period, and reports whether the as-of day is in the plan or behind it.
func currentPeriod(p *document.PlanBody) (index int, running bool) {
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
	document.PlanStep
	period document.PlanPeriod
}

func partsOf(period document.PlanPeriod) []planPart {
	return document.Each(period.Steps, func(step document.PlanStep) planPart { return planPart{step, period} })
}

// movesIn are the moves of periods, each as one part: with all its days there, from its first start to its last end.
func movesIn(periods []document.PlanPeriod) []planPart {
	var moves []planPart
	for _, period := range periods {
		for _, part := range partsOf(period) {
			at := slices.IndexFunc(moves, func(m planPart) bool { return m.Element == part.Element && m.To == part.To })
			if at < 0 {
				moves = append(moves, part)
				continue
			}
			part.Days += moves[at].Days
			part.Starts = moves[at].Starts
			moves[at] = part
		}
	}
	return moves
}

// doneBefore are the moves that are done before the period with an index.
func doneBefore(p *document.PlanBody, index int) []planPart {
	return slices.DeleteFunc(movesIn(p.Periods[:min(index, len(p.Periods))]), func(m planPart) bool { return !m.Done })
}

func (a Assessment) teamSteps(title string, steps []planPart) TeamPart {
	part := TeamPart{Title: title, Columns: []string{"Task", DoTitle, "Done when", EffortTitle, "Start", "End", StateTitle}, None: NothingForTeam}
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
			element.Name + ": " + step.Move(), do, element.Grades.Of(step.To), strconv.Itoa(step.Days), string(starts), string(ends), step.State(),
		})
		days += step.Days
	}
	if days > 0 {
		part.Title += fmt.Sprintf(" (%s)", document.Count(days, "person-day", "person-days"))
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
			part.Rows = append(part.Rows, []string{a.Name(h.Element), document.TeamName(a.Model, other), string(h.Done), a.Name(h.For), string(h.Starts)})
		}
	}
	return part
}
