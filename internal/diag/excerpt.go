package diag

import (
	"bytes"
	"unicode/utf8"
)

// excerptRunes is how much of a line a problem keeps on either side of its column. A file may be one line of
// megabytes with a problem at every few bytes.
const excerptRunes = 80

// lines finds the places of a source without reading it anew for each problem.
type lines struct {
	order int
	data  []byte
	// starts are the offsets at which lines begin, nil until the first problem.
	starts []int
	// marks holds, for each line that had a problem, the offset of every markEvery-th rune.
	marks map[int][]int
}

const markEvery = 512

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
	if l.starts == nil {
		l.starts = lineStarts(l.data)
	}
	if line < 1 || line > len(l.starts) {
		return "", 0
	}
	first = max(1, column-excerptRunes)
	marks := l.marksOf(line)
	mark := min((first-1)/markEvery, len(marks)-1)
	rest := l.data[marks[mark]:]
	rest = rest[runesLength(rest, first-1-mark*markEvery):]
	rest = rest[:runesLength(rest, 2*excerptRunes)]
	return string(bytes.TrimSuffix(rest, []byte("\r"))), first
}

func (l *lines) marksOf(line int) []int {
	if marks, known := l.marks[line]; known {
		return marks
	}
	at := l.starts[line-1]
	marks := []int{at}
	for {
		length := runesLength(l.data[at:], markEvery)
		at += length
		if at >= len(l.data) || l.data[at] == '\n' {
			break
		}
		marks = append(marks, at)
	}
	if l.marks == nil {
		l.marks = map[int][]int{}
	}
	l.marks[line] = marks
	return marks
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
