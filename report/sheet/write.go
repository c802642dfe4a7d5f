package sheet

import (
	"cmp"
	"encoding/json"
	"fmt"
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
	file   *excelize.File
	page   sheetPage
	styles *styles
	// title and currency are those of the workbook.
	title, currency string
	// wide are the widths of the columns, once they are known.
	wide []float64
	// row is the last one written, from 1.
	row int
}

func (s *sheetWriter) write() error {
	steps := []func() error{s.columns, s.lines, s.grids, s.print}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("sheet %s: %w", s.page.name, err)
		}
	}
	return nil
}

// plain reports whether the page is a table and nothing else.
func (s *sheetWriter) plain() bool { return len(s.page.lines) == 0 && len(s.page.grids) == 1 }

func (s *sheetWriter) columns() error {
	for i, width := range s.widths() {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := s.file.SetColWidth(s.page.name, column, column, width); err != nil {
			return err
		}
	}
	return nil
}

// lines writes the lines above the tables, the first one large. Each is as wide as all columns and as high as its text.
func (s *sheetWriter) lines() error {
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
		if err := s.put(1, line, style); err != nil {
			return err
		}
		if err := s.file.MergeCell(s.page.name, s.at(1), s.at(len(s.widths()))); err != nil {
			return err
		}
		if err := s.file.SetRowHeight(s.page.name, s.row, min(height, excelize.MaxRowHeight)); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheetWriter) grids() error {
	for _, g := range s.page.grids {
		if !s.plain() {
			s.row += min(s.row, 1) + 1
			if err := s.put(1, g.title, s.styles.heading); err != nil {
				return err
			}
		}
		if err := s.grid(g); err != nil {
			return err
		}
	}
	return nil
}

// grid writes a table below what is there.
func (s *sheetWriter) grid(g grid) error {
	if err := s.heads(g); err != nil {
		return err
	}
	top := s.row + 1
	for _, row := range g.rows {
		s.row++
		for i, c := range row {
			if err := s.cell(i+1, cmp.Or(c.look, g.heads[i].look), c); err != nil {
				return err
			}
			if err := s.formula(g, top, i+1, c.formula); err != nil {
				return err
			}
		}
		if err := s.height(row); err != nil {
			return err
		}
	}
	if s.plain() {
		if err := s.frame(len(g.heads)); err != nil {
			return err
		}
	}
	if err := s.colours(g, top); err != nil {
		return err
	}
	return s.chart(g, top)
}

// heads writes the titles of the columns, if they have any, at least two lines high, as the buttons of filters take half a line.
func (s *sheetWriter) heads(g grid) error {
	if !slices.ContainsFunc(g.heads, func(h head) bool { return h.title != "" }) {
		return nil
	}
	s.row++
	for i, h := range g.heads {
		style := s.styles.head
		if g.numeric(i) {
			style = s.styles.headOfNumbers
		}
		if err := s.put(i+1, h.title, style); err != nil {
			return err
		}
	}
	lines := 2.0
	for i, h := range g.heads {
		lines = max(lines, linesOf(h.title, s.widths()[i]-3))
	}
	return s.file.SetRowHeight(s.page.name, s.row, lines*lineHeight)
}

// frame keeps the header in sight and gives it filters.
func (s *sheetWriter) frame(columns int) error {
	err := s.file.SetPanes(s.page.name, &excelize.Panes{
		Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight",
	})
	if err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(columns, max(s.row, 2))
	if err != nil {
		return err
	}
	return s.file.AutoFilter(s.page.name, "A1:"+last, nil)
}

// yesNo is the word for a bool. What programs show for TRUE and FALSE depends on the format of the cell and on their language.
func yesNo(value bool) string {
	if value {
		return "yes"
	}
	return "no"
}

// cell writes the name of a cell or else its value: as a number, a date or a text.
func (s *sheetWriter) cell(column int, look look, c cell) error {
	if c.name != "" {
		return s.put(column, c.name, s.styles.text(look))
	}
	switch v := c.value.(type) {
	case json.Number:
		number, err := v.Float64()
		if err != nil {
			return err
		}
		return s.put(column, number, s.styles.of[look])
	case bool:
		return s.put(column, yesNo(v), s.styles.text(look))
	case assess.Month:
		return s.date(column, v.First(), s.styles.month)
	case answers.Date:
		return s.date(column, v, s.styles.date)
	case float64:
		if look == lookMixed {
			return s.put(column, v, s.styles.fact)
		}
		return s.put(column, v, s.styles.of[look])
	case string:
		return s.put(column, v, s.styles.text(look))
	default:
		return s.put(column, v, s.styles.of[look])
	}
}

// formula gives a cell of a table whose rows begin at top its formula. Its value stays, for programs that do not calculate.
func (s *sheetWriter) formula(g grid, top, column int, formula string) error {
	if formula == "" {
		return nil
	}
	name, err := excelize.ColumnNumberToName(column)
	if err != nil {
		return err
	}
	cells := []string{"{above}", fmt.Sprintf("%s%d:%s%d", name, top, name, s.row-1)}
	for i, h := range g.heads {
		cells = append(cells, "{"+h.key+"}", s.at(i+1))
	}
	return s.file.SetCellFormula(s.page.name, s.at(column), strings.NewReplacer(cells...).Replace(formula))
}

func (s *sheetWriter) date(column int, date answers.Date, style int) error {
	if number, ok := serial(date); ok {
		return s.put(column, number, style)
	}
	return s.put(column, string(date), s.styles.of[lookPlain])
}

// put writes a value into the row. A text stays text, whatever it looks like, even when somebody edits the cell.
func (s *sheetWriter) put(column int, value any, style int) error {
	at, sheet := s.at(column), s.page.name
	var err error
	switch v := value.(type) {
	case string:
		if v == "" {
			break
		}
		v = cellText(v)
		if startsFormula(v) {
			style = s.styles.quoted
		}
		err = s.file.SetCellStr(sheet, at, escaped(v))
	case int:
		err = s.file.SetCellInt(sheet, at, int64(v))
	case float64:
		err = s.file.SetCellFloat(sheet, at, v, -1, 64)
	}
	if err != nil {
		return err
	}
	return s.file.SetCellStyle(sheet, at, at, style)
}

// at is the cell of a column in the row.
func (s *sheetWriter) at(column int) string {
	name, err := excelize.CoordinatesToCellName(column, s.row)
	if err != nil {
		return "" // which every method of the library refuses
	}
	return name
}
