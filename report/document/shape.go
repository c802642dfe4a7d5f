package document

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"revops/data"
	"revops/internal/yamlpos"
)

// shape is what a JSON Schema asks of a value, in the keywords that the schemas of documents which are read back have. They are checked here, as a
// library for the whole language takes a tenth of the time of every command to begin with, and its errors would have to be put
// into our words all the same.
type shape struct {
	Ref        string            `json:"$ref"`
	Defs       map[string]*shape `json:"$defs"`
	Type       string            `json:"type"`
	OneOf      []*shape          `json:"oneOf"` // a value, or null
	Properties map[string]*shape `json:"properties"`
	Others     *shape            `json:"additionalProperties"`
	Required   []string          `json:"required"`
	Items      *shape            `json:"items"`
	MinItems   int               `json:"minItems"`
	Const      string            `json:"const"` // the name of the schema, which decode checks
	Enum       []string          `json:"enum"`
	Pattern    *regexp.Regexp    `json:"pattern"`
	Format     string            `json:"format"` // a date
	Minimum    *int              `json:"minimum"`
	Maximum    *int              `json:"maximum"`

	// to is what Ref refers to.
	to *shape

	// These say nothing of values.
	Schema      string `json:"$schema"`
	ID          string `json:"$id"`
	Title       string `json:"title"`
	Description string `json:"description"`
}

//nolint:gochecknoglobals // values that are worked out once
var (
	resultShape    = sync.OnceValue(func() *shape { return shapeOf("result") })
	portfolioShape = sync.OnceValue(func() *shape { return shapeOf("portfolio") })
)

func shapeOf(document string) *shape {
	content, _ := data.Schema(document)
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields() // a keyword that is not checked must not pass
	root := &shape{}
	if err := decoder.Decode(root); err != nil {
		panic(err) // the schema is compiled in
	}
	root.link(root.Defs)
	return root
}

// link finds what the shapes in a shape refer to.
func (s *shape) link(named map[string]*shape) {
	if s == nil {
		return
	}
	s.to = named[strings.TrimPrefix(s.Ref, "#/$defs/")]
	for _, inside := range []map[string]*shape{s.Defs, s.Properties} {
		for _, one := range inside {
			one.link(named)
		}
	}
	for _, one := range append(slices.Clip(s.OneOf), s.Items, s.Others) {
		one.link(named)
	}
}

// checkShape reports what of a value, which is that of the node, does not fit a shape, each at its place. The alternative, if there
// is one, is what else may be there, in words.
func checkShape(at *yamlpos.Node, value any, want *shape, alternative string) {
	switch {
	case want.to != nil:
		checkShape(at, value, want.to, alternative)
		return
	case len(want.OneOf) > 0:
		if value != nil {
			checkShape(at, value, want.OneOf[0], " or null")
		}
		return
	case want.Type != "" && !isOfType(value, want.Type):
		reportWrong(at, typeWords(want.Type)+alternative)
		return
	}
	switch value := value.(type) {
	case map[string]any:
		checkKeys(at, value, want)
	case []any:
		if len(value) < want.MinItems {
			reportWrong(at, fmt.Sprintf("%d items or more", want.MinItems))
		}
		for i, item := range value {
			checkShape(at.Items()[i], item, want.Items, "")
		}
	case json.Number:
		checkNumber(at, value, want)
	case string:
		checkText(at, value, want)
	}
}

func checkKeys(at *yamlpos.Node, values map[string]any, want *shape) {
	for _, key := range want.Required {
		if _, there := values[key]; !there {
			at.Report(yamlpos.CodeMissingKey, fmt.Sprintf("key %q is missing", key), "")
		}
	}
	for key, value := range values {
		if known := cmp.Or(want.Properties[key], want.Others); known != nil {
			inside, _ := at.Find(key)
			checkShape(inside, value, known, "")
		}
	}
}

func checkNumber(at *yamlpos.Node, value json.Number, want *shape) {
	number, _ := value.Float64() // it is one
	if low := want.Minimum; low != nil && number < float64(*low) {
		reportWrong(at, fmt.Sprintf("at least %d", *low))
	}
	if high := want.Maximum; high != nil && number > float64(*high) {
		reportWrong(at, fmt.Sprintf("at most %d", *high))
	}
}

func checkText(at *yamlpos.Node, text string, want *shape) {
	if len(want.Enum) > 0 && !slices.Contains(want.Enum, text) {
		at.Report(yamlpos.CodeWrongType, "got "+got(at)+", want one of "+strings.Join(want.Enum, ", "), yamlpos.Suggest(text, "Words", want.Enum))
	}
	if want.Pattern != nil && !want.Pattern.MatchString(text) {
		reportWrong(at, "a text such as "+example(want.Pattern.String()))
	}
	if _, err := time.Parse(time.DateOnly, text); want.Format != "" && err != nil {
		reportWrong(at, "a date (YYYY-MM-DD)")
	}
}

// isOfType reports whether a value is of a type of JSON Schema.
func isOfType(value any, wanted string) bool {
	of := "null"
	switch value := value.(type) {
	case map[string]any:
		of = "object"
	case []any:
		of = "array"
	case string:
		of = "string"
	case bool:
		of = "boolean"
	case json.Number:
		if of = "integer"; wanted == "number" || strings.ContainsAny(value.String(), ".eE") {
			of = "number"
		}
	}
	return of == wanted
}

// reportWrong reports what is wanted in place of a value.
func reportWrong(at *yamlpos.Node, want string) {
	at.Report(yamlpos.CodeWrongType, "got "+got(at)+", want "+want, "")
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

// typeWords names a type of JSON Schema in plain words.
func typeWords(of string) string {
	return map[string]string{
		"integer": "a whole number", "number": "a number", "string": "text in quotes", "array": "a list", "object": "a mapping",
		"boolean": "true or false",
	}[of]
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

// valueOf is what encoding/json makes of a node. Keys of documents are words of small letters, digits, underscores and, as ids, hyphens; others
// are left out, as encoding/json would take "Score" for "score". A whole number is written without a point or exponent; one
// that is too large is reported.
func valueOf(n *yamlpos.Node) any {
	switch n.Kind() {
	case yamlpos.Mapping:
		values := map[string]any{}
		for _, entry := range n.Entries("keys") {
			if key := entry.Key.String(); strings.Trim(key, "abcdefghijklmnopqrstuvwxyz0123456789_-") == "" {
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
