package report

import (
	"io"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// ComparisonSchema names the comparison document.
const ComparisonSchema = "revops/comparison/v1"

// JSON writes the comparison document, whose shape `revops schema comparison` describes.
func (c Comparison) JSON(w io.Writer) error {
	d := comparisonDocument{
		Schema: ComparisonSchema, Organization: organization(c.Comparison), comparisonBody: comparisonOf(c.Comparison),
	}
	return writeJSON(w, d)
}

func comparisonOf(c *assess.Comparison) comparisonBody {
	d := comparisonBody{Files: []comparedFile{}, changeDocument: changeOf(c.Change)}
	for _, s := range c.Snapshots {
		d.Files = append(d.Files, fileOf(s))
	}
	if c.Trend != nil {
		d.Trend = trendOf(c.Trend)
	}
	if c.Causes != nil {
		d.Split = &splitDocument{Model: changeOf(c.Causes.Model), Company: changeOf(c.Causes.Company)}
	}
	return d
}

// organization is the first that a snapshot names.
func organization(c *assess.Comparison) string {
	for _, s := range c.Snapshots {
		if s.Organization != "" {
			return s.Organization
		}
	}
	return ""
}

type comparisonDocument struct {
	Schema       string `json:"schema"`
	Organization string `json:"organization"`
	comparisonBody
}

// comparisonBody is what the comparison document and a result with a comparison have in common.
type comparisonBody struct {
	Files []comparedFile `json:"files"`
	changeDocument
	Trend *trendDocument `json:"trend,omitempty"`
	Split *splitDocument `json:"split,omitempty"`
}

type comparedFile struct {
	File       string             `json:"file"`
	Date       answers.Date       `json:"date,omitempty"`
	Framework  frameworkReference `json:"framework"`
	Level      *levelName         `json:"level"`
	LevelRange *levelRange        `json:"level_range"`
	Score      *float64           `json:"score"`
	ScoreRange *scoreRange        `json:"score_range"`
}

type changeDocument struct {
	Level    wholeChange     `json:"level"`
	Score    numberChange    `json:"score"`
	Groups   []groupChange   `json:"groups"`
	Elements []elementChange `json:"elements"`
}

type wholeChange struct {
	Before *int `json:"before"`
	After  *int `json:"after"`
	Change *int `json:"change"`
}

type numberChange struct {
	Before *float64 `json:"before"`
	After  *float64 `json:"after"`
	Change *float64 `json:"change"`
}

type groupChange struct {
	ID   framework.GroupID `json:"id"`
	Name string            `json:"name"`
	Lens framework.LensID  `json:"lens"`
	numberChange
}

type elementChange struct {
	ID     framework.ElementID `json:"id"`
	Name   string              `json:"name"`
	Lens   framework.LensID    `json:"lens"`
	Group  framework.GroupID   `json:"group"`
	Kind   assess.ChangeKind   `json:"kind"`
	Before *string             `json:"before"`
	After  *string             `json:"after"`
	Change *int                `json:"change"`
}

type trendDocument struct {
	Levels []*int       `json:"levels"`
	Scores []*float64   `json:"scores"`
	Groups []groupTrend `json:"groups"`
}

type groupTrend struct {
	ID     framework.GroupID `json:"id"`
	Name   string            `json:"name"`
	Lens   framework.LensID  `json:"lens"`
	Scores []*float64        `json:"scores"`
}

type splitDocument struct {
	Model   changeDocument `json:"model"`
	Company changeDocument `json:"company"`
}

func fileOf(s *assess.Snapshot) comparedFile {
	file := comparedFile{
		File: s.File, Date: s.Date, Framework: frameworkReference{ID: s.Framework, Version: s.Version},
		Score: number(s.Score.Low), ScoreRange: rangeOf(s.Score),
	}
	if s.Level != nil {
		file.Level = new(nameOf(*s.Level))
		file.LevelRange = &levelRange{Low: s.LevelRange.Low, High: s.LevelRange.High}
	}
	return file
}

func changeOf(c assess.Change) changeDocument {
	d := changeDocument{
		Level:  wholeChange{Before: levelNumber(c.Level.Before), After: levelNumber(c.Level.After), Change: known(c.Level.Change())},
		Score:  numbersOf(c.Score),
		Groups: []groupChange{}, Elements: []elementChange{},
	}
	for _, g := range c.Groups {
		d.Groups = append(d.Groups, groupChange{ID: g.ID, Name: g.Name, Lens: g.Lens, numberChange: numbersOf(g.ScoreChange)})
	}
	for _, e := range c.Elements {
		d.Elements = append(d.Elements, elementChange{
			ID: e.ID, Name: e.Name, Lens: e.Lens, Group: e.Group, Kind: e.Kind,
			Before: gradeOf(e.Before), After: gradeOf(e.After), Change: known(e.Change()),
		})
	}
	return d
}

func numbersOf(c assess.ScoreChange) numberChange {
	n := numberChange{Before: number(c.Before), After: number(c.After)}
	if change := c.Change(); change.Known {
		n.Change = new(change.Float())
	}
	return n
}

// levelNumber is null for no level.
func levelNumber(level *framework.Level) *int {
	if level == nil {
		return nil
	}
	return &level.Number
}

// known turns a number that is not there into null.
func known(number int, ok bool) *int {
	if !ok {
		return nil
	}
	return &number
}

func trendOf(t *assess.Trend) *trendDocument {
	d := &trendDocument{Levels: []*int{}, Scores: numbers(t.Scores), Groups: []groupTrend{}}
	for _, level := range t.Levels {
		d.Levels = append(d.Levels, levelNumber(level))
	}
	for _, g := range t.Groups {
		d.Groups = append(d.Groups, groupTrend{ID: g.ID, Name: g.Name, Lens: g.Lens, Scores: numbers(g.Scores)})
	}
	return d
}

func numbers(scores []assess.Score) []*float64 {
	list := []*float64{}
	for _, score := range scores {
		list = append(list, number(score))
	}
	return list
}
