package report

import (
	"html/template"

	"revops/assess"
	"revops/framework"
)

// heatMap is how the groups of the level lens stand on each level.
type heatMap struct {
	Noun          string
	Width, Height int
	// Levels are those with a column. The zero level stands for the elements without one.
	Levels []framework.Level
	Rows   []heatLine
	// Ranges says that open answers leave some scores a range.
	Ranges bool
}

// heatLine is a row: Drawn are its fields in the drawing, with the name at TextY, Cells those of the table.
type heatLine struct {
	Name  string
	TextY int
	Drawn template.HTML
	Cells template.HTML
}

// The drawing has a column of names, then one for each level.
const (
	heatNames  = 240
	heatColumn = 120
	heatRow    = 44
	heatHead   = 30
)

// Column is the middle of a level's column.
func (m heatMap) Column(at int) int { return heatNames + at*heatColumn + heatColumn/2 }

func newHeatMap(model *framework.Framework, lens *framework.Lens, grid [][]assess.Cell) heatMap {
	numbers := heatLevels(grid)
	m := heatMap{Noun: lens.GroupNoun, Width: heatNames + heatColumn*len(numbers), Height: heatHead + heatRow*len(grid)}
	for _, number := range numbers {
		m.Levels = append(m.Levels, model.Levels[number])
	}
	for g, group := range lens.Groups {
		for _, cell := range grid[g] {
			m.Ranges = m.Ranges || cell.Score.Low != cell.Score.High
		}
		top := heatHead + g*heatRow
		m.Rows = append(m.Rows, heatLine{
			Name: group.Name, TextY: top + heatRow/2 + 4, Drawn: heatFields(grid[g], numbers, top), Cells: heatCells(grid[g], numbers),
		})
	}
	return m
}

// heatLevels are the numbers of the levels to show: those from 1 up, then 0 if an element has no level.
func heatLevels(grid [][]assess.Cell) []int {
	var numbers []int
	unlevelled := false
	for _, row := range grid {
		unlevelled = unlevelled || row[0].Applicable > 0
	}
	if len(grid) > 0 {
		for number := 1; number < len(grid[0]); number++ {
			numbers = append(numbers, number)
		}
	}
	if unlevelled {
		numbers = append(numbers, 0)
	}
	return numbers
}
