package document_test

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
	"revops/report/document"
)

const resultErrors = "../../testdata/results-err"

func read(tb testing.TB, file string) diag.Source {
	tb.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	return diag.Source{Name: filepath.Base(file), Data: content}
}

// smallModel is a framework of three elements.
func smallModel(tb testing.TB) *framework.Framework {
	tb.Helper()
	var sources []diag.Source
	for _, name := range []string{"framework.yaml", "habits.yaml", "practice.yaml"} {
		sources = append(sources, read(tb, "../../testdata/framework/ok/small/"+name))
	}
	model, err := framework.Parse(sources)
	if err != nil {
		tb.Fatal(err)
	}
	return model
}

func rendered(tb testing.TB, err error) string {
	tb.Helper()
	problems, ok := errors.AsType[*diag.Error](err)
	if !ok {
		tb.Fatalf("error without problems: %v", err)
	}
	var text bytes.Buffer
	if err := diag.Write(&text, problems.Problems); err != nil {
		tb.Fatal(err)
	}
	return text.String()
}

// counted is the document of an answers file.
func counted(tb testing.TB, file string, options assess.Options) *document.Result {
	tb.Helper()
	model := data.PRO()
	given, err := answers.Parse(read(tb, file), model)
	if err != nil {
		tb.Fatal(err)
	}
	result := assess.Evaluate(model, given, options)
	return document.NewResult(model, document.Counted{
		Result: result, Gate: assess.CheckGates(model, result, assess.Gates{MinLevel: 2, Complete: true}),
	})
}

func stored(tb testing.TB, result *document.Result) diag.Source {
	tb.Helper()
	var text bytes.Buffer
	if err := document.Write(&text, result); err != nil {
		tb.Fatal(err)
	}
	return diag.Source{Name: "stored.json", Data: text.Bytes()}
}

func sampleFiles(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("../../testdata/answers/*.yaml")
	if err != nil || len(files) == 0 {
		tb.Fatalf("%d files, error %v", len(files), err)
	}
	return files
}

// A result that is stored and read back is the same document.
func TestReadResult_roundTrip(t *testing.T) {
	for _, file := range sampleFiles(t) {
		for name, options := range map[string]assess.Options{
			"whole":                   {Steps: 5, Target: 3},
			"without the level lens":  {Lenses: []framework.LensID{"rules"}},
			"of the level lens alone": {Lenses: []framework.LensID{"roadmap"}},
			"of a team":               {Team: "sales"},
		} {
			want := counted(t, file, options)
			got, err := document.ReadResult(stored(t, want), data.PRO())
			if err != nil {
				t.Fatalf("%s, %s: %s", file, name, rendered(t, err))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %s (-written +read):\n%s", file, name, diff)
			}
		}
	}
}

// A snapshot of a stored result is that of the result.
func TestReadSnapshot_result(t *testing.T) {
	for _, file := range sampleFiles(t) {
		model := data.PRO()
		given, err := answers.Parse(read(t, file), model)
		if err != nil {
			t.Fatal(err)
		}
		want := assess.Evaluate(model, given, assess.Options{}).Snapshot(model, "stored.json")
		got, note, err := document.ReadSnapshot(stored(t, counted(t, file, assess.Options{Target: 3})), model)
		if err != nil {
			t.Fatal(rendered(t, err))
		}
		if diff := cmp.Diff(want, got); diff != "" || note != "" {
			t.Errorf("%s, note %q (-counted +stored):\n%s", file, note, diff)
		}
	}
}

// Later programs write keys that this one does not know, and may count another headline; both stay readable, and another
// headline is said.
func TestReadResult_ofAnotherProgram(t *testing.T) {
	model := data.PRO()
	source := stored(t, counted(t, sampleFiles(t)[0], assess.Options{}))
	text := strings.Replace(string(source.Data), `"score": `, `"mood": {"good": true}, "score": `, 1)
	at := strings.Index(text, `"score": `) + len(`"score": `)
	end := at + strings.Index(text[at:], ",")
	text = text[:at] + "1.5" + text[end:]
	source.Data = []byte(text)
	got, err := document.ReadResult(source, model)
	if err != nil {
		t.Fatal(rendered(t, err))
	}
	if got.Recounted == nil || got.Score.String() != "1.5" || got.Recounted.Score.String() == "1.5" {
		t.Errorf("score %s, recounted %+v", got.Score, got.Recounted)
	}
	remarks := document.Assessment{Model: model, Result: got}.Remarks()
	if !strings.HasPrefix(remarks[0], "This version of revops counts the stored answers as level ") {
		t.Errorf("the first remark is %q", remarks[0])
	}
	snapshot, note, err := document.ReadSnapshot(source, model)
	if err != nil {
		t.Fatal(rendered(t, err))
	}
	if snapshot.Score.Low != got.Recounted.Score || !strings.Contains(note, "score 1.5; this version of revops counts") {
		t.Errorf("score %s, note %q", snapshot.Score.Low, note)
	}
}

// What an earlier program stored is read as it is, and counted the same.
func TestReadResult_ofAnEarlierProgram(t *testing.T) {
	got, err := document.ReadResult(read(t, "../../testdata/results/without-newer-keys.json"), data.PRO())
	if err != nil {
		t.Fatal(rendered(t, err))
	}
	if got.Recounted != nil || got.Score.String() != "35.3" {
		t.Errorf("recounted %+v, score %s", got.Recounted, got.Score)
	}
}

