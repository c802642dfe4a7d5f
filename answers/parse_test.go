package answers_test

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
	"revops/internal/yamlpos"
)

// rendered is what a person reads of the error of a parser.
func rendered(t *testing.T, err error) string {
	t.Helper()
	problems, ok := errors.AsType[*diag.Error](err)
	if !ok {
		t.Fatalf("got error %v, want problems", err)
	}
	var text bytes.Buffer
	if err := diag.Write(&text, problems.Problems); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

const errorFiles = "../testdata/answers-err"

// Each mistake in an answers file is reported at its place.
func TestParse_mistakes(t *testing.T) {
	entries, err := os.ReadDir(errorFiles)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if filepath.Ext(name) == ".out" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			content, err := os.ReadFile(filepath.Join(errorFiles, name))
			if err != nil {
				t.Fatal(err)
			}
			got, err := answers.Parse(diag.Source{Name: name, Data: content}, data.PRO())
			if err == nil {
				t.Fatalf("accepted as %+v", got)
			}
			golden.Check(t, filepath.Join(errorFiles, name+".out"), rendered(t, err))
		})
	}
}

// Every code of answers files has a test.
func TestParse_everyCode(t *testing.T) {
	outputs, err := filepath.Glob(filepath.Join(errorFiles, "*.out"))
	if err != nil {
		t.Fatal(err)
	}
	var seen strings.Builder
	for _, name := range outputs {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		seen.Write(content)
	}
	for _, code := range []diag.Code{
		answers.CodeUnknownSchema, answers.CodeFrameworkMismatch, answers.CodeFrameworkVersion, answers.CodeUnknownElement,
		answers.CodeUnknownGrade, answers.CodeUnknownTeam, answers.CodeUnknownConfidence, answers.CodeMissingReason,
		answers.CodeEssential, answers.CodeInvalidDate,
		yamlpos.CodeSyntax, yamlpos.CodeEmptyFile, yamlpos.CodeNotText, yamlpos.CodeTooDeep, yamlpos.CodeMultipleDocument,
		yamlpos.CodeAnchor, yamlpos.CodeAlias, yamlpos.CodeTag, yamlpos.CodeDuplicateKey, yamlpos.CodeUnknownKey,
		yamlpos.CodeMissingKey, yamlpos.CodeWrongType,
	} {
		if !strings.Contains(seen.String(), "["+string(code)+"]") {
			t.Errorf("no file in %s shows %s", errorFiles, code)
		}
	}
}

const header = "schema: revops/answers/v1\nframework: pro@2\n"

func parse(t *testing.T, name, text string) *answers.File {
	t.Helper()
	got, err := answers.Parse(diag.Source{Name: name, Data: []byte(text)}, data.PRO())
	if err != nil {
		t.Fatal(rendered(t, err))
	}
	return got
}

