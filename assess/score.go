package assess

import (
	"fmt"

	"revops/framework"
)

// Score is a number with one decimal, or no number where there was nothing to count. The zero value means no number.
type Score struct {
	// Tenths is the score in tenths: 176 stands for 17.6.
	Tenths int
	Known  bool
}

// Float gives the score as a number.
func (s Score) Float() float64 { return float64(s.Tenths) / 10 }

// String gives the score with its decimal, "–" for no number.
func (s Score) String() string {
	if !s.Known {
		return "–"
	}
	return fmt.Sprintf("%d.%d", s.Tenths/10, s.Tenths%10)
}

// points sums up a set of elements: what they are worth and what they could be worth. It is exact; scores are
// rounded from it once.
type points struct {
	got, max int
}

func (p *points) add(weight int, grade framework.Grade) {
	if grade == framework.NotApplicable {
		return
	}
	p.got += weight * grade.Points()
	p.max += weight * framework.MaxPoints
}

// score is 100 × got / max as percent rounds it; no number where nothing applies.
func (p points) score() Score { return percent(p.got, p.max) }

// percent is 100 × part / whole, rounded half up to one decimal, but 99.9 for all that is less than the whole; no number of
// nothing.
func percent(part, whole int) Score {
	if whole == 0 {
		return Score{}
	}
	tenths := (2000*part + whole) / (2 * whole)
	if part < whole {
		tenths = min(tenths, 999)
	}
	return Score{Tenths: tenths, Known: true}
}

// reaches reports whether 100 × got / max is a score at least, before anything is rounded.
func (p points) reaches(score Score) bool { return 1000*p.got >= score.Tenths*p.max }

// reading says what open elements are taken for.
type reading int

const (
	low  reading = iota // as none
	high                // as full
)

// take adds a grade as it is read.
func (p *points) take(weight int, grade framework.Grade, read reading) {
	if grade.Open() && read == high {
		grade = framework.Full
	}
	p.add(weight, grade)
}

// pointsOf sums up the applicable elements that belong.
func (s *scoring) pointsOf(belongs func(at int) bool, read reading) points {
	var sum points
	for at, element := range s.elements {
		if !s.counts(at) || !belongs(at) {
			continue
		}
		sum.take(element.Weight, s.grades[at], read)
	}
	return sum
}

func (s *scoring) scoreRange(belongs func(at int) bool) Range {
	return Range{Low: s.pointsOf(belongs, low).score(), High: s.pointsOf(belongs, high).score()}
}

// countInPlace counts the applicable elements that belong, and those of them that are in place.
func (s *scoring) countInPlace(belongs func(at int) bool) (inPlace, applicable int) {
	for at := range s.elements {
		if belongs(at) && s.applicable(at) {
			applicable++
			if s.inPlace(at) {
				inPlace++
			}
		}
	}
	return inPlace, applicable
}

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
