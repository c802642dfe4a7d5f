package assess

import (
	"cmp"
	"slices"
)

// The search for the cheapest set of elements that satisfies several levels at once.
//
// The set holds the missing essential elements of each level and as many of its missing elements as it needs. With an
// element it holds everything missing that the element requires. Of two sets that take the same days, the one with fewer
// elements is better; of two with as many, the one that holds the first position in which they differ.
//
// The search goes through the missing elements in the order of the framework and takes each into the set, then leaves it
// out. Of equally good sets it therefore meets the best one first, and a branch is dropped when even the fewest days and
// elements that can complete it are no improvement: those of the elements that are still needed of each level, the
// cheapest ones, by themselves.
//
// It begins with the set that a greedy choice gives. After maxSteps decisions it ends with the best set so far, which is
// then not known to be the best of all.

// maxSteps is how many decisions the search for a path makes at most.
const maxSteps = 200_000

// decision is what the search has decided about an element.
type decision uint8

const (
	undecided decision = iota
	taken
	left
)

// search looks for the cheapest set. Its elements are known by their index, in the order of the framework.
type search struct {
	elements []searchElement
	// byDays lists the elements of each level, by its number, the cheapest first; need is how many of them are still
	// needed, 0 or less for none. Elements that count for no level stand under 0.
	byDays [][]int
	need   []int

	// decided and the sums below describe the branch that is looked at; trail lists the decided elements in the order in
	// which they were decided.
	decided    []decision
	trail      []int
	days, size int
	steps      int

	// best holds the indexes of the best set so far, in order.
	best               []int
	bestDays, bestSize int
}

type searchElement struct {
	// at is the position in the framework, level the level for which the element counts, 0 for none.
	at, level, days int
	essential       bool
	// bundle is what is taken with the element, itself included, dependents what is left out with it.
	bundle, dependents []int
}

// newSearch prepares the search for the set that satisfies the levels after `reached` up to `target`.
func (s *scoring) newSearch(reached, target int) *search {
	found := &search{byDays: make([][]int, target+1), need: make([]int, target+1)}
	for level, t := range s.tallies()[:target+1] {
		if level > reached {
			found.need[level] = t.needed(s.model.Policy.LevelThreshold) - t.inPlace
		}
	}
	counts := func(at int) bool {
		return s.inLevelLens(at) && s.missing(at) && s.elements[at].Level > reached && s.elements[at].Level <= target
	}
	relevant := map[int]bool{}
	for at := range s.elements {
		if counts(at) {
			relevant[at] = true
			for _, required := range s.prerequisites(at) {
				relevant[required] = true
			}
		}
	}
	index := map[int]int{}
	for at, element := range s.elements {
		if !relevant[at] {
			continue
		}
		index[at] = len(found.elements)
		e := searchElement{at: at, days: s.days(at)}
		if counts(at) {
			e.level, e.essential = element.Level, element.Essential
			found.byDays[e.level] = append(found.byDays[e.level], index[at])
		}
		found.elements = append(found.elements, e)
	}
	for i := range found.elements {
		for _, required := range append(s.prerequisites(found.elements[i].at), found.elements[i].at) {
			found.elements[i].bundle = append(found.elements[i].bundle, index[required])
			found.elements[index[required]].dependents = append(found.elements[index[required]].dependents, i)
		}
	}
	for _, list := range found.byDays {
		slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(found.elements[a].days, found.elements[b].days) })
	}
	found.decided = make([]decision, len(found.elements))
	return found
}

// cheapest returns the positions of the best set, in the order of the framework, and whether no other set is better.
func (s *search) cheapest() (set []int, exact bool) {
	for i, e := range s.elements {
		if e.essential {
			s.take(i)
		}
	}
	s.greedy()
	s.decide(0)
	for _, i := range s.best {
		set = append(set, s.elements[i].at)
	}
	return set, s.steps <= maxSteps
}

