package text_test

import (
	"bytes"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
	"revops/report/text"
)

// A lens is shown as said and done where it is served, and with what is in place elsewhere. Of the four lenses of this
// framework, "bench" gives the level, "rules" and "pillars" are served by elements of others, "crew" by none.
func TestAssessment_lenses(t *testing.T) {
	var sources []diag.Source
	for _, name := range []string{"framework.yaml", "bench.yaml", "rules.yaml", "pillars.yaml", "crew.yaml"} {
		sources = append(sources, source(t, "framework/ok/bakery", name))
	}
	model, err := framework.Parse(sources)
	if err != nil {
		t.Fatal(err)
	}
	given := &answers.File{Organization: "Mill Lane Bakery"}
	for i, place := range model.Elements() {
		grade := []framework.Grade{framework.None, framework.Partial, framework.Mostly, framework.Full}[i%4]
		given.Given = append(given.Given, answers.Answer{Element: place.ID, Grade: grade})
	}
	result := assess.Evaluate(model, given, assess.Options{})
	a := document.Assessment{Model: model, Result: document.NewResult(model, document.Counted{Result: result})}
	check(t, "bakery.table", table(t, a, text.Style{Width: 80}))
	markdown := written(t, func(b *bytes.Buffer) error { return text.AssessmentMarkdown(b, a) })
	for _, titles := range []string{
		"| Station |  | Score | In place | Level | Target |", "| Rule |  | Said | Done | Apart |",
		"| Pillar |  | Said | Done | Apart |", "| Shift |  | Score | In place |",
	} {
		if !strings.Contains(markdown, "\n"+titles+"\n") {
			t.Errorf("Markdown has no %q", titles)
		}
	}
}
