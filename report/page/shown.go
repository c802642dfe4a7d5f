package page

import (
	"strings"

	"revops/report/document"
	"revops/report/narrative"
)

// shownView is answers beside what deals show.
type shownView struct {
	Line, Legend, Lowered string
	// Confirm says what to confirm before anybody relies on the rows.
	Confirm []narrative.LabeledText
	// Level and Score are those that the lowered answers give, "" without a level.
	Level, Score string
	// Label is that of the table.
	Label string
	Rows  []shownRow
}

type shownRow struct {
	document.AnswerEvidence
	Name string
	// Text is what deals show where that is not a grade, else "".
	Text string
	// Known are the figures that the rule does not contain.
	Known []shownFigureRow
}

type shownFigureRow struct{ Name, Text string }

func (a assessment) addShown(b *builder) {
	shown := a.Result.Evidence
	view := shownView{
		Line: a.EvidenceLine(), Legend: a.EvidenceLegend(), Lowered: a.LoweredLine(), Confirm: a.ToConfirm(), Label: "CRM evidence compared with the answers", Rows: a.shownRows(true),
	}
	if shown.Level != nil {
		view.Level, view.Score = document.ShortLevel(shown.Level), shown.Score.String()
	}
	b.section("shown", narrative.EvidenceTitle, "shown", view)
}

// addUntested adds the answers that deals neither support nor contradict.
func (a assessment) addUntested(b *builder) {
	b.section("untested", narrative.UntestedTitle, "shown-table", shownView{Label: "CRM data on other answers", Legend: narrative.UntestedLegend, Rows: a.shownRows(false)})
}

// shownRows are the answers that deals test, or the others.
func (a assessment) shownRows(tested bool) []shownRow {
	var rows []shownRow
	for _, e := range a.EvidenceElements() {
		if e.Tests() != tested {
			continue
		}
		row := shownRow{AnswerEvidence: e, Name: a.Name(e.Element)}
		if !tested {
			row.Text = e.Words()
		}
		for _, figure := range e.Figures {
			if name := figure.Name(); !strings.HasPrefix(e.Rule, name+" "+figure.Text+",") {
				row.Known = append(row.Known, shownFigureRow{name, figure.Text})
			}
		}
		rows = append(rows, row)
	}
	return rows
}
