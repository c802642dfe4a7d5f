package document

import (
	"cmp"
	"slices"

	"revops/assess"
	"revops/framework"
)

// Lens is how one lens stands. A lens that is not assessed has no scores.
type Lens struct {
	ID       framework.LensID `json:"id"`
	Name     string           `json:"name"`
	Assessed bool             `json:"assessed"`
	Scored
	// Open counts elements.
	Open   int     `json:"open,omitempty"`
	Groups []Group `json:"groups"`
}

// Group is how one group of a lens stands. Level is there for groups of the level lens, Done and Distance for those of any
// other.
type Group struct {
	ID   framework.GroupID `json:"id"`
	Name string            `json:"name"`
	ScoredIfOpen
	InPlace    int `json:"in_place"`
	Applicable int `json:"applicable"`
	// Level is the highest up to which all of the group is in place, null where no element with a level applies.
	Level Optional[*int] `json:"level,omitzero"`
	// AfterPath is the score once the elements of the path are in place.
	AfterPath Optional[assess.Score] `json:"after_path,omitzero"`
	// Levels is how the group's elements of each level stand; those without a level stand under 0, levels without an applicable
	// element are left out.
	Levels []GroupLevel `json:"levels,omitempty"`
	// Done is the score of the elements of other lenses that serve the group, Distance how far Score is from it.
	Done     Optional[assess.Score] `json:"done,omitzero"`
	Distance Optional[assess.Score] `json:"distance,omitzero"`
}

// At is how the group's elements of a level stand; the zero value where none applies.
func (g *Group) At(level int) GroupLevel {
	for _, one := range g.Levels {
		if one.Number == level {
			return one
		}
	}
	return GroupLevel{}
}

// GroupLevel is how the elements of a group at one level stand.
type GroupLevel struct {
	// Number is that of the level, 0 for elements without one.
	Number     int `json:"number"`
	InPlace    int `json:"in_place"`
	Applicable int `json:"applicable"`
	ScoredIfOpen
}

// LevelNumbers are the levels at which a group has an applicable element, from 1 up, then 0 if there are some without a level.
func (l *Lens) LevelNumbers() []int {
	var numbers []int
	for i := range l.Groups {
		for _, level := range l.Groups[i].Levels {
			if level.Applicable > 0 && !slices.Contains(numbers, level.Number) {
				numbers = append(numbers, level.Number)
			}
		}
	}
	slices.SortFunc(numbers, func(a, b int) int { return cmp.Or(cmp.Compare(min(b, 1), min(a, 1)), cmp.Compare(a, b)) })
	return numbers
}

func lensesOf(model *framework.Framework, r *assess.Result) []Lens {
	lenses := []Lens{}
	for _, lens := range r.Lenses {
		one := Lens{
			ID: lens.Lens.ID, Name: lens.Lens.Name, Assessed: lens.Assessed, Scored: scored(lens.Score),
			Open: lens.Open, Groups: []Group{},
		}
		for _, group := range lens.Groups {
			one.Groups = append(one.Groups, groupOf(group, lens.Lens.ID == model.LevelLens))
		}
		if lens.Lens.ID == model.LevelLens {
			addLevels(one.Groups, model, r)
		}
		lenses = append(lenses, one)
	}
	return lenses
}

func groupOf(group assess.GroupResult, ofLevelLens bool) Group {
	one := Group{
		ID: group.Group.ID, Name: group.Group.Name, ScoredIfOpen: scoredIfOpen(group.Score),
		InPlace: group.InPlace, Applicable: group.Applicable,
	}
	if ofLevelLens {
		one.Level = present(group.Level)
	} else {
		one.Done, one.Distance = present(group.Done), present(group.Distance)
	}
	return one
}

// addLevels adds to the groups of the level lens how they stand level by level, and after the path.
func addLevels(groups []Group, model *framework.Framework, r *assess.Result) {
	after := assess.ScoresAtTarget(model, r)
	cells := assess.Grid(model, r)
	for i := range groups {
		if after != nil {
			groups[i].AfterPath = present(after[i])
		}
		if cells == nil {
			continue
		}
		for number, cell := range cells[i] {
			if cell.Applicable > 0 {
				groups[i].Levels = append(groups[i].Levels, GroupLevel{
					Number: number, InPlace: cell.InPlace, Applicable: cell.Applicable,
					ScoredIfOpen: scoredIfOpen(cell.Score),
				})
			}
		}
	}
}

// Served reports whether the elements of other lenses serve a group of the lens: only then is there something to hold against
// what was said of it.
func (l *Lens) Served() bool {
	return slices.ContainsFunc(l.Groups, func(g Group) bool { return g.Done.Value.Known })
}

// ByLevel reports whether the document says how the groups of the lens stand level by level.
func (l *Lens) ByLevel() bool {
	return slices.ContainsFunc(l.Groups, func(g Group) bool { return len(g.Levels) > 0 })
}

// AfterPath are the scores of the groups once the path is taken, no number for a group that has none; nil where there is no
// path to take.
func (l *Lens) AfterPath() []assess.Score {
	if !slices.ContainsFunc(l.Groups, func(g Group) bool { return g.AfterPath.Present }) {
		return nil
	}
	scores := make([]assess.Score, len(l.Groups))
	for i := range l.Groups {
		scores[i] = l.Groups[i].AfterPath.Value
	}
	return scores
}

// Difference is the group's own score less its practice score, as both are shown: Distance with a sign.
func (g *Group) Difference() assess.Difference { return g.Score.Minus(g.Done.Value) }
