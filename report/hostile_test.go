package report_test

import (
	"slices"
	"strings"
	"testing"

	"revops/assess"
	"revops/data"
	"revops/report"
)

// hostileText holds what is a command, an end or an escape in one format or another.
func hostileText() string {
	return "<script>alert(1)</script> ]]> &amp; \"'\r\n::error::not mine\n::set-output name=x::y %0A%25 a:b,c=d\t\u202eright\u2066\x1b[2J\x00\ufffe " +
		strings.Repeat("x", 10_000)
}

// hostile is an assessment of which every text that comes from outside is hostile.
func hostile(tb testing.TB) report.Assessment {
	tb.Helper()
	model := data.PRO()
	answers := answersOf(tb, model, services)
	answers.Organization = hostileText()
	for i := range answers.Given {
		given := &answers.Given[i]
		given.Note, given.Reason, given.Position.File = hostileText(), hostileText(), "a,b:c%0A\n::error::"+given.Position.File
	}
	result := assess.Evaluate(model, answers, assess.Options{Steps: 5, Shown: shownAs(hostileText())})
	for i := range result.Findings {
		result.Findings[i].Message = hostileText()
	}
	return report.Assessment{Model: model, Result: result, Gate: assess.CheckGates(model, result, assess.Gates{MinLevel: 3})}
}

func TestHostileTextStaysTextInJUnit(t *testing.T) {
	want := strings.NewReplacer("\r\n", "\n", "\x1b", "?", "\x00", "?", "\u202e", "?", "\u2066", "?", "\ufffe", "\ufffd").Replace(hostileText())
	read := readJUnit(t, written(t, hostile(t), report.FormatJUnit))
	noted, reasons := 0, 0
	for _, suite := range read.Suites[1:] {
		for _, c := range suite.Cases {
			if c.Failure != nil && strings.Contains(c.Failure.Text, want) {
				noted++
			}
			if c.Skipped != nil && strings.Contains(strings.ReplaceAll(c.Skipped.Message, "\r", ""), want) {
				reasons++
			}
		}
	}
	if noted < 5 || reasons < 5 {
		t.Errorf("%d notes and %d reasons are as they were written", noted, reasons)
	}
	if organization := read.properties()["organization"]; strings.ReplaceAll(organization, "\r", "") != want {
		t.Errorf("organization %.60q", organization)
	}
}

func TestHostileTextStaysTextInSARIF(t *testing.T) {
	a := hostile(t)
	run := readSARIF(t, written(t, a, report.FormatSARIF))
	if got := run.Properties.Properties["organization"]; got != hostileText() {
		t.Errorf("organization %.60q", got)
	}
	for _, result := range run.Results {
		if uri := *result.Locations[0].PhysicalLocation.ArtifactLocation.URI; uri != "services.yaml" && uri != "./a,b:c%250A%0A::error::services.yaml" {
			t.Errorf("URI %q", uri)
		}
	}
}

func TestHostileTextIsNoCommandForGitHubOrTheTerminal(t *testing.T) {
	a := hostile(t)
	plain := gated(t, services, assess.Options{Steps: 5}, assess.Gates{MinLevel: 3})
	document := written(t, a, report.FormatGitHub)
	if strings.ContainsAny(document, "\r\x1b\x00\u202e\u2066") {
		t.Error("a control character is left")
	}
	got, want := readCommands(t, document), readCommands(t, written(t, plain, report.FormatGitHub))
	if len(got) < len(want) {
		t.Fatalf("%d annotations, want at least %d", len(got), len(want))
	}
	for _, c := range got {
		if file := c.properties["file"]; file != "" && file != "services.yaml" && file != "a,b:c%0A\n::error::services.yaml" {
			t.Errorf("file %q", file)
		}
		for property := range c.properties {
			if !slices.Contains([]string{"file", "line", "col", "title"}, property) {
				t.Errorf("property %q", property)
			}
		}
	}
	if last := got[len(got)-1]; !strings.Contains(last.properties["title"], "\r\n::error::not mine\n::set-output name=x::y %0A%25 a:b,c=d") {
		t.Errorf("title %.80q", last.properties["title"])
	}
}
