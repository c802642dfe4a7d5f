package report

import (
	"fmt"

	"revops/assess"
	"revops/framework"
)

// A heat map has a column of names, then one for each level.
const (
	heatNames  = 240
	heatColumn = 120
	heatRow    = 36
	heatHead   = 30
)

// heatMap is how the groups of the level lens stand on each level.
type heatMap struct {
	Noun          string
	Width, Height int
	Columns       []heatTitle
	Rows          []heatLine
}

type heatTitle struct {
	Name string
	X    int
}

type heatLine struct {
	Name  string
	Y     int
	TextY int
	Cells []drawnCell
}

type drawnCell struct {
	assess.Cell
	X, Y, TextX, TextY int
}

// Words say how many elements of the cell are in place.
func (c drawnCell) Words() string {
	if c.Applicable == 0 {
		return "–"
	}
	return fmt.Sprintf("%d of %d", c.InPlace, c.Applicable)
}

func newHeatMap(model *framework.Framework, lens *framework.Lens, grid [][]assess.Cell) heatMap {
	numbers := heatLevels(grid)
	m := heatMap{
		Noun: lens.GroupNoun, Width: heatNames + heatColumn*len(numbers), Height: heatHead + heatRow*len(grid),
	}
	for i, number := range numbers {
		name := model.Levels[number].String()
		if number == 0 {
			name = "No level"
		}
		m.Columns = append(m.Columns, heatTitle{Name: name, X: heatNames + i*heatColumn + heatColumn/2})
	}
	for g, group := range lens.Groups {
		line := heatLine{Name: group.Name, Y: heatHead + g*heatRow}
		line.TextY = line.Y + heatRow/2 + 4
		for i, number := range numbers {
			x := heatNames + i*heatColumn
			line.Cells = append(line.Cells, drawnCell{
				Cell: grid[g][number], X: x, Y: line.Y, TextX: x + heatColumn/2, TextY: line.TextY,
			})
		}
		m.Rows = append(m.Rows, line)
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
