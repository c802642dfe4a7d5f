package text

import (
	"fmt"
	"slices"

	"revops/assess"
	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

func (a Sections) blockers(to Layout) {
	next := a.Result.NextLevel
	if next == nil {
		return
	}
	to.Heading(narrative.BlockersTitle + " to level " + next.String())
	to.Note(a.BlockersLine())
	if next.Path == nil {
		return
	}
	var rows [][]string
	for _, blocker := range a.Blockers() {
		essential, grade, place := "", "owned by "+blocker.Owner, ""
		if blocker.Essential {
			essential = "yes"
		}
		if blocker.Answer != nil {
			grade, place = document.GradeWord(blocker.Answer.Grade), blocker.Answer.Place()
		}
		rows = append(rows, []string{blocker.Element.Name, essential, grade, place})
	}
	placedTable(to, slices.Concat(Prose("Element"), Words("Essential", "Grade", narrative.PlaceTitle)), rows)
	if also := a.AlsoRequired(); also != "" {
		to.Note(also)
	}
}

// placedTable is a table without its column of places where the reader does not know the files.
func placedTable(to Layout, columns []Column, rows [][]string) {
	at := slices.IndexFunc(columns, func(c Column) bool { return c.Title == narrative.PlaceTitle })
	if !to.Operated() {
		columns = slices.Delete(columns, at, at+1)
		for i := range rows {
			rows[i] = slices.Delete(rows[i], at, at+1)
		}
	}
	to.Table(columns, rows)
}

// Findings lists them by kind; elements that are open stand in one row, however many they are.
func (a Sections) Findings(to Layout) {
	if len(a.Result.Findings) == 0 {
		return
	}
	to.Heading(narrative.FindingsTitle)
	var rows [][]string
	for _, code := range assess.FindingCodes() {
		rows = append(rows, a.findingsOf(code)...)
	}
	placedTable(to, slices.Concat(Words("Finding", narrative.PlaceTitle), Prose("Details")), rows)
}

func (a Sections) findingsOf(code assess.FindingCode) [][]string {
	var rows [][]string
	var open []framework.ElementID
	for _, f := range a.Result.Findings {
		switch {
		case f.Code != code:
		case code == assess.NotAnswered || code == assess.AnsweredUnknown:
			open = append(open, f.Element)
		default:
			rows = append(rows, []string{f.Name(), f.Place(), fmt.Sprintf("%s: %s", a.Name(f.Element), f.Message)})
		}
	}
	if len(open) > 0 {
		rows = append(rows, []string{document.FindingName(code), "", fmt.Sprintf("%s: %s", document.Count(len(open), "element", "elements"), a.Names(open))})
	}
	return rows
}
