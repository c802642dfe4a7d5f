package text

import (
	"strings"

	"revops/assess"
	"revops/report/document"
)

// Layout is what the parts of a document are written to: headings, sentences and tables. All texts are plain: each layout makes
// them harmless in its own way.
type Layout interface {
	// Heading begins a part.
	Heading(text string)
	// Nested writes parts of the part that was begun.
	Nested(write func())
	// Note writes a sentence below a heading or a table.
	Note(text string)
	// Table writes rows under the titles of their columns.
	Table(columns []Column, rows [][]string)
	// Page reports whether the layout draws pictures and has room for all rows. Tables there may have columns of bars that others lack.
	Page() bool
	// Bar draws a score up to both of its ends, and another one beside it where that is known, for a cell of a table; it is empty where
	// there is no score. A layout that is not a page has room for the lower end alone.
	Bar(score assess.Range, beside assess.Score) string
	// Spark draws scores from 0 to 100 as small columns, a dot where there is none, for a cell of a table.
	Spark(scores []assess.Score) string
	// Operated reports whether the reader runs the program: who does knows its files and commands, a client does not.
	Operated() bool
	// Paint adds colour where the layout has any.
	Paint(text string, tone Tone) string
}

// bar draws a score for a cell of a table.
func bar(to Layout, score assess.Score) string {
	return to.Bar(assess.Range{Low: score, High: score}, assess.Score{})
}

// Tone is what colour says of a text.
type Tone int

// The tones.
const (
	Emphasis Tone = iota + 1
	Secondary
	Good
	Fair
	Doubtful
	Bad
	Failed
)

// Column is a column of a table. Where a table is too wide for its layout, flexible columns are wrapped. Numbers stand on the right.
type Column struct {
	Title    string
	Flexible bool
	Number   bool
	// Bars name the two scores that a column of bars shows instead of a title; none where its bars show the score beside them.
	Bars []string
}

// Words are columns of short texts.
func Words(titles ...string) []Column { return columnsOf(Column{}, titles) }

// Prose are columns of texts that may be wrapped.
func Prose(titles ...string) []Column { return columnsOf(Column{Flexible: true}, titles) }

// Numbers are columns of numbers.
func Numbers(titles ...string) []Column { return columnsOf(Column{Number: true}, titles) }

func columnsOf(column Column, titles []string) []Column {
	return document.Each(titles, func(title string) Column {
		column.Title = title
		return column
	})
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
	return strings.Join(document.Each(list, assess.Score.String), " ")
}
