package assess

import (
	"cmp"
	"slices"

	"revops/framework"
)

// gaps lists the missing elements of the levels up to one, the unlevelled ones, those on the path and those of other
// assessed lenses: first the path, in its order; then by level, unlevelled after levelled, and the other lenses last, one
// after the other as each has a score of its own; then by gain in score for each day, more unlocks and the order of the
// framework.
func (s *scoring) gaps(upTo int, path []framework.ElementID) []Gap {
	whole := map[framework.LensID]points{}
	for _, lens := range s.model.Lenses {
		whole[lens.ID] = s.pointsOf(func(at int) bool { return s.elements[at].Lens.ID == lens.ID }, low)
	}
	var found []ranked
	for at, element := range s.elements {
		step := slices.Index(path, element.ID)
		wanted := step >= 0 || !s.inLevelLens(at) || element.Level <= upTo
		if !s.missing(at) || !wanted {
			continue
		}
		r := ranked{step: step, rank: s.rank(element), of: whole[element.Lens.ID].max}
		r.gain = element.Weight * (s.model.Policy.InPlace.Points() - s.grades[at].Points())
		r.gap = Gap{
			Element: element, Grade: s.grades[at], Days: s.days(at), Unlocks: s.ids(s.unlocks(at)),
			ScoreGain: percent(r.gain, r.of), LevelGain: s.with([]int{at}).level() - s.level(), OnPath: step >= 0,
			Waived: s.waived[at],
		}
		found = append(found, r)
	}
	slices.SortStableFunc(found, compareGaps)
	gaps := make([]Gap, len(found))
	for i, r := range found {
		gaps[i] = r.gap
	}
	return gaps
}

// limitLevelGains removes level gains that only return to the level of the answers: gaps may be counted from lower grades, which
// reach a lower level.
func (r *Result) limitLevelGains(gaps []Gap, counted int) {
	if r.Level == nil {
		return
	}
	for i := range gaps {
		gaps[i].LevelGain = max(gaps[i].LevelGain-max(r.Level.Number-counted, 0), 0)
	}
}

// ranked is a gap with what it is sorted by.
type ranked struct {
	gap Gap
	// step is the index on the path, -1 for an element that is not on it.
	step int
	rank int
	// gain of `of` is the exact gain in score.
	gain, of int
}

// rank sorts levels: 1, 2, 3, then elements without a level, then the other lenses in their order.
func (s *scoring) rank(element framework.Place) int {
	switch {
	case element.Lens.ID != s.model.LevelLens:
		return len(s.model.Levels) + 1 + slices.IndexFunc(s.model.Lenses, func(l framework.Lens) bool { return l.ID == element.Lens.ID })
	case element.Level == 0:
		return len(s.model.Levels)
	default:
		return element.Level
	}
}

func compareGaps(a, b ranked) int {
	if a.step >= 0 || b.step >= 0 {
		return cmp.Or(compareBool(b.step >= 0, a.step >= 0), cmp.Compare(a.step, b.step))
	}
	return cmp.Or(
		cmp.Compare(a.rank, b.rank),
		cmp.Compare(b.gain*a.of*a.gap.Days, a.gain*b.of*b.gap.Days),
		cmp.Compare(len(b.gap.Unlocks), len(a.gap.Unlocks)),
	)
}

// medianDays is the lower median of the days of gaps, those that are known; 0 where none is on the path.
func medianDays(gaps []Gap) int {
	var days []int
	onPath := false
	for _, g := range gaps {
		onPath = onPath || g.OnPath
		if g.Known() {
			days = append(days, g.Days)
		}
	}
	if !onPath {
		return 0
	}
	slices.Sort(days)
	return days[(len(days)-1)/2]
}

// nextSteps gives the next move of each of the elements, in their order.
func (s *scoring) nextSteps(elements []framework.ElementID) []NextStep {
	var steps []NextStep
	for _, id := range elements {
		at := s.position[id]
		to, ok := s.grades[at].Next()
		if !ok {
			continue
		}
		step, _ := s.elements[at].Steps.To(to)
		from := s.grades[at]
		steps = append(steps, NextStep{
			Element: s.elements[at], From: from, To: to, Days: step.Days,
			DaysToInPlace: s.elements[at].Steps.Days(to, s.model.Policy.InPlace), Unlocks: s.ids(s.unlocks(at)),
		})
	}
	return steps
}
