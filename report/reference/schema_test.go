package reference_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"revops/answers"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/samples"
	"revops/report/reference"
)

// answersSchema is the schema of answers files by the built-in framework.
func answersSchema(tb testing.TB) *jsonschema.Schema {
	tb.Helper()
	base, _ := data.Schema("answers")
	written := samples.Written(tb, func(w io.Writer, of *framework.Framework) error { return reference.AnswersSchema(w, base, of) }, data.PRO())
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(written))
	if err != nil {
		tb.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("answers", document); err != nil {
		tb.Fatal(err)
	}
	schema, err := compiler.Compile("answers")
	if err != nil {
		tb.Fatal(err)
	}
	return schema
}

// The schema accepts and refuses what the parser does.
func TestAnswersSchema(t *testing.T) {
	schema := answersSchema(t)
	const head = `{"schema": "revops/answers/v1", "framework": "pro@2", "answers": `
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
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(head + given)))
		if err != nil {
			t.Fatal(err)
		}
		bySchema := schema.Validate(document) == nil
		_, err = answers.Parse(diag.Source{Name: "a.json", Data: []byte(head + given)}, data.PRO())
		if bySchema != want || (err == nil) != want {
			t.Errorf("%s: schema accepts %v, parser error %v, want accepted %v", given, bySchema, err, want)
		}
	}
}

func TestAnswersSchema_broken_base(t *testing.T) {
	if err := reference.AnswersSchema(io.Discard, []byte("{"), data.PRO()); err == nil {
		t.Error("a schema that is no JSON is accepted")
	}
}
