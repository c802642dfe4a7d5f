package assess_test

import (
	"strings"
	"testing"

	"revops/assess"
)

// against holds the second answers against the first ones and gives the names of the checks that failed, with elements.
func against(t *testing.T, before, after string) string {
	t.Helper()
	f := model(t, 50, "a 1 2", "b 1 2", "r x 2")
	baseline := evaluate(t, f, before).Snapshot(f, "old.json")
	gate := assess.CheckGates(f, evaluate(t, f, after), assess.Gates{Baseline: baseline})
	var failed strings.Builder
	for _, c := range gate.Checks {
		if !c.Passed {
			failed.WriteString(c.Name + "(" + ids(c.Elements) + ") ")
		}
	}
	check(t, "passed", gate.Passed, failed.Len() == 0)
	return failed.String()
}

// What became n/a is not lower, and said.
func TestCheckGates_baselineExcluded(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 1 2", "c 1 2")
	baseline := evaluate(t, f, "a=full b=partial c=unknown").Snapshot(f, "old.json")
	gate := assess.CheckGates(f, evaluate(t, f, "a=mostly b=n/a c=n/a"), assess.Gates{Baseline: baseline})
	check(t, "got", gate.Checks[2].Got, "1 rated lower, 1 no longer applicable")
}

// Nothing may be lower than the baseline.
func TestCheckGates_baseline(t *testing.T) {
	for _, test := range []struct{ name, before, after, want string }{
		{"the same", "a=mostly b=none r=full", "a=mostly b=none r=full", ""},
		{"all higher", "a=mostly b=none", "a=full b=partial", ""},
		{"an element fell, the score did not", "a=full b=none", "a=mostly b=partial", "baseline-elements(a) "},
		{"the score fell with it", "a=full b=none", "a=mostly b=none", "baseline-score() baseline-elements(a) "},
		{"the level fell", "a=mostly b=none", "a=partial b=partial", "baseline-level() baseline-elements(a) "},
		{"an element went open", "a=full b=partial", "a=full b=unknown", "baseline-score() baseline-elements(b) "},
		{"a lens is no longer answered", "a=full b=none r=full", "a=full b=none", "baseline-elements(r) "},
		{"the level lens is no longer answered", "a=mostly r=full", "r=full", "baseline-level() baseline-score() baseline-elements(a b) "},
		{"n/a is not lower", "a=full b=partial", "a=full b=n/a", ""},
		{"a baseline without a level", "r=full", "a=none r=full", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			check(t, "failed", against(t, test.before, test.after), test.want)
		})
	}
}
