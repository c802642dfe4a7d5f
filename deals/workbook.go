package deals

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

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
func (t *table) openWorkbook(in io.Reader, wanted string) error {
	content, err := io.ReadAll(io.LimitReader(in, maxWorkbook+1))
	if err != nil {
		return &FileError{Name: t.name, Err: err}
	}
	if len(content) > maxWorkbook {
		return t.fail("the workbook is larger than 256 MiB", "save it as CSV UTF-8")
	}
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: maxSheet})
	if err != nil {
		return &FileError{Name: t.name, Err: err}
	}
	t.workbook, t.close = true, book.Close
	if properties, err := book.GetWorkbookProps(); err == nil && properties.Date1904 != nil {
		t.late = *properties.Date1904
	}
	if err := markDates(book); err != nil {
		return &FileError{Name: t.name, Err: err}
	}
	return t.openSheets(book, wanted)
}

// openSheets reads the first rows of the wanted sheet of a workbook or, where a user names none, of the only one that there is.
func (t *table) openSheets(book *excelize.File, wanted string) error {
	sheets := book.GetSheetList()
	if wanted != "" {
		name, ok := sheetNamed(sheets, wanted)
		if !ok {
			return t.fail("no sheet "+yamlpos.Quote(wanted), "sheets: "+strings.Join(sheets, ", "))
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
		return t.fail("sheet "+yamlpos.Quote(sheets[0])+" has no header row", "one row must name the columns")
	}
	return err
}

// beginOfAny makes sure that one of several sheets holds anything.
func (t *table) beginOfAny(sheets []string) error {
	for _, name := range sheets {
		if begin, err := t.beginOf(name); err != nil || len(begin) > 0 {
			t.begin = begin
			return err
		}
	}
	return t.fail("no sheet of the workbook has a header row", "one row must name the columns")
}

// beginOfSheet are the first rows of a sheet, none where they are blank.
func (t *table) beginOfSheet(book *excelize.File, sheet string) ([]beginning, error) {
	rows, err := openSheet(book, sheet)
	if err != nil { // a sheet of a chart has no rows
		return nil, nil
	}
	defer func() { _ = rows.close() }() // it was only read
	var begin []beginning
	for len(begin) < searchedRows && rows.Next() {
		fields, err := rows.columns(nil)
		if err != nil {
			return nil, &FileError{Name: t.name, Err: err}
		}
		skipped := len(begin) + 1
		begin = append(begin, beginning{fields, func() error { return t.continueSheet(book, sheet, skipped) }})
	}
	if err := rows.Error(); err != nil {
		return nil, &FileError{Name: t.name, Err: err}
	}
	if blankRows(begin) {
		return nil, nil
	}
	return begin, nil
}

// continueSheet has the rows of a sheet read behind the first ones.
func (t *table) continueSheet(book *excelize.File, sheet string, skipped int) error {
	rows, err := openSheet(book, sheet)
	if err != nil {
		return &FileError{Name: t.name, Err: err}
	}
	for range skipped {
		rows.Next()
		if _, err := rows.columns(nil); err != nil {
			return &FileError{Name: t.name, Err: err}
		}
	}
	t.next = func() (chunk, error) { return rowsOf(rows, len(t.headers), t.amounts) }
	return nil
}

// sheetRows are the rows of a sheet with the values as they are shown: numbers as they are, dates as numbers behind a dateMark.
type sheetRows struct {
	*excelize.Rows
	// stored are the rows as they are stored. They are read where a number may be shown shortened only, and are behind by so
	// many rows.
	stored *excelize.Rows
	behind int
}

// dateMark begins a date, so that it is told from other numbers. No text has the character.
const dateMark = "\uFDD0"

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
			cells[at] = strings.TrimPrefix(cells[at], dateMark)
		}
	}
	return cells, err
}

// isShortened reports whether a cell may hold the first 15 digits of a longer number, such as an id.
func isShortened(cell string) bool { return strings.Contains(cell, "E+") }

// markDates has dates and times shown as numbers behind a dateMark, and numbers as they are.
func markDates(book *excelize.File) error {
	styles := book.Styles
	if styles.CellXfs == nil {
		return nil
	}
	own := map[int]bool{} // formats with a code of their own, by whether they show dates: by the letters that are not text
	text := regexp.MustCompile(`"[^"]*"|\\.|[_*].|\[[^\]]*\]`)
	if styles.NumFmts != nil {
		for _, format := range styles.NumFmts.NumFmt {
			own[format.NumFmtID] = strings.ContainsAny(text.ReplaceAllString(format.FormatCode, ""), "yYmMdDhHsS")
		}
	}
	marked, unknown := `"`+dateMark+`"0.00000000`, -1
	other := excelize.NewFile() // which has all that a style needs
	if _, err := other.NewStyle(&excelize.Style{CustomNumFmt: &marked}); err != nil {
		return err
	}
	styles.NumFmts = other.Styles.NumFmts
	for i := range styles.CellXfs.Xf {
		format := &styles.CellXfs.Xf[i].NumFmtID
		shown := unknown
		if *format != nil {
			dates, isOwn := own[**format]
			if dates || !isOwn && isDateFormat(**format) {
				shown = styles.NumFmts.NumFmt[0].NumFmtID
			}
		}
		*format = &shown
	}
	return nil
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
