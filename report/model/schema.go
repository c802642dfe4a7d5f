package model

import (
	"encoding/json"
	"io"
	"maps"
	"slices"

	"revops/framework"
	"revops/report/document"
)

// AnswersSchema writes the JSON Schema of answers files with the elements, teams and reference of a framework filled
// in, so that an editor completes ids and shows questions.
func AnswersSchema(w io.Writer, base []byte, model *framework.Framework) error {
	var schema map[string]any
	if err := json.Unmarshal(base, &schema); err != nil {
		return err
	}
	elements := map[string]any{}
	for _, place := range model.Elements() {
		kind := "answer"
		if place.Essential {
			kind = "essentialAnswer"
		}
		elements[string(place.ID)] = map[string]any{
			"$ref": "#/$defs/" + kind, "title": place.Name, "description": place.Question,
		}
	}
	var teams []any
	for _, team := range model.Teams {
		teams = append(teams, team.ID)
	}
	definitions, _ := schema["$defs"].(map[string]any)
	definitions["answers"] = map[string]any{"type": []string{"object", "null"}, "properties": elements, "additionalProperties": false}
	definitions["element"] = map[string]any{"enum": slices.Sorted(maps.Keys(elements))}
	definitions["team"] = map[string]any{"enum": append(teams, nil)}
	definitions["framework"] = map[string]any{"const": model.Reference()}
	return document.Write(w, schema)
}
