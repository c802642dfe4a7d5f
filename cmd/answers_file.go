package cmd

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

	"revops/answers"
	"revops/ask"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/reference"
)

// answersFile saves the answers of an interview. Saving an answer changes the bytes of that answer only, and replaces the
// file as a whole, so that it is never half written.
type answersFile struct {
	name  string
	model *framework.Framework
	// folder is the folder of the framework, "" for the built-in one.
	folder string
	// shared reports whether the last save overwrote the file instead of replacing it.
	shared bool
	// document is the file as it was last read or written here, nil before that.
	document *answers.Document
}

// begin creates the file, with every element of the scope and no answers.
func (f *answersFile) begin(setup ask.Setup, today time.Time) error {
	var content bytes.Buffer
	if _, err := reference.AnswersTemplate(&content, f.model, reference.Template{
		Scope: setup.Scope, Folder: f.folder,
		Organization: setup.Organization, Respondent: setup.Respondent, Date: answers.Date(today.Format(time.DateOnly)),
	}); err != nil {
		return err
	}
	if err := writeNew(f.name, content.Bytes()); err != nil {
		return err
	}
	_, _, err := f.Reload()
	return err
}

// Save saves an answer to the file unless another program changed the file since it was last read.
func (f *answersFile) Save(answer answers.Answer) error {
	return f.change(func() (*answers.Document, error) { return f.document.Amend(answer) })
}

// List lists elements in the file unless another program changed it since it was last read.
func (f *answersFile) List(elements []framework.ElementID) error {
	return f.change(func() (*answers.Document, error) { return f.document.List(elements) })
}

func (f *answersFile) change(amend func() (*answers.Document, error)) error {
	now, err := f.read()
	if err != nil {
		return err
	}
	if !bytes.Equal(now, f.document.Source.Data) {
		return ask.ErrChanged
	}
	amended, err := amend()
	if err != nil {
		return err
	}
	if f.shared, err = replaceFile(f.name, amended.Source.Data); err != nil {
		return fmt.Errorf("write %s: %w", f.name, cause(err))
	}
	f.document = amended
	return nil
}

// goneError is the error of a file that was removed after it had been read.
type goneError struct{ name string }

func (g *goneError) Error() string { return g.name + " is no longer there" }

// Is reports whether an error is that of answers that were removed.
func (g *goneError) Is(target error) bool { return target == ask.ErrGone }

func (f *answersFile) read() ([]byte, error) {
	content, err := os.ReadFile(f.name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && f.document != nil:
		return nil, &goneError{name: f.name}
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", f.name, cause(err))
	default:
		return content, nil
	}
}

// Reload reads the file anew, and says when it was last changed.
func (f *answersFile) Reload() (*answers.File, time.Time, error) {
	about, err := os.Stat(f.name)
	content, reading := f.read()
	if err = cmp.Or(reading, err); err != nil {
		return nil, time.Time{}, err
	}
	document, err := answers.ParseDocument(diag.Source{Name: f.name, Data: content}, f.model)
	if err != nil {
		return nil, time.Time{}, err
	}
	f.document = document
	return document.Answers, about.ModTime(), nil
}

// savedBeside lists the answers that were read or saved, without those that say nothing and those to the elements of others.
func (f *answersFile) savedBeside(others []answers.Answer) []answers.Answer {
	return slices.DeleteFunc(slices.Clone(f.document.Answers.Given), func(given answers.Answer) bool {
		ofElement := func(other answers.Answer) bool { return other.Element == given.Element }
		return given.Blank() || slices.ContainsFunc(others, ofElement)
	})
}
