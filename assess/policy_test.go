package assess_test

import (
	"fmt"
	"strings"
	"testing"

	"revops/assess"
	"revops/framework"
)

// The steps of the elements take two days to partial, one to mostly, two to full.
func TestEvaluate_policy(t *testing.T) {
	for _, c := range []struct {
		inPlace                      framework.Grade
		level, path, next, gap, plan string
	}{
		{
			framework.Partial, "1 of 2", "[c] 2 days", "c none→partial 2+0", "c 2 days",
			"c→partial",
		},
		{
			framework.Mostly, "0 of 2", "[b] 1 days", "b partial→mostly 1+0, c none→partial 2+1", "b 1 days, c 3 days",
			"b→mostly, c→partial, c→mostly",
		},
		{
			framework.Full, "0 of 2", "[a b] 5 days", "a mostly→full 2+0, b partial→mostly 1+2, c none→partial 2+3", "a 2 days, b 3 days, c 5 days",
			"b→mostly, b→full, a→full, c→partial, c→mostly, c→full",
		},
	} {
		t.Run(c.inPlace.String(), func(t *testing.T) {
			f := model(t, 100, "a 1 3", "b 1 3", "c 2 3")
			f.Policy.InPlace = c.inPlace
			r := assess.Evaluate(f, answersOf(t, f, "a=mostly b=partial c=none"), assess.Options{Steps: 5, Target: 2})
			check(t, "level", fmt.Sprintf("%d of %d", r.Level.Number, 2), c.level)
			check(t, "path", fmt.Sprintf("%v %d days", r.NextLevel.Path.Elements, r.NextLevel.Path.Days), c.path)
			var next, gaps, planned []string
			for _, s := range r.Steps {
				next = append(next, fmt.Sprintf("%s %s→%s %d+%d", s.Element.ID, s.From, s.To, s.Days, s.DaysToInPlace))
			}
			for _, g := range r.Gaps {
				gaps = append(gaps, fmt.Sprintf("%s %d days", g.Element.ID, g.Days))
			}
			plan := assess.NewPlan(f, r, options(20, 20))
			for _, period := range plan.Periods {
				for _, s := range period.Steps {
					planned = append(planned, fmt.Sprintf("%s→%s", s.Element.ID, s.To))
				}
			}
			check(t, "next steps", strings.Join(next, ", "), c.next)
			check(t, "gaps", strings.Join(gaps, ", "), c.gap)
			check(t, "plan", strings.Join(planned, ", "), c.plan)
		})
	}
}
