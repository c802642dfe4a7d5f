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
	// Steps is how many next steps to give at most, AllSteps for one for each element of the path.
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
	// PathByAnswers leaves path, gaps and next steps to the answers, whatever the data show.
	PathByAnswers bool
}

// DefaultSteps is how many next steps are given where there is no path, and how many a short format shows of those of a path.
const DefaultSteps = 5

// AllSteps asks for a next step for each element of the path.
const AllSteps = -1

// Evaluate counts the answers by the framework that they were read for. It changes neither.
func Evaluate(model *framework.Framework, given *answers.File, options Options) *Result {
	s := newScoring(model, given, options.Lenses)
	result := &Result{Organization: given.Organization, Date: given.Date, Respondent: given.Respondent, Team: options.Team}
	waivers := s.waive(given.Waivers, options.Today)
	if len(given.Waivers) > 0 || options.Oldest != "" {
		result.AsOf = options.Today
	}
	result.Levels = s.levelResults()
	result.Lenses = s.lensResults()
	result.Elements = s.elementResults()
	result.Coverage = result.coverage()
	beside := s.compareShown(options.Shown)
	if options.Shown != nil {
		result.Shown = s.shownResult(beside, options.ShownAsOf)
		result.Shown.Notes, result.Shown.Warnings = options.ShownNotes, options.ShownWarnings
		result.Shown.ByAnswers = options.PathByAnswers
	}
	planned := result.planned(s)
	if s.assessed[model.LevelLens] {
		s.fillLevel(result)
		result.NextLevel = planned.nextLevel(result.Level.Number)
		if len(given.Waivers) > 0 {
			result.ConditionalLevel = &model.Levels[s.conditionalLevel()]
		}
	}
	if options.Target > 0 {
		result.Target = &Target{Level: model.Levels[options.Target], Path: planned.pathTo(options.Target)}
	}
	planned.fillSavings(result)
	var path []framework.ElementID
	if taken := result.PathToTake(); taken != nil {
		path = taken.Elements
	}
	foreign := func(id framework.ElementID) bool { return !result.Shows(s.elements[s.position[id]].Element) }
	gaps := planned.gaps(result.horizon(model), path)
	result.limitLevelGains(gaps, planned.level())
	result.MedianDays = medianDays(gaps)
	result.Gaps = slices.DeleteFunc(gaps, func(g Gap) bool { return foreign(g.Element.ID) })
	path = append(slices.Clone(path), planned.toConfirm(result.Shown, path)...)
	result.Steps = planned.nextSteps(result.queue(slices.DeleteFunc(path, foreign), options.Steps))
	result.Findings = s.findings(given, options, beside, waivers)
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
}

// nextLevel is the level after the one that was reached, counted from the scoring. At the top it is nil unless the scoring, whose
// grades may be lower than the answers, falls short of it.
func (s *scoring) nextLevel(reached int) *NextLevel {
	next := min(reached+1, s.model.Top().Number)
	if s.level() >= next {
		return nil
	}
	return &NextLevel{Level: s.model.Levels[next], Blockers: s.blockers(next), Path: s.pathTo(next)}
}

// planned is the scoring that path, gaps and next steps are counted from.
func (r *Result) planned(s *scoring) *scoring {
	if r.Shown == nil || r.Shown.ByAnswers {
		return s
	}
	return s.lowered(r.Shown.Elements)
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

// toConfirm lists elements outside the path that are in place by the answers but not by the data.
func (s *scoring) toConfirm(shown *ShownResult, path []framework.ElementID) []framework.ElementID {
	if shown == nil || shown.ByAnswers {
		return nil
	}
	var ids []framework.ElementID
	for _, e := range shown.Elements {
		if e.Contradicts && s.missing(s.position[e.Element.ID]) && !slices.Contains(path, e.Element.ID) {
			ids = append(ids, e.Element.ID)
		}
	}
	return ids
}

// queue lists the elements that next steps are made for: the given ones or, if there are none, the gaps.
func (r *Result) queue(elements []framework.ElementID, count int) []framework.ElementID {
	if len(elements) == 0 {
		for _, gap := range r.Gaps {
			elements = append(elements, gap.Element.ID)
		}
		if count == AllSteps {
			count = DefaultSteps
		}
	}
	if count == AllSteps {
		return elements
	}
	return elements[:min(count, len(elements))]
}

func (r *Result) coverage() Coverage {
	var c Coverage
	for _, element := range r.Elements {
		if r.Shows(element.Element.Element) {
			c.count(element.Answer.Grade)
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
