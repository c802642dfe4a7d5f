package table

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"revops/framework"
	"revops/internal/diag"
	"revops/internal/spreadsheet"
	"revops/internal/yamlpos"
)

// A workbook of answers has a sheet with the keys of an answers file (start.go) and any number of sheets with answers: those
// with the columns of answers, in any order of rows and columns. All other sheets are passed over.

const (
	// maxUnzipped is the size of all that is in a workbook.
	maxUnzipped = 32 << 20
	// maxCells is how many cells of a sheet are read, and headerRows how many rows are searched for its header.
	maxCells   = 1_000_000
	headerRows = 100
)

// Shown are the columns of a sheet of questions that hold no answers, besides the group.
func Shown() []string {
	return append([]string{"question"}, framework.GradedNames()...)
}

func isOldWorkbook(content []byte) bool {
	return bytes.HasPrefix(content, []byte{0xd0, 0xcf, 0x11, 0xe0})
}

// workbook reads a workbook.
func (r *reader) workbook() {
	book, ok := r.open()
	if !ok {
		return
	}
	defer func() { _ = book.Close() }() // it was only read
	r.source.Sheets = book.GetSheetList()
	r.doubtful = doubtful(book)
	r.begin()
	var other []string
	for _, name := range r.source.Sheets {
		s := &sheet{reader: r, book: book, name: name, from1904: spreadsheet.From1904(book)}
		read, ok := s.read()
		if !ok {
			return
		}
		if !read {
			other = append(other, name)
		}
	}
	if r.answers == nil {
		r.notAnswers()
		return
	}
	for _, name := range other {
		r.remark(diag.Position{Sheet: name}, "skipped the sheet: it has no columns %q and %q", Element, Grade)
	}
	r.complete()
	r.finish()
}

// open opens the workbook, unless it is too large or holds programs.
func (r *reader) open() (*excelize.File, bool) {
	if isOldWorkbook(r.source.Data) {
		r.report(diag.Position{}, CodeWorkbook, "the file is an old .xls workbook or is protected by a password", "save it as .xlsx without a password")
		return nil, false
	}
	if len(r.source.Data) > yamlpos.MaxBytes {
		r.foreign = true
		r.report(diag.Position{}, yamlpos.CodeFileTooLarge, fmt.Sprintf("the file is larger than %d bytes, the limit", yamlpos.MaxBytes), "")
		return nil, false
	}
	book, err := excelize.OpenReader(bytes.NewReader(r.source.Data), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		why := "the file is not a workbook that can be read: " + err.Error()
		if errors.Is(err, io.EOF) { // a zip file of something else
			why = "the file is not an .xlsx workbook"
		}
		r.report(diag.Position{}, CodeWorkbook, why, "open it in a spreadsheet and save it as .xlsx")
		return nil, false
	}
	if _, macros := book.Pkg.Load("xl/vbaProject.bin"); macros {
		r.report(diag.Position{}, CodeMacros, "the workbook holds macros", "save it as .xlsx, which holds none")
		return nil, false
	}
	if err := spreadsheet.MarkDates(book); err != nil {
		r.report(diag.Position{}, CodeWorkbook, "the file is not a workbook that can be read: "+err.Error(), "")
		return nil, false
	}
	return book, true
}

// sheet reads a sheet.
type sheet struct {
	*reader
	book     *excelize.File
	name     string
	from1904 bool
	rows     [][]string
}

// read reads a sheet. It is false for one that holds neither answers nor keys of an answers file; ok is false where
// the sheet can't be read.
func (s *sheet) read() (read, ok bool) {
	if !s.load() {
		return false, false
	}
	if s.start() {
		return true, true
	}
	begin := s.rows[:min(len(s.rows), headerRows)]
	at := slices.IndexFunc(begin, func(cells []string) bool { return find(cells, Element) >= 0 && find(cells, "expires") >= 0 })
	if at >= 0 {
		s.table(at, WaiverColumns(), s.waiver)
		return true, true
	}
	at = slices.IndexFunc(begin, func(cells []string) bool {
		return find(cells, Grade) >= 0 && (find(cells, Element) >= 0 || find(cells, Shown()[0]) >= 0)
	})
	if at < 0 {
		return false, true
	}
	if s.answers == nil {
		s.answers = s.Fields(diag.Position{Sheet: s.name})
	}
	if !s.isCopy(at) {
		s.table(at, Columns(), s.answer)
	}
	return true, true
}

