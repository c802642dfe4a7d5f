package report

import (
	"revops/assess"
	"revops/framework"
)

// gapsView is all gaps, those on the path apart.
type gapsView struct {
	Looked string
	None   string
	Tables []gapsTable
}

type gapsTable struct {
	Title  string
	OnPath bool
	Rows   []gapRow
}

type gapRow struct {
	assess.Gap
	Number          int
	Standing, Owner string
	Answer          assess.Answer
}

func (a Assessment) htmlGaps(h *htmlDocument) {
	view := gapsView{Looked: a.lookedAt()}
	tables := []gapsTable{{Title: onPath, OnPath: true}, {Title: otherGaps}}
	for _, gap := range a.Result.Gaps {
		at := 1
		if gap.OnPath {
			at = 0
		}
		team, _ := a.Model.Team(gap.Element.Owner)
		answer, _ := a.answer(gap.Element.ID)
		tables[at].Rows = append(tables[at].Rows, gapRow{
			Gap: gap, Number: len(tables[at].Rows) + 1, Standing: standing(a.Model, gap.Element), Owner: team.Name,
			Answer: answer,
		})
	}
	for _, table := range tables {
		if len(table.Rows) > 0 {
			view.Tables = append(view.Tables, table)
		}
	}
	if len(view.Tables) == 0 {
		view.None = a.noGaps()
	}
	h.section("gaps", "Gaps", "gaps", view)
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
			Finding: f, Name: a.names([]framework.ElementID{f.Element}), Place: place(assess.Answer{Position: f.Position}),
		})
	}
	if len(rows) > 0 {
		h.section("findings", "Look at again", "findings", rows)
	}
}
