package document

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"revops/framework"
	"revops/internal/yamlpos"
)

// resolve reports each id and level number of the result that the model does not have. What was compared may be of another
// version of the framework and is left out.
func (r *stored) resolve(model *framework.Framework) {
	r.walk(reflect.ValueOf(r.result).Elem(), nil, func(value any, path []string) {
		known, what := true, ""
		switch id := value.(type) {
		case framework.ElementID:
			_, known = model.Element(id)
			what = "element"
		case framework.TeamID:
			_, known = model.Team(id)
			known, what = known || id == "", "team"
		case framework.LensID:
			_, known = model.Lens(id)
			what = "lens"
		case framework.GroupID:
			known, what = hasGroup(model, id), "group"
		case framework.FigureID:
			_, known = framework.FigureOf(id)
			what = "figure"
		case LevelRange:
			r.checkRange(id.Low <= id.High, path)
		case ScoreRange:
			r.checkRange(id.Low.Tenths <= id.High.Tenths, path)
		case Level:
			r.checkLevel(model, id.Number, append(path, "number"))
		case Target:
			r.checkLevel(model, id.Number, append(path, "number"))
		case Path:
			r.checkLevel(model, id.Reaches, append(path, "reaches"))
		case PlanPeriod:
			for i, number := range id.LevelsReached {
				r.checkLevel(model, number, append(path, "levels_reached", strconv.Itoa(i)))
			}
		}
		if !known {
			r.report(CodeUnknownID, fmt.Sprintf("unknown %s %s", what, yamlpos.Quote(fmt.Sprint(value))), "", path...)
		}
	})
}

func hasGroup(model *framework.Framework, id framework.GroupID) bool {
	for _, lens := range model.Lenses {
		if slices.ContainsFunc(lens.Groups, func(g framework.Group) bool { return g.ID == id }) {
			return true
		}
	}
	return false
}

func (r *stored) checkLevel(model *framework.Framework, number int, path []string) {
	if number >= len(model.Levels) {
		r.report(CodeUnknownLevel, fmt.Sprintf("the framework %s has no level %d", model.Reference(), number), "", path...)
	}
}

func (r *stored) checkRange(ordered bool, path []string) {
	if !ordered {
		r.report(CodeReversedRange, "the end of the range is below its start", "", path...)
	}
}

// walk visits the value and all in it, each with its path in the document.
func (r *stored) walk(value reflect.Value, path []string, visit func(value any, path []string)) {
	switch value.Kind() {
	case reflect.Pointer:
		if !value.IsNil() {
			r.walk(value.Elem(), path, visit)
		}
	case reflect.Slice:
		for i := range value.Len() {
			r.walk(value.Index(i), append(slices.Clip(path), strconv.Itoa(i)), visit)
		}
	case reflect.Struct:
		if value.Type() == reflect.TypeFor[ComparisonBody]() {
			return
		}
		visit(value.Interface(), path)
		for i := range value.NumField() {
			field := value.Type().Field(i)
			key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			switch {
			case field.Anonymous:
				r.walk(value.Field(i), path, visit)
			case key != "":
				r.walk(value.Field(i), append(slices.Clip(path), key), visit)
			}
		}
	case reflect.String:
		visit(value.Interface(), path)
	default:
	}
}

// checkElements reports elements that are listed twice, or whose grade and points say different things.
func (r *stored) checkElements(model *framework.Framework) {
	listed := map[framework.ElementID]bool{}
	for i := range r.result.Elements {
		e, at := &r.result.Elements[i], []string{"elements", strconv.Itoa(i)}
		if listed[e.ID] {
			r.report(CodeGivenTwice, fmt.Sprintf("element %q is given twice", e.ID), "keep one of the two", append(at, "id")...)
		}
		listed[e.ID] = true
		if want := pointsOf(e.Grade); !equal(e.Points, want) {
			r.report(CodeGradeAndPoints, fmt.Sprintf("element %s: %s points do not match its grade, want %s", e.ID,
				pointsWord(e.Points), pointsWord(want)), "", append(at, "points")...)
		}
		place, known := model.Element(e.ID)
		if known && r.result.Framework == VersionOf(model) && place.Essential && e.Grade == framework.NotApplicable {
			r.report(CodeEssential, fmt.Sprintf("element %q is essential and cannot be n/a", e.ID), "", append(at, "grade")...)
		}
	}
	if r.result.Level != nil && r.result.LevelRange == nil {
		r.report(yamlpos.CodeMissingKey, "level_range is null, though there is a level", "", "level_range")
	}
}

// checkListed reports gaps and steps of elements that are not listed.
func (r *stored) checkListed() {
	listed := func(id framework.ElementID) bool {
		return slices.ContainsFunc(r.result.Elements, func(e Element) bool { return e.ID == id })
	}
	check := func(id framework.ElementID, list string, i int) {
		if !listed(id) {
			r.report(CodeNotListed, fmt.Sprintf("element %q is not among the elements of the result", id), "", list, strconv.Itoa(i), "element")
		}
	}
	for i, gap := range r.result.Gaps {
		check(gap.Element, "gaps", i)
	}
	for i, step := range r.result.NextSteps {
		check(step.Element, "next_steps", i)
	}
}

// pointsOf are the points of a grade, nil for one that has none.
func pointsOf(grade framework.Grade) *int {
	if !grade.Graded() {
		return nil
	}
	return new(grade.Points())
}

func pointsWord(points *int) string {
	if points == nil {
		return "null"
	}
	return strconv.Itoa(*points)
}
