package document_test

import (
	"slices"
	"strings"
	"testing"

	"revops/assess"
	"revops/internal/samples"
	"revops/report/narrative"
)

// The main gaps are those on the way to a level, and of the categories with lower scores it is said why they are not among them. A team
// sees not all gaps, and is not told.
func TestSummary_lowestScores(t *testing.T) {
	for name, test := range map[string]struct {
		company, title, want string
		options              assess.Options
	}{
		"spared by the path": {
			samples.ScaleUp, "Main gaps on the way to level 2",
			"Lower scores, but not on the path: Marketing Management (score 8.3) and Profit & Margin (score 8.3): level 2 can be reached without them, for less work.",
			assess.Options{},
		},
		"all on the path": {samples.ScaleUp, "Main gaps on the way to level 3", "", assess.Options{Target: 3}},
		"a team":          {samples.ScaleUp, "Main gaps on the way to level 2", "", assess.Options{Team: "sales"}},
	} {
		parts := samples.Assessment(t, test.company, test.options).Summary()
		part := parts[slices.IndexFunc(parts, func(p narrative.SummaryPart) bool { return strings.HasPrefix(p.Title, "Main gaps") })]
		if part.Title != test.title {
			t.Errorf("%s: the title is %q, want %q", name, part.Title, test.title)
		}
		last := part.Lines[len(part.Lines)-1].String()
		if test.want == "" && strings.Contains(last, "not on the path") || test.want != "" && last != test.want {
			t.Errorf("%s: got %q, want %q", name, last, test.want)
		}
	}
}
