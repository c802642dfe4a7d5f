package text

import (
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"revops/report/document"
)

// columnGap is what stands between two columns of a table.
const columnGap = "  "

// Table writes rows under the titles of their columns. Cells hold plain text; bars are painted.
func (t *Terminal) Table(columns []Column, rows [][]string) {
	header := document.Each(columns, func(c Column) string { return c.Title })
	var drawn strings.Builder
	table := tablewriter.NewTable(&drawn,
		tablewriter.WithConfig(tableConfig(columns)),
		tablewriter.WithRenderer(renderer.NewBlueprint(frameless())),
		tablewriter.WithEastAsian(tw.Off), // widths must not depend on the environment
	)
	table.Header(header)
	// Bulk and Render report errors of the writer and of malformed input; a strings.Builder and a [][]string have none.
	_ = table.Bulk(t.wrapCells(columns, header, rows))
	_ = table.Render()
	isHeader := true
	for line := range strings.SplitSeq(strings.TrimRight(drawn.String(), "\n"), "\n") {
		line = strings.TrimRight(line, " ")
		if isHeader {
			line = t.Paint(line, Secondary)
			isHeader = false
		}
		t.Line("  " + line)
	}
}

// wrapCells wraps the cells of flexible columns so that the table is no wider than the terminal, if their words allow it.
func (t *Terminal) wrapCells(columns []Column, header []string, rows [][]string) [][]string {
	if t.style.Width == 0 {
		return rows
	}
	widths, words := columnWidths(append([][]string{header}, rows...))
	limits := limitWidths(columns, widths, words, t.style.Width-len(columns)*len(columnGap))
	fitted := make([][]string, len(rows))
	for r, row := range rows {
		fitted[r] = slices.Clone(row)
		for i, limit := range limits {
			if limit < widths[i] {
				fitted[r][i] = strings.Join(Wrap(row[i], limit), "\n")
			}
		}
	}
	return fitted
}

// columnWidths returns, for each column, the width of its widest cell and of its longest word.
func columnWidths(rows [][]string) (widths, words []int) {
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

// limitWidths takes from the widest flexible column, one by one, until the widths fit or every one is down to its words.
func limitWidths(columns []Column, widths, words []int, fit int) []int {
	limits := slices.Clone(widths)
	excess := -fit
	for _, full := range widths {
		excess += full
	}
	for ; excess > 0; excess-- {
		widest := -1
		for i, c := range columns {
			if c.Flexible && limits[i] > words[i] && (widest < 0 || limits[i] > limits[widest]) {
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

func tableConfig(columns []Column) tablewriter.Config {
	align := make(tw.Alignment, len(columns))
	for i, c := range columns {
		align[i] = tw.AlignLeft
		if c.Number {
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
