package assess

import (
	"slices"

	"revops/answers"
	"revops/framework"
)

// layout is a framework laid out for counting: each element by its position. It never changes, so that any number of
// countings share it.
type layout struct {
	model    *framework.Framework
	elements []framework.Place
	position map[framework.ElementID]int
	// requires and dependents hold positions.
	requires, dependents [][]int
}

// scoring is what everything is counted from: each element of the framework, by its position, with its grade.
type scoring struct {
	*layout
	answers []answers.Answer
	// grades are those of the answers, or higher ones where a step is assumed to be done.
	grades   []framework.Grade
	assessed map[framework.LensID]bool
	// waived marks the elements that are missing and waived.
	waived []bool
	// counted says for each element whether its lens is assessed.
	counted []bool
}

func newLayout(model *framework.Framework) *layout {
	l := &layout{model: model, elements: model.Elements(), position: map[framework.ElementID]int{}}
	l.requires, l.dependents = make([][]int, len(l.elements)), make([][]int, len(l.elements))
	for at, element := range l.elements {
		l.position[element.ID] = at
	}
	for at, element := range l.elements {
		for _, id := range element.Requires {
			required := l.position[id]
			l.requires[at] = append(l.requires[at], required)
			l.dependents[required] = append(l.dependents[required], at)
		}
	}
	return l
}

// newScoring lays the answers out by the framework. A lens is assessed if it is among the given ones, or none is given,
// and has at least one value.
func newScoring(model *framework.Framework, given *answers.File, lenses []framework.LensID) *scoring {
	s := newLayout(model).graded(given, lenses)
	s.answers, s.waived = make([]answers.Answer, len(s.elements)), make([]bool, len(s.elements))
	for at, element := range s.elements {
		s.answers[at] = answers.Answer{Element: element.ID, Position: given.Position}
	}
	for _, answer := range given.Given {
		s.answers[s.position[answer.Element]] = answer
	}
	return s
}

// graded is a scoring without the answers themselves, which counting levels and scores does not need.
func (l *layout) graded(given *answers.File, lenses []framework.LensID) *scoring {
	s := &scoring{layout: l, assessed: map[framework.LensID]bool{}}
	s.grades, s.counted = make([]framework.Grade, len(l.elements)), make([]bool, len(l.elements))
	for i := range given.Given {
		answer := &given.Given[i]
		at := l.position[answer.Element]
		s.grades[at] = answer.Grade
		lens := l.elements[at].Lens.ID
		if answer.Grade != framework.Unanswered && (len(lenses) == 0 || slices.Contains(lenses, lens)) {
			s.assessed[lens] = true
		}
	}
	for at, element := range l.elements {
		s.counted[at] = s.assessed[element.Lens.ID]
	}
	return s
}

// counts reports whether the element is there for the count: its lens is assessed.
func (s *scoring) counts(at int) bool { return s.counted[at] }

func (s *scoring) applicable(at int) bool {
	return s.counts(at) && s.grades[at] != framework.NotApplicable
}

func (s *scoring) inPlace(at int) bool {
	return s.counts(at) && s.grades[at].Points() >= s.model.Policy.InPlace.Points()
}

// missing reports whether the element applies and is not in place.
func (s *scoring) missing(at int) bool { return s.applicable(at) && !s.inPlace(at) }

func (s *scoring) inLevelLens(at int) bool { return s.elements[at].Lens.ID == s.model.LevelLens }

func (s *scoring) inGroup(id framework.GroupID) func(at int) bool {
	return func(at int) bool { return s.elements[at].Group.ID == id }
}

// days is the work, in person-days, to put the element in place.
func (s *scoring) days(at int) int {
	return s.elements[at].Steps.Days(s.grades[at], s.model.Policy.InPlace)
}

// with returns a copy of the scoring in which the elements at the positions are in place.
func (s *scoring) with(positions []int) *scoring {
	lifted := s.copy()
	for _, at := range positions {
		lifted.grades[at] = s.model.Policy.InPlace
	}
	return lifted
}

// copy is the scoring with grades of its own.
func (s *scoring) copy() *scoring {
	copied := *s
	copied.grades = slices.Clone(s.grades)
	return &copied
}

// unlocks lists the positions, in order, of the missing elements that require the element, directly or through other
// missing ones.
func (s *scoring) unlocks(at int) []int { return s.reach(at, s.dependents) }

// prerequisites lists the positions, in order, of the missing elements that the element requires, directly or through
// other missing ones.
func (s *scoring) prerequisites(at int) []int { return s.reach(at, s.requires) }

// reach follows the edges from an element through missing elements.
func (s *scoring) reach(from int, edges [][]int) []int {
	seen := map[int]bool{from: true}
	var reached []int
	queue := []int{from}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, next := range edges[at] {
			if !seen[next] && s.missing(next) {
				seen[next] = true
				reached = append(reached, next)
				queue = append(queue, next)
			}
		}
	}
	slices.Sort(reached)
	return reached
}

func (s *scoring) ids(positions []int) []framework.ElementID {
	ids := make([]framework.ElementID, 0, len(positions))
	for _, at := range positions {
		ids = append(ids, s.elements[at].ID)
	}
	return ids
}
