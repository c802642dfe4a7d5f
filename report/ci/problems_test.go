package ci_test

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"revops/data"
	"revops/internal/diag"
	"revops/internal/golden"
	"revops/internal/samples"
	"revops/report/ci"
	"revops/report/document"
)

// oneFile is a file with problems.
func oneFile(found ...diag.Problem) *document.Problems {
	return document.NewProblems(data.PRO(), []document.CheckedFile{document.InvalidFile("a.yaml", found)})
}

func TestProblems_golden(t *testing.T) {
	p := samples.Problems(t)
	golden.Check(t, samples.Path(t, "report/problems.sarif.golden"), samples.Written(t, ci.ProblemsSARIF, p))
	golden.Check(t, samples.Path(t, "report/problems.github.golden"), samples.Written(t, ci.ProblemsGitHub, p))
}

// Every problem stands in every format, where it is.
func TestProblems_places(t *testing.T) {
	p := samples.Problems(t)
	var want, fromSARIF, fromGitHub []string
	for _, file := range p.Files {
		for _, problem := range file.Problems {
			want = append(want, fmt.Sprintf("%s %d:%d %s", problem.File, problem.Line, problem.Column, problem.Code))
		}
	}
	for _, result := range parseSARIF(t, samples.Written(t, ci.ProblemsSARIF, p)).Results {
		place := result.Locations[0].PhysicalLocation
		line, column := 0, 0
		if place.Region != nil {
			line, column = *place.Region.StartLine, *place.Region.StartColumn
		}
		fromSARIF = append(fromSARIF, fmt.Sprintf("%s %d:%d %s", *place.ArtifactLocation.URI, line, column, *result.RuleID))
	}
	for _, c := range parseCommands(t, samples.Written(t, ci.ProblemsGitHub, p)) {
		if c.severity == "error" {
			at := cmp.Or(c.properties["line"], "0") + ":" + cmp.Or(c.properties["col"], "0")
			fromGitHub = append(fromGitHub, fmt.Sprintf("%s %s %s", c.properties["file"], at, c.properties["title"]))
		}
	}
	for name, got := range map[string][]string{"SARIF": fromSARIF, "GitHub": fromGitHub} {
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

// Two equal problems of a file are two.
func TestProblemsSARIF_identity(t *testing.T) {
	first := diag.Problem{Position: diag.Position{File: "a.yaml", Line: 3, Column: 1}, Code: "unknown-grade", Message: `unknown grade "no"`}
	second := first
	second.Line = 9
	results := parseSARIF(t, samples.Written(t, ci.ProblemsSARIF, oneFile(first, second))).Results
	if gocmp.Equal(results[0].PartialFingerprints, results[1].PartialFingerprints) {
		t.Errorf("both are %v", results[0].PartialFingerprints)
	}
}

// The text of a problem is not a command.
func TestProblemsGitHub_hostile(t *testing.T) {
	p := oneFile(diag.Problem{
		Position: diag.Position{File: "a.yaml", Line: 3, Column: 1}, Code: "unknown-grade", Message: hostileText(), Hint: hostileText(),
	})
	commands := parseCommands(t, samples.Written(t, ci.ProblemsGitHub, p))
	if len(commands) != 1 || strings.Contains(commands[0].message, "\x1b") {
		t.Errorf("%d commands", len(commands))
	}
}
