package ci

import (
	"fmt"
	"slices"

	"revops/framework"
	"revops/report/document"
)

// What CI systems are told of an element. A demand that was met is never held against one: where the gate passed, no
// format for a CI system says that anything failed.

// unmet lists the demands that were not met, in their order.
func (a assessment) unmet() []document.Check {
	if a.Result.Gate == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(a.Result.Gate.Checks), func(c document.Check) bool { return c.Passed })
}

// unmetBy lists those of them that name an element.
func (a assessment) unmetBy(id framework.ElementID) []document.Check {
	return slices.DeleteFunc(a.unmet(), func(c document.Check) bool { return !slices.Contains(c.Elements, id) })
}

// unmetLine says what was demanded and what was found.
func unmetLine(check document.Check) string {
	return fmt.Sprintf("Gate %s not met: want %s, got %s.", check.Name, check.Want, check.Got)
}

// saidLine says what was answered about an element.
func saidLine(grade framework.Grade) string {
	switch {
	case grade == framework.Unanswered:
		return "Not answered"
	case grade.Graded():
		return "Graded " + grade.String()
	default:
		return "Answered " + grade.String()
	}
}

// gapLine says how an element that is not in place stands and what putting it in place takes and buys.
func gapLine(gap document.Gap) string {
	line := fmt.Sprintf("%s, not in place: %s of work, score +%s", saidLine(gap.Grade),
		document.Count(gap.Days, "person-day", "person-days"), gap.ScoreGain)
	if gap.LevelGain > 0 {
		line += fmt.Sprintf(", level +%d", gap.LevelGain)
	}
	if len(gap.Unlocks) > 0 {
		line += ", unlocks " + document.Count(len(gap.Unlocks), "element", "elements")
	}
	return line + "."
}

// moveLines say the next move of an element from its grade and what is there after it, nothing from the highest grade. An
// open answer moves as none does, once it is known.
func moveLines(element *framework.Element, grade framework.Grade) []string {
	var lines []string
	if grade.Open() {
		lines, grade = append(lines, "First: find out where it stands: an open answer counts as none."), framework.None
	}
	to, more := grade.Next()
	move, known := element.Steps.To(to)
	if !more || !known {
		return lines
	}
	return append(lines, "Do: "+move.Do, "Done when: "+element.Grades.Of(to))
}

// findingLine says what to look at again.
func findingLine(f document.Finding) string { return fmt.Sprintf("Finding %s: %s.", f.Code, f.Message) }

// stepLine says who takes a next step, what it takes and where it is raised.
func stepLine(step *document.NextStep, team string) string {
	return fmt.Sprintf("%s → %s, %s, %s. Raise it in: %s", document.Capital(document.GradeWord(step.From)), step.To, team,
		document.Count(step.Days, "day", "days"), step.Channel)
}

// mark is an element that CI systems are told of. Gap is nil for one that is none of the result's gaps.
type mark struct {
	document.Element

	place framework.Place
	gap   *document.Gap
	unmet []document.Check
}

// marks are the gaps, in their order, and then the other elements that are shown and that a demand not met names.
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

// lines say how the element stands and which demands it is held against.
func (m mark) lines() []string {
	var lines []string
	switch {
	case m.gap != nil:
		lines = append(lines, gapLine(*m.gap))
	case m.InPlace:
		lines = append(lines, saidLine(m.Grade)+".")
	default:
		lines = append(lines, saidLine(m.Grade)+", not in place.")
	}
	for _, check := range m.unmet {
		lines = append(lines, unmetLine(check))
	}
	return lines
}
