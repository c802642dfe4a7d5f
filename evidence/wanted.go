package evidence

import (
	"slices"

	"revops/framework"
)

// Wanted is a condition that deals are known not to meet.
type Wanted struct {
	// Grade is what asks for it, framework.Unanswered where that is the readiness of the data.
	Grade framework.Grade
	framework.Condition
}

// Wanted lists what keeps the deals from showing more: of a direct measure what the lowest grade above the suggested one
// asks for in vain, of a proxy what refutes a grade, of readiness what is missing. It is empty where nothing more can be shown, or where
// it is not known.
func (s *Shown) Wanted() []Wanted {
	var wanted []Wanted
	add := func(grade framework.Grade, conditions []framework.Condition) {
		for _, c := range conditions {
			value, one := s.value(c.Figure), Wanted{grade, c}
			if value != nil && value.meets(c) == itFails && !slices.Contains(wanted, one) {
				wanted = append(wanted, one)
			}
		}
	}
	add(framework.Unanswered, s.Measure.Ready)
	for _, rule := range byGrade(s.Measure.Rules) {
		if len(wanted) > 0 {
			break
		}
		add(rule.Grade, rule.Needs)
		if s.Measure.Kind == framework.Direct && rule.Grade > s.Suggested {
			add(rule.Grade, rule.Suggesting())
		}
	}
	return slices.DeleteFunc(slices.Clone(wanted), func(weak Wanted) bool {
		return slices.ContainsFunc(wanted, func(w Wanted) bool { return w.Grade == weak.Grade && asksMore(w.Condition, weak.Condition) })
	})
}

// asksMore reports whether a condition of the same figure asks for more than another does.
func asksMore(a, b framework.Condition) bool {
	if a.Figure != b.Figure || a.Comparison != b.Comparison {
		return false
	}
	if a.Comparison == framework.AtMost || a.Comparison == framework.LessThan {
		return a.Limit < b.Limit
	}
	return a.Limit > b.Limit
}
