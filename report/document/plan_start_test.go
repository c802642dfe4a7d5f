package document_test

import (
	"slices"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/internal/samples"
)

// A plan that starts before or in the month of the answers, or of the CRM data if these are newer, says so, and where it could start.
func TestPlan_startsTooEarly(t *testing.T) {
	const answered, measured = "the answers are of 14 September 2026: start it in October 2026 or later", "the CRM data runs to 31 October 2026: start it in November 2026 or later"
	for name, test := range map[string]struct {
		start  string
		shown  answers.Date
		want   string
		starts string
	}{
		"after the answers":          {"2026-10", "", "", ""},
		"in the month of answers":    {"2026-09", "", "the plan starts in September 2026, but " + answered, "2026-10"},
		"a year before":              {"2025-12", "", "the plan starts in December 2025, but " + answered, "2026-10"},
		"in the month of the data":   {"2026-10", "2026-10-31", "the plan starts in October 2026, but " + measured, "2026-11"},
		"after the data":             {"2026-11", "2026-10-31", "", ""},
		"data older than answers":    {"2026-09", "2026-08-31", "the plan starts in September 2026, but " + answered, "2026-10"},
		"after answers and old data": {"2026-10", "2026-08-31", "", ""},
	} {
		options := assess.Options{}
		if test.shown != "" {
			options.Shown, options.ShownAsOf = []assess.Shown{}, test.shown
		}
		c := samples.Count(t, samples.ScaleUp, options)
		start, _ := assess.ParseMonth(test.start)
		c.Plan = assess.NewPlan(data.PRO(), c.Result, assess.PlanOptions{Capacity: assess.Capacity{Default: 15}, Period: assess.ByMonth, Start: start})
		plan := samples.Document(c).Result.Plan
		var want []string
		if test.want != "" {
			want = []string{test.want}
		}
		if !slices.Equal(plan.Warnings, want) {
			t.Errorf("%s: warns %q, want %q", name, plan.Warnings, want)
		}
		if plan.EarliestStart.Present != (test.starts != "") || plan.EarliestStart.Present && plan.EarliestStart.Value.String() != test.starts {
			t.Errorf("%s: earliest start %+v, want %q", name, plan.EarliestStart, test.starts)
		}
	}
}
