package data_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/data"
	"revops/framework"
	"revops/internal/diag"
)

func TestPROReference(t *testing.T) {
	if got := data.PRO().Reference(); got != data.PROReference {
		t.Errorf("the constant is %s, the files say %s", data.PROReference, got)
	}
}

// The built-in framework is read anew by every command that needs it: in 6 to 12 ms.
func BenchmarkPRO(b *testing.B) {
	for b.Loop() {
		if _, err := framework.Parse(data.Sources()); err != nil {
			b.Fatal(err)
		}
	}
}

// TestMeasures_wholeRoadmap: each element of the level lens has a measure, nine of them direct and nine proxies.
func TestMeasures_wholeRoadmap(t *testing.T) {
	model := data.PRO()
	kinds := map[framework.MeasureKind]int{}
	for _, place := range model.Elements() {
		measure, ok := model.Measures.Measure(place.ID)
		if ok != (place.Lens.ID == model.LevelLens) {
			t.Errorf("%s: measured %v", place.ID, ok)
		}
		if ok {
			kinds[measure.Kind]++
		}
	}
	want := map[framework.MeasureKind]int{framework.Direct: 9, framework.Proxy: 9, framework.Readiness: 16}
	if diff := cmp.Diff(want, kinds); diff != "" || len(model.Measures.List) != 34 {
		t.Errorf("%d measures (-want +got):\n%s", len(model.Measures.List), diff)
	}
}

// TestMeasures_quotes: what measures.yaml quotes stands in the grades of the element whose limit it explains.
func TestMeasures_quotes(t *testing.T) {
	grades := map[string]string{}
	for _, place := range data.PRO().Elements() {
		d := place.Grades
		grades[string(place.ID)] = strings.ToLower(strings.Join([]string{d.None, d.Partial, d.Mostly, d.Full}, "\n"))
	}
	element, quotes := "", 0
	sources := data.Sources()
	measures := slices.IndexFunc(sources, func(s diag.Source) bool { return s.Name == "measures.yaml" })
	for line := range strings.Lines(string(sources[measures].Data)) {
		if _, id, ok := strings.Cut(line, "- element: "); ok {
			element = strings.TrimSpace(id)
		}
		_, comment, _ := strings.Cut(line, " # ")
		for i, quote := range strings.Split(comment, `"`) {
			if element == "" || i%2 == 0 {
				continue
			}
			quotes++
			if !strings.Contains(grades[element], strings.ToLower(quote)) {
				t.Errorf("%s: no grade says %q", element, quote)
			}
		}
	}
	if quotes < 40 {
		t.Errorf("only %d quotes", quotes)
	}
}
