package tabular

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// searchedRows is how many rows are looked at to find the header.
const searchedRows = 30

// beginning is one of the first rows of a table.
type beginning struct {
	fields []string
	// from continues the table behind the row.
	from func() error
}

// Header tells headers from values.
type Header struct {
	// Known reports whether a text is a header that has a meaning, Value whether it is a date or a number, which no header is.
	Known, Value func(text string) bool
}

// FindHeader finds the row that names the columns: titles and blank rows may stand above it. Of the sheets of a workbook it
// takes the one that holds most known columns. The error is a *FileError.
func (t *Table) FindHeader(h Header) error {
	if len(t.sheets) > 1 {
		if err := t.chooseSheet(h); err != nil {
			return err
		}
	}
	if len(t.begin) == 0 { // rows of a database
		return nil
	}
	at, found := h.find(t.begin)
	fields := t.begin[at].fields
	if values := count(fields, h.Value); values > found {
		return t.Fail(fmt.Sprintf("the file has no header row: row %d holds values, such as %s", t.rowOf(at), yamlpos.Quote(diag.Shortened(fields[slices.IndexFunc(fields, h.Value)]))),
			"add a first row that names the columns, such as Deal ID, Stage, Amount, Created, Close Date")
	}
	if at > firstFilled(t.begin) {
		t.Said = append(t.Said, fmt.Sprintf("the header is in row %d, and the rows above it are skipped", t.rowOf(at)))
	}
	t.setHeader(fields)
	t.First = t.rowOf(at) + 1
	if err := t.begin[at].from(); err != nil {
		return err
	}
	t.begin = nil
	return t.checkHeader()
}

func (t *Table) rowOf(at int) int { return t.begun + at }

func (t *Table) setHeader(fields []string) {
	t.Headers = nil
	for _, field := range fields {
		t.Headers = append(t.Headers, strings.Clone(field))
	}
}

// find gives the place of the header among rows, and how many of its fields are known. It is the first row with anything in it, but
// for a later one that holds more than each row above: with more known headers, or with three columns under titles of one or two.
func (h Header) find(rows []beginning) (at, found int) {
	at = firstFilled(rows)
	found = count(rows[at].fields, h.Known)
	widest := count(rows[at].fields, holds)
	for i := at + 1; i < len(rows); i++ {
		fields := rows[i].fields
		wide := count(fields, holds)
		if wide < 3 || wide <= widest {
			continue
		}
		here := count(fields, h.Known)
		if here > max(found, 1) || found < 2 && widest <= 2 && count(fields, h.Value) == 0 {
			at, found = i, here
		}
		widest = wide
	}
	return at, found
}

func firstFilled(rows []beginning) int {
	return max(0, slices.IndexFunc(rows, func(b beginning) bool { return count(b.fields, holds) > 0 }))
}

// count counts the fields that are something.
func count(fields []string, is func(string) bool) int {
	n := 0
	for _, field := range fields {
		if is(field) {
			n++
		}
	}
	return n
}

func holds(text string) bool { return strings.TrimSpace(text) != "" }

// chooseSheet takes the sheet whose header holds most known columns, the first of several.
func (t *Table) chooseSheet(h Header) error {
	best, bestFound := 0, -1
	for i, name := range t.sheets {
		begin, err := t.beginOf(name)
		if err != nil {
			return err
		}
		if len(begin) == 0 {
			continue
		}
		if _, found := h.find(begin); found > bestFound {
			best, bestFound, t.begin = i, found, begin
		}
	}
	t.Said = append(t.Said, fmt.Sprintf("reading sheet %d of %d, %s: use --sheet for another one", best+1, len(t.sheets), yamlpos.Quote(t.sheets[best])))
	return nil
}

// sheetNamed is the sheet with a name or, where none has it, a number.
func sheetNamed(sheets []string, wanted string) (string, bool) {
	at := slices.IndexFunc(sheets, func(name string) bool { return strings.EqualFold(name, strings.TrimSpace(wanted)) })
	if number, err := strconv.Atoi(wanted); at < 0 && err == nil {
		at = number - 1
	}
	if at < 0 || at >= len(sheets) {
		return "", false
	}
	return sheets[at], true
}
