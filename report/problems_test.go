package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/internal/diag"
	"revops/internal/golden"
	"revops/report"
)

// problems are those of a file with many, after a good file and before one that is not there.
func problems(tb testing.TB) report.Problems {
	tb.Helper()
	model := data.PRO()
	content, err := os.ReadFile("../testdata/answers-err/everything-at-once.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	_, err = answers.Parse(diag.Source{Name: "team/everything.yaml", Data: content}, model)
	found, ok := errors.AsType[*diag.Error](err)
	if !ok {
		tb.Fatal("no problems")
	}
	return report.Problems{Model: model, Files: []report.CheckedFile{
		{Name: "services.yaml", Result: assess.Evaluate(model, answersOf(tb, model, services), assess.Options{})},
		{Name: "team/everything.yaml", Problems: found.Problems},
		{Name: "gone.yaml", Problems: []diag.Problem{{
			Position: diag.Position{File: "gone.yaml"}, Code: "not-read", Message: "read gone.yaml: no such file or directory",
		}}},
	}}
}

func TestTheProblemsOfFiles(t *testing.T) {
	p := problems(t)
	for _, format := range []report.Format{report.FormatJSON, report.FormatSARIF, report.FormatGitHub} {
		golden.Check(t, "../testdata/report/problems."+string(format)+".golden", written(t, p, format))
	}
}

func TestEveryProblemStandsInEveryFormatWhereItIs(t *testing.T) {
	p := problems(t)
	var want, fromSARIF, fromGitHub []string
	for _, file := range p.Files {
		for _, problem := range file.Problems {
			want = append(want, fmt.Sprintf("%s %d:%d %s", problem.File, problem.Line, problem.Column, problem.Code))
		}
	}
	for _, result := range readSARIF(t, written(t, p, report.FormatSARIF)).Results {
		place := result.Locations[0].PhysicalLocation
		line, column := 0, 0
		if place.Region != nil {
			line, column = *place.Region.StartLine, *place.Region.StartColumn
		}
		fromSARIF = append(fromSARIF, fmt.Sprintf("%s %d:%d %s", *place.ArtifactLocation.URI, line, column, *result.RuleID))
	}
	for _, c := range readCommands(t, written(t, p, report.FormatGitHub)) {
		if c.severity == "error" {
			line, column := c.properties["line"], c.properties["col"]
			if line == "" {
				line, column = "0", "0"
			}
			fromGitHub = append(fromGitHub, fmt.Sprintf("%s %s:%s %s", c.properties["file"], line, column, c.properties["title"]))
		}
	}
	var document struct {
		Valid bool `json:"valid"`
		Files []struct {
			Problems []struct {
				File, Code   string
				Line, Column int
			} `json:"problems"`
		} `json:"files"`
	}
	if err := json.Unmarshal([]byte(text(t, func(b *bytes.Buffer) error { return p.JSON(b) })), &document); err != nil {
		t.Fatal(err)
	}
	var fromJSON []string
	for _, file := range document.Files {
		for _, problem := range file.Problems {
			fromJSON = append(fromJSON, fmt.Sprintf("%s %d:%d %s", problem.File, problem.Line, problem.Column, problem.Code))
		}
	}
	if document.Valid {
		t.Error("JSON: valid")
	}
	for name, got := range map[string][]string{"SARIF": fromSARIF, "GitHub": fromGitHub, "JSON": fromJSON} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestTwoEqualProblemsOfAFileAreTwo(t *testing.T) {
	problem := diag.Problem{Position: diag.Position{File: "a.yaml", Line: 3, Column: 1}, Code: "unknown-grade", Message: `grade "no" is not known`}
	second := problem
	second.Line = 9
	p := report.Problems{Model: data.PRO(), Files: []report.CheckedFile{{Name: "a.yaml", Problems: []diag.Problem{problem, second}}}}
	results := readSARIF(t, written(t, p, report.FormatSARIF)).Results
	if cmp.Equal(results[0].PartialFingerprints, results[1].PartialFingerprints) {
		t.Errorf("both are %v", results[0].PartialFingerprints)
	}
}

func TestTheTextOfAProblemIsNoCommand(t *testing.T) {
	p := report.Problems{Model: data.PRO(), Files: []report.CheckedFile{{Name: "a.yaml", Problems: []diag.Problem{
		{Position: diag.Position{File: "a.yaml", Line: 3, Column: 1}, Code: "unknown-grade", Message: hostileText(), Hint: hostileText()},
	}}}}
	if commands := readCommands(t, written(t, p, report.FormatGitHub)); len(commands) != 1 || strings.Contains(commands[0].message, "\x1b") {
		t.Errorf("%d commands", len(commands))
	}
}
