package assess

import (
	"cmp"
	"fmt"
	"slices"

	"revops/framework"
)

// Difference is how much a score changed, in tenths and with its sign, or no number where either end has none. The zero
// value means no number.
type Difference struct {
	Tenths int
	Known  bool
}

// Minus is the score less another one.
func (s Score) Minus(before Score) Difference {
	if !s.Known || !before.Known {
		return Difference{}
	}
	return Difference{Tenths: s.Tenths - before.Tenths, Known: true}
}

// Float gives the difference as a number.
func (d Difference) Float() float64 { return float64(d.Tenths) / 10 }

// String gives the difference with sign and decimal, "0.0" for none, "–" for no number.
func (d Difference) String() string {
	switch {
	case !d.Known:
		return "–"
	case d.Tenths == 0:
		return "0.0"
	default:
		return fmt.Sprintf("%+.1f", d.Float())
	}
}

// ChangeKind says what became of an element.
type ChangeKind string

// The kinds of changes. Open is what has no grade and is not n/a.
const (
	Rose     ChangeKind = "rose"
	Fell     ChangeKind = "fell"
	Answered ChangeKind = "answered" // was open
	Opened   ChangeKind = "opened"
	Excluded ChangeKind = "excluded" // became n/a
	Included ChangeKind = "included" // was n/a
	Added    ChangeKind = "added"    // was not there: its lens was not assessed, or the model did not have it
	Removed  ChangeKind = "removed"
)

// ChangeKinds lists the kinds of changes there are, in the order in which changes stand.
func ChangeKinds() []ChangeKind {
	return []ChangeKind{Rose, Fell, Answered, Opened, Excluded, Included, Added, Removed}
}

// Change is how two snapshots differ. Change in a number is the later less the earlier.
type Change struct {
	Level  LevelChange
	Score  ScoreChange
	Groups []GroupChange
	// Elements are those that changed, by kind, then in the order of the later snapshot.
	Elements []ElementChange
}

// LevelChange holds the levels before and after, nil where there is none.
type LevelChange struct {
	Before, After *framework.Level
}

// Change is the number of levels gained, negative for a loss. It is false if either level is missing.
func (c LevelChange) Change() (levels int, ok bool) {
	if c.Before == nil || c.After == nil {
		return 0, false
	}
	return c.After.Number - c.Before.Number, true
}

// ScoreChange holds the scores before and after.
type ScoreChange struct {
	Before, After Score
}

// Change is the score after less the score before.
func (c ScoreChange) Change() Difference { return c.After.Minus(c.Before) }

// GroupChange is a group of either snapshot; it has no number on the side where it was not there.
type GroupChange struct {
	ID   framework.GroupID
	Name string
	Lens framework.LensID
	ScoreChange
}

// ElementChange is an element that is not what it was. A grade is unanswered on the side where it was not there.
type ElementChange struct {
	ID            framework.ElementID
	Name          string
	Lens          framework.LensID
	Group         framework.GroupID
	Kind          ChangeKind
	Before, After framework.Grade
}

// Change is the points after less those before, false where either is open, n/a or not there.
func (c ElementChange) Change() (points int, ok bool) {
	if !c.Before.Graded() || !c.After.Graded() {
		return 0, false
	}
	return c.After.Points() - c.Before.Points(), true
}

func changeOf(before, after *Snapshot) Change {
	return Change{
		Level:    LevelChange{Before: before.Level, After: after.Level},
		Score:    ScoreChange{Before: before.Score.Low, After: after.Score.Low},
		Groups:   groupChanges(before, after),
		Elements: elementChanges(before, after),
	}
}

// groupChanges lists the groups of the later snapshot, then those that it no longer has.
func groupChanges(before, after *Snapshot) []GroupChange {
	var changes []GroupChange
	add := func(group GroupScore) {
		known := func(c GroupChange) bool { return c.ID == group.ID }
		if slices.ContainsFunc(changes, known) {
			return
		}
		changes = append(changes, GroupChange{
			ID: group.ID, Name: group.Name, Lens: group.Lens,
			ScoreChange: ScoreChange{Before: before.groupScore(group.ID), After: after.groupScore(group.ID)},
		})
	}
	for _, group := range after.Groups {
		add(group)
	}
	for _, group := range before.Groups {
		add(group)
	}
	return changes
}

func elementChanges(before, after *Snapshot) []ElementChange {
	was, is := before.grades(), after.grades()
	var changes []ElementChange
	add := func(e ElementGrade, kind ChangeKind, before, after framework.Grade) {
		if kind != "" {
			changes = append(changes, ElementChange{
				ID: e.ID, Name: e.Name, Lens: e.Lens, Group: e.Group, Kind: kind, Before: before, After: after,
			})
		}
	}
	for _, e := range after.Elements {
		grade, known := was[e.ID]
		if !known {
			add(e, Added, framework.Unanswered, e.Grade)
			continue
		}
		add(e, kindOf(grade, e.Grade), grade, e.Grade)
	}
	for _, e := range before.Elements {
		if _, known := is[e.ID]; !known {
			add(e, Removed, e.Grade, framework.Unanswered)
		}
	}
	kinds := ChangeKinds()
	slices.SortStableFunc(changes, func(a, b ElementChange) int {
		return cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind))
	})
	return changes
}

func (s *Snapshot) grades() map[framework.ElementID]framework.Grade {
	grades := make(map[framework.ElementID]framework.Grade, len(s.Elements))
	for _, e := range s.Elements {
		grades[e.ID] = e.Grade
	}
	return grades
}

// kindOf says how a grade changed, "" if it did not. Unanswered and unknown count as the same.
func kindOf(before, after framework.Grade) ChangeKind {
	switch {
	case before == after, before.Open() && after.Open():
		return ""
	case after == framework.NotApplicable:
		return Excluded
	case after.Open():
		return Opened
	case before == framework.NotApplicable:
		return Included
	case before.Open():
		return Answered
	case after > before:
		return Rose
	default:
		return Fell
	}
}
