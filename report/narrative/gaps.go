package narrative

import (
	"fmt"
	"slices"
	"strings"

	"revops/framework"
	"revops/report/document"
)

// ServesTitle is the label of the factors that an element serves.
const ServesTitle = "Improves"

// What the two lists of gaps are called.
const (
	GapsOnPath = "On the path, in recommended order"
	OtherGaps  = "Other gaps, by level and score gain per day"
)

// GapsLegend says how to read a table of gaps.
func (a Assessment) GapsLegend() string {
	return "Days: person-days until the element is in place. " + GainTitle + ": " + a.gainRule() + " Unlocks: how many missing elements build on it."
}

// gainRule says to which scores a gain is added.
func (a Assessment) gainRule() string {
	score := "the " + a.assessedLenses()
	if len(a.otherLenses()) > 0 {
		score = "its part of the assessment (" + a.assessedLenses() + ")"
	}
	return "points that putting the element in place adds to the score of " + score + "."
}

// otherLenses names the assessed lenses that do not give the level.
func (a Assessment) otherLenses() []string {
	var names []string
	for _, lens := range a.Result.Lenses {
		if lens.Assessed && lens.ID != a.Model.LevelLens {
			names = append(names, lens.Name)
		}
	}
	return names
}

// GapsByPath gives the gaps on the path and the others, without those that UnlistedGaps counts.
func (a Assessment) GapsByPath() (path, others []document.Gap) {
	for _, g := range a.Result.Gaps {
		switch {
		case g.OnPath:
			path = append(path, g)
		case !a.unlisted(g):
			others = append(others, g)
		}
	}
	return path, others
}

// unlisted reports whether nothing is known of a gap beside the path: nobody answered, noted or waived it.
func (a Assessment) unlisted(g document.Gap) bool {
	return !g.OnPath && !g.Waived && g.Grade == framework.Unanswered && a.Answer(g.Element).Note == ""
}

