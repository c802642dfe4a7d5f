package text

import (
	"strconv"

	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
)

// disagreement writes each respondent's own result, and the elements on which they are furthest apart.
func (a assessment) disagreement(to Layout) {
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
	to.Table([]Column{
		{Title: "Respondent", Flexible: true},
		{Title: "Team"},
		{Title: "Level", Flexible: true},
		{Title: "Score", Number: true},
		{Title: "Answered", Number: true},
	}, rows)
	for _, line := range d.Agreement() {
		to.Note(diag.Printable(line))
	}
	a.spreads(to, d.Elements)
}

// maxSpreads is how many elements a person is shown.
const maxSpreads = 5

func (a assessment) spreads(to Layout, elements []document.Spread) {
	var rows [][]string
	for _, element := range elements[:min(maxSpreads, len(elements))] {
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
	to.Table([]Column{{Title: "Element", Flexible: true}, {Title: "Respondent", Flexible: true}, {Title: "Grade"}}, rows)
}
