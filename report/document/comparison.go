package document

import (
	"fmt"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

// ComparisonSchema names the comparison document.
const ComparisonSchema = "revops/comparison/v1"

// Comparison is the comparison document: how the first of several files became the last one.
type Comparison struct {
	// Schema is ComparisonSchema.
	Schema string `json:"schema"`
	// Organization is the first that a file names.
	Organization string `json:"organization"`
	ComparisonBody
}

// ComparisonBody is what the comparison document and a result with a comparison have in common. Changes are those from the
// first to the last file.
type ComparisonBody struct {
	// Files are those compared, two or more, by date.
	Files []ComparedFile `json:"files" jsonschema:"minItems=2"`
	Change
	// Trend is there for more than two files.
	Trend *Trend `json:"trend,omitempty"`
	// Split is there where the framework changed too: what it changed, and what the company changed.
	Split *Split `json:"split,omitempty"`
}

// ComparedFile is one of the files compared.
type ComparedFile struct {
	File       string           `json:"file"`
	Date       answers.Date     `json:"date,omitempty"`
	Framework  FrameworkVersion `json:"framework"`
	Level      *Level           `json:"level" jsonschema:"nullable"`
	LevelRange *LevelRange      `json:"level_range" jsonschema:"nullable"`
	Scored
}

// Change is how two files differ. A change is the later number less the earlier one, null where either is missing.
type Change struct {
	Level  LevelChange `json:"level"`
	Score  ScoreChange `json:"score"`
	Groups []GroupMove `json:"groups"`
	// Elements are those that changed, by kind, then in the order of the later file.
	Elements []ElementMove `json:"elements"`
}

// Empty reports whether nothing changed.
func (c *Change) Empty() bool {
	for _, group := range c.Groups {
		if group.Before != group.After {
			return false
		}
	}
	return len(c.Elements) == 0 && c.Score.Before == c.Score.After && equal(c.Level.Before, c.Level.After)
}

func equal(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

// LevelChange holds the numbers of the levels before and after.
type LevelChange struct {
	Before *int `json:"before" jsonschema:"nullable"`
	After  *int `json:"after" jsonschema:"nullable"`
	Change *int `json:"change" jsonschema:"nullable"`
}

// ScoreChange holds the scores before and after.
type ScoreChange struct {
	Before assess.Score      `json:"before"`
	After  assess.Score      `json:"after"`
	Change assess.Difference `json:"change"`
}

// GroupMove is what became of a group of either file. It has no score on a side where it was not there.
type GroupMove struct {
	ID   framework.GroupID `json:"id"`
	Name string            `json:"name"`
	Lens framework.LensID  `json:"lens"`
	ScoreChange
}

// ElementMove is an element that is not what it was.
type ElementMove struct {
	ID    framework.ElementID `json:"id"`
	Name  string              `json:"name"`
	Lens  framework.LensID    `json:"lens"`
	Group framework.GroupID   `json:"group"`
	Kind  assess.ChangeKind   `json:"kind"`
	// Before and After are null on a side where nothing was answered or the element was not there.
	Before framework.Grade `json:"before"`
	After  framework.Grade `json:"after"`
	// Change is in points.
	Change *int `json:"change" jsonschema:"nullable"`
}

// Trend holds what each file says, in their order.
type Trend struct {
	Levels []*int         `json:"levels"`
	Scores []assess.Score `json:"scores"`
	Groups []GroupTrend   `json:"groups"`
}

// GroupTrend is a group with its score in each file.
type GroupTrend struct {
	ID     framework.GroupID `json:"id"`
	Name   string            `json:"name"`
	Lens   framework.LensID  `json:"lens"`
	Scores []assess.Score    `json:"scores"`
}

// Split takes a change apart.
type Split struct {
	// Model is what the new version of the framework makes of the old answers, Company what the new answers make of that.
	Model   Change `json:"model"`
	Company Change `json:"company"`
}

// NewComparison makes the document of a comparison.
func NewComparison(c *assess.Comparison) *Comparison {
	document := &Comparison{Schema: ComparisonSchema, ComparisonBody: *comparisonOf(c)}
	for _, s := range c.Snapshots {
		if document.Organization == "" {
			document.Organization = s.Organization
		}
	}
	return document
}

// comparisonOf is nil where nothing was compared.
func comparisonOf(c *assess.Comparison) *ComparisonBody {
	if c == nil {
		return nil
	}
	body := &ComparisonBody{Files: Each(c.Snapshots, comparedFile), Change: changeOf(c.Change), Trend: trendOf(c.Trend)}
	if c.Causes != nil {
		body.Split = &Split{Model: changeOf(c.Causes.Model), Company: changeOf(c.Causes.Company)}
	}
	return body
}

func comparedFile(s *assess.Snapshot) ComparedFile {
	file := ComparedFile{
		File: s.File, Date: s.Date, Framework: FrameworkVersion{ID: s.Framework, Version: s.Version},
		Level: levelOrNil(s.Level), Scored: scored(s.Score),
	}
	if s.Level != nil {
		file.LevelRange = new(LevelRange(s.LevelRange))
	}
	return file
}

func changeOf(c assess.Change) Change {
	return Change{
		Level: LevelChange{Before: levelNumber(c.Level.Before), After: levelNumber(c.Level.After), Change: numberOrNil(c.Level.Change())},
		Score: scoreChangeOf(c.Score),
		Groups: Each(c.Groups, func(g assess.GroupChange) GroupMove {
			return GroupMove{ID: g.ID, Name: g.Name, Lens: g.Lens, ScoreChange: scoreChangeOf(g.ScoreChange)}
		}),
		Elements: Each(c.Elements, func(e assess.ElementChange) ElementMove {
			return ElementMove{
				ID: e.ID, Name: e.Name, Lens: e.Lens, Group: e.Group, Kind: e.Kind,
				Before: e.Before, After: e.After, Change: numberOrNil(e.Change()),
			}
		}),
	}
}

func scoreChangeOf(c assess.ScoreChange) ScoreChange {
	return ScoreChange{Before: c.Before, After: c.After, Change: c.Change()}
}

// levelNumber is null for no level.
func levelNumber(level *framework.Level) *int {
	if level == nil {
		return nil
	}
	return &level.Number
}

// numberOrNil turns a number that is not there into null.
func numberOrNil(number int, ok bool) *int {
	if !ok {
		return nil
	}
	return &number
}

func trendOf(t *assess.Trend) *Trend {
	if t == nil {
		return nil
	}
	return &Trend{Levels: Each(t.Levels, levelNumber), Scores: list(t.Scores), Groups: Each(t.Groups, func(g assess.GroupTrend) GroupTrend {
		return GroupTrend{ID: g.ID, Name: g.Name, Lens: g.Lens, Scores: list(g.Scores)}
	})}
}

// LevelWithRange is the level of a file, with what open elements leave room for.
func (f *ComparedFile) LevelWithRange() string {
	if f.Level == nil {
		return "–"
	}
	level := diag.Printable(f.Level.String())
	if f.LevelRange != nil && f.LevelRange.High > f.LevelRange.Low {
		level += fmt.Sprintf(" (up to %d)", f.LevelRange.High)
	}
	return level
}

// GroupChange is how the score of a group changed, no number where the change does not have the group.
func (c *Change) GroupChange(id framework.GroupID) assess.Difference {
	for _, g := range c.Groups {
		if g.ID == id {
			return g.Change
		}
	}
	return assess.Difference{}
}

// BeforeWord is the word for the grade before, a dash where the element was not there.
func (e *ElementMove) BeforeWord() string {
	if e.Kind == assess.Added {
		return "–"
	}
	return GradeWord(e.Before)
}

// AfterWord is the word for the grade after, a dash where the element is not there.
func (e *ElementMove) AfterWord() string {
	if e.Kind == assess.Removed {
		return "–"
	}
	return GradeWord(e.After)
}

// ChangeWord is the change in points with its sign, a dash for none.
func (e *ElementMove) ChangeWord() string {
	if e.Change == nil {
		return "–"
	}
	return fmt.Sprintf("%+d", *e.Change)
}
