package data_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/data"
	"revops/framework"
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
