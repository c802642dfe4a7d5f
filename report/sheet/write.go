package sheet

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/assess"
)

// sheetWriter writes a page onto its sheet.
type sheetWriter struct {
	*book
	page   sheetPage
	styles *styles
	// title and currency are those of the workbook.
	title, currency string
	// wide are the widths of the columns, once they are known.
	wide []float64
	// row is the last one written, from 1.
	row int
}

func (s *sheetWriter) write() {
	for i, width := range s.widths() {
		s.keep(s.SetColWidth(s.page.name, columnName(i+1), columnName(i+1), width))
	}
	s.lines()
	s.grids()
	s.print()
}

// plain reports whether the page is a table and nothing else.
func (s *sheetWriter) plain() bool { return len(s.page.lines) == 0 && len(s.page.grids) == 1 }

// lines writes the lines above the tables, the first one large. Each is as wide as all columns and as high as its text.
func (s *sheetWriter) lines() {
	across := 0.0
	for _, width := range s.widths() {
		across += width
	}
	for i, line := range s.page.lines {
		s.row++
		style, height, room := s.styles.line, float64(lineHeight), across
		if i == 0 {
			style, height, room = s.styles.title, 24, across/1.6 // its letters are wider
		}
		line = cellText(line)
		height *= max(math.Ceil(float64(utf8.RuneCountInString(line))/room), 1)
		s.put(1, line, style)
		s.keep(s.MergeCell(s.page.name, s.at(1), s.at(len(s.widths()))))
		s.keep(s.SetRowHeight(s.page.name, s.row, min(height, excelize.MaxRowHeight)))
	}
}

func (s *sheetWriter) grids() {
	for _, g := range s.page.grids {
		if !s.plain() {
			s.row += min(s.row, 1) + 1
			s.put(1, g.title, s.styles.heading)
		}
		s.grid(g)
	}
}

// grid writes a table below what is there.
func (s *sheetWriter) grid(g grid) {
	s.heads(g)
	top := s.row + 1
	for _, row := range g.rows {
		s.row++
		for i, c := range row {
			s.cell(i+1, cmp.Or(c.look, g.heads[i].look), c)
			s.formula(g, top, i+1, c.formula)
		}
		s.height(row)
	}
	if s.plain() {
		s.frame(len(g.heads))
	}
	s.colours(g, top)
	s.chart(g, top)
}

// heads writes the titles of the columns, if they have any, at least two lines high, as the buttons of filters take half a line.
func (s *sheetWriter) heads(g grid) {
	if !slices.ContainsFunc(g.heads, func(h head) bool { return h.title != "" }) {
		return
	}
	s.row++
	for i, h := range g.heads {
		style := s.styles.head
		if g.numeric(i) {
			style = s.styles.headOfNumbers
		}
		s.put(i+1, h.title, style)
	}
	lines := 2.0
	for i, h := range g.heads {
		lines = max(lines, linesOf(h.title, s.widths()[i]-3))
	}
	s.keep(s.SetRowHeight(s.page.name, s.row, lines*lineHeight))
}

// frame keeps the header in sight and gives it filters.
func (s *sheetWriter) frame(columns int) {
	s.keep(s.SetPanes(s.page.name, &excelize.Panes{
		Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight",
	}))
	s.keep(s.AutoFilter(s.page.name, "A1:"+cellName(columns, max(s.row, 2)), nil))
}

// yesNo is the word for a bool. What programs show for TRUE and FALSE depends on the format of the cell and on their language.
func yesNo(value bool) string {
	if value {
		return "yes"
	}
	return "no"
}

// cell writes the name of a cell or else its value: as a number, a date or a text.
func (s *sheetWriter) cell(column int, look look, c cell) {
	style := s.styles.of[look]
	switch v := c.value.(type) {
	case json.Number:
		number, err := v.Float64()
		s.keep(err)
		c.value = number
	case bool:
		c.value, style = yesNo(v), s.styles.text(look)
	case assess.Month:
		c.value, style = s.date(v.First(), s.styles.month)
	case answers.Date:
		c.value, style = s.date(v, s.styles.date)
	case float64:
		if look == lookMixed {
			style = s.styles.fact
		}
	case string:
		style = s.styles.text(look)
	}
	if c.name != "" {
		c.value, style = c.name, s.styles.text(look)
	}
	s.put(column, c.value, style)
}

// formula gives a cell of a table whose rows begin at top its formula. Its value stays, for programs that do not calculate.
func (s *sheetWriter) formula(g grid, top, column int, formula string) {
	if formula == "" {
		return
	}
	cells := []string{"{above}", cellName(column, top) + ":" + cellName(column, s.row-1)}
	for i, h := range g.heads {
		cells = append(cells, "{"+h.key+"}", s.at(i+1))
	}
	s.keep(s.SetCellFormula(s.page.name, s.at(column), strings.NewReplacer(cells...).Replace(formula)))
}

// date is the number of a date with a style, its text in the style of texts where it has none.
func (s *sheetWriter) date(date answers.Date, style int) (value any, styled int) {
	if number, ok := serial(date); ok {
		return number, style
	}
	return string(date), s.styles.of[lookPlain]
}

// put writes a value into the row. A text stays text, whatever it looks like, even when somebody edits the cell.
func (s *sheetWriter) put(column int, value any, style int) {
	at, sheet := s.at(column), s.page.name
	switch v := value.(type) {
	case string:
		if v == "" {
			break
		}
		v = cellText(v)
		if startsFormula(v) {
			style = s.styles.quoted
		}
		s.keep(s.SetCellStr(sheet, at, escaped(v)))
	case int:
		s.keep(s.SetCellInt(sheet, at, int64(v)))
	case float64:
		s.keep(s.SetCellFloat(sheet, at, v, -1, 64))
	}
	s.keep(s.SetCellStyle(sheet, at, at, style))
}

// at is the cell of a column in the row.
func (s *sheetWriter) at(column int) string { return cellName(column, s.row) }
