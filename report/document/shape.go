package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"revops/data"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// checkShape holds the values of the source against the JSON Schema of results and reports what does not fit, each at its place.
func (r *stored) checkShape(values any) error {
	schema, err := resultSchema()
	if err != nil {
		return err
	}
	if invalid, is := errors.AsType[*jsonschema.ValidationError](schema.Validate(values)); is {
		r.reportInvalid(invalid)
	}
	return r.list.Err()
}

func resultSchema() (*jsonschema.Schema, error) {
	const name = "result"
	content, _ := data.Schema(name)
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(name, document); err != nil {
		return nil, err
	}
	return compiler.Compile(name)
}

// reportInvalid reports the innermost causes of an error. Of the alternatives of a value that may be null, those that ask for
// another kind of value than is there are passed over where one asks for this kind.
func (r *stored) reportInvalid(invalid *jsonschema.ValidationError) {
	if _, alternatives := invalid.ErrorKind.(*kind.OneOf); alternatives {
		fitting := slices.DeleteFunc(slices.Clone(invalid.Causes), func(cause *jsonschema.ValidationError) bool {
			_, wrong := asksForType(cause)
			return wrong
		})
		if len(fitting) > 0 {
			for _, cause := range fitting {
				r.reportInvalid(cause)
			}
			return
		}
		r.reportAt(invalid, yamlpos.CodeWrongType, "want "+typeWords(alternativeTypes(invalid.Causes)))
		return
	}
	if len(invalid.Causes) > 0 {
		for _, cause := range invalid.Causes {
			r.reportInvalid(cause)
		}
		return
	}
	r.reportCause(invalid)
}

// reportCause reports an error that has no causes.
func (r *stored) reportCause(invalid *jsonschema.ValidationError) {
	switch wrong := invalid.ErrorKind.(type) {
	case *kind.Required:
		for _, key := range wrong.Missing {
			r.reportAt(invalid, yamlpos.CodeMissingKey, fmt.Sprintf("key %q is missing", key))
		}
	case *kind.Type:
		r.reportAt(invalid, yamlpos.CodeWrongType, "want "+typeWords(wrong.Want))
	case *kind.Enum:
		words := wordsOf(wrong.Want)
		at, _ := node(r.root, invalid.InstanceLocation...)
		at.Report(yamlpos.CodeWrongType, "got "+got(at)+", want one of "+strings.Join(words, ", "), yamlpos.Suggest(at.String(), "Words", words))
	case *kind.Pattern:
		r.reportAt(invalid, yamlpos.CodeWrongType, "want a text such as "+example(wrong.Want))
	case *kind.Format:
		r.reportAt(invalid, yamlpos.CodeWrongType, "want a date (YYYY-MM-DD)")
	case *kind.Minimum:
		r.reportAt(invalid, yamlpos.CodeWrongType, "want at least "+wrong.Want.RatString())
	case *kind.Maximum:
		r.reportAt(invalid, yamlpos.CodeWrongType, "want at most "+wrong.Want.RatString())
	case *kind.MinItems:
		r.reportAt(invalid, yamlpos.CodeWrongType, fmt.Sprintf("want %d items or more", wrong.Want))
	default:
		r.reportAt(invalid, yamlpos.CodeWrongType, "it does not fit the schema of results")
	}
}

// reportAt reports what is wanted of the value at the place of an error, after what is there.
func (r *stored) reportAt(invalid *jsonschema.ValidationError, code diag.Code, message string) {
	at, _ := node(r.root, invalid.InstanceLocation...)
	if code == yamlpos.CodeWrongType {
		message = "got " + got(at) + ", " + message
	}
	at.Report(code, message, "")
}

// got says what a value is.
func got(at *yamlpos.Node) string {
	switch {
	case at.Kind() == yamlpos.Null:
		return "null"
	case at.Kind() != yamlpos.Scalar:
		return at.Kind().String()
	case at.Quoted():
		return yamlpos.Quote(at.String())
	default:
		return at.String()
	}
}

// asksForType is what kinds of value an error asks for, false for an error about something else.
func asksForType(invalid *jsonschema.ValidationError) (want []string, is bool) {
	for len(invalid.Causes) == 1 {
		invalid = invalid.Causes[0]
	}
	if wrong, is := invalid.ErrorKind.(*kind.Type); is {
		return wrong.Want, true
	}
	return nil, false
}

func alternativeTypes(causes []*jsonschema.ValidationError) []string {
	var types []string
	for _, cause := range causes {
		want, _ := asksForType(cause)
		types = append(types, want...)
	}
	return types
}

// typeWords names types of JSON in plain words.
func typeWords(types []string) string {
	words := strings.NewReplacer("integer", "a whole number", "number", "a number", "string", "text in quotes", "array", "a list",
		"object", "a mapping", "boolean", "true or false")
	return words.Replace(strings.Join(types, " or "))
}

func wordsOf(values []any) []string {
	words := make([]string, len(values))
	for i, value := range values {
		words[i] = fmt.Sprint(value)
	}
	return words
}

// example is a text that a pattern of the schema takes.
func example(pattern string) string {
	if strings.Contains(pattern, "{4}") {
		return "2027-01"
	}
	return `"sales-process"`
}

// maxWhole is the largest whole number that every reader of JSON holds exactly, as a number of JavaScript does.
const maxWhole = 1<<53 - 1

// valueOf is what encoding/json makes of a node. Keys of documents are words of small letters, digits and underscores; others
// are left out, as encoding/json would take "Score" for "score". A whole number is written without a point or exponent; one
// that is too large is reported.
func valueOf(n *yamlpos.Node) any {
	switch n.Kind() {
	case yamlpos.Mapping:
		values := map[string]any{}
		for _, entry := range n.Entries("keys") {
			if key := entry.Key.String(); strings.Trim(key, "abcdefghijklmnopqrstuvwxyz0123456789_") == "" {
				values[key] = valueOf(entry.Value)
			}
		}
		return values
	case yamlpos.Sequence:
		values := []any{}
		for _, item := range n.Items() {
			values = append(values, valueOf(item))
		}
		return values
	case yamlpos.Scalar:
		return scalarOf(n)
	default:
		return nil
	}
}

func scalarOf(n *yamlpos.Node) any {
	text := n.String()
	switch {
	case n.Quoted():
		return text
	case text == "true", text == "false":
		return text == "true"
	}
	number, err := strconv.ParseFloat(text, 64)
	switch {
	case !json.Valid([]byte(text)): // a text of YAML
		return text
	case err != nil, math.Abs(number) > maxWhole:
		n.Report(yamlpos.CodeWrongType, fmt.Sprintf("got %s, want a number up to %d", text, maxWhole), "")
		return nil
	case number == math.Trunc(number):
		return json.Number(strconv.FormatFloat(number, 'f', 0, 64))
	default:
		return json.Number(text)
	}
}
