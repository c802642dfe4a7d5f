package report

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/fatih/color"

	"revops/assess"
)

// heatWidth is the width of a terminal, in columns, from which on the heat map is shown.
const heatWidth = 120

// heat writes how each group of the level lens stands at each level. There is none where assess.Grid gives none.
func (a Assessment) heat(p paper) {
	grid := assess.Grid(a.Model, a.Result)
	if grid == nil {
		return
	}
	lens, _ := a.Model.Lens(a.Model.LevelLens)
	levels := a.heatLevels(grid)
	columns := []column{{title: capital(lens.GroupNoun), flexible: true}}
	for _, level := range levels {
		title := "No level"
		if level > 0 {
			title = a.Model.Levels[level].String()
		}
		columns = append(columns, column{title: title, number: true})
	}
	var rows [][]string
	for i, cells := range grid {
		row := []string{lens.Groups[i].Name}
		for _, level := range levels {
			row = append(row, heatCell(p, cells[level], widestScore(grid, level)))
		}
		rows = append(rows, row)
	}
	p.heading(lens.Name + " by " + lens.GroupNoun + " and level")
	p.table(columns, rows)
	p.note("In place of applicable, and the score or its range. The darker the higher: ░░ below 25, ▒▒ below 50, ▓▓ below 75, ██.")
}

// heatLevels lists the levels that have an applicable element, and behind them 0 if there are some without a level.
func (a Assessment) heatLevels(grid [][]assess.Cell) []int {
	var levels []int
	for number := range a.Model.Levels {
		applies := func(cells []assess.Cell) bool { return cells[number].Applicable > 0 }
		if slices.ContainsFunc(grid, applies) {
			levels = append(levels, number)
		}
	}
	if len(levels) > 0 && levels[0] == 0 {
		levels = append(levels[1:], 0)
	}
	return levels
}

// widestScore is how many characters the longest score at a level takes.
func widestScore(grid [][]assess.Cell, level int) int {
	wide := len("100.0")
	for _, cells := range grid {
		wide = max(wide, utf8.RuneCountInString(scores(cells[level].Score)))
	}
	return wide
}

// heatCell is as wide as any other at its level, so that shades and numbers stand below each other. The score takes so many characters.
func heatCell(p paper, cell assess.Cell, wide int) string {
	if cell.Applicable == 0 {
		return "–"
	}
	shade, hue := "░░", color.FgRed
	switch tenths := cell.Score.Low.Tenths; {
	case tenths >= 750:
		shade, hue = "██", color.FgGreen
	case tenths >= 500:
		shade, hue = "▓▓", color.FgCyan
	case tenths >= 250:
		shade, hue = "▒▒", color.FgYellow
	}
	return fmt.Sprintf("%s %2d of %d · %*s", p.paint(shade, hue), cell.InPlace, cell.Applicable, wide, scores(cell.Score))
}
