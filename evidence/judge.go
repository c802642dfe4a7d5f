package evidence

import (
	"cmp"
	"slices"
	"strings"

	"revops/deals"
	"revops/framework"
)

// Judge says what the counted deals show, one Shown per measure in its order. The imports say which columns there are and
// count repeated rows. What is counted later may be judged again.
func (m *Measurement) Judge(imports []*deals.Import) []Shown {
	f := &figures{m: m, imports: imports, values: map[framework.FigureID]FigureValue{}, totals: m.accounts.totals()}
	shown := make([]Shown, 0, len(m.measures.List))
	for i := range m.measures.List {
		shown = append(shown, f.judge(&m.measures.List[i]))
	}
	return shown
}

// byGrade gives rules in the order of their grades.
func byGrade(rules []framework.Rule) []framework.Rule {
	return slices.SortedStableFunc(slices.Values(rules), func(a, b framework.Rule) int { return cmp.Compare(a.Grade, b.Grade) })
}

// judge says what the deals show about one element.
func (f *figures) judge(measure *framework.Measure) Shown {
	s := Shown{Measure: measure, Suggested: framework.Unanswered, AtMost: framework.Unanswered, Refuted: framework.Unanswered}
	for _, id := range measure.Figures {
		s.Figures = append(s.Figures, f.value(id))
	}
	if measure.Kind == framework.Readiness {
		f.judgeReady(&s)
	} else {
		f.judgeGrades(&s)
	}
	return s
}

// judgeReady reports whether the data for an element would be there.
func (f *figures) judgeReady(s *Shown) {
	if len(s.Measure.Ready) == 0 {
		s.Why = "CRM deals say nothing about it"
		return
	}
	all := f.all(s.Measure.Ready)
	if s.Ready = all == itHolds; all == notKnown {
		s.Why = f.why(s.Measure.Ready)
	}
}

// judgeGrades finds the highest grade that the deals allow, and the one that they suggest.
func (f *figures) judgeGrades(s *Shown) {
	rules := byGrade(s.Measure.Rules)
	var conditions []framework.Condition
	for i := range rules {
		conditions = append(conditions, rules[i].Needs...)
		conditions = append(conditions, rules[i].ShownBy...)
	}
	s.Why = f.why(conditions)
	if !slices.ContainsFunc(conditions, func(c framework.Condition) bool { return f.meets(c) != notKnown }) {
		return
	}
	s.AtMost = framework.Full
	f.refute(s, rules)
	if s.Measure.Kind == framework.Direct {
		s.Suggested = f.suggested(rules, s.AtMost)
	}
}

// refute finds the lowest grade of which a need does not hold.
func (f *figures) refute(s *Shown, rules []framework.Rule) {
	for i := range rules {
		for at := range rules[i].Needs {
			if need := rules[i].Needs[at]; f.meets(need) == itFails {
				s.Refuted, s.By = rules[i].Grade, &need
				s.AtMost = rules[i].Grade - 1
				return
			}
		}
	}
}

// suggested is the highest grade up to a limit that the deals show, with all that the grades below it need: none where
// they show none, unanswered where a figure that is not known would decide.
func (f *figures) suggested(rules []framework.Rule, limit framework.Grade) framework.Grade {
	highest, told := framework.None, true
	for i := range rules {
		rule := &rules[i]
		if rule.Grade > limit {
			break
		}
		shown, needed := itFails, f.all(rule.Needs)
		if by := rule.Suggesting(); len(by) > 0 {
			shown = f.all(by)
		}
		if shown == itHolds {
			highest = rule.Grade
		}
		told = told && (rule.Unsuggested || shown != notKnown && needed != notKnown)
		if needed != itHolds {
			break
		}
	}
	if highest == framework.None && !told {
		return framework.Unanswered
	}
	return highest
}

// meets says whether a condition holds.
func (f *figures) meets(c framework.Condition) verdict { return f.value(c.Figure).meets(c) }

// all is itHolds if every condition holds, itFails if one does not, and otherwise notKnown.
func (f *figures) all(conditions []framework.Condition) verdict {
	all := itHolds
	for _, c := range conditions {
		if held := f.meets(c); held == itFails {
			return itFails
		} else if held == notKnown {
			all = notKnown
		}
	}
	return all
}

// why lists the reasons why figures of conditions are not known, each once.
func (f *figures) why(conditions []framework.Condition) string {
	var reasons []string
	for _, c := range conditions {
		value := f.value(c.Figure)
		if value.meets(c) != notKnown {
			continue
		}
		reason := value.Missing
		if value.Known {
			reason = value.Name + ": " + value.String()
		}
		if !slices.Contains(reasons, reason) {
			reasons = append(reasons, reason)
		}
	}
	return strings.Join(reasons, "; ")
}
