package report

import "strings"

// longTable is the number of rows from which on a table is drawn here: the library takes a hundred times the time, and
// the memory, of what it writes, which nobody notices in a table that a person reads through.
const longTable = 100

// drawLong draws what draw does.
func (p *page) drawLong(columns []column, header []string, rows [][]string) {
	p.drawn.Reset()
	widths := make([]int, len(columns))
	grow := func(row []string) {
		for i, cell := range row {
			for line := range strings.SplitSeq(cell, "\n") {
				widths[i] = max(widths[i], width(line))
			}
		}
	}
	grow(header)
	for _, row := range rows {
		grow(row)
	}
	p.drawRow(columns, widths, header)
	for _, row := range rows {
		p.drawRow(columns, widths, row)
	}
}

// drawRow draws a row, whose cells may have several lines.
func (p *page) drawRow(columns []column, widths []int, row []string) {
	for more := true; more; {
		more = false
		rest := make([]string, len(row))
		for i, cell := range row {
			line, below, found := strings.Cut(cell, "\n")
			more = more || found
			rest[i] = below
			space := strings.Repeat(" ", widths[i]-width(line))
			if columns[i].number {
				p.drawn.WriteString(space + line + columnGap)
			} else {
				p.drawn.WriteString(line + space + columnGap)
			}
		}
		p.drawn.WriteByte('\n')
		row = rest
	}
}
