package text_test

import (
	"io"
	"strings"
	"testing"

	"revops/assess"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/text"
)

// A lens is shown as said and done where it is served, and with what is in place elsewhere.
func TestAssessment_lenses(t *testing.T) {
	a := samples.Bakery(t, assess.Options{})
	check(t, "bakery.table", table(t, a, text.Style{Width: 80}))
	markdown := written(t, func(b io.Writer) error { return text.AssessmentMarkdown(b, a) })
	for _, titles := range []string{
		"| Station |  | Score | In place | Level | After path |", "| Rule |  | Rule score | Practice | Difference |",
		"| Pillar |  | Pillar score | Practice | Difference |", "| Shift |  | Score | In place |",
	} {
		if !strings.Contains(markdown, "\n"+titles+"\n") {
			t.Errorf("Markdown has no %q", titles)
		}
	}
}

// Of each served lens it is said which lenses serve it.
func TestAssessment_serving_lenses(t *testing.T) {
	a := samples.Bakery(t, assess.Options{})
	for name, got := range map[string]string{
		"terminal": table(t, a, text.Style{}),
		"Markdown": written(t, func(b io.Writer) error { return text.AssessmentMarkdown(b, a) }),
	} {
		for sentence, want := range map[string]int{
			"Practice: score of the elements of the Bench that put it into practice.":                        1,
			"Practice: score of the elements of the lenses Bench and House rules that put it into practice.": 1,
			" score: from the answers about the ":                                                            2,
		} {
			if times := strings.Count(got, sentence); times != want {
				t.Errorf("%s says %q %d times, want %d", name, sentence, times, want)
			}
		}
	}
}

// A lens that is counted alone is shown with what is in place.
func TestAssessment_one_lens(t *testing.T) {
	got := table(t, samples.Bakery(t, assess.Options{Lenses: []framework.LensID{"pillars"}}), text.Style{})
	if strings.Contains(got, "Pillar score") || !strings.Contains(got, "In place") {
		t.Error(got)
	}
}
