package assess_test

import (
	"testing"

	"revops/assess"
)

// The grid adds up to groups and levels.
func TestGrid_addsUp(t *testing.T) {
	model, text := pro(t, 9, 2)
	result := evaluate(t, model, text+" utm-tracking=n/a lead-source-channel-tracking=unknown")
	grid := assess.Grid(model, result)
	add := func(sum, cell assess.Cell) assess.Cell {
		return assess.Cell{InPlace: sum.InPlace + cell.InPlace, Applicable: sum.Applicable + cell.Applicable}
	}
	for i, group := range result.Lenses[0].Groups {
		var sum assess.Cell
		for _, cell := range grid[i] {
			sum = add(sum, cell)
		}
		check(t, string(group.Group.ID), sum, assess.Cell{InPlace: group.InPlace, Applicable: group.Applicable})
	}
	for _, level := range result.Levels {
		var sum assess.Cell
		for i := range grid {
			sum = add(sum, grid[i][level.Level.Number])
		}
		check(t, level.Level.Name, sum, assess.Cell{InPlace: level.InPlace, Applicable: level.Applicable})
	}
}

// A cell has the score of its elements, with open ones as none and as full.
func TestGrid_cells(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 2 2", "d 2 2")
	grid := assess.Grid(f, evaluate(t, f, "a=full b=partial c=unknown d=n/a"))
	score := func(low, high int) assess.Range {
		return assess.Range{Low: assess.Score{Tenths: low, Known: true}, High: assess.Score{Tenths: high, Known: true}}
	}
	check(t, "grid", grid, [][]assess.Cell{{
		{},
		{InPlace: 1, Applicable: 2, Score: score(667, 667)},
		{Applicable: 1, Score: score(0, 1000)},
	}})
}

// There is no grid of one team, nor without a level.
func TestGrid_none(t *testing.T) {
	f := model(t, 80, "a 1 2", "b x 2")
	one := evaluate(t, f, "a=none")
	one.Team = "ours"
	for _, result := range []*assess.Result{one, evaluate(t, f, "b=none")} {
		if assess.Grid(f, result) != nil || assess.ScoresAtTarget(f, result) != nil {
			t.Errorf("a grid of %+v", result)
		}
	}
}

// At the target, the path is in place and nothing else has changed.
func TestScoresAtTarget(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 1 5", "c 2 2")
	result := evaluate(t, f, "a=partial b=partial c=full")
	check(t, "path", ids(result.PathToTake().Elements), "a")
	check(t, "scores", assess.ScoresAtTarget(f, result), []assess.Score{{Tenths: 667, Known: true}})
	check(t, "score", assess.ScoreAtTarget(f, result), assess.Score{Tenths: 667, Known: true})
	if top := evaluate(t, f, "*=full"); top.PathToTake() != nil || assess.ScoresAtTarget(f, top) != nil {
		t.Error("there is an aim above the top")
	}
}
