package document

import (
	"fmt"
	"strings"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

// ProblemsSchema names the document of problems.
const ProblemsSchema = "revops/problems/v1"

// Problems is the document of what checking files found, file by file in the order in which they were given.
type Problems struct {
	// Schema is ProblemsSchema.
	Schema    string           `json:"schema"`
	Framework FrameworkVersion `json:"framework"`
	// Valid says that no file has a problem.
	Valid bool          `json:"valid"`
	Files []CheckedFile `json:"files"`
}

// CheckedFile is a file with its problems.
type CheckedFile struct {
	File  string `json:"file"`
	Valid bool   `json:"valid"`
	// Lenses are the ids of those that the file has a value in.
	Lenses []framework.LensID `json:"lenses"`
	// Coverage is null for a file with a problem.
	Coverage *Coverage `json:"coverage" jsonschema:"nullable"`
	Problems []Problem `json:"problems"`
}

// Problem is one thing wrong with a file.
type Problem struct {
	Position
	Code    diag.Code `json:"code"`
	Message string    `json:"message"`
	// Hint says what to do next, "" for none.
	Hint string `json:"hint"`
	// Excerpt is the line, or the part of a long one around the place; ExcerptColumn is the column of its first character.
	Excerpt       string `json:"excerpt,omitempty"`
	ExcerptColumn int    `json:"excerpt_column,omitempty"`
}

// NewProblems makes the document of the files checked by a framework.
func NewProblems(model *framework.Framework, files []CheckedFile) *Problems {
	document := &Problems{Schema: ProblemsSchema, Framework: VersionOf(model), Valid: true, Files: list(files)}
	for i := range files {
		document.Valid = document.Valid && files[i].Valid
	}
	return document
}

// ValidFile is a file without a problem, with what its answers amount to.
func ValidFile(name string, result *assess.Result) CheckedFile {
	file := CheckedFile{File: name, Valid: true, Lenses: []framework.LensID{}, Coverage: new(Coverage(result.Coverage)), Problems: []Problem{}}
	for _, lens := range result.Lenses {
		if lens.Assessed {
			file.Lenses = append(file.Lenses, lens.Lens.ID)
		}
	}
	return file
}

// InvalidFile is a file with problems.
func InvalidFile(name string, problems []diag.Problem) CheckedFile {
	return CheckedFile{File: name, Lenses: []framework.LensID{}, Problems: Each(problems, func(p diag.Problem) Problem {
		return Problem{
			Position: Position(p.Position), Code: p.Code, Message: p.Message, Hint: p.Hint,
			Excerpt: p.Excerpt, ExcerptColumn: p.ExcerptColumn,
		}
	})}
}

// State says how much of a valid file is answered.
func (f *CheckedFile) State() string {
	if len(f.Lenses) == 0 {
		return "valid, no answers yet"
	}
	lenses := Each(f.Lenses, func(id framework.LensID) string { return string(id) })
	return fmt.Sprintf("valid, %d of %d elements of %s answered, %d n/a, %d open",
		f.Coverage.Answered, f.Coverage.Elements, strings.Join(lenses, " and "), f.Coverage.NotApplicable, f.Coverage.Open)
}
