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
	"revops/forecast"
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
		{"forecast", document.ForecastSchema, &document.Forecast{}},
		{"framework", framework.DocumentSchema, &document.Framework{}},
		{"plan", document.PlanSchema, &document.Plan{}},
		{"portfolio", document.PortfolioSchema, &document.Portfolio{}},
		{"problems", document.ProblemsSchema, &document.Problems{}},
		{"result", document.ResultSchema, &document.Result{}},
		{"status", document.StatusSchema, &document.Status{}},
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
	if schema, known := leaves()[t]; known {
		return schema
	}
	return nil
}

// leaves are the schemas of the types that stand in documents as a number, a word or null.
func leaves() map[reflect.Type]*jsonschema.Schema {
	number := &jsonschema.Schema{Type: "number"}
	day := &jsonschema.Schema{Type: "string", Format: "date"}
	id := &jsonschema.Schema{Type: "string", Pattern: "^[a-z0-9]+(-[a-z0-9]+)*$"}
	return map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[assess.Score]():          nullable(&jsonschema.Schema{Type: "number", Minimum: "0", Maximum: "100"}),
		reflect.TypeFor[assess.Difference]():     nullable(number),
		reflect.TypeFor[assess.Rate]():           nullable(number),
		reflect.TypeFor[fact.Value]():            nullable(number),
		reflect.TypeFor[fact.Share]():            nullable(number),
		reflect.TypeFor[deals.Money]():           number,
		reflect.TypeFor[document.Tenths]():       number,
		reflect.TypeFor[json.Number]():           number,
		reflect.TypeFor[framework.Grade]():       nullable(oneOf(framework.GradeNames()...)),
		reflect.TypeFor[framework.MeasureKind](): oneOf(framework.MeasureKinds()...),
		reflect.TypeFor[answers.Confidence]():    oneOf(answers.Low, answers.Medium, answers.High),
		reflect.TypeFor[assess.Period]():         oneOf(assess.ByMonth, assess.ByQuarter),
		reflect.TypeFor[assess.ChangeKind]():     oneOf(assess.ChangeKinds()...),
		reflect.TypeFor[deals.Role]():            {Type: "string"},
		reflect.TypeFor[deals.Outcome]():         oneOf(deals.OutcomeWon, deals.OutcomeLost, deals.OutcomeOpen, deals.OutcomeIgnore),
		reflect.TypeFor[deals.Means]():           oneOf(deals.ByMap, deals.ByFlag, deals.ByName, deals.ByID, deals.ByDefault),
		reflect.TypeFor[fact.Period]():           oneOf(fact.Periods()...),
		reflect.TypeFor[fact.Base]():             oneOf(fact.Bases()...),
		reflect.TypeFor[forecast.Method]():       oneOf(forecast.Methods()...),
		reflect.TypeFor[document.Quadrant]():     oneOf(document.Quadrants()...),
		reflect.TypeFor[answers.Date]():          day,
		reflect.TypeFor[deals.Day]():             day,
		reflect.TypeFor[assess.Month]():          {Type: "string", Pattern: "^[0-9]{4}-(0[1-9]|1[0-2])$"},
		reflect.TypeFor[framework.ElementID]():   id,
		reflect.TypeFor[framework.GroupID]():     id,
		reflect.TypeFor[framework.LensID]():      id,
		reflect.TypeFor[framework.LevelID]():     id,
		reflect.TypeFor[framework.TeamID]():      id,
		reflect.TypeFor[framework.FigureID]():    id,
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

func oneOf[T any](words ...T) *jsonschema.Schema {
	all := make([]any, len(words))
	for i, word := range words {
		all[i] = word
	}
	return &jsonschema.Schema{Type: "string", Enum: all}
}
