package ci_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/golden"
	"revops/internal/samples"
	"revops/report/ci"
	"revops/report/document"
	"revops/report/narrative"
)

// gated is the assessment of a company held against gates.
func gated(tb testing.TB, company string, options assess.Options, gates assess.Gates) narrative.Assessment {
	tb.Helper()
	c := samples.Count(tb, company, options)
	c.Gate = assess.CheckGates(data.PRO(), c.Result, gates)
	return samples.Document(c)
}

// withDeals is the assessment of a company beside what its deals show, held against gates.
func withDeals(tb testing.TB, company string, gates assess.Gates) narrative.Assessment {
	tb.Helper()
	return gated(tb, company, assess.Options{Shown: samples.Shown(), ShownAsOf: "2026-11-21"}, gates)
}

func TestFormats_golden(t *testing.T) {
	gates := assess.Gates{MinLevel: new(2), MinScore: assess.Score{Tenths: 200, Known: true}}
	a := gated(t, samples.Services, assess.Options{Steps: 2}, gates)
	golden.Check(t, samples.Path(t, "report/services.junit.golden"), samples.Written(t, ci.JUnit, a))
	golden.Check(t, samples.Path(t, "report/services.sarif.golden"), samples.Written(t, ci.SARIF, a))
	golden.Check(t, samples.Path(t, "report/services.github.golden"), samples.Written(t, ci.GitHub, a))
}

// failed are the elements that the demands not met name, by name, with where their answers stand.
func failed(a narrative.Assessment) map[string]string {
	elements := map[string]string{}
	for _, e := range a.Result.Elements {
		for _, check := range a.Result.Gate.Checks {
			if !check.Passed && slices.Contains(check.Elements, e.ID) {
				elements[e.Name] = fmt.Sprintf("%s:%d", e.File, e.Line)
			}
		}
	}
	return elements
}

// JUnit says the level, the score and how every element stands.
func TestJUnit_elements(t *testing.T) {
	for _, company := range samples.Companies(t) {
		a := gated(t, company, assess.Options{}, assess.Gates{MinLevel: new(3), Complete: true})
		read := readJUnit(t, a)
		properties := read.properties()
		if properties["level"] != strconv.Itoa(a.Result.Level.Number) || properties["score"] != a.Result.Score.String() {
			t.Errorf("%s: %v", company, properties)
		}
		cases, failures := read.cases()
		if diff := cmp.Diff(failed(a), failures); diff != "" {
			t.Errorf("%s: failed elements:\n%s", company, diff)
		}
		if len(cases) != len(a.Result.Elements) {
			t.Errorf("%s: %d test cases for %d elements", company, len(cases), len(a.Result.Elements))
		}
		for _, e := range a.Result.Elements {
			checkCase(t, company, e, cases[fmt.Sprintf("%s.%s %s", e.Lens, e.Group, e.Name)])
		}
	}
}

// checkCase holds the test case of an element against its answer.
func checkCase(t *testing.T, company string, e document.Element, c testCase) {
	t.Helper()
	if passed := c.Failure == nil && c.Skipped == nil; passed != e.InPlace {
		t.Errorf("%s: %s is %s, passed: %t", company, e.ID, e.Grade, passed)
	}
	if failure := c.Failure; failure != nil && !strings.Contains(strings.ToLower(failure.Message), document.GradeWord(e.Grade)) {
		t.Errorf("%s: %s: %q does not say %s", company, e.ID, failure.Message, e.Grade)
	}
	if e.Grade == framework.NotApplicable && (c.Skipped == nil || !strings.HasSuffix(c.Skipped.Message, e.Reason)) {
		t.Errorf("%s: %s does not say why it does not apply", company, e.ID)
	}
}

