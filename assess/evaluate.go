// Package assess counts: answers go in (package answers), a result comes out. Evaluate does it for one company, Disagree,
// Compare, NewPlan, CheckGates and Counter build on it. It knows the rules of docs/scoring.md and nothing of screens, files
// or clocks; the same answers give the same result everywhere.
package assess

import (
	"slices"

	"revops/answers"
	"revops/framework"
)

// Options say what to look at.
type Options struct {
	// Lenses to count; empty for all.
	Lenses []framework.LensID
	// Team whose elements to show; empty for all. Levels and scores are the company's either way.
	Team framework.TeamID
	// Target is the number of a level to find the path to, 0 for none.
	Target int
	// Steps is how many next steps to give.
	Steps int
	// Today is the day on which waivers and the age of evidence are judged. Without one no waiver holds.
	Today answers.Date
	// Oldest is the oldest date of an answer that is not stale, "" for any.
	Oldest answers.Date
	// Shown is what measured data show, at most once for each element; nil where none were given.
	Shown []Shown
	// ShownAsOf is the day on which they were judged, "" if that is not known.
	ShownAsOf answers.Date
	// ShownNotes are sentences about what was measured, such as what was left out.
	ShownNotes []string
	// ShownWarnings say what makes the data doubtful.
	ShownWarnings []string
}

// DefaultSteps is how many next steps a result usually holds.
const DefaultSteps = 5

// Evaluate counts the answers by the framework that they were read for. It changes neither.
func Evaluate(model *framework.Framework, given *answers.File, options Options) *Result {
	s := newScoring(model, given, options.Lenses)
	result := &Result{Organization: given.Organization, Date: given.Date, Team: options.Team}
	waivers := s.waive(given.Waivers, options.Today)
	if len(given.Waivers) > 0 || options.Oldest != "" {
		result.AsOf = options.Today
	}
	result.Levels = s.levelResults()
	result.Lenses = s.lensResults()
	result.Elements = s.elementResults()
	result.Coverage = result.coverage()
	if s.assessed[model.LevelLens] {
		s.fillLevel(result)
		if len(given.Waivers) > 0 {
			result.ConditionalLevel = &model.Levels[s.conditionalLevel()]
		}
	}
	if options.Target > 0 {
		result.Target = &Target{Level: model.Levels[options.Target], Path: s.pathTo(options.Target)}
	}
	var path []framework.ElementID
	if taken := result.PathToTake(); taken != nil {
		path = taken.Elements
	}
	foreign := func(id framework.ElementID) bool { return !result.Shows(s.elements[s.position[id]].Element) }
	result.Gaps = slices.DeleteFunc(s.gaps(result.horizon(model), path), func(g Gap) bool { return foreign(g.Element.ID) })
	result.Steps = s.nextSteps(result.queue(slices.DeleteFunc(slices.Clone(path), foreign), options.Steps))
	beside := s.beside(options.Shown)
	if options.Shown != nil {
		result.Shown = s.shownResult(beside, options.ShownAsOf)
		result.Shown.Notes, result.Shown.Warnings = options.ShownNotes, options.ShownWarnings
	}
	result.Findings = append(s.findings(given, options, beside), waivers...)
	return result
}

// fillLevel fills in what depends on the maturity level.
func (s *scoring) fillLevel(result *Result) {
	level := s.level()
	result.Level = &s.model.Levels[level]
	result.LevelRange = LevelRange{Low: level, High: s.levelHigh()}
	result.Score = s.scoreRange(s.inLevelLens)
	for _, lens := range result.Lenses {
		result.Provisional = result.Provisional || lens.Lens.ID == s.model.LevelLens && lens.Open > 0
	}
	if level+1 < len(s.model.Levels) {
		result.NextLevel = &NextLevel{
			Level: s.model.Levels[level+1], Blockers: s.blockers(level + 1), Path: s.pathTo(level + 1),
		}
	}
}

// horizon is the level up to which gaps are looked for: the target, or the next level, or the top.
func (r *Result) horizon(model *framework.Framework) int {
	switch {
	case r.Target != nil:
		return r.Target.Level.Number
	case r.NextLevel != nil:
		return r.NextLevel.Level.Number
	default:
		return model.Top().Number
	}
}

// queue is what the next steps are taken from: the first elements of the path or, with none there, of the gaps.
func (r *Result) queue(path []framework.ElementID, count int) []framework.ElementID {
	queue := path
	if len(queue) == 0 {
		for _, gap := range r.Gaps {
			queue = append(queue, gap.Element.ID)
		}
	}
	return queue[:min(count, len(queue))]
}

func (r *Result) coverage() Coverage {
	var c Coverage
	for _, element := range r.Elements {
		if !r.Shows(element.Element.Element) {
			continue
		}
		c.Elements++
		switch grade := element.Answer.Grade; {
		case grade.Graded():
			c.Answered++
		case grade == framework.NotApplicable:
			c.NotApplicable++
		default:
			c.Open++
		}
	}
	return c
}

func (s *scoring) elementResults() []ElementResult {
	var results []ElementResult
	for at, element := range s.elements {
		if s.counts(at) {
			results = append(results, ElementResult{Element: element, Answer: s.answers[at], InPlace: s.inPlace(at)})
		}
	}
	return results
}
