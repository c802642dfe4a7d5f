package report

import (
	"io"
	"strings"

	"revops/framework"
	"revops/internal/diag"
)

// GitHub writes the assessment as annotations for GitHub Actions: an error for each demand that was not met and each
// element that it names, a warning for each finding, a notice for each next step, and one for the level and the score.
func (a Assessment) GitHub(w io.Writer) error {
	annotations := append(a.unmetAnnotations(), a.findingAnnotations()...)
	annotations = append(annotations, a.stepAnnotations()...)
	summary := append([]string{a.verdict()}, a.summaryRemarks()...)
	annotations = append(annotations, annotation{
		severity: severityNotice, title: strings.Join(a.about(), ", "), message: strings.Join(summary, "\n"),
	})
	return writeAnnotations(w, annotations)
}

// summaryRemarks are the remarks, none without a level.
func (a Assessment) summaryRemarks() []string {
	if a.Result.Level == nil {
		return nil
	}
	return a.remarks()
}

func (a Assessment) unmetAnnotations() []annotation {
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
		lines := append(m.lines(), moveLines(m.Element.Element, m.Answer.Grade)...)
		annotations = append(annotations, annotation{
			severity: severityError, title: m.Element.Name, at: m.Answer.Position, message: strings.Join(lines, "\n"),
		})
	}
	return annotations
}

// findingAnnotations are one for each finding; those that say the same of one place, such as all elements that a file does
// not list, are one together.
func (a Assessment) findingAnnotations() []annotation {
	type saying struct {
		line string
		at   diag.Position
	}
	var sayings []saying
	elements := map[saying][]framework.ElementID{}
	for _, f := range a.Result.ShownFindings() {
		said := saying{findingLine(f), f.Position}
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
			message += "\n" + a.names(about)
		}
		annotations = append(annotations, annotation{
			severity: severityWarning, title: a.someNames(about), at: said.at, message: message,
		})
	}
	return annotations
}

func (a Assessment) stepAnnotations() []annotation {
	var annotations []annotation
	for _, step := range a.Result.Steps {
		team, _ := a.Model.Team(step.Element.Owner)
		lines := append([]string{stepLine(step, team)}, moveLines(step.Element.Element, step.From)...)
		answer, _ := a.answer(step.Element.ID)
		annotations = append(annotations, annotation{
			severity: severityNotice, title: "Next: " + step.Element.Name,
			at: answer.Position, message: strings.Join(lines, "\n"),
		})
	}
	return annotations
}
