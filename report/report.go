// Package report writes results and models: as tables for a person, as JSON for a program. It computes nothing that
// another output would not show as well.
package report

import (
	"encoding/json"
	"io"

	"revops/assess"
	"revops/framework"
)

// Assessment is a result with the framework it was counted by, the gate, nil where none was asked for, and what was
// assumed, nil where nothing was.
type Assessment struct {
	Model  *framework.Framework
	Result *assess.Result
	Gate   *assess.Gate
	WhatIf *assess.WhatIf
}

// Style says how tables look. Width is that of the terminal in columns, 0 where nothing is to be wrapped.
type Style struct {
	Width int
	Color bool
}

func writeJSON(w io.Writer, document any) error {
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

// number is a score as JSON writes it, null where there is none.
func number(score assess.Score) *float64 {
	if !score.Known {
		return nil
	}
	value := score.Float()
	return &value
}
