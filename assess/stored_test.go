package assess_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/golden"
	"revops/report"
)

// stored is the result of an answers file as it is written, and the snapshot of it.
func stored(tb testing.TB, file string, options assess.Options) (diag.Source, *assess.Snapshot) {
	tb.Helper()
	model := data.PRO()
	given, err := answers.Parse(read(tb, file), model)
	if err != nil {
		tb.Fatal(err)
	}
	result := assess.Evaluate(model, given, options)
	var text bytes.Buffer
	gate := assess.CheckGates(model, result, assess.Gates{MinLevel: 2, Complete: true})
	if err := (report.Assessment{Model: model, Result: result, Gate: gate}).JSON(&text); err != nil {
		tb.Fatal(err)
	}
	return diag.Source{Name: "stored.json", Data: text.Bytes()}, result.Snapshot(model, "stored.json")
}

func sampleFiles(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("../testdata/answers/*.yaml")
	if err != nil || len(files) == 0 {
		tb.Fatalf("%d files, error %v", len(files), err)
	}
	return files
}

// A stored result says what the result said.
func TestParseSnapshot_roundTrip(t *testing.T) {
	for _, file := range sampleFiles(t) {
		for name, options := range map[string]assess.Options{
			"whole":                   {Steps: 5, Target: 3},
			"without the level lens":  {Lenses: []framework.LensID{"rules"}},
			"of the level lens alone": {Lenses: []framework.LensID{"roadmap"}},
		} {
			source, want := stored(t, file, options)
			got, err := assess.ParseSnapshot(source, data.PRO())
			if err != nil {
				t.Fatalf("%s, %s: %s", file, name, rendered(t, err))
			}
			if got.Level != nil {
				level := data.PRO().Levels[got.Level.Number]
				level.Description = ""
				want.Level = &level
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %s (-result +stored):\n%s", file, name, diff)
			}
		}
	}
}

// An answers file is counted.
func TestParseSnapshot_answers(t *testing.T) {
	for _, file := range sampleFiles(t) {
		_, want := stored(t, file, assess.Options{})
		got, err := assess.ParseSnapshot(read(t, file), data.PRO())
		if err != nil {
			t.Fatal(rendered(t, err))
		}
		want.File = file
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", file, diff)
		}
	}
}

// An answers file without any value gives no snapshot.
func TestParseSnapshot_noValue(t *testing.T) {
	_, err := assess.ParseSnapshot(diag.Source{Name: "a.yaml", Data: []byte(answersHeader + "answers:\n")}, data.PRO())
	if err == nil || !strings.Contains(err.Error(), "a.yaml:3:1: no element has an answer") {
		t.Errorf("got error %v", err)
	}
}

// smallModel is a framework of three elements.
func smallModel(tb testing.TB) *framework.Framework {
	tb.Helper()
	return frameworkOf(tb, "small", "framework.yaml", "habits.yaml", "practice.yaml")
}

const resultErrors = "../testdata/results-err"

// Each mistake in a stored result is reported at its place.
func TestParseSnapshot_mistakes(t *testing.T) {
	files, err := filepath.Glob(resultErrors + "/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, error %v", len(files), err)
	}
	var seen strings.Builder
	for _, file := range files {
		source := read(t, file)
		source.Name = filepath.Base(file)
		got, err := assess.ParseSnapshot(source, smallModel(t))
		if err == nil {
			t.Errorf("%s: accepted as %+v", file, got)
			continue
		}
		said := rendered(t, err)
		seen.WriteString(said)
		golden.Check(t, file+".out", said)
	}
	for _, code := range []diag.Code{
		assess.CodePartialResult, assess.CodeUnknownLevel, assess.CodeUnknownLens, assess.CodeUnknownGroup,
		assess.CodeGivenTwice, assess.CodeGradeAndPoints, answers.CodeUnknownSchema, answers.CodeFrameworkMismatch,
	} {
		if !strings.Contains(seen.String(), "["+string(code)+"]") {
			t.Errorf("no file in %s shows %s", resultErrors, code)
		}
	}
}

