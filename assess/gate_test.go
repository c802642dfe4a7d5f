package assess_test

import (
	"testing"

	"revops/assess"
	"revops/framework"
)

// Gates read the low end, and are not met where nothing is known.
func TestCheckGates(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 1 2", "c 2 2", "r x 2")
	score := func(tenths int) assess.Score { return assess.Score{Tenths: tenths, Known: true} }
	other := []framework.LensID{"other"}
	tests := []struct {
		name, given string
		gates       assess.Gates
		passed      bool
		got         string
		elements    string
	}{
		{"level reached", "*=mostly", assess.Gates{MinLevel: new(2)}, true, "level 2 ", ""},
		{"level missed", "*=none a=mostly", assess.Gates{MinLevel: new(2)}, false, "level 1 ", "c"},
		{"level only with open answers", "a=mostly b=mostly c=unknown", assess.Gates{MinLevel: new(2)}, false, "level 1 ", "c"},
		{"level lens not assessed", "r=full", assess.Gates{MinLevel: new(1)}, false, "not assessed", ""},
		{"score reached", "*=mostly", assess.Gates{MinScore: score(666)}, true, "score 66.7", ""},
		{"score missed", "*=mostly", assess.Gates{MinScore: score(668)}, false, "score 66.7", ""},
		{"score only with open answers", "a=full b=full", assess.Gates{MinScore: score(700)}, false, "score 66.7", "c"},
		{"score of 0 demanded of nothing", "r=full", assess.Gates{MinScore: score(0)}, false, "not assessed", ""},
		{"complete", "*=none", assess.Gates{Complete: true}, true, "0 of 3 open", ""},
		{"not complete", "a=none b=n/a", assess.Gates{Complete: true}, false, "1 of 3 open", "c"},
		{"complete without the level lens", "r=full", assess.Gates{Complete: true}, false, "not assessed", ""},
		{"a finding", "*=none b=unknown", assess.Gates{FailOn: []assess.FindingCode{assess.AnsweredUnknown}}, false, "1", "b"},
		{"another finding", "*=none b=unknown", assess.Gates{FailOn: []assess.FindingCode{assess.LowConfidence}}, true, "0", ""},
		{"a lens not answered", "a=full b=full c=full", assess.Gates{FailOn: []assess.FindingCode{assess.NotAnswered}, Lenses: other}, false, "other not assessed", ""},
		{"complete but for a lens", "a=full b=full c=full", assess.Gates{Complete: true, Lenses: other}, false, "other not assessed", ""},
		{"nothing graded", "a=unknown", assess.Gates{FailOn: []assess.FindingCode{assess.LowConfidence}}, false, "no rated answers", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			gate := assess.CheckGates(f, evaluate(t, f, test.given), test.gates)
			check(t, "passed", gate.Passed, test.passed)
			check(t, "got", gate.Checks[0].Got, test.got)
			check(t, "elements", ids(gate.Checks[0].Elements), test.elements)
		})
	}
}

// A level that is not reached names the elements that it needs, and none of a level that has enough.
func TestCheckGates_enough(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 2 2", "c 2 2")
	gate := assess.CheckGates(f, evaluate(t, f, "a=none b=mostly c=none"), assess.Gates{MinLevel: new(2)})
	check(t, "elements", ids(gate.Checks[0].Elements), "a")
}

// One gate not met fails all.
func TestCheckGates_oneNotMet(t *testing.T) {
	f := model(t, 50, "a 1 2")
	gate := assess.CheckGates(f, evaluate(t, f, "a=mostly"), assess.Gates{MinLevel: new(1), MinScore: assess.Score{Tenths: 999, Known: true}})
	check(t, "passed", gate.Passed, false)
	check(t, "level passed", gate.Checks[0].Passed, true)
	check(t, "score passed", gate.Checks[1].Passed, false)
}

// Without a demand there is no gate.
func TestCheckGates_none(t *testing.T) {
	f := model(t, 50, "a 1 2")
	if gate := assess.CheckGates(f, evaluate(t, f, "a=none"), assess.Gates{}); gate != nil {
		t.Errorf("gate %v", gate)
	}
}

// Gates look at every team, whichever is shown.
func TestCheckGates_team(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 1 2")
	f.Lenses[0].Groups[0].Elements[1].Owner = "theirs"
	r := assess.Evaluate(f, answersOf(t, f, "a=mostly b=none"), assess.Options{Team: "ours"})
	check(t, "elements", ids(assess.CheckGates(f, r, assess.Gates{MinLevel: new(1)}).Checks[0].Elements), "b")
	check(t, "answered, so complete", assess.CheckGates(f, r, assess.Gates{Complete: true}).Passed, true)
	open := assess.Evaluate(f, answersOf(t, f, "a=mostly b=unknown"), assess.Options{Team: "ours"})
	check(t, "theirs open, so not complete", assess.CheckGates(f, open, assess.Gates{Complete: true}).Passed, false)
	findings := assess.Gates{FailOn: []assess.FindingCode{assess.AnsweredUnknown}}
	check(t, "theirs unknown, so a finding", assess.CheckGates(f, open, findings).Passed, false)
}

// The score is compared before it is rounded, and less than all is never shown as 100.
func TestCheckGates_exactScore(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 1 2")
	elements := f.Lenses[0].Groups[0].Elements
	elements[0].Weight, elements[1].Weight = 3333, 1
	for _, c := range []struct {
		given  string
		least  int
		passed bool
		got    string
	}{
		{"a=full b=mostly", 1000, false, "score 99.9"},
		{"a=full b=mostly", 999, true, "score 99.9"},
		{"a=mostly b=mostly", 667, false, "score 66.7, rounded up from 66.66"},
		{"a=mostly b=mostly", 666, true, "score 66.7"},
	} {
		r := evaluate(t, f, c.given)
		gate := assess.CheckGates(f, r, assess.Gates{MinScore: assess.Score{Tenths: c.least, Known: true}})
		check(t, c.given, gate.Passed, c.passed)
		check(t, c.given, gate.Checks[0].Got, c.got)
	}
}
