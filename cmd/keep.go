package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"revops/answers"
	"revops/ask"
	"revops/framework"
	"revops/internal/diag"
	"revops/report"
)

// answersFile keeps the answers of an interview. Each answer changes its own bytes; the file is written beside itself,
// synced and renamed, so that it is whole at any moment.
type answersFile struct {
	name  string
	model *framework.Framework
	// folder is that of the framework, "" for the built-in one.
	folder string
	// shared reports whether the file is overwritten, not replaced: tellShared tells of it.
	shared bool
	// known is the file as it was last read or written here, nil before that.
	known *answers.Document
}

// begin writes a new file with every question of the scope.
func (f *answersFile) begin(setup ask.Setup, today time.Time) error {
	var content bytes.Buffer
	if _, err := report.AnswersTemplate(&content, f.model, report.Template{
		Lenses: setup.Scope.Lenses, Team: setup.Scope.Team, Folder: f.folder,
		Organization: setup.Organization, Respondent: setup.Respondent, Date: answers.Date(today.Format(time.DateOnly)),
	}); err != nil {
		return err
	}
	if err := writeNew(f.name, content.Bytes()); err != nil {
		return err
	}
	_, err := f.Reload()
	return err
}

// Save enters an answer into the file.
func (f *answersFile) Save(answer answers.Answer) error {
	now, err := os.ReadFile(f.name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read %s: %w", f.name, cause(err))
	}
	if err != nil || !bytes.Equal(now, f.known.Source.Data) {
		return ask.ErrChanged
	}
	amended, err := f.known.Amend(answer)
	if err != nil {
		return err
	}
	if f.shared, err = replaceFile(f.name, amended.Source.Data); err != nil {
		return fmt.Errorf("write %s: %w", f.name, cause(err))
	}
	f.known = amended
	return nil
}

// Reload reads the file anew.
func (f *answersFile) Reload() (*answers.File, error) {
	content, err := os.ReadFile(f.name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", f.name, cause(err))
	}
	document, err := answers.ParseDocument(diag.Source{Name: f.name, Data: content}, f.model)
	if err != nil {
		return nil, err
	}
	f.known = document
	return document.Answers, nil
}
