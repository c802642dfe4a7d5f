package tabular

import (
	"bytes"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestOpen_workbookOfLongRows pins that of a row with too many cells only as much is kept as shows that it is too long.
func TestOpen_workbookOfLongRows(t *testing.T) {
	const rows = 5
	book := excelize.NewFile()
	cells := map[string]any{"A1": "Id", "B1": "Stage"}
	for row := range rows {
		cells["XFD"+strconv.Itoa(row+2)] = 1
	}
	for cell, value := range cells {
		if err := book.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	content, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	table, err := Open(bytes.NewReader(content.Bytes()), "deals.xlsx", "", "")
	if err == nil {
		err = table.FindHeader(Header{Known: func(string) bool { return true }, Value: func(string) bool { return false }})
	}
	if err != nil {
		t.Fatal(err)
	}
	part, err := table.Next()
	if err != nil || len(part.rows) != rows || cap(part.rows[0]) > 4 {
		t.Errorf("error %v, %d rows, %d bytes", err, len(part.rows), part.Size())
	}
	if err := table.Close(); err != nil {
		t.Error(err)
	}
}
