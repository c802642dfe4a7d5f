package document_test

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/golden"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
)

// resultErrors is the folder of results with mistakes under testdata.
const resultErrors = "results-err"

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

func stored(tb testing.TB, result *document.Result) diag.Source {
	tb.Helper()
	var text bytes.Buffer
	if err := document.Write(&text, result); err != nil {
		tb.Fatal(err)
	}
	return diag.Source{Name: "stored.json", Data: text.Bytes()}
}

// A result that is stored and read back is the same document.
func TestReadResult_roundTrip(t *testing.T) {
	for _, file := range samples.Companies(t) {
		for name, options := range map[string]assess.Options{
			"whole":                   {Steps: 5, Target: 3},
			"without the level lens":  {Lenses: []framework.LensID{"rules"}},
			"of the level lens alone": {Lenses: []framework.LensID{"roadmap"}},
			"of a team":               {Team: "sales"},
		} {
			want := samples.Assessment(t, file, options).Result
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
	for _, file := range samples.Companies(t) {
		model := data.PRO()
		want := samples.Count(t, file, assess.Options{}).Result.Snapshot(model, "stored.json")
		got, note, _, err := document.ReadSnapshot(stored(t, samples.Assessment(t, file, assess.Options{Target: 3}).Result), model)
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
	source := stored(t, samples.Assessment(t, samples.Companies(t)[0], assess.Options{}).Result)
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
	remarks := narrative.Assessment{Model: model, Result: got}.Remarks()
	if !strings.HasPrefix(remarks[0], "Scored by this version of revops, the stored answers give level ") {
		t.Errorf("the first remark is %q", remarks[0])
	}
	snapshot, note, _, err := document.ReadSnapshot(source, model)
	if err != nil {
		t.Fatal(rendered(t, err))
	}
	if snapshot.Score.Low != got.Recounted.Score || !strings.Contains(note, "score 1.5; this version of revops scores") {
		t.Errorf("score %s, note %q", snapshot.Score.Low, note)
	}
}

// What other programs do to the text of a result leaves it the same result.
func TestReadResult_otherText(t *testing.T) {
	want := samples.Assessment(t, samples.Companies(t)[0], assess.Options{}).Result
	text := string(stored(t, want).Data)
	coverage := fmt.Sprintf(`"elements": %d,`, want.Coverage.Elements)
	for name, other := range map[string]string{
		"a byte order mark":         "\uFEFF" + text,
		"keys of another case":      strings.Replace(text, "{", `{"LEVEL": null, "Score": "x", "PLAN": {}, "GATE": {}, `, 1),
		"keys behind the known":     strings.TrimSuffix(text, "}\n") + `, "Score": 99.9, "ſcore": 99.9}`,
		"a whole number with point": strings.Replace(text, coverage, strings.Replace(coverage, ",", ".0,", 1), 1),
		"an exponent":               strings.Replace(text, coverage, strings.Replace(coverage, ",", "0e-1,", 1), 1),
	} {
		got, err := document.ReadResult(diag.Source{Name: "stored.json", Data: []byte(other)}, data.PRO())
		if err != nil {
			t.Fatalf("%s: %s", name, rendered(t, err))
		}
		if diff := cmp.Diff(want, got); diff != "" || other == text {
			t.Errorf("%s (-written +read):\n%s", name, diff)
		}
	}
}

// A value that no result can have is reported at its place.
func TestReadResult_impossible(t *testing.T) {
	source := stored(t, samples.Assessment(t, samples.Companies(t)[0], assess.Options{}).Result)
	text := string(source.Data)
	for want, other := range map[string]string{
		"got 1e300, want a number up to": strings.Replace(text, `"provisional":`, `"number": 1e300, "provisional":`, 1),
		"a second value starts":          text + text,
		"the end of the range":           strings.Replace(text, `"level_range": {`, `"level_range": {"low": 3, "high": 1}, "was": {`, 1),
	} {
		source.Data = []byte(other)
		_, err := document.ReadResult(source, data.PRO())
		if problems := rendered(t, err); !strings.Contains(problems, want) || !strings.HasPrefix(problems, "stored.json:") {
			t.Errorf("want %q at its place, got %s", want, problems)
		}
	}
}

// A group without a score after the path has none, and the others keep theirs.
func TestLens_AfterPath(t *testing.T) {
	result := samples.Assessment(t, "scaleup.yaml", assess.Options{}).Result
	lens := &result.Lenses[0]
	want := lens.AfterPath()
	lens.Groups[0].AfterPath = document.Optional[assess.Score]{}
	want[0] = assess.Score{}
	if diff := cmp.Diff(want, lens.AfterPath()); diff != "" || len(want) != len(lens.Groups) {
		t.Error(diff)
	}
}

// What an earlier program stored is read as it is, and counted the same.
func TestReadResult_ofAnEarlierProgram(t *testing.T) {
	got, err := document.ReadResult(samples.Source(t, "results", "without-newer-keys.json"), data.PRO())
	if err != nil {
		t.Fatal(rendered(t, err))
	}
	if got.Recounted != nil || got.Score.String() != "35.3" {
		t.Errorf("recounted %+v, score %s", got.Recounted, got.Score)
	}
}

// Each file shows a mistake, with what is said about it beside it.
func TestReadSnapshot_mistakes(t *testing.T) {
	var seen strings.Builder
	for _, file := range samples.Glob(t, resultErrors+"/*.json") {
		got, _, _, err := document.ReadSnapshot(samples.Source(t, resultErrors, filepath.Base(file)), samples.Model(t, "small"))
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

// A result that lost elements would be counted lower than it was, and gates would pass.
func TestReadSnapshot_lostElements(t *testing.T) {
	result := samples.Assessment(t, samples.ScaleUp, assess.Options{}).Result
	result.Elements = result.Elements[:3]
	_, _, isResult, err := document.ReadSnapshot(stored(t, result), data.PRO())
	if err == nil || !isResult || !strings.Contains(err.Error(), "the result lists 3 elements, but its coverage counts 64") {
		t.Errorf("got %v", err)
	}
}

// A result of another version of the framework may have ids that the model does not know.
func TestReadSnapshot_anotherVersion(t *testing.T) {
	content := strings.NewReplacer(
		`"version": 3`, `"version": 2`, `"ready"`, `"on-the-way"`, `"selling"`, `"buying"`, `"price-list"`, `"price-tags"`,
	).Replace(string(samples.Source(t, "results", "small.json").Data))
	got, _, _, err := document.ReadSnapshot(diag.Source{Name: "old.json", Data: []byte(content)}, samples.Model(t, "small"))
	if err != nil {
		t.Fatal(rendered(t, err))
	}
	if got.Reference() != "small@2" || got.Level.ID != "on-the-way" || got.Elements[1].ID != "price-tags" {
		t.Errorf("got %s, level %s, element %s", got.Reference(), got.Level.ID, got.Elements[1].ID)
	}
}

func TestReadResult_mistakes(t *testing.T) {
	source := samples.Source(t, "results", "small.json")
	if _, err := document.ReadResult(source, samples.Model(t, "small")); err != nil {
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
		{`"version": 3`, `"version": 2`, `the result was scored with the framework small@2, want small@3 [framework-mismatch]`},
		{`revops/result/v1`, `revops/answers/v1`, `this is an answers file, want a stored result [unknown-schema]`},
		{`revops/result/v1`, `revops/result/v2`, `newer than this version of revops`},
	} {
		content := strings.Replace(string(source.Data), test.from, test.to, 1)
		if content == string(source.Data) {
			t.Errorf("%s is not there to be changed", test.from)
		}
		_, err := document.ReadResult(diag.Source{Name: "a.json", Data: []byte(content)}, samples.Model(t, "small"))
		if err == nil || !strings.Contains(rendered(t, err), test.want) {
			t.Errorf("%s as %s: got error %v, want %s", test.from, test.to, err, test.want)
		}
	}
}

// Whatever is read gives either problems that are placed in the file, or a document whose sentences can be written.
func FuzzReadResult(f *testing.F) {
	model := samples.Model(f, "small")
	for _, file := range samples.Glob(f, resultErrors+"/*.json") {
		f.Add(samples.Source(f, resultErrors, filepath.Base(file)).Data)
	}
	f.Add(samples.Source(f, "results", "small.json").Data)
	f.Fuzz(func(t *testing.T, content []byte) {
		source := diag.Source{Name: "a.json", Data: content}
		result, err := document.ReadResult(source, model)
		if err == nil {
			a := narrative.Assessment{Model: model, Result: result}
			_ = slices.Concat(a.Remarks(), a.Assumptions(), []string{a.BlockersLine(), a.AlsoRequired(), a.Effect()})
			if snapshot, _, _, err := document.ReadSnapshot(source, model); err == nil {
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
