package report

import (
	"io"

	"revops/internal/diag"
)

// ProblemsSchema names the document of problems.
const ProblemsSchema = "revops/problems/v1"

type problemsDocument struct {
	Schema    string             `json:"schema"`
	Framework frameworkReference `json:"framework"`
	Valid     bool               `json:"valid"`
	Files     []checkedFile      `json:"files"`
}

type checkedFile struct {
	File     string           `json:"file"`
	Valid    bool             `json:"valid"`
	Lenses   []string         `json:"lenses"`
	Coverage *coverage        `json:"coverage"`
	Problems []problemElement `json:"problems"`
}

type problemElement struct {
	File          string    `json:"file"`
	Line          int       `json:"line"`
	Column        int       `json:"column"`
	Code          diag.Code `json:"code"`
	Message       string    `json:"message"`
	Hint          string    `json:"hint"`
	Excerpt       string    `json:"excerpt,omitempty"`
	ExcerptColumn int       `json:"excerpt_column,omitempty"`
}

// JSON writes the problems as the document revops/problems/v1.
func (p Problems) JSON(w io.Writer) error {
	document := problemsDocument{
		Schema: ProblemsSchema, Framework: frameworkReference{ID: p.Model.ID, Version: p.Model.Version},
		Valid: true, Files: []checkedFile{},
	}
	for _, file := range p.Files {
		checked := checkedFile{File: file.Name, Valid: file.Result != nil, Lenses: []string{}, Problems: []problemElement{}}
		document.Valid = document.Valid && checked.Valid
		if file.Result != nil {
			checked.Lenses = list(file.lenses())
			checked.Coverage = new(coverage(file.Result.Coverage))
		}
		for _, problem := range file.Problems {
			checked.Problems = append(checked.Problems, problemElement{
				File: problem.File, Line: problem.Line, Column: problem.Column, Code: problem.Code,
				Message: problem.Message, Hint: problem.Hint, Excerpt: problem.Excerpt, ExcerptColumn: problem.ExcerptColumn,
			})
		}
		document.Files = append(document.Files, checked)
	}
	return writeJSON(w, document)
}
