package ci

import (
	"io"
	"slices"
	"strings"

	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// GitHub writes an assessment as annotations for GitHub Actions: an error for each check that failed and each element that it
// names, a warning for each finding, a notice for each next step, and one for the level and the score.
func GitHub(w io.Writer, of narrative.Assessment) error {
	a := assessment{of}
	annotations := append(a.unmetAnnotations(), a.findingAnnotations()...)
	annotations = append(annotations, a.stepAnnotations()...)
	summary := []string{a.Verdict()}
	if level, score := a.AdjustedHeadline(); level != "" {
		summary = append(summary, level+", "+score+".")
	}
	summary = append(summary, a.Remarks()...)
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

// findingAnnotations are one for each finding. Findings with the same text and place share one: all elements that a file does not
// list, for example.
func (a assessment) findingAnnotations() []annotation {
	var annotations []annotation
	var elements [][]framework.ElementID
	for _, f := range a.Result.Findings {
		next := annotation{severity: severityWarning, at: f.At(), message: findingLine(f)}
		i := slices.Index(annotations, next)
		if i < 0 {
			i = len(annotations)
			annotations, elements = append(annotations, next), append(elements, nil)
		}
		elements[i] = append(elements[i], f.Element)
	}
	for i, ids := range elements {
		annotations[i].title = a.FirstNames(ids)
		if len(ids) > 1 {
			annotations[i].message += "\n" + a.Names(ids)
		}
	}
	return annotations
}

func (a assessment) stepAnnotations() []annotation {
	var annotations []annotation
	for _, step := range a.Result.NextSteps {
		place, _ := a.Model.Element(step.Element)
		lines := append([]string{document.Capital(step.StepMove()) + ". " + a.StepWork(&step)}, moveLines(place.Element, step.From)...)
		annotations = append(annotations, annotation{
			severity: severityNotice, title: "Next: " + place.Name,
			at: a.Answer(step.Element).At(), message: strings.Join(lines, "\n"),
		})
	}
	return annotations
}
