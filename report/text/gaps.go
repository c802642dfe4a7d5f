package text

import (
	"io"
	"slices"
	"strconv"

	"revops/report/document"
	"revops/report/narrative"
)

// Gaps writes the gaps for a terminal, those on the path to the next level, or to the target, first.
func Gaps(w io.Writer, of narrative.Assessment, style Style) error {
	a := Sections{of}
	return WriteTerminal(w, style, func(t *Terminal) {
		a.head(t)
		path, others := a.GapsByPath()
		t.Line("")
		t.Paragraph("", a.GapsScope())
		a.gaps(t, narrative.GapsOnPath, path)
		a.gaps(t, narrative.OtherGaps, others)
		if len(a.Result.Gaps) == 0 {
			t.Line("")
			t.Paragraph("", a.NoGaps())
			return
		}
		if unlisted := a.UnlistedGaps(); unlisted != "" {
			t.Note(unlisted)
		}
		if len(path)+len(others) > 0 {
			t.Note(a.GapsLegend())
		}
		a.matrix(t)
		a.Owners(t)
	})
}

func (a Sections) gaps(t *Terminal, title string, gaps []document.Gap) {
	if len(gaps) == 0 {
		return
	}
	t.Heading(title)
	var rows [][]string
	for _, g := range gaps {
		rows = append(rows, []string{
			g.Name, document.Belonging(a.Model, g.Lens, g.Level), document.GradeWord(g.Grade), strconv.Itoa(g.Days),
			"+" + g.ScoreGain.String(), strconv.Itoa(len(g.Unlocks)), document.TeamName(a.Model, g.Owner),
		})
	}
	t.Table(slices.Concat(Prose("Element", narrative.BelongingTitle, "Grade"), Numbers(narrative.EffortTitle, narrative.GainTitle, "Unlocks"), Prose("Owner")), rows)
}

// matrix writes the gaps by effort and gain: a row for each quadrant.
func (a Sections) matrix(to Layout) {
	cells := a.Matrix()
	if cells == nil {
		return
	}
	to.Heading(narrative.MatrixTitle)
	var rows [][]string
	for _, cell := range cells {
		rows = append(rows, []string{cell.Quadrant.Title(), cell.Rule, strconv.Itoa(len(cell.Gaps)), strconv.Itoa(cell.Days), cell.Names()})
	}
	to.Table(slices.Concat(Words(narrative.QuadrantTitle), Prose("Which gaps"), Numbers(narrative.GapsTitle, narrative.EffortTitle), Prose("Elements")), rows)
	to.Note(a.MatrixLegend())
}

// Owners writes the gaps of each team in one row.
func (a Sections) Owners(to Layout) {
	owners := a.GapsByOwner()
	if owners == nil {
		return
	}
	to.Heading(narrative.OwnersTitle)
	var rows [][]string
	for _, of := range owners {
		rows = append(rows, []string{
			document.TeamName(a.Model, of.Owner), strconv.Itoa(of.Gaps), strconv.Itoa(of.Days), strconv.Itoa(of.OnPath), strconv.Itoa(of.PathDays), a.Name(of.First),
		})
	}
	to.Table(slices.Concat(Prose("Owner"), Numbers(narrative.GapsTitle, narrative.EffortTitle, narrative.OnPathTitle, narrative.PathDaysTitle), Prose(narrative.FirstTitle)), rows)
}
