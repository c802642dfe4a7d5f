package ci_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
)

// Nothing fails where the gate passed or none was asked for.
func TestFormats_passed(t *testing.T) {
	a := gated(t, samples.Services, assess.Options{}, assess.Gates{MinLevel: new(1)})
	without := a
	without.Result = new(*a.Result)
	without.Result.Gate = nil
	for _, a := range []narrative.Assessment{a, without} {
		if read := readJUnit(t, a); read.Failures != 0 {
			t.Errorf("JUnit: %d failures", read.Failures)
		}
		for _, result := range readSARIF(t, a).Results {
			if result.Level == "error" {
				t.Errorf("SARIF: an error: %s", *result.RuleID)
			}
		}
		for _, c := range readCommands(t, a) {
			if c.severity == "error" {
				t.Errorf("GitHub: an error: %v", c)
			}
		}
	}
}

// A demand that names no element fails all the same.
func TestFormats_failedWithoutElement(t *testing.T) {
	a := gated(t, samples.Services, assess.Options{Lenses: []framework.LensID{"rules"}}, assess.Gates{MinLevel: new(1)})
	if read := readJUnit(t, a); read.Failures != 1 {
		t.Errorf("JUnit: %d failures", read.Failures)
	}
	if result := readSARIF(t, a).Results[0]; result.Level != "error" || *result.RuleID != "gate/min-level" {
		t.Errorf("SARIF: first %s, %s", *result.RuleID, result.Level)
	}
	if c := readCommands(t, a)[0]; c.severity != "error" {
		t.Errorf("GitHub: first %v", c)
	}
}

// What deals contradict stands at the line of its answer, and fails nothing unless the gate asks for it.
func TestFormats_contradicted(t *testing.T) {
	for _, test := range []struct {
		gates assess.Gates
		level string
		want  map[string]string
	}{
		{assess.Gates{MinLevel: new(1)}, "note", map[string]string{}},
		{
			assess.Gates{FailOn: []assess.FindingCode{assess.EvidenceContradicts}},
			"error",
			map[string]string{"Deal Ownership": "scaleup.yaml:37", "Real-Time Deal Tracking": "scaleup.yaml:20"},
		},
	} {
		a := withDeals(t, samples.ScaleUp, test.gates)
		cases, failures := readJUnit(t, a).cases()
		if diff := cmp.Diff(test.want, failures); diff != "" {
			t.Errorf("JUnit (-want +got):\n%s", diff)
		}
		ownership := cases["roadmap.sales-reps-management Deal Ownership"]
		if !strings.Contains(ownership.text(), "Evidence contradicts: answered ") || (ownership.Output == "") != (ownership.Failure != nil) {
			t.Errorf("JUnit: the case says %+v", ownership)
		}
		if diff := cmp.Diff(test.want, placedErrors(readCommands(t, a))); diff != "" {
			t.Errorf("GitHub (-want +got):\n%s", diff)
		}
		var places []string
		for _, result := range readSARIF(t, a).Results {
			if result.Properties != nil && result.Properties.Properties["code"] == "evidence-contradicts" {
				at := result.Locations[0].PhysicalLocation
				places = append(places, fmt.Sprintf("%s:%d %s", *at.ArtifactLocation.URI, *at.Region.StartLine, result.Level))
			}
		}
		if diff := cmp.Diff([]string{"scaleup.yaml:20 warning", "scaleup.yaml:37 warning"}, places); diff != "" {
			t.Errorf("SARIF (-want +got):\n%s", diff)
		}
	}
}

// Level and score if contradicted answers were lowered are properties of the whole.
func TestFormats_lowered(t *testing.T) {
	a := withDeals(t, samples.ScaleUp, assess.Gates{})
	if p := readJUnit(t, a).properties(); p["evidence_level"] != "0" || p["evidence_score"] != "32.4" {
		t.Errorf("JUnit: %v", p)
	}
	if p := readSARIF(t, a).Properties.Properties; p["evidence_level"] != 0.0 || p["evidence_score"] != 32.4 {
		t.Errorf("SARIF: %v", p)
	}
}

// A waived gap is suppressed unless a demand names it.
func TestSARIF_waived(t *testing.T) {
	model := data.PRO()
	given := samples.Answers(t, model, "answers", samples.Services)
	given.Waivers = []answers.Waiver{{Element: "team-goals", Expires: "2027-01-01"}}
	c := document.Counted{Result: assess.Evaluate(model, given, assess.Options{Today: "2026-11-21"})}
	suppressed := func() (ids []string) {
		for _, result := range readSARIF(t, samples.Document(c)).Results {
			if len(result.Suppressions) > 0 {
				ids = append(ids, *result.RuleID)
			}
		}
		return ids
	}
	if diff := cmp.Diff([]string{"team-goals"}, suppressed()); diff != "" {
		t.Error(diff)
	}
	c.Gate = assess.CheckGates(model, c.Result, assess.Gates{MinLevel: new(2)})
	if got := suppressed(); got != nil {
		t.Errorf("suppressed though demanded: %v", got)
	}
}
