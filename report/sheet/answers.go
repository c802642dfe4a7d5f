package sheet

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/answers/table"
	"revops/framework"
	"revops/internal/build"
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
	file := excelize.NewFile()
	defer func() { _ = file.Close() }() // it holds no file of the system
	timeless(file)
	styles, err := newStyles(file, "")
	if err != nil {
		return err
	}
	f := &form{file: file, model: model, given: given, styles: styles}
	if err := f.write(); err != nil {
		return err
	}
	title := strings.Join(slices.DeleteFunc([]string{"Answers", given.Organization}, func(s string) bool { return s == "" }), ": ")
	if err := (workbook{title: title, date: given.Date}).properties(file, build.Tool()); err != nil {
		return err
	}
	if err := file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: new(true)}); err != nil {
		return err
	}
	return file.Write(w)
}

// form is an answers workbook that is being written.
type form struct {
	file   *excelize.File
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

func (f *form) write() error {
	if err := f.makeStyles(); err != nil {
		return err
	}
	if err := addSheet(f.file, 0, startSheet); err != nil {
		return err
	}
	for _, lens := range f.model.Lenses {
		if err := f.lens(lens); err != nil {
			return err
		}
	}
	if len(f.given.Waivers) > 0 {
		if err := f.waivers(); err != nil {
			return fmt.Errorf("sheet %s: %w", waiversSheet, err)
		}
	}
	if err := f.start(); err != nil {
		return fmt.Errorf("sheet %s: %w", startSheet, err)
	}
	return nil
}

// lens writes the sheet of a lens, if any of its elements is listed.
func (f *form) lens(lens framework.Lens) error {
	sheet := questionSheet{name: document.Capital(string(lens.ID)), title: lens.Name}
	for _, place := range f.model.Elements() {
		listed := func(a answers.Answer) bool { return a.Element == place.ID }
		if place.Lens.ID == lens.ID && slices.ContainsFunc(f.given.Given, listed) {
			sheet.elements = append(sheet.elements, place)
		}
	}
	if len(sheet.elements) == 0 {
		return nil
	}
	if sheet.name = sheetTitle(sheet.name); sheet.name == startSheet || sheet.name == waiversSheet {
		sheet.name += " 2"
	}
	if _, err := f.file.NewSheet(sheet.name); err != nil {
		return err
	}
	sheet.first, sheet.last = questionsTop+1, questionsTop+len(sheet.elements)
	f.sheets = append(f.sheets, sheet)
	if err := f.questions(sheet, lens); err != nil {
		return fmt.Errorf("sheet %s: %w", sheet.name, err)
	}
	return nil
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

// set writes a text, a number or a date in a style. A text is written whole or not at all.
func (f *form) set(sheet string, column, row int, value any, style int) error {
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	switch v := value.(type) {
	case string:
		if units := len(utf16.Encode([]rune(v))); units > maxCellUnits {
			return fmt.Errorf("cell %s: the text has %d characters, but a cell holds %d", at, units, maxCellUnits)
		}
		if v != "" {
			err = f.file.SetCellStr(sheet, at, escaped(v))
		}
	case answers.Date:
		if number, ok := serial(v); ok {
			err = f.file.SetCellInt(sheet, at, int64(number))
		} else if v != "" {
			err = f.file.SetCellStr(sheet, at, string(v))
		}
	case excelFormula:
		err = cmp.Or(f.file.SetCellStr(sheet, at, v.value), f.file.SetCellFormula(sheet, at, v.formula))
	}
	return cmp.Or(err, f.file.SetCellStyle(sheet, at, at, style))
}

// excelFormula is a formula for a text, without the equals sign, and the text that it gives at first.
type excelFormula struct{ formula, value string }

// finish locks a sheet, but for the cells to fill in, and sets the page up. The head is the row of the header, 0 for none.
func (f *form) finish(sheet string, head int) error {
	err := f.file.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true, Sort: true, FormatColumns: true, FormatRows: true,
	})
	if err != nil {
		return err
	}
	if err := setUpPage(f.file, sheet, "", 1, 0); err != nil {
		return err
	}
	const side = 0.4 // inches: the narrower the margins, the larger the print
	if err := f.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
		Left: new(side), Right: new(side), Top: new(0.5), Bottom: new(0.7), Header: new(0.3), Footer: new(0.3),
	}); err != nil {
		return err
	}
	if head == 0 {
		return nil
	}
	return repeatRow(f.file, sheet, head)
}

// choice has cells take words of a list only. What else is entered is refused with a title and a message. The prompt is shown beside a
// cell that is chosen, "" for none.
type choice struct {
	cells          string
	words          []string
	title, message string
	prompt         string
}

func (f *form) list(sheet string, c choice) error {
	if c.cells == "" {
		return nil
	}
	rule := excelize.NewDataValidation(true)
	rule.Sqref = c.cells
	if err := rule.SetDropList(c.words); err != nil {
		return err
	}
	rule.SetError(excelize.DataValidationErrorStyleStop, c.title, c.message)
	if c.prompt != "" {
		rule.SetInput("", c.prompt)
	}
	return f.file.AddDataValidation(sheet, rule)
}

// dates has cells take dates only.
func (f *form) dates(sheet, cells string) error {
	rule := excelize.NewDataValidation(true)
	rule.Sqref = cells
	if err := rule.SetRange(spreadsheet.Day2000, spreadsheet.Day2200, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
		return err
	}
	rule.SetError(excelize.DataValidationErrorStyleStop, "Not a date", "Enter a date such as 2026-10-31, or leave the cell empty.")
	return f.file.AddDataValidation(sheet, rule)
}

// waivers writes the waivers, as a table that is read again.
func (f *form) waivers() error {
	if _, err := f.file.NewSheet(waiversSheet); err != nil {
		return err
	}
	for i, name := range table.WaiverColumns() {
		if err := f.set(waiversSheet, i+1, 1, name, f.looks.head); err != nil {
			return err
		}
	}
	for i, w := range f.given.Waivers {
		row := []any{string(w.Element), table.Text(w.Reason), table.Text(w.Owner), w.Expires}
		for column, value := range row {
			style := f.looks.text
			if column == len(row)-1 {
				style = f.looks.date
			}
			if err := f.set(waiversSheet, column+1, i+2, value, style); err != nil {
				return err
			}
		}
	}
	if err := f.file.SetColWidth(waiversSheet, "A", "D", 32); err != nil {
		return err
	}
	return f.finish(waiversSheet, 1)
}
