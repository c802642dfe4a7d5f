package table_test

import (
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// What was done by accident and would give wrong answers is refused, each cause once.
func TestParse_suspect(t *testing.T) {
	refuses(t, map[string]broken{
		"ids sorted without their rows": {
			func(f *excelize.File) { set(f, "N5", "real-time-deal-tracking"); set(f, "N6", "central-sales-records") },
			`a.xlsx:Roadmap!N5: the row shows "Central Sales Records", but its id is that of "Real-Time Deal Tracking" [mixed-row] → sort and copy whole rows only: undo that, or copy the answers into a new workbook (revops new -o new.xlsx)
a.xlsx:Roadmap!N6: the row shows "Real-Time Deal Tracking", but its id is that of "Central Sales Records" [mixed-row] → sort and copy whole rows only: undo that, or copy the answers into a new workbook (revops new -o new.xlsx)`,
		},
		"a row duplicated": {
			func(f *excelize.File) { _ = f.DuplicateRow("Roadmap", 5) },
			`a.xlsx:Roadmap!N6: key "central-sales-records" is given twice, first in Roadmap!N5 [duplicate-key] → keep one of the two`,
		},
		"what is no grade": {
			func(f *excelize.File) {
				set(f, "H5", true)
				set(f, "H6", 0.5)
				set(f, "H7", time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC))
			},
			`a.xlsx:Roadmap!H5: unknown grade "TRUE" [unknown-grade] → Grades: none, partial, mostly, full, n/a, unknown
a.xlsx:Roadmap!H6: unknown grade "0.5" [unknown-grade] → Grades: none, partial, mostly, full, n/a, unknown
a.xlsx:Roadmap!H7: unknown grade "2026-03-01" [unknown-grade] → Grades: none, partial, mostly, full, n/a, unknown`,
		},
		"numbers that are no dates": {
			func(f *excelize.File) { set(f, "L5", 1e9); set(f, "L6", -3) },
			`a.xlsx:Roadmap!L5: "1000000000" is not a valid date (want YYYY-MM-DD) [invalid-date] → such as 2026-10-31
a.xlsx:Roadmap!L6: "-3" is not a valid date (want YYYY-MM-DD) [invalid-date] → such as 2026-10-31`,
		},
		"two respondents": {
			func(f *excelize.File) { at, _ := f.NewSheet("Roadmap 2"); _ = f.CopySheet(1, at) },
			`a.xlsx:'Roadmap 2': 34 elements of the sheet are answered in the sheet "Roadmap" already [duplicate-sheet] → a workbook holds the answers of one person: give each person a file, or delete one of the two sheets`,
		},
		"merged cells": {
			func(f *excelize.File) { _ = f.MergeCell("Roadmap", "H5", "H6") },
			"a.xlsx:Roadmap!H5: H5:H6 are merged cells: only the first one holds a value [merged-cells] → unmerge them and fill in each row",
		},
		"an id twice": {
			func(f *excelize.File) { set(f, "N6", "central-sales-records") },
			`a.xlsx:Roadmap!N6: key "central-sales-records" is given twice, first in Roadmap!N5 [duplicate-key] → keep one of the two`,
		},
		"a formula that was not calculated": {
			func(f *excelize.File) { set(f, "H5", nil); _ = f.SetCellFormula("Roadmap", "H5", "H4") },
			"a.xlsx:Roadmap!H5: the cell holds a formula without a value [formula-without-value] → open the file in a spreadsheet and save it, or type the value",
		},
	})
}
