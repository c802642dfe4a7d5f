package cmd_test

import (
	"cmp"
	"encoding/json"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// shownDocument is what a document says of each element, as far as both the result and the evidence say it.
type shownDocument struct{ Elements []shownOne }

type shownOne struct {
	Element     string
	Kind        string
	Said        *string
	Suggested   *string
	AtMost      *string `json:"at_most"`
	Contradicts bool
	Why         string
	Figures     []shownNumber
}

type shownNumber struct {
	Figure, Text string
	// Missing is why a figure is not known, which the evidence lists too.
	Missing *string
}

// The result says of each element what the evidence says.
func TestAssessDeals_sameAsEvidence(t *testing.T) {
	sandbox(t)
	for _, answers := range []string{"scaleup", "mature", "services"} {
		for _, deals := range []string{"hubspot", "salesforce"} {
			said := " --answers testdata/answers/" + answers + ".yaml --as-of 2026-10-31 --format json"
			file := "testdata/deals/" + deals + ".csv"
			var result struct{ Evidence shownDocument }
			var evidence shownDocument
			documentOf(t, "revops assess --deals "+file+said, &result)
			documentOf(t, "revops evidence "+file+said, &evidence)
			want := evidence.Elements[:0]
			for _, e := range evidence.Elements {
				e.Figures = slices.DeleteFunc(e.Figures, func(f shownNumber) bool { return f.Missing != nil })
				if e.Kind != "readiness" { // which tells nothing of the element
					want = append(want, e)
				}
			}
			got := result.Evidence.Elements
			slices.SortFunc(got, func(a, b shownOne) int { return cmp.Compare(a.Element, b.Element) })
			slices.SortFunc(want, func(a, b shownOne) int { return cmp.Compare(a.Element, b.Element) })
			if diff := gocmp.Diff(want, got); diff != "" || len(got) != 18 {
				t.Errorf("%s and %s: %d elements (-evidence +result):\n%s", answers, deals, len(got), diff)
			}
		}
	}
}

func documentOf(t *testing.T, line string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(run(t, line)), into); err != nil {
		t.Fatal(err)
	}
}