// A result of another version is taken as it was counted then.
func TestParseSnapshot_otherVersion(t *testing.T) {
	content := strings.NewReplacer(
		`"version": 3`, `"version": 2`, `"ready"`, `"on-the-way"`, `"selling"`, `"buying"`, `"price-list"`, `"price-tags"`,
	).Replace(string(read(t, "../testdata/results/small.json").Data))
	got, err := assess.ParseSnapshot(diag.Source{Name: "old.json", Data: []byte(content)}, smallModel(t))
	if err != nil {
		t.Fatal(rendered(t, err))
	}
	check(t, "reference", got.Reference(), "small@2")
	check(t, "level", got.Level.ID, "on-the-way")
	check(t, "element", got.Elements[1].ID, "price-tags")
}

// A result is checked whole before it is shown.
func TestCheckResult(t *testing.T) {
	source := read(t, "../testdata/results/small.json")
	source.Name = "small.json"
	if err := assess.CheckResult(source, smallModel(t)); err != nil {
		t.Fatal(rendered(t, err))
	}
	for _, test := range []struct{ from, to, want string }{
		{`"framework": {`, `"team": "weather", "framework": {`, `[unknown-team]`},
		{`"gaps": [`, `"what_if": [{"element": "weather", "from": null, "to": "full"}], "gaps": [`, `element "weather" is not known [unknown-element]`},
		{`"number": 1`, `"number": 7`, `level 7 is not one of small@3 [unknown-level]`},
		{`"to": "full"`, `"to": "none"`, `grade "none" is not known [unknown-grade]`},
		{`"owner": "`, `"owner": "no-`, `[unknown-team]`},
		{`"gaps": [`, `"comparison": {"files": []}, "gaps": [`, `got 0 of a list, want 2 at least`},
		{`"version": 3`, `"version": 2`, `a result of the framework "small"@2, want small@3 [framework-mismatch]`},
		{`revops/result/v1`, `revops/answers/v1`, `these are answers, want a stored result [unknown-schema]`},
		{`revops/result/v1`, `revops/result/v2`, `newer than this program`},
	} {
		content := strings.Replace(string(source.Data), test.from, test.to, 1)
		if content == string(source.Data) {
			t.Errorf("%s is not there to be changed", test.from)
		}
		err := assess.CheckResult(diag.Source{Name: "a.json", Data: []byte(content)}, smallModel(t))
		if err == nil || !strings.Contains(rendered(t, err), test.want) {
			t.Errorf("%s as %s: got error %v, want %s", test.from, test.to, err, test.want)
		}
	}
}

func FuzzParseSnapshot(f *testing.F) {
	model := smallModel(f)
	for _, pattern := range []string{resultErrors + "/*.json", "../testdata/results/small.json", "../testdata/answers-err" + "/*.json"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range files {
			content, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(content)
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		got, err := assess.ParseSnapshot(diag.Source{Name: "a.json", Data: content}, model)
		if err == nil {
			resolves(t, model, got)
			assess.Compare(model, []*assess.Snapshot{got, got, got.Recount(model)})
			return
		}
		problems, ok := errors.AsType[*diag.Error](err)
		if !ok {
			t.Fatalf("error without problems: %v", err)
		}
		lines := bytes.Count(content, []byte("\n")) + 1
		misplaced := func(p diag.Problem) bool {
			return p.File != "a.json" || p.Line < 0 || p.Line > lines || p.Line > 0 && p.Column < 1
		}
		if at := slices.IndexFunc(problems.Problems, misplaced); at >= 0 {
			t.Errorf("misplaced: %v", problems.Problems[at])
		}
		_ = rendered(t, err)
	})
}

// resolves demands that the ids of a snapshot are there: in the model if it was counted by it, and within itself.
func resolves(t *testing.T, model *framework.Framework, s *assess.Snapshot) {
	t.Helper()
	if s.Framework != model.ID {
		t.Errorf("accepted framework %q", s.Framework)
	}
	for _, e := range s.Elements {
		if _, known := model.Element(e.ID); !known && s.Version == model.Version {
			t.Errorf("accepted element %q", e.ID)
		}
		if !slices.ContainsFunc(s.Groups, func(g assess.GroupScore) bool { return g.ID == e.Group && g.Lens == e.Lens }) {
			t.Errorf("accepted group %q of element %q", e.Group, e.ID)
		}
	}
}
