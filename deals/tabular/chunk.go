package tabular

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"unsafe"
)

const (
	// ChunkBytes is how much of a file is parsed at once: what fits in a processor's cache beside the records.
	ChunkBytes = 64 << 10
	// MaxRow is the length of the longest row that is read; a longer one comes from a quote that does not close.
	MaxRow = 16 << 20
)

// Chunk is a part of a file that holds whole rows: text, or the cells of a workbook. The text is that of the memory, which
// is reused after Table.Reuse: what is kept longer is copied before.
type Chunk struct {
	text string
	// memory is that of the text, nil where the chunk does not own it.
	memory []byte
	rows   [][]string
}

// Size is about the memory that the chunk holds.
func (c Chunk) Size() int {
	size := len(c.text)
	for _, row := range c.rows {
		for _, cell := range row {
			size += len(cell) + 16
		}
	}
	return size
}

var (
	errOpenQuote = errors.New("a quote is opened and never closed")
	errLongRow   = errors.New("the row is longer than 16 MiB, probably because a quote in it is never closed")
)

// splitter cuts a text into chunks at the ends of rows.
type splitter struct {
	in        io.Reader
	delimiter byte
	// rest is what was read and not yet cut off.
	rest []byte
	done bool
	// spare holds the memory of chunks that are no longer needed.
	spare chan []byte
}

func newSplitter(in io.Reader, delimiter byte) *splitter {
	const spares = 16
	return &splitter{in: in, delimiter: delimiter, spare: make(chan []byte, spares)}
}

// next returns the next chunk, or io.EOF behind the last one.
func (s *splitter) next() (Chunk, error) {
	for {
		if end := rowsEnd(s.rest, s.delimiter, s.done); end > 0 {
			memory := s.rest
			s.rest = append(s.memory(), memory[end:]...)
			return Chunk{text: unsafe.String(&memory[0], end), memory: memory}, nil
		}
		switch {
		case s.done && len(s.rest) == 0:
			return Chunk{}, io.EOF
		case s.done:
			return Chunk{}, errOpenQuote
		case len(s.rest) > MaxRow:
			return Chunk{}, errLongRow
		}
		if err := s.fill(); err != nil {
			return Chunk{}, err
		}
	}
}

// memory is empty memory for a chunk.
func (s *splitter) memory() []byte {
	select {
	case memory := <-s.spare:
		return memory[:0]
	default:
		return nil
	}
}

// reuse takes back the memory of a chunk, whose text is used no more.
func (s *splitter) reuse(part Chunk) {
	const maxKept = 4 * ChunkBytes
	if part.memory == nil || cap(part.memory) > maxKept {
		return
	}
	select {
	case s.spare <- part.memory:
	default:
	}
}

// fill reads on: a whole chunk, or as much again as there is where a row is longer than that.
func (s *splitter) fill() error {
	had := len(s.rest)
	s.rest = slices.Grow(s.rest, max(ChunkBytes, had))
	s.rest = s.rest[:had+max(ChunkBytes, had)]
	read, err := io.ReadFull(s.in, s.rest[had:])
	s.rest = s.rest[:had+read]
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		s.done = true
		return nil
	}
	return err
}

// rowsEnd is the offset behind the last row that is whole, 0 where there is none. A quote opens at the start of a field
// only, and a newline between quotes ends no row. The text begins with a row; what is at its end is a whole row if
// it is known to be the end of the file.
func rowsEnd(text []byte, delimiter byte, last bool) int {
	end := 0
	for at := 0; at < len(text); {
		quote := bytes.IndexByte(text[at:], '"')
		plain := text[at:]
		if quote >= 0 {
			plain = text[at : at+quote]
		}
		if newline := bytes.LastIndexByte(plain, '\n'); newline >= 0 {
			end = at + newline + 1
		}
		if quote < 0 {
			break
		}
		at += quote
		if at > 0 && text[at-1] != delimiter && text[at-1] != '\n' {
			at++ // in the middle of a field it is a letter like others
			continue
		}
		if at = quoteEnd(text, at+1, last); at < 0 {
			return end
		}
	}
	if last {
		return len(text)
	}
	return end
}

// quoteEnd is the offset behind the quote that closes a field, -1 where none is known to.
func quoteEnd(text []byte, at int, last bool) int {
	for {
		quote := bytes.IndexByte(text[at:], '"')
		if quote < 0 {
			return -1
		}
		at += quote + 1
		switch {
		case at == len(text) && !last:
			return -1
		case at == len(text) || text[at] != '"':
			return at
		}
		at++
	}
}
