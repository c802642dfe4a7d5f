package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/report"
)

// schema compiles an embedded schema; that of answers is filled in with the elements of the framework.
func schema(tb testing.TB, name string) *jsonschema.Schema {
	tb.Helper()
	content, ok := data.Schema(name)
	if !ok {
		tb.Fatalf("no schema %s", name)
	}
	if name == "answers" {
		content = []byte(text(tb, func(b *bytes.Buffer) error { return report.AnswersSchema(b, content, data.PRO()) }))
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
	if err != nil {
		tb.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(name, document); err != nil {
		tb.Fatal(err)
	}
	compiled, err := compiler.Compile(name)
	if err != nil {
		tb.Fatal(err)
	}
	return compiled
}

func valid(schema *jsonschema.Schema, content string) error {
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(content))
	if err != nil {
		return err
	}
	return schema.Validate(document)
}

func TestResultsAreValidByTheirSchema(t *testing.T) {
	s := schema(t, "result")
	check := func(name string, a report.Assessment) {
		if err := valid(s, text(t, func(b *bytes.Buffer) error { return a.JSON(b) })); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, file := range companies(t) {
		check(file, assessment(t, file, assess.Options{Steps: 5}))
		check(file+" to a target", assessment(t, file, assess.Options{Target: 3}))
		check(file+" beside deals", besideDeals(t, file, assess.Options{}))
		check(file+" of a lens beside deals", besideDeals(t, file, assess.Options{Lenses: []framework.LensID{"rules"}}))
		check(file+" of a team", assessment(t, file, assess.Options{Team: "sales"}))
		check(file+" without the level lens", assessment(t, file, assess.Options{Lenses: []framework.LensID{"rules"}}))
	}
	model := data.PRO()
	empty := report.Assessment{Model: model, Result: assess.Evaluate(model, &answers.File{}, assess.Options{})}
	check("without answers", empty)
}

func TestAResultWithAnUnknownKeyIsNotValid(t *testing.T) {
	a := assessment(t, companies(t)[0], assess.Options{})
	written := text(t, func(b *bytes.Buffer) error { return a.JSON(b) })
	if valid(schema(t, "result"), strings.Replace(written, `"provisional"`, `"provisionally"`, 1)) == nil {
		t.Error("the schema accepts what is not written")
	}
}

func TestTheFrameworkIsValidByItsSchemaAndWhole(t *testing.T) {
	model := data.PRO()
	written := text(t, func(b *bytes.Buffer) error { return report.FrameworkJSON(b, model) })
	if err := valid(schema(t, "framework"), written); err != nil {
		t.Error(err)
	}
	if own := strings.Count(written, `"unseen": "`); own != len(model.Measures.List) {
		t.Errorf("%d elements are measured, want %d", own, len(model.Measures.List))
	}
	for _, place := range model.Elements() {
		for _, said := range []string{place.Question, place.Why, place.Grades.None, place.Grades.Full, place.Steps.Mostly.Do} {
			quoted, err := json.Marshal(said)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(written, strings.ReplaceAll(string(quoted), `\u0026`, "&")) {
				t.Errorf("%s: %s is missing", place.ID, quoted)
			}
		}
	}
}

func TestTheAnswersSchemaAcceptsAndRefusesWhatTheParserDoes(t *testing.T) {
	s := schema(t, "answers")
	head := `{"schema": "revops/answers/v1", "framework": "pro@1", "answers": `
	for given, want := range map[string]bool{
		`{}}`: true, `null}`: true, `{"deal-ownership": null}}`: true,
		`{"deal-ownership": "full"}}`: true, `{"deal-ownership": 3}}`: true, `{"deal-ownership": 4}}`: false,
		`{"deal-ownership": "fulll"}}`: false, `{"deal-ownership": "n/a"}}`: false,
		`{"deal-ownership": {"grade": "n/a", "reason": "none"}}}`: true, `{"deal-ownership": {"grade": "n/a"}}}`: false,
		`{"deal-ownership": {"grade": "n/a", "reason": " "}}}`:            false,
		`{"central-sales-records": {"grade": "n/a", "reason": "none"}}}`:  false,
		`{"deal-ownership": {"grade": "full", "as_of": "2026-11-21"}}}`:   true,
		`{"deal-ownership": {"grade": "full", "as_of": "21.11.2026"}}}`:   false,
		`{"deal-ownership": {"evidence": ["a", {"text": "b"}]}}}`:         true,
		`{"deal-ownership": {"evidence": [{"as_of": "2026-11-21"}]}}}`:    false,
		`{"deal-ownership": {"grade": "full", "confidence": "high"}}}`:    true,
		`{"deal-ownership": {"grade": "full", "confidence": "certain"}}}`: false,
		`{"weather": "full"}}`: false, `{"deal-ownership": {"comment": "x"}}}`: false, `{}, "colour": 1}`: false,
		`{}, "respondent": {"team": "sales"}}`: true, `{}, "respondent": {"team": "sale"}}`: false,
	} {
		bySchema := valid(s, head+given) == nil
		_, err := answers.Parse(diag.Source{Name: "a.json", Data: []byte(head + given)}, data.PRO())
		if bySchema != want || (err == nil) != want {
			t.Errorf("%s: schema accepts %v, parser error %v, want accepted %v", given, bySchema, err, want)
		}
	}
}
