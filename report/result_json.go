package report

import (
	"encoding/json"
	"io"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// JSON writes the result document, whose shape `revops schema result` describes.
func (a Assessment) JSON(w io.Writer) error { return writeJSON(w, a.document()) }

type resultDocument struct {
	Schema       string             `json:"schema"`
	Framework    frameworkReference `json:"framework"`
	Organization string             `json:"organization"`
	Date         answers.Date       `json:"date,omitempty"`
	AsOf         answers.Date       `json:"as_of,omitempty"`
	Team         framework.TeamID   `json:"team,omitempty"`
	WhatIf       []change           `json:"what_if,omitempty"`
	Before       *stand             `json:"before,omitempty"`
	Level        *levelName         `json:"level"`
	LevelRange   *levelRange        `json:"level_range"`
	Conditional  *levelName         `json:"conditional_level,omitempty"`
	Provisional  bool               `json:"provisional"`
	Score        *float64           `json:"score"`
	ScoreRange   *scoreRange        `json:"score_range"`
	Coverage     coverage           `json:"coverage"`
	NextLevel    *nextLevel         `json:"next_level"`
	Target       *target            `json:"target,omitempty"`
	Levels       []levelStanding    `json:"levels"`
	Lenses       []lensStanding     `json:"lenses"`
	Elements     []elementStanding  `json:"elements"`
	Gaps         []gap              `json:"gaps"`
	NextSteps    []nextStep         `json:"next_steps"`
	Findings     []finding          `json:"findings"`
	Respondents  []respondent       `json:"respondents,omitempty"`
	Disagreement *disagreement      `json:"disagreement,omitempty"`
	Plan         *planBody          `json:"plan,omitempty"`
	Comparison   *comparisonBody    `json:"comparison,omitempty"`
	Evidence     *shownBeside       `json:"evidence,omitempty"`
	Gate         *gate              `json:"gate,omitempty"`
}

type frameworkReference struct {
	ID      string `json:"id"`
	Version int    `json:"version"`
}

type levelName struct {
	Number int               `json:"number"`
	ID     framework.LevelID `json:"id"`
	Name   string            `json:"name"`
}

// stand is where a company stands.
type stand struct {
	Level      *levelName  `json:"level"`
	Score      *float64    `json:"score"`
	ScoreRange *scoreRange `json:"score_range"`
}

type levelRange struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

type scoreRange struct {
	Low  *float64 `json:"low"`
	High *float64 `json:"high"`
}

type coverage struct {
	Elements      int `json:"elements"`
	Answered      int `json:"answered"`
	NotApplicable int `json:"not_applicable"`
	Open          int `json:"open"`
}

type nextLevel struct {
	levelName
	Blockers blockers `json:"blockers"`
	Path     *path    `json:"path"`
}

type blockers struct {
	Essential []framework.ElementID `json:"essential"`
	Others    []framework.ElementID `json:"others"`
	Needed    int                   `json:"needed"`
}

type path struct {
	Elements []framework.ElementID `json:"elements"`
	Days     int                   `json:"days"`
	Exact    bool                  `json:"exact"`
}

type target struct {
	Number int   `json:"number"`
	Path   *path `json:"path"`
}

type levelStanding struct {
	levelName
	Description string      `json:"description"`
	Reached     bool        `json:"reached"`
	Assessable  bool        `json:"assessable"`
	Score       *float64    `json:"score"`
	ScoreRange  *scoreRange `json:"score_range,omitempty"`
	InPlace     int         `json:"in_place"`
	Applicable  int         `json:"applicable"`
	Needed      int         `json:"needed"`
}

type lensStanding struct {
	ID         framework.LensID `json:"id"`
	Name       string           `json:"name"`
	Assessed   bool             `json:"assessed"`
	Score      *float64         `json:"score"`
	ScoreRange *scoreRange      `json:"score_range"`
	Open       int              `json:"open,omitempty"`
	Groups     []groupStanding  `json:"groups"`
}

type groupStanding struct {
	ID         framework.GroupID `json:"id"`
	Name       string            `json:"name"`
	Score      *float64          `json:"score"`
	ScoreRange *scoreRange       `json:"score_range,omitempty"`
	InPlace    int               `json:"in_place"`
	Applicable int               `json:"applicable"`
	// Level is there for groups of the level lens, Done and Distance for those of any other.
	Level    present[int]     `json:"level,omitzero"`
	Done     present[float64] `json:"done,omitzero"`
	Distance present[float64] `json:"distance,omitzero"`
}

// present is a value that is there, though it may be null. The zero value is not there.
type present[T any] struct {
	there bool
	value *T
}

// IsZero reports whether the value is not there.
func (p present[T]) IsZero() bool { return !p.there }

// MarshalJSON writes the value or null.
func (p present[T]) MarshalJSON() ([]byte, error) { return json.Marshal(p.value) }

// UnmarshalJSON reads a value or null.
func (p *present[T]) UnmarshalJSON(text []byte) error {
	p.there = true
	return json.Unmarshal(text, &p.value)
}

type elementStanding struct {
	ID         framework.ElementID `json:"id"`
	Name       string              `json:"name"`
	Lens       framework.LensID    `json:"lens"`
	Group      framework.GroupID   `json:"group"`
	Level      int                 `json:"level"`
	Essential  bool                `json:"essential"`
	Grade      *string             `json:"grade"`
	Points     *int                `json:"points"`
	InPlace    bool                `json:"in_place"`
	Note       string              `json:"note,omitempty"`
	Reason     string              `json:"reason,omitempty"`
	Evidence   []standingEvidence  `json:"evidence,omitempty"`
	AsOf       answers.Date        `json:"as_of,omitempty"`
	Confidence answers.Confidence  `json:"confidence,omitempty"`
	File       string              `json:"file"`
	Line       int                 `json:"line"`
	Column     int                 `json:"column"`
}

type standingEvidence struct {
	Text string       `json:"text"`
	AsOf answers.Date `json:"as_of,omitempty"`
}

type gap struct {
	Element   framework.ElementID   `json:"element"`
	Name      string                `json:"name"`
	Lens      framework.LensID      `json:"lens"`
	Group     framework.GroupID     `json:"group"`
	Level     int                   `json:"level"`
	Grade     *string               `json:"grade"`
	Days      int                   `json:"days"`
	Unlocks   []framework.ElementID `json:"unlocks"`
	ScoreGain *float64              `json:"score_gain"`
	LevelGain int                   `json:"level_gain"`
	OnPath    bool                  `json:"on_path"`
	Owner     framework.TeamID      `json:"owner"`
	Waived    bool                  `json:"waived"`
}

type nextStep struct {
	Element       framework.ElementID   `json:"element"`
	From          *string               `json:"from"`
	To            string                `json:"to"`
	Do            string                `json:"do"`
	DoneWhen      string                `json:"done_when"`
	Owner         framework.TeamID      `json:"owner"`
	Channel       string                `json:"channel"`
	Days          int                   `json:"days"`
	DaysToInPlace int                   `json:"days_to_in_place"`
	Unlocks       []framework.ElementID `json:"unlocks"`
}

type finding struct {
	Code    assess.FindingCode  `json:"code"`
	Element framework.ElementID `json:"element"`
	Message string              `json:"message"`
	File    string              `json:"file"`
	Line    int                 `json:"line"`
	Column  int                 `json:"column"`
}

type gate struct {
	Passed bool    `json:"passed"`
	Checks []check `json:"checks"`
}

type check struct {
	Name     string                `json:"name"`
	Want     string                `json:"want"`
	Got      string                `json:"got"`
	Passed   bool                  `json:"passed"`
	Elements []framework.ElementID `json:"elements"`
}
