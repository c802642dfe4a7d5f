package sheet

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/answers/table"
)

// formFont is the size of texts in an answers workbook.
const formFont = 10

// formStyles are the numbers of the styles of an answers workbook besides those of all workbooks.
type formStyles struct {
	asked, name, text, choice, date, remark, label, link, listed, number, title, head, missing int
	// rows are the colours of rows, by the place of their grade among framework.GradeNames.
	rows []int
}

func (f *form) makeStyles() error {
	m := &styleMaker{file: f.file}
	open := &excelize.Protection{Locked: false}
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF9E3"}}
	var edges []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		edges = append(edges, excelize.Border{Type: side, Color: "D0D0D0", Style: 1})
	}
	letters := &excelize.Font{Size: formFont, Family: font}
	wrapped := &excelize.Alignment{Vertical: "top", Horizontal: "left", WrapText: true, Indent: 1} // texts do not touch those beside them
	left := &excelize.Alignment{Vertical: "top", Horizontal: "left", Indent: 1}
	middle := &excelize.Alignment{Vertical: "top", Horizontal: "center"}
	f.looks = formStyles{
		asked:  m.style(excelize.Style{Font: letters, Alignment: wrapped, Border: edges}),
		name:   m.style(excelize.Style{Font: &excelize.Font{Size: formFont, Family: font, Bold: true, Color: accent}, Alignment: wrapped, Border: edges}),
		text:   m.style(excelize.Style{Font: letters, Alignment: wrapped, Border: edges, Fill: fill, Protection: open, NumFmt: textFormat}),
		choice: m.style(excelize.Style{Font: &excelize.Font{Size: formFont, Family: font, Bold: true}, Alignment: middle, Border: edges, Fill: fill, Protection: open}),
		date:   m.style(excelize.Style{Font: letters, Alignment: left, Border: edges, Fill: fill, Protection: open, CustomNumFmt: new("yyyy-mm-dd")}),
		remark: m.style(excelize.Style{Font: &excelize.Font{Size: formFont, Family: font, Color: quiet}}),
		label:  m.style(excelize.Style{Font: &excelize.Font{Size: 11, Family: font, Bold: true}, Alignment: &excelize.Alignment{Vertical: "top"}}),
		link:   m.style(excelize.Style{Font: &excelize.Font{Size: 11, Family: font, Color: accent, Underline: "single"}, Alignment: left}),
		listed: m.style(excelize.Style{Font: &excelize.Font{Size: 11, Family: font}, Alignment: left}),
		title:  m.style(excelize.Style{Font: &excelize.Font{Bold: true, Size: 18, Color: accent, Family: font}}),
		head: m.style(excelize.Style{
			Font: &excelize.Font{Bold: true, Color: white, Size: formFont, Family: font}, Border: edges,
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{accent}},
			Alignment: &excelize.Alignment{Vertical: "center", Horizontal: "left", WrapText: true, Indent: 1},
		}),
		number: m.style(excelize.Style{Font: &excelize.Font{Size: 11, Family: font}, Alignment: &excelize.Alignment{Horizontal: "left"}}),
	}
	if m.err != nil {
		return m.err
	}
	paint := func(fill string) int {
		if m.err != nil {
			return 0
		}
		var number int
		number, m.err = f.file.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}})
		return number
	}
	f.looks.missing = paint("FF7C80")
	for _, fill := range []string{"FDE9DF", "FFF4CC", "F1F7EC", "DDEFD3", "F4F4F4", "EFEBF6"} { // as framework.GradeNames
		f.looks.rows = append(f.looks.rows, paint(fill))
	}
	return m.err
}

// instructions are what a person needs who was never shown the program.
func instructions() []string {
	return []string{
		"1. Fill in the yellow cells below.",
		"2. On each sheet, read the question and its four grades, and choose the highest grade that is fully true.",
		"    Each grade includes those before it.",
		"3. If nobody knows, choose unknown.",
		"4. If a question does not apply to your company, choose n/a and say why under Reason. Where it says essential, choose none instead.",
		"5. Note, evidence, date and confidence are optional. Leave a row empty to come back to it later.",
		"6. Save the workbook and send it back. You can filter and hide rows. To sort them, first unprotect the sheet: it has no password.",
	}
}

// The columns of the sheet to start with: hidden keys, labels, values.
const (
	startKey = 1 + iota
	startLabel
	startValue
	startOpen
)

