package assess

import (
	"slices"

	"revops/answers"
	"revops/framework"
)

// Result is what the answers amount to. Slices are in the order of the framework unless said otherwise. Texts of
// the model are not repeated: they come from the framework that the result was counted by.
type Result struct {
	Organization string
	Date         answers.Date
	// Respondent is who answered, zero where that is not said and for several.
	Respondent answers.Respondent
	// Team is the team whose coverage, gaps and steps these are, "" for all. Levels and scores are the company's either
	// way. Elements, Findings and Shown hold those of every team; Shows reports which of them to show.
	Team framework.TeamID
	// AsOf is the day on which waivers and the age of evidence were judged, "" if neither was.
	AsOf answers.Date
	// Level is the maturity level, nil if the level lens is not assessed.
	Level      *framework.Level
	LevelRange LevelRange
	// ConditionalLevel is the level with waived elements taken as in place; nil where there are no waivers.
	ConditionalLevel *framework.Level
	// Provisional says that an element of the level lens is open.
	Provisional bool
	Score       Range
	Coverage    Coverage
	// NextLevel is nil at the top and where there is no level.
	NextLevel *NextLevel
	// Target is nil unless one was asked for.
	Target *Target
	Levels []LevelResult
	Lenses []LensResult
	// Elements are those of the assessed lenses.
	Elements []ElementResult
	// Gaps are in the order in which to look at them; see docs/scoring.md.
	Gaps []Gap
	// MedianDays is the work that half of the gaps whose work is known take at most, those of every team. It is 0 where no gap is on
	// the path.
	MedianDays int
	Steps      []NextStep
	// Findings are in the order of FindingCodes, those of one code in that of the framework.
	Findings []Finding
	// Respondents and Disagreement are those of several respondents whose answers were combined; nil for one.
	Respondents  []RespondentResult
	Disagreement *Disagreement
	// Shown is what measured data show beside the answers, those of every team; nil where no data were given.
	Shown *ShownResult
}

// Shows reports whether an element is one of the team's, or no team was asked for.
func (r *Result) Shows(element *framework.Element) bool {
	return r.Team == "" || element.Owner == r.Team
}

// ShownFindings are the findings about elements that the result shows.
func (r *Result) ShownFindings() []Finding {
	shown := map[framework.ElementID]bool{}
	for _, e := range r.Elements {
		shown[e.Element.ID] = r.Shows(e.Element.Element)
	}
	return slices.DeleteFunc(slices.Clone(r.Findings), func(f Finding) bool { return !shown[f.Element] })
}

// PathToTake is the path that the result leads along: to its target if it has one, else to the next level. It is nil where
// there is none.
func (r *Result) PathToTake() *Path {
	switch {
	case r.Target != nil:
		return r.Target.Path
	case r.NextLevel != nil:
		return r.NextLevel.Path
	default:
		return nil
	}
}

// LevelRange is the lowest and the highest level that the open elements leave room for.
type LevelRange struct {
	Low, High int
}

// Range is a score with open elements counted as none and as full.
type Range struct {
	Low, High Score
}

// Coverage counts the elements of assessed lenses that the result shows.
type Coverage struct {
	Elements, Answered, NotApplicable, Open int
}

// NextLevel is the level after the one reached.
type NextLevel struct {
	Level    framework.Level
	Blockers Blockers
	// Path is nil where no set of elements reaches the level.
	Path *Path
}

// Blockers is what is missing for a level: all of Essential, and Needed of Others. Others is empty where none of
// them is needed.
type Blockers struct {
	Essential, Others []framework.ElementID
	Needed            int
}

// Path is a set of elements to put in place, in the order in which to do it.
type Path struct {
	Elements []framework.ElementID
	// Days is the work in person-days.
	Days int
	// Exact says that no other set takes fewer days.
	Exact bool
	// Reaches is the number of the level that is reached once all of it is in place. It is higher than the level that the path
	// was looked for where the levels after that one have enough in place already.
	Reaches int
}

// Target is a level that was asked for. Path is empty if it is reached, nil where no set of elements reaches it.
type Target struct {
	Level framework.Level
	Path  *Path
}

// LevelResult is the state of one level.
type LevelResult struct {
	Level   framework.Level
	Reached bool
	// Assessable says that at least half of the level's elements apply.
	Assessable bool
	Score      Range
	// InPlace, Applicable, Needed and EssentialMissing count elements.
	InPlace, Applicable, Needed, EssentialMissing int
	// WaitsFor is the number of the lowest level that is not reached, where that is all that this one lacks; 0 otherwise.
	WaitsFor int
}

// ElementResult is an element with its answer.
type ElementResult struct {
	Element framework.Place
	Answer  answers.Answer
	InPlace bool
}

// Gap is an applicable element that is not in place.
type Gap struct {
	Element framework.Place
	Grade   framework.Grade
	// Days is the work, in person-days, to put it in place. Unlocks lists the missing elements that require it, directly
	// or through others.
	Days    int
	Unlocks []framework.ElementID
	// ScoreGain and LevelGain are what putting this element alone in place adds to its lens's score and to the level; what only wins back
	// the level of the answers is no gain.
	ScoreGain Score
	LevelGain int
	OnPath    bool
	// Waived says that a waiver holds for it.
	Waived bool
}

// Known reports whether the work of the gap is known well enough to count: it is on the path, or something was answered.
func (g *Gap) Known() bool { return g.OnPath || g.Grade != framework.Unanswered }

// NextStep is the next move of an element.
type NextStep struct {
	Element  framework.Place
	From, To framework.Grade
	// Days is the work of this move, DaysToInPlace that of the moves after it until the element is in place.
	Days, DaysToInPlace int
	Unlocks             []framework.ElementID
}
