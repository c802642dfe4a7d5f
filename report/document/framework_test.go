package document_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/data"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/document"
)

// The document of a framework holds every text of it.
func TestNewFramework(t *testing.T) {
	model := data.PRO()
	got := written(t, document.NewFramework(model))
	if measured := strings.Count(got, `"unseen": "`); measured != len(model.Measures.List) {
		t.Errorf("%d elements are measured, want %d", measured, len(model.Measures.List))
	}
	for _, place := range model.Elements() {
		for _, text := range []string{place.Question, place.Why, place.Grades.None, place.Grades.Full, place.Steps.Mostly.Do} {
			quoted, err := json.Marshal(text)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(got, strings.ReplaceAll(string(quoted), `\u0026`, "&")) {
				t.Errorf("%s: %s is missing", place.ID, quoted)
			}
		}
	}
}

func TestNewFramework_measures(t *testing.T) {
	got := document.NewFramework(samples.Model(t, "small")).Measures
	if got.Window != 90 || got.Quiet != 7 || got.Recent != 30 || got.MinWhole != 5 || len(got.Elements) != 3 {
		t.Errorf("got %+v", got)
	}
	figure := func(id framework.FigureID) document.Figure {
		figure, _ := framework.FigureOf(id)
		return document.Figure{ID: id, Unit: figure.Unit, Name: figure.Name, Definition: figure.Definition}
	}
	want := document.Measure{
		Element: "price-list", Kind: "proxy", Unseen: "The list, and what was asked at the counter.",
		Figures: []document.Figure{figure("owner-spread"), figure("account-growth")}, Ready: []document.Condition{},
		Grades: []document.GradeRule{{
			Grade: framework.Full, ShownBy: []document.Condition{},
			Needs: []document.Condition{{Figure: "account-growth", Comparison: "more_than", Limit: -10}},
		}},
	}
	if diff := cmp.Diff(want, got.Elements[1]); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	var suggests []bool
	for _, grade := range got.Elements[0].Grades {
		suggests = append(suggests, grade.Suggests)
	}
	if diff := cmp.Diff([]bool{true, true, false}, suggests); diff != "" {
		t.Errorf("order-book suggests (-want +got):\n%s", diff)
	}
}
