package assess

import "revops/framework"

// tally counts the elements of one level of the level lens.
type tally struct {
	all, applicable, inPlace, essentialMissing int
}

// tallies counts each level; index 0 stays empty.
func (s *scoring) tallies() []tally {
	counted := make([]tally, len(s.model.Levels))
	for at, element := range s.elements {
		if s.inLevelLens(at) && element.Level > 0 {
			s.count(&counted[element.Level], at)
		}
	}
	return counted
}

func (s *scoring) count(t *tally, at int) {
	t.all++
	switch {
	case s.inPlace(at):
		t.applicable++
		t.inPlace++
	case s.applicable(at):
		t.applicable++
		if s.elements[at].Essential {
			t.essentialMissing++
		}
	}
}

// assessable: at least half of a level's elements must apply, else nothing is said of the level.
func (t tally) assessable() bool { return t.applicable > 0 && t.applicable*2 >= t.all }

// needed is how many of the applicable elements must be in place: ⌈threshold × applicable⌉.
func (t tally) needed(threshold int) int { return (threshold*t.applicable + 99) / 100 }

// satisfied reports whether the level's own conditions hold, whatever the levels below it.
func (t tally) satisfied(threshold int) bool {
	return t.assessable() && t.essentialMissing == 0 && t.inPlace >= t.needed(threshold)
}

// levelOf is the highest level that is satisfied with all levels below it.
func levelOf(counted []tally, threshold int) int {
	level := 0
	for level+1 < len(counted) && counted[level+1].satisfied(threshold) {
		level++
	}
	return level
}

func (s *scoring) level() int { return levelOf(s.tallies(), s.model.Policy.LevelThreshold) }

// levelHigh is the level if every open element were in place.
func (s *scoring) levelHigh() int {
	var open []int
	for at := range s.elements {
		if s.grades[at].Open() {
			open = append(open, at)
		}
	}
	return s.with(open).level()
}

func (s *scoring) levelResults() []LevelResult {
	counted := s.tallies()
	threshold := s.model.Policy.LevelThreshold
	reached := levelOf(counted, threshold)
	var results []LevelResult
	for _, level := range s.model.Levels[1:] {
		t := counted[level.Number]
		waitsFor := 0
		if level.Number > reached && t.satisfied(threshold) {
			waitsFor = reached + 1
		}
		results = append(results, LevelResult{
			Level: level, Reached: level.Number <= reached, Assessable: t.assessable(),
			Score: s.scoreRange(func(at int) bool {
				return s.inLevelLens(at) && s.elements[at].Level == level.Number
			}),
			InPlace: t.inPlace, Applicable: t.applicable, Needed: t.needed(threshold), EssentialMissing: t.essentialMissing,
			WaitsFor: waitsFor,
		})
	}
	return results
}

// groupLevel is the highest level at which the group has an applicable element and all its applicable elements up
// to it are in place; nil where none of its levelled elements applies.
func (s *scoring) groupLevel(group framework.GroupID) *int {
	level, broken := 0, len(s.model.Levels)
	found := false
	for at, element := range s.elements {
		if element.Group.ID == group && element.Level > 0 && s.missing(at) {
			broken = min(broken, element.Level)
		}
	}
	for at, element := range s.elements {
		if element.Group.ID != group || element.Level == 0 || !s.applicable(at) {
			continue
		}
		found = true
		if element.Level < broken {
			level = max(level, element.Level)
		}
	}
	if !found {
		return nil
	}
	return &level
}

// blockers is what is missing for a level.
func (s *scoring) blockers(level int) Blockers {
	var found Blockers
	var others []int
	for at, element := range s.elements {
		if !s.inLevelLens(at) || element.Level != level || !s.missing(at) {
			continue
		}
		if element.Essential {
			found.Essential = append(found.Essential, element.ID)
		} else {
			others = append(others, at)
		}
	}
	t := s.tallies()[level]
	found.Needed = max(0, t.needed(s.model.Policy.LevelThreshold)-t.inPlace-t.essentialMissing)
	if found.Needed > 0 {
		found.Others = s.ids(others)
	}
	return found
}
