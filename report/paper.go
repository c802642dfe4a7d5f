package report

import (
	"github.com/fatih/color"

	"revops/assess"
)

// paper is what the parts of a document are written on that look alike on a terminal and in Markdown. All texts are plain:
// each kind of paper makes them harmless in its own way.
type paper interface {
	heading(text string)
	// note writes a sentence below a heading or a table.
	note(text string)
	table(columns []column, rows [][]string)
	// bar draws a score, for a cell of a table.
	bar(score assess.Score) string
	// paint adds colour where there is any.
	paint(text string, attributes ...color.Attribute) string
}
