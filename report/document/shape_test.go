package document_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"revops/internal/diag"
	"revops/internal/samples"
	"revops/internal/yamlpos"
	"revops/report/document"
)

// A result with another value anywhere, or without one, is refused for its shape where a validator of JSON Schema refuses it.
func TestReadResult_shape(t *testing.T) {
	schema, model := compileSchema(t, "result"), samples.Model(t, "small")
	root, err := jsonschema.UnmarshalJSON(bytes.NewReader(samples.Source(t, "results", "small.json").Data))
	if err != nil {
		t.Fatal(err)
	}
	type number = json.Number
	refused := 0
	check := func(place string) {
		text, err := json.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		_, err = document.ReadResult(diag.Source{Name: "a.json", Data: text}, model)
		problems, _ := errors.AsType[*diag.Error](err)
		got := problems != nil && slices.ContainsFunc(problems.Problems, func(p diag.Problem) bool {
			return p.Code == yamlpos.CodeWrongType || p.Code == yamlpos.CodeMissingKey
		})
		err = schema.Validate(root)
		if want := err != nil; want != got && place != ".level_range" { // which must be there where a level is
			t.Errorf("%s: refused %t, want %t: %v", place, got, want, err)
		} else if want {
			refused++
		}
	}
	var inside func(place string, value any)
	change := func(place string, value any, set func(any)) {
		for _, other := range []any{nil, "2027-02-29", true, number("1.5"), number("-1"), number("3000000000"), map[string]any{}} {
			set(other)
			check(place)
		}
		set(value)
		inside(place, value)
	}
	inside = func(place string, value any) {
		switch value := value.(type) {
		case map[string]any:
			for key, of := range maps.Clone(value) {
				place := place + "." + key
				if place == ".schema" {
					continue // it says by what to read the rest
				}
				delete(value, key)
				check(place)
				change(place, of, func(other any) { value[key] = other })
			}
		case []any:
			if len(value) > 0 {
				change(place+".0", value[0], func(other any) { value[0] = other })
			}
		}
	}
	inside("", root)
	if refused < 500 {
		t.Errorf("%d changes were refused, want 500 or more", refused)
	}
}
