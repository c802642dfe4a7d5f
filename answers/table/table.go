// Package table reads answers from tables: CSV files (csv.go) and workbooks (workbook.go). A table becomes the nodes of an
// answers file, each with the place of its cell, so that it is checked as any other. How cells hold texts is in cell.go,
// for those who write tables as well.
package table

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// The codes of problems that tables have besides those of answers.
const (
	CodeNoColumn    diag.Code = "missing-column"
	CodeTwoColumns  diag.Code = "duplicate-column"
	CodeNoElement   diag.Code = "missing-element"
	CodeMerged      diag.Code = "merged-cells"
	CodeNoValue     diag.Code = "formula-without-value"
	CodeMacros      diag.Code = "macros"
	CodeWorkbook    diag.Code = "invalid-workbook"
	CodeTooManyRows diag.Code = "too-many-rows"
	CodeMixedRow    diag.Code = "mixed-row"
	CodeTwoSheets   diag.Code = "duplicate-sheet"
	CodeTableGiven  diag.Code = "table-given"
)

// The columns of a table of answers. Where a header has another form it differs in case, blanks and hyphens, or has an
// explanation in brackets behind it.
const (
	Element    = "element"
	Grade      = "grade"
	Reason     = "reason"
	Note       = "note"
	EvidenceOf = "evidence"
	AsOf       = "as_of"
	Confidence = "confidence"
)

// ElementID is what the column Element is called where another column holds the names of elements.
const ElementID = "element id"

// Columns lists the columns of answers.
func Columns() []string { return []string{Element, Grade, Reason, Note, EvidenceOf, AsOf, Confidence} }

// WaiverColumns lists those of waivers.
func WaiverColumns() []string { return []string{Element, Reason, "owner", "expires"} }

// Read is a table that was read.
type Read struct {
	// Root holds the keys of an answers file, nil where the table could not be read.
	Root *yamlpos.Node
	// Source is the source with its sheets.
	Source diag.Source
	// Remarks say what was passed over.
	Remarks []string
	// Foreign says that the table is not one of answers, and that nothing else was reported.
	Foreign bool
}

// Is reports whether a source is a table, by the ending of its name or, where that says nothing, by how it begins.
func Is(source diag.Source) bool {
	switch strings.ToLower(path.Ext(source.Name)) {
	case ".csv", ".tsv", ".xlsx", ".xlsm":
		return true
	case ".yaml", ".yml", ".json":
		return false
	}
	content, _ := decoded(source.Data)
	return isZip(content) || beginsCSV(content)
}

func isZip(content []byte) bool { return bytes.HasPrefix(content, []byte("PK\x03\x04")) }

// Parse reads a table of answers by a framework. Problems go to the list.
func Parse(source diag.Source, model *framework.Framework, list *diag.List) *Read {
	r := &reader{model: model, list: list, source: source}
	if len(bytes.TrimSpace(source.Data)) == 0 {
		r.report(diag.Position{}, yamlpos.CodeEmptyFile, "the file is empty", "")
		return &Read{Source: source}
	}
	if isZip(source.Data) || isOldWorkbook(source.Data) || strings.EqualFold(path.Ext(source.Name), ".xlsx") {
		r.workbook()
	} else {
		r.text()
	}
	return &Read{Root: r.root, Source: r.source, Remarks: r.remarks, Foreign: r.foreign}
}

// reader reads a table.
type reader struct {
	*yamlpos.Builder
	model   *framework.Framework
	list    *diag.List
	source  diag.Source
	root    *yamlpos.Node
	answers *yamlpos.Node
	waivers []*yamlpos.Node
	remarks []string
	foreign bool
	// doubtful says that cells of a workbook may be merged or hold formulas without values.
	doubtful bool
	// asked is how many elements a workbook says that it had, "" where it does not say, and lenses are the names of lenses of which
	// it had a sheet.
	asked  string
	lenses []string
	// names are the elements by their names, once they are needed.
	names map[string]framework.ElementID
}

// begin makes the nodes of the document, once its sheets are known.
func (r *reader) begin() {
	r.Builder = yamlpos.NewBuilder(r.source, r.list)
	r.root = r.Fields(diag.Position{})
}

func (r *reader) report(at diag.Position, code diag.Code, message, hint string) {
	r.list.Add(r.source, diag.Problem{Position: at, Code: code, Message: message, Hint: hint})
}

func (r *reader) remark(at diag.Position, format string, values ...any) {
	at.File = r.source.Name
	r.remarks = append(r.remarks, at.String()+": "+fmt.Sprintf(format, values...))
}

// put gives a key of the document its value.
func (r *reader) put(key string, value *yamlpos.Node, at diag.Position) {
	r.root.Add(r.Scalar(at, key), value)
}

// finish puts what is the same for all tables: the keys that a table need not have, and the answers.
func (r *reader) finish() {
	for _, key := range []struct{ name, value string }{{"schema", "revops/answers/v1"}, {"framework", r.model.Reference()}} {
		if _, given := r.root.Find(key.name); !given {
			r.put(key.name, r.Scalar(diag.Position{}, key.value), diag.Position{})
		}
	}
	if r.answers != nil {
		r.put("answers", r.answers, r.answers.Position())
	}
	if len(r.waivers) > 0 {
		r.put("waivers", r.Items(diag.Position{}, r.waivers), diag.Position{})
	}
}

// header says in which columns a table holds what, by the names of columns. Columns count from 0. Names is the column that shows the
// names of elements, -1 for none.
type header struct {
	at    map[string]int
	names int
}

// is reports whether a header names a column.
func is(text, name string) bool {
	text, _, _ = strings.Cut(text, "(")
	return yamlpos.SameWord(text, name)
}

// find gives the place of a column in a header.
func find(headers []string, name string) int {
	return slices.IndexFunc(headers, func(text string) bool { return is(text, name) })
}

// header reads a header of the given columns, the first two being needed, and says which other columns it has, but for those
// that a workbook shows.
func (r *reader) header(headers []string, wanted []string, place func(column int) diag.Position) (header, bool) {
	headers = slices.Clone(headers)
	h := header{at: map[string]int{}, names: -1}
	if ids, names := find(headers, ElementID), find(headers, Element); ids >= 0 || find(headers, Shown()[0]) >= 0 {
		if names >= 0 {
			headers[names], h.names = "", names
		}
		if ids >= 0 {
			headers[ids] = Element
		}
	}
	ok, known := true, Shown()
	for _, lens := range r.model.Lenses {
		known = append(known, lens.GroupNoun)
	}
	for column, text := range headers {
		at := slices.IndexFunc(wanted, func(name string) bool { return is(text, name) })
		switch {
		case at >= 0:
			if _, twice := h.at[wanted[at]]; twice {
				r.report(place(column), CodeTwoColumns, fmt.Sprintf("a second column %q", wanted[at]), "keep one of the two")
				ok = false
			}
			h.at[wanted[at]] = column
		case strings.TrimSpace(text) != "" && !slices.ContainsFunc(known, func(name string) bool { return is(text, name) }):
			r.remark(place(column), "skipped the column %s", yamlpos.Quote(text))
		}
	}
	for _, name := range wanted[:2] {
		if _, given := h.at[name]; !given {
			hint := "the columns are " + strings.Join(wanted, ", ")
			if name == Element && find(headers, Shown()[0]) >= 0 {
				name, hint = ElementID, "it was a hidden column: undo its removal, or copy the answers into a new workbook (revops new -o new.xlsx)"
			}
			r.report(place(0), CodeNoColumn, fmt.Sprintf("there is no column %q", name), hint)
			ok = false
		}
	}
	return h, ok
}
