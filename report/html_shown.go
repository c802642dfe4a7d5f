package report

import (
	"strings"

	"revops/assess"
	"revops/framework"
)

// shownView is what was said beside what is shown.
type shownView struct {
	Line, Legend, Lowered string
	// Level and Score are those with contradicted answers lowered, "" without a level.
	Level, Score string
	Rows         []shownRow
}

type shownRow struct {
	assess.ShownElement
	// Mark says how the answer stands to what is shown.
	Mark string
	// Words say what is shown where that is no grade, else "".
	Words string
	// Figures are those that the rule does not say.
	Figures []shownFigureRow
}

type shownFigureRow struct{ Name, Text string }

func (a Assessment) htmlShown(h *htmlDocument) {
	shown := a.Result.Shown
	if shown == nil {
		return
	}
	view := shownView{Line: a.shownLine(), Legend: a.shownLegend(), Lowered: a.loweredLine()}
	if shown.Level != nil {
		view.Level, view.Score = shortLevel(shown.Level), shown.Score.String()
	}
	for _, e := range a.shownElements() {
		row := shownRow{ShownElement: e, Mark: shownMark(e)}
		if atMost := e.Shown.AtMost; !e.Shown.Suggested.Graded() && (!atMost.Graded() || atMost == framework.Full) {
			row.Words = shownWords(e.Shown)
		}
		for _, figure := range e.Shown.Figures {
			if name := figureName(figure.ID); !strings.HasPrefix(e.Shown.Rule, name+" "+figure.Text+",") {
				row.Figures = append(row.Figures, shownFigureRow{name, figure.Text})
			}
		}
		view.Rows = append(view.Rows, row)
	}
	h.section("shown", saidAndShown, "shown", view)
}
