package tabular

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"revops/internal/yamlpos"
)

// CheckEncoding makes sure that an encoding is one that Open takes: those of the web, such as windows-1251.
func CheckEncoding(name string) error {
	if _, err := htmlindex.Get(name); err != nil {
		return fmt.Errorf("unknown encoding %s", yamlpos.Quote(name))
	}
	return nil
}

// decoded gives text as UTF-8, or as bytes of which each row is read by itself. A mark at the beginning says what the text is, then
// the user, then zeros in every second byte, which are those of UTF-16.
func (t *Table) decoded(in *bufio.Reader, named string) (*bufio.Reader, error) {
	const looked = 1 << 10
	begin, _ := in.Peek(looked) // who reads on gets the error
	if bytes.HasPrefix(begin, []byte("\uFEFF")) {
		_, _ = in.Discard(len("\uFEFF")) // it was peeked at
		return in, nil
	}
	from := func(e encoding.Encoding) (*bufio.Reader, error) {
		return bufio.NewReaderSize(transform.NewReader(io.Reader(in), e.NewDecoder()), in.Size()), nil
	}
	if bytes.HasPrefix(begin, []byte{0xff, 0xfe}) || bytes.HasPrefix(begin, []byte{0xfe, 0xff}) {
		return from(unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM))
	}
	if named != "" {
		known, err := htmlindex.Get(named)
		switch {
		case err != nil:
			return nil, t.Fail("unknown encoding "+yamlpos.Quote(named), "such as windows-1252 or utf-16le")
		case known == unicode.UTF8:
			return in, nil
		}
		return from(known)
	}
	for order, zeros := range map[unicode.Endianness]int{unicode.BigEndian: 0, unicode.LittleEndian: 1} {
		if mostlyZero(begin, zeros) {
			t.Said = append(t.Said, "text without a byte order mark, read as UTF-16")
			return from(unicode.UTF16(order, unicode.IgnoreBOM))
		}
	}
	return in, nil
}

// mostlyZero reports whether of every second byte, from the first or the second on, most are zero, and of the others none.
func mostlyZero(text []byte, from int) bool {
	var zeros [2]int
	for i, c := range text {
		if c == 0 {
			zeros[i%2]++
		}
	}
	const half = 4
	return len(text) >= half && zeros[1-from] == 0 && half*zeros[from] > len(text)
}
