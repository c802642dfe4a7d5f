package ci

import (
	"fmt"
	"slices"

	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// unmet lists the checks of the gate that failed, in their order.
func (a assessment) unmet() []document.Check {
	if a.Result.Gate == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(a.Result.Gate.Checks), func(c document.Check) bool { return c.Passed })
}

// unmetBy lists those that name an element.
func (a assessment) unmetBy(id framework.ElementID) []document.Check {
	return slices.DeleteFunc(a.unmet(), func(c document.Check) bool { return !slices.Contains(c.Elements, id) })
}

// unmetLine says what a failed check requires and what was found.
func unmetLine(check document.Check) string {
	return "Gate " + check.Name + " not met: " + check.Outcome() + "."
}

// answerText says what was answered about an element.
func answerText(grade framework.Grade) string {
	switch {
	case grade == framework.Unanswered:
		return "Not answered"
	case grade.Graded():
		return "Rated " + grade.String()
	default:
		return "Answered " + grade.String()
	}
}

// answerLine says what was answered about an element, and whether that is too little.
func answerLine(e document.Element) string {
	if e.InPlace {
		return answerText(e.Grade) + "."
	}
	return answerText(e.Grade) + ", not in place."
}

// gapLine says what was answered about an element that is not in place, what putting it in place takes and what it gains.
func gapLine(gap document.Gap) string {
	line := fmt.Sprintf("%s, not in place: %s of work, score +%s", answerText(gap.Grade),
		document.Count(gap.Days, "person-day", "person-days"), gap.ScoreGain)
	if gap.LevelGain > 0 {
		line += fmt.Sprintf(", level +%d", gap.LevelGain)
	}
	if len(gap.Unlocks) > 0 {
		line += ", unlocks " + document.Count(len(gap.Unlocks), "element", "elements")
	}
	return line + "."
}

// moveLines say what to do to move an element to its next grade and when that is done.
func moveLines(element *framework.Element, grade framework.Grade) []string {
	return document.Each(narrative.MoveFacts(element, grade), narrative.LabeledText.String)
}

// findingLine says what was found.
func findingLine(f document.Finding) string {
	return fmt.Sprintf("%s: %s.", document.FindingName(f.Code), f.Message)
}

// mark is an element to report: a gap, or one that a failed check names.
type mark struct {
	document.Element

	place framework.Place
	// gap is nil for an element that is not among the gaps of the result.
	gap *document.Gap
	// unmet are the failed checks that name the element.
	unmet []document.Check
}

// marks are the gaps, in their order, and then the other elements that failed checks name, as far as the result lists them.
func (a assessment) marks() []mark {
	var marks []mark
	places := map[framework.ElementID]int{}
	for i, gap := range a.Result.Gaps {
		places[gap.Element] = i
		place, _ := a.Model.Element(gap.Element)
		marks = append(marks, mark{place: place, gap: &a.Result.Gaps[i], unmet: a.unmetBy(gap.Element)})
	}
	for _, e := range a.Result.Elements {
		if at, isGap := places[e.ID]; isGap {
			marks[at].Element = e
			continue
		}
		if unmet := a.unmetBy(e.ID); len(unmet) > 0 {
			place, _ := a.Model.Element(e.ID)
			marks = append(marks, mark{Element: e, place: place, unmet: unmet})
		}
	}
	return marks
}

// lines say what was answered and which checks failed for it.
func (m mark) lines() []string {
	lines := []string{answerLine(m.Element)}
	if m.gap != nil {
		lines[0] = gapLine(*m.gap)
	}
	for _, check := range m.unmet {
		lines = append(lines, unmetLine(check))
	}
	return lines
}
