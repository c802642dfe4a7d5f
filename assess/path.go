package assess

import (
	"cmp"
	"slices"
)

// path finds the cheapest set of elements to put in place that satisfies a level, whose lower levels are satisfied.
// It returns their positions in path order, and false where no set does: too few of the level's elements apply.
func (s *scoring) path(level int) (found []int, exact, ok bool) {
	t := s.tallies()[level]
	if !s.assessed[s.model.LevelLens] || !t.assessable() {
		return nil, false, false
	}
	search := s.newSearch(level, t.needed(s.model.Policy.LevelThreshold)-t.inPlace)
	found, exact = search.cheapest()
	return s.pathOrder(found), exact, true
}

// pathTo is the chain of the paths to each level in turn, each assuming the ones before.
func (s *scoring) pathTo(target int) *Path {
	whole := &Path{Exact: true}
	lifted := s
	for level := s.level() + 1; level <= target; level++ {
		found, exact, ok := lifted.path(level)
		if !ok {
			return nil
		}
		whole.Elements = append(whole.Elements, s.ids(found)...)
		whole.Exact = whole.Exact && exact
		for _, at := range found {
			whole.Days += s.days(at)
		}
		lifted = lifted.with(found)
	}
	return whole
}

// pathOrder sorts a set of elements into the order in which to take them: prerequisites first; among those whose
// prerequisites are there: essential ones, fewer days, more unlocks, the order of the framework.
func (s *scoring) pathOrder(set []int) []int {
	waiting := slices.Clone(set)
	unlocks := map[int]int{}
	for _, at := range set {
		unlocks[at] = len(s.unlocks(at))
	}
	before := func(a, b int) int {
		return cmp.Or(
			compareBool(s.elements[b].Essential, s.elements[a].Essential),
			cmp.Compare(s.days(a), s.days(b)),
			cmp.Compare(unlocks[b], unlocks[a]),
			cmp.Compare(a, b),
		)
	}
	slices.SortFunc(waiting, before)
	ordered := make([]int, 0, len(set))
	for len(waiting) > 0 {
		next := slices.IndexFunc(waiting, func(at int) bool {
			return !slices.ContainsFunc(s.requires[at], func(required int) bool { return slices.Contains(waiting, required) })
		})
		ordered = append(ordered, waiting[next])
		waiting = slices.Delete(waiting, next, next+1)
	}
	return ordered
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}
