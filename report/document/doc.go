// Package document holds the JSON documents of revops as Go structs, one set a document: the result of counting answers,
// the plan, the comparison, the portfolio, the four factors, what deals show, the problems of files and the framework.
//
// A document is the input of every format: what a table, a page or a workbook says is in the document or in the framework that
// it was counted by, and a stored document that is read back is written like a new one. The JSON Schemas in data/schema
// are generated from the structs and their comments. Sentences that several formats say are methods of the documents.
//
// Arrays are never null, and keys stand in the order of the fields. Scores, gains and days have at most one decimal.
package document

import (
	"encoding/json"
	"fmt"
	"io"

	"revops/assess"
	"revops/framework"
)

// FrameworkVersion names a framework and its version.
type FrameworkVersion struct {
	ID string `json:"id"`
	// Version is a whole number from 1 up.
	Version int `json:"version"`
}

// String gives id@version, as answers files name it.
func (f FrameworkVersion) String() string { return fmt.Sprintf("%s@%d", f.ID, f.Version) }

// In gives the version of a framework as people say it: "version 2" of the framework that is loaded, id@version of another one.
func (f FrameworkVersion) In(model *framework.Framework) string {
	if f.ID != model.ID {
		return f.String()
	}
	return fmt.Sprintf("version %d", f.Version)
}

// Titled names the framework that is loaded and the version: "Predictable RevOps (PRO), version 2".
func (f FrameworkVersion) Titled(model *framework.Framework) string {
	return model.Name + ", " + f.In(model)
}

// VersionOf names a framework with its version.
func VersionOf(model *framework.Framework) FrameworkVersion {
	return FrameworkVersion{ID: model.ID, Version: model.Version}
}

// Level is a maturity level. Number 0 is below the first one.
type Level struct {
	Number int               `json:"number"`
	ID     framework.LevelID `json:"id"`
	Name   string            `json:"name"`
}

// String gives number and name: "1 Foundation".
func (l Level) String() string {
	return framework.Level{Number: l.Number, ID: l.ID, Name: l.Name}.String()
}

func levelOf(level framework.Level) Level {
	return Level{Number: level.Number, ID: level.ID, Name: level.Name}
}

// levelOrNil is nil for no level.
func levelOrNil(level *framework.Level) *Level {
	if level == nil {
		return nil
	}
	return new(levelOf(*level))
}

// LevelRange is the lowest and the highest level that open elements leave room for.
type LevelRange struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// ScoreRange is a score with open elements counted as none and as full.
type ScoreRange struct {
	Low  assess.Score `json:"low"`
	High assess.Score `json:"high"`
}

// rangeOf is nil where there is no score.
func rangeOf(r assess.Range) *ScoreRange {
	if !r.Low.Known {
		return nil
	}
	return &ScoreRange{Low: r.Low, High: r.High}
}

// openRange is nil where both ends are the same.
func openRange(r assess.Range) *ScoreRange {
	if r.Low == r.High {
		return nil
	}
	return rangeOf(r)
}

// Scored is a score with its range, null where there is no score.
type Scored struct {
	// Score counts open elements as none.
	Score      assess.Score `json:"score"`
	ScoreRange *ScoreRange  `json:"score_range" jsonschema:"nullable"`
}

func scored(r assess.Range) Scored { return Scored{r.Low, rangeOf(r)} }

// Scores is the score with its range.
func (s *Scored) Scores() assess.Range { return s.ScoreRange.around(s.Score) }

// ScoredIfOpen is a score with its range, which is there only where open elements leave one.
type ScoredIfOpen struct {
	// Score counts open elements as none.
	Score      assess.Score `json:"score"`
	ScoreRange *ScoreRange  `json:"score_range,omitempty"`
}

func scoredIfOpen(r assess.Range) ScoredIfOpen { return ScoredIfOpen{r.Low, openRange(r)} }

// Scores is the score with its range.
func (s *ScoredIfOpen) Scores() assess.Range { return s.ScoreRange.around(s.Score) }

// around is the range of a score: the range that stands beside it, or the score at both ends.
func (r *ScoreRange) around(score assess.Score) assess.Range {
	if r == nil {
		return assess.Range{Low: score, High: score}
	}
	return assess.Range{Low: r.Low, High: r.High}
}

// Optional is a value that is absent from a document unless it is present. The zero value is absent.
type Optional[T any] struct {
	Present bool
	// Value is the zero value where it is absent.
	Value T
}

func present[T any](value T) Optional[T] { return Optional[T]{Present: true, Value: value} }

// IsZero reports whether the value is absent.
func (o Optional[T]) IsZero() bool { return !o.Present }

// MarshalJSON writes the value.
func (o Optional[T]) MarshalJSON() ([]byte, error) { return json.Marshal(o.Value) }

// UnmarshalJSON reads the value.
func (o *Optional[T]) UnmarshalJSON(text []byte) error {
	o.Present = true
	return json.Unmarshal(text, &o.Value)
}

// Write writes a document as indented JSON.
func Write(w io.Writer, document any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(document)
}

// list turns nil into an empty list: arrays are never null.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// Each is what a function makes of each item, an empty list for none.
func Each[T, R any](items []T, of func(T) R) []R {
	made := make([]R, len(items))
	for i, item := range items {
		made[i] = of(item)
	}
	return made
}
