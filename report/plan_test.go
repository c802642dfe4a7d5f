package report_test

import (
	"bytes"
	"strings"
	"testing"

	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/golden"
	"revops/report"
)

// plan makes a plan of an assessment, with little capacity in sales.
func plan(a report.Assessment, period assess.Period) report.Plan {
	start, _ := assess.ParseMonth("2027-01")
	a.Plan = assess.NewPlan(a.Model, a.Result, assess.PlanOptions{
		Capacity: assess.Capacity{Default: assess.DefaultCapacity, Teams: map[framework.TeamID]int{"sales": 7}},
		Period:   period, Start: start,
	})
	return report.Plan{Assessment: a}
}

// assumed is the assessment of a company with some grades that it did not give.
func assumed(tb testing.TB, file string, options assess.Options) report.Assessment {
	tb.Helper()
	model := data.PRO()
	given := answersOf(tb, model, file)
	answers, changes := assess.Assume(given, []assess.Assumption{
		{Element: "defined-qualification-criteria", To: framework.Full}, {Element: "utm-tracking", To: framework.NotApplicable},
	})
	return report.Assessment{
		Model: model, Result: assess.Evaluate(model, answers, options),
		WhatIf: &assess.WhatIf{Changes: changes, Before: assess.Evaluate(model, given, options)},
	}
}

const seed = "../testdata/answers/seed.yaml"

func TestThePlanAsATable(t *testing.T) {
	p := plan(assessment(t, seed, assess.Options{Target: 2}), assess.ByMonth)
	golden.Check(t, "../testdata/report/seed.plan.golden", text(t, func(b *bytes.Buffer) error {
		return p.Table(b, report.Style{Width: 80})
	}))
}

func TestThePlanAsJSON(t *testing.T) {
	p := plan(assumed(t, seed, assess.Options{Target: 1}), assess.ByQuarter)
	golden.Check(t, "../testdata/report/seed.plan.json.golden", text(t, func(b *bytes.Buffer) error { return p.JSON(b) }))
}

func TestPlansAreValidByTheirSchema(t *testing.T) {
	s := schema(t, "plan")
	check := func(name string, p report.Plan) {
		if err := valid(s, text(t, func(b *bytes.Buffer) error { return p.JSON(b) })); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, file := range companies(t) {
		check(file, plan(assessment(t, file, assess.Options{}), assess.ByMonth))
		check(file+" to the top", plan(assessment(t, file, assess.Options{Target: 3}), assess.ByQuarter))
		check(file+" of a team", plan(assessment(t, file, assess.Options{Team: "sales"}), assess.ByMonth))
		check(file+" with assumed grades", plan(assumed(t, file, assess.Options{}), assess.ByMonth))
		check(file+" without a level", plan(assessment(t, file, assess.Options{Lenses: []framework.LensID{"rules"}}), assess.ByMonth))
	}
	written := text(t, func(b *bytes.Buffer) error {
		return plan(assessment(t, seed, assess.Options{}), assess.ByMonth).JSON(b)
	})
	if valid(s, strings.Replace(written, `"bottleneck"`, `"bottlenecks"`, 1)) == nil {
		t.Error("the schema accepts what is not written")
	}
}

func TestAResultWithAssumedGradesSaysSoAndIsValidByItsSchema(t *testing.T) {
	a := assumed(t, seed, assess.Options{})
	if err := valid(schema(t, "result"), text(t, func(b *bytes.Buffer) error { return a.JSON(b) })); err != nil {
		t.Error(err)
	}
	written := text(t, func(b *bytes.Buffer) error { return report.Gaps{Assessment: a}.Table(b, report.Style{}) })
	for _, want := range []string{
		"WHAT IF 2 grades assumed, no file is changed.\n", "  Defined Qualification Criteria: none → full\n",
		"  UTM Tracking: unknown → n/a\n", "  Level 0 → 0, score 5.9–35.3 → 9.1–36.4.\n",
	} {
		if !strings.Contains(written, want) {
			t.Errorf("%q is missing in\n%s", want, written)
		}
	}
}