// start writes the sheet to start with.
func (f *form) start() error {
	for i, width := range []float64{14, 30, 46, 24} {
		column := string(rune('A' + i))
		if err := f.file.SetColWidth(startSheet, column, column, width); err != nil {
			return err
		}
	}
	if err := f.set(startSheet, startLabel, 1, plainText(f.model.Name)+": your answers", f.looks.title); err != nil {
		return err
	}
	if err := f.file.SetRowHeight(startSheet, 1, 28); err != nil {
		return err
	}
	row := 2
	for _, line := range instructions() {
		row++
		if err := f.set(startSheet, startLabel, row, line, f.looks.number); err != nil {
			return err
		}
	}
	row, err := f.about(row + 2)
	if err != nil {
		return err
	}
	row, err = f.contents(row + 1)
	if err != nil {
		return err
	}
	if err := f.keys(row + 1); err != nil {
		return err
	}
	if err := f.file.SetColVisible(startSheet, "A", false); err != nil {
		return err
	}
	if err := f.file.SetSheetView(startSheet, 0, &excelize.ViewOptions{ShowGridLines: new(false)}); err != nil {
		return err
	}
	return f.finish(startSheet, 0)
}

// about writes the cells that say whose answers these are, from a row on, and returns the next row.
func (f *form) about(row int) (int, error) {
	teamName := ""
	if team, known := f.model.Team(f.given.Respondent.Team); known && team != nil {
		teamName = plainText(team.Name)
	}
	for _, line := range []struct {
		key, label string
		value      any
		style      int
	}{
		{table.KeyOrganization, "Company", table.Text(f.given.Organization), f.looks.text},
		{table.KeyName, "Your name", table.Text(f.given.Respondent.Name), f.looks.text},
		{table.KeyTeam, "Your team", teamName, f.looks.text},
		{table.KeyDate, "Date of your answers", f.given.Date, f.looks.date},
	} {
		for i, cell := range []any{line.key, line.label} {
			if err := f.set(startSheet, startKey+i, row, cell, f.looks.label); err != nil {
				return row, err
			}
		}
		if err := f.set(startSheet, startValue, row, line.value, line.style); err != nil {
			return row, err
		}
		if line.key == table.KeyTeam {
			if err := f.teams(cellName(startValue, row)); err != nil {
				return row, err
			}
		}
		row++
	}
	return row, f.dates(startSheet, cellName(startValue, row-1))
}

// teams gives a cell the list of teams, unless their names do not go into one.
func (f *form) teams(cell string) error {
	var names []string
	length := 0
	for _, team := range f.model.Teams {
		names = append(names, team.Name)
		length += len(team.Name) + 1
		if length > excelize.MaxFieldLength || strings.Contains(team.Name, ",") {
			return nil
		}
	}
	return f.list(startSheet, cell, names, "Not a team", "Choose your team from the list, or leave the cell empty.")
}

// contents writes the list of sheets, each with how many of its questions are open.
func (f *form) contents(row int) (int, error) {
	for i, head := range []string{"Sheet", "What it asks about", "Progress"} {
		if err := f.set(startSheet, startLabel+i, row, head, f.looks.head); err != nil {
			return row, err
		}
	}
	for _, sheet := range f.sheets {
		row++
		at := cellName(startLabel, row)
		if err := f.set(startSheet, startKey, row, table.KeyLens, f.looks.remark); err != nil {
			return row, err
		}
		if err := f.set(startSheet, startLabel, row, sheet.name, f.looks.link); err != nil {
			return row, err
		}
		if err := f.file.SetCellHyperLink(startSheet, at, sheetName(sheet.name)+"!"+cellName(columnGrade, sheet.first), "Location"); err != nil {
			return row, err
		}
		if err := f.set(startSheet, startValue, row, plainText(sheet.title), f.looks.listed); err != nil {
			return row, err
		}
		open := f.openOf(sheet, sheetName(sheet.name)+"!"+sheet.grades())
		if err := f.set(startSheet, startOpen, row, open, f.looks.listed); err != nil {
			return row, err
		}
	}
	return row + 1, nil
}

// keys writes what a reader has to know and a person has not: in hidden rows.
func (f *form) keys(row int) error {
	for _, key := range []struct{ name, value string }{
		{table.KeySchema, answers.Schema}, {table.KeyFramework, f.model.Reference()}, {table.KeyAsked, strconv.Itoa(f.asked())},
	} {
		for i, text := range []string{key.name, "", key.value} {
			if err := f.set(startSheet, startKey+i, row, text, f.looks.remark); err != nil {
				return err
			}
		}
		if err := f.file.SetRowVisible(startSheet, row, false); err != nil {
			return err
		}
		row++
	}
	return nil
}

// asked is how many elements are in the workbook.
func (f *form) asked() int {
	asked := 0
	for _, sheet := range f.sheets {
		asked += len(sheet.elements)
	}
	return asked
}
