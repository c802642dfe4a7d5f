package page

import (
	"revops/report/document"
	"revops/report/narrative"
)

// disagreementView is the result of each respondent, and where respondents disagree.
type disagreementView struct {
	Result *document.Result
	Level  string
	Rows   []respondentRow
	// Lines are sentences about how much teams and respondents agree.
	Lines   []string
	Spreads []spreadRow
}

type respondentRow struct {
	document.Respondent
	LevelName string
}

// spreadRow is an element on which respondents disagree, with their answers.
type spreadRow struct {
	document.Spread
	Name string
}

func (a assessment) addDisagreement(b *builder) {
	d := a.Result.Disagreement
	view := disagreementView{Result: a.Result, Level: document.LevelOrDash(a.Result.Level), Lines: d.Agreement()}
	for _, r := range a.Result.Respondents {
		view.Rows = append(view.Rows, respondentRow{r, document.LevelOrDash(r.Level)})
	}
	for _, spread := range d.Elements {
		if spread.Spread > 0 {
			view.Spreads = append(view.Spreads, spreadRow{spread, a.Name(spread.Element)})
		}
	}
	b.section("respondents", narrative.RespondentsTitle, "respondents", view)
}
