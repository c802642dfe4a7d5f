package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// A CSV file of answers has a row for each element below a header. Lines above that begin with # hold the other keys of an
// answers file, as YAML: "# organization: Acme". A spreadsheet that saves the file may put such a line in quotes, and
// delimiters behind it.

// maxRows is how many rows of a table are read. A framework has a hundred elements.
const maxRows = 10_000

// beginsCSV reports whether a text begins as a CSV file of answers.
func beginsCSV(content []byte) bool {
	_, rest := commentLines(content)
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	headers := strings.FieldsFunc(string(line), func(r rune) bool { return strings.ContainsRune(",;\t\r\"", r) })
	return find(headers, Element) >= 0 && find(headers, Grade) >= 0
}

// commentLines cuts the lines that begin with # off a text.
func commentLines(content []byte) (lines []string, rest []byte) {
	rest = bytes.TrimPrefix(content, []byte("\uFEFF"))
	for bytes.HasPrefix(rest, []byte("#")) || bytes.HasPrefix(rest, []byte(`"#`)) || blankLine(rest) {
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		lines, rest = append(lines, strings.TrimSuffix(string(line), "\r")), after
	}
	return lines, rest
}

// blankLine reports whether a text begins with a line that holds nothing but delimiters.
func blankLine(text []byte) bool {
	line, _, more := bytes.Cut(text, []byte("\n"))
	return more && len(bytes.Trim(line, ",;\t \r")) == 0
}

// text reads a CSV file in any encoding that spreadsheets write.
func (r *reader) text() {
	var remark string
	if r.source.Data, remark = decoded(r.source.Data); remark != "" {
		r.remark(diag.Position{}, "%s", remark)
	}
	r.csv()
}

// decoded is a text as UTF-8, and what is to be said of it: UTF-16 where a mark at its beginning says so, and else, where it can't be
// UTF-8, the code page that Excel writes in the West.
func decoded(content []byte) (text []byte, remark string) {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(content, []byte{0xff, 0xfe}) || bytes.HasPrefix(content, []byte{0xfe, 0xff}):
		from = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case utf8.Valid(content) || isZip(content) || bytes.HasPrefix(content, []byte("\uFEFF")):
		return content, ""
	default:
		from, remark = charmap.Windows1252, "the text is not UTF-8, read as Windows-1252"
	}
	text, err := from.NewDecoder().Bytes(content)
	if err != nil {
		return content, ""
	}
	return text, remark
}

// csv reads a CSV file.
func (r *reader) csv() {
	comments, rest := commentLines(r.source.Data)
	in := csv.NewReader(bytes.NewReader(rest))
	in.Comma, in.FieldsPerRecord = delimiterOf(rest, r.source.Name), -1
	headers, err := in.Read()
	if err != nil || find(headers, Element) < 0 {
		r.noTable(err)
		return
	}
	if !yamlpos.Readable(r.source, r.list) {
		return
	}
	r.begin()
	r.keys(comments, in.Comma)
	starts := lineStarts(rest)
	place := func(column int) diag.Position {
		line, offset := in.FieldPos(column)
		text := rest[starts[line-1]:]
		return diag.Position{Line: line + len(comments), Column: utf8.RuneCount(text[:min(offset-1, len(text))]) + 1}
	}
	h, ok := r.header(headers, Columns(), place)
	if !ok {
		r.root = nil
		return
	}
	r.answers = r.Fields(diag.Position{Line: len(comments) + 1, Column: 1})
	r.records(in, h, len(comments), place)
	r.finish()
}

// records reads the rows below the header. Above is the number of lines above it, and place that of a field of the last row.
func (r *reader) records(in *csv.Reader, h header, above int, place func(column int) diag.Position) {
	for count := 0; ; count++ {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if broken, ok := errors.AsType[*csv.ParseError](err); ok {
			r.report(diag.Position{Line: broken.Line + above, Column: broken.Column}, yamlpos.CodeSyntax, broken.Err.Error(),
				`put a text that holds a quote, a line break or the delimiter in quotes, and write a quote inside twice: "5"" pipe"`)
			return
		}
		if count == maxRows {
			r.report(diag.Position{}, CodeTooManyRows, fmt.Sprintf("the table has more than %d rows, the limit", maxRows), "")
			return
		}
		r.answer(h, row{
			text: func(column int) string {
				if column >= len(record) {
					return ""
				}
				return unguarded(record[column])
			},
			place: func(column int) diag.Position { return place(min(column, len(record)-1)) },
		})
	}
}

// noTable reports a text that has no header of answers. A table of something else is foreign.
func (r *reader) noTable(err error) {
	if broken, ok := errors.AsType[*csv.ParseError](err); ok && beginsCSV(r.source.Data) {
		r.report(diag.Position{Line: broken.Line, Column: broken.Column}, yamlpos.CodeSyntax, broken.Err.Error(), "")
		return
	}
	r.notAnswers()
}

// notAnswers reports a table without answers.
func (r *reader) notAnswers() {
	r.foreign = true
	r.report(diag.Position{}, CodeTableGiven, "this table holds no answers: it has no columns \"element\" and \"grade\"",
		"revops fact "+diag.Argument(r.source.Name)+" reads deals; revops new -o answers"+strings.ToLower(path.Ext(r.source.Name))+" creates a table to fill in")
}

// delimiterOf is the one that follows a name in the header.
func delimiterOf(text []byte, name string) rune {
	if strings.EqualFold(path.Ext(name), ".tsv") {
		return '\t'
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	if at := bytes.IndexAny(line, ",;\t"); at >= 0 {
		return rune(line[at])
	}
	return ','
}

// key is a comment that holds a key, and below it what belongs to one.
var key = regexp.MustCompile(`^# ?([a-z_]+:|  |- )`)

// keys reads the comments above the header: those that have the form of keys as YAML, the others being just comments.
func (r *reader) keys(comments []string, delimiter rune) {
	var yaml strings.Builder
	for _, line := range comments {
		if strings.HasPrefix(line, `"`) {
			quoted := csv.NewReader(strings.NewReader(line))
			quoted.Comma = delimiter
			if fields, err := quoted.Read(); err == nil {
				line = strings.Join(fields, string(delimiter))
			}
		}
		line = strings.TrimRight(line, string(delimiter))
		if key.MatchString(line) {
			yaml.WriteString(" " + strings.TrimPrefix(line, "#"))
		}
		yaml.WriteString("\n")
	}
	if strings.TrimSpace(yaml.String()) == "" {
		return
	}
	// All stands on its own line and in its own column.
	root, ok := yamlpos.Parse(diag.Source{Name: r.source.Name, Data: []byte(yaml.String())}, r.list)
	if ok {
		for _, entry := range root.Entries("keys") {
			r.root.Add(entry.Key, entry.Value)
		}
	}
}

// lineStarts are the offsets of the lines of a text.
func lineStarts(text []byte) []int {
	starts := []int{0}
	for at, b := range text {
		if b == '\n' {
			starts = append(starts, at+1)
		}
	}
	return starts
}