// SARIF says the level, the score, and each gap and finding.
func TestSARIF_results(t *testing.T) {
	for _, company := range samples.Companies(t) {
		a := gated(t, company, assess.Options{}, assess.Gates{MinLevel: new(2)})
		run := readSARIF(t, a)
		properties := run.Properties.Properties
		if properties["level"] != float64(a.Result.Level.Number) || properties["score"] != a.Result.Score.Float() {
			t.Errorf("%s: %v", company, properties)
		}
		var want, got []string
		for _, gap := range a.Result.Gaps {
			want = append(want, fmt.Sprintf("%s %s %d %v", gap.Element, document.GradeWord(gap.Grade), gap.Days, gap.ScoreGain.Float()))
		}
		for _, finding := range a.Result.Findings {
			want = append(want, fmt.Sprintf("%s %s %d:%d", finding.Element, finding.Code, finding.Line, finding.Column))
		}
		rules, failures := map[string]bool{}, 0
		for _, rule := range run.Tool.Driver.Rules {
			rules[*rule.ID] = true
		}
		for _, result := range run.Results {
			if !rules[*result.RuleID] {
				t.Errorf("%s: no rule %s", company, *result.RuleID)
			}
			if strings.HasPrefix(*result.RuleID, "gate/") {
				continue
			}
			if result.Level == "error" {
				failures++
			}
			if _, gap := result.Properties.Properties["days"]; gap || result.Properties.Properties["code"] != nil {
				got = append(got, describe(result))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", company, diff)
		}
		if want := failed(a); len(want) != failures {
			t.Errorf("%s: %d errors, want %v", company, failures, want)
		}
	}
}

// describe says what a gap or a finding in SARIF says.
func describe(result *sarif.Result) string {
	p := result.Properties.Properties
	if code, isFinding := p["code"]; isFinding {
		region := result.Locations[0].PhysicalLocation.Region
		return fmt.Sprintf("%s %s %d:%d", *result.RuleID, code, *region.StartLine, *region.StartColumn)
	}
	grade := p["grade"]
	if grade == nil {
		grade = "not answered"
	}
	return fmt.Sprintf("%s %s %v %v", *result.RuleID, grade, p["days"], p["score_gain"])
}

// GitHub says the level, the score, what a demand that is not met names, and each next step.
func TestGitHub_annotations(t *testing.T) {
	for _, company := range samples.Companies(t) {
		a := gated(t, company, assess.Options{Steps: 3}, assess.Gates{MinLevel: new(3)})
		commands := readCommands(t, a)
		last := commands[len(commands)-1]
		if want := fmt.Sprintf("Maturity level %d of 3: %s, score %s", a.Result.Level.Number, a.Result.Level.Name, a.Result.Score); !strings.HasPrefix(last.message, want) {
			t.Errorf("%s: %q does not say %q", company, last.message, want)
		}
		if diff := cmp.Diff(failed(a), placedErrors(commands)); diff != "" {
			t.Errorf("%s:\n%s", company, diff)
		}
		notices := 0
		for _, c := range commands {
			if c.severity == "notice" {
				notices++
			}
		}
		if notices != len(a.Result.NextSteps)+1 {
			t.Errorf("%s: %d notices for %d steps", company, notices, len(a.Result.NextSteps))
		}
	}
}

// Only what is a team's is listed for it.
func TestFormats_team(t *testing.T) {
	a := gated(t, samples.Services, assess.Options{Team: "marketing"}, assess.Gates{MinLevel: new(3), Complete: true})
	want, got := map[string]bool{}, map[string]bool{}
	for _, e := range samples.Assessment(t, samples.Services, assess.Options{}).Result.Elements {
		if place, _ := a.Model.Element(e.ID); place.Owner == "marketing" {
			want[e.Name] = true
		}
	}
	for _, suite := range readJUnit(t, a).Suites[1:] {
		for _, c := range suite.Cases {
			got[c.Name] = true
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, rule := range readSARIF(t, a).Tool.Driver.Rules {
		if !strings.HasPrefix(*rule.ID, "gate/") && !want[*rule.Name] {
			t.Errorf("SARIF: a rule of another team: %s", *rule.ID)
		}
	}
}

func BenchmarkFormats(b *testing.B) {
	a := gated(b, samples.Services, assess.Options{Steps: 5}, assess.Gates{MinLevel: new(3)})
	b.Run("junit", func(b *testing.B) {
		for b.Loop() {
			samples.Written(b, ci.JUnit, a)
		}
	})
	b.Run("sarif", func(b *testing.B) {
		for b.Loop() {
			samples.Written(b, ci.SARIF, a)
		}
	})
	b.Run("github", func(b *testing.B) {
		for b.Loop() {
			samples.Written(b, ci.GitHub, a)
		}
	})
}
