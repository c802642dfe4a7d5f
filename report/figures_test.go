package report_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"revops/report"
)

// The JSON document says what a figure is; every other format has to say the same. What a format has of a document is listed as
// sections: the rows of the JSON document, and for each of their fields the column in which a format shows it.

// field is a value in the rows of a section and the titles of its column.
type field struct {
	// path leads to the value in a row: time_to_close.mean.
	path string
	// csv, people and sheet are the titles in CSV, in formats for people and in workbooks, "" where a format lacks the field.
	csv, people, sheet string
	// share says that people read it in percent.
	share bool
	// pattern finds it in a cell for people, the whole cell if it is "".
	pattern string
}

// same is a field whose column has one title for all people.
func same(path, csv, title string) field {
	return field{path: path, csv: csv, people: title, sheet: title}
}

func share(path, csv, people, sheet string) field {
	return field{path: path, csv: csv, people: people, sheet: sheet, share: true}
}

// within is a field that stands within a cell for people.
func within(path, csv, people, sheet, pattern string) field {
	return field{path: path, csv: csv, people: people, sheet: sheet, pattern: pattern}
}

// section is a table of a document.
type section struct {
	name string
	// rows are those of the JSON document.
	rows func(document any) []any
	// keys name a row, fields are the figures in it.
	keys, fields []field
	// of holds, where a CSV file or a sheet has rows of several kinds, the column that tells them apart and the word of these.
	csvOf, sheetOf [2]string
	// recent and top are how many rows, the last or the first ones, a terminal shows; 0 for all.
	recent, top int
	// except are formats that show the rows in another form.
	except []report.Format
	// names are what people read instead of ids.
	names map[string]string
}

func (f field) title(format report.Format) string {
	switch format {
	case report.FormatCSV:
		return f.csv
	case report.FormatXLSX:
		return f.sheet
	default:
		return f.people
	}
}

// forPeople reports whether a format is read by people as text.
func forPeople(format report.Format) bool {
	return format == report.FormatTable || format == report.FormatMarkdown || format == report.FormatHTML
}

// in are the fields that a format has.
func in(fields []field, format report.Format) (has []field, titles []string) {
	for _, f := range fields {
		if title := f.title(format); title != "" {
			has, titles = append(has, f), append(titles, title)
		}
	}
	return has, titles
}

// check reads a section out of a format and counts the figures that it compared.
func (s section) check(t *testing.T, document any, content string, format report.Format) int {
	t.Helper()
	keys, titles := in(s.keys, format)
	fields, more := in(s.fields, format)
	if len(keys) < len(s.keys) || len(fields) == 0 || slices.Contains(s.except, format) {
		return 0
	}
	of := map[report.Format][2]string{report.FormatCSV: s.csvOf, report.FormatXLSX: s.sheetOf}[format]
	titles = append(titles, more...)
	if of[0] != "" {
		titles = append(titles, of[0])
	}
	tables := tablesOf(t, content, format, titles)
	if len(tables) == 0 {
		t.Errorf("no table has the columns %q", titles)
		return 0
	}
	checked := 0
	for _, row := range s.shown(document, format) {
		found, cells := s.find(tables, keys, format, of, row)
		if found == nil {
			t.Errorf("no row for %v", s.keyOf(keys, format, row))
			continue
		}
		for _, f := range fields {
			cell := ""
			if at := columnAt(found.heads, f.title(format)); at < len(cells) {
				cell = cells[at]
			}
			if problem := f.compare(valueAt(row, f.path), cell, format); problem != "" {
				t.Errorf("%v, %s: %s", s.keyOf(keys, format, row), f.title(format), problem)
			}
			checked++
		}
	}
	return checked
}

// shown are the rows that a format shows.
func (s section) shown(document any, format report.Format) []any {
	rows := s.rows(document)
	if forPeople(format) && s.recent > 0 {
		rows = rows[max(0, len(rows)-s.recent):]
	}
	if s.top > 0 && (format == report.FormatTable || format == report.FormatMarkdown) {
		rows = rows[:min(len(rows), s.top)]
	}
	return rows
}