// The long form holds everything said.
func TestParse_longForm(t *testing.T) {
	got := parse(t, "a.yaml", header+`organization: 3M # not a number
respondent: {name: Dana, team: marketing}
date: 2026-11-21
answers:
  central-sales-records: full
  deal-ownership:
    grade: partial
    note: Only new business has owners
    evidence: [https://crm.example/reports/17, {text: owner report, as_of: 2026-10-30}]
    as_of: 2026-10-29
    confidence: high
  utm-tracking: {grade: n/a, reason: All business comes by referral}
  retention-plans: unknown
  team-goals:
  step-plans: {note: Ask the services team}
`)
	at := func(line, column int) diag.Position { return diag.Position{File: "a.yaml", Line: line, Column: column} }
	want := &answers.File{
		Organization: "3M", Respondent: answers.Respondent{Name: "Dana", Team: "marketing"}, Date: "2026-11-21",
		Position: at(6, 1),
		Given: []answers.Answer{
			{Element: "central-sales-records", Grade: framework.Full, Position: at(7, 26)},
			{
				Element: "deal-ownership", Grade: framework.Partial, Note: "Only new business has owners",
				Evidence: []answers.Evidence{
					{Text: "https://crm.example/reports/17"}, {Text: "owner report", AsOf: "2026-10-30"},
				},
				AsOf: "2026-10-29", Confidence: answers.High, Position: at(9, 12),
			},
			{
				Element: "utm-tracking", Grade: framework.NotApplicable, Reason: "All business comes by referral",
				Position: at(14, 25),
			},
			{Element: "retention-plans", Grade: framework.Unknown, Position: at(15, 20)},
			{Element: "team-goals", Position: at(16, 3)},
			{Element: "step-plans", Note: "Ask the services team", Position: at(17, 3)},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// The digits 0 to 3 are grades.
func TestParse_digits(t *testing.T) {
	got := parse(t, "a.yaml", header+"answers: {deal-ownership: 0, utm-tracking: 1, team-goals: 2, step-plans: 3}\n")
	for i, want := range []framework.Grade{framework.None, framework.Partial, framework.Mostly, framework.Full} {
		check(t, "grade", got.Given[i].Grade, want)
	}
}

// JSON is read with what YAML readers refuse.
func TestParse_json(t *testing.T) {
	text := "{\"schema\": \"revops\\/answers\\/v1\", \"framework\": \"pro@2\",\n\t\"organization\": \"Smile \\ud83d\\ude42\",\n\t" +
		`"answers": {"deal-ownership": 2, "utm-tracking": {"grade": "n\/a", "reason": "none"}}}`
	for _, name := range []string{"a.json", "<stdin>"} {
		got := parse(t, name, text)
		check(t, "organization", got.Organization, "Smile 🙂")
		check(t, "grade", got.Given[0].Grade, framework.Mostly)
		check(t, "position", got.Given[0].Position, name+":3:32")
		check(t, "grade", got.Given[1].Grade, framework.NotApplicable)
	}
}

// A byte order mark and the line ends of Windows change nothing.
func TestParse_windows(t *testing.T) {
	text := "\uFEFF" + strings.ReplaceAll(header+"answers:\n  deal-ownership: full\n", "\n", "\r\n")
	check(t, "position", parse(t, "a.yaml", text).Given[0].Position, "a.yaml:4:19")
}

// A file without any value is valid, but gives no result.
func TestParse_noValue(t *testing.T) {
	for _, text := range []string{"answers:\n", "answers: {}\n", "answers:\n  deal-ownership:\n  utm-tracking: {note: later}\n"} {
		source := diag.Source{Name: "a.yaml", Data: []byte(header + text)}
		got := parse(t, source.Name, string(source.Data))
		err := answers.RequireValues(got, source)
		if err == nil || !strings.Contains(err.Error(), "a.yaml:3:1: no element has an answer [no-answers]") {
			t.Errorf("%q: got error %v", text, err)
		}
	}
	unknown := parse(t, "a.yaml", header+"answers: {deal-ownership: unknown}\n")
	if err := answers.RequireValues(unknown, diag.Source{}); err != nil {
		t.Errorf("unknown is a value: %v", err)
	}
}

// A file of more than 4 MiB is not read.
func TestParse_tooLarge(t *testing.T) {
	long := bytes.Repeat([]byte("# comment\n"), 4<<20/10+1)
	_, err := answers.Parse(diag.Source{Name: "a.yaml", Data: long}, data.PRO())
	if err == nil || !strings.Contains(err.Error(), "[file-too-large]") {
		t.Errorf("got error %v", err)
	}
}

// FuzzParse: no panic; every error is placed in the file; what is accepted resolves to elements of the
// framework.
func FuzzParse(f *testing.F) {
	model := data.PRO()
	for _, dir := range []string{errorFiles, "../testdata/answers"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.[yj]*"))
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range files {
			content, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(content, filepath.Ext(name) == ".json")
		}
	}
	f.Fuzz(func(t *testing.T, content []byte, json bool) {
		name := "a.yaml"
		if json {
			name = "a.json"
		}
		got, err := answers.Parse(diag.Source{Name: name, Data: content}, model)
		if err == nil {
			for _, answer := range got.Given {
				if _, known := model.Element(answer.Element); !known {
					t.Errorf("accepted element %q", answer.Element)
				}
			}
			assess.Evaluate(model, got, assess.Options{Target: 3})
			return
		}
		problems, ok := errors.AsType[*diag.Error](err)
		if !ok {
			t.Fatalf("error without problems: %v", err)
		}
		lines := bytes.Count(content, []byte("\n")) + 1
		misplaced := func(p diag.Problem) bool {
			return p.File != name || p.Line < 0 || p.Line > lines || p.Line > 0 && p.Column < 1
		}
		if at := slices.IndexFunc(problems.Problems, misplaced); at >= 0 {
			t.Errorf("misplaced: %v", problems.Problems[at])
		}
		_ = rendered(t, err)
	})
}

// A day is named as a sentence names it, and what is not a date stays as it is.
func TestDate_Name(t *testing.T) {
	for date, want := range map[answers.Date]string{"2026-09-04": "4 September 2026", "": "", "2026-13-01": "2026-13-01"} {
		if got := date.Name(); got != want {
			t.Errorf("%q is named %q, want %q", date, got, want)
		}
	}
}
