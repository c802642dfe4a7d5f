package assess

import (
	"cmp"
	"slices"
)

// pathTo finds the cheapest set of elements to put in place that reaches a level, searched for the whole way at once. It
// is nil where no set does: too few elements of a level apply.
func (s *scoring) pathTo(target int) *Path {
	counted, reached := s.tallies(), s.level()
	if !s.assessed[s.model.LevelLens] {
		return nil
	}
	for level := reached + 1; level <= target; level++ {
		if !counted[level].assessable() {
			return nil
		}
	}
	if target <= reached {
		return &Path{Exact: true, Reaches: reached}
	}
	set, exact := s.newSearch(reached, target).cheapest()
	path := &Path{Exact: exact, Reaches: s.with(set).level()}
	for _, at := range set {
		path.Days += s.days(at)
	}
	// Level by level: what the first one needs of the set comes first.
	for level := reached + 1; level <= target; level++ {
		part, rest := s.partFor(level, set)
		path.Elements = append(path.Elements, s.ids(s.pathOrder(part))...)
		set = rest
	}
	return path
}

// partFor splits a set into the elements of a level with their prerequisites, and the rest.
func (s *scoring) partFor(level int, set []int) (part, rest []int) {
	wanted := map[int]bool{}
	for _, at := range set {
		if s.inLevelLens(at) && s.elements[at].Level == level {
			wanted[at] = true
			for _, required := range s.prerequisites(at) {
				wanted[required] = true
			}
		}
	}
	for _, at := range set {
		if wanted[at] {
			part = append(part, at)
		} else {
			rest = append(rest, at)
		}
	}
	return part, rest
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
