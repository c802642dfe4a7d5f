package cmd

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// standardInput is how a source that came from there is named.
const standardInput = "<stdin>"

// readSource reads a file, or standard input for "-", as far as a file may be long and one byte on, so that whoever
// parses it sees that it is too long.
func (a *app) readSource(name string) (diag.Source, error) {
	if name == "-" {
		content, err := io.ReadAll(io.LimitReader(a.In, yamlpos.MaxBytes+1))
		if err != nil {
			return diag.Source{}, fmt.Errorf("read standard input: %w", err)
		}
		return diag.Source{Name: standardInput, Data: content}, nil
	}
	file, err := os.Open(name)
	if err != nil {
		return diag.Source{}, missing(err)
	}
	defer func() { _ = file.Close() }() // it was only read
	if about, err := file.Stat(); err == nil && about.IsDir() {
		return diag.Source{}, &hintError{err: fmt.Errorf("read %s: is a folder", name), hint: "name the file in it"}
	}
	content, err := io.ReadAll(io.LimitReader(file, yamlpos.MaxBytes+1))
	if err != nil {
		return diag.Source{}, fmt.Errorf("read %s: %w", name, cause(err))
	}
	return diag.Source{Name: name, Data: content}, nil
}

// readStored reads a file that revops has written, and says how to write it if it is not there.
func (a *app) readStored(name string) (diag.Source, error) {
	source, err := a.readSource(name)
	if hinted, ok := errors.AsType[*hintError](err); ok && errors.Is(err, fs.ErrNotExist) {
		hinted.hint = "revops assess --answers FILE -o " + name + " writes one"
	}
	return source, err
}

// missing says of a file that could not be opened why, and what to do if it is not there.
func missing(err error) error {
	path, ok := errors.AsType[*fs.PathError](err)
	if !ok {
		return err
	}
	err = fmt.Errorf("read %s: %w", path.Path, path.Err)
	if errors.Is(err, fs.ErrNotExist) {
		return &hintError{err: err, hint: "revops new -o " + path.Path + " writes one to fill in"}
	}
	return err
}

// cause is the reason inside an error that repeats the path.
func cause(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	return err
}

// frameworkSources reads the YAML files of a folder in the order of their names.
func (a *app) frameworkSources(dir string) ([]diag.Source, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("read framework %s: %w", dir, cause(err))
	}
	var sources []diag.Source
	for _, entry := range entries {
		if extension := filepath.Ext(entry.Name()); entry.IsDir() || extension != ".yaml" && extension != ".yml" {
			continue
		}
		source, err := a.readSource(filepath.Join(dir, entry.Name()))
		if err != nil {
			return nil, err
		}
		sources = append(sources, source)
	}
	if len(sources) == 0 {
		return nil, &hintError{
			err:  fmt.Errorf("read framework %s: there is no %s", dir, framework.ManifestName),
			hint: "revops framework export DIR writes a framework to start from",
		}
	}
	return sources, nil
}

// loadFramework gives the built-in framework, or the one in a folder.
func (a *app) loadFramework(dir string) (*framework.Framework, error) {
	if dir == "" {
		return data.PRO(), nil
	}
	sources, err := a.frameworkSources(dir)
	if err != nil {
		return nil, err
	}
	return framework.Parse(sources)
}

// writeNew writes a file that must not be there yet.
func writeNew(name string, content []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return &hintError{err: fmt.Errorf("write %s: the file is there already", name), hint: "name another file, or remove this one"}
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, cause(err))
	}
	_, err = file.Write(content)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		_ = os.Remove(name)
		return fmt.Errorf("write %s: %w", name, cause(err))
	}
	return nil
}
