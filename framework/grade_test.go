package framework_test

import (
	"testing"

	"revops/framework"
)

func TestGrade(t *testing.T) {
	for _, test := range []struct {
		word         string
		points       int
		graded, open bool
		next         string // "" at the top
	}{
		{"", 0, false, true, "partial"},
		{"none", 0, true, false, "partial"},
		{"partial", 1, true, false, "mostly"},
		{"mostly", 2, true, false, "full"},
		{"full", 3, true, false, ""},
		{"n/a", 0, false, false, ""},
		{"unknown", 0, false, true, "partial"},
	} {
		grade, _ := framework.ParseGrade(test.word)
		next, ok := grade.Next()
		if grade.Points() != test.points || grade.Graded() != test.graded || grade.Open() != test.open {
			t.Errorf("%q: %d points, graded %v, open %v", grade, grade.Points(), grade.Graded(), grade.Open())
		}
		if ok != (test.next != "") || ok && next.String() != test.next {
			t.Errorf("%q: next is %q, %v", grade, next, ok)
		}
		if above := grade.Above(framework.None); above != (test.points > 0) {
			t.Errorf("%q: above none %v", grade, above)
		}
	}
	if grade, ok := framework.ParseGrade("2"); grade != framework.Mostly || !ok {
		t.Errorf("2 is %q", grade)
	}
}

func TestComparison_Holds(t *testing.T) {
	for comparison, want := range map[framework.Comparison][3]bool{ // for a figure below, at and above the limit
		framework.AtLeast: {false, true, true}, framework.MoreThan: {false, false, true},
		framework.AtMost: {true, true, false}, framework.LessThan: {true, false, false},
	} {
		if got := [3]bool{comparison.Holds(-1), comparison.Holds(0), comparison.Holds(1)}; got != want {
			t.Errorf("%s: got %v, want %v", comparison, got, want)
		}
	}
}
