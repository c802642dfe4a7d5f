package data_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/data"
	"revops/framework"
)

func TestGeneratedModelEqualsItsYAML(t *testing.T) {
	want, err := framework.Parse(data.Sources())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, data.PRO()); diff != "" {
		t.Errorf("run go generate ./data (-yaml +generated):\n%s", diff)
	}
	if data.PROReference != want.Reference() {
		t.Errorf("run go generate ./data: reference %s, want %s", data.PROReference, want.Reference())
	}
}

// TestTheRoadmapIsMeasuredWhole: each element of the level lens has a measure, nine of them direct and nine proxies.
func TestTheRoadmapIsMeasuredWhole(t *testing.T) {
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
