package page

import "revops/report/document"

// disagreementView is what each respondent's answers amount to, and where they are apart.
type disagreementView struct {
	Result *document.Result
	Level  string
	Rows   []respondentRow
	// Lines say how far teams are apart and how much respondents agree.
	Lines   []string
	Spreads []spreadRow
}

type respondentRow struct {
	document.Respondent
	LevelName string
}

// spreadRow is an element with what each respondent said.
type spreadRow struct {
	document.Spread
	Name string
}

func (a assessment) disagreement(h *builder) {
	d := a.Result.Disagreement
	if d == nil {
		return
	}
	view := disagreementView{Result: a.Result, Level: document.LevelOrDash(a.Result.Level), Lines: d.Agreement()}
	for _, r := range a.Result.Respondents {
		view.Rows = append(view.Rows, respondentRow{r, document.LevelOrDash(r.Level)})
	}
	for _, spread := range d.Elements {
		if spread.Spread > 0 {
			view.Spreads = append(view.Spreads, spreadRow{spread, a.Name(spread.Element)})
		}
	}
	h.section("respondents", "Respondents", "respondents", view)
}
