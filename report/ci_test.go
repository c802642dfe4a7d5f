package report_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"revops/assess"
	"revops/framework"
	"revops/internal/golden"
	"revops/report"
)

// forCI are the formats of assessments that CI systems read.
func forCI() []report.Format {
	return []report.Format{report.FormatJUnit, report.FormatSARIF, report.FormatGitHub}
}

// gated is the assessment of a company held against gates.
func gated(tb testing.TB, file string, options assess.Options, gates assess.Gates) report.Assessment {
	tb.Helper()
	a := assessment(tb, file, options)
	a.Gate = assess.CheckGates(a.Model, a.Result, gates)
	return a
}

const services = "../testdata/answers/services.yaml"

func TestTheResultForCISystems(t *testing.T) {
	a := gated(t, services, assess.Options{Steps: 2}, assess.Gates{MinLevel: 2, MinScore: assess.Score{Tenths: 200, Known: true}})
	for _, format := range forCI() {
		golden.Check(t, "../testdata/report/services."+string(format)+".golden", written(t, a, format))
	}
}

// failed are the elements that the demands not met name, by name, with where their answers stand.
func failed(a report.Assessment) map[string]string {
	elements := map[string]string{}
	for _, e := range a.Result.Elements {
		for _, check := range a.Gate.Checks {
			if !check.Passed && slices.Contains(check.Elements, e.Element.ID) {
				elements[e.Element.Name] = fmt.Sprintf("%s:%d", e.Answer.Position.File, e.Answer.Position.Line)
			}
		}
	}
	return elements
}

func TestJUnitSaysTheLevelTheScoreAndHowEveryElementStands(t *testing.T) {
	for _, file := range companies(t) {
		a := gated(t, file, assess.Options{}, assess.Gates{MinLevel: 3, Complete: true})
		read := readJUnit(t, written(t, a, report.FormatJUnit))
		properties := read.properties()
		if properties["level"] != strconv.Itoa(a.Result.Level.Number) || properties["score"] != a.Result.Score.Low.String() {
			t.Errorf("%s: %v", file, properties)
		}
		cases, failures := read.cases()
		if diff := cmp.Diff(failed(a), failures); diff != "" {
			t.Errorf("%s: failed elements:\n%s", file, diff)
		}
		if len(cases) != len(a.Result.Elements) {
			t.Errorf("%s: %d test cases for %d elements", file, len(cases), len(a.Result.Elements))
		}
		for _, e := range a.Result.Elements {
			checkCase(t, file, e, cases[fmt.Sprintf("%s.%s %s", e.Element.Lens.ID, e.Element.Group.ID, e.Element.Name)])
		}
	}
}

// checkCase holds the test case of an element against its answer.
func checkCase(t *testing.T, file string, e assess.ElementResult, c testCase) {
	t.Helper()
	if passed := c.Failure == nil && c.Skipped == nil; passed != e.InPlace {
		t.Errorf("%s: %s is %s, passed: %t", file, e.Element.ID, e.Answer.Grade, passed)
	}
	if said := c.Failure; said != nil && !strings.Contains(strings.ToLower(said.Message), report.GradeWord(e.Answer.Grade)) {
		t.Errorf("%s: %s: %q does not say %s", file, e.Element.ID, said.Message, e.Answer.Grade)
	}
	if e.Answer.Grade == framework.NotApplicable && (c.Skipped == nil || !strings.HasSuffix(c.Skipped.Message, e.Answer.Reason)) {
		t.Errorf("%s: %s does not say why it does not apply", file, e.Element.ID)
	}
}

