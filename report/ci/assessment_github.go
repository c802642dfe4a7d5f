package ci

import (
	"io"
	"strings"

	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
)

// GitHub writes an assessment as annotations for GitHub Actions: an error for each demand that was not met and each
// element that it names, a warning for each finding, a notice for each next step, and one for the level and the score.
func GitHub(w io.Writer, of document.Assessment) error {
	a := assessment{of}
	annotations := append(a.unmetAnnotations(), a.findingAnnotations()...)
	annotations = append(annotations, a.stepAnnotations()...)
	summary := append([]string{a.Verdict()}, a.Remarks()...)
	annotations = append(annotations, annotation{
		severity: severityNotice, title: strings.Join(a.About(), ", "), message: strings.Join(summary, "\n"),
	})
	return writeAnnotations(w, annotations)
}

func (a assessment) unmetAnnotations() []annotation {
	var annotations []annotation
	for _, check := range a.unmet() {
		annotations = append(annotations, annotation{
			severity: severityError, title: "Gate " + check.Name, message: unmetLine(check),
		})
	}
	for _, m := range a.marks() {
		if len(m.unmet) == 0 {
			continue
		}
		lines := append(m.lines(), moveLines(m.place.Element, m.Grade)...)
		annotations = append(annotations, annotation{
			severity: severityError, title: m.Name, at: m.At(), message: strings.Join(lines, "\n"),
		})
	}
	return annotations
}

// findingAnnotations are one for each finding; those that say the same of one place, such as all elements that a file does
// not list, are one together.
func (a assessment) findingAnnotations() []annotation {
	type saying struct {
		line string
		at   diag.Position
	}
	var sayings []saying
	elements := map[saying][]framework.ElementID{}
	for _, f := range a.Result.Findings {
		said := saying{findingLine(f), f.At()}
		if elements[said] == nil {
			sayings = append(sayings, said)
		}
		elements[said] = append(elements[said], f.Element)
	}
	var annotations []annotation
	for _, said := range sayings {
		about := elements[said]
		message := said.line
		if len(about) > 1 {
			message += "\n" + a.Names(about)
		}
		annotations = append(annotations, annotation{
			severity: severityWarning, title: a.SomeNames(about), at: said.at, message: message,
		})
	}
	return annotations
}

func (a assessment) stepAnnotations() []annotation {
	var annotations []annotation
	for _, step := range a.Result.NextSteps {
		place, _ := a.Model.Element(step.Element)
		lines := append([]string{stepLine(&step, document.TeamName(a.Model, step.Owner))}, moveLines(place.Element, step.From)...)
		annotations = append(annotations, annotation{
			severity: severityNotice, title: "Next: " + place.Name,
			at: a.Answer(step.Element).At(), message: strings.Join(lines, "\n"),
		})
	}
	return annotations
}
