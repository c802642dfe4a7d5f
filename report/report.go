// Package report writes results and models: as tables for a person, as JSON for a program. It computes nothing that
// another output would not show as well.
package report

import (
	"encoding/json"
	"io"

	"revops/assess"
	"revops/framework"
)

// Assessment is a result with the framework it was counted by and what was asked for besides. Gate, WhatIf, Plan and
// Comparison are nil where they were not.
type Assessment struct {
	Model  *framework.Framework
	Result *assess.Result
	Gate   *assess.Gate
	WhatIf *assess.WhatIf
	Plan   *assess.Plan
	// Comparison holds the result against an earlier one.
	Comparison *assess.Comparison
}

// Forms lists the formats of an assessment.
func (a Assessment) Forms() []Form {
	return []Form{
		{FormatTable, a.Table},
		unstyled(FormatJSON, a.JSON),
		unstyled(FormatMarkdown, a.Markdown),
		unstyled(FormatHTML, a.HTML),
		unstyled(FormatCSV, a.CSV),
		unstyled(FormatTasks, a.Tasks),
		unstyled(FormatXLSX, a.XLSX),
		unstyled(FormatJUnit, a.JUnit),
		unstyled(FormatSARIF, a.SARIF),
		unstyled(FormatGitHub, a.GitHub),
	}
}

// Gaps is an assessment of which the gaps are shown.
type Gaps struct{ Assessment }

// Forms lists the formats of gaps. As JSON they are the result document.
func (g Gaps) Forms() []Form {
	return []Form{
		{FormatTable, g.Table},
		unstyled(FormatJSON, g.JSON),
		unstyled(FormatMarkdown, g.Markdown),
		unstyled(FormatHTML, g.HTML),
		unstyled(FormatCSV, g.CSV),
		unstyled(FormatTasks, g.Tasks),
		unstyled(FormatXLSX, g.XLSX),
	}
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
