package page

import (
	"html/template"
	"strconv"

	"revops/report/document"
	"revops/report/narrative"
)

// gapsView is all gaps: those on the path in one table, the others in a second one.
type gapsView struct {
	// Scope says which elements the list covers. None is said instead where there are no gaps.
	Scope, None string
	// Unlisted counts the gaps of which nothing is known.
	Unlisted string
	Legend   string
	Tables   []gapsTable
}

type gapsTable struct {
	Title string
	Rows  []gapRow
}

type gapRow struct {
	document.Gap
	Essential                   bool
	GroupName, Belonging, Owner string
	// Figures are the cells between Belonging and Owner. Note is that of the answer, cut if it is long.
	Figures      template.HTML
	Note, Reason string
	// Serves names the factors that the element serves.
	Serves string
}

// gapFigures are the cells with the grade and the numbers of a gap.
func gapFigures(gap document.Gap) template.HTML {
	return "<td>" + gradeHTML(gap.Grade) + template.HTML("<td>"+strconv.Itoa(gap.Days)+"<td>+"+gap.ScoreGain.String()+"<td>"+
		strconv.Itoa(len(gap.Unlocks))+"<td>")
}

func (a assessment) addGaps(b *builder) {
	view := gapsView{Unlisted: a.UnlistedGaps()}
	path, others := a.GapsByPath()
	for _, table := range []gapsTable{{narrative.GapsOnPath, a.gapRows(path)}, {narrative.OtherGaps, a.gapRows(others)}} {
		if len(table.Rows) > 0 {
			view.Tables = append(view.Tables, table)
		}
	}
	if len(a.Result.Gaps) == 0 {
		view.None = a.NoGaps()
	} else {
		view.Scope, view.Legend = a.GapsScope(), a.GapsLegend()
	}
	b.section("gaps", narrative.GapsTitle, "gaps", view)
}

// matrixView is the gaps by effort and gain.
type matrixView struct {
	Cells  []matrixCell
	Legend string
}

// matrixCell is a quadrant with the gaps that are named, and how many more there are.
type matrixCell struct {
	narrative.MatrixCell
	Named []gapRow
	More  int
}

func (a assessment) addMatrix(b *builder) {
	view := matrixView{Legend: a.MatrixLegend()}
	for _, cell := range a.Matrix() {
		named, more := cell.Named()
		view.Cells = append(view.Cells, matrixCell{cell, a.gapRows(named), more})
	}
	b.section("matrix", narrative.MatrixTitle, "matrix", view)
}

func (a assessment) gapRows(gaps []document.Gap) []gapRow {
	var rows []gapRow
	for _, gap := range gaps {
		place, _ := a.Model.Element(gap.Element)
		answer := a.Answer(gap.Element)
		row := gapRow{
			Gap: gap, Essential: place.Essential, GroupName: place.Group.Name, Belonging: document.Belonging(a.Model, gap.Lens, gap.Level),
			Owner: document.TeamName(a.Model, gap.Owner), Figures: gapFigures(gap), Note: answer.ShortNote(), Reason: answer.Reason, Serves: a.Serves(gap.Element),
		}
		rows = append(rows, row)
	}
	return rows
}

// stepView is the card of a next step.
type stepView struct {
	document.NextStep
	Number      int
	Name, Owner string
	Facts       []narrative.LabeledText
}

// stepsView is the next steps, with what a point of the factors is worth that they improve.
type stepsView struct {
	Steps []stepView
	Worth []block
}

func (a assessment) addSteps(b *builder) {
	worth := blocksOf(func(to *layout) { a.sections().Worth(to) })
	b.section("steps", narrative.StepsTitle, "steps", stepsView{a.stepViews(), worth})
}

// stepViews are the cards of the next steps.
func (a assessment) stepViews() []stepView {
	var cards []stepView
	for i, step := range a.Result.NextSteps {
		cards = append(cards, stepView{
			NextStep: step, Number: i + 1, Name: a.Name(step.Element), Owner: document.TeamName(a.Model, step.Owner), Facts: a.StepReasons(&step),
		})
	}
	return cards
}
