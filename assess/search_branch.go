package assess

import (
	"cmp"
	"slices"
)

// branch decides the candidates in the order, from the first on.
func (s *search) branch(order []int) {
	if s.taken >= s.need {
		if s.better() {
			s.keep()
		}
		return
	}
	if len(order) == 0 || !s.promising(order) {
		return
	}
	i, rest := order[0], order[1:]
	c := s.candidates[i]
	if s.paid[c.at] > 0 {
		s.branch(rest)
		return
	}
	if !s.excluded(c) {
		s.take(c)
		s.branch(rest)
		s.drop(c)
	}
	s.left[i] = true
	s.branch(rest)
	s.left[i] = false
}

// promising reports whether the branch can be completed to something better than the best set, from the candidates in
// the order.
func (s *search) promising(order []int) bool {
	offers := s.open[:0]
	for _, i := range order {
		c := &s.candidates[i]
		if s.paid[c.at] == 0 && !s.excluded(*c) {
			offers = append(offers, offer{c.share, c.at})
		}
	}
	s.open = offers
	wanted := s.need - s.taken
	if wanted > len(offers) {
		return false
	}
	slices.SortFunc(offers, func(a, b offer) int { return cmp.Or(cmp.Compare(a.share, b.share), cmp.Compare(a.at, b.at)) })
	units := int64(s.days) * dayUnits
	for _, offer := range offers[:wanted] {
		units += offer.share
	}
	if order := cmp.Or(cmp.Compare(units, int64(s.bestDays)*dayUnits), cmp.Compare(s.size+wanted, len(s.best))); order != 0 {
		return order < 0
	}
	set := s.set()
	for _, offer := range offers[:wanted] {
		set = append(set, offer.at)
	}
	slices.Sort(set)
	return slices.Compare(set, s.best) < 0
}

// excluded reports whether something inside the level that the candidate requires is left out.
func (s *search) excluded(c candidate) bool {
	return slices.ContainsFunc(c.inside, func(inside int) bool { return s.left[inside] })
}

// set lists the positions of what is paid for, in order.
func (s *search) set() []int {
	var set []int
	for at, times := range s.paid {
		if times > 0 {
			set = append(set, at)
		}
	}
	return set
}

func (s *search) keep() { s.best, s.bestDays = s.set(), s.days }

// better reports whether the branch's set beats the best one: fewer days, then fewer elements, then the
// lexicographically smaller list of positions.
func (s *search) better() bool {
	order := cmp.Or(cmp.Compare(s.days, s.bestDays), cmp.Compare(s.size, len(s.best)))
	if order == 0 {
		order = slices.Compare(s.set(), s.best)
	}
	return order < 0
}
