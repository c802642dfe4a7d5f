package text

import (
	"slices"
	"strconv"

	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
)

// Respondents writes each respondent's own result, and the elements on which they are furthest apart.
func (a Sections) Respondents(to Layout) {
	d := a.Result.Disagreement
	if d == nil {
		return
	}
	to.Heading(narrative.RespondentsTitle)
	var rows [][]string
	for _, r := range a.Result.Respondents {
		rows = append(rows, []string{
			diag.Printable(r.Name), string(r.Team), document.LevelOrDash(r.Level), document.Scores(r.Scores()), strconv.Itoa(r.Coverage.Answered),
		})
	}
	rows = append(rows, []string{
		"Combined", "", document.LevelOrDash(a.Result.Level), document.Scores(a.Result.Scores()), strconv.Itoa(a.Result.Coverage.Answered),
	})
	to.Table(slices.Concat(Prose("Respondent"), Words("Team"), Prose("Level"), Numbers("Score", "Answered")), rows)
	for _, line := range d.Agreement() {
		to.Note(diag.Printable(line))
	}
	a.spreads(to, d.Elements)
}

func (a Sections) spreads(to Layout, elements []document.Spread) {
	const few = 5 // where there is no room for all
	if !to.Page() {
		elements = elements[:min(few, len(elements))]
	}
	var rows [][]string
	for _, element := range elements {
		if element.Spread == 0 {
			break
		}
		for i, one := range element.Grades {
			name := ""
			if i == 0 {
				name = a.Name(element.Element)
			}
			rows = append(rows, []string{name, diag.Printable(one.Name), one.Grade.String()})
		}
	}
	if len(rows) == 0 {
		return
	}
	to.Heading(narrative.DisagreementTitle)
	to.Table(slices.Concat(Prose("Element", "Respondent"), Words("Grade")), rows)
}
