package page

import (
	"html/template"

	"revops/framework"
	"revops/report/document"
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

func newHeatMap(model *framework.Framework, lens *document.Lens, noun string) heatMap {
	numbers := heatLevels(model, lens)
	m := heatMap{Noun: noun, Width: heatNames + heatColumn*len(numbers), Height: heatHead + heatRow*len(lens.Groups)}
	for _, number := range numbers {
		m.Levels = append(m.Levels, model.Levels[number])
	}
	for i := range lens.Groups {
		group := &lens.Groups[i]
		for _, level := range group.Levels {
			m.Ranges = m.Ranges || level.ScoreRange != nil
		}
		top := heatHead + i*heatRow
		m.Rows = append(m.Rows, heatLine{
			Name: group.Name, TextY: top + heatRow/2 + 4, Drawn: heatFields(group, numbers, top), Cells: heatCells(group, numbers),
		})
	}
	return m
}

// heatLevels are the numbers of the levels to show: those from 1 up, then 0 if an element has no level.
func heatLevels(model *framework.Framework, lens *document.Lens) []int {
	var numbers []int
	for number := range model.Levels[1:] {
		numbers = append(numbers, number+1)
	}
	for i := range lens.Groups {
		if lens.Groups[i].At(0).Applicable > 0 {
			return append(numbers, 0)
		}
	}
	return numbers
}
