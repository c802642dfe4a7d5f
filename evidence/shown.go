package evidence

import (
	"slices"

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
