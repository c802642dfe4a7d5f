package report

import (
	"fmt"
	"slices"

	"revops/assess"
	"revops/framework"
)

// What CI systems are told of an element. A demand that was met is never held against one: where the gate passed, no
// format for a CI system says that anything failed.

// unmet lists the demands that were not met, in their order.
func (a Assessment) unmet() []assess.Check {
	if a.Gate == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(a.Gate.Checks), func(c assess.Check) bool { return c.Passed })
}

// unmetBy lists those of them that name an element.
func (a Assessment) unmetBy(id framework.ElementID) []assess.Check {
	return slices.DeleteFunc(a.unmet(), func(c assess.Check) bool { return !slices.Contains(c.Elements, id) })
}

// unmetLine says what was demanded and what was found.
func unmetLine(check assess.Check) string {
	return fmt.Sprintf("Gate %s not met: want %s, got %s.", check.Name, check.Want, check.Got)
}

// verdict says in one line where the company stands.
func (a Assessment) verdict() string {
	if a.Result.Level == nil {
		return "No level. " + a.noLevel()
	}
	level := a.Result.Level
	return fmt.Sprintf("Level %d of %d: %s, score %s.", level.Number, a.Model.Top().Number, level.Name, scores(a.Result.Score))
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
func gapLine(gap assess.Gap) string {
	line := fmt.Sprintf("%s, not in place: %s of work, score +%s", saidLine(gap.Grade),
		count(gap.Days, "person-day", "person-days"), gap.ScoreGain)
	if gap.LevelGain > 0 {
		line += fmt.Sprintf(", level +%d", gap.LevelGain)
	}
	if len(gap.Unlocks) > 0 {
		line += ", unlocks " + count(len(gap.Unlocks), "element", "elements")
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
func findingLine(f assess.Finding) string { return fmt.Sprintf("Finding %s: %s.", f.Code, f.Message) }

// stepLine says who takes a next step, what it takes and where it is raised.
func stepLine(step assess.NextStep, team *framework.Team) string {
	return fmt.Sprintf("%s → %s, %s, %s. Raise it in: %s", capital(GradeWord(step.From)), step.To, team.Name,
		count(step.Days, "day", "days"), team.Channel)
}

// mark is an element that CI systems are told of. Gap is nil for one that is none of the result's gaps.
type mark struct {
	assess.ElementResult

	gap   *assess.Gap
	unmet []assess.Check
}

// marks are the gaps, in their order, and then the other elements that are shown and that a demand not met names.
func (a Assessment) marks() []mark {
	var marks []mark
	places := map[framework.ElementID]int{}
	for i, gap := range a.Result.Gaps {
		places[gap.Element.ID] = i
		marks = append(marks, mark{gap: &a.Result.Gaps[i], unmet: a.unmetBy(gap.Element.ID)})
	}
	for _, e := range a.Result.Elements {
		if at, isGap := places[e.Element.ID]; isGap {
			marks[at].ElementResult = e
			continue
		}
		if unmet := a.unmetBy(e.Element.ID); len(unmet) > 0 && a.Result.Shows(e.Element.Element) {
			marks = append(marks, mark{ElementResult: e, unmet: unmet})
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
		lines = append(lines, saidLine(m.Answer.Grade)+".")
	default:
		lines = append(lines, saidLine(m.Answer.Grade)+", not in place.")
	}
	for _, check := range m.unmet {
		lines = append(lines, unmetLine(check))
	}
	return lines
}
