package report

import (
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/fatih/color"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwarp"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// What a person reads is laid out in a page: headings, wrapped text and tables without frames. Text is wrapped
// between words only, and not at all where the width is 0. What is said in colour is said in words as well.

// columnGap is what stands between two columns of a table.
const columnGap = "  "

type page struct {
	strings.Builder
	style Style
}

func (p *page) line(text string) {
	p.WriteString(strings.TrimRight(text, " ") + "\n")
}

func (p *page) heading(text string) {
	p.line("")
	p.line(p.paint(strings.ToUpper(text), color.Bold))
}

// paint adds colour where there is any.
func (p *page) paint(text string, attributes ...color.Attribute) string {
	if !p.style.Color || text == "" {
		return text
	}
	painter := color.New(attributes...)
	painter.EnableColor()
	return painter.Sprint(text)
}

// text writes a paragraph, its first line after the lead and the others below the first.
func (p *page) text(lead, text string) {
	indent := strings.Repeat(" ", width(lead))
	for i, line := range wrap(text, p.style.Width-len(indent), p.style.Width > 0) {
		if i == 0 {
			p.line(lead + line)
		} else {
			p.line(indent + line)
		}
	}
}

// note writes a sentence below a heading or a table.
func (p *page) note(text string) { p.text("  ", text) }

// width is how many columns a text takes on screen; colours take none.
func width(text string) int {
	return displaywidth.Options{ControlSequences: true}.String(text)
}

// wrap breaks a text into lines between words. A word that is longer than the width stands alone on its line.
func wrap(text string, limit int, wanted bool) []string {
	text = strings.Join(strings.Fields(text), " ")
	if !wanted || width(text) <= limit {
		return []string{text}
	}
	const narrowest = 10
	lines, _ := twwarp.WrapString(text, max(limit, narrowest))
	return lines
}

// column is a column of a table. A flexible one is wrapped where the table is too wide; numbers stand on the right.
type column struct {
	title    string
	flexible bool
	number   bool
}

// table writes rows under the titles of their columns. Cells hold plain text; bars are painted.
func (p *page) table(columns []column, rows [][]string) {
	header := make([]string, len(columns))
	for i, c := range columns {
		header[i] = c.title
	}
	var drawn strings.Builder
	table := tablewriter.NewTable(&drawn,
		tablewriter.WithConfig(tableConfig(columns)),
		tablewriter.WithRenderer(renderer.NewBlueprint(frameless())),
		tablewriter.WithEastAsian(tw.Off), // widths must not depend on the environment
	)
	table.Header(header)
	// Bulk and Render report errors of the writer and of malformed input; a strings.Builder and a [][]string have none.
	_ = table.Bulk(p.fit(columns, header, rows))
	_ = table.Render()
	isHeader := true
	for line := range strings.SplitSeq(strings.TrimRight(drawn.String(), "\n"), "\n") {
		line = strings.TrimRight(line, " ")
		if isHeader {
			line = p.paint(line, color.Faint)
			isHeader = false
		}
		p.line("  " + line)
	}
}

// fit wraps the cells of flexible columns so that the table is no wider than the page, if their words allow it.
func (p *page) fit(columns []column, header []string, rows [][]string) [][]string {
	if p.style.Width == 0 {
		return rows
	}
	widths, words := measure(append([][]string{header}, rows...))
	limits := narrow(columns, widths, words, p.style.Width-len(columns)*len(columnGap))
	fitted := make([][]string, len(rows))
	for r, row := range rows {
		fitted[r] = slices.Clone(row)
		for i, limit := range limits {
			if limit < widths[i] {
				fitted[r][i] = strings.Join(wrap(row[i], limit, true), "\n")
			}
		}
	}
	return fitted
}

// measure returns, for each column, the width of its widest cell and of its longest word.
func measure(rows [][]string) (widths, words []int) {
	widths, words = make([]int, len(rows[0])), make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], width(cell))
			for word := range strings.FieldsSeq(cell) {
				words[i] = max(words[i], width(word))
			}
		}
	}
	return widths, words
}

// narrow takes from the widest flexible column, one by one, until the widths fit or every one is down to its words.
func narrow(columns []column, widths, words []int, fit int) []int {
	limits := slices.Clone(widths)
	excess := -fit
	for _, wide := range widths {
		excess += wide
	}
	for ; excess > 0; excess-- {
		widest := -1
		for i, c := range columns {
			if c.flexible && limits[i] > words[i] && (widest < 0 || limits[i] > limits[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		limits[widest]--
	}
	return limits
}

func frameless() tw.Rendition {
	return tw.Rendition{
		Borders: tw.BorderNone,
		Settings: tw.Settings{
			Separators: tw.SeparatorsNone,
			Lines:      tw.LinesNone,
		},
	}
}

func tableConfig(columns []column) tablewriter.Config {
	align := make(tw.Alignment, len(columns))
	for i, c := range columns {
		align[i] = tw.AlignLeft
		if c.number {
			align[i] = tw.AlignRight
		}
	}
	cell := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off},
		Alignment:  tw.CellAlignment{PerColumn: align},
		Padding:    tw.CellPadding{Global: tw.Padding{Right: columnGap, Overwrite: true}},
	}
	return tablewriter.Config{Header: cell, Row: cell, Behavior: tw.Behavior{TrimSpace: tw.Off}}
}
