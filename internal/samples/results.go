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

// Count is what the answers of a sample company amount to, with a gate.
func Count(tb testing.TB, name string, options assess.Options) document.Counted {
	tb.Helper()
	return CountAnswers(Answers(tb, data.PRO(), "answers", name), options)
}

// CountAnswers is what answers amount to, with a gate.
func CountAnswers(given *answers.File, options assess.Options) document.Counted {
	model := data.PRO()
	result := assess.Evaluate(model, given, options)
	return document.Counted{Result: result, Gate: assess.CheckGates(model, result, assess.Gates{MinLevel: new(2), Complete: true})}
}

// Document makes a document of what was counted by the built-in framework.
func Document(c document.Counted) narrative.Assessment {
	model := data.PRO()
	return narrative.Assessment{Model: model, Result: document.NewResult(model, c)}
}

// Assessment is the document of a sample company.
func Assessment(tb testing.TB, name string, options assess.Options) narrative.Assessment {
	tb.Helper()
	return Document(Count(tb, name, options))
}

// WithPlan adds a plan to a result, with little capacity in sales.
func WithPlan(c document.Counted, period assess.Period) document.Counted {
	return planned(c, period, assess.Capacity{Default: assess.DefaultCapacity, Assumed: true, Teams: map[framework.TeamID]int{"sales": 7}})
}

func planned(c document.Counted, period assess.Period, capacity assess.Capacity) document.Counted {
	start, _ := assess.ParseMonth("2027-01")
	c.Plan = assess.NewPlan(data.PRO(), c.Result, assess.PlanOptions{Capacity: capacity, Period: period, Start: start})
	return c
}

// WithLongPlan adds a plan to a result in which every team has one day a month.
func WithLongPlan(c document.Counted) document.Counted {
	return planned(c, assess.ByMonth, assess.Capacity{Default: 1})
}

// CountAssumed is a sample company with two grades that it did not give.
func CountAssumed(tb testing.TB, name string, options assess.Options) document.Counted {
	tb.Helper()
	model := data.PRO()
	given := Answers(tb, model, "answers", name)
	assumed, changes := assess.Assume(given, []assess.Assumption{
		{Element: "defined-qualification-criteria", To: framework.Full}, {Element: "utm-tracking", To: framework.NotApplicable},
	})
	return document.Counted{
		Result: assess.Evaluate(model, assumed, options),
		WhatIf: &assess.WhatIf{Changes: changes, Before: assess.Evaluate(model, given, options)},
	}
}

// CountRespondents is the result of several respondents who disagree.
func CountRespondents(tb testing.TB) document.Counted {
	tb.Helper()
	model := data.PRO()
	var responses []answers.Response
	for _, name := range []string{"marketing", "sales", "customer-success"} {
		responses = append(responses, answers.Response{
			File: "../testdata/respondents/" + name + ".yaml", Answers: Answers(tb, model, "respondents", name+".yaml"),
		})
	}
	result := assess.Evaluate(model, answers.Combine(model, responses, answers.Median), assess.Options{Steps: 5})
	result.Respondents, result.Disagreement = assess.Disagree(model, responses, nil)
	return document.Counted{Result: result}
}

// CountEverything is a result of all that one can hold: the answers of a company and of a second respondent, a plan of many months
// up to the top, a comparison with its trend, assumed grades, a waiver, what deals show, and a gate that is not met.
func CountEverything(tb testing.TB, name string) document.Counted {
	tb.Helper()
	model := data.PRO()
	responses := []answers.Response{
		{File: "one.yaml", Answers: Answers(tb, model, "answers", name)}, {File: "two.yaml", Answers: Answers(tb, model, "answers", Seed)},
	}
	combined := answers.Combine(model, responses, answers.Median)
	combined.Waivers = []answers.Waiver{{Element: "defined-channel-plans", Reason: "Later", Owner: "Dana", Expires: "2030-01-01"}}
	options := assess.Options{
		Steps: 5, Target: 3, Today: "2026-11-01", Oldest: "2026-05-05", Shown: Shown(), ShownAsOf: "2026-11-01",
	}
	given, changes := assess.Assume(combined, []assess.Assumption{{Element: "utm-tracking", To: framework.Full}})
	c := CountAnswers(given, options)
	c.WhatIf = &assess.WhatIf{Changes: changes, Before: assess.Evaluate(model, combined, options)}
	c.Result.Respondents, c.Result.Disagreement = assess.Disagree(model, responses, nil)
	c.Comparison = Compare(tb, "2026-02.json", "2026-05.yaml", "2026-08.yaml")
	return WithLongPlan(c)
}

// Bakery is the result of a framework of four lenses: "bench" gives the level, "rules" and "pillars" are served by elements of
// others, "crew" by none. The rule "clean-first" is served by none.
func Bakery(tb testing.TB, options assess.Options) narrative.Assessment {
	tb.Helper()
	model := Model(tb, "bakery")
	given := &answers.File{Organization: "Mill Lane Bakery"}
	for i, place := range model.Elements() {
		grade := []framework.Grade{framework.None, framework.Partial, framework.Mostly, framework.Full}[i%4]
		given.Given = append(given.Given, answers.Answer{Element: place.ID, Grade: grade})
	}
	result := assess.Evaluate(model, given, options)
	return narrative.Assessment{Model: model, Result: document.NewResult(model, document.Counted{Result: result})}
}

// CountBenchmark is a sample company among those under testdata/portfolio.
func CountBenchmark(tb testing.TB, name string) document.Counted {
	tb.Helper()
	c := Count(tb, name, assess.Options{Steps: 5})
	benchmark, err := document.NewBenchmark(data.PRO(), c.Result, Portfolio(tb, "portfolio/*.yaml").Portfolio, 1)
	if err != nil {
		tb.Fatal(err)
	}
	c.Benchmark = benchmark
	return c
}
