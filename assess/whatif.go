package assess

import (
	"slices"

	"revops/answers"
	"revops/framework"
)

// Assumption is a grade that is assumed instead of the one that was given.
type Assumption struct {
	Element  framework.ElementID
	From, To framework.Grade
}

// WhatIf is what was assumed, with the result that the answers give as they are.
type WhatIf struct {
	// Changes are in the order in which they were asked for.
	Changes []Assumption
	Before  *Result
}

// Assume returns the answers with other grades, and what is changed by that, in the order given. An assumed grade
// has no note, reason, evidence or confidence; its position is that of the answer it replaces. Each element is one of
// the framework's and named at most once; From need not be set. The answers themselves are not changed.
func Assume(given *answers.File, wanted []Assumption) (*answers.File, []Assumption) {
	assumed := *given
	assumed.Given = slices.Clone(given.Given)
	changes := slices.Clone(wanted)
	for i, change := range changes {
		at := slices.IndexFunc(assumed.Given, func(given answers.Answer) bool { return given.Element == change.Element })
		if at < 0 {
			at = len(assumed.Given)
			assumed.Given = append(assumed.Given, answers.Answer{Element: change.Element, Position: given.Position})
		}
		given := &assumed.Given[at]
		changes[i].From = given.Grade
		*given = answers.Answer{Element: change.Element, Grade: change.To, Position: given.Position}
		if assumed.Combined {
			given.GradeDate = assumed.Date // as one respondent's would count from the date of the file
		}
	}
	return &assumed, changes
}
