package assess_test

import (
	"fmt"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/internal/diag"
)

// The sample companies stand in the roadmap where they stood before other lenses were asked about, and texts may be rewritten
// without moving them: these figures are those from before both.
func TestEvaluate_samples(t *testing.T) {
	for company, want := range map[string]string{
		"mature":   "level 2, score 68.6 to 68.6, path of 4 elements, 30 days",
		"scaleup":  "level 1, score 35.3 to 35.3, path of 8 elements, 44 days",
		"seed":     "level 0, score 5.9 to 35.3, path of 7 elements, 50 days",
		"services": "level 1, score 32.2 to 39.1, path of 6 elements, 34 days",
	} {
		model := data.PRO()
		given, err := answers.Parse(read(t, "../testdata/answers/"+company+".yaml"), model)
		if err != nil {
			t.Fatal(err)
		}
		r := assess.Evaluate(model, given, assess.Options{})
		path := r.NextLevel.Path
		check(t, company, fmt.Sprintf("level %d, score %s to %s, path of %d elements, %d days",
			r.Level.Number, r.Score.Low, r.Score.High, len(path.Elements), path.Days), want)
	}
}

// The model asks 88 elements.
func TestEvaluate_88Elements(t *testing.T) {
	counts := map[string]int{}
	for _, place := range data.PRO().Elements() {
		counts[string(place.Lens.ID)]++
	}
	check(t, "elements by lens", counts, map[string]int{"roadmap": 34, "rules": 30, "pillars": 12, "team": 12})
}

// An element that the file does not list stands at the key answers.
func TestEvaluate_unlistedElement(t *testing.T) {
	source := diag.Source{Name: "a.yaml", Data: []byte("schema: revops/answers/v1\nframework: pro@2\nanswers:\n  deal-ownership: full\n")}
	file, err := answers.Parse(source, data.PRO())
	if err != nil {
		t.Fatal(err)
	}
	result := assess.Evaluate(data.PRO(), file, assess.Options{})
	check(t, "position", result.Elements[0].Answer.Position, "a.yaml:3:1")
}
