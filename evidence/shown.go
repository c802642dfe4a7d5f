package evidence

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"revops/deals"
	"revops/fact"
	"revops/framework"
)

// Shown is what deals show about an element.
type Shown struct {
	Measure *framework.Measure
	// Figures are those of the measure, in its order.
	Figures []FigureValue
	// Suggested is the grade that a direct measure suggests: framework.None where the deals show no higher one,
	// framework.Unanswered where that is not known, and of every other measure.
	Suggested framework.Grade
	// AtMost is the highest grade that the deals allow: framework.Full where they refute none, framework.Unanswered where
	// nothing is known.
	AtMost framework.Grade
	// Refuted is the lowest grade that the deals refute, and By the condition that does not hold; Unanswered and nil where
	// none is refuted.
	Refuted framework.Grade
	By      *framework.Condition
	// Ready reports, for a readiness measure, whether the data would be there; false where Why says that it is not known.
	Ready bool
	// Why says, in a sentence without a full stop, why nothing or not everything is known; "" where all is.
	Why string
}

// Contradicts reports whether an answer is above what the deals allow. An answer without points contradicts nothing.
func (s *Shown) Contradicts(said framework.Grade) bool { return said.Above(s.AtMost) }

// Refuting is the figure that refutes a grade, nil where none is refuted.
func (s *Shown) Refuting() *FigureValue {
	if s.By == nil {
		return nil
	}
	return s.value(s.By.Figure)
}

// value finds the value of a figure of the measure. Measures name the figures of their conditions.
func (s *Shown) value(id framework.FigureID) *FigureValue {
	at := slices.IndexFunc(s.Figures, func(v FigureValue) bool { return v.ID == id })
	if at < 0 {
		return nil
	}
	return &s.Figures[at]
}

// Shortfall says plainly what refutes a grade: `26.4% of the new deals (14 of 53) have no real lead source, "mostly" allows
// at most 20%`. It is "" where none is refuted, and where the figure that refutes is not a share of deals or accounts that have
// something.
func (s *Shown) Shortfall() string {
	value := s.Refuting()
	if value == nil || !value.Rate.Known() || s.By.Allowed() == "" {
		return ""
	}
	figure, _ := framework.FigureOf(value.ID)
	if figure.Lack == "" {
		return ""
	}
	rest := fact.Rate{Part: value.Rate.Whole - value.Rate.Part, Whole: value.Rate.Whole}
	share := percent(big.NewRat(int64(rest.Part), int64(rest.Whole)))
	return fmt.Sprintf("%s of the %s (%d of %d) %s, %q allows %s", share, figure.Whole, rest.Part, rest.Whole, figure.Lack, s.Refuted, s.By.Allowed())
}

// EntryPrefix begins the evidence that is entered in answers files, by which it is known again.
const EntryPrefix = "From deals as of "

// Entry is the sentence that is entered in an answers file as evidence: the known figures, the day of which they are, and what
// they show; false where nothing is known of a grade.
func (s *Shown) Entry(asOf deals.Day) (sentence string, ok bool) {
	var shows string
	switch {
	case s.Measure.Kind == framework.Readiness, !s.AtMost.Graded() && !s.Suggested.Graded():
		return "", false
	case s.Suggested.Graded():
		shows = "suggests " + s.Suggested.String()
		if s.AtMost < framework.Full && s.AtMost > s.Suggested {
			shows += ", supports at most " + s.AtMost.String()
		}
	case s.AtMost == framework.Full:
		shows = "rules out no grade"
	default:
		shows = "supports at most " + s.AtMost.String()
	}
	var figures []string
	for _, v := range s.Figures {
		if v.Known {
			figures = append(figures, v.Name+" "+v.String())
		}
	}
	return EntryPrefix + asOf.String() + ": " + strings.Join(figures, ", ") + "; " + shows, true
}

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