// keyOf are the texts that name a row in a format.
func (s section) keyOf(keys []field, format report.Format, row any) []string {
	var texts []string
	for _, key := range keys {
		text := ""
		if value := valueAt(row, key.path); value != nil {
			text = fmt.Sprint(value)
		}
		if name, named := s.names[text]; named && format != report.FormatCSV {
			text = name
		}
		texts = append(texts, text)
	}
	return texts
}

// find is the table with a row and the cells of the row.
func (s section) find(tables []foundTable, keys []field, format report.Format, of [2]string, row any) (*foundTable, []string) {
	want := s.keyOf(keys, format, row)
	for i := range tables {
		for _, cells := range tables[i].rows {
			cells = append(cells, make([]string, max(0, len(tables[i].heads)-len(cells)))...)
			fits := of[0] == "" || cells[columnAt(tables[i].heads, of[0])] == of[1]
			for k, key := range keys {
				cell := strings.TrimPrefix(cells[columnAt(tables[i].heads, key.title(format))], "· ")
				cell = regexp.MustCompile(` \(part \d of \d\)$`).ReplaceAllString(cell, "")
				for _, mark := range []string{"*", " bottleneck", " busiest team", " higher", " lower"} {
					cell = strings.TrimSuffix(cell, mark)
				}
				fits = fits && cell == want[k]
			}
			if fits {
				return &tables[i], cells
			}
		}
	}
	return nil, nil
}

// compare says how a cell differs from a value, "" if it does not.
func (f field) compare(value any, cell string, format report.Format) string {
	if forPeople(format) && f.pattern != "" {
		found := ""
		matches(f.pattern, cell, &found)
		cell = found
	}
	number, is := value.(json.Number)
	switch {
	case is:
		return f.compareNumber(number, cell, format)
	case value == nil && (cell == "" || cell == "–"), cell == fmt.Sprint(value):
		return ""
	}
	return fmt.Sprintf("%q, want %v", cell, value)
}

// compareNumber holds a CSV file to the number itself, other formats to the digits that they show.
func (f field) compareNumber(number json.Number, cell string, format report.Format) string {
	want, _ := new(big.Rat).SetString(string(number))
	if format == report.FormatCSV {
		if got, numeric := new(big.Rat).SetString(cell); !numeric || got.Cmp(want) != 0 {
			return fmt.Sprintf("%q, want %s", cell, number)
		}
		return ""
	}
	if f.share {
		want.Mul(want, big.NewRat(100, 1))
		if !strings.HasSuffix(cell, "%") && f.pattern == "" {
			return fmt.Sprintf("%q is not in percent", cell)
		}
	}
	plain := strings.NewReplacer(",", "", "+", "", "%", "", "$", "").Replace(cell)
	_, decimals, _ := strings.Cut(plain, ".")
	rounded := want.FloatString(len(decimals))
	if strings.Trim(rounded, "-0.") == "" {
		rounded = strings.TrimPrefix(rounded, "-")
	}
	if plain != rounded {
		return fmt.Sprintf("%q, want %s", cell, want.FloatString(4))
	}
	return ""
}

// valueAt follows a path through a JSON document, nil where it ends early.
func valueAt(document any, path string) any {
	for key := range strings.SplitSeq(path, ".") {
		object, _ := document.(map[string]any)
		document = object[key]
	}
	return document
}

// rowsAt are the elements of a list in a document.
func rowsAt(path string) func(any) []any {
	return func(document any) []any {
		list, _ := valueAt(document, path).([]any)
		return list
	}
}

// readDocument reads a document out of its JSON.
func readDocument(t *testing.T, of report.Document) any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(written(t, of, report.FormatJSON)))
	decoder.UseNumber()
	var document any
	if err := decoder.Decode(&document); err != nil {
		t.Fatal(err)
	}
	return document
}