// Each file shows a mistake, with what is said about it beside it.
func TestReadSnapshot_mistakes(t *testing.T) {
	files, err := filepath.Glob(resultErrors + "/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, error %v", len(files), err)
	}
	var seen strings.Builder
	for _, file := range files {
		got, _, err := document.ReadSnapshot(read(t, file), smallModel(t))
		if err == nil {
			t.Errorf("%s: accepted as %+v", file, got)
			continue
		}
		text := rendered(t, err)
		seen.WriteString(text)
		golden.Check(t, file+".out", text)
	}
	for _, code := range []diag.Code{
		document.CodePartialResult, document.CodeAssumedResult, document.CodeUnknownLevel, document.CodeUnknownID, document.CodeGivenTwice,
		document.CodeGradeAndPoints, document.CodeUnknownSchema, document.CodeFrameworkMismatch, document.CodeEssential,
	} {
		if !strings.Contains(seen.String(), "["+string(code)+"]") {
			t.Errorf("no file in %s shows %s", resultErrors, code)
		}
	}
}

// A result of another version of the framework may have ids that the model does not know.
func TestReadSnapshot_anotherVersion(t *testing.T) {
	content := strings.NewReplacer(
		`"version": 3`, `"version": 2`, `"ready"`, `"on-the-way"`, `"selling"`, `"buying"`, `"price-list"`, `"price-tags"`,
	).Replace(string(read(t, "../../testdata/results/small.json").Data))
	got, _, err := document.ReadSnapshot(diag.Source{Name: "old.json", Data: []byte(content)}, smallModel(t))
	if err != nil {
		t.Fatal(rendered(t, err))
	}
	if got.Reference() != "small@2" || got.Level.ID != "on-the-way" || got.Elements[1].ID != "price-tags" {
		t.Errorf("got %s, level %s, element %s", got.Reference(), got.Level.ID, got.Elements[1].ID)
	}
}

func TestReadResult_mistakes(t *testing.T) {
	source := read(t, "../../testdata/results/small.json")
	if _, err := document.ReadResult(source, smallModel(t)); err != nil {
		t.Fatal(rendered(t, err))
	}
	for _, test := range []struct{ from, to, want string }{
		{`"framework": {`, `"team": "weather", "framework": {`, `unknown team "weather" [unknown-id]`},
		{`"gaps": [`, `"what_if": [{"element": "weather", "from": null, "to": "full"}], "gaps": [`, `unknown element "weather" [unknown-id]`},
		{`"number": 1`, `"number": 7`, `the framework small@3 has no level 7 [unknown-level]`},
		{`"to": "full"`, `"to": "fullest"`, `got "fullest", want one of none, partial, mostly, full, n/a, unknown [wrong-type]`},
		{`"owner": "`, `"owner": "no-`, `[unknown-id]`},
		{`"gaps": [`, `"comparison": {"files": [], "level": {"before": null, "after": null, "change": null},
			"score": {"before": null, "after": null, "change": null}, "groups": [], "elements": []}, "gaps": [`, `got a list, want 2 items or more`},
		{
			`"gaps": [`, `"gaps": [{"element": "tidy-desk", "name": "", "lens": "habits", "group": "tidiness", "level": 0, "grade": null, "days": 1,
			"unlocks": [], "score_gain": null, "level_gain": 0, "on_path": false, "owner": "shop", "waived": false}, `,
			`element "tidy-desk" is not among the elements of the result [not-listed]`,
		},
		{`"version": 3`, `"version": 2`, `the result was counted by the framework small@2, want small@3 [framework-mismatch]`},
		{`revops/result/v1`, `revops/answers/v1`, `these are answers, want a stored result [unknown-schema]`},
		{`revops/result/v1`, `revops/result/v2`, `newer than this program`},
	} {
		content := strings.Replace(string(source.Data), test.from, test.to, 1)
		if content == string(source.Data) {
			t.Errorf("%s is not there to be changed", test.from)
		}
		_, err := document.ReadResult(diag.Source{Name: "a.json", Data: []byte(content)}, smallModel(t))
		if err == nil || !strings.Contains(rendered(t, err), test.want) {
			t.Errorf("%s as %s: got error %v, want %s", test.from, test.to, err, test.want)
		}
	}
}

// Whatever is read gives either problems that are placed in the file, or a document whose sentences can be written.
func FuzzReadResult(f *testing.F) {
	model := smallModel(f)
	for _, pattern := range []string{resultErrors + "/*.json", "../../testdata/results/small.json"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range files {
			f.Add(read(f, name).Data)
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		source := diag.Source{Name: "a.json", Data: content}
		result, err := document.ReadResult(source, model)
		if err == nil {
			a := document.Assessment{Model: model, Result: result}
			_ = slices.Concat(a.Remarks(), a.Counting(), a.Assumptions(), []string{a.BlockersLine(), a.AlsoRequired(), a.Effect()})
			if snapshot, _, err := document.ReadSnapshot(source, model); err == nil {
				assess.Compare(model, []*assess.Snapshot{snapshot, snapshot})
			}
			return
		}
		problems, ok := errors.AsType[*diag.Error](err)
		if !ok {
			t.Fatalf("error without problems: %v", err)
		}
		lines := bytes.Count(content, []byte("\n")) + 1
		for _, p := range problems.Problems {
			if p.File != "a.json" || p.Line < 0 || p.Line > lines || p.Line > 0 && p.Column < 1 {
				t.Errorf("misplaced: %v", p)
			}
		}
	})
}
