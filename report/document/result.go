package document

import (
	"fmt"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

// Result is the result document: what answers amount to.
type Result struct {
	// Schema is ResultSchema.
	Schema       string           `json:"schema"`
	Framework    FrameworkVersion `json:"framework"`
	Organization string           `json:"organization"`
	// Date is that of the answers, the latest of several files.
	Date answers.Date `json:"date,omitempty"`
	// AnsweredBy is who answered, absent where that is not said and for several respondents.
	AnsweredBy *Author `json:"answered_by,omitempty"`
	// AsOf is the day on which waivers and the age of evidence were judged.
	AsOf answers.Date `json:"as_of,omitempty"`
	// Team is the team whose elements, gaps, steps and findings are listed; level and score are those of the company.
	Team framework.TeamID `json:"team,omitempty"`
	// WhatIf lists grades that were assumed instead of the answers, and Before is where the company stands without them.
	WhatIf []Assumption   `json:"what_if,omitempty"`
	Before *LevelAndScore `json:"before,omitempty"`
	// Recounted is what this version of the program counts from the elements, where that is another level or score than stored.
	Recounted *LevelAndScore `json:"recounted,omitempty"`
	// Level is the maturity level, null if the level lens is not assessed.
	Level      *Level      `json:"level" jsonschema:"nullable"`
	LevelRange *LevelRange `json:"level_range" jsonschema:"nullable"`
	// ConditionalLevel takes waived elements as in place.
	ConditionalLevel *Level `json:"conditional_level,omitempty"`
	// Provisional says that an element of the level lens is open.
	Provisional bool `json:"provisional"`
	// Scored is the headline: that of the level lens.
	Scored
	// ScoreAfterPath is the headline score once the path that is taken is in place, absent where there is none to take. It counts from the
	// score of the evidence where the path does (path_from), else from the score. Results of earlier versions of the program lack it.
	ScoreAfterPath Optional[assess.Score] `json:"score_after_path,omitzero"`
	Coverage       Coverage               `json:"coverage"`
	// NextLevel is null at the top and where there is no level.
	NextLevel *NextLevel `json:"next_level" jsonschema:"nullable"`
	Target    *Target    `json:"target,omitempty"`
	Levels    []LevelRow `json:"levels"`
	Lenses    []Lens     `json:"lenses"`
	// Elements are those of the assessed lenses, in the order of the framework.
	Elements []Element `json:"elements"`
	// Gaps are the applicable elements that are not in place: those on the path first, in the order in which to take them.
	Gaps []Gap `json:"gaps"`
	// MedianDays is the effort that half of the gaps of all teams take at most, which parts quadrants; absent where there are none.
	MedianDays int `json:"median_days,omitempty"`
	// Owners are the teams that have gaps, the one with the most work on the path first.
	Owners []OwnerGaps `json:"owners,omitempty"`
	// NextSteps are the next moves, the first one first.
	NextSteps []NextStep `json:"next_steps"`
	Findings  []Finding  `json:"findings"`
	// Respondents and Disagreement are there for several respondents.
	Respondents  []Respondent    `json:"respondents,omitempty"`
	Disagreement *Disagreement   `json:"disagreement,omitempty"`
	Plan         *PlanBody       `json:"plan,omitempty"`
	Comparison   *ComparisonBody `json:"comparison,omitempty"`
	// Benchmark is there where the company was compared with others.
	Benchmark *Benchmark      `json:"benchmark,omitempty"`
	Evidence  *ResultEvidence `json:"evidence,omitempty"`
	Gate      *Gate           `json:"gate,omitempty"`
}

// PathToTake is the path that the result leads along, with the number of the level it leads to: to its target if it has one,
// else to the next level. It is nil where there is none.
func (r *Result) PathToTake() (*Path, int) {
	switch {
	case r.Target != nil:
		return r.Target.Path, r.Target.Number
	case r.NextLevel != nil:
		return r.NextLevel.Path, r.NextLevel.Number
	default:
		return nil, 0
	}
}

// Assumption is a grade that was assumed instead of the one that was given.
type Assumption struct {
	Element framework.ElementID `json:"element"`
	From    framework.Grade     `json:"from"`
	To      framework.Grade     `json:"to"`
}

// LevelAndScore is where a company stands: its level and its score.
type LevelAndScore struct {
	Level *Level `json:"level" jsonschema:"nullable"`
	Scored
}

// Coverage counts the elements of assessed lenses. Those answered have a grade.
type Coverage struct {
	Elements      int `json:"elements"`
	Answered      int `json:"answered"`
	NotApplicable int `json:"not_applicable"`
	Open          int `json:"open"`
}

// NextLevel is the level after the one reached.
type NextLevel struct {
	Level
	Blockers Blockers `json:"blockers"`
	// Path is null where no set of elements reaches the level.
	Path *Path `json:"path" jsonschema:"nullable"`
}

// Blockers is what is missing for a level: all of Essential, and Needed of Others.
type Blockers struct {
	Essential []framework.ElementID `json:"essential"`
	Others    []framework.ElementID `json:"others"`
	Needed    int                   `json:"needed"`
}

// Path is a set of elements to put in place, in the order in which to do it.
type Path struct {
	Elements []framework.ElementID `json:"elements"`
	// Days is the work in person-days.
	Days int `json:"days"`
	// Exact says that no other set takes fewer days.
	Exact bool `json:"exact"`
	// Reaches is the number of the level that is reached once all of it is in place: a higher one than the next level or the
	// target where the levels after that have enough in place already. Results of earlier versions of the program lack it.
	Reaches int `json:"reaches,omitempty"`
}

// Jump is the number of the level that the path reaches beyond one, 0 where it goes no further.
func (p *Path) Jump(level int) int {
	if p == nil || p.Reaches <= level {
		return 0
	}
	return p.Reaches
}

// Target is the level that was asked for.
type Target struct {
	Number int `json:"number"`
	// Path is empty where the level is reached, null where no set of elements reaches it.
	Path *Path `json:"path" jsonschema:"nullable"`
}

// LevelRow is how one level stands.
type LevelRow struct {
	Level
	Description string `json:"description"`
	Reached     bool   `json:"reached"`
	// Assessable says that at least half of the level's elements apply.
	Assessable bool `json:"assessable"`
	ScoredIfOpen
	// InPlace, Applicable and Needed count elements.
	InPlace    int `json:"in_place"`
	Applicable int `json:"applicable"`
	Needed     int `json:"needed"`
	// EssentialMissing counts the essential elements that are not in place.
	EssentialMissing int `json:"essential_missing,omitempty"`
	// WaitsFor is the number of the lowest level that is not reached, where that is all that this one lacks.
	WaitsFor int `json:"waits_for,omitempty"`
}

// State says in few words how the level stands and, where enough of it is in place, why it is not reached.
func (l *LevelRow) State() string {
	switch {
	case l.Reached:
		return "reached"
	case !l.Assessable:
		return "not assessable"
	case l.WaitsFor > 0:
		return fmt.Sprintf("waits for level %d", l.WaitsFor)
	case l.EssentialMissing > 0 && l.InPlace >= l.Needed:
		return Count(l.EssentialMissing, "essential element", "essential elements") + " missing"
	default:
		return "not reached"
	}
}

// Position is a place in a file: lines and columns count from 1, columns in characters. Line 0 stands for the file as a
// whole. In a workbook they are the row and the column of a cell on a sheet.
type Position struct {
	File   string `json:"file"`
	Sheet  string `json:"sheet,omitempty"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// At is the position as problems have it.
func (p Position) At() diag.Position { return diag.Position(p) }

// Element is an element with its answer.
type Element struct {
	ID        framework.ElementID `json:"id"`
	Name      string              `json:"name"`
	Lens      framework.LensID    `json:"lens"`
	Group     framework.GroupID   `json:"group"`
	Level     int                 `json:"level"`
	Essential bool                `json:"essential"`
	// Grade is null where nothing was answered.
	Grade framework.Grade `json:"grade"`
	// Points is null for grades that have none.
	Points     *int               `json:"points" jsonschema:"nullable"`
	InPlace    bool               `json:"in_place"`
	Note       string             `json:"note,omitempty"`
	Reason     string             `json:"reason,omitempty"`
	Evidence   []EvidenceItem     `json:"evidence,omitempty"`
	AsOf       answers.Date       `json:"as_of,omitempty"`
	Confidence answers.Confidence `json:"confidence,omitempty"`
	Position
}

// EvidenceItem is what an answer rests on.
type EvidenceItem struct {
	Text string       `json:"text"`
	AsOf answers.Date `json:"as_of,omitempty"`
}

// Gap is an applicable element that is not in place.
type Gap struct {
	Element framework.ElementID `json:"element"`
	Name    string              `json:"name"`
	Lens    framework.LensID    `json:"lens"`
	Group   framework.GroupID   `json:"group"`
	Level   int                 `json:"level"`
	Grade   framework.Grade     `json:"grade"`
	// Days is the work in person-days to put it in place.
	Days int `json:"days"`
	// Unlocks lists the missing elements that require it, directly or through others.
	Unlocks []framework.ElementID `json:"unlocks"`
	// ScoreGain and LevelGain are what this element alone adds to the score of its lens and to the level; what only wins back the level of
	// the answers, which the deals contradict, is no gain.
	ScoreGain assess.Score     `json:"score_gain"`
	LevelGain int              `json:"level_gain"`
	OnPath    bool             `json:"on_path"`
	Owner     framework.TeamID `json:"owner"`
	// Waived says that a waiver holds for it.
	Waived bool `json:"waived"`
	// Contradicted says that the deals contradict the answer: Grade is the highest that they support.
	Contradicted bool `json:"contradicted,omitempty"`
	// Quadrant is where the gap stands by effort and gain, absent where no gap is on the path, and for one beside it that nobody answered.
	Quadrant Quadrant `json:"quadrant,omitempty"`
}

// NextStep is the next move of an element.
type NextStep struct {
	Element framework.ElementID `json:"element"`
	// From is null where nothing was answered.
	From framework.Grade `json:"from"`
	To   framework.Grade `json:"to"`
	// Contradicted says that the deals contradict the answer: From is the highest grade that they support.
	Contradicted bool   `json:"contradicted,omitempty"`
	Do           string `json:"do"`
	// Why says what the element is good for. Results of earlier versions of the program lack it.
	Why      string           `json:"why,omitempty"`
	DoneWhen string           `json:"done_when"`
	Owner    framework.TeamID `json:"owner"`
	Channel  string           `json:"channel"`
	// Days is the work of this move in person-days, DaysToInPlace that of the moves after it until the element is in place.
	Days          int                   `json:"days"`
	DaysToInPlace int                   `json:"days_to_in_place"`
	Unlocks       []framework.ElementID `json:"unlocks"`
}

// Finding is what to look at again.
type Finding struct {
	Code    assess.FindingCode  `json:"code"`
	Element framework.ElementID `json:"element"`
	Message string              `json:"message"`
	Position
}

// Gate is what became of the demands on a result.
type Gate struct {
	Passed bool    `json:"passed"`
	Checks []Check `json:"checks"`
}

// Check is one demand with what was found. Elements are those to look at, empty if it passed.
type Check struct {
	Name     string                `json:"name"`
	Want     string                `json:"want"`
	Got      string                `json:"got"`
	Passed   bool                  `json:"passed"`
	Elements []framework.ElementID `json:"elements"`
}

// Demand names the check and says its outcome.
func (c Check) Demand() string { return c.Name + ": " + c.Outcome() }

// Outcome says what was required and what was found.
func (c Check) Outcome() string { return "requires " + c.Want + "; found: " + c.Got }
