package cmd

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
	"revops/report"
)

// readSource reads a file, or standard input for "-", as far as a file may be long and one byte on, so that whoever
// parses it sees that it is too long.
func (a *app) readSource(name string) (diag.Source, error) {
	if name == "-" {
		content, err := io.ReadAll(io.LimitReader(a.In, yamlpos.MaxBytes+1))
		if err != nil {
			return diag.Source{}, fmt.Errorf("read standard input: %w", err)
		}
		return diag.Source{Name: diag.StandardInput, Data: content}, nil
	}
	file, _, err := openFile(name)
	if err != nil {
		return diag.Source{}, err
	}
	defer func() { _ = file.Close() }() // it was only read
	content, err := io.ReadAll(io.LimitReader(file, yamlpos.MaxBytes+1))
	if err != nil {
		return diag.Source{}, fmt.Errorf("read %s: %w", name, cause(err))
	}
	return diag.Source{Name: name, Data: content}, nil
}

// readStored reads a stored result, and says how to write it if it is not there.
func (a *app) readStored(name string) (diag.Source, error) {
	source, err := a.readSource(name)
	if errors.Is(err, fs.ErrNotExist) && filepath.Ext(name) == ".json" {
		err = &hintError{err: err, hint: "revops assess FILE -o " + shellQuote(name) + " creates one"}
	}
	return source, err
}

// readAnswersSource reads an answers file, and says how to write it if it is not there.
func (a *app) readAnswersSource(name string) (diag.Source, error) {
	source, err := a.readSource(name)
	if extension := filepath.Ext(name); errors.Is(err, fs.ErrNotExist) && (extension == ".yaml" || extension == ".yml") {
		err = &hintError{err: err, hint: "revops new -o " + shellQuote(name) + " creates a blank one"}
	}
	return source, err
}

// openFile opens a file to be read, which must not be a folder, and says what is known about it.
func openFile(name string) (*os.File, fs.FileInfo, error) {
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, &hintError{err: fmt.Errorf("read %s: %w", name, cause(err)), hint: "check the name and the folder you are in"}
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, cause(err))
	}
	about, err := file.Stat()
	if err == nil && about.IsDir() {
		err = &hintError{err: fmt.Errorf("read %s: it is a folder", name), hint: "name a file in it"}
	}
	if err != nil {
		return nil, nil, errors.Join(err, file.Close())
	}
	return file, about, nil
}

// cause is the reason inside an error that repeats the path.
func cause(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	return err
}

// frameworkSources reads the YAML files of a folder in the order of their names; they are those of the built-in framework
// for "".
func (a *app) frameworkSources(dir string) ([]diag.Source, error) {
	if dir == "" {
		return data.Sources(), nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, &hintError{
			err:  fmt.Errorf("read framework %s: %w", dir, cause(err)),
			hint: "name the folder with " + framework.ManifestName + " in it; revops framework export DIR creates one to start from",
		}
	}
	var sources []diag.Source
	for _, entry := range entries {
		if extension := filepath.Ext(entry.Name()); entry.IsDir() || extension != ".yaml" && extension != ".yml" {
			continue
		}
		name := filepath.Join(dir, entry.Name())
		if about, err := statEntry(name, entry); err == nil && !about.Mode().IsRegular() {
			a.printErr("revops: skipped %s: %v\n", diag.Printable(name), errIrregular)
			continue
		}
		source, err := a.readSource(name)
		if err != nil {
			return nil, err
		}
		sources = append(sources, source)
	}
	if len(sources) == 0 {
		return nil, &hintError{
			err:  fmt.Errorf("read framework %s: there is no %s", dir, framework.ManifestName),
			hint: "revops framework export DIR creates a framework to start from",
		}
	}
	return sources, nil
}

// loadFramework reads the built-in framework, or the one in a folder.
func (a *app) loadFramework(dir string) (*framework.Framework, error) {
	sources, err := a.frameworkSources(dir)
	if err != nil {
		return nil, err
	}
	return framework.Parse(sources)
}

// requireYAML refuses a name for new answers whose ending says another format than YAML.
func requireYAML(flag, name string) error {
	extension := strings.ToLower(filepath.Ext(name))
	if _, isFormat := report.FormatOf(name, report.AllFormats()); !isFormat && extension != ".xml" {
		return nil
	}
	return &usageError{
		message: fmt.Sprintf("%s %s: answers are written as YAML, not as %s", flag, name, extension),
		hint:    flag + " " + shellQuote(strings.TrimSuffix(name, filepath.Ext(name))+".yaml"),
	}
}

// writeOut writes to a file that must not be there yet, and says what to do next with it; without a name to standard output.
func (a *app) writeOut(name string, content []byte, next string) error {
	if name == "" || name == "-" {
		_, err := a.Out.Write(content)
		return err
	}
	err := writeNew(name, content)
	if err == nil {
		a.print("wrote %s\nnext: %s\n", diag.Printable(name), next)
	}
	return err
}

// tryNew returns an error if a new file could not be written. It leaves none.
func tryNew(name string) error {
	file, err := createTemporary(name)
	if err != nil {
		hint := "--save FILE saves in a folder where you can write"
		if errors.Is(err, fs.ErrNotExist) {
			hint = "create the folder first: mkdir -p " + shellQuote(filepath.Dir(name))
		}
		return &hintError{err: fmt.Errorf("write %s: %w", name, cause(err)), hint: hint}
	}
	return errors.Join(file.Close(), os.Remove(file.Name()))
}

// anyoneReads are the rights of which a readable file has at least one, anyoneWrites those of a writable one.
const anyoneReads, anyoneWrites fs.FileMode = 0o444, 0o222

// refuseReadOnly returns an error if a file is read-only, even where it could be replaced, or if nobody may read it.
func refuseReadOnly(name string, about fs.FileInfo) error {
	rights := about.Mode().Perm()
	if rights&anyoneReads == 0 {
		return &hintError{err: fmt.Errorf("read %s: %w", name, fs.ErrPermission), hint: "make it readable and writable: chmod u+rw " + shellQuote(name)}
	}
	if rights&anyoneWrites != 0 {
		return nil
	}
	return &hintError{err: fmt.Errorf("write %s: the file is read-only", name), hint: "make it writable: chmod u+w " + shellQuote(name)}
}

// writeNew writes a file that must not be there yet.
func writeNew(name string, content []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return &hintError{err: fmt.Errorf("write %s: the file already exists", name), hint: "choose another name, or remove the file"}
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
