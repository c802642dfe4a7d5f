package text

import (
	"fmt"
	"strings"

	"github.com/fatih/color"

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

// wonColumns draws columns of won value and forecast side by side, as many of the last periods as the terminal has room for. The two differ
// by their characters, so that they are told apart without colour.
func wonColumns(t *Terminal, title string, columns []wonColumn) {
	won, forecast := "█", "▒"
	if t.style.ASCII {
		won, forecast = "#", ":"
	}
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
			return strings.Repeat(mark, columnWidth)
		}
		return strings.Repeat(" ", columnWidth)
	}
	for row := columnsHeight; row > 0; row-- {
		scale := ""
		if row == columnsHeight {
			scale = top
		}
		var line strings.Builder
		fmt.Fprintf(&line, "  %*s ", len(top), scale)
		for _, c := range columns {
			line.WriteString(" " + t.Paint(part(c.won, row, won), color.FgGreen) + " " + part(c.forecast, row, forecast) + " ")
		}
		t.Line(line.String())
	}
	var line strings.Builder
	fmt.Fprintf(&line, "  %*s ", len(top), "0")
	for _, c := range columns {
		fmt.Fprintf(&line, " %-*s", slot-1, c.name)
	}
	t.Line(line.String())
	t.Note(won + " won, " + forecast + " forecast. The tables below hold the values.")
}
