package report

import (
	"fmt"
	"strconv"

	"github.com/fatih/color"

	"revops/assess"
	"revops/framework"
)

// whatIf says first of all that grades were assumed, which, and what that does to level and score.
func (a Assessment) whatIf(p *page) {
	if a.WhatIf == nil {
		return
	}
	p.text("", p.paint("WHAT IF", color.Bold)+" "+a.assumed())
	for _, line := range a.assumptions() {
		p.text("  ", line)
	}
	p.line("")
}

// assumed says how many grades were assumed.
func (a Assessment) assumed() string {
	return count(len(a.WhatIf.Changes), "grade", "grades") + " assumed, no file is changed."
}

// assumptions say which grades were assumed, and what that does to level and score.
func (a Assessment) assumptions() []string {
	var lines []string
	for _, change := range a.WhatIf.Changes {
		lines = append(lines, a.assumption(change))
	}
	return append(lines, a.effect())
}

// assumption says which grade was assumed instead of which.
func (a Assessment) assumption(change assess.Assumption) string {
	return fmt.Sprintf("%s: %s → %s", a.names([]framework.ElementID{change.Element}), GradeWord(change.From), GradeWord(change.To))
}

// effect says what the assumed grades do to level and score.
func (a Assessment) effect() string {
	before := a.WhatIf.Before
	return fmt.Sprintf("Level %s → %s, score %s → %s.",
		shortLevel(before.Level), shortLevel(a.Result.Level), scores(before.Score), scores(a.Result.Score))
}

func shortLevel(level *framework.Level) string {
	if level == nil {
		return "–"
	}
	return strconv.Itoa(level.Number)
}

type change struct {
	Element framework.ElementID `json:"element"`
	From    *string             `json:"from"`
	To      *string             `json:"to"`
}

// changesOf is nil where nothing was assumed.
func changesOf(whatIf *assess.WhatIf) []change {
	if whatIf == nil {
		return nil
	}
	var changes []change
	for _, c := range whatIf.Changes {
		changes = append(changes, change{Element: c.Element, From: gradeOf(c.From), To: gradeOf(c.To)})
	}
	return changes
}
