package diag

import (
	"bytes"
	"unicode/utf8"
)

// excerptRunes is how much of a line a problem keeps on either side of its column. A file may be one line of
// megabytes with a problem at every few bytes.
const excerptRunes = 80

// lines finds the lines of a source without reading it anew for each problem.
type lines struct {
	order  int
	data   []byte
	starts []int
}

func lineStarts(data []byte) []int {
	starts := []int{0}
	for at := 0; ; {
		next := bytes.IndexByte(data[at:], '\n')
		if next < 0 {
			return starts
		}
		at += next + 1
		starts = append(starts, at)
	}
}

// excerpt returns the part of the line around the column and the column at which that part begins.
func (l *lines) excerpt(line, column int) (text string, first int) {
	if line < 1 || line > len(l.starts) {
		return "", 0
	}
	rest := l.data[l.starts[line-1]:]
	first = max(1, column-excerptRunes)
	rest = rest[runesLength(rest, first-1):]
	rest = rest[:runesLength(rest, 2*excerptRunes)]
	return string(bytes.TrimSuffix(rest, []byte("\r"))), first
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
