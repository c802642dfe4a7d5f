package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"

	"revops/answers"
	"revops/assess"
	"revops/deals"
	"revops/fact"
	"revops/framework"
	"revops/report/document"
)

// schemaFolder is where the JSON Schemas stand, seen from docs.
const schemaFolder = "../data/schema"

// described is a document that has a JSON Schema.
type described struct {
	name, schema string
	document     any
}

func describedDocuments() []described {
	return []described{
		{"comparison", document.ComparisonSchema, &document.Comparison{}},
		{"evidence", document.EvidenceSchema, &document.Evidence{}},
		{"fact", document.FactSchema, &document.Fact{}},
		{"framework", framework.DocumentSchema, &document.Framework{}},
		{"plan", document.PlanSchema, &document.Plan{}},
		{"portfolio", document.PortfolioSchema, &document.Portfolio{}},
		{"problems", document.ProblemsSchema, &document.Problems{}},
		{"result", document.ResultSchema, &document.Result{}},
	}
}

// schemaPages are the JSON Schemas of the documents, made of their structs and the comments on them. The folder is that of
// the module.
func schemaPages(module string) ([]page, error) {
	reflector := &jsonschema.Reflector{
		AllowAdditionalProperties: true, // later versions of the program add keys
		ExpandedStruct:            true,
		Anonymous:                 true,
		Mapper:                    mapped,
		Namer:                     typeName,
	}
	if err := reflector.AddGoComments("revops", module+"/report/document", jsonschema.WithFullComment()); err != nil {
		return nil, err
	}
	reflector.CommentMap = comments(reflector.CommentMap)
	var pages []page
	for _, d := range describedDocuments() {
		schema := reflector.Reflect(d.document)
		schema.ID, schema.Title = jsonschema.ID(d.schema), strings.ToUpper(d.name[:1])+d.name[1:]
		name, there := schema.Properties.Get("schema")
		if !there {
			return nil, fmt.Errorf("the document %s has no key schema", d.name)
		}
		name.Type, name.Const = "", d.schema
		bound(schema)
		content, err := json.MarshalIndent(schema, "", "  ")
		if err != nil {
			return nil, err
		}
		pages = append(pages, page{schemaFolder + "/" + d.name + ".json", string(content) + "\n"})
	}
	return pages, nil
}

// bound keeps whole numbers from being negative, but for changes and for limits on them.
func bound(schema *jsonschema.Schema) {
	for _, definition := range schema.Definitions {
		bound(definition)
	}
	if schema.Type == "integer" {
		schema.Minimum, schema.Maximum = "0", "2147483647"
	}
	if schema.Items != nil {
		bound(schema.Items)
	}
	for _, one := range schema.OneOf {
		bound(one)
	}
	if schema.Properties == nil {
		return
	}
	for pair := schema.Properties.Oldest(); pair != nil; pair = pair.Next() {
		if pair.Key != "change" && pair.Key != "limit" {
			bound(pair.Value)
		}
	}
}

// typeName begins with a small letter; a type without a name has none.
func typeName(t reflect.Type) string {
	if t.Name() == "" {
		return ""
	}
	return strings.ToLower(t.Name()[:1]) + t.Name()[1:]
}

// comments names the types by their import path, and joins the lines of what is said about them.
func comments(found map[string]string) map[string]string {
	const folder = "report/document."
	named := map[string]string{}
	for name, text := range found {
		if _, rest, ours := strings.Cut(name, folder); ours {
			named["revops/"+folder+rest] = strings.Join(strings.Fields(text), " ")
		}
	}
	return named
}

// mapped is the schema of a type that stands in documents in another form than its Go type has, nil for any other.
func mapped(t reflect.Type) *jsonschema.Schema {
	switch {
	case strings.HasPrefix(t.Name(), "Optional["):
		field, _ := t.FieldByName("Value")
		return valueSchema(field.Type)
	case strings.HasPrefix(t.Name(), "Members["):
		value, _ := t.Elem().FieldByName("Value")
		return &jsonschema.Schema{Type: "object", AdditionalProperties: valueSchema(value.Type)}
	}
	switch reflect.Zero(t).Interface().(type) {
	case assess.Score:
		return nullable(&jsonschema.Schema{Type: "number", Minimum: "0", Maximum: "100"})
	case assess.Difference, assess.Rate:
		return nullable(&jsonschema.Schema{Type: "number"})
	case framework.Grade:
		return nullable(&jsonschema.Schema{Type: "string", Enum: values(framework.GradeNames())})
	case fact.Value, fact.Share:
		return nullable(&jsonschema.Schema{Type: "number"})
	case deals.Money, document.Tenths:
		return &jsonschema.Schema{Type: "number"}
	case json.Number:
		return &jsonschema.Schema{Type: "number"}
	case deals.Role:
		return &jsonschema.Schema{Type: "string"}
	case deals.Outcome:
		return &jsonschema.Schema{Type: "string", Enum: values([]deals.Outcome{deals.OutcomeWon, deals.OutcomeLost, deals.OutcomeOpen, deals.OutcomeIgnore})}
	case deals.Means:
		return &jsonschema.Schema{Type: "string", Enum: values([]deals.Means{deals.ByMap, deals.ByFlag, deals.ByName, deals.ByID, deals.ByDefault})}
	case fact.Period:
		return &jsonschema.Schema{Type: "string", Enum: values(fact.Periods())}
	case fact.Base:
		return &jsonschema.Schema{Type: "string", Enum: values(fact.Bases())}
	case answers.Date, deals.Day:
		return &jsonschema.Schema{Type: "string", Format: "date"}
	case assess.Month:
		return &jsonschema.Schema{Type: "string", Pattern: "^[0-9]{4}-(0[1-9]|1[0-2])$"}
	case assess.Period:
		return &jsonschema.Schema{Type: "string", Enum: values([]assess.Period{assess.ByMonth, assess.ByQuarter})}
	case assess.ChangeKind:
		return &jsonschema.Schema{Type: "string", Enum: values(assess.ChangeKinds())}
	case framework.MeasureKind:
		return &jsonschema.Schema{Type: "string", Enum: values(framework.MeasureKinds())}
	case answers.Confidence:
		return &jsonschema.Schema{Type: "string", Enum: values([]string{"low", "medium", "high"})}
	case framework.ElementID, framework.GroupID, framework.LensID, framework.LevelID, framework.TeamID, framework.FigureID:
		return &jsonschema.Schema{Type: "string", Pattern: "^[a-z0-9]+(-[a-z0-9]+)*$"}
	default:
		return nil
	}
}

// valueSchema is the schema of a value that stands in a type that is mapped.
func valueSchema(t reflect.Type) *jsonschema.Schema {
	switch {
	case t.Kind() == reflect.Pointer:
		return nullable(valueSchema(t.Elem()))
	case t.Kind() == reflect.Int:
		return &jsonschema.Schema{Type: "integer"}
	default:
		return mapped(t)
	}
}

func nullable(schema *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{OneOf: []*jsonschema.Schema{schema, {Type: "null"}}}
}

func values[T any](words []T) []any {
	all := make([]any, len(words))
	for i, word := range words {
		all[i] = word
	}
	return all
}
