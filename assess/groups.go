package assess

import "revops/framework"

// LensResult is the state of one lens. A lens that is not assessed has no scores.
type LensResult struct {
	Lens     *framework.Lens
	Assessed bool
	Score    Range
	// Open counts elements.
	Open   int
	Groups []GroupResult
}

// GroupResult is the state of one group.
type GroupResult struct {
	Group *framework.Group
	Score Range
	// Level is that of a group of the level lens, nil where nothing applies.
	Level *int
	// InPlace and Applicable count elements.
	InPlace, Applicable int
	// Done is the score of the elements of other assessed lenses that serve the group; Distance is how far apart it and the
	// low end of Score are, both rounded as they are shown. Both are absent in the level lens itself, and where nothing serves the group.
	Done, Distance Score
}

func (s *scoring) lensResults() []LensResult {
	var results []LensResult
	for l := range s.model.Lenses {
		lens := &s.model.Lenses[l]
		result := LensResult{
			Lens: lens, Assessed: s.assessed[lens.ID],
			Score: s.scoreRange(func(at int) bool { return s.elements[at].Lens.ID == lens.ID }),
		}
		for at := range s.elements {
			if s.elements[at].Lens.ID == lens.ID && s.counts(at) && s.grades[at].Open() {
				result.Open++
			}
		}
		for g := range lens.Groups {
			result.Groups = append(result.Groups, s.groupResult(lens, &lens.Groups[g]))
		}
		results = append(results, result)
	}
	return results
}

func (s *scoring) groupResult(lens *framework.Lens, group *framework.Group) GroupResult {
	belongs := s.inGroup(group.ID)
	result := GroupResult{Group: group, Score: s.scoreRange(belongs)}
	result.InPlace, result.Applicable = s.countInPlace(belongs)
	if lens.ID == s.model.LevelLens {
		result.Level = s.groupLevel(group.ID)
		return result
	}
	result.Done = s.pointsOf(func(at int) bool { return s.elements[at].Serves(group.ID) }, low).score()
	apart := result.Score.Low.Minus(result.Done)
	result.Distance = Score{Tenths: max(apart.Tenths, -apart.Tenths), Known: apart.Known}
	return result
}
