package ci_test

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"revops/assess"
	"revops/data"
	"revops/internal/samples"
	"revops/report/ci"
	"revops/report/document"
	"revops/report/narrative"
)

// hostileText holds what is a command, an end or an escape in one format or another.
func hostileText() string {
	return "<script>alert(1)</script> ]]> &amp; \"'\r\n::error::not mine\n::set-output name=x::y %0A%25 a:b,c=d\t\u202eright\u2066\x1b[2J\x00\ufffe " +
		strings.Repeat("x", 10_000)
}

// hostile is an assessment in which every text from outside is hostile.
func hostile(tb testing.TB) narrative.Assessment {
	tb.Helper()
	model := data.PRO()
	given := samples.Answers(tb, model, "answers", samples.Services)
	given.Organization = hostileText()
	for i := range given.Given {
		answer := &given.Given[i]
		answer.Note, answer.Reason, answer.Position.File = hostileText(), hostileText(), "a,b:c%0A\n::error::"+answer.Position.File
	}
	result := assess.Evaluate(model, given, assess.Options{Steps: 5, Shown: samples.ShownAs(hostileText())})
	for i := range result.Findings {
		result.Findings[i].Message = hostileText()
	}
	return samples.Document(document.Counted{Result: result, Gate: assess.CheckGates(model, result, assess.Gates{MinLevel: new(3)})})
}

func TestJUnit_hostile(t *testing.T) {
	want := strings.NewReplacer("\r\n", "\n", "\x1b", "?", "\x00", "?", "\u202e", "?", "\u2066", "?", "\ufffe", "\ufffd").Replace(hostileText())
	read := readJUnit(t, hostile(t))
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

func TestSARIF_hostile(t *testing.T) {
	run := readSARIF(t, hostile(t))
	if got := run.Properties.Properties["organization"]; got != hostileText() {
		t.Errorf("organization %.60q", got)
	}
	for _, result := range run.Results {
		if uri := *result.Locations[0].PhysicalLocation.ArtifactLocation.URI; uri != "services.yaml" && uri != "./a,b:c%250A%0A::error::services.yaml" {
			t.Errorf("URI %q", uri)
		}
	}
}

// A text is not a command, for GitHub or for the terminal.
func TestGitHub_hostile(t *testing.T) {
	a := hostile(t)
	if strings.ContainsAny(samples.Written(t, ci.GitHub, a), "\r\x1b\x00\u202e\u2066") {
		t.Error("a control character is left")
	}
	got := readCommands(t, a)
	want := readCommands(t, gated(t, samples.Services, assess.Options{Steps: 5}, assess.Gates{MinLevel: new(3)}))
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

// What cannot be written is an error.
func TestFormats_error(t *testing.T) {
	reader, writer := io.Pipe()
	_ = reader.Close()
	a := fromFile(t, "a.yaml", 0)
	for name, write := range map[string]func(io.Writer, narrative.Assessment) error{"JUnit": ci.JUnit, "SARIF": ci.SARIF, "GitHub": ci.GitHub} {
		if err := write(writer, a); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}
