package yamlpos

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// Edits collects changes to the text of a document and makes them at once, all other bytes as they were. Its nodes are
// those of the parsed document. Not every layout of a document can be changed so: a caller who must be sure parses the
// result.
type Edits struct {
	editor editor
	list   []splice
}

// splice replaces the bytes from start to end by a text.
type splice struct {
	start, end int
	text       string
}

// NewEdits begins to change a document.
func NewEdits(root *Node) *Edits {
	return &Edits{editor: editor{file: root.file, data: root.file.source.Data}}
}

func (e *Edits) splice(start, end int, text string) {
	e.list = append(e.list, splice{start: start, end: end, text: text})
}

// Rename replaces the text of a key or a single value. Quotes stay; a text without quotes must need none.
func (e *Edits) Rename(scalar *Node, text string) {
	start := e.editor.offset(scalar)
	end := start + len(scalar.text)
	if scalar.Quoted() {
		end = e.editor.quoteEnd(start)
		quote := string(e.editor.data[start])
		text = quote + text + quote
	}
	e.splice(start, end, text)
}

// Empty replaces a single value by null.
func (e *Edits) Empty(scalar *Node) {
	start := e.editor.offset(scalar)
	e.splice(start, e.editor.end(scalar, scalar.column-1, true), "null")
}

// Remove takes entries out of a mapping, or items out of a list, by their places in ascending order, each with a remark
// for a reader. Where they are on lines of their own they become comments, each below its remark, and kept is true. In
// brackets, and so in all JSON, they are deleted.
func (e *Edits) Remove(parent *Node, places []int, remarks []string) (kept bool) {
	if parent.block() {
		for i, at := range places {
			e.comment(parent, at, remarks[i])
		}
		return true
	}
	for len(places) > 0 {
		run := 1
		for run < len(places) && places[run] == places[0]+run {
			run++
		}
		e.cut(parent, places[0], places[0]+run)
		places = places[run:]
	}
	return false
}

// part is the text of an entry or an item.
func (e *Edits) part(parent *Node, at int) (start, end int) {
	if parent.kind == Mapping {
		entry := parent.entries[at]
		return e.editor.offset(entry.Key), e.editor.valueEnd(parent, entry.Key, entry.Value)
	}
	item := parent.items[at]
	return e.editor.offset(item), e.editor.end(item, parent.column-1, !parent.block())
}

// comment makes comments of the lines that hold an entry or an item.
func (e *Edits) comment(parent *Node, at int, remark string) {
	start, end := e.part(parent, at)
	start = e.editor.lineStart(start)
	indent := parent.column - 1
	if parent.kind == Mapping {
		indent = parent.entries[at].Key.column - 1
	} else {
		for start > 0 && !bytes.HasPrefix(e.editor.data[min(start+indent, len(e.editor.data)):], []byte("-")) {
			start = e.editor.lineStart(start - 1) // the dash is alone on a line above its item
		}
	}
	margin := strings.Repeat(" ", indent)
	e.splice(start, start, margin+"# "+remark+e.editor.lineBreak())
	for line := start; line < end; line = e.editor.nextLine(line) {
		text := e.editor.data[line:e.editor.lineEnd(line)]
		deep := min(indent, len(text)-len(bytes.TrimLeft(text, " ")))
		mark := "# "
		if len(text) == deep {
			mark = margin[deep:] + "#"
		}
		e.splice(line+deep, line+deep, mark)
	}
}

// lineStart is the offset at which the line of an offset begins.
func (e editor) lineStart(offset int) int { return bytes.LastIndexByte(e.data[:offset], '\n') + 1 }

// cut takes entries or items that follow each other out of brackets, with the comma before or behind them.
func (e *Edits) cut(parent *Node, from, to int) {
	start, _ := e.part(parent, from)
	_, end := e.part(parent, to-1)
	switch {
	case to < max(len(parent.entries), len(parent.items)):
		end, _ = e.part(parent, to)
	case from > 0:
		_, start = e.part(parent, from-1)
	}
	e.splice(start, end, "")
}

// Bytes is the text with the changes made.
func (e *Edits) Bytes() []byte {
	slices.SortStableFunc(e.list, func(a, b splice) int { return cmp.Compare(a.start, b.start) })
	text := slices.Clone(e.editor.file.mark)
	at := 0
	for _, s := range e.list {
		if s.start < at { // inside of what was taken out
			continue
		}
		text = append(text, e.editor.data[at:s.start]...)
		text = append(text, s.text...)
		at = s.end
	}
	return append(text, e.editor.data[at:]...)
}
