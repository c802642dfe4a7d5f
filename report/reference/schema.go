package reference

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

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
	definitions["grade"] = gradeSchema()
	definitions["element"] = map[string]any{"enum": slices.Sorted(maps.Keys(elements))}
	definitions["team"] = map[string]any{"enum": append(teams, nil)}
	definitions["framework"] = map[string]any{"const": model.Reference()}
	return document.Write(w, schema)
}

// gradeSchema is the schema of a grade: its word, or its points as a number or a text.
func gradeSchema() map[string]any {
	var all, points, digits []any
	for _, grade := range framework.Grades() {
		all, points, digits = append(all, grade), append(points, grade.Points()), append(digits, strconv.Itoa(grade.Points()))
	}
	return map[string]any{
		"description": fmt.Sprintf("%s, or its points from 0 to %d; unknown if nobody knows; empty if not answered yet.",
			framework.GradeWords(), framework.MaxPoints),
		"enum": slices.Concat(all, []any{framework.Unknown}, points, digits, []any{nil}),
	}
}
