package deals

import (
	"bytes"
	"fmt"
	"io"
	"slices"

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
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxSheet})
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
	rows, err := book.Rows(sheets[0])
	if err != nil {
		return &FileError{Name: t.name, Err: err}
	}
	for t.first = 1; len(t.headers) == 0; t.first++ {
		if !rows.Next() {
			return t.fail("the first sheet has no header", "the first row names the columns")
		}
		if t.headers, err = rows.Columns(); err != nil {
			return &FileError{Name: t.name, Err: err}
		}
	}
	t.next = func() (chunk, error) { return rowsOf(rows, len(t.headers)) }
	return nil
}

// rowsOf reads the next rows of a sheet. A workbook leaves out blank cells at the end of a row: they are put back.
func rowsOf(rows *excelize.Rows, width int) (chunk, error) {
	var part chunk
	for len(part.rows) < rowsAtOnce && rows.Next() {
		cells, err := rows.Columns()
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
