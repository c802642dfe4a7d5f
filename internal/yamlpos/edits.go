package yamlpos

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// ErrNoPlace is the error of Set and SetItem for a path that a document does not have.
var ErrNoPlace = errors.New("there is no mapping for the key")

// Edits collects changes to the text of a document and makes them at once, all other bytes as they were. Its nodes are
// those of the parsed document. Not every layout of a document can be changed so: a caller who must be sure parses the
// result.
type Edits struct {
	editor
	root *Node
	list []splice
}

// splice replaces the bytes from start to end by a text.
type splice struct {
	start, end int
	text       string
}

// NewEdits begins to change a document.
func NewEdits(root *Node) *Edits {
	return &Edits{editor: editor{data: root.file.source.Data}, root: root}
}

func (e *Edits) splice(start, end int, text string) {
	e.list = append(e.list, splice{start: start, end: end, text: text})
}

// Set sets keys of the mapping at a path of keys below the root. A key that is absent is added at the end of the mapping,
// and an empty value becomes a mapping. Each value is written on one line.
func (e *Edits) Set(path []string, fields Fields) error {
	var parent, parentKey *Node
	node := e.root
	for _, key := range path {
		entryKey, value, found := node.entry(key)
		if !found {
			return ErrNoPlace
		}
		parent, parentKey, node = node, entryKey, value
	}
	switch {
	case node.kind == Null && parent != nil:
		e.begin(parent, parentKey, node, fields)
		return nil
	case node.kind != Mapping:
		return ErrNoPlace
	}
	var added Fields
	for _, field := range fields {
		if key, old, found := node.entry(field.Key); found {
			e.replace(node, key, old, field.Value)
		} else {
			added = append(added, field)
		}
	}
	if len(added) > 0 {
		e.insert(node, added)
	}
	return nil
}

// SetItem sets an item of the list at a path of keys. The place after the last item adds one. An empty list has no place.
func (e *Edits) SetItem(path []string, place int, value Value) error {
	list, found := e.root.Find(path...)
	if !found || place > len(list.items) || len(list.items) == 0 {
		return ErrNoPlace
	}
	start, end := e.part(list, min(place, len(list.items)-1))
	switch {
	case place < len(list.items):
		e.splice(start, end, e.text(value))
	case list.block():
		end = e.lineEnd(end)
		e.splice(end, end, e.lineBreak()+strings.Repeat(" ", list.column-1)+"- "+e.text(value))
	default:
		e.splice(end, end, ", "+e.text(value))
	}
	return nil
}

// replace puts a value in the place of another one.
func (e *Edits) replace(parent, key, old *Node, value Value) {
	start, end := e.extent(parent, key, old)
	text := e.text(value)
	if old.empty() || old.block() {
		text = " " + text
	}
	header := e.data[start:e.lineEnd(start)]
	if comment := bytes.IndexByte(header, '#'); comment >= 0 && old.style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		text += " " + string(header[comment:]) // it was behind the | or >
	}
	e.splice(start, end, text)
}

// insert adds entries behind the last one of a mapping.
func (e *Edits) insert(mapping *Node, fields Fields) {
	if len(mapping.entries) == 0 {
		start := e.offset(mapping) + 1
		e.splice(start, start, e.entries(fields, ", "))
		return
	}
	last := mapping.entries[len(mapping.entries)-1]
	_, end := e.extent(mapping, last.Key, last.Value)
	separator := ", "
	if mapping.block() {
		end = e.lineEnd(end)
		separator = e.lineBreak() + strings.Repeat(" ", mapping.entries[0].Key.column-1)
	}
	e.splice(end, end, separator+e.entries(fields, separator))
}

// begin makes an empty value a mapping.
func (e *Edits) begin(parent, key, old *Node, fields Fields) {
	start, end := e.extent(parent, key, old)
	if parent.block() {
		rest := e.lineEnd(end)
		separator := e.lineBreak() + strings.Repeat(" ", key.column-1+2)
		e.splice(start, rest, string(e.data[end:rest])+separator+e.entries(fields, separator))
		return
	}
	space := ""
	if old.empty() {
		space = " "
	}
	e.splice(start, end, space+"{"+e.entries(fields, ", ")+"}")
}

// text gives a value as it is written in the document.
func (e *Edits) text(value Value) string {
	return inline(value, e.root.file.isJSON())
}

// entries gives fields as they are written in the document.
func (e *Edits) entries(fields Fields, separator string) string {
	written := make([]string, len(fields))
	for i, field := range fields {
		written[i] = e.text(field)
	}
	return strings.Join(written, separator)
}

// Rename replaces the text of a key or a single value. Quotes stay; a text without quotes must need none.
func (e *Edits) Rename(scalar *Node, text string) {
	start := e.offset(scalar)
	end := start + len(scalar.text)
	if scalar.Quoted() {
		end = e.quoteEnd(start)
		quote := string(e.data[start])
		text = quote + text + quote
	}
	e.splice(start, end, text)
}

// Empty replaces a single value by null.
func (e *Edits) Empty(scalar *Node) {
	start := e.offset(scalar)
	e.splice(start, e.end(scalar, scalar.column-1, true), "null")
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
		return e.offset(entry.Key), e.valueEnd(parent, entry.Key, entry.Value)
	}
	item := parent.items[at]
	return e.offset(item), e.end(item, parent.column-1, !parent.block())
}

// comment makes comments of the lines that hold an entry or an item.
func (e *Edits) comment(parent *Node, at int, remark string) {
	start, end := e.part(parent, at)
	start = e.lineStart(start)
	indent := parent.column - 1
	if parent.kind == Mapping {
		indent = parent.entries[at].Key.column - 1
	} else {
		for start > 0 && !bytes.HasPrefix(e.data[min(start+indent, len(e.data)):], []byte("-")) {
			start = e.lineStart(start - 1) // the dash is alone on a line above its item
		}
	}
	margin := strings.Repeat(" ", indent)
	e.splice(start, start, margin+"# "+remark+e.lineBreak())
	for line := start; line < end; line = e.nextLine(line) {
		text := e.data[line:e.lineEnd(line)]
		deep := min(indent, len(text)-len(bytes.TrimLeft(text, " ")))
		mark := "# "
		if len(text) == deep {
			mark = margin[deep:] + "#"
		}
		e.splice(line+deep, line+deep, mark)
	}
}

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
	text := slices.Clone(e.root.file.mark)
	at := 0
	for _, s := range e.list {
		if s.start < at { // inside of what was taken out
			continue
		}
		text = append(text, e.data[at:s.start]...)
		text = append(text, s.text...)
		at = s.end
	}
	return append(text, e.data[at:]...)
}
