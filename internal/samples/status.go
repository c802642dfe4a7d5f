package samples

import (
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// Status is how far two of three respondents have come, the third of whom has answered nothing; everything that is written freely is the
// text, unless that is empty.
func Status(tb testing.TB, text string) narrative.Status {
	tb.Helper()
	model := data.PRO()
	blank := &answers.File{Respondent: answers.Respondent{Name: "Head of Finance", Team: "finance"}}
	for _, place := range (framework.Scope{Team: "finance"}).Elements(model) {
		blank.Given = append(blank.Given, answers.Answer{Element: place.ID})
	}
	responses := []answers.Response{
		{File: "sales.yaml", Answers: Answers(tb, model, "respondents", "sales.yaml")},
		{File: "customer-success.yaml", Answers: Answers(tb, model, "respondents", "customer-success.yaml")},
		{File: "finance.xlsx", Answers: blank},
	}
	problems := []document.StatusProblem{{File: "marketing.xlsx", Problem: `marketing.xlsx:Rules!H7: unknown grade "mosty" [unknown-grade]`}}
	if text != "" {
		for i := range responses {
			given := responses[i].Answers
			responses[i].File, given.Organization, given.Respondent.Name = text, text, text
		}
		problems[0] = document.StatusProblem{File: text, Problem: text}
	}
	status := assess.StatusOf(model, responses, framework.Scope{})
	return narrative.Status{Model: model, Status: document.NewStatus(model, status, "", problems)}
}
