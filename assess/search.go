package assess

import (
	"cmp"
	"slices"
)

// The search for the cheapest set of elements that satisfies a level.
//
// A candidate is an element of the level that is missing. To choose one means to pay for it and for all that it
// requires and that is missing, inside the level and outside. The cheapest set holds the essential candidates and
// at least `need` candidates in all. Of two sets that take the same days, the one with fewer elements is better;
// of two with as many, the one whose list of positions is lexicographically smaller: the one that holds the first
// position in which the two differ.
//
// Up to maxExact candidates the search is exact, by branch and bound: candidates are taken in or left out one after
// the other, and a branch is dropped when even its cheapest completion is no better than the best set found. The
// cost of a completion is bounded from below by sharing the days of each element outside the level that is not paid
// for among all candidates that require it. Shares are whole numbers because days are counted in units of which
// every number up to maxExact is a divisor.
//
// With more candidates the search is greedy.

// maxExact is the number of missing elements of a level up to which the path is exact.
const maxExact = 24

// dayUnits is the least common multiple of 1 to maxExact.
const dayUnits int64 = 5354228880

type search struct {
	sheet *scoring
	need  int
	// work is the days of each element.
	work       []int
	candidates []candidate
	// sharers lists, for the position of each element outside the level, the candidates that require it.
	sharers [][]int
	// open is room for promising to work in.
	open []offer

	// The branch that is looked at: how often each element is paid for, how many elements and candidates that makes,
	// and what they cost.
	paid              []int
	size, taken, days int
	// left marks candidates that are left out.
	left []bool

	// best holds the positions of the best set so far, in order.
	best     []int
	bestDays int
}

// candidate is a missing element of the level.
type candidate struct {
	at        int
	essential bool
	days      int
	// bundle is the candidate with all that comes with it; inside are the indexes of the candidates in it, outside the
	// positions of the elements beyond the level.
	bundle  []int
	inside  []int
	outside []int
	// share is what the candidate costs at least, in day units, if the rest of its bundle is chosen too: its own days,
	// and its part of what is not paid for outside the level.
	share int64
}

// offer is a candidate that can still be chosen.
type offer struct {
	share int64
	at    int
}

func (s *scoring) newSearch(level, need int) *search {
	found := &search{sheet: s, need: need, sharers: make([][]int, len(s.elements)), paid: make([]int, len(s.elements))}
	found.work = make([]int, len(s.elements))
	for at := range s.elements {
		found.work[at] = s.days(at)
	}
	isCandidate := func(at int) bool {
		return s.inLevelLens(at) && s.elements[at].Level == level && s.missing(at)
	}
	index := map[int]int{}
	for at, element := range s.elements {
		if !isCandidate(at) {
			continue
		}
		index[at] = len(found.candidates)
		found.candidates = append(found.candidates, candidate{
			at: at, essential: element.Essential, days: s.days(at), bundle: append(s.prerequisites(at), at),
		})
	}
	for i := range found.candidates {
		c := &found.candidates[i]
		for _, at := range c.bundle {
			if inside, ok := index[at]; ok {
				c.inside = append(c.inside, inside)
			} else {
				c.outside = append(c.outside, at)
				found.sharers[at] = append(found.sharers[at], i)
			}
		}
	}
	for i := range found.candidates {
		found.candidates[i].share = int64(found.candidates[i].days) * dayUnits
	}
	for at := range found.sharers {
		found.spread(at, 1)
	}
	found.left = make([]bool, len(found.candidates))
	return found
}

// cheapest returns the best set, as positions in the order of the framework, and whether it is known to be the best.
func (s *search) cheapest() (set []int, exact bool) {
	exact = len(s.candidates) <= maxExact
	s.greedy()
	if exact {
		for _, c := range s.candidates {
			if c.essential {
				s.take(c)
			}
		}
		s.branch(s.byShare())
	}
	return s.best, exact
}

// greedy finds a set by taking, as long as one is needed, the candidate that costs the fewest days for each candidate
// that comes with it, then gives back what was not needed after all. It leaves the branch as it was.
func (s *search) greedy() {
	var essential, chosen []candidate
	for _, c := range s.candidates {
		if c.essential {
			s.take(c)
			essential = append(essential, c)
		}
	}
	for s.taken < s.need {
		c := s.bargain()
		s.take(c)
		chosen = append(chosen, c)
	}
	for i, c := range slices.Backward(chosen) {
		if s.drop(c); s.taken < s.need {
			s.take(c)
		} else {
			chosen = slices.Delete(chosen, i, i+1)
		}
	}
	s.keep()
	for _, c := range append(essential, chosen...) {
		s.drop(c)
	}
}

// bargain is the candidate not yet paid for with the fewest days for each candidate that it adds.
func (s *search) bargain() candidate {
	var best candidate
	bestDays, bestAdded := 0, 0
	for _, c := range s.candidates {
		if s.paid[c.at] > 0 {
			continue
		}
		days, taken := s.days, s.taken
		s.take(c)
		days, added := s.days-days, s.taken-taken
		s.drop(c)
		if bestAdded == 0 || days*bestAdded < bestDays*added {
			best, bestDays, bestAdded = c, days, added
		}
	}
	return best
}

// take pays for a candidate and what comes with it; drop takes that back.
func (s *search) take(c candidate) { s.pay(c, 1) }
func (s *search) drop(c candidate) { s.pay(c, -1) }

func (s *search) pay(c candidate, times int) {
	for _, inside := range c.inside {
		if s.change(s.candidates[inside].at, times) {
			s.taken += times
		}
	}
	for _, at := range c.outside {
		if s.change(at, times) {
			s.spread(at, -times)
		}
	}
}

// change counts one payment more or less for an element and reports whether it is now paid for, or no longer.
func (s *search) change(at, times int) bool {
	was := s.paid[at] > 0
	s.paid[at] += times
	if s.paid[at] > 0 == was {
		return false
	}
	s.size += times
	s.days += times * s.work[at]
	return true
}

// spread adds the days of an element outside the level to the shares of those that require it, or takes them away.
func (s *search) spread(at, times int) {
	users := s.sharers[at]
	if len(users) == 0 {
		return
	}
	part := int64(times) * int64(s.work[at]) * (dayUnits / int64(len(users)))
	for _, i := range users {
		s.candidates[i].share += part
	}
}

// byShare is the order in which candidates are decided: the cheapest first, so that good sets are found early.
func (s *search) byShare() []int {
	order := make([]int, len(s.candidates))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.candidates[a].share, s.candidates[b].share) })
	return order
}
