package page

import (
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"

	"revops/assess"
	"revops/framework"
	"revops/report/document"
)

// Plan writes the plan of a result as a page by itself: what is done when, and how much each team has to do.
func Plan(w io.Writer, of document.Assessment) error {
	a := assessment{of}
	h := a.newBuilder("Plan for revenue operations", "Plan", "cover", "charts")
	h.cover("cover", a.coverView())
	a.plan(h)
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
	Name, Team string
	// Rest is the cells behind them: the move, days and state.
	Rest template.HTML
}

type plannedTeam struct {
	document.TeamLoad
	Name, DoneIn string
	Bottleneck   bool
}

func (a assessment) plan(h *builder) {
	plan := a.Result.Plan
	view := planView{Lines: plan.Outcomes(a.Model), Chart: a.gantt(), Period: plan.Period}
	for _, period := range plan.Periods {
		one := plannedPeriod{Name: plan.PeriodName(period.Start), Reached: a.levels(period.LevelsReached)}
		for _, step := range period.Steps {
			one.Steps = append(one.Steps, plannedStep{Name: a.Name(step.Element), Team: document.TeamName(a.Model, step.Team), Rest: stepCells(step)})
		}
		view.Periods = append(view.Periods, one)
	}
	for _, load := range plan.Teams {
		view.Teams = append(view.Teams, plannedTeam{
			TeamLoad: load, Name: document.TeamName(a.Model, load.Team), DoneIn: plan.PeriodName(load.Done),
			Bottleneck: plan.Bottleneck != nil && load.Team == *plan.Bottleneck,
		})
	}
	h.section("plan", "Plan", "plan", view)
}

// levels are those of some numbers.
func (a assessment) levels(numbers []int) []framework.Level {
	var levels []framework.Level
	for _, number := range numbers {
		levels = append(levels, a.Model.Levels[number])
	}
	return levels
}

// stepCells are the move of a step, its days, and what has become of it at the end of the period. The cells go without
// their end tags: a plan of many months has hundreds of rows.
func stepCells(step document.PlanStep) template.HTML {
	state := "goes on"
	if step.Done {
		state = "done"
	}
	return template.HTML("<td>" + document.GradeWord(step.From) + " → " + step.To.String() + "<td>" + strconv.Itoa(step.Days) + "<td>" + state)
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
	// Lines is where periods begin, Bars the work and Ends where levels are reached, each as a path.
	Lines, Bars, Ends string
	// Titles name periods, Names elements, and Reached levels.
	Titles, Names, Reached []placed
	// work is the bars of each row.
	work [][]ganttBar
}

// ganttBar is from where to where something is worked on.
type ganttBar struct{ from, to float64 }

// gantt draws what the result shows of the plan, nil where that is nothing.
func (a assessment) gantt() *gantt {
	plan := a.Result.Plan
	if len(plan.Periods) == 0 {
		return nil
	}
	wide := float64(ganttTime) / float64(len(plan.Periods))
	chart := &gantt{Width: ganttNames + ganttTime}
	rows := map[framework.ElementID]int{}
	for at, period := range plan.Periods {
		start := ganttNames + float64(at)*wide
		chart.title(at, plan.PeriodName(period.Start), start, wide)
		for _, step := range period.Steps {
			row, known := rows[step.Element]
			if !known {
				row = len(chart.Names)
				rows[step.Element] = row
				chart.Names = append(chart.Names, placed{Y: strconv.Itoa(ganttHead + row*ganttRow + 16), Text: a.Name(step.Element)})
				chart.work = append(chart.work, nil)
			}
			day := wide / float64(plan.Capacity(step.Team))
			from := start + float64(step.FirstDay-1)*day
			chart.add(row, ganttBar{from, from + float64(step.Days)*day})
		}
	}
	chart.bars()
	bottom := ganttHead + len(chart.Names)*ganttRow
	chart.Height = bottom + ganttFoot
	a.endings(chart, wide, bottom)
	return chart
}

// add adds work to a row, as one with the work before it if there is no time between.
func (g *gantt) add(row int, bar ganttBar) {
	const touching = 0.1
	last := len(g.work[row]) - 1
	if last >= 0 && bar.from-g.work[row][last].to < touching {
		g.work[row][last].to = bar.to
		return
	}
	g.work[row] = append(g.work[row], bar)
}

// bars draws the work, so that it can be seen however short it is.
func (g *gantt) bars() {
	const shortest = 1.5
	var path strings.Builder
	for row, work := range g.work {
		for _, bar := range work {
			length := unit(max(bar.to-bar.from, shortest))
			fmt.Fprintf(&path, "M%s,%dh%sv14h-%sz", unit(bar.from), ganttHead+row*ganttRow+5, length, length)
		}
	}
	g.Bars = path.String()
}

// endings draws where periods begin and where levels are reached.
func (a assessment) endings(g *gantt, wide float64, bottom int) {
	for at, period := range a.Result.Plan.Periods {
		line := func(x float64) string { return fmt.Sprintf("M%s,%dV%d", unit(x), ganttHead, bottom) }
		start := ganttNames + float64(at)*wide
		g.Lines += line(start)
		for _, level := range a.levels(period.LevelsReached) {
			g.Ends += line(start + wide)
			g.Reached = append(g.Reached, placed{X: unit(start + wide), Text: "Level " + level.String()})
		}
	}
}

// title names a period where there is room for it.
func (g *gantt) title(at int, name string, start, wide float64) {
	const room = 66
	every := 1
	for wide*float64(every) < room {
		every++
	}
	if at%every != 0 {
		return
	}
	if wide*float64(every) < 2.2*room {
		name = name[:len("2027-01")]
	}
	g.Titles = append(g.Titles, placed{X: unit(start + 3), Text: name})
}
