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

// Plan writes the plan of a result: what is done when, and how much each team has to do.
func Plan(w io.Writer, of document.Assessment) error {
	a := assessment{of}
	b := a.newBuilder("Plan for revenue operations", "Plan", "cover", "charts")
	b.cover("cover", a.coverView())
	a.addPlan(b)
	a.addSteps(b)
	return b.write(w)
}

// planView is a plan in sentences, as a chart, by period and by team.
type planView struct {
	Lines   []string
	Chart   *gantt
	Periods []plannedPeriod
	Teams   []plannedTeam
	// Period is the unit of time of the capacities.
	Period assess.Period
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

type plannedTeam struct {
	document.TeamLoad
	Name, DoneIn string
	Bottleneck   bool
}

func (a assessment) addPlan(b *builder) {
	plan := a.Result.Plan
	if plan == nil {
		return
	}
	view := planView{Lines: a.PlanOutcomes(), Chart: a.gantt(), Period: plan.Period, Idle: a.Idle()}
	for _, period := range plan.Periods {
		one := plannedPeriod{Name: plan.PeriodName(period.Start), Reached: a.levels(period.LevelsReached)}
		for _, step := range period.Steps {
			one.Steps = append(one.Steps, plannedStep{Name: a.Name(step.Element), Team: document.TeamName(a.Model, step.Team), Rest: planStepCells(plan, step, period)})
		}
		view.Periods = append(view.Periods, one)
	}
	for _, load := range plan.Teams {
		view.Teams = append(view.Teams, plannedTeam{
			TeamLoad: load, Name: document.TeamName(a.Model, load.Team), DoneIn: plan.PeriodName(load.Done),
			Bottleneck: plan.Bottleneck != nil && load.Team == *plan.Bottleneck,
		})
	}
	b.section("plan", "Plan", "plan", view)
}

// levels are those with the given numbers.
func (a assessment) levels(numbers []int) []framework.Level {
	var levels []framework.Level
	for _, number := range numbers {
		levels = append(levels, a.Model.Levels[number])
	}
	return levels
}

// planStepCells are the move of a step, its days, its dates, and its state at the end of the period. They have no end tags, since a plan of many
// months has hundreds of rows.
func planStepCells(plan *document.PlanBody, step document.PlanStep, period document.PlanPeriod) template.HTML {
	starts, ends := plan.Dates(step, period)
	return template.HTML("<td>" + strings.Join([]string{step.Move(), strconv.Itoa(step.Days), string(starts), string(ends), step.State()}, "<td>"))
}

// The sizes of a Gantt chart: a column of names, then the time.
const (
	ganttNames = 250
	ganttTime  = 590
	ganttRow   = 24
	ganttHead  = 28
	ganttFoot  = 24
)

// gantt is a chart with a row for each element of a plan, with bars over time.
type gantt struct {
	Width, Height int
	// Lines are the beginnings of periods, Bars the work, Waits the time that passes after it, and Ends the days on which levels
	// are reached: each is a path.
	Lines, Bars, Waits, Ends string
	// Titles are the names of periods, Names those of elements, Reached those of levels.
	Titles, Names, Reached []label
	// work is the bars of each row.
	work [][]ganttBar
}

// ganttBar is a bar from one place of the chart to another.
type ganttBar struct{ from, to float64 }

// gantt draws the plan, nil for a plan without periods.
func (a assessment) gantt() *gantt {
	plan := a.Result.Plan
	if len(plan.Periods) == 0 {
		return nil
	}
	width := float64(ganttTime) / float64(len(plan.Periods))
	chart := &gantt{Width: ganttNames + ganttTime}
	rows := map[framework.ElementID]int{}
	for at, period := range plan.Periods {
		start := ganttNames + float64(at)*width
		chart.addTitle(at, plan.PeriodName(period.Start), start, width)
		for _, step := range period.Steps {
			row, known := rows[step.Element]
			if !known {
				row = len(chart.Names)
				rows[step.Element] = row
				chart.Names = append(chart.Names, label{Y: strconv.Itoa(ganttHead + row*ganttRow + 16), Text: a.Name(step.Element)})
				chart.work = append(chart.work, nil)
			}
			day := width / float64(plan.Capacity(step.Team))
			from := start + float64(step.FirstDay-1)*day
			if last := len(chart.work[row]) - 1; step.Days == 0 && last >= 0 {
				chart.wait(row, ganttBar{chart.work[row][last].to, from + day})
				continue
			}
			chart.add(row, ganttBar{from, from + float64(step.Days)*day})
		}
	}
	chart.drawBars()
	bottom := ganttHead + len(chart.Names)*ganttRow
	chart.Height = bottom + ganttFoot
	a.drawEnds(chart, width, bottom)
	return chart
}

// add adds a bar to a row, or makes the bar before it longer where there is no time between them.
func (g *gantt) add(row int, bar ganttBar) {
	const maxDistance = 0.1
	last := len(g.work[row]) - 1
	if last >= 0 && bar.from-g.work[row][last].to < maxDistance {
		g.work[row][last].to = bar.to
		return
	}
	g.work[row] = append(g.work[row], bar)
}

// wait draws the time that passes after the work of a row.
func (g *gantt) wait(row int, bar ganttBar) {
	length := svgNumber(bar.to - bar.from)
	g.Waits += fmt.Sprintf("M%s,%dh%sv2h-%sz", svgNumber(bar.from), ganttHead+row*ganttRow+11, length, length)
}

// drawBars draws the work. A bar is wide enough to be seen however short the work is.
func (g *gantt) drawBars() {
	const minLength = 1.5
	var path strings.Builder
	for row, work := range g.work {
		for _, bar := range work {
			length := svgNumber(max(bar.to-bar.from, minLength))
			fmt.Fprintf(&path, "M%s,%dh%sv14h-%sz", svgNumber(bar.from), ganttHead+row*ganttRow+5, length, length)
		}
	}
	g.Bars = path.String()
}

// drawEnds draws the beginnings of periods and the ends of those in which levels are reached.
func (a assessment) drawEnds(g *gantt, width float64, bottom int) {
	for at, period := range a.Result.Plan.Periods {
		line := func(x float64) string { return fmt.Sprintf("M%s,%dV%d", svgNumber(x), ganttHead, bottom) }
		start := ganttNames + float64(at)*width
		g.Lines += line(start)
		for _, level := range a.levels(period.LevelsReached) {
			g.Ends += line(start + width)
			g.Reached = append(g.Reached, label{X: svgNumber(start + width), Text: "Level " + level.String()})
		}
	}
}

// addTitle adds the name of the period with an index. Where periods are narrow, only every second, third or later one has its name,
// and a quarter is named by its first month.
func (g *gantt) addTitle(index int, name string, start, width float64) {
	const minWidth = 66
	every := 1
	for width*float64(every) < minWidth {
		every++
	}
	if index%every != 0 {
		return
	}
	if width*float64(every) < 2.2*minWidth {
		name = name[:len("2027-01")]
	}
	g.Titles = append(g.Titles, label{X: svgNumber(start + 3), Text: name})
}
