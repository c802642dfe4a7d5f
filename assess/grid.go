package assess

import "revops/framework"

// Cell is the state of the elements of a group at one level; the zero value is that of no applicable element.
type Cell struct {
	InPlace, Applicable int
	Score               Range
}

// Grid holds a cell for each group of the level lens, in their order, and each level, by its number: elements without a
// level are in column 0. It is nil where the level lens is not assessed, and for a result of one team, which may hold the
// elements of that team alone.
func Grid(model *framework.Framework, result *Result) [][]Cell {
	if result.Level == nil || result.Team != "" {
		return nil
	}
	s := result.scoring(model)
	lens, _ := model.Lens(model.LevelLens)
	cells := make([][]Cell, len(lens.Groups))
	for i, group := range lens.Groups {
		for level := range model.Levels {
			belongs := func(at int) bool { return s.inGroup(group.ID)(at) && s.elements[at].Level == level }
			cell := Cell{Score: s.scoreRange(belongs)}
			cell.InPlace, cell.Applicable = s.countInPlace(belongs)
			cells[i] = append(cells[i], cell)
		}
	}
	return cells
}

// ScoresAtTarget gives the score that each group of the level lens would have, in their order, if the elements of PathToTake
// were in place and nothing else changed. It is nil where there is no such path, or nothing on it, and where Grid is nil.
func ScoresAtTarget(model *framework.Framework, result *Result) []Score {
	s := result.atTarget(model)
	if s == nil {
		return nil
	}
	lens, _ := model.Lens(model.LevelLens)
	scores := make([]Score, len(lens.Groups))
	for i, group := range lens.Groups {
		scores[i] = s.pointsOf(s.inGroup(group.ID), low).score()
	}
	return scores
}

// ScoreAtTarget is the headline score once the path that is taken is in place, unknown where ScoresAtTarget is nil.
func ScoreAtTarget(model *framework.Framework, result *Result) Score {
	s := result.atTarget(model)
	if s == nil {
		return Score{}
	}
	return s.pointsOf(s.inLevelLens, low).score()
}

// atTarget is the scoring with the path that is taken in place, nil where there is none to take or the result is that of a team.
func (r *Result) atTarget(model *framework.Framework) *scoring {
	path := r.PathToTake()
	if path == nil || len(path.Elements) == 0 || r.Level == nil || r.Team != "" {
		return nil
	}
	s := r.planned(r.scoring(model))
	for _, id := range path.Elements {
		s.grades[s.position[id]] = model.Policy.InPlace
	}
	return s
}
