package cmd

import (
	"fmt"
	"slices"
	"strings"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// parseChanges reads the grades to assume, each as ELEMENT=GRADE.
func parseChanges(model *framework.Framework, words []string) ([]assess.Assumption, error) {
	var changes []assess.Assumption
	for _, word := range words {
		name, text, ok := strings.Cut(word, "=")
		if !ok {
			return nil, &usageError{
				message: fmt.Sprintf("--set %q has no grade", word),
				hint:    "such as --set deal-ownership=full",
			}
		}
		id, err := findID[framework.ElementID]("element", name, elementParts(model))
		if err != nil {
			return nil, err
		}
		element, _ := model.Element(id)
		grade, known := framework.ParseGrade(text)
		if !known {
			if text, err = knownWord("grade", text, framework.GradeNames()); err != nil {
				return nil, err
			}
			grade, _ = framework.ParseGrade(text)
		}
		if grade == framework.NotApplicable && element.Essential {
			return nil, &usageError{
				message: fmt.Sprintf("--set %s: an essential element cannot be n/a", word),
				hint:    "grades: " + framework.GradeWords() + ", unknown",
			}
		}
		if slices.ContainsFunc(changes, func(c assess.Assumption) bool { return c.Element == element.ID }) {
			return nil, &usageError{message: fmt.Sprintf("--set %s: the element is set twice", word), hint: "set each element once"}
		}
		changes = append(changes, assess.Assumption{Element: element.ID, To: grade})
	}
	return changes, nil
}

// elementGrades lists what the shell completes: each element with each grade that it can have.
func elementGrades(model *framework.Framework) []string {
	var words []string
	for _, place := range model.Elements() {
		for _, grade := range framework.GradeNames() {
			if !place.Essential || grade != framework.NotApplicable.String() {
				words = append(words, string(place.ID)+"="+grade)
			}
		}
	}
	return words
}

// whatIf counts the answers without the changes, to compare; nil if there are no changes.
func whatIf(model *framework.Framework, given *answers.File, changes []assess.Assumption, options assess.Options) *assess.WhatIf {
	if len(changes) == 0 {
		return nil
	}
	return &assess.WhatIf{Changes: changes, Before: assess.Evaluate(model, given, options)}
}
