package assess_test

import (
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// The score is points of points, rounded half up to one decimal.
func TestScore(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2", "d 1 2")
	tests := []struct{ given, want string }{
		{"*=none", "0.0"},
		{"*=full", "100.0"},
		{"a=full b=mostly c=partial d=none", "50.0"},
		{"a=partial b=none c=none d=none", "8.3"},    // 1 of 12
		{"a=mostly b=none c=none d=none", "16.7"},    // 2 of 12
		{"a=partial b=n/a c=n/a d=n/a", "33.3"},      // 1 of 3
		{"a=mostly b=none c=none d=n/a", "22.2"},     // 2 of 9
		{"a=n/a b=n/a c=n/a d=n/a", "–"},             // nothing applies
		{"a=full b=full c=mostly d=unknown", "66.7"}, // open counts none
	}
	for _, test := range tests {
		check(t, test.given, evaluate(t, f, test.given).Score.Low, test.want)
	}
}

// A score of exactly half a tenth rounds up.
func TestScore_halfRoundsUp(t *testing.T) {
	lines := make([]string, 0, 80)
	for _, a := range "abcdefgh" {
		for _, b := range "abcdefghij" {
			lines = append(lines, string(a)+string(b)+" 1 2")
		}
	}
	f := model(t, 80, lines...) // 240 points at most
	check(t, "3 of 240 = 1.25", evaluate(t, f, "*=none aa=full").Score.Low, "1.3")
}

// Weights count in the score.
func TestScore_weights(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2")
	f.Lenses[0].Groups[0].Elements[0].Weight = 3
	check(t, "9 of 12", evaluate(t, f, "a=full b=none").Score.Low, "75.0")
}

// Open elements count as none in the low score, and as full in the high one.
func TestScore_openElements(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2")
	r := evaluate(t, f, "a=full b=unknown")
	check(t, "low", r.Score.Low, "33.3")
	check(t, "high", r.Score.High, "100.0")
}

// Elements of a lens that is not assessed are not open.
func TestScore_lensNotAssessed(t *testing.T) {
	f := model(t, 80, "a 1 2", "r x 2", "s x 2")
	r := evaluate(t, f, "a=full")
	check(t, "coverage", r.Coverage, assess.Coverage{Elements: 1, Answered: 1})
	check(t, "assessed", r.Lenses[1].Assessed, false)
	check(t, "score", r.Lenses[1].Score.Low, "–")
	r = evaluate(t, f, "a=full r=unknown")
	check(t, "coverage once one is answered", r.Coverage, assess.Coverage{Elements: 3, Answered: 1, Open: 2})
}

// Elements that are not applicable are in neither numerator nor denominator.
func TestScore_notApplicable(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2")
	check(t, "score", evaluate(t, f, "a=full b=n/a").Score.Low, "100.0")
}

// Elements without a level count in the score.
func TestScore_unlevelledElements(t *testing.T) {
	f := model(t, 80, "a 1 2", "free 0 2")
	check(t, "score", evaluate(t, f, "a=full free=none").Score.Low, "50.0")
}

// Only the lenses asked for are counted.
func TestEvaluate_lenses(t *testing.T) {
	f := model(t, 80, "a 1 2", "r x 2")
	r := assess.Evaluate(f, answersOf(t, f, "a=full r=none"), assess.Options{Lenses: []framework.LensID{"main"}})
	check(t, "elements", r.Coverage.Elements, 1)
	r = assess.Evaluate(f, answersOf(t, f, "a=full r=none"), assess.Options{Lenses: []framework.LensID{"other"}})
	if r.Level != nil {
		t.Error("a level without the level lens")
	}
}

// The table of rules shows what was said of a rule beside what is done, and how far apart the two are.
func TestScore_saidAndDone(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2", "r x 2")
	main := f.Lenses[0].Groups[0].Elements
	main[0].Rules = []framework.GroupID{"other-group"}
	main[1].Rules = []framework.GroupID{"other-group"}
	group := evaluate(t, f, "a=partial b=none c=full r=full").Lenses[1].Groups[0]
	check(t, "said", group.Score.Low, "100.0")
	check(t, "done, 1 of 6", group.Done, "16.7")
	check(t, "distance", group.Distance, "83.3")
	group = evaluate(t, f, "a=full b=full c=none r=partial").Lenses[1].Groups[0]
	check(t, "distance is never negative", group.Distance, "66.7")
	group = evaluate(t, f, "a=n/a b=n/a c=full r=partial").Lenses[1].Groups[0]
	check(t, "done where nothing applies", group.Done, "–")
	check(t, "distance where nothing is done", group.Distance, "–")
}

// A team sees its elements, and the level of the company.
func TestEvaluate_team(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 1 3", "c 2 4", "d 2 5")
	f.Lenses[0].Groups[0].Elements[1].Owner = "theirs"
	f.Lenses[0].Groups[0].Elements[3].Owner = "theirs"
	whole := evaluate(t, f, "a=mostly b=none c=none d=unknown")
	theirs := assess.Evaluate(f, answersOf(t, f, "a=mostly b=none c=none d=unknown"), assess.Options{Team: "theirs", Steps: 5})
	check(t, "level", theirs.Level.Number, whole.Level.Number)
	check(t, "score", theirs.Score, whole.Score)
	check(t, "coverage", theirs.Coverage, assess.Coverage{Elements: 2, Answered: 1, Open: 1})
	check(t, "gaps", len(theirs.Gaps), 2)
	check(t, "first gap off the path", theirs.Gaps[0].Element.ID, "b")
	check(t, "steps from the gaps, as the path has none of theirs", len(theirs.Steps), 2)
	check(t, "findings", len(theirs.Findings), 1)
}

// A lens whose elements are only listed is not assessed.
func TestEvaluate_lensOnlyListed(t *testing.T) {
	f := model(t, 80, "a 1 2", "r x 2")
	a := answersOf(t, f, "a=full")
	a.Given = append(a.Given, answers.Answer{Element: "r", Note: "to be found out"})
	r := assess.Evaluate(f, a, assess.Options{})
	check(t, "assessed", r.Lenses[1].Assessed, false)
	check(t, "elements", r.Coverage.Elements, 1)
}
