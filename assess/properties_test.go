package assess_test

import (
	"math/rand/v2"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
)

// TestEvaluate_monotone raises one grade of random answers after the other.
func TestEvaluate_monotone(t *testing.T) {
	f := data.PRO()
	r := rand.New(rand.NewPCG(7, 8))
	grades := []framework.Grade{
		framework.Unanswered, framework.None, framework.Partial, framework.Mostly, framework.Full, framework.Unknown,
	}
	for range 40 {
		a := &answers.File{}
		for _, place := range f.Elements() {
			a.Given = append(a.Given, answers.Answer{Element: place.ID, Grade: grades[r.IntN(len(grades))]})
		}
		before := assess.Evaluate(f, a, assess.Options{})
		at := r.IntN(len(a.Given))
		raised, ok := a.Given[at].Grade.Next()
		if !ok || before.Level == nil {
			continue
		}
		a.Given[at].Grade = raised
		after := assess.Evaluate(f, a, assess.Options{})
		if after.Level.Number < before.Level.Number || after.Score.Low.Tenths < before.Score.Low.Tenths {
			t.Errorf("%s raised to %s: level %d to %d, score %s to %s", a.Given[at].Element, raised,
				before.Level.Number, after.Level.Number, before.Score.Low, after.Score.Low)
		}
		for i, lens := range after.Lenses {
			if was := before.Lenses[i].Score.Low; lens.Score.Low.Tenths < was.Tenths {
				t.Errorf("%s raised to %s: lens %s from %s to %s", a.Given[at].Element, raised, lens.Lens.ID, was, lens.Score.Low)
			}
		}
	}
}

// TestPath_reachesTarget applies the path of random answers.
func TestPath_reachesTarget(t *testing.T) {
	f := data.PRO()
	r := rand.New(rand.NewPCG(9, 10))
	for range 60 {
		a := &answers.File{}
		for _, place := range f.Elements() {
			a.Given = append(a.Given, answers.Answer{Element: place.ID, Grade: framework.None + framework.Grade(r.IntN(4))})
		}
		target := 1 + r.IntN(3)
		path := assess.Evaluate(f, a, assess.Options{Target: target}).Target.Path
		if path == nil {
			t.Fatal("no path, though everything applies")
		}
		if after := assess.Evaluate(f, lifted(a, path.Elements), assess.Options{}); after.Level.Number < target {
			t.Errorf("after the path to level %d the level is %d", target, after.Level.Number)
		}
	}
}
