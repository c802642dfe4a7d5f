package page

import (
	"html/template"

	"revops/framework"
	"revops/report/document"
)

// heatMap is the score of each group of the level lens on each level, as a drawing and as a table.
type heatMap struct {
	Noun          string
	Width, Height int
	// Levels are those with a column. Level 0 holds the elements that have no level.
	Levels []framework.Level
	Rows   []heatLine
	// Ranges reports whether open answers make some scores ranges.
	Ranges bool
}

// heatLine is a row. Drawing is its fields in the drawing, with the name at TextY; Cells are those of the table.
type heatLine struct {
	Name    string
	TextY   int
	Drawing template.HTML
	Cells   template.HTML
}

// The sizes of the drawing: a column of names, then a column for each level.
const (
	heatNames  = 240
	heatColumn = 120
	heatRow    = 44
	heatHead   = 30
)

// Column is the middle of the column with an index.
func (m heatMap) Column(index int) int { return heatNames + index*heatColumn + heatColumn/2 }

func newHeatMap(model *framework.Framework, lens *document.Lens, noun string) heatMap {
	numbers := lens.LevelNumbers()
	m := heatMap{Noun: noun, Width: heatNames + heatColumn*len(numbers), Height: heatHead + heatRow*len(lens.Groups)}
	m.Levels = document.Each(numbers, func(number int) framework.Level { return model.Levels[number] })
	for i := range lens.Groups {
		group := &lens.Groups[i]
		for _, level := range group.Levels {
			m.Ranges = m.Ranges || level.ScoreRange != nil
		}
		top := heatHead + i*heatRow
		m.Rows = append(m.Rows, heatLine{
			Name: group.Name, TextY: top + heatRow/2 + 4, Drawing: heatRects(group, numbers, top), Cells: heatCells(group, numbers),
		})
	}
	return m
}
