package sheet_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/samples"
	"revops/report/document"
)

// redacted are documents of a company that names people everywhere, without all that can be left out.
func redacted(tb testing.TB) map[string]formats {
	tb.Helper()
	model := data.PRO()
	parse := func(file, text string) answers.Response {
		head := "schema: revops/answers/v1\nframework: pro@1\norganization: Acme GmbH\n"
		given, err := answers.Parse(diag.Source{Name: file, Data: []byte(head + text)}, model)
		if err != nil {
			tb.Fatal(err)
		}
		return answers.Response{File: file, Answers: given}
	}
	responses := []answers.Response{
		parse("acme/dana.yaml", `respondent: {name: Dana, team: sales}
answers:
  deal-ownership: {grade: partial, note: "Ask Dana, not Danae, of Acme GmbH", evidence: [{text: "Dana's report"}]}
  utm-tracking: {grade: n/a, reason: Jörg says so}
waivers:
  - {element: deal-ownership, reason: Secret plan, owner: Dana, expires: 2026-01-01}
`),
		parse("acme/jörg.yaml", "respondent: {name: Jörg}\nanswers:\n  deal-ownership: full\n  utm-tracking: {grade: n/a, reason: None}\n"),
	}
	c := samples.CountAnswers(answers.Combine(model, responses, answers.Median), assess.Options{Steps: 5, Today: "2026-11-21"})
	c.Result.Respondents, c.Result.Disagreement = assess.Disagree(model, responses, []framework.LensID{"roadmap"})
	c.Comparison = assess.Compare(model, []*assess.Snapshot{
		c.Result.Snapshot(model, "acme/before.json"), c.Result.Snapshot(model, "acme/dana.yaml"),
	})
	a := samples.Document(samples.WithPlan(c, assess.ByQuarter))
	a.Result = a.Result.Redacted([]document.Redaction{document.RedactNotes, document.RedactNames, document.RedactEvidence})
	counter := assess.NewCounter(model, model.LevelLens)
	collected := counter.Collect()
	collected.AddProblem("acme/jörg.yaml", errors.New("read acme/jörg.yaml: no such file"))
	portfolio := document.NewPortfolio(collected.Portfolio(assess.ByLevel)).Redacted()
	comparison := document.NewComparison(c.Comparison).Redacted().View(model)
	return map[string]formats{
		"assessment": assessmentFormats(a), "plan": planFormats(a), "portfolio": portfolioFormats(portfolio.View(model)),
		"comparison": comparisonFormats(comparison),
	}
}

// What was left out of a document stands in no cell and in no other part of a workbook.
func TestFormats_redacted(t *testing.T) {
	for name, document := range redacted(t) {
		for format, write := range document {
			content := write(t)
			if format == "xlsx" {
				content = unpacked(t, content)
			}
			for _, word := range []string{"Dana", "says so", "Secret plan", "'s report", "Acme", "acme", "Jörg", "jörg"} {
				if strings.Contains(content, word) {
					t.Errorf("the %s as %s says %q", name, format, word)
				}
			}
		}
	}
}

// unpacked is the text of all files in a workbook.
func unpacked(tb testing.TB, workbook string) string {
	tb.Helper()
	var all strings.Builder
	for _, file := range parts(tb, workbook).File {
		part, err := file.Open()
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.Copy(&all, part); err != nil {
			tb.Fatal(err)
		}
	}
	return all.String()
}
