package text

import (
	"strings"

	"github.com/fatih/color"

	"revops/assess"
)

// Layout is what the parts of a document are written to: headings, sentences and tables. All texts are plain: each layout makes
// them harmless in its own way.
type Layout interface {
	// Heading begins a part.
	Heading(text string)
	// Note writes a sentence below a heading or a table.
	Note(text string)
	// Table writes rows under the titles of their columns.
	Table(columns []Column, rows [][]string)
	// Bar draws a score, for a cell of a table; it is empty where there is no score.
	Bar(score assess.Score) string
	// Spark draws scores from 0 to 100 as small columns, a dot where there is none, for a cell of a table.
	Spark(scores []assess.Score) string
	// Operated reports whether the reader runs the program: who does knows its files and commands, a client does not.
	Operated() bool
	// Paint adds colour where the layout has any.
	Paint(text string, attributes ...color.Attribute) string
}

// Column is a column of a table. Where a table is too wide for its layout, flexible columns are wrapped. Numbers stand on the right.
type Column struct {
	Title    string
	Flexible bool
	Number   bool
}

// Continued begins the first cell of a row that continues the row above it.
const Continued = "· "

// Spark draws scores as characters.
func (t *Terminal) Spark(scores []assess.Score) string { return sparkline(scores) }

// Spark draws scores as characters.
func (m *Markdown) Spark(scores []assess.Score) string { return sparkline(scores) }

// sparkline draws scores from 0 to 100 as columns of eight heights, a dot where there is none.
func sparkline(list []assess.Score) string {
	heights := []rune("▁▂▃▄▅▆▇█")
	line := make([]rune, 0, len(list))
	for _, score := range list {
		if !score.Known {
			line = append(line, '·')
			continue
		}
		line = append(line, heights[min(score.Tenths*len(heights)/1000, len(heights)-1)])
	}
	return string(line)
}

// ScoreList writes scores with blanks between them.
func ScoreList(list []assess.Score) string {
	words := make([]string, len(list))
	for i, score := range list {
		words[i] = score.String()
	}
	return strings.Join(words, " ")
}
