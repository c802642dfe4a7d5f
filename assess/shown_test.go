package assess_test

import (
	"fmt"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
)

// direct is what a direct measure shows: what it suggests, what it allows at most.
func direct(id string, suggested, atMost framework.Grade, rule string) assess.Shown {
	return assess.Shown{Element: framework.ElementID(id), Kind: framework.Direct, Suggested: suggested, AtMost: atMost, Rule: rule}
}

// beside counts answers beside what is shown.
func beside(tb testing.TB, f *framework.Framework, given string, shown ...assess.Shown) *assess.Result {
	tb.Helper()
	if shown == nil {
		shown = []assess.Shown{}
	}
	return assess.Evaluate(f, answersOf(tb, f, given), assess.Options{Shown: shown, ShownAsOf: "2026-11-21"})
}

// An answer above what the deals allow is a contradiction.
func TestShown_contradicted(t *testing.T) {
	f := model(t, 80, "a 1 2")
	for _, test := range []struct {
		said, atMost framework.Grade
		want         bool
	}{
		{framework.Full, framework.Mostly, true},
		{framework.Partial, framework.None, true},
		{framework.Mostly, framework.Mostly, false},
		{framework.None, framework.Partial, false},
		{framework.Full, framework.Full, false},
		{framework.Full, framework.Unanswered, false},
		{framework.NotApplicable, framework.None, false},
		{framework.Unknown, framework.None, false},
	} {
		r := beside(t, f, "a="+test.said.String(), direct("a", framework.None, test.atMost, ""))
		check(t, test.said.String()+" said", r.Shown.Elements[0].Said, test.said)
		check(t, test.said.String()+", at most "+test.atMost.String(), r.Shown.Elements[0].Contradicts, test.want)
		found := false
		for _, finding := range r.Findings {
			found = found || finding.Code == assess.EvidenceContradicts
		}
		check(t, "a finding for "+test.said.String()+", at most "+test.atMost.String(), found, test.want)
	}
	open := beside(t, model(t, 80, "a 1 2", "b 1 2"), "b=full", direct("a", framework.None, framework.None, ""))
	check(t, "not answered", open.Shown.Elements[0].Contradicts, false)
}

// A contradiction says what the deals show and why.
func TestShown_words(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2")
	rule := assess.RuleOf(framework.Mostly, framework.Condition{Figure: "channel-named", Comparison: framework.AtLeast, Limit: 80}, "61.5% (40 of 65)")
	check(t, "rule", rule, "new deals with a real lead source 61.5% (40 of 65), \"mostly\" needs at least 80%")
	spellings := framework.Condition{Figure: "channel-spellings", Comparison: framework.AtMost, Limit: 0}
	check(t, "rule of a count", assess.RuleOf(framework.Full, spellings, "3"), "lead sources that differ only in spelling 3, \"full\" needs at most 0")
	plain := direct("c", framework.Partial, framework.Partial, rule)
	plain.Shortfall = "38.5% of the new deals (25 of 65) have no real lead source, \"mostly\" allows at most 20%"
	r := beside(t, f, "a=full b=mostly c=full", direct("a", framework.Partial, framework.Partial, rule),
		direct("b", framework.None, framework.None, ""), plain)
	check(t, "findings", findings(r), "evidence-contradicts:a evidence-contradicts:b evidence-contradicts:c ")
	check(t, "the first", r.Findings[0].Message, "answered full, CRM data supports at most partial: "+
		"new deals with a real lead source 61.5% (40 of 65), \"mostly\" needs at least 80%")
	check(t, "the second", r.Findings[1].Message, "answered mostly, CRM data supports only none")
	check(t, "the third", r.Findings[2].Message, "answered full, CRM data supports at most partial: "+plain.Shortfall)
}

// Level and score follow the answers; path, gaps and next steps take a contradicted answer as the deals show it, unless the answers
// are to be followed.
func TestShown_path(t *testing.T) {
	f, given := pro(t, 9, 3)
	plain := evaluate(t, f, given)
	refuted := direct("deal-ownership", framework.None, framework.None, "")
	shown := beside(t, f, given, refuted)
	check(t, "level", shown.Level.Number, plain.Level.Number)
	check(t, "score", shown.Score, plain.Score)
	check(t, "next level", shown.NextLevel.Level.Number, plain.NextLevel.Level.Number)
	check(t, "a further gap", len(shown.Gaps), len(plain.Gaps)+1)
	check(t, "without deals", plain.Shown == nil, true)
	byAnswers := assess.Evaluate(f, answersOf(t, f, given), assess.Options{Shown: []assess.Shown{refuted}, PathByAnswers: true, Steps: assess.AllSteps})
	check(t, "gaps by the answers", gapIDs(byAnswers), gapIDs(plain))
	check(t, "contradicted still", byAnswers.Shown.Elements[0].Contradicts, true)
}

