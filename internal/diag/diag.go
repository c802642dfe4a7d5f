// Package diag holds problems found in input files: where they are, what they are and what to do about them.
//
// A reader of input adds every problem it finds to a List and goes on; at the end List.Err gives one error that
// holds all of them in the order of the files.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Source is a named text: the content of a file, or of standard input. Sheets are those of a workbook, in its order.
type Source struct {
	Name   string
	Data   []byte
	Sheets []string
}

// StandardInput is the name of a source that is standard input.
const StandardInput = "<stdin>"

// Argument is what names a source on the command line.
func Argument(name string) string {
	if name == StandardInput {
		return "-"
	}
	return name
}

// Position is a place in a source. Line and Column count from 1, and Column counts runes. Line 0 means the source as a
// whole. In a workbook Sheet is the name of a sheet, and Line and Column are those of a cell; Line 0 means the whole sheet.
type Position struct {
	File         string
	Sheet        string
	Line, Column int
}

// String gives file:line:column, file:sheet!cell in a workbook, or the file or sheet alone where there is no line.
func (p Position) String() string {
	switch {
	case p.Sheet != "":
		return p.File + ":" + p.Cell()
	case p.Line == 0:
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Cell gives a place in a workbook as spreadsheets write it: Roadmap!H12, 'Ten rules'!H12; the sheet alone where there is
// no line.
func (p Position) Cell() string {
	sheet := p.Sheet
	if strings.ContainsFunc(sheet, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' }) {
		sheet = "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
	}
	if p.Line == 0 {
		return sheet
	}
	letters := ""
	for column := p.Column; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return sheet + "!" + letters + strconv.Itoa(p.Line)
}

// Code names a kind of problem. A published code never changes its meaning.
type Code string

// Problem is one thing wrong with a source. Message says what was found and what is allowed. Hint, which may be empty,
// says what to do next.
type Problem struct {
	Position
	Code    Code
	Message string
	Hint    string
	// Excerpt is the line that Position points to, or the part of a long line around it; empty where Line is 0 and in workbooks.
	Excerpt string
	// ExcerptColumn is the column of the excerpt's first rune.
	ExcerptColumn int
}

// String gives the problem on one line: file:line:column: message [code]. In a workbook the place is file:sheet!cell.
func (p Problem) String() string {
	return fmt.Sprintf("%s: %s [%s]", p.Position, p.Message, p.Code)
}

// List collects problems. The zero value is an empty list, ready to use. Sources that are read at the same time may
// add to the same list.
type List struct {
	mutex    sync.Mutex
	sources  map[string]source
	problems []Problem
}

// source is a text with its place among those of a list.
type source struct {
	order  int
	data   []byte
	sheets []string
}

// Order makes the problems of the source come after those of the sources named or added to before.
func (l *List) Order(source Source) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.meet(source)
}

// meet remembers a source.
func (l *List) meet(s Source) {
	if l.sources == nil {
		l.sources = map[string]source{}
	}
	if _, known := l.sources[s.Name]; !known {
		l.sources[s.Name] = source{order: len(l.sources), data: s.Data, sheets: s.Sheets}
	}
}

// Add appends a problem of the source. The problem's file and excerpt are taken from the source.
func (l *List) Add(source Source, problem Problem) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.meet(source)
	problem.File = source.Name
	l.problems = append(l.problems, problem)
}

// Len is the number of problems so far.
func (l *List) Len() int {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return len(l.problems)
}

// Err returns nil when the list is empty, else an *Error with all problems, sorted by source (in the order in which
// the list first met them), sheet, line and column.
func (l *List) Err() error {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if len(l.problems) == 0 {
		return nil
	}
	sorted := slices.Clone(l.problems)
	slices.SortStableFunc(sorted, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(l.sources[a.File].order, l.sources[b.File].order),
			cmp.Compare(slices.Index(l.sources[a.File].sheets, a.Sheet), slices.Index(l.sources[b.File].sheets, b.Sheet)),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
		)
	})
	var at cursor
	for i := range sorted {
		problem := &sorted[i]
		if problem.Sheet != "" {
			continue
		}
		if i == 0 || problem.File != sorted[i-1].File {
			at = cursor{rest: l.sources[problem.File].data, line: 1, column: 1}
		}
		problem.Excerpt, problem.ExcerptColumn = at.excerpt(problem.Line, problem.Column)
	}
	return &Error{Problems: sorted}
}

// Error is the error of a reader that found problems in its input. Problems is never empty.
type Error struct {
	Problems []Problem
}

// Error gives the first problem and how many there are besides.
func (e *Error) Error() string {
	first := e.Problems[0].String()
	if more := len(e.Problems) - 1; more > 0 {
		return fmt.Sprintf("%s (and %d more)", first, more)
	}
	return first
}

// Place gives the position of a byte offset in data, counting lines from 1 and columns in runes from 1.
func Place(data []byte, offset int) (line, column int) {
	before := data[:min(max(offset, 0), len(data))]
	line, start := 1, 0
	for i, b := range before {
		if b == '\n' {
			line, start = line+1, i+1
		}
	}
	return line, utf8.RuneCount(before[start:]) + 1
}
