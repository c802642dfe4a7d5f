package page

import (
	"strings"

	"revops/framework"
	"revops/report/document"
)

// shownView is the answers beside what deals show.
type shownView struct {
	Line, Legend, Lowered string
	// Level and Score are those that the lowered answers give, "" without a level.
	Level, Score string
	Rows         []shownRow
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
	if shown == nil {
		return
	}
	view := shownView{Line: a.EvidenceLine(), Legend: a.EvidenceLegend(), Lowered: a.LoweredLine()}
	if shown.Level != nil {
		view.Level, view.Score = document.ShortLevel(shown.Level), shown.Score.String()
	}
	for _, e := range a.EvidenceElements() {
		row := shownRow{AnswerEvidence: e, Name: a.Name(e.Element)}
		if atMost := e.AtMost; !e.Suggested.Graded() && (!atMost.Graded() || atMost == framework.Full) {
			row.Text = e.Words()
		}
		for _, figure := range e.Figures {
			if name := figure.Name(); !strings.HasPrefix(e.Rule, name+" "+figure.Text+",") {
				row.Known = append(row.Known, shownFigureRow{name, figure.Text})
			}
		}
		view.Rows = append(view.Rows, row)
	}
	b.section("shown", document.EvidenceTitle, "shown", view)
}
