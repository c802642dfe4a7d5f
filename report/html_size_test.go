package report_test

import (
	"io"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/report"
)

// fullest is the report of a company with all that one can hold: what two respondents say, a plan of many months up to the
// top, a comparison with its trend, assumed grades, what deals show, and a gate that is not met.
func fullest(tb testing.TB, file string) report.Assessment {
	tb.Helper()
	model := data.PRO()
	voices := []answers.Response{
		{File: "one.yaml", Answers: answersOf(tb, model, file)}, {File: "two.yaml", Answers: answersOf(tb, model, seed)},
	}
	said := answers.Combine(model, voices, answers.Median)
	options := assess.Options{Steps: 5, Target: 3, Today: "2026-11-01", Oldest: "2026-05-05", Shown: deals(), ShownAsOf: "2026-11-01"}
	given, changes := assess.Assume(said, []assess.Assumption{{Element: "utm-tracking", To: framework.Full}})
	a := report.Assessment{Model: model, Result: assess.Evaluate(model, given, options)}
	a.WhatIf = &assess.WhatIf{Changes: changes, Before: assess.Evaluate(model, said, options)}
	a.Gate = assess.CheckGates(model, a.Result, assess.Gates{MinLevel: 3, Complete: true})
	a.Result.Respondents, a.Result.Disagreement = assess.Disagree(model, voices, nil)
	a.Comparison = history(tb, "2026-02.json", "2026-05.yaml", "2026-08.yaml")
	start, _ := assess.ParseMonth("2027-01")
	a.Plan = assess.NewPlan(model, a.Result, assess.PlanOptions{
		Capacity: assess.Capacity{Default: 1}, Period: assess.ByMonth, Start: start,
	})
	return a
}

func TestTheHTMLOfACompanyIsSmall(t *testing.T) {
	const most = 150_000
	for _, file := range companies(t) {
		if size := len(page(t, fullest(t, file).HTML)); size > most {
			t.Errorf("%s: %d bytes, want at most %d", file, size, most)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	documents := htmlDocuments(b)
	documents["assessment, fullest"] = fullest(b, services).HTML
	for name, write := range documents {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
