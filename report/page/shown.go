package page

import (
	"strings"

	"revops/framework"
	"revops/report/document"
)

// shownView is what was said beside what is shown.
type shownView struct {
	Line, Legend, Lowered string
	// Level and Score are those with contradicted answers lowered, "" without a level.
	Level, Score string
	Rows         []shownRow
}

type shownRow struct {
	document.ShownElement
	Name string
	// Text says what is shown where that is no grade, else "".
	Text string
	// Known are the figures that the rule does not say.
	Known []shownFigureRow
}

type shownFigureRow struct{ Name, Text string }

func (a assessment) shown(h *builder) {
	shown := a.Result.Evidence
	if shown == nil {
		return
	}
	view := shownView{Line: a.ShownLine(), Legend: a.ShownLegend(), Lowered: a.LoweredLine()}
	if shown.Level != nil {
		view.Level, view.Score = document.ShortLevel(shown.Level), shown.Score.String()
	}
	for _, e := range a.ShownElements() {
		row := shownRow{ShownElement: e, Name: a.Name(e.Element)}
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
	h.section("shown", document.ShownTitle, "shown", view)
}
