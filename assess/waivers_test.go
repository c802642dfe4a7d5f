package assess_test

import (
	"slices"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// waiving evaluates with waivers "element expires" on 2026-06-15.
func waiving(t *testing.T, f *framework.Framework, given string, waivers ...answers.Waiver) *assess.Result {
	t.Helper()
	a := answersOf(t, f, given)
	a.Waivers = waivers
	return assess.Evaluate(f, a, assess.Options{Today: "2026-06-15"})
}

// Waived elements count as in place for the conditional level only.
func TestWaivers_conditionalLevel(t *testing.T) {
	f := model(t, 100, "!a 1 2", "b 1 2", "c 2 2")
	r := waiving(t, f, "a=none b=mostly c=none", answers.Waiver{Element: "a", Expires: "2026-07-01"})
	check(t, "level", r.Level.Number, 0)
	check(t, "conditional level, an essential element waived", r.ConditionalLevel.Number, 1)
	check(t, "score", r.Score.Low, "22.2")
	check(t, "gap is waived", r.Gaps[0].Waived, true)
	check(t, "as of", r.AsOf, "2026-06-15")
}

// A waiver holds through the day it expires.
func TestWaivers_lastDay(t *testing.T) {
	f := model(t, 100, "a 1 2")
	for expires, want := range map[answers.Date]int{"2026-06-14": 0, "2026-06-15": 1, "2026-06-16": 1} {
		r := waiving(t, f, "a=none", answers.Waiver{Element: "a", Expires: expires})
		check(t, string(expires), r.ConditionalLevel.Number, want)
	}
}

// Expired and unneeded waivers are findings.
func TestWaivers_findings(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 1 2", "c 1 2", "r x 2")
	r := waiving(t, f, "a=none b=full c=n/a", answers.Waiver{Element: "a", Expires: "2026-06-14"},
		answers.Waiver{Element: "b", Expires: "2027-01-01"}, answers.Waiver{Element: "c", Expires: "2027-01-01"},
		answers.Waiver{Element: "r", Expires: "2027-01-01"})
	check(t, "findings", findings(r), "waiver-expired:a waiver-unneeded:b waiver-unneeded:c ")
}

// Findings about waivers stand where their codes do.
func TestWaivers_findingsOrder(t *testing.T) {
	r := waiving(t, model(t, 80, "a 1 2", "b 1 2", "c 1 2"), "a=none", answers.Waiver{Element: "a", Expires: "2026-06-14"})
	check(t, "findings", findings(r), "waiver-expired:a not-answered:b not-answered:c ")
}

// Without waivers there is no conditional level and no day.
func TestWaivers_none(t *testing.T) {
	f := model(t, 50, "a 1 2")
	r := waiving(t, f, "a=none")
	if r.ConditionalLevel != nil || r.AsOf != "" {
		t.Errorf("conditional level %v as of %q", r.ConditionalLevel, r.AsOf)
	}
}

// The level gate reads the conditional level only if waivers are allowed.
func TestCheckGates_waivers(t *testing.T) {
	f := model(t, 100, "a 1 2")
	r := waiving(t, f, "a=none", answers.Waiver{Element: "a", Expires: "2026-07-01"})
	check(t, "not allowed", assess.CheckGates(f, r, assess.Gates{MinLevel: new(1)}).Passed, false)
	allowed := assess.CheckGates(f, r, assess.Gates{MinLevel: new(1), AllowWaivers: true})
	check(t, "allowed", allowed.Passed, true)
	check(t, "and said", allowed.Checks[0].Got, "level 1 , with waivers")
}

// Answers older than the oldest good date are stale.
func TestFindings_stale(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 1 2", "c 1 2", "d 1 2", "e 1 2")
	a := answersOf(t, f, "a=full b=full c=full d=unknown e=full")
	a.Date = "2026-05-01"
	a.Given[0].AsOf = "2026-01-01"
	a.Given[1].Evidence = []answers.Evidence{{Text: "old", AsOf: "2026-01-01"}, {Text: "new", AsOf: "2026-06-01"}}
	a.Given[2].Evidence = []answers.Evidence{{Text: "old", AsOf: "2026-01-01"}}
	a.Given[3].AsOf = "2026-01-01"
	r := assess.Evaluate(f, a, assess.Options{Today: "2026-06-15", Oldest: "2026-04-01"})
	check(t, "own date, newest evidence, open ones not, the file's date else", findings(r), "stale-evidence:a stale-evidence:c unknown:d ")
	a.Date = ""
	r = assess.Evaluate(f, a, assess.Options{Today: "2026-06-15", Oldest: "2026-04-01"})
	check(t, "no date at all", findings(r), "stale-evidence:a stale-evidence:c stale-evidence:e unknown:d ")
	check(t, "without an age", findings(assess.Evaluate(f, a, assess.Options{})), "unknown:d ")
}

// Dates that are yet to come are a finding, on which the gate of stale evidence fails too.
func TestFindings_future(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 1 2", "c 1 2")
	a := answersOf(t, f, "a=full b=full c=full")
	a.Date = "2026-06-01"
	a.Given[0].AsOf = "2062-01-01"
	a.Given[1].Evidence = []answers.Evidence{{Text: "report", AsOf: "2026-06-16"}}
	a.Given[2].Evidence = []answers.Evidence{{Text: "report", AsOf: "2026-06-15"}}
	r := assess.Evaluate(f, a, assess.Options{Today: "2026-06-15", Oldest: "2026-04-01"})
	check(t, "findings", findings(r), "future-evidence:a future-evidence:b ")
	gate := assess.CheckGates(f, r, assess.Gates{FailOn: []assess.FindingCode{assess.StaleEvidence}})
	check(t, "gate", gate.Checks[0].Got, "2")
}

// No colleague's answer, date or file makes the grade that is taken fresh.
func TestFindings_staleCombined(t *testing.T) {
	f := model(t, 100, "a 1 2")
	for _, c := range []struct {
		name           string
		mine, theirs   answers.Answer
		myDate, itsDay answers.Date
		want           string
	}{
		{"a fresh file", answers.Answer{}, answers.Answer{}, "2025-01-01", "2026-06-01", "stale-evidence:a "},
		{"a fresh unknown", answers.Answer{}, answers.Answer{AsOf: "2026-06-01"}, "2025-01-01", "2026-06-01", "stale-evidence:a "},
		{"fresh evidence of the other", answers.Answer{}, answers.Answer{Evidence: []answers.Evidence{{AsOf: "2026-06-01"}}}, "", "", "stale-evidence:a "},
		{"its own date", answers.Answer{AsOf: "2026-06-01"}, answers.Answer{}, "2025-01-01", "2025-01-01", ""},
		{"its own file", answers.Answer{}, answers.Answer{}, "2026-06-01", "2025-01-01", ""},
	} {
		c.mine.Element, c.mine.Grade = "a", framework.Full
		c.theirs.Element, c.theirs.Grade = "a", framework.Unknown
		list := []answers.Response{
			{File: "mine.yaml", Answers: &answers.File{Date: c.myDate, Given: []answers.Answer{c.mine}}},
			{File: "theirs.yaml", Answers: &answers.File{Date: c.itsDay, Given: []answers.Answer{c.theirs}}},
		}
		for range 2 {
			r := assess.Evaluate(f, answers.Combine(f, list, answers.Median), assess.Options{Today: "2026-06-15", Oldest: "2026-01-01"})
			check(t, c.name, findings(r), c.want)
			slices.Reverse(list)
		}
	}
}
