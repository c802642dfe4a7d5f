package deals

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	// maxWorkbook is the size of the largest workbook that is read, and maxSheet that of what is in it.
	maxWorkbook = 256 << 20
	maxSheet    = 2 << 30
	// rowsAtOnce is how many rows of a workbook are parsed at once.
	rowsAtOnce = 1000
)

// openWorkbook reads the header of the first sheet of a workbook.
func (t *table) openWorkbook(in io.Reader) error {
	content, err := io.ReadAll(io.LimitReader(in, maxWorkbook+1))
	if err != nil {
		return &FileError{Name: t.name, Err: err}
	}
	if len(content) > maxWorkbook {
		return t.fail("the workbook is larger than 256 MiB", "save it as CSV UTF-8")
	}
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxSheet, ShortDatePattern: `"date"`, // the word, which takes less time than a date
	})
	if err != nil {
		return &FileError{Name: t.name, Err: err}
	}
	t.workbook, t.close = true, book.Close
	if properties, err := book.GetWorkbookProps(); err == nil && properties.Date1904 != nil {
		t.late = *properties.Date1904
	}
	sheets := book.GetSheetList()
	if len(sheets) == 0 {
		return t.fail("the workbook has no sheet", "")
	}
	if len(sheets) > 1 {
		t.said = append(t.said, fmt.Sprintf("the first of %d sheets is read: %s", len(sheets), sheets[0]))
	}
	showOnlyDates(book)
	rows, err := openSheet(book, sheets[0])
	if err != nil {
		return &FileError{Name: t.name, Err: err}
	}
	for t.first = 1; len(t.headers) == 0; t.first++ {
		if !rows.Next() {
			return t.fail("the first sheet has no header", "the first row names the columns")
		}
		if t.headers, err = rows.columns(nil); err != nil {
			return &FileError{Name: t.name, Err: err}
		}
	}
	t.next = func() (chunk, error) { return rowsOf(rows, len(t.headers), t.amounts) }
	return nil
}

// sheetRows are the rows of a sheet, read twice side by side: with the values as they are stored, where TRUE is 1 and a date a
// number, and as they are shown.
type sheetRows struct {
	*excelize.Rows
	shown *excelize.Rows
	// behind is how many rows the shown ones are behind: they are read where there are amounts only.
	behind int
}

func openSheet(book *excelize.File, name string) (*sheetRows, error) {
	stored, err := book.Rows(name)
	if err != nil {
		return nil, err
	}
	shown, err := book.Rows(name)
	return &sheetRows{Rows: stored, shown: shown}, err
}

// columns are the cells of the next row as they are stored, but those of amounts as they are shown.
func (s *sheetRows) columns(amounts []int) ([]string, error) {
	s.behind++
	cells, err := s.Columns()
	if err != nil || len(amounts) == 0 {
		return cells, err
	}
	for ; s.behind > 0; s.behind-- {
		s.shown.Next()
	}
	shown, err := s.shown.Columns(excelize.Options{})
	for _, at := range amounts {
		if at < min(len(cells), len(shown)) {
			cells[at] = shown[at]
		}
	}
	return cells, err
}

// showOnlyDates has dates and times shown as the pattern of short dates, and numbers as they are.
func showOnlyDates(book *excelize.File) {
	styles := book.Styles
	if styles.CellXfs == nil {
		return
	}
	own := map[int]bool{} // formats with a code of their own, by whether they show dates: by the letters that are not text
	text := regexp.MustCompile(`"[^"]*"|\\.|[_*].|\[[^\]]*\]`)
	if styles.NumFmts != nil {
		for _, format := range styles.NumFmts.NumFmt {
			own[format.NumFmtID] = strings.ContainsAny(text.ReplaceAllString(format.FormatCode, ""), "yYmMdDhHsS")
		}
		styles.NumFmts = nil
	}
	for i := range styles.CellXfs.Xf {
		const shortDate, unknown = 14, -1
		format := &styles.CellXfs.Xf[i].NumFmtID
		shown := unknown
		if *format != nil {
			dates, isOwn := own[**format]
			if dates || !isOwn && isDateFormat(**format) {
				shown = shortDate
			}
		}
		*format = &shown
	}
}

// isDateFormat reports whether a built-in format of numbers shows dates or times: ECMA-376, part 1, 18.8.30.
func isDateFormat(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// rowsOf reads the next rows of a sheet. A workbook leaves out blank cells at the end of a row: they are put back.
func rowsOf(rows *sheetRows, width int, amounts []int) (chunk, error) {
	var part chunk
	for len(part.rows) < rowsAtOnce && rows.Next() {
		cells, err := rows.columns(amounts)
		if err != nil {
			return chunk{}, err
		}
		for len(cells) > 0 && len(cells) < width {
			cells = append(cells, "")
		}
		part.rows = append(part.rows, cutCells(cells, width))
	}
	if len(part.rows) == 0 {
		if err := rows.Error(); err != nil {
			return chunk{}, err
		}
		return chunk{}, io.EOF
	}
	return part, nil
}

// cutCells leaves one cell too many of a row that is longer than the header, its last one: a sheet is wide.
func cutCells(cells []string, width int) []string {
	if len(cells) <= width {
		return cells
	}
	cut := slices.Clone(cells[:width+1])
	cut[width] = cells[len(cells)-1]
	return cut
}
