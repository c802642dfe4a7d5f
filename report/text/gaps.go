package text

import (
	"io"
	"strconv"

	"revops/report/document"
	"revops/report/narrative"
)

// Gaps writes the gaps for a terminal, those on the path to the next level, or to the target, first.
func Gaps(w io.Writer, of narrative.Assessment, style Style) error {
	a := assessment{of}
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
		a.owners(t)
	})
}

func (a assessment) gaps(t *Terminal, title string, gaps []document.Gap) {
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
	t.Table([]Column{
		{Title: "Element", Flexible: true},
		{Title: narrative.BelongingTitle, Flexible: true},
		{Title: "Grade", Flexible: true},
		{Title: narrative.EffortTitle, Number: true},
		{Title: narrative.GainTitle, Number: true},
		{Title: "Unlocks", Number: true},
		{Title: "Owner", Flexible: true},
	}, rows)
}

// matrix writes the gaps by effort and gain: a row for each quadrant.
func (a assessment) matrix(to Layout) {
	cells := a.Matrix()
	if cells == nil {
		return
	}
	to.Heading(narrative.MatrixTitle)
	var rows [][]string
	for _, cell := range cells {
		rows = append(rows, []string{cell.Quadrant.Title(), cell.Rule, strconv.Itoa(len(cell.Gaps)), strconv.Itoa(cell.Days), cell.Names()})
	}
	to.Table([]Column{
		{Title: narrative.QuadrantTitle},
		{Title: "Which gaps", Flexible: true},
		{Title: narrative.GapsTitle, Number: true},
		{Title: narrative.EffortTitle, Number: true},
		{Title: "Elements", Flexible: true},
	}, rows)
	to.Note(a.MatrixLegend())
}

// owners writes the gaps of each team in one row.
func (a assessment) owners(to Layout) {
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
	to.Table([]Column{
		{Title: "Owner", Flexible: true},
		{Title: narrative.GapsTitle, Number: true},
		{Title: narrative.EffortTitle, Number: true},
		{Title: narrative.OnPathTitle, Number: true},
		{Title: narrative.PathDaysTitle, Number: true},
		{Title: narrative.FirstTitle, Flexible: true},
	}, rows)
}
