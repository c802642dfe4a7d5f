package tabular

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Fault is why a row can't be used, or what its reader should know of it.
type Fault uint8

// Faults of rows.
const (
	Sound Fault = iota
	// Ragged is a row that has not as many fields as the header.
	Ragged
	// BrokenQuotes is one in which text follows a closing quote.
	BrokenQuotes
	// NULByte is one that holds a NUL byte. It has no fields.
	NULByte
	// NotUTF8 is one that was read as Windows-1252. It can be used.
	NotUTF8
)

// Scanner cuts chunks into rows.
type Scanner struct {
	delimiter byte
	// columns is how many fields a row must have.
	columns int
	fields  []string
}

// Scanner is one for the chunks of the table.
func (t *Table) Scanner() Scanner { return Scanner{delimiter: t.delimiter, columns: len(t.Headers)} }

// Scan calls a function for each row of a chunk that holds something: with its number, which counts from 1, its fields, and
// its fault. The fields are valid until the
// function returns. It gives the number of all rows, blank ones too.
func (s *Scanner) Scan(part Chunk, each func(number int, fields []string, what Fault)) (rows int) {
	for _, fields := range part.rows {
		rows++
		s.check(row{fields: fields}, Sound, rows, each)
	}
	valid := utf8.ValidString(part.text)
	clean := strings.IndexByte(part.text, 0) < 0
	for text := part.text; text != ""; {
		var r row
		before := text
		r, text = cutRow(text, s.delimiter, s.fields)
		s.fields = r.fields
		rows++
		line := before[:len(before)-len(text)]
		what := Sound
		switch {
		case !clean && strings.IndexByte(line, 0) >= 0:
			each(rows, nil, NULByte)
			continue
		case !valid && !utf8.ValidString(line):
			for i, field := range r.fields {
				r.fields[i] = windows1252(field)
			}
			what = NotUTF8
		}
		s.check(r, what, rows, each)
	}
	return rows
}

// check passes on a row, unless it is blank.
func (s *Scanner) check(r row, what Fault, number int, each func(int, []string, Fault)) {
	switch {
	case blank(r.fields):
		return
	case r.broken:
		what = BrokenQuotes
	case len(r.fields) != s.columns:
		what = Ragged
	}
	each(number, r.fields, what)
}

func blank(fields []string) bool {
	for _, field := range fields {
		if strings.TrimSpace(field) != "" {
			return false
		}
	}
	return true
}

// windows1252 reads bytes that are not UTF-8 as the code page that Excel writes in the West.
func windows1252(text string) string {
	decoded, _ := charmap.Windows1252.NewDecoder().String(text) // every byte is a character
	return decoded
}

// row is a row of a file as it was cut into fields, which are those of the text.
type row struct {
	fields []string
	// broken says that something follows a closing quote.
	broken bool
}

// cutRow cuts the first row off a text. Fields are parts of the text where they can be. A row without anything has no
// fields.
func cutRow(text string, delimiter byte, into []string) (row, string) {
	fields := into[:0]
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.TrimSuffix(line, "\r")
	if line == "" {
		return row{fields: fields}, rest
	}
	for left := line; ; {
		var field string
		var end int
		if strings.HasPrefix(left, `"`) {
			if end = strings.IndexByte(left[1:], '"') + 2; end < 2 || end < len(left) && left[end] != delimiter {
				return cutQuoted(text[len(line)-len(left):], delimiter, fields)
			}
			field = left[1 : end-1]
		} else {
			if end = strings.IndexByte(left, delimiter); end < 0 {
				end = len(left)
			}
			field = left[:end]
		}
		fields = append(fields, field)
		if end == len(left) {
			return row{fields: fields}, rest
		}
		left = left[end+1:]
	}
}

// cutQuoted is cutRow for the rest of a row, from a field on that a quote opens and whose end does not show at once.
func cutQuoted(text string, delimiter byte, fields []string) (row, string) {
	r := row{fields: fields}
	for {
		var field string
		if strings.HasPrefix(text, `"`) {
			field, text = cutQuotes(text[1:])
			if !endsField(text, delimiter) {
				r.broken = true
				text = text[fieldEnd(text, delimiter):]
			}
		} else {
			end := fieldEnd(text, delimiter)
			field, text = text[:end], text[end:]
			if text == "" || text[0] == '\n' {
				field = strings.TrimSuffix(field, "\r")
			}
		}
		if text != "" && text[0] == delimiter {
			r.fields = append(r.fields, field)
			text = text[1:]
			continue
		}
		r.fields = append(r.fields, field)
		_, rest, _ := strings.Cut(text, "\n")
		return r, rest
	}
}

// cutQuotes takes a field in quotes off a text that begins behind the opening one.
func cutQuotes(text string) (field, rest string) {
	for at := 0; ; {
		quote := strings.IndexByte(text[at:], '"')
		if quote < 0 {
			return unquoted(text), ""
		}
		at += quote + 1
		if at == len(text) || text[at] != '"' {
			return unquoted(text[:at-1]), text[at:]
		}
		at++
	}
}

// unquoted gives what is between quotes: doubled quotes are one, and lines end with a newline.
func unquoted(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, `""`, `"`), "\r\n", "\n")
}

// endsField reports whether a text begins with the end of a field.
func endsField(text string, delimiter byte) bool {
	return text == "" || text[0] == delimiter || text[0] == '\n' || text == "\r" || strings.HasPrefix(text, "\r\n")
}

func fieldEnd(text string, delimiter byte) int {
	for i := range len(text) {
		if text[i] == delimiter || text[i] == '\n' {
			return i
		}
	}
	return len(text)
}