// A contradicted answer of a level that was reached comes first on the path to the next one; at the top the path leads back there.
func TestShown_pathBelowLevel(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 2 3")
	low := []assess.Shown{direct("a", framework.None, framework.Partial, "")}
	result := assess.Evaluate(f, answersOf(t, f, "a=mostly b=none"), assess.Options{Shown: low, Steps: assess.AllSteps})
	check(t, "level", result.Level.Number, 1)
	check(t, "next level", result.NextLevel.Level.Number, 2)
	check(t, "path", ids(result.NextLevel.Path.Elements), "a b")
	check(t, "first step", result.Steps[0].From, framework.Partial)
	plan := assess.NewPlan(f, result, assess.PlanOptions{Capacity: assess.Capacity{Default: 20}, Period: assess.ByMonth})
	check(t, "first in the plan", string(plan.Periods[0].Steps[0].Element.ID), "a")
	top := assess.Evaluate(f, answersOf(t, f, "*=full"), assess.Options{Shown: low, Steps: assess.AllSteps})
	check(t, "at the top", ids(top.NextLevel.Path.Elements), "a")
	check(t, "which is aimed at", top.NextLevel.Level, *top.Level)
}

// A contradicted answer that the path does without is confirmed all the same, after it.
func TestShown_confirmBesidePath(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 1 2", "c 2 2", "d 2 9")
	result := assess.Evaluate(f, answersOf(t, f, "a=mostly b=mostly c=none d=mostly"), assess.Options{
		Target: 1, Shown: []assess.Shown{direct("d", framework.None, framework.None, "")}, Steps: assess.AllSteps,
	})
	check(t, "the path", ids(result.Target.Path.Elements), "")
	check(t, "steps", len(result.Steps), 1)
	check(t, "the step", result.Steps[0].Element.ID, framework.ElementID("d"))
}

// TestShown_loweredLevel lowers one of two elements of level 1, where both are needed.
func TestShown_loweredLevel(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 2 2", "d 2 2", "r x 2")
	r := beside(t, f, "a=full b=mostly c=full d=none r=full",
		direct("a", framework.None, framework.Mostly, ""), direct("b", framework.None, framework.Partial, ""),
		direct("d", framework.Full, framework.Full, ""), direct("r", framework.None, framework.None, ""))
	check(t, "level", r.Level.Number, 1)
	check(t, "score", r.Score.Low, "66.7") // 3 + 2 + 3 + 0 of 12
	check(t, "lowered level", r.Shown.Level.Number, 0)
	check(t, "lowered score", r.Shown.Score, "50.0") // 2 + 1 + 3 + 0 of 12: what is suggested raises nothing
	check(t, "as of", r.Shown.AsOf, "2026-11-21")
}

// The lowered level takes open answers for none.
func TestShown_loweredOpenAnswers(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 1 2", "c 2 2")
	r := beside(t, f, "a=mostly b=mostly c=unknown", direct("a", framework.None, framework.Partial, ""))
	check(t, "level, with one of two in place", r.Shown.Level.Number, 1)
	check(t, "score", r.Shown.Score, "33.3") // 1 + 2 of 9
	check(t, "range of levels", r.LevelRange, "{1 2}")
}

// Without the level lens there is no lowered level.
func TestShown_lensNotAssessed(t *testing.T) {
	r := beside(t, model(t, 50, "a 1 2", "r x 2"), "r=full", direct("r", framework.None, framework.None, ""), direct("a", framework.None, framework.None, ""))
	check(t, "no level", r.Shown.Level == nil, true)
	check(t, "score", r.Shown.Score, "–")
	check(t, "elements of counted lenses alone", len(r.Shown.Elements), 1)
	check(t, "findings", findings(r), "evidence-contradicts:r ")
}

// Shown elements stand in the order of the framework; readiness is left out.
func TestShown_order(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 1 2", "c 1 2")
	ready := assess.Shown{Element: "b", Kind: framework.Readiness}
	r := beside(t, f, "*=full", direct("c", framework.Full, framework.Full, ""), ready, direct("a", framework.Full, framework.Full, ""))
	var order []framework.ElementID
	for _, e := range r.Shown.Elements {
		order = append(order, e.Element.ID)
	}
	check(t, "elements", ids(order), "a c")
}

// An assumed grade is held against the deals.
func TestShown_assumed(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 1 2")
	assumed, _ := assess.Assume(answersOf(t, f, "a=none b=none"), []assess.Assumption{{Element: "a", To: framework.Full}})
	r := assess.Evaluate(f, assumed, assess.Options{Shown: []assess.Shown{direct("a", framework.None, framework.Partial, "")}})
	check(t, "findings", findings(r), "evidence-contradicts:a ")
}

