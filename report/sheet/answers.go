package sheet

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/answers/table"
	"revops/framework"
	"revops/internal/spreadsheet"
	"revops/report/document"
)

// The answers workbook is a form: a sheet to start with, and a sheet of questions for each lens. Only the cells to fill in are
// not locked. Package answers/table reads it, by the same names of columns and keys; ids stand in hidden columns.

// The sheets besides those of lenses.
const (
	startSheet   = "Start"
	waiversSheet = "Waivers"
)

// Answers writes a workbook to fill in, or to go on with: a row for each element that the answers list. All that they say is in
// it, in the order of the framework. Answers to an element that the framework does not have are an error.
func Answers(w io.Writer, model *framework.Framework, given *answers.File) error {
	for _, answer := range given.Given {
		if _, known := model.Element(answer.Element); !known {
			return fmt.Errorf("element %q is not one of %s", answer.Element, model.Reference())
		}
	}
	to := newBook()
	f := &form{book: to, model: model, given: given, styles: newStyles(to, "")}
	f.write()
	title := strings.Join(slices.DeleteFunc([]string{"Answers", given.Organization}, func(s string) bool { return s == "" }), ": ")
	to.keep(to.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: new(true)}))
	return to.finish(w, title, "", given.Date)
}

// form is an answers workbook that is being written.
type form struct {
	*book
	model  *framework.Framework
	given  *answers.File
	styles *styles
	looks  formStyles
	// sheets are those of lenses, with where their grades stand.
	sheets []questionSheet
}

// questionSheet is a sheet of questions.
type questionSheet struct {
	name, title string
	elements    []framework.Place
	first, last int
}

func (f *form) write() {
	f.makeStyles()
	f.addSheet(startSheet, true)
	for _, lens := range f.model.Lenses {
		f.lens(lens)
	}
	if len(f.given.Waivers) > 0 {
		f.waivers()
	}
	f.start()
}

// lens writes the sheet of a lens, if any of its elements is listed.
func (f *form) lens(lens framework.Lens) {
	sheet := questionSheet{name: document.Capital(string(lens.ID)), title: lens.Name}
	for _, place := range f.model.Elements() {
		listed := func(a answers.Answer) bool { return a.Element == place.ID }
		if place.Lens.ID == lens.ID && slices.ContainsFunc(f.given.Given, listed) {
			sheet.elements = append(sheet.elements, place)
		}
	}
	if len(sheet.elements) == 0 {
		return
	}
	if sheet.name = sheetTitle(sheet.name); sheet.name == startSheet || sheet.name == waiversSheet {
		sheet.name += " 2"
	}
	f.addSheet(sheet.name, false)
	sheet.first, sheet.last = questionsTop+1, questionsTop+len(sheet.elements)
	f.sheets = append(f.sheets, sheet)
	f.questions(sheet, lens)
}

// sheetTitle is a text as the name of a sheet.
func sheetTitle(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return ' '
		}
		return r
	}, plainText(text))
	runes := []rune(text)
	return strings.TrimSpace(string(runes[:min(len(runes), 31)]))
}

// set writes a text, a date or a formula in a style. A text is written whole or not at all.
func (f *form) set(sheet string, column, row int, value any, style int) {
	at := cellName(column, row)
	switch v := value.(type) {
	case string:
		if units := len(utf16.Encode([]rune(v))); units > maxCellUnits {
			f.keep(fmt.Errorf("sheet %s: cell %s: the text has %d characters, but a cell holds %d", sheet, at, units, maxCellUnits))
		} else if v != "" {
			f.keep(f.SetCellStr(sheet, at, escaped(v)))
		}
	case answers.Date:
		if number, ok := serial(v); ok {
			f.keep(f.SetCellInt(sheet, at, int64(number)))
		} else if v != "" {
			f.keep(f.SetCellStr(sheet, at, string(v)))
		}
	case excelFormula:
		f.keep(f.SetCellStr(sheet, at, v.value))
		f.keep(f.SetCellFormula(sheet, at, v.formula))
	}
	f.keep(f.SetCellStyle(sheet, at, at, style))
}

// excelFormula is a formula for a text, without the equals sign, and the text that it gives at first.
type excelFormula struct{ formula, value string }

// finishSheet locks a sheet, but for the cells to fill in, and sets the page up. The head is the row of the header, 0 for none.
func (f *form) finishSheet(sheet string, head int) {
	f.keep(f.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true, Sort: true, FormatColumns: true, FormatRows: true,
	}))
	f.setUpPage(sheet, "", 1, 0)
	const side = 0.4 // inches: the narrower the margins, the larger the print
	f.keep(f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
		Left: new(side), Right: new(side), Top: new(0.5), Bottom: new(0.7), Header: new(0.3), Footer: new(0.3),
	}))
	if head > 0 {
		f.repeatRow(sheet, head)
	}
}

// dates has cells take dates only.
func (f *form) dates(sheet, cells string) {
	rule := excelize.NewDataValidation(true)
	rule.Sqref = cells
	f.keep(rule.SetRange(spreadsheet.Day2000, spreadsheet.Day2200, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
	rule.SetError(excelize.DataValidationErrorStyleStop, "Not a date", "Enter a date such as 2026-10-31, or leave the cell empty.")
	f.keep(f.AddDataValidation(sheet, rule))
}

// waivers writes the waivers, as a table that is read again.
func (f *form) waivers() {
	f.addSheet(waiversSheet, false)
	for i, name := range table.WaiverColumns() {
		f.set(waiversSheet, i+1, 1, name, f.looks.head)
	}
	for i, w := range f.given.Waivers {
		for column, text := range []string{string(w.Element), table.Text(w.Reason), table.Text(w.Owner)} {
			f.set(waiversSheet, column+1, i+2, text, f.looks.text)
		}
		f.set(waiversSheet, len(table.WaiverColumns()), i+2, w.Expires, f.looks.date)
	}
	f.keep(f.SetColWidth(waiversSheet, "A", "D", 32))
	f.finishSheet(waiversSheet, 1)
}
