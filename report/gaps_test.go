package report_test

import (
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/report"
	"revops/report/document"
	"revops/report/narrative"
)

// After one answer in a lens the lists of gaps hold what is known; what nobody answered yet is counted in a sentence. JSON keeps
// every gap.
func TestGaps_notAnsweredYet(t *testing.T) {
	model := data.PRO()
	given := &answers.File{Given: []answers.Answer{
		{Element: "deal-ownership", Grade: 2}, {Element: "shared-definitions", Grade: 2}, {Element: "team-handoffs", Note: "ask Dana"},
	}}
	result := assess.Evaluate(model, given, assess.Options{})
	a := narrative.Assessment{Model: model, Result: document.NewResult(model, document.Counted{Result: result})}
	const sentence = "Not answered yet, so not listed: 2 elements of PRO roadmap, 28 elements of Ten rules of revenue operations."
	for _, format := range []report.Format{report.FormatTable, report.FormatMarkdown, report.FormatHTML} {
		page := written(t, report.Gaps{Assessment: a}, format)
		text := strings.Join(strings.Fields(page), " ")
		if !strings.Contains(text, sentence) || strings.Contains(text, "Cross-Team Feedback") {
			t.Errorf("%s counts nothing, or lists what nobody answered:\n%s", format, page)
		}
		for _, listed := range []string{"Shared Definitions", "Team Handoffs"} {
			if !strings.Contains(text, listed) {
				t.Errorf("%s doesn't list %s", format, listed)
			}
		}
	}
	if page := written(t, report.Gaps{Assessment: a}, report.FormatJSON); !strings.Contains(page, "cross-team-feedback") {
		t.Error("JSON lacks a gap")
	}
}
