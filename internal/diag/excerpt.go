package diag

import (
	"bytes"
	"unicode/utf8"
)

// excerptRunes is how much of a line a problem keeps on either side of its column. A file may be one line of
// megabytes with a problem at every few bytes.
const excerptRunes = 80

// cursor is a place in a text. It only moves forward, so that the excerpts of many problems in order cost one walk.
type cursor struct {
	rest         []byte
	line, column int
}

// excerpt returns the part of a line around a column and the column at which that part begins, "" for line 0.
func (c *cursor) excerpt(line, column int) (text string, first int) {
	if line < 1 {
		return "", 0
	}
	for c.line < line {
		end := bytes.IndexByte(c.rest, '\n')
		if end < 0 {
			return "", 0
		}
		c.rest, c.line, c.column = c.rest[end+1:], c.line+1, 1
	}
	first = max(1, column-excerptRunes)
	c.rest = c.rest[runesLength(c.rest, first-c.column):]
	c.column = first
	return string(bytes.TrimSuffix(c.rest[:runesLength(c.rest, 2*excerptRunes)], []byte("\r"))), first
}

// runesLength is the length in bytes of the first count runes of data, or of its first line if that is shorter.
func runesLength(data []byte, count int) int {
	length := 0
	for range count {
		if length >= len(data) || data[length] == '\n' {
			break
		}
		_, size := utf8.DecodeRune(data[length:])
		length += size
	}
	return length
}
