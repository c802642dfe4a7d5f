package answers

import (
	"slices"
	"strings"

	"revops/answers/table"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// ForeignError is the error of a document that is not meant to be an answers file.
type ForeignError struct {
	// Schema is the schema that the document names, "" for none.
	Schema string
}

// Error says what the document is instead.
func (e *ForeignError) Error() string {
	if e.Schema == "" {
		return "not an answers file"
	}
	return "not an answers file but " + yamlpos.Quote(e.Schema)
}

// notAnswers returns a *ForeignError for a document that has no answers and does not say that it is an answers file.
func notAnswers(root *yamlpos.Node) *ForeignError {
	if _, has := root.Find("answers"); has || strings.HasPrefix(schemaOf(root).String(), "revops/answers") {
		return nil
	}
	return &ForeignError{Schema: schemaOf(root).String()}
}

// packedEndings are those of packed exports, which hold deals and no answers.
//
//nolint:gochecknoglobals // a list that nothing changes
var packedEndings = []string{".csv.gz", ".tsv.gz"}

// reportPacked reports a file that by its name is a packed table.
func reportPacked(source diag.Source, list *diag.List) bool {
	name := strings.ToLower(source.Name)
	if !slices.ContainsFunc(packedEndings, func(ending string) bool { return strings.HasSuffix(name, ending) }) {
		return false
	}
	list.Add(source, diag.Problem{
		Code: table.CodeTableGiven, Message: "this is a packed table, want answers as YAML, JSON, a workbook or CSV",
		Hint: "revops fact " + diag.Argument(source.Name) + " reads deals; revops new -o answers.yaml creates an answers file",
	})
	return true
}

// schemaOf is the value of the key schema, an empty node where there is none to tell documents apart by.
func schemaOf(root *yamlpos.Node) *yamlpos.Node {
	if schema, found := root.Find("schema"); found && schema.Kind() == yamlpos.Scalar {
		return schema
	}
	return &yamlpos.Node{}
}

// reportOther reports a document of the program that is not an answers file: none of its keys are those of one.
func reportOther(root *yamlpos.Node) bool {
	schema := schemaOf(root)
	name := schema.String()
	switch {
	case !strings.HasPrefix(name, "revops/") || strings.HasPrefix(name, "revops/answers/"):
		return false
	case strings.HasPrefix(name, "revops/result/"):
		schema.Report(CodeResultGiven, "this is a stored result, not an answers file",
			"revops report "+diag.Argument(schema.Position().File)+" shows it; revops compare and --baseline take it")
	default:
		schema.Report(CodeUnknownSchema, "this is a document of the schema "+yamlpos.Quote(name)+", want answers: "+Schema, "")
	}
	return true
}
