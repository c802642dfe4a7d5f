package table

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// What people do to a table by accident and what would give wrong answers that look right is reported here.

// unfit is what a sheet has whose cells need a closer look: merged cells, or a formula without a value behind it.
var unfit = regexp.MustCompile(`mergeCell |f></(\w+:)?c>|<(\w+:)?f[^>]*/></(\w+:)?c>`)

// doubtful reports whether any sheet of a workbook is unfit. Looking at its cells one by one takes long.
func doubtful(book *excelize.File) bool {
	found := false
	book.Pkg.Range(func(name, content any) bool {
		path, isName := name.(string)
		xml, isXML := content.([]byte)
		found = isName && isXML && strings.HasPrefix(path, "xl/worksheets/") && unfit.Match(xml)
		return !found
	})
	return found
}

// uncalculated reports a blank cell that has a formula: whoever wrote it saw a value that is not in the file.
func (s *sheet) uncalculated(row, column int) {
	name, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		return
	}
	if formula, err := s.book.GetCellFormula(s.name, name); err == nil && formula != "" {
		s.report(s.at(row, column), CodeNoValue, "the cell holds a formula without a value", "open the file in a spreadsheet and save it, or type the value")
	}
}

// reportMerged reports merged cells among answers: all but one of them are blank, whatever they seem to hold.
func (s *sheet) reportMerged(h header, top int) {
	cells, err := s.book.GetMergeCells(s.name, true)
	if err != nil {
		return
	}
	for _, merged := range cells {
		left, first, err := excelize.CellNameToCoordinates(merged.GetStartAxis())
		right, last, wrong := excelize.CellNameToCoordinates(merged.GetEndAxis())
		if err != nil || wrong != nil || last-1 <= top {
			continue
		}
		for _, column := range h.at {
			if column >= left-1 && column < right {
				s.report(s.at(first-1, left-1), CodeMerged, fmt.Sprintf("%s:%s are merged cells: only the first one holds a value", merged.GetStartAxis(), merged.GetEndAxis()),
					"unmerge them and fill in each row")
				break
			}
		}
	}
}

// isCopy reports whether a sheet answers elements that another one answers: it is a copy, such as that of a second person.
func (s *sheet) isCopy(top int) bool {
	var first diag.Position
	again := 0
	for at := top + 1; at < len(s.rows); at++ {
		for _, text := range s.rows[at] {
			if node, given := s.answers.Find(text); given && node.Position().Sheet != s.name {
				first, again = node.Position(), again+1
			}
		}
	}
	if again < 2 { // a row of its own is reported as one
		return false
	}
	s.report(diag.Position{Sheet: s.name}, CodeTwoSheets, fmt.Sprintf("%d elements of the sheet are answered in the sheet %s already", again, yamlpos.Quote(first.Sheet)),
		"a workbook holds the answers of one person: give each person a file, or delete one of the two sheets")
	return true
}

// sameElement reports a row that shows the name of another element than the one whose id it has: a column was sorted or copied without
// the others, and its grades stand beside the wrong questions.
func (r *reader) sameElement(h header, from row, id framework.ElementID, at diag.Position) {
	if _, twice := r.answers.Find(string(id)); twice || h.names < 0 {
		return // which is reported as it is
	}
	if r.names == nil {
		r.names = map[string]framework.ElementID{}
		for _, place := range r.model.Elements() {
			r.names[place.Name] = place.ID
		}
	}
	name, _, _ := strings.Cut(from.text(h.names), "\n")
	named, known := r.names[strings.TrimSpace(name)]
	own, given := r.model.Element(id)
	if known && given && named != id && own.Name != strings.TrimSpace(name) {
		r.report(at, CodeMixedRow, fmt.Sprintf("the row shows %q, but its id is that of %q", strings.TrimSpace(name), own.Name),
			"sort and copy whole rows only: undo that, or copy the answers into a new workbook (revops new -o new.xlsx)")
	}
}