// decide decides the elements from an index on.
func (s *search) decide(from int) {
	if s.satisfied() {
		s.keep()
		return
	}
	for from < len(s.elements) && s.decided[from] != undecided {
		from++
	}
	if from == len(s.elements) || !s.promising() {
		return
	}
	if s.steps++; s.steps > maxSteps {
		return
	}
	mark := len(s.trail)
	s.take(from)
	s.decide(from + 1)
	s.undo(mark)
	s.leave(from)
	s.decide(from + 1)
	s.undo(mark)
}

func (s *search) satisfied() bool {
	return !slices.ContainsFunc(s.need, func(need int) bool { return need > 0 })
}

// promising reports whether the branch may be completed to something better than the best set.
func (s *search) promising() bool {
	days, size := s.days, s.size
	for level, need := range s.need {
		for _, i := range s.byDays[level] {
			if need <= 0 {
				break
			}
			if s.decided[i] == undecided {
				days, size, need = days+s.elements[i].days, size+1, need-1
			}
		}
		if need > 0 {
			return false
		}
	}
	return cmp.Or(cmp.Compare(days, s.bestDays), cmp.Compare(size, s.bestSize)) < 0
}

// keep notes the set of the branch if it is better than the best one so far.
func (s *search) keep() {
	if cmp.Or(cmp.Compare(s.days, s.bestDays), cmp.Compare(s.size, s.bestSize)) >= 0 {
		return
	}
	s.best, s.bestDays, s.bestSize = s.set(), s.days, s.size
}

// set lists the elements that are taken, in order.
func (s *search) set() []int {
	var set []int
	for i, decided := range s.decided {
		if decided == taken {
			set = append(set, i)
		}
	}
	return set
}

// take takes an element with what it requires, leave leaves it out with what requires it.
func (s *search) take(i int)  { s.mark(s.elements[i].bundle, taken) }
func (s *search) leave(i int) { s.mark(s.elements[i].dependents, left) }

func (s *search) mark(list []int, as decision) {
	for _, i := range list {
		if s.decided[i] == undecided {
			s.decided[i] = as
			s.trail = append(s.trail, i)
			s.count(i, 1)
		}
	}
}

// undo takes back the decisions from a place of the trail on.
func (s *search) undo(from int) {
	for _, i := range s.trail[from:] {
		s.count(i, -1)
		s.decided[i] = undecided
	}
	s.trail = s.trail[:from]
}

// count adds an element that is taken to the sums, so many times.
func (s *search) count(i, times int) {
	if e := s.elements[i]; s.decided[i] == taken {
		s.days += times * e.days
		s.size += times
		s.need[e.level] -= times
	}
}

// greedy begins with a good set: it takes the element with the fewest days for each one that it adds to what is needed,
// again and again, then gives back what was not needed after all. It leaves the branch as it was.
func (s *search) greedy() {
	mark := len(s.trail)
	var chosen []int
	for !s.satisfied() {
		next := s.bargain()
		s.take(next)
		chosen = append(chosen, next)
	}
	for i := range slices.Backward(chosen) {
		rest := slices.Delete(slices.Clone(chosen), i, i+1)
		s.undo(mark)
		s.takeAll(rest)
		if s.satisfied() {
			chosen = rest
		}
	}
	s.undo(mark)
	s.takeAll(chosen)
	// One element more than there are lets the search find the first of the sets that are as good.
	s.best, s.bestDays, s.bestSize = s.set(), s.days, s.size+1
	s.undo(mark)
}

func (s *search) takeAll(list []int) {
	for _, i := range list {
		s.take(i)
	}
}

// bargain is the element with the fewest days for each needed element that it adds.
func (s *search) bargain() int {
	best, bestDays, bestAdded := -1, 0, 0
	for i := range s.elements {
		if s.decided[i] != undecided {
			continue
		}
		days, wanted, mark := s.days, s.wanted(), len(s.trail)
		s.take(i)
		days, added := s.days-days, wanted-s.wanted()
		s.undo(mark)
		if added > 0 && (best < 0 || days*bestAdded < bestDays*added) {
			best, bestDays, bestAdded = i, days, added
		}
	}
	return best
}

// wanted is how many elements are still needed, over all levels.
func (s *search) wanted() int {
	wanted := 0
	for _, need := range s.need {
		wanted += max(need, 0)
	}
	return wanted
}
