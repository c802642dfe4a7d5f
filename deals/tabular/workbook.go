package tabular

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"revops/internal/spreadsheet"
	"revops/internal/yamlpos"
)

const (
	// maxWorkbook is the size of the largest workbook that is read, and maxSheet that of what is in it.
	maxWorkbook = 256 << 20
	maxSheet    = 2 << 30
	// rowsAtOnce is how many rows of a workbook are parsed at once.
	rowsAtOnce = 1000
)

// openWorkbook reads the first rows of a workbook.
func (t *Table) openWorkbook(in io.Reader, wanted string) error {
	content, err := io.ReadAll(io.LimitReader(in, maxWorkbook+1))
	if err != nil {
		return &FileError{Name: t.Name, Err: err}
	}
	if len(content) > maxWorkbook {
		return t.Fail("the workbook is larger than 256 MiB", "save it as CSV UTF-8")
	}
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: maxSheet})
	if err != nil {
		return &FileError{Name: t.Name, Err: err}
	}
	t.Workbook, t.Close, t.From1904 = true, book.Close, spreadsheet.From1904(book)
	if err := spreadsheet.MarkDates(book); err != nil {
		return &FileError{Name: t.Name, Err: err}
	}
	return t.openSheets(book, wanted)
}

// openSheets reads the first rows of the wanted sheet of a workbook or, where a user names none, of the only one that there is.
func (t *Table) openSheets(book *excelize.File, wanted string) error {
	sheets := book.GetSheetList()
	if wanted != "" {
		name, ok := sheetNamed(sheets, wanted)
		if !ok {
			return t.Fail("no sheet "+yamlpos.Quote(wanted), "sheets: "+strings.Join(sheets, ", "))
		}
		sheets = []string{name}
	}
	t.begun = 1
	t.beginOf = func(sheet string) ([]beginning, error) { return t.beginOfSheet(book, sheet) }
	if t.sheets = sheets; len(sheets) != 1 { // the header says which
		return t.beginOfAny(sheets)
	}
	begin, err := t.beginOf(sheets[0])
	if t.begin = begin; err == nil && len(begin) == 0 {
		return t.Fail("sheet "+yamlpos.Quote(sheets[0])+" has no header row", "one row must name the columns")
	}
	return err
}

// beginOfAny makes sure that one of several sheets holds anything.
func (t *Table) beginOfAny(sheets []string) error {
	for _, name := range sheets {
		if begin, err := t.beginOf(name); err != nil || len(begin) > 0 {
			t.begin = begin
			return err
		}
	}
	return t.Fail("no sheet of the workbook has a header row", "one row must name the columns")
}

// beginOfSheet are the first rows of a sheet, none where they are blank.
func (t *Table) beginOfSheet(book *excelize.File, sheet string) ([]beginning, error) {
	rows, err := openSheet(book, sheet)
	if err != nil { // a sheet of a chart has no rows
		return nil, nil
	}
	defer func() { _ = rows.close() }() // it was only read
	var begin []beginning
	for len(begin) < searchedRows && rows.Next() {
		fields, err := rows.columns(nil)
		if err != nil {
			return nil, &FileError{Name: t.Name, Err: err}
		}
		skipped := len(begin) + 1
		begin = append(begin, beginning{fields, func() error { return t.continueSheet(book, sheet, skipped) }})
	}
	if err := rows.Error(); err != nil {
		return nil, &FileError{Name: t.Name, Err: err}
	}
	if blankRows(begin) {
		return nil, nil
	}
	return begin, nil
}

// continueSheet has the rows of a sheet read behind the first ones.
func (t *Table) continueSheet(book *excelize.File, sheet string, skipped int) error {
	rows, err := openSheet(book, sheet)
	if err != nil {
		return &FileError{Name: t.Name, Err: err}
	}
	for range skipped {
		rows.Next()
		if _, err := rows.columns(nil); err != nil {
			return &FileError{Name: t.Name, Err: err}
		}
	}
	t.Next = func() (Chunk, error) { return rowsOf(rows, len(t.Headers), t.Amounts) }
	return nil
}

// sheetRows are the rows of a sheet with the values as they are shown: numbers as they are, dates as numbers behind a spreadsheet.DateMark.
type sheetRows struct {
	*excelize.Rows
	// stored are the rows as they are stored. They are read where a number may be shown shortened only, and are behind by so
	// many rows.
	stored *excelize.Rows
	behind int
}

func openSheet(book *excelize.File, name string) (*sheetRows, error) {
	shown, err := book.Rows(name)
	if err != nil {
		return nil, err
	}
	stored, err := book.Rows(name)
	return &sheetRows{Rows: shown, stored: stored}, err
}

func (s *sheetRows) close() error { return errors.Join(s.Close(), s.stored.Close()) }

// columns are the cells of the next row. Among amounts a date keeps its mark, as it is not one.
func (s *sheetRows) columns(amounts []int) ([]string, error) {
	s.behind++
	cells, err := s.Columns()
	if err == nil && slices.ContainsFunc(cells, isShortened) {
		for ; s.behind > 0; s.behind-- {
			s.stored.Next()
		}
		var stored []string
		stored, err = s.stored.Columns(excelize.Options{RawCellValue: true})
		for at := range min(len(cells), len(stored)) {
			if isShortened(cells[at]) {
				cells[at] = stored[at]
			}
		}
	}
	for at := range cells {
		if !slices.Contains(amounts, at) {
			cells[at] = strings.TrimPrefix(cells[at], spreadsheet.DateMark)
		}
	}
	return cells, err
}

// isShortened reports whether a cell may hold the first 15 digits of a longer number, such as an id.
func isShortened(cell string) bool { return strings.Contains(cell, "E+") }

// rowsOf reads the next rows of a sheet. A workbook leaves out blank cells at the end of a row: they are put back.
func rowsOf(rows *sheetRows, width int, amounts []int) (Chunk, error) {
	var part Chunk
	for len(part.rows) < rowsAtOnce && rows.Next() {
		cells, err := rows.columns(amounts)
		if err != nil {
			return Chunk{}, err
		}
		for len(cells) > 0 && len(cells) < width {
			cells = append(cells, "")
		}
		part.rows = append(part.rows, cutCells(cells, width))
	}
	if len(part.rows) == 0 {
		if err := rows.Error(); err != nil {
			return Chunk{}, err
		}
		return Chunk{}, io.EOF
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
