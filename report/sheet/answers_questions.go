package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/answers/table"
	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// questionsTop is the row of the header of a sheet of questions.
const questionsTop = 3

// The columns of a sheet of questions: first what is asked, with a column for each grade, then what to fill in.
const (
	columnGroup = 1 + iota
	columnElement
	columnQuestion
	columnLowest
)

const (
	columnGrade = columnLowest + framework.MaxPoints + 1 + iota
	columnReason
	columnNote
	columnEvidence
	columnAsOf
	columnConfidence
	columnID // hidden
)

// formColumn is a column of a sheet of questions.
type formColumn struct {
	title string
	width float64
}

// formColumns are the columns, by number from 1.
func formColumns(lens framework.Lens) []formColumn {
	columns := []formColumn{
		{document.Capital(lens.GroupNoun), 12},
		{"Element", 16},
		{"Question", 24},
	}
	for _, grade := range framework.Grades() {
		columns = append(columns, formColumn{document.Capital(grade.String()), 20})
	}
	return append(columns, []formColumn{
		{"Grade", 9.5},
		{"Reason (why n/a)", 14},
		{"Note (for unknown: who might know)", 20},
		{"Evidence (link, file or words; Alt+Enter for a new line)", 24},
		{"As of (date, if older than your answers)", 15},
		{"Confidence (how sure are you of the grade?)", 15},
		{table.ElementID, 30},
	}...)
}

// questions writes the sheet of a lens.
func (f *form) questions(s questionSheet, lens framework.Lens) {
	columns := formColumns(lens)
	f.headOf(s, columns)
	f.rowsOf(s, columns)
	f.rules(s)
	f.choicesOf(s)
	f.keep(f.SetPanes(s.name, &excelize.Panes{
		Freeze: true, XSplit: columnQuestion, YSplit: questionsTop, TopLeftCell: cellName(columnLowest, s.first), ActivePane: "bottomRight",
	}))
	f.keep(f.AutoFilter(s.name, cellName(columnGroup, questionsTop)+":"+cellName(len(columns), s.last), nil))
	f.finishSheet(s.name, questionsTop)
	// The rest is filled in on a screen: with it, print would be too small to read.
	f.define(s.name, "Print_Area", "$A:$"+columnName(columnNote))
}

// headOf writes what stands above the questions.
func (f *form) headOf(s questionSheet, columns []formColumn) {
	f.set(s.name, columnGroup, 1, s.title, f.styles.heading)
	f.set(s.name, columnGroup, 2, f.progressOf(s, s.grades()), f.looks.remark)
	const how = "Choose the highest grade that is fully true. Each grade includes those to its left. " + narrative.SurveyUnsure
	f.set(s.name, columnLowest, 2, how, f.looks.remark)
	lines := 1.0
	for i, column := range columns {
		f.set(s.name, i+1, questionsTop, column.title, f.looks.head)
		lines = max(lines, linesOf(column.title, column.width-indentWidth))
		f.keep(f.SetColWidth(s.name, columnName(i+1), columnName(i+1), column.width))
	}
	f.keep(f.SetRowHeight(s.name, questionsTop, lines*formLine+4))
	f.keep(f.SetColVisible(s.name, columnName(columnID), false))
}

// progressOf counts what is answered on a sheet: "11 of 34 answered, 3 of them unknown".
func (f *form) progressOf(s questionSheet, grades string) excelFormula {
	answered, unknown := 0, 0
	for _, place := range s.elements {
		switch f.given.Answer(place.ID).Grade {
		case framework.Unanswered:
		case framework.Unknown:
			unknown++
			answered++
		default:
			answered++
		}
	}
	const of, among = " of %d answered", " of them unknown"
	total := len(s.elements)
	value := strconv.Itoa(answered) + fmt.Sprintf(of, total)
	if unknown > 0 {
		value += ", " + strconv.Itoa(unknown) + among
	}
	count := fmt.Sprintf("COUNTIF(%s,%q)", grades, framework.Unknown)
	return excelFormula{
		fmt.Sprintf(`%d-COUNTBLANK(%s)&%q&IF(%s>0,", "&%s&%q,"")`, total, grades, fmt.Sprintf(of, total), count, count, among), value,
	}
}

// grades are the cells with grades.
func (s questionSheet) grades() string { return s.cells(columnGrade, columnGrade) }

// cells are those of some columns, in all rows of questions.
func (s questionSheet) cells(from, to int) string {
	return cellName(from, s.first) + ":" + cellName(to, s.last)
}

