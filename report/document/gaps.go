package document

import (
	"fmt"
	"slices"

	"revops/framework"
)

// What the two lists of gaps are called.
const (
	GapsOnPath = "On the path, in the order to take them"
	OtherGaps  = "Other gaps, by level and gain for each day"
)

// GapsByPath gives the gaps on the path and the others.
func (a Assessment) GapsByPath() (path, others []Gap) {
	for _, g := range a.Result.Gaps {
		if g.OnPath {
			path = append(path, g)
		} else {
			others = append(others, g)
		}
	}
	return path, others
}

// GapsLookedFor says where gaps were looked for.
func (a Assessment) GapsLookedFor() string {
	return "Looked at: the elements" + a.reach() + ", those without a level and those of the other lenses."
}

// NoGaps says that there are none, up to the level that was looked at.
func (a Assessment) NoGaps() string {
	if a.Result.Target == nil && a.Result.NextLevel == nil {
		return "No gaps."
	}
	return "No gaps" + a.reach() + "."
}

// reach says up to which level gaps are looked for.
func (a Assessment) reach() string {
	switch {
	case a.Result.Target != nil:
		return " up to level " + a.Model.Levels[a.Result.Target.Number].String()
	case a.Result.NextLevel != nil:
		return " up to level " + a.Result.NextLevel.String() + ", the next one (--target goes further)"
	default:
		return " of every level"
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
		return "Too few of its elements apply: at least half must."
	}
	b := next.Blockers
	essential := Count(len(b.Essential), "essential element", "essential elements")
	switch {
	case len(b.Essential) == 0 && b.Needed == len(b.Others):
		return "To put in place: all of these."
	case len(b.Essential) == 0:
		return fmt.Sprintf("To put in place: any %d of these %d.", b.Needed, len(b.Others))
	case b.Needed == 0:
		return fmt.Sprintf("To put in place: %s, without which the level cannot be reached.", essential)
	default:
		return fmt.Sprintf("To put in place: %s, and any %d of the %d others.", essential, b.Needed, len(b.Others))
	}
}

// Blocker is an element that blocks the next level.
type Blocker struct {
	Element   framework.Place
	Essential bool
	// Answer is nil where the result does not list the element.
	Answer *Element
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
			blockers = append(blockers, Blocker{Element: element, Essential: essential, Answer: a.Answer(id)})
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
	required := slices.DeleteFunc(slices.Clone(next.Path.Elements), func(id framework.ElementID) bool {
		return slices.Contains(next.Blockers.Essential, id) || slices.Contains(next.Blockers.Others, id)
	})
	if len(required) == 0 {
		return ""
	}
	return "The path also takes what those on it require: " + a.Names(required) + "."
}

// LabeledText is a sentence with what it is about.
type LabeledText struct{ Label, Text string }

// StepFacts say what to do in a step, when it is done and what comes of it.
func (a Assessment) StepFacts(step *NextStep) []LabeledText {
	var facts []LabeledText
	if step.From.Open() {
		facts = append(facts, LabeledText{"First", FindOut})
	}
	facts = append(facts, LabeledText{"Do", step.Do}, LabeledText{"Done when", step.DoneWhen})
	if step.DaysToInPlace > 0 {
		facts = append(facts, LabeledText{"Then", Count(step.DaysToInPlace, "more day", "more days") + " until it is in place"})
	}
	if len(step.Unlocks) > 0 {
		facts = append(facts, LabeledText{"Unlocks", a.FirstNames(step.Unlocks) + ", once it is in place"})
	}
	return facts
}

// FindOut is what to do before the first move of an element that is open.
const FindOut = "find out where it stands: an open answer counts as none"

// StepWork says who does a step, how long it takes and where to raise it.
func (a Assessment) StepWork(step *NextStep) string {
	return fmt.Sprintf("%s, %s. Raise it in: %s", TeamName(a.Model, step.Owner), Count(step.Days, "day", "days"), step.Channel)
}

// ShortNote is the note of an answer, or its beginning where it is long.
func (e *Element) ShortNote() string {
	const limit = 400
	note := []rune(e.Note)
	if len(note) <= limit {
		return e.Note
	}
	return fmt.Sprintf("%s… (%d characters more at %s)", string(note[:limit]), len(note)-limit, e.Place())
}
