package answers_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/data"
	"revops/framework"
)

func combined(t *testing.T, how answers.Combination, texts ...string) string {
	t.Helper()
	f := model("a")
	given := answers.Combine(f, responses(t, texts...), how).Given
	if len(given) == 0 {
		return "not listed"
	}
	return given[0].Grade.String()
}

// Of several grades, the lower median is taken.
func TestCombine_median(t *testing.T) {
	check(t, "of three", combined(t, answers.Median, "x a=none", "y a=full", "z a=partial"), "partial")
	check(t, "of two the lower", combined(t, answers.Median, "x a=full", "y a=partial"), "partial")
	check(t, "of four the lower of the middle two", combined(t, answers.Median, "w a=full", "x a=none", "y a=mostly", "z a=partial"), "partial")
	check(t, "the lowest", combined(t, answers.Minimum, "x a=mostly", "y a=none", "z a=full"), "none")
	check(t, "the highest", combined(t, answers.Maximum, "x a=mostly", "y a=none", "z a=full"), "full")
}

// Open answers are left out unless all are open.
func TestCombine_open(t *testing.T) {
	check(t, "one graded", combined(t, answers.Median, "x a=unknown", "y a=full", "z"), "full")
	check(t, "all open, one of them unknown", combined(t, answers.Median, "x a=unknown", "y"), "unknown")
	check(t, "nobody", combined(t, answers.Median, "x", "y"), "not listed")
}

// Not applicable holds only if everyone with a value says so.
func TestCombine_notApplicable(t *testing.T) {
	check(t, "all", combined(t, answers.Median, "x a=n/a", "y a=n/a"), "n/a")
	check(t, "all but one who does not know", combined(t, answers.Median, "x a=n/a", "y a=unknown"), "n/a")
	check(t, "one grades it", combined(t, answers.Median, "x a=n/a", "y a=partial", "z a=n/a"), "partial")
}

// Notes keep their respondent, and the date is the latest.
func TestCombine_notesAndDate(t *testing.T) {
	f := model("a")
	list := responses(t, "Dana a=full", "/theirs a=none", "Kim a=mostly")
	list[0].Answers.Given[0].Note, list[1].Answers.Given[0].Note = "good", "bad"
	list[0].Answers.Given[0].Confidence, list[2].Answers.Given[0].Confidence = answers.High, answers.Low
	list[0].Answers.Date, list[1].Answers.Date = "2026-03-01", "2026-02-01"
	list[1].Answers.Organization = "Acme"
	got := answers.Combine(f, list, answers.Median)
	want := []answers.Answer{{Element: "a", Grade: framework.Mostly, Note: "Dana: good; theirs: bad", Confidence: answers.Low}}
	if diff := cmp.Diff(want, got.Given); diff != "" {
		t.Error(diff)
	}
	check(t, "date", got.Date, "2026-03-01")
	check(t, "organization", got.Organization, "Acme")
}

// Combining one file gives that file.
func TestCombine_one(t *testing.T) {
	f := data.PRO()
	a, err := answers.Parse(read(t, scaleup), f)
	if err != nil {
		t.Fatal(err)
	}
	for _, how := range []answers.Combination{answers.Median, answers.Minimum, answers.Maximum} {
		got := answers.Combine(f, []answers.Response{{File: scaleup, Answers: a}}, how)
		if diff := cmp.Diff(a, got); diff != "" {
			t.Error(diff)
		}
	}
}

// Answers of two organizations are not combined.
func TestCombine_twoOrganizations(t *testing.T) {
	list := responses(t, "x a=full", "y a=full", "z a=full")
	list[1].Answers.Organization = "Acme"
	if err := answers.SameOrganization(list); err != nil {
		t.Error(err)
	}
	list[2].Answers.Organization = "Beta"
	err := answers.SameOrganization(list)
	if err == nil || !strings.Contains(err.Error(), `y.yaml is about "Acme", but z.yaml is about "Beta"`) {
		t.Errorf("got error %v", err)
	}
}

// Of two waivers for an element the one that expires first holds, whatever the order of the files.
func TestCombine_waivers(t *testing.T) {
	list := responses(t, "x a=none", "y a=none")
	list[0].Answers.Waivers = []answers.Waiver{{Element: "a", Reason: "later", Expires: "2027-01-01"}}
	list[1].Answers.Waivers = []answers.Waiver{{Element: "a", Reason: "soon", Expires: "2026-07-01"}}
	for range 2 {
		got := answers.Combine(model("a"), list, answers.Median).Waivers
		check(t, "waivers", len(got), 1)
		check(t, "reason", got[0].Reason, "soon")
		slices.Reverse(list)
	}
}