// load reads the cells of the sheet.
func (s *sheet) load() bool {
	rows, err := s.book.Rows(s.name)
	if err != nil { // a sheet of a chart has no rows
		return true
	}
	defer func() { _ = rows.Close() }() // it was only read
	for cells := 0; rows.Next(); {
		row, err := rows.Columns()
		if len(s.rows) == maxRows && !slices.ContainsFunc(row, func(text string) bool { return text != "" }) {
			continue // a row that has but a color
		}
		if cells += len(row); len(s.rows) == maxRows || cells > maxCells {
			s.report(diag.Position{Sheet: s.name}, CodeTooManyRows, fmt.Sprintf("the sheet has more than %d rows or %d cells, the limit", maxRows, maxCells), "")
			return false
		}
		if err != nil {
			s.report(s.at(len(s.rows), 0), CodeWorkbook, "the row cannot be read: "+err.Error(), "open the file in a spreadsheet and save it as .xlsx")
			return false
		}
		s.rows = append(s.rows, row)
	}
	return true
}

// at is the place of a cell, whose row and column count from 0.
func (s *sheet) at(row, column int) diag.Position {
	return diag.Position{Sheet: s.name, Line: row + 1, Column: column + 1}
}

// table reads the rows below a header.
func (s *sheet) table(top int, columns []string, take func(header, row)) {
	h, ok := s.header(s.rows[top], columns, func(column int) diag.Position { return s.at(top, column) })
	if !ok {
		return
	}
	if s.doubtful {
		s.reportMerged(h, top)
	}
	for at := top + 1; at < len(s.rows); at++ {
		take(h, row{
			text: func(column int) string {
				if column == h.column(AsOf) || column == h.column("expires") {
					return s.day(s.cell(at, column))
				}
				return s.text(at, column)
			},
			place: func(column int) diag.Position { return s.at(at, column) },
		})
	}
}

// column is the place of a column, -1 where there is none.
func (h header) column(name string) int {
	if at, given := h.at[name]; given {
		return at
	}
	return -1
}

// cell is a cell as it is read, "" behind the end of its row.
func (s *sheet) cell(row, column int) string {
	if row >= len(s.rows) || column < 0 || column >= len(s.rows[row]) {
		return ""
	}
	return s.rows[row][column]
}

// text is the text of a cell; a date among texts is written out.
func (s *sheet) text(row, column int) string {
	cell := s.cell(row, column)
	if strings.Contains(cell, spreadsheet.DateMark) {
		return s.day(cell)
	}
	if cell == "" && s.doubtful {
		s.uncalculated(row, column)
	}
	return strings.ReplaceAll(cell, "\r\n", "\n")
}

// day is a date as YYYY-MM-DD, of a number as workbooks count days, and any other text as it is.
func (s *sheet) day(cell string) string {
	text := strings.Replace(cell, spreadsheet.DateMark, "", 1) // behind the sign of a negative number
	number, err := strconv.ParseFloat(text, 64)
	if err == nil && text != cell {
		text = strconv.FormatFloat(number, 'f', -1, 64)
	}
	if s.from1904 {
		number += spreadsheet.Days1904
	}
	if err != nil || number < spreadsheet.Day1970 || number >= spreadsheet.Day2200 {
		return dateOf(text)
	}
	return time.Unix(int64(number-spreadsheet.Day1970)*24*60*60, 0).UTC().Format(time.DateOnly)
}