// rowsOf writes a row for each element, as high as its texts.
func (f *form) rowsOf(s questionSheet, columns []formColumn) {
	for i, place := range s.elements {
		name := place.Name
		if place.Essential {
			name += "\n(essential)"
		}
		answer := f.given.Answer(place.ID)
		said := answer.Cells()
		cells := []formCell{
			{place.Group.Name, f.looks.asked},
			{name, f.looks.name},
			{place.Question, f.looks.asked},
		}
		for _, grade := range framework.Grades() {
			cells = append(cells, formCell{place.Grades.Of(grade), f.looks.asked})
		}
		cells = append(cells, []formCell{
			{said[1], f.looks.choice},
			{said[2], f.looks.optional.text},
			{said[3], f.looks.optional.text},
			{said[4], f.looks.optional.text},
			{answer.AsOf, f.looks.optional.date},
			{said[6], f.looks.optional.choice},
			{string(place.ID), f.looks.remark},
		}...)
		lines := 3.0
		for at, cell := range cells {
			text, isText := cell.value.(string)
			if isText && at+1 < columnGrade {
				cell.value = plainText(text)
			}
			f.set(s.name, at+1, s.first+i, cell.value, cell.style)
			if isText {
				lines = max(lines, linesOf(text, (columns[at].width-indentWidth)*1.2))
			}
		}
		f.keep(f.SetRowHeight(s.name, s.first+i, min(lines*formLine+4, excelize.MaxRowHeight)))
	}
}

// formCell is a cell with its style.
type formCell struct {
	value any
	style int
}

// indentWidth is what the indent of a cell takes of its width, in characters.
const indentWidth = 1.3

// formLine is the height of a line of a question, in points.
const formLine = 13

// rules colours each grade, its row, and a reason that is missing.
func (f *form) rules(s questionSheet) {
	grade, reason := "$"+cellName(columnGrade, s.first), "$"+cellName(columnReason, s.first)
	formula := func(criteria string, style int) excelize.ConditionalFormatOptions {
		return excelize.ConditionalFormatOptions{Type: "formula", Criteria: criteria, Format: &style}
	}
	var rows []excelize.ConditionalFormatOptions
	for i, color := range gradeColors() {
		rows = append(rows, formula(fmt.Sprintf("%s=%q", grade, color.grade), f.looks.rows[i]))
	}
	missing := formula(fmt.Sprintf(`AND(%s="n/a",TRIM(%s)="")`, grade, reason), f.looks.missing)
	f.keep(f.SetConditionalFormat(s.name, s.cells(columnGrade, columnGrade), f.styles.grades))
	f.keep(f.SetConditionalFormat(s.name, s.cells(columnReason, columnReason), []excelize.ConditionalFormatOptions{missing}))
	f.keep(f.SetConditionalFormat(s.name, s.cells(columnGroup, columnConfidence), rows))
}

// choicesOf gives the cells that take words or dates their lists and limits.
func (f *form) choicesOf(s questionSheet) {
	var essential, other []string
	for i, place := range s.elements {
		at := cellName(columnGrade, s.first+i)
		if place.Essential {
			essential = append(essential, at)
		} else {
			other = append(other, at)
		}
	}
	withoutNA := append(framework.GradedNames(), framework.Unknown.String())
	const (
		grade = "Not a grade"
		how   = "none to full: the highest grade that is fully true.\nunknown: you don't know; note who might.\n"
	)
	degrees := []string{string(answers.Low), string(answers.Medium), string(answers.High)}
	for _, list := range []choice{
		{
			strings.Join(other, " "), framework.GradeNames(), grade, "Choose a grade from the list. For n/a, say under Reason why it does not apply. If you don't know, choose unknown.",
			how + "n/a: it does not apply to your company; say why under Reason.",
		},
		{
			strings.Join(essential, " "), withoutNA, grade, "Choose a grade from the list. This element is essential, so n/a is not one of them: choose none if you do not have it.",
			how + "Essential: n/a is not one of the grades; choose none if you do not have it.",
		},
		{
			s.cells(columnConfidence, columnConfidence), degrees, "Not a degree of confidence", "Choose low, medium or high, or leave the cell empty.",
			"high: you checked.\nlow: a guess.",
		},
	} {
		f.choices(s.name, list)
	}
	f.dates(s.name, s.cells(columnAsOf, columnAsOf))
}
