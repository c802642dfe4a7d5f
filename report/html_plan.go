package report

import (
	"io"

	"revops/assess"
	"revops/framework"
)

// HTML writes the plan as a page by itself: what is done when, and how much each team has to do.
func (p Plan) HTML(w io.Writer) error {
	h := p.newHTML("Plan for revenue operations")
	h.cover("cover", p.coverView())
	p.htmlPlan(h)
	return h.write(w)
}

// planView is a plan in words, as a chart and period by period.
type planView struct {
	Lines   []string
	Chart   *gantt
	Periods []plannedPeriod
	Teams   []plannedTeam
	// Period is what capacities are counted by.
	Period assess.Period
}

type plannedPeriod struct {
	Name    string
	Steps   []plannedStep
	Reached []framework.Level
}

type plannedStep struct {
	assess.PlanStep
	Team string
}

type plannedTeam struct {
	assess.TeamLoad
	Done       string
	Bottleneck bool
}

func (p Plan) htmlPlan(h *htmlDocument) {
	view := planView{Lines: p.outcomes(), Chart: p.gantt(), Period: p.Plan.Period}
	for _, period := range p.Plan.Periods {
		one := plannedPeriod{Name: p.name(period.Start), Reached: period.Reached}
		for _, step := range period.Steps {
			if p.Result.Shows(step.Element.Element) {
				team, _ := p.Model.Team(step.Element.Owner)
				one.Steps = append(one.Steps, plannedStep{PlanStep: step, Team: team.Name})
			}
		}
		view.Periods = append(view.Periods, one)
	}
	for _, load := range p.Plan.Teams {
		view.Teams = append(view.Teams, plannedTeam{TeamLoad: load, Done: p.name(load.Done), Bottleneck: load.Team.ID == p.Plan.Bottleneck})
	}
	h.section("plan", "Plan", "plan", view)
}

// A Gantt chart has a column of names, then the time.
const (
	ganttNames = 250
	ganttTime  = 590
	ganttRow   = 24
	ganttHead  = 28
	ganttFoot  = 24
)

// gantt shows each element of a plan as a row of bars over time.
type gantt struct {
	Width, Height int
	Top, Bottom   int
	Periods       []ganttPeriod
	Rows          []ganttLine
	Reached       []ganttLevel
}

type ganttPeriod struct{ Name, X, TextX string }

type ganttLine struct {
	Name  string
	TextY int
	Bars  []ganttBar
}

type ganttBar struct {
	X, Width string
	Y        int
}

// ganttLevel is the moment at which a level is reached.
type ganttLevel struct{ Name, X string }

// gantt draws what the result shows of the plan, nil where that is nothing.
func (p Plan) gantt() *gantt {
	if len(p.Plan.Periods) == 0 {
		return nil
	}
	wide := float64(ganttTime) / float64(len(p.Plan.Periods))
	chart := &gantt{Width: ganttNames + ganttTime, Top: ganttHead}
	rows := map[framework.ElementID]int{}
	for at, period := range p.Plan.Periods {
		start := ganttNames + float64(at)*wide
		chart.period(at, p.name(period.Start), start, wide)
		for _, level := range period.Reached {
			chart.Reached = append(chart.Reached, ganttLevel{Name: "Level " + level.String(), X: unit(start + wide)})
		}
		for _, step := range period.Steps {
			if !p.Result.Shows(step.Element.Element) {
				continue
			}
			row, known := rows[step.Element.ID]
			if !known {
				row = len(chart.Rows)
				rows[step.Element.ID] = row
				chart.Rows = append(chart.Rows, ganttLine{Name: step.Element.Name, TextY: ganttHead + row*ganttRow + 16})
			}
			day := wide / float64(p.capacity(step.Element.Owner))
			chart.Rows[row].Bars = append(chart.Rows[row].Bars, ganttBar{
				X: unit(start + float64(step.First-1)*day), Width: unit(max(float64(step.Days)*day, 1.5)), Y: ganttHead + row*ganttRow + 5,
			})
		}
	}
	chart.Bottom = ganttHead + len(chart.Rows)*ganttRow
	chart.Height = chart.Bottom + ganttFoot
	return chart
}

// period draws the line where a period begins, with its name where there is room for one.
func (g *gantt) period(at int, name string, start, wide float64) {
	const room = 66
	every := 1
	for wide*float64(every) < room {
		every++
	}
	one := ganttPeriod{X: unit(start), TextX: unit(start + 3)}
	if at%every == 0 {
		one.Name = name
		if wide*float64(every) < 2.2*room {
			one.Name = name[:len("2027-01")]
		}
	}
	g.Periods = append(g.Periods, one)
}

// capacity is how many days a team of the plan has in a period.
func (p Plan) capacity(id framework.TeamID) int {
	for _, load := range p.Plan.Teams {
		if load.Team.ID == id {
			return load.Capacity
		}
	}
	return 1
}
