package assess

import (
	"slices"

	"revops/framework"
)

// sheet is what everything is counted from: each element of the framework, by its position, with its grade.
type sheet struct {
	model    *framework.Framework
	elements []framework.Place
	position map[framework.ElementID]int
	// requires and dependents hold positions.
	requires, dependents [][]int
	answers              []Answer
	// grades are those of the answers, or higher ones where a step is assumed to be done.
	grades   []framework.Grade
	assessed map[framework.LensID]bool
	// waived marks the elements that are missing and waived.
	waived []bool
}

// newSheet lays the answers out by the framework. A lens is assessed if it is among the given ones, or none is given,
// and has at least one value.
func newSheet(model *framework.Framework, answers *Answers, lenses []framework.LensID) *sheet {
	s := &sheet{
		model: model, elements: model.Elements(),
		position: map[framework.ElementID]int{}, assessed: map[framework.LensID]bool{},
	}
	count := len(s.elements)
	s.answers = make([]Answer, count)
	s.grades = make([]framework.Grade, count)
	s.waived = make([]bool, count)
	s.requires, s.dependents = make([][]int, count), make([][]int, count)
	for at, element := range s.elements {
		s.position[element.ID] = at
		s.answers[at] = Answer{Element: element.ID, Position: answers.Position}
	}
	for at, element := range s.elements {
		for _, id := range element.Requires {
			required := s.position[id]
			s.requires[at] = append(s.requires[at], required)
			s.dependents[required] = append(s.dependents[required], at)
		}
	}
	for _, answer := range answers.Given {
		at := s.position[answer.Element]
		s.answers[at], s.grades[at] = answer, answer.Grade
		lens := s.elements[at].Lens.ID
		if answer.Grade != framework.Unanswered && (len(lenses) == 0 || slices.Contains(lenses, lens)) {
			s.assessed[lens] = true
		}
	}
	return s
}

// counts tells whether the element is there for the count: its lens is assessed.
func (s *sheet) counts(at int) bool { return s.assessed[s.elements[at].Lens.ID] }

func (s *sheet) applicable(at int) bool {
	return s.counts(at) && s.grades[at] != framework.NotApplicable
}

func (s *sheet) inPlace(at int) bool {
	return s.counts(at) && s.grades[at].Points() >= s.model.Policy.InPlace.Points()
}

// missing tells whether the element applies and is not in place.
func (s *sheet) missing(at int) bool { return s.applicable(at) && !s.inPlace(at) }

func (s *sheet) inLevelLens(at int) bool { return s.elements[at].Lens.ID == s.model.LevelLens }

// days is the work, in person-days, to put the element in place.
func (s *sheet) days(at int) int {
	return s.elements[at].Steps.Days(s.grades[at], s.model.Policy.InPlace)
}

// with returns a copy of the sheet on which the elements at the positions are in place.
func (s *sheet) with(positions []int) *sheet {
	lifted := *s
	lifted.grades = slices.Clone(s.grades)
	for _, at := range positions {
		lifted.grades[at] = s.model.Policy.InPlace
	}
	return &lifted
}

// unlocks lists the positions, in order, of the missing elements that require the element, directly or through other
// missing ones.
func (s *sheet) unlocks(at int) []int { return s.reach(at, s.dependents) }

// prerequisites lists the positions, in order, of the missing elements that the element requires, directly or through
// other missing ones.
func (s *sheet) prerequisites(at int) []int { return s.reach(at, s.requires) }

// reach follows the edges from an element through missing elements.
func (s *sheet) reach(from int, edges [][]int) []int {
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

func (s *sheet) ids(positions []int) []framework.ElementID {
	ids := make([]framework.ElementID, 0, len(positions))
	for _, at := range positions {
		ids = append(ids, s.elements[at].ID)
	}
	return ids
}
