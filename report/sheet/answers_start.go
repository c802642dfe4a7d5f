package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/answers/table"
	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// formFont is the size of texts in an answers workbook.
const formFont = 10

// formStyles are the numbers of the styles of an answers workbook besides those of all workbooks.
type formStyles struct {
	filled                                                                         // the cells that everybody fills in
	optional                                                                       filled
	asked, name, remark, label, link, listed, topics, number, title, head, missing int
	// rows are the colours of rows, in the order of gradeColors.
	rows []int
}

// filled are the styles of cells to fill in.
type filled struct{ text, choice, date int }

func (f *form) makeStyles() {
	open := &excelize.Protection{Locked: false}
	var edges []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		edges = append(edges, excelize.Border{Type: side, Color: "D0D0D0", Style: 1})
	}
	letters := &excelize.Font{Size: formFont, Family: font}
	wrapped := &excelize.Alignment{Vertical: "top", Horizontal: "left", WrapText: true, Indent: 1} // texts do not touch those beside them
	left := &excelize.Alignment{Vertical: "top", Horizontal: "left", Indent: 1}
	middle := &excelize.Alignment{Vertical: "top", Horizontal: "center"}
	fillIn := func(color string) filled {
		fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
		bold := &excelize.Font{Size: formFont, Family: font, Bold: true}
		return filled{
			text:   f.style(excelize.Style{Font: letters, Alignment: wrapped, Border: edges, Fill: fill, Protection: open, NumFmt: textFormat}),
			choice: f.style(excelize.Style{Font: bold, Alignment: middle, Border: edges, Fill: fill, Protection: open}),
			date:   f.style(excelize.Style{Font: letters, Alignment: left, Border: edges, Fill: fill, Protection: open, CustomNumFmt: new("yyyy-mm-dd")}),
		}
	}
	f.looks = formStyles{
		filled: fillIn("DCE9F7"), optional: fillIn("F3F8FD"),
		asked:  f.style(excelize.Style{Font: letters, Alignment: wrapped, Border: edges}),
		name:   f.style(excelize.Style{Font: &excelize.Font{Size: formFont, Family: font, Bold: true, Color: accent}, Alignment: wrapped, Border: edges}),
		remark: f.style(excelize.Style{Font: &excelize.Font{Size: formFont, Family: font, Color: quiet}}),
		label:  f.style(excelize.Style{Font: &excelize.Font{Size: 11, Family: font, Bold: true}, Alignment: &excelize.Alignment{Vertical: "top"}}),
		link:   f.style(excelize.Style{Font: &excelize.Font{Size: 11, Family: font, Color: accent, Underline: "single"}, Alignment: left}),
		listed: f.style(excelize.Style{Font: &excelize.Font{Size: 11, Family: font}, Alignment: left}),
		topics: f.style(excelize.Style{Font: &excelize.Font{Size: 11, Family: font}, Alignment: wrapped}),
		title:  f.style(excelize.Style{Font: &excelize.Font{Bold: true, Size: 18, Color: accent, Family: font}}),
		head: f.style(excelize.Style{
			Font: &excelize.Font{Bold: true, Color: white, Size: formFont, Family: font}, Border: edges,
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{accent}},
			Alignment: &excelize.Alignment{Vertical: "center", Horizontal: "left", WrapText: true, Indent: 1},
		}),
		number: f.style(excelize.Style{Font: &excelize.Font{Size: 11, Family: font}, Alignment: &excelize.Alignment{Horizontal: "left"}}),
	}
	paint := func(color string) int {
		return f.conditional(excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}})
	}
	f.looks.missing = paint("FF7C80")
	for _, color := range gradeColors() {
		f.looks.rows = append(f.looks.rows, paint(color.row))
	}
}

// instructions are what a person needs who was never shown the program.
func (f *form) instructions() []string {
	sheets, essential := "On each sheet", ""
	if len(f.sheets) == 1 {
		sheets = "On the sheet " + f.sheets[0].name
	}
	asked := f.places()
	if slices.ContainsFunc(asked, func(place framework.Place) bool { return place.Essential }) {
		essential = " Where it says essential, choose none instead."
	}
	lines := []string{
		narrative.SurveyPurpose,
		narrative.SurveyUse,
		fmt.Sprintf("It has %s and takes about %s.", document.Count(len(asked), "question", "questions"), document.Count(framework.Minutes(asked), "minute", "minutes")),
	}
	if fact := narrative.FactorsMeaning(asked); fact != "" {
		lines = append(lines, fact)
	}
	return append(lines, "",
		"1. Fill in the four blue cells below. Answer what you can, and leave empty what others have to answer.",
		"2. "+sheets+", read the question and its four grades, and choose the highest grade that is fully true.",
		"    Each grade includes those to its left. "+narrative.SurveyUnsure,
		"3. If you don't know, choose unknown and note who might. "+narrative.SurveyUnheard+"unknown.",
		"4. If a question does not apply to your company, choose n/a and say why under Reason."+essential,
		"5. The pale blue columns are optional. Leave a row empty to come back to it later.",
		"6. Save the workbook and send it back. You can filter and hide rows. To sort them, first unprotect the sheet: it has no password.",
	)
}

