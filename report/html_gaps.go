package report

import (
	"html/template"
	"strconv"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// gapsView is all gaps, those on the path apart.
type gapsView struct {
	// Looked says where gaps were looked for, None that there are none.
	Looked, None string
	Tables       []gapsTable
}

type gapsTable struct {
	Title string
	Rows  []gapRow
}

type gapRow struct {
	assess.Gap
	Standing, Owner string
	// Figures is the cells between these two. Note is that of the answer, cut where it is long.
	Figures      template.HTML
	Note, Reason string
}

// gapFigures are the cells of a gap that hold its grade and its numbers.
func gapFigures(gap assess.Gap) template.HTML {
	return "<td>" + sign(gap.Grade) + template.HTML("<td>"+strconv.Itoa(gap.Days)+"<td>+"+gap.ScoreGain.String()+"<td>"+
		strconv.Itoa(len(gap.Unlocks))+"<td>")
}

func (a Assessment) htmlGaps(h *htmlDocument) {
	view := gapsView{}
	path, others := a.gapsByPath()
	for _, table := range []gapsTable{{onPath, a.gapRows(path)}, {otherGaps, a.gapRows(others)}} {
		if len(table.Rows) > 0 {
			view.Tables = append(view.Tables, table)
		}
	}
	if len(view.Tables) == 0 {
		view.None = a.noGaps()
	} else {
		view.Looked = a.lookedAt()
	}
	h.section("gaps", "Gaps", "gaps", view)
}

func (a Assessment) gapRows(gaps []assess.Gap) []gapRow {
	var rows []gapRow
	for _, gap := range gaps {
		team, _ := a.Model.Team(gap.Element.Owner)
		answer, _ := a.answer(gap.Element.ID)
		row := gapRow{
			Gap: gap, Standing: standing(a.Model, gap.Element), Owner: team.Name, Figures: gapFigures(gap), Reason: answer.Reason,
		}
		if answer.Note != "" {
			row.Note = cut(answer)
		}
		rows = append(rows, row)
	}
	return rows
}

// stepView is a card.
type stepView struct {
	assess.NextStep
	Number         int
	Owner, Channel string
	Do, DoneWhen   string
	Unlocks        string
}

func (a Assessment) htmlSteps(h *htmlDocument) {
	if len(a.Result.Steps) == 0 {
		return
	}
	var cards []stepView
	for i, step := range a.Result.Steps {
		team, _ := a.Model.Team(step.Element.Owner)
		move, _ := step.Element.Steps.To(step.To)
		card := stepView{
			NextStep: step, Number: i + 1, Owner: team.Name, Channel: team.Channel, Do: move.Do,
			DoneWhen: step.Element.Grades.Of(step.To),
		}
		if len(step.Unlocks) > 0 {
			card.Unlocks = a.someNames(step.Unlocks)
		}
		cards = append(cards, card)
	}
	h.section("steps", "Next steps", "steps", cards)
}

// findingRow is a finding with the name of its element.
type findingRow struct {
	assess.Finding
	Name, Place string
}

func (a Assessment) htmlFindings(h *htmlDocument) {
	var rows []findingRow
	for _, f := range a.Result.ShownFindings() {
		rows = append(rows, findingRow{
			Finding: f, Name: a.names([]framework.ElementID{f.Element}), Place: place(answers.Answer{Position: f.Position}),
		})
	}
	if len(rows) > 0 {
		h.section("findings", "Look at again", "findings", rows)
	}
}
