package text

import (
	"fmt"
	"strings"

	"revops/deals"
	"revops/report/document"
)

// Columns are drawn on terminals of minColumnsWidth and more.
const (
	minColumnsWidth = 100
	columnsHeight   = 10
	columnWidth     = 3
)

// wonColumn is what was won in a period and what was forecast for it, 0 for none.
type wonColumn struct {
	name          string
	won, forecast deals.Money
}

// columnMarks are the characters of columns, and how wide a column is. Without a forecast there is room for wide ones.
type columnMarks struct {
	won, forecast string
	wide          int
}

func marksOf(style Style, forecasts bool) columnMarks {
	marks := columnMarks{"█", "▒", columnWidth}
	if style.ASCII {
		marks.won, marks.forecast = "#", ":"
	}
	if !forecasts {
		marks.wide = 2 * columnWidth
	}
	return marks
}

// wonColumns draws columns of won value, as many of the last periods as the terminal has room for. Where there are forecasts, each stands beside
// its column; the two differ by their characters, so that they are told apart without colour.
func wonColumns(t *Terminal, title string, columns []wonColumn, forecasts bool) {
	marks := marksOf(t.style, forecasts)
	highest := deals.Money(0)
	for _, c := range columns {
		highest = max(highest, c.won, c.forecast)
	}
	if t.style.Width < minColumnsWidth || highest == 0 {
		return
	}
	top := document.WholeAmount(highest)
	const slot = 2*columnWidth + 3
	room := (t.style.Width - len(top) - 4) / slot
	columns = columns[max(0, len(columns)-room):]
	t.Heading(title)
	// A column reaches a row by half of it; the lowest one shows that there is a value.
	part := func(value deals.Money, row int, mark string) string {
		if row == 1 && value > 0 || 2*columnsHeight*value >= highest*deals.Money(2*row-1) {
			return strings.Repeat(mark, marks.wide)
		}
		return strings.Repeat(" ", marks.wide)
	}
	for row := columnsHeight; row > 0; row-- {
		scale := ""
		if row == columnsHeight {
			scale = top
		}
		var line strings.Builder
		fmt.Fprintf(&line, "  %*s ", len(top), scale)
		for _, c := range columns {
			line.WriteString(" " + t.Paint(part(c.won, row, marks.won), Good) + " ")
			if forecasts {
				line.WriteString(part(c.forecast, row, marks.forecast))
			}
			line.WriteString(" ")
		}
		t.Line(line.String())
	}
	t.columnNames(columns, len(top), slot)
	legend := ""
	if forecasts {
		legend = marks.won + " won, " + marks.forecast + " forecast. "
	}
	t.Note(legend + "The tables below hold the values.")
}

// columnNames writes the names of columns below them.
func (t *Terminal) columnNames(columns []wonColumn, scale, slot int) {
	var line strings.Builder
	fmt.Fprintf(&line, "  %*s ", scale, "0")
	for _, c := range columns {
		fmt.Fprintf(&line, " %-*s", slot-1, c.name)
	}
	t.Line(line.String())
}
