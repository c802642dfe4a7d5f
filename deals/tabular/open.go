package tabular

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
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

// Table is an open file: a header and rows.
type Table struct {
	Name    string
	Headers []string
	// Next returns the rows in parts, and io.EOF behind the last one.
	Next func() (Chunk, error)
	// Reuse takes back the memory of a part whose text is used no more.
	Reuse func(Chunk)
	// Workbook says that dates and amounts are numbers as a workbook holds them, From1904 that it counts days from 1904.
	Workbook, From1904 bool
	// Amounts are the places of amounts in a workbook, where a date or TRUE is not a number.
	Amounts []int
	// NotUTF8 says that the header is not UTF-8.
	NotUTF8 bool
	// First is the number of the first row below the header.
	First int
	// Said says what was decided about the file.
	Said []string
	// Close closes the file; it must be called.
	Close func() error

	// delimiter is that of text.
	delimiter byte
	// begin are the first rows, from which the header is chosen, and begun is the number of the first of them.
	begin []beginning
	begun int
	// sheets are those of a workbook, and beginOf gives the first rows of one.
	sheets  []string
	beginOf func(sheet string) ([]beginning, error)
}

// Fail is the error of a file that can't be read.
func (t *Table) Fail(message, hint string) error {
	return &FileError{Name: t.Name, Message: message, Hint: hint}
}

// HintUTF8 says how to get a file that can be read.
const HintUTF8 = "save it as CSV UTF-8"

// Open finds out what a file is and reads its first rows. Encoding is that of text, sheet the name or the number of the sheet of a
// workbook, "" for what the file shows. The error is a *FileError.
func Open(in io.Reader, name, encoding, sheet string) (*Table, error) {
	const peeked = 64 << 10
	t := &Table{Name: name, Close: func() error { return nil }, Reuse: func(Chunk) {}}
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
		return nil, t.Fail("the file is empty", "")
	case bytes.HasPrefix(begin, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		return nil, t.Fail("the file is an old .xls workbook or is protected by a password", "save it as .xlsx without a password, or as CSV UTF-8")
	case bytes.HasPrefix(begin, []byte("PK\x03\x04")) && encoding != "":
		return nil, t.Fail("the file is a workbook, which needs no encoding", "leave out --encoding")
	case bytes.HasPrefix(begin, []byte("PK\x03\x04")):
		return t, t.openWorkbook(buffered, sheet)
	case sheet != "":
		return nil, t.Fail("the file is text and has no sheets", "leave out --sheet")
	}
	text, err := t.decoded(buffered, encoding)
	if err != nil {
		return nil, err
	}
	return t, t.openText(text)
}

// openText reads the first rows of a text.
func (t *Table) openText(in *bufio.Reader) error {
	begin, err := in.Peek(in.Size())
	if err != nil && !errors.Is(err, io.EOF) {
		return &FileError{Name: t.Name, Err: err}
	}
	if bytes.IndexByte(begin, '\n') < 0 && bytes.IndexByte(begin, '\r') > 0 { // lines as old Macs end them, and Excel for Macs
		in = bufio.NewReaderSize(macLines{in}, in.Size())
		begin, _ = in.Peek(in.Size()) // who reads on gets the error
	}
	if err := t.refuseDocument(begin); err != nil {
		return err
	}
	if what, is := refused(begin); is {
		return t.Fail("the file is "+what, "open it in a spreadsheet and save it as .xlsx or CSV UTF-8")
	}
	t.delimiter, t.begun = delimiterOf(begin), 1
	if skip, delimiter := namedDelimiter(begin); skip > 0 {
		t.delimiter, t.begun = delimiter, 2
		_, _ = in.Discard(skip) // it was peeked at
	}
	splitter := newSplitter(in, t.delimiter)
	t.Reuse = splitter.reuse
	part, err := splitter.next()
	if errors.Is(err, io.EOF) {
		return t.noHeader()
	} else if err != nil {
		return t.Failure(err, t.begun)
	}
	for rest := part.text; rest != "" && len(t.begin) < searchedRows; {
		var first row
		first, rest = cutRow(rest, t.delimiter, nil)
		t.begin = append(t.begin, beginning{first.fields, t.continueText(splitter, Chunk{text: rest, memory: part.memory})})
	}
	if blankRows(t.begin) {
		return t.noHeader()
	}
	return nil
}

// macLines gives a text whose lines end in a carriage return with newlines instead.
type macLines struct{ in io.Reader }

// Read reads on.
func (m macLines) Read(into []byte) (int, error) {
	n, err := m.in.Read(into)
	for i, c := range into[:n] {
		if c == '\r' {
			into[i] = '\n'
		}
	}
	return n, err
}

// continueText has the rows of a text read: those that are left of its first part, and what the splitter gives.
func (t *Table) continueText(splitter *splitter, left Chunk) func() error {
	return func() error {
		t.Next = func() (Chunk, error) {
			if first := left; first.text != "" {
				left = Chunk{}
				return first, nil
			}
			return splitter.next()
		}
		return nil
	}
}

func (t *Table) noHeader() error {
	return t.Fail("the file has no header row", "the first row must name the columns")
}

func blankRows(rows []beginning) bool {
	return !slices.ContainsFunc(rows, func(b beginning) bool { return count(b.fields, holds) > 0 })
}

// Failure is the error of reading at a row.
func (t *Table) Failure(err error, row int) error {
	if errors.Is(err, errOpenQuote) || errors.Is(err, errLongRow) {
		return t.Fail(fmt.Sprintf("from row %d: %v", row, err), "write a quote inside a field twice: \"5\"\" pipe\"")
	}
	return &FileError{Name: t.Name, Err: err}
}

// checkHeader makes sure that the header is text.
func (t *Table) checkHeader() error {
	for i, header := range t.Headers {
		if strings.ContainsRune(header, 0) {
			return t.Fail("the header contains NUL bytes: the file is encoded in UTF-16 or is not a text file", HintUTF8)
		}
		if !utf8.ValidString(header) {
			t.Headers[i], t.NotUTF8 = windows1252(header), true
		}
	}
	return nil
}

// delimiters are those that are recognised, the most likely first.
const delimiters = ",;\t|"

// delimiterOf is the delimiter that occurs as often in most of the first lines of a text and, of several, that which occurs
// more often in each: titles above the table hold none, or a few.
func delimiterOf(text []byte) byte {
	best, lines, often := 0, 0, 0
	for i := range len(delimiters) {
		number, count := linesWith(text, delimiters[i])
		if number > lines || number == lines && count > often {
			best, lines, often = i, number, count
		}
	}
	return delimiters[best]
}

// linesWith is the number of the first lines that hold a delimiter outside quotes as often as most of them do, and how often.
func linesWith(text []byte, delimiter byte) (number, often int) {
	counts, quoted, count, lines := map[int]int{}, false, 0, 0
	end := func() {
		if counts[count]++; count > 0 && (counts[count] > number || counts[count] == number && count > often) {
			number, often = counts[count], count
		}
		count, lines = 0, lines+1
	}
	for _, c := range text {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == delimiter:
			count++
		case c == '\n':
			if end(); lines == searchedRows {
				return number, often
			}
		}
	}
	end()
	return number, often
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
