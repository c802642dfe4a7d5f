package document_test

import (
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
)

// How far a level is: out of reach, reached, or some work away, which another path may do with less of.
func TestAssessment_distances(t *testing.T) {
	a := samples.Assessment(t, samples.Services, assess.Options{Target: 3})
	path := &document.Path{Elements: []framework.ElementID{"deal-ownership"}, Days: 1}
	for want, next := range map[string]*document.Path{
		"Next level: 2 Optimization, out of reach: fewer than half of its elements apply.": nil,
		"Next level: 2 Optimization, already reached.":                                     {},
		"Next level: 2 Optimization, 1 element and at most 1 person-day away.":             path,
	} {
		a.Result.NextLevel.Path = next
		if got := strings.Join(a.Remarks(), "\n"); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	a.Result.Target.Path = path
	if got := a.PathProof(); !strings.HasSuffix(got, "another set may take fewer than 1 person-day.") {
		t.Errorf("the path that is not proved is said to be: %s", got)
	}
	a.Result.NextLevel = nil
	if got := strings.Join(a.Remarks(), "\n"); !strings.Contains(got, "This is the highest level.") {
		t.Errorf("at the top:\n%s", got)
	}
}

// What blocks the next level: all of these, any of these, the essential ones, or too few apply.
func TestAssessment_BlockersLine(t *testing.T) {
	a := samples.Assessment(t, samples.Services, assess.Options{})
	one := []framework.ElementID{"deal-ownership"}
	two := []framework.ElementID{"utm-tracking", "retention-plans"}
	for want, blockers := range map[string]document.Blockers{
		"To reach the level, put all of these in place.":                             {Others: two, Needed: 2},
		"To reach the level, put any 1 of these 2 in place.":                         {Others: two, Needed: 1},
		"To reach the level, put the essential element in place.":                    {Essential: one},
		"To reach the level, put the 2 essential elements and the other 1 in place.": {Essential: two, Others: one, Needed: 1},
	} {
		a.Result.NextLevel.Blockers = blockers
		if got := a.BlockersLine(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	a.Result.NextLevel.Path = nil
	if got := a.BlockersLine(); got != "Fewer than half of its elements apply." || a.Blockers() != nil || a.AlsoRequired() != "" {
		t.Errorf("out of reach: %q", got)
	}
	a.Result.NextLevel = nil
	if a.BlockersLine() != "" {
		t.Error("at the top something blocks")
	}
}

// A portfolio of another lens says which, and how many companies answered it.
func TestPortfolio_lens(t *testing.T) {
	model := data.PRO()
	counter := assess.NewCounter(model, "rules")
	collected := counter.Collect()
	for _, company := range samples.Companies(t) {
		counted, err := counter.Count(samples.Source(t, "answers", company), answers.Parse)
		if err != nil {
			t.Fatal(err)
		}
		collected.Add(counted)
	}
	p := narrative.NewPortfolio(document.NewPortfolio(collected.Portfolio(assess.ByLevel)), model)
	if got, want := p.About(), "Ten rules of revenue operations by rule, answered by "; !strings.Contains(got, want) {
		t.Errorf("got %q", got)
	}
	if got := p.ScoreTitle(); got != "Score of the PRO roadmap" {
		t.Errorf("got %q", got)
	}
}

// What is no result is none: answers, lists, text.
func TestReadSnapshot_isResult(t *testing.T) {
	for content, want := range map[string]bool{
		`{"schema": "revops/result/v1"}`: true, `{"schema": "revops/result/v2"}`: true, `{"schema": "revops/answers/v1"}`: false,
		"schema: revops/answers/v1": false, "[]": false, "": false, "{": false,
	} {
		_, _, got, err := document.ReadSnapshot(diag.Source{Name: "a", Data: []byte(content)}, data.PRO())
		if got != want || err == nil {
			t.Errorf("%q: %t, %v", content, got, err)
		}
	}
}

// The state of a file says how much of which lenses is answered.
func TestCheckedFile_State(t *testing.T) {
	model := data.PRO()
	whole := assess.Evaluate(model, samples.Answers(t, model, "answers", samples.ScaleUp), assess.Options{})
	file := document.ValidFile("a.yaml", whole)
	if got := file.State(); !strings.HasPrefix(got, "valid, ") || !strings.Contains(got, " elements of roadmap and rules answered, ") {
		t.Errorf("got %q", got)
	}
	file.Lenses = nil
	if got := file.State(); got != "valid, no answers yet" {
		t.Errorf("got %q", got)
	}
}

// The state of a level says why it is not reached where enough of it is in place.
func TestLevelRow_State(t *testing.T) {
	for want, row := range map[string]document.LevelRow{
		"reached":                     {Reached: true, Assessable: true, InPlace: 9, Needed: 8},
		"not assessable":              {Needed: 1},
		"waits for level 1":           {Assessable: true, InPlace: 10, Needed: 9, WaitsFor: 1},
		"1 essential element missing": {Assessable: true, InPlace: 9, Needed: 9, EssentialMissing: 1},
		"not reached":                 {Assessable: true, InPlace: 8, Needed: 9, EssentialMissing: 1},
	} {
		if got := row.State(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
