package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/framework"
	"revops/report/document"
)

// The sizes of a Gantt chart: columns of names and teams, then the time.
const (
	ganttNames = 222
	ganttTeams = 132
	ganttTime  = 486
	ganttRow   = 24
	ganttHead  = 28
	ganttFoot  = 24
)

// gantt is a chart of a plan, with a row for each element or for each team, and bars over time in the colours of the teams.
type gantt struct {
	Width, Height int
	// Lines are the beginnings of periods, Waits the time that passes after work, and Ends the days on which levels are reached: each
	// is a path.
	Lines, Waits, Ends string
	// Bars are the work of each team.
	Bars []ganttTeam
	// Titles are the names of periods, Names those of rows, Owners those of their teams, Reached those of levels.
	Titles, Names, Owners, Reached []label
	// Row is what a row stands for, Same says where its figures stand besides.
	Row, Same string
	rows      []ganttLine
}

// ganttTeam is the work of a team: a path in the colour with a number from 1 on.
type ganttTeam struct {
	Name, Path string
	Colour     int
}

// ganttLine is a row with its bars.
type ganttLine struct {
	name, owner string
	team        framework.TeamID
	work        []ganttBar
}

// ganttBar is a bar from one place of the chart to another.
type ganttBar struct{ from, to float64 }

// gantt draws the plan by element or by team, nil for a plan without periods.
func (a assessment) gantt(byTeam bool) *gantt {
	plan := a.Result.Plan
	if len(plan.Periods) == 0 {
		return nil
	}
	const left = ganttNames + ganttTeams
	width := float64(ganttTime) / float64(len(plan.Periods))
	chart := &gantt{Width: left + ganttTime, Row: "element", Same: "The table below holds the same."}
	if byTeam {
		chart.Row, chart.Same = "team", a.teamsPlan()
		for _, load := range plan.Teams {
			chart.rows = append(chart.rows, ganttLine{
				name: document.TeamName(a.Model, load.Team), owner: document.Count(load.Days, "person-day", "person-days"), team: load.Team,
			})
		}
	}
	for at, period := range plan.Periods {
		start := left + float64(at)*width
		chart.addTitle(at, plan.PeriodName(period.Start), start, width)
		for _, step := range period.Steps {
			day := width / float64(plan.Capacity(step.Team))
			from := start + float64(step.FirstDay-1)*day
			chart.add(a.ganttRow(chart, step, byTeam), step.Days, ganttBar{from, from + float64(step.Days)*day}, byTeam)
		}
	}
	chart.drawRows(a.Model)
	bottom := ganttHead + len(chart.rows)*ganttRow
	chart.Height = bottom + ganttFoot
	a.drawEnds(chart, width, bottom)
	return chart
}

// ganttRow is the index of the row of a step; an element gets a row when it first comes up.
func (a assessment) ganttRow(chart *gantt, step document.PlanStep, byTeam bool) int {
	name := a.Name(step.Element)
	at := slices.IndexFunc(chart.rows, func(row ganttLine) bool {
		return byTeam && row.team == step.Team || !byTeam && row.name == name
	})
	if at < 0 {
		at = len(chart.rows)
		chart.rows = append(chart.rows, ganttLine{name: name, owner: document.TeamName(a.Model, step.Team), team: step.Team})
	}
	return at
}

// add adds a bar of some days to a row, or makes the bar before it longer where there is no time between them. A bar without work is
// time that passes; a row of a team leaves it out.
func (g *gantt) add(row, days int, bar ganttBar, byTeam bool) {
	const maxDistance = 0.1
	line := &g.rows[row]
	last := len(line.work) - 1
	switch {
	case days == 0 && last >= 0:
		if length := svgNumber(bar.from - line.work[last].to); !byTeam {
			g.Waits += fmt.Sprintf("M%s,%dh%sv2h-%sz", svgNumber(line.work[last].to), ganttHead+row*ganttRow+11, length, length)
		}
	case last >= 0 && bar.from-line.work[last].to < maxDistance:
		line.work[last].to = bar.to
	default:
		line.work = append(line.work, bar)
	}
}

// drawRows draws the names and the work. A bar is wide enough to be seen however short the work is.
func (g *gantt) drawRows(model *framework.Framework) {
	const minLength = 1.5
	paths := map[framework.TeamID]*strings.Builder{}
	for at, row := range g.rows {
		y := strconv.Itoa(ganttHead + at*ganttRow + 16)
		g.Names = append(g.Names, label{Y: y, Text: row.name})
		g.Owners = append(g.Owners, label{X: strconv.Itoa(ganttNames), Y: y, Text: row.owner})
		if paths[row.team] == nil {
			paths[row.team] = &strings.Builder{}
		}
		for _, bar := range row.work {
			length := svgNumber(max(bar.to-bar.from, minLength))
			fmt.Fprintf(paths[row.team], "M%s,%dh%sv14h-%sz", svgNumber(bar.from), ganttHead+at*ganttRow+5, length, length)
		}
	}
	for i, team := range model.Teams {
		if paths[team.ID] != nil {
			g.Bars = append(g.Bars, ganttTeam{Name: team.Name, Path: paths[team.ID].String(), Colour: teamColour(i)})
		}
	}
}

// teamColour is the number of the colour of the team with an index. The style sheet has as many.
func teamColour(index int) int {
	const colours = 7
	return index%colours + 1
}

// drawEnds draws the beginnings of periods and the ends of those in which levels are reached.
func (a assessment) drawEnds(g *gantt, width float64, bottom int) {
	for at, period := range a.Result.Plan.Periods {
		line := func(x float64) string { return fmt.Sprintf("M%s,%dV%d", svgNumber(x), ganttHead, bottom) }
		start := ganttNames + ganttTeams + float64(at)*width
		g.Lines += line(start)
		levels := a.levels(period.LevelsReached)
		var numbers []string
		for _, level := range levels {
			g.Ends += line(start + width)
			numbers = append(numbers, strconv.Itoa(level.Number))
		}
		switch len(levels) {
		case 0:
		case 1:
			g.Reached = append(g.Reached, label{X: svgNumber(start + width), Text: "Level " + levels[0].String()})
		default:
			g.Reached = append(g.Reached, label{X: svgNumber(start + width), Text: "Levels " + document.Listed(numbers)})
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