// UnlistedGaps counts by lens the gaps beside the path of which nothing is known: they are questions to answer, not work to do. It
// is "" where there are none.
func (a Assessment) UnlistedGaps() string {
	var parts []string
	for _, lens := range a.Model.Lenses {
		number := 0
		for _, g := range a.Result.Gaps {
			if g.Lens == lens.ID && a.unlisted(g) {
				number++
			}
		}
		if number > 0 {
			parts = append(parts, document.Count(number, "element", "elements")+" of "+lens.Name)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Not answered yet, so not listed: " + strings.Join(parts, ", ") + "."
}

// GapsScope says which elements the list of gaps covers.
func (a Assessment) GapsScope() string {
	covered := []string{"elements" + a.reach(), "elements without a level"}
	for _, name := range a.otherLenses() {
		covered = append(covered, "those of "+name)
	}
	return "Covers " + document.Listed(covered) + "."
}

// NoGaps says that there are none, up to the level that was looked at.
func (a Assessment) NoGaps() string {
	if a.Result.Target == nil && a.Result.NextLevel == nil {
		return "No gaps."
	}
	return "No gaps" + a.reach() + "."
}

// reach says up to which level the list of gaps goes.
func (a Assessment) reach() string {
	switch {
	case a.Result.Target != nil:
		return " up to level " + a.Model.Levels[a.Result.Target.Number].String()
	case a.Result.NextLevel != nil:
		return " up to level " + a.Result.NextLevel.String() + " (the next level)"
	default:
		return " of all levels"
	}
}

// BlockersLine says how many of which elements must be put in place for the next level, or that no set of them reaches it; "" where
// there is no next level.
func (a Assessment) BlockersLine() string {
	next := a.Result.NextLevel
	switch {
	case next == nil:
		return ""
	case next.Path == nil:
		return "Fewer than half of its elements apply."
	}
	b := next.Blockers
	essential := "the essential element"
	if len(b.Essential) > 1 {
		essential = fmt.Sprintf("the %d essential elements", len(b.Essential))
	}
	switch {
	case len(b.Essential) == 0 && b.Needed == len(b.Others):
		return "To reach the level, put all of these in place."
	case len(b.Essential) == 0:
		return fmt.Sprintf("To reach the level, put any %d of these %d in place.", b.Needed, len(b.Others))
	case b.Needed == 0:
		return "To reach the level, put " + essential + " in place."
	case b.Needed == len(b.Others):
		return fmt.Sprintf("To reach the level, put %s and the other %d in place.", essential, b.Needed)
	default:
		return fmt.Sprintf("To reach the level, put %s and any %d of the other %d in place.", essential, b.Needed, len(b.Others))
	}
}

// Blocker is an element that blocks the next level.
type Blocker struct {
	Element   framework.Place
	Essential bool
	// Owner names the team that owns the element.
	Owner string
	// Answer is nil where the result does not list the element: that of another team.
	Answer *document.Element
}

// Blockers are the elements that block the next level, the essential ones first; none where no set of elements reaches it.
func (a Assessment) Blockers() []Blocker {
	next := a.Result.NextLevel
	if next == nil || next.Path == nil {
		return nil
	}
	var blockers []Blocker
	add := func(ids []framework.ElementID, essential bool) {
		for _, id := range ids {
			element, _ := a.Model.Element(id)
			blockers = append(blockers, Blocker{Element: element, Essential: essential, Owner: document.TeamName(a.Model, element.Owner), Answer: a.Answer(id)})
		}
	}
	add(next.Blockers.Essential, true)
	add(next.Blockers.Others, false)
	return blockers
}

// AlsoRequired says what the path to the next level takes besides what blocks it, "" for nothing.
func (a Assessment) AlsoRequired() string {
	next := a.Result.NextLevel
	if next == nil || next.Path == nil {
		return ""
	}
	var required, contradicted []framework.ElementID
	for _, id := range next.Path.Elements {
		switch {
		case slices.Contains(next.Blockers.Essential, id) || slices.Contains(next.Blockers.Others, id):
		case a.Result.Contradicted(id):
			contradicted = append(contradicted, id)
		default:
			required = append(required, id)
		}
	}
	var lines []string
	if len(contradicted) > 0 {
		lines = append(lines, "Also on the path, as the CRM data contradicts the answer: "+a.Names(contradicted)+".")
	}
	if len(required) > 0 {
		lines = append(lines, "The path also includes prerequisites: "+a.Names(required)+".")
	}
	return strings.Join(lines, " ")
}

// LabeledText is a sentence with what it is about.
type LabeledText struct{ Label, Text string }

func (t LabeledText) String() string { return t.Label + ": " + t.Text }

// MoveFacts say what to do to move an element to the grade above and when that is done; nothing for the highest grade. The first
// move of an open answer is to find out.
func MoveFacts(element *framework.Element, from framework.Grade) []LabeledText {
	var facts []LabeledText
	if from.Open() {
		facts, from = append(facts, LabeledText{firstTitle, findOut}), framework.None
	}
	to, more := from.Next()
	move, known := element.Steps.To(to)
	if !more || !known {
		return facts
	}
	return append(facts, LabeledText{"Do", move.Do}, LabeledText{"Done when", element.Grades.Of(to)})
}

// firstTitle is the label of what comes before a step.
const firstTitle = "First"

// findOut is what to do before the first move of an element that is open.
const findOut = "Find out where you stand: an open answer counts as none."

// StepFacts say what to do in a step, when it is done and what comes of it.
func (a Assessment) StepFacts(step *document.NextStep) []LabeledText {
	var facts []LabeledText
	if step.From.Open() {
		facts = append(facts, LabeledText{firstTitle, findOut})
	}
	if confirm := a.Confirmation(step.Element); confirm != "" {
		facts = append(facts, LabeledText{firstTitle, confirm})
	}
	facts = append(facts, LabeledText{"Do", step.Do}, LabeledText{"Done when", step.DoneWhen})
	if step.DaysToInPlace > 0 {
		facts = append(facts, LabeledText{"Then", document.Count(step.DaysToInPlace, "more person-day", "more person-days") + " until it is in place"})
	}
	if len(step.Unlocks) > 0 {
		facts = append(facts, LabeledText{"Unlocks", a.FirstNames(step.Unlocks)})
	}
	if serves := a.Serves(step.Element); serves != "" {
		facts = append(facts, LabeledText{ServesTitle, serves})
	}
	return facts
}

// StepReasons are the StepFacts with what the step is good for.
func (a Assessment) StepReasons(step *document.NextStep) []LabeledText {
	facts := a.StepFacts(step)
	if step.Why != "" {
		facts = append(facts, LabeledText{"Why", step.Why})
	}
	return facts
}

// StepWork says who does a step, how long it takes and in which meeting or chat the teams discuss it.
func (a Assessment) StepWork(step *document.NextStep) string {
	return fmt.Sprintf("Owner: %s. %s (meeting or chat): %s. Effort: %s.", document.TeamName(a.Model, step.Owner), ChannelTitle, step.Channel, document.Count(step.Days, "person-day", "person-days"))
}
