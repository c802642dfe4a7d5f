package samples

import (
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
)

// Hostile is text that would do harm wherever it is taken for anything but text.
func Hostile() string {
	return "<script>alert(1)</script>\n\"><img src=x onerror=alert(2)> =cmd() | \u202egnidaer\u202c \u200f\u05d0 " +
		"javascript:alert(3) {{.}} " + strings.Repeat("x", 100)
}

// CountText is the result of a company that says the same text everywhere, with a second respondent.
func CountText(tb testing.TB, text string) document.Counted {
	tb.Helper()
	model := data.PRO()
	given := Answers(tb, model, "answers", Services)
	given.Organization = text
	given.Respondent = answers.Respondent{Name: text}
	for i := range given.Given {
		given.Given[i].Note, given.Given[i].Evidence = text, []answers.Evidence{{Text: text}}
		if given.Given[i].Grade == framework.NotApplicable {
			given.Given[i].Reason = text
		}
	}
	responses := []answers.Response{{File: "a.yaml", Answers: given}, {File: "b.yaml", Answers: Answers(tb, model, "answers", Seed)}}
	c := CountAnswers(given, assess.Options{Steps: 5, Shown: ShownAs(text)})
	c.Result.Respondents, c.Result.Disagreement = assess.Disagree(model, responses, nil)
	return c
}

// CompareText is a comparison of two files whose names hold the text.
func CompareText(tb testing.TB, text string) *assess.Comparison {
	tb.Helper()
	c := Compare(tb, "2026-02.json", "2026-05.yaml")
	for _, s := range c.Snapshots {
		s.Organization, s.File = text, text
		s.Groups[0].Name, s.Elements[0].Name = text, text
	}
	c.Snapshots[0].Elements[0].Grade = framework.Unknown
	return assess.Compare(data.PRO(), c.Snapshots)
}

// HostileDeals are an export of deals in which each value is the text.
func HostileDeals(text string) string {
	text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	return "Id,Stage,Amount,Create Date,Lead Source,Account," + text + "\n" + text + "," + text + ",5,2026-05-01," + text + "," + text + ",x\n"
}

// CountNames is the result of two respondents of one company, with names and words of theirs in everything that was written freely,
// and a comparison of their files.
func CountNames(tb testing.TB) document.Counted {
	tb.Helper()
	model := data.PRO()
	response := func(file, content string) answers.Response {
		head := "schema: revops/answers/v1\nframework: pro@2\norganization: Acme GmbH\n"
		given, err := answers.Parse(diag.Source{Name: file, Data: []byte(head + content)}, model)
		if err != nil {
			tb.Fatal(err)
		}
		return answers.Response{File: file, Answers: given}
	}
	responses := []answers.Response{
		response("acme/dana.yaml", `respondent: {name: Dana, team: sales}
answers:
  deal-ownership: {grade: partial, note: "Ask Dana, not Danae, of Acme GmbH", evidence: [{text: "Dana's report"}]}
  utm-tracking: {grade: n/a, reason: Jörg says so}
waivers:
  - {element: deal-ownership, reason: Secret plan, owner: Dana, expires: 2026-01-01}
`),
		response("acme/jörg.yaml", `respondent: {name: Jörg}
answers:
  deal-ownership: full
  utm-tracking: {grade: n/a, reason: None}
`),
	}
	result := assess.Evaluate(model, answers.Combine(model, responses, answers.Median), assess.Options{Steps: 5, Today: "2026-11-21"})
	result.Respondents, result.Disagreement = assess.Disagree(model, responses, []framework.LensID{"roadmap"})
	compared := assess.Compare(model, []*assess.Snapshot{result.Snapshot(model, "acme/before.json"), result.Snapshot(model, "acme/dana.yaml")})
	return document.Counted{Result: result, Comparison: compared}
}