// The combined answer is held against the deals.
func TestShown_combined(t *testing.T) {
	f := model(t, 50, "a 1 2")
	responses := []answers.Response{{File: "1.yaml", Answers: answersOf(t, f, "a=full")}, {File: "2.yaml", Answers: answersOf(t, f, "a=partial")}}
	shown := []assess.Shown{direct("a", framework.None, framework.Partial, "")}
	for how, want := range map[answers.Combination]string{answers.Median: "", answers.Minimum: "", answers.Maximum: "evidence-contradicts:a "} {
		r := assess.Evaluate(f, answers.Combine(f, responses, how), assess.Options{Shown: shown})
		check(t, string(how), findings(r), want)
	}
}

// An answer is below what is suggested, not below what is allowed.
func TestShown_below(t *testing.T) {
	f := model(t, 50, "a 1 2")
	for given, want := range map[string]bool{"a=none": true, "a=partial": false, "a=mostly": false, "a=full": false, "a=unknown": false} {
		r := beside(t, f, given, direct("a", framework.Partial, framework.Mostly, ""))
		check(t, given+" is below partial to mostly", r.Shown.Elements[0].Below(), want)
	}
	check(t, "none is below nothing", beside(t, f, "a=none", direct("a", framework.Unanswered, framework.Full, "")).Shown.Elements[0].Below(), false)
}

// An answer below what is suggested saves what the path takes less with it raised; one that the path does without saves nothing, and
// neither does a suggested grade that leaves as much to do.
func TestShown_saves(t *testing.T) {
	f := model(t, 50, "a 1 4", "b 1 6", "c 2 3")
	for given, want := range map[string]string{
		"a=none b=none c=none":    "a 4, b 4, c 0", // b in place makes a unneeded
		"a=partial b=none c=none": "a 1, b 1, c 0",
		"a=mostly b=none c=none":  "a 0, b 0, c 3",
		"a=mostly b=full c=full":  "a 0, b 0, c 0",
	} {
		shown := []assess.Shown{
			direct("a", framework.Mostly, framework.Full, ""), direct("b", framework.Mostly, framework.Full, ""), direct("c", framework.Mostly, framework.Full, ""),
		}
		var got []string
		for _, e := range beside(t, f, given, shown...).Shown.Elements {
			got = append(got, fmt.Sprintf("%s %d", e.Element.ID, e.Saves))
		}
		check(t, given, strings.Join(got, ", "), want)
	}
	started := beside(t, f, "a=none b=none c=none", direct("a", framework.Partial, framework.Mostly, ""))
	check(t, "a start that is made", started.Shown.Elements[0].Saves, 3)
}

// The findings of a team are those of its elements.
func TestShown_team(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 1 2")
	f.Lenses[0].Groups[0].Elements[1].Owner = "theirs"
	r := assess.Evaluate(f, answersOf(t, f, "*=full"), assess.Options{
		Team: "ours", Shown: []assess.Shown{direct("a", framework.Full, framework.Full, ""), direct("b", framework.None, framework.None, "")},
	})
	check(t, "shown findings", len(r.ShownFindings()), 0)
	check(t, "the company's lowered level", r.Shown.Level.Number, 0)
}

// The gate on contradictions fails without deals.
func TestCheckGates_withoutDeals(t *testing.T) {
	f := data.PRO()
	given := "*=full"
	gates := assess.Gates{FailOn: []assess.FindingCode{assess.EvidenceContradicts}}
	refuted := direct("deal-ownership", framework.None, framework.Partial, "")
	allowed := direct("central-sales-records", framework.None, framework.Full, "")
	silent := direct("deal-ownership", framework.Unanswered, framework.Unanswered, "")
	for _, test := range []struct {
		name     string
		result   *assess.Result
		passed   bool
		got      string
		elements string
	}{
		{"no deals", evaluate(t, f, given), false, "no CRM data", ""},
		{"no measures", beside(t, f, given), false, "no CRM data about the assessed elements", ""},
		{"nothing told", beside(t, f, given, silent), false, "no CRM data about the assessed elements", ""},
		{"a contradiction", beside(t, f, given, refuted, allowed), false, "1", "deal-ownership"},
		{"none", beside(t, f, given, allowed, silent), true, "0", ""},
	} {
		gate := assess.CheckGates(f, test.result, gates)
		check(t, test.name+": passed", gate.Passed, test.passed)
		check(t, test.name+": got", gate.Checks[0].Got, test.got)
		check(t, test.name+": elements", ids(gate.Checks[0].Elements), test.elements)
		check(t, test.name+": want", gate.Checks[0].Want, "no findings (evidence-contradicts)")
	}
	both := assess.Gates{FailOn: []assess.FindingCode{assess.EvidenceContradicts, assess.AnsweredUnknown}}
	check(t, "other findings are counted", assess.CheckGates(f, evaluate(t, f, given+" utm-tracking=unknown"), both).Checks[0].Got, "1, and no CRM data")
	other := assess.CheckGates(f, evaluate(t, f, given), assess.Gates{FailOn: []assess.FindingCode{assess.LowConfidence}})
	check(t, "another finding needs no deals", other.Passed, true)
}
