package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"revops/answers"
	"revops/answers/table"
	"revops/internal/diag"
	"revops/report/document"
)

// foundFile is a file to read, or what keeps one from being read.
type foundFile struct {
	name string
	// named reports whether the user named the file; others were found in a folder.
	named bool
	// about is what the system says of the file, nil where it says nothing.
	about fs.FileInfo
	err   error
}

// parser is what reads the file: one that was found may hold something else than answers.
func (f foundFile) parser() answers.Parser {
	if f.named {
		return answers.Parse
	}
	return answers.ParseFound
}

func (a *app) readFound(file foundFile) (diag.Source, error) {
	if file.err != nil {
		return diag.Source{}, file.err
	}
	return a.readAnswersSource(file.name)
}

// findFiles lists the named files and, of named folders and those in them, the files that may hold answers by their
// ending, in the order of their names.
func findFiles(paths []string) []foundFile {
	var all []foundFile
	for _, path := range paths {
		about, err := os.Stat(path)
		switch {
		case path == "": // a file that is not given
		case err != nil: // reading it says what is wrong; "-" is not a file
			all = append(all, foundFile{name: path, named: true})
		case about.IsDir():
			all = append(all, filesIn(path)...)
		default:
			all = append(all, foundFile{name: path, named: true, about: about})
		}
	}
	return all
}

// filesIn follows links to files, not those to folders, which could lead around in circles.
func filesIn(dir string) []foundFile {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return []foundFile{{name: dir, err: fmt.Errorf("read %s: %w", dir, cause(err))}}
	}
	var all []foundFile
	for _, entry := range entries {
		name := filepath.Join(dir, entry.Name())
		if entry.IsDir() {
			all = append(all, filesIn(name)...)
			continue
		}
		if !mayHoldAnswers(name) {
			continue
		}
		about, err := statEntry(name, entry)
		if err == nil && about.IsDir() {
			continue
		}
		file := foundFile{name: name, about: about}
		switch {
		case err == nil && !about.Mode().IsRegular():
			file.err = errIrregular
		case errors.Is(err, fs.ErrNotExist):
			file.err = errDangling
		}
		all = append(all, file)
	}
	return all
}

// mayHoldAnswers reports whether a file of a folder is read, by its ending. Spreadsheets put a file that begins with ~$ beside one
// that is open.
func mayHoldAnswers(name string) bool {
	isText := slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(name)))
	return (isText || table.Is(diag.Source{Name: name})) && !strings.HasPrefix(filepath.Base(name), "~$")
}

// statEntry describes an entry of a folder, or the file that it leads to.
func statEntry(name string, entry os.DirEntry) (fs.FileInfo, error) {
	if entry.Type()&fs.ModeSymlink != 0 {
		return os.Stat(name)
	}
	return entry.Info()
}

// entryError is the error of an entry of a folder that can't be read as a file.
type entryError string

func (e entryError) Error() string { return string(e) }

const (
	// errIrregular is that of a pipe, socket or device, which is not opened: that could wait for ever.
	errIrregular = entryError("not a regular file")
	errDangling  = entryError("a link to a missing file")
)

// distinct keeps the first of files that are the same.
func distinct(files []foundFile) []foundFile {
	var kept []foundFile
	for i, first := range firstSame(files) {
		if first == i {
			kept = append(kept, files[i])
		}
	}
	return kept
}

// givenTwice is the error for answers that would count twice: a file that is named again, by another name, or with the
// folder that it is in.
func givenTwice(first, again foundFile) error {
	if first.name == "-" {
		return standardInputTwice()
	}
	wrong := &usageError{message: fmt.Sprintf("--answers %s is given twice", first.name), hint: "name each file once"}
	if first.name != again.name {
		wrong.message = fmt.Sprintf("--answers: %s and %s are the same file", first.name, again.name)
	}
	return wrong
}

// firstSame gives, for each file, the position of the first one that is the same file, which may be its own.
func firstSame(files []foundFile) []int {
	// Only files of one size and time can be the same: comparing all pairs would take long in a large folder. What the
	// system says nothing of is compared by its name.
	type alike struct {
		size    int64
		changed time.Time
		name    string
	}
	first, candidates := make([]int, len(files)), map[alike][]int{}
	for i, file := range files {
		key := alike{name: filepath.Clean(file.name)}
		if file.about != nil {
			key = alike{size: file.about.Size(), changed: file.about.ModTime()}
		}
		at := slices.IndexFunc(candidates[key], func(j int) bool {
			return file.about == nil || os.SameFile(files[j].about, file.about)
		})
		if at < 0 {
			at, candidates[key] = len(candidates[key]), append(candidates[key], i)
		}
		first[i] = candidates[key][at]
	}
	return first
}

// passedOver collects the files of folders that are not read, a line for each.
type passedOver struct{ lines []string }

// add takes a file if the error of reading it says that it is not meant to be read.
func (p *passedOver) add(name string, err error) bool {
	var reason string
	if foreign, is := errors.AsType[*answers.ForeignError](err); is {
		reason = foreign.Error()
		if foreign.Schema == document.ResultSchema {
			reason = "a stored result"
		}
	} else if entry, is := errors.AsType[entryError](err); is {
		reason = entry.Error()
	} else {
		return false
	}
	p.lines = append(p.lines, fmt.Sprintf("skipped %s: %s", diag.Printable(name), reason))
	return true
}

// report prints which files are passed over; of more than three, how many they are.
func (p *passedOver) report(a *app) {
	if len(p.lines) > 3 {
		a.printErr("revops: skipped %s other files\n", document.Thousands(strconv.Itoa(len(p.lines))))
		return
	}
	for _, line := range p.lines {
		a.printErr("revops: %s\n", line)
	}
}
