package report

import "revops/assess"

// disagreementView is what each respondent's answers amount to, and where they are apart.
type disagreementView struct {
	Result *assess.Result
	Level  string
	Rows   []respondentRow
	// Lines say how far teams are apart and how much respondents agree.
	Lines   []string
	Spreads []assess.Spread
}

type respondentRow struct {
	assess.RespondentResult
	Name, Level string
}

func (a Assessment) htmlDisagreement(h *htmlDocument) {
	d := a.Result.Disagreement
	if d == nil {
		return
	}
	view := disagreementView{Result: a.Result, Level: levelOrNone(a.Result.Level), Lines: agreement(d)}
	for _, r := range a.Result.Respondents {
		view.Rows = append(view.Rows, respondentRow{r, r.Response.Name(), levelOrNone(r.Level)})
	}
	for _, spread := range d.Elements {
		if spread.Points > 0 {
			view.Spreads = append(view.Spreads, spread)
		}
	}
	h.section("respondents", "Respondents", "respondents", view)
}
