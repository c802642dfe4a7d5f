package narrative

import (
	"fmt"

	"revops/framework"
	"revops/report/document"
)

// EvidenceSubject is the title of a document of evidence, ContradictionsTitle the heading over answers that deals contradict.
const (
	EvidenceSubject     = "CRM evidence"
	ContradictionsTitle = "Answers higher than the CRM data supports"
)

// Evidence is what deals show, with the framework that says what is measured.
type Evidence struct {
	*document.Evidence
	Model *framework.Framework
}

// NewEvidence looks at the document with the framework that it was measured by.
func NewEvidence(e *document.Evidence, model *framework.Framework) Evidence {
	return Evidence{e, model}
}

// About says how much was read, and of which days the evidence is.
func (e Evidence) About() string {
	return fmt.Sprintf("%s; %s up to %s", e.Read().About(), document.Count(e.Window, "day", "days"), e.AsOf) + e.Read().AmountsIn()
}

// Meaning says what the figures are worth.
func (e Evidence) Meaning() string {
	return fmt.Sprintf("CRM evidence never changes an answer. The limits are those of the framework %s; samples of fewer than %d deals or accounts are too small to count.",
		e.Framework, e.Model.Measures.MinWhole)
}

// ConclusionTitle says what deals allow to conclude by a kind of measure.
func ConclusionTitle(kind framework.MeasureKind) string {
	switch kind {
	case framework.Direct:
		return "grades suggested"
	case framework.Proxy:
		return "grades ruled out"
	default:
		return "data ready"
	}
}

// Helps reports whether any figure of deals helps with an element of which they tell nothing.
func (e Evidence) Helps(m *document.MeasuredElement) bool {
	measure, measured := e.Model.Measures.Measure(m.Element)
	return measured && len(measure.Ready) > 0
}