func TestSARIFSaysTheLevelTheScoreAndEachGapAndFinding(t *testing.T) {
	for _, file := range companies(t) {
		a := gated(t, file, assess.Options{}, assess.Gates{MinLevel: 2})
		run := readSARIF(t, written(t, a, report.FormatSARIF))
		properties := run.Properties.Properties
		if properties["level"] != float64(a.Result.Level.Number) || properties["score"] != a.Result.Score.Low.Float() {
			t.Errorf("%s: %v", file, properties)
		}
		var want, got []string
		for _, gap := range a.Result.Gaps {
			want = append(want, fmt.Sprintf("%s %s %d %v", gap.Element.ID, report.GradeWord(gap.Grade), gap.Days, gap.ScoreGain.Float()))
		}
		for _, finding := range a.Result.Findings {
			want = append(want, fmt.Sprintf("%s %s %d:%d", finding.Element, finding.Code, finding.Position.Line, finding.Position.Column))
		}
		rules, errs := map[string]bool{}, 0
		for _, rule := range run.Tool.Driver.Rules {
			rules[*rule.ID] = true
		}
		for _, result := range run.Results {
			if !rules[*result.RuleID] {
				t.Errorf("%s: no rule %s", file, *result.RuleID)
			}
			if strings.HasPrefix(*result.RuleID, "gate/") {
				continue
			}
			if result.Level == "error" {
				errs++
			}
			if _, named := result.Properties.Properties["days"]; named || result.Properties.Properties["code"] != nil {
				got = append(got, describe(result))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", file, diff)
		}
		if want := failed(a); len(want) != errs {
			t.Errorf("%s: %d errors, want %v", file, errs, want)
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

func TestGitHubSaysTheLevelTheScoreAndWhatADemandNames(t *testing.T) {
	for _, file := range companies(t) {
		a := gated(t, file, assess.Options{Steps: 3}, assess.Gates{MinLevel: 3})
		commands := readCommands(t, written(t, a, report.FormatGitHub))
		last := commands[len(commands)-1]
		if want := fmt.Sprintf("Level %d of 3: %s, score %s", a.Result.Level.Number, a.Result.Level.Name, a.Result.Score.Low); !strings.HasPrefix(last.message, want) {
			t.Errorf("%s: %q does not say %q", file, last.message, want)
		}
		errs, notices := map[string]string{}, 0
		for _, c := range commands {
			switch {
			case c.severity == "error" && c.properties["file"] != "":
				errs[c.properties["title"]] = c.properties["file"] + ":" + c.properties["line"]
			case c.severity == "notice":
				notices++
			}
		}
		if diff := cmp.Diff(failed(a), errs); diff != "" {
			t.Errorf("%s:\n%s", file, diff)
		}
		if notices != len(a.Result.Steps)+1 {
			t.Errorf("%s: %d notices for %d steps", file, notices, len(a.Result.Steps))
		}
	}
}

func TestNothingFailsWhereTheGatePassedOrNoneWasAskedFor(t *testing.T) {
	for _, gates := range []assess.Gates{{}, {MinLevel: 1}} {
		a := gated(t, services, assess.Options{}, gates)
		if read := readJUnit(t, written(t, a, report.FormatJUnit)); read.Failures != 0 {
			t.Errorf("JUnit: %d failures", read.Failures)
		}
		for _, result := range readSARIF(t, written(t, a, report.FormatSARIF)).Results {
			if result.Level == "error" {
				t.Errorf("SARIF: an error: %s", *result.RuleID)
			}
		}
		for _, c := range readCommands(t, written(t, a, report.FormatGitHub)) {
			if c.severity == "error" {
				t.Errorf("GitHub: an error: %v", c)
			}
		}
	}
}

func TestADemandThatNamesNoElementFailsAllTheSame(t *testing.T) {
	a := gated(t, services, assess.Options{Lenses: []framework.LensID{"rules"}}, assess.Gates{MinLevel: 1})
	if read := readJUnit(t, written(t, a, report.FormatJUnit)); read.Failures != 1 {
		t.Errorf("JUnit: %d failures", read.Failures)
	}
	if result := readSARIF(t, written(t, a, report.FormatSARIF)).Results[0]; result.Level != "error" || *result.RuleID != "gate/min-level" {
		t.Errorf("SARIF: first %s, %s", *result.RuleID, result.Level)
	}
	if c := readCommands(t, written(t, a, report.FormatGitHub))[0]; c.severity != "error" {
		t.Errorf("GitHub: first %v", c)
	}
}

func TestOnlyATeamsElementsAreListedForIt(t *testing.T) {
	a := gated(t, services, assess.Options{Team: "marketing"}, assess.Gates{MinLevel: 3, Complete: true})
	want := map[string]bool{}
	for _, e := range a.Result.Elements {
		if e.Element.Owner == "marketing" {
			want[e.Element.Name] = true
		}
	}
	got := map[string]bool{}
	for _, suite := range readJUnit(t, written(t, a, report.FormatJUnit)).Suites[1:] {
		for _, c := range suite.Cases {
			got[c.Name] = true
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, rule := range readSARIF(t, written(t, a, report.FormatSARIF)).Tool.Driver.Rules {
		if !strings.HasPrefix(*rule.ID, "gate/") && !want[*rule.Name] {
			t.Errorf("SARIF: a rule of another team: %s", *rule.ID)
		}
	}
}

func BenchmarkFormatsForCI(b *testing.B) {
	a := gated(b, services, assess.Options{Steps: 5}, assess.Gates{MinLevel: 3})
	for _, format := range forCI() {
		b.Run(string(format), func(b *testing.B) {
			for b.Loop() {
				written(b, a, format)
			}
		})
	}
}
