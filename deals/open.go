package deals

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// FileError says that a file of deals can't be read, and what to do about it.
type FileError struct {
	Name string
	// Message says what is wrong, Hint, which may be empty, what to do.
	Message, Hint string
	// Err is the cause, if it is an error of reading.
	Err error
}

// Error gives the name of the file and what is wrong.
func (e *FileError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("read %s: %v", e.Name, e.Err)
	}
	return fmt.Sprintf("read %s: %s", e.Name, e.Message)
}

// Unwrap gives the cause.
func (e *FileError) Unwrap() error { return e.Err }

// table is an open file: a header and rows.
type table struct {
	name string
	// arguments are what a user types to have the file read.
	arguments string
	headers   []string
	// next returns the rows in parts, and io.EOF behind the last one.
	next func() (chunk, error)
	// reuse takes back the memory of a part whose text is used no more.
	reuse func(chunk)
	// delimiter is that of text.
	delimiter byte
	// workbook says that dates and amounts are numbers as a workbook holds them.
	workbook bool
	// amounts are the places of amounts in a workbook, where a date or TRUE is not a number.
	amounts []int
	// late says that a workbook counts days from 1904.
	late bool
	// first is the number of the first row below the header.
	first int
	// firstRows are some of the first rows, where they had to be looked at. They are valid until they are read.
	firstRows [][]string
	said      []string
	close     func() error
}

func (t *table) fail(message, hint string) error {
	return &FileError{Name: t.name, Message: message, Hint: hint}
}

// hintUTF8 says how to get a file that can be read.
const hintUTF8 = "save it as CSV UTF-8"

// open finds out what a file is and reads its header.
func open(in io.Reader, name string) (*table, error) {
	const peeked = 64 << 10
	t := &table{name: name, close: func() error { return nil }, reuse: func(chunk) {}}
	buffered := bufio.NewReaderSize(in, peeked)
	begin, err := buffered.Peek(4)
	if bytes.HasPrefix(begin, []byte{0x1f, 0x8b}) {
		var unzipped *gzip.Reader
		if unzipped, err = gzip.NewReader(buffered); err == nil {
			buffered = bufio.NewReaderSize(unzipped, peeked)
			begin, err = buffered.Peek(4)
		}
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, &FileError{Name: name, Err: err}
	}
	switch {
	case len(begin) == 0:
		return nil, t.fail("the file is empty", "")
	case bytes.HasPrefix(begin, []byte("PK\x03\x04")):
		return t, t.openWorkbook(buffered)
	case bytes.HasPrefix(begin, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		return nil, t.fail("it is a workbook of the old form, or one with a password", "save it as .xlsx without a password, or as CSV UTF-8")
	case bytes.HasPrefix(begin, []byte{0xff, 0xfe}), bytes.HasPrefix(begin, []byte{0xfe, 0xff}):
		return nil, t.fail("it is text in UTF-16", hintUTF8)
	case bytes.HasPrefix(begin, []byte("\uFEFF")):
		_, _ = buffered.Discard(len("\uFEFF")) // it was peeked at
	}
	return t, t.openText(buffered)
}

// openText reads the header of a text.
func (t *table) openText(in *bufio.Reader) error {
	begin, err := in.Peek(in.Size())
	if err != nil && !errors.Is(err, io.EOF) {
		return &FileError{Name: t.name, Err: err}
	}
	t.delimiter, t.first = delimiterOf(begin), 1
	if skip, delimiter := namedDelimiter(begin); skip > 0 {
		t.delimiter, t.first = delimiter, 2
		_, _ = in.Discard(skip) // it was peeked at
	}
	splitter := newSplitter(in, t.delimiter)
	t.next, t.reuse = splitter.next, splitter.reuse
	for {
		part, err := t.next()
		if errors.Is(err, io.EOF) {
			return t.fail("the file has no header", "the first row names the columns")
		} else if err != nil {
			return t.failure(err, t.first)
		}
		for part.text != "" {
			var header row
			header, part.text = cutRow(part.text, t.delimiter, nil)
			t.first++
			if len(header.fields) > 0 {
				for _, field := range header.fields {
					t.headers = append(t.headers, strings.Clone(field))
				}
				t.next = func() (chunk, error) {
					if first := part; first.text != "" {
						part = chunk{}
						return first, nil
					}
					return splitter.next()
				}
				return t.checkHeader()
			}
		}
	}
}

// failure is the error of reading at a row.
func (t *table) failure(err error, row int) error {
	if errors.Is(err, errOpenQuote) || errors.Is(err, errLongRow) {
		return t.fail(fmt.Sprintf("from row %d on: %v", row, err), "quotes in a field are doubled: \"5\"\" pipe\"")
	}
	return &FileError{Name: t.name, Err: err}
}

// checkHeader makes sure that the header is text.
func (t *table) checkHeader() error {
	for i, header := range t.headers {
		if strings.ContainsRune(header, 0) {
			return t.fail("the header holds NUL bytes: it is text in UTF-16, or no text", hintUTF8)
		}
		if strings.ContainsRune(strings.TrimSpace(header), '\r') {
			return t.fail("its lines end as those of old Macs do: all of it is one line", hintUTF8)
		}
		if !utf8.ValidString(header) {
			t.headers[i] = windows1252(header)
		}
	}
	return nil
}

// delimiters are those that are recognised, the most likely first.
const delimiters = ",;\t|"

// delimiterOf is the delimiter that occurs most often in the first line of a text.
func delimiterOf(text []byte) byte {
	text = bytes.TrimLeft(text, "\r\n")
	var counts [len(delimiters)]int
	quoted := false
	for _, c := range text {
		if c == '"' {
			quoted = !quoted
		}
		if c == '\n' && !quoted {
			break
		}
		if at := strings.IndexByte(delimiters, c); at >= 0 && !quoted {
			counts[at]++
		}
	}
	best := 0
	for i, count := range counts {
		if count > counts[best] {
			best = i
		}
	}
	return delimiters[best]
}

// namedDelimiter reads a first line "sep=;" as Excel writes it, and gives its length; 0 is none.
func namedDelimiter(text []byte) (length int, delimiter byte) {
	line, _, whole := bytes.Cut(text, []byte("\n"))
	value, named := bytes.CutPrefix(bytes.TrimRight(line, "\r"), []byte("sep="))
	if !whole || !named || len(value) != 1 || strings.IndexByte(delimiters, value[0]) < 0 {
		return 0, 0
	}
	return len(line) + 1, value[0]
}
