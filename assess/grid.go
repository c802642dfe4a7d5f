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
	lens, _ := model.Lens(model.LevelLens)
	rows := map[framework.GroupID]int{}
	cells, sums := make([][]Cell, len(lens.Groups)), make([][][2]points, len(lens.Groups))
	for i, group := range lens.Groups {
		rows[group.ID] = i
		cells[i], sums[i] = make([]Cell, len(model.Levels)), make([][2]points, len(model.Levels))
	}
	for _, e := range result.Elements {
		if e.Element.Lens.ID != lens.ID || e.Answer.Grade == framework.NotApplicable {
			continue
		}
		row, level := rows[e.Element.Group.ID], e.Element.Level
		cell, sum := &cells[row][level], &sums[row][level]
		sum[low].take(e.Element.Weight, e.Answer.Grade, low)
		sum[high].take(e.Element.Weight, e.Answer.Grade, high)
		cell.Applicable++
		if e.InPlace {
			cell.InPlace++
		}
		cell.Score = Range{Low: sum[low].score(), High: sum[high].score()}
	}
	return cells
}

// ScoresAtTarget gives the score that each group of the level lens would have, in their order, if the elements of PathToTake
// were in place and nothing else changed. It is nil where there is no such path, or nothing on it, and where Grid is nil.
func ScoresAtTarget(model *framework.Framework, result *Result) []Score {
	path := result.PathToTake()
	if path == nil || len(path.Elements) == 0 || result.Level == nil || result.Team != "" {
		return nil
	}
	onPath := map[framework.ElementID]bool{}
	for _, id := range path.Elements {
		onPath[id] = true
	}
	lens, _ := model.Lens(model.LevelLens)
	sums := map[framework.GroupID]points{}
	for _, e := range result.Elements {
		if e.Element.Lens.ID != lens.ID {
			continue
		}
		grade := e.Answer.Grade
		if onPath[e.Element.ID] {
			grade = model.Policy.InPlace
		}
		sum := sums[e.Element.Group.ID]
		sum.take(e.Element.Weight, grade, low)
		sums[e.Element.Group.ID] = sum
	}
	scores := make([]Score, len(lens.Groups))
	for i, group := range lens.Groups {
		scores[i] = sums[group.ID].score()
	}
	return scores
}