// The columns of the sheet to start with: hidden keys, labels, values, and beside the sheets what they ask about and how much of it is
// answered.
const (
	startKey = 1 + iota
	startLabel
	startValue
	startTopics
	startProgress
)

// topicsWidth is the width of the column that says what a sheet asks about.
const topicsWidth = 52

// start writes the sheet to start with.
func (f *form) start() {
	for i, width := range []float64{14, 24, 32, topicsWidth, 32} {
		f.keep(f.SetColWidth(startSheet, columnName(i+1), columnName(i+1), width))
	}
	f.set(startSheet, startLabel, 1, plainText(f.model.Name)+": your answers", f.looks.title)
	f.keep(f.SetRowHeight(startSheet, 1, 28))
	row := 2
	for _, line := range f.instructions() {
		row++
		f.set(startSheet, startLabel, row, line, f.looks.number)
	}
	row = f.about(row + 2)
	row = f.contents(row + 1)
	f.keys(row + 1)
	f.keep(f.SetColVisible(startSheet, "A", false))
	f.keep(f.SetSheetView(startSheet, 0, &excelize.ViewOptions{ShowGridLines: new(false)}))
	f.finishSheet(startSheet, 0)
}

// about writes the cells that say whose answers these are, from a row on, and returns the next row.
func (f *form) about(row int) int {
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
		f.set(startSheet, startKey, row, line.key, f.looks.label)
		f.set(startSheet, startLabel, row, line.label, f.looks.label)
		f.set(startSheet, startValue, row, line.value, line.style)
		if line.key == table.KeyTeam {
			f.teams(cellName(startValue, row))
		}
		row++
	}
	f.dates(startSheet, cellName(startValue, row-1))
	return row
}

// teams gives a cell the list of teams, unless their names do not go into one.
func (f *form) teams(cell string) {
	var names []string
	length := 0
	for _, team := range f.model.Teams {
		names = append(names, team.Name)
		length += len(team.Name) + 1
		if length > excelize.MaxFieldLength || strings.Contains(team.Name, ",") {
			return
		}
	}
	f.choices(startSheet, choice{cells: cell, words: names, title: "Not a team", message: "Choose your team from the list, or leave the cell empty."})
}

// topics says what a sheet asks about: the names of its groups.
func (s questionSheet) topics() string {
	var names []string
	for _, place := range s.elements {
		if name := plainText(place.Group.Name); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return document.Count(len(s.elements), "question", "questions") + ": " + strings.Join(names, ", ")
}

// contents writes the list of sheets, each with how many of its questions are answered.
func (f *form) contents(row int) int {
	for i, head := range []string{"Sheet", "Part", "What it asks about", "Progress"} {
		f.set(startSheet, startLabel+i, row, head, f.looks.head)
	}
	for _, sheet := range f.sheets {
		row++
		topics := sheet.topics()
		f.set(startSheet, startKey, row, table.KeyLens, f.looks.remark)
		f.set(startSheet, startLabel, row, sheet.name, f.looks.link)
		f.keep(f.SetCellHyperLink(startSheet, cellName(startLabel, row), sheetName(sheet.name)+"!"+cellName(columnGrade, sheet.first), "Location"))
		f.set(startSheet, startValue, row, plainText(sheet.title), f.looks.listed)
		f.set(startSheet, startTopics, row, topics, f.looks.topics)
		f.keep(f.SetRowHeight(startSheet, row, linesOf(topics, topicsWidth-indentWidth)*lineHeight))
		f.set(startSheet, startProgress, row, f.progressOf(sheet, sheetName(sheet.name)+"!"+sheet.grades()), f.looks.listed)
	}
	return row + 1
}

// keys writes what a reader has to know and a person has not: in hidden rows.
func (f *form) keys(row int) {
	for _, key := range []struct{ name, value string }{
		{table.KeySchema, answers.Schema}, {table.KeyFramework, f.model.Reference()}, {table.KeyAsked, strconv.Itoa(len(f.places()))},
	} {
		for i, text := range []string{key.name, "", key.value} {
			f.set(startSheet, startKey+i, row, text, f.looks.remark)
		}
		f.keep(f.SetRowVisible(startSheet, row, false))
		row++
	}
}

// places are the elements that are in the workbook.
func (f *form) places() []framework.Place {
	var asked []framework.Place
	for _, sheet := range f.sheets {
		asked = append(asked, sheet.elements...)
	}
	return asked
}
