package yamlpos

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// ErrNoPlace is the error of Set and SetItem for a path that a document does not have.
var ErrNoPlace = errors.New("there is no mapping to set the key in")

// KindAt is the kind of the value at a path of keys below a document's root, or false where a key of it is absent.
func KindAt(root *Node, path ...string) (Kind, bool) {
	node := root
	for _, key := range path {
		_, child, found := node.entry(key)
		if !found {
			return Invalid, false
		}
		node = child
	}
	return node.kind, true
}

// Set returns the text of a document with the value at a path of keys set, all other bytes as they were. The last key
// of the path may be absent: it is added to its mapping then, at the end. The value is written on one line. Not every
// layout of a document can be changed so: a caller who must be sure parses the result.
func Set(root *Node, path []string, value Value) ([]byte, error) {
	e := editor{file: root.file, data: root.file.source.Data}
	node := root
	for i, key := range path {
		if node.kind != Mapping {
			return nil, ErrNoPlace
		}
		entryKey, child, found := node.entry(key)
		last := i == len(path)-1
		switch {
		case last && found:
			return e.replace(node, entryKey, child, value), nil
		case last:
			return e.insert(node, Field{Key: key, Value: value}), nil
		case !found:
			return nil, ErrNoPlace
		case child.kind == Null && i == len(path)-2:
			return e.begin(node, entryKey, child, Field{Key: path[i+1], Value: value}), nil
		}
		node = child
	}
	return nil, ErrNoPlace
}

// SetItem is like Set for an item of the list at a path of keys. The place after the last item adds one. An empty list
// has no place.
func SetItem(root *Node, path []string, place int, value Value) ([]byte, error) {
	list := root
	for _, key := range path {
		_, child, found := list.entry(key)
		if !found {
			return nil, ErrNoPlace
		}
		list = child
	}
	if place > len(list.items) || len(list.items) == 0 {
		return nil, ErrNoPlace
	}
	edits := NewEdits(root)
	e := edits.editor
	start, end := edits.part(list, min(place, len(list.items)-1))
	switch {
	case place < len(list.items):
		return e.splice(start, end, e.text(value)), nil
	case list.block():
		end = e.lineEnd(end)
		return e.splice(end, end, e.lineBreak()+strings.Repeat(" ", list.column-1)+"- "+e.text(value)), nil
	default:
		return e.splice(end, end, ", "+e.text(value)), nil
	}
}

// entry finds a key of a mapping with its value.
func (n *Node) entry(key string) (entryKey, value *Node, found bool) {
	for _, entry := range n.entries {
		if entry.Key.text == key {
			return entry.Key, entry.Value, true
		}
	}
	return nil, nil, false
}

// editor changes the text of a document between bytes that it finds by the positions of nodes.
type editor struct {
	file *file
	data []byte
}

func (e editor) text(value Value) string {
	var text strings.Builder
	value.write(&text, e.file.isJSON())
	return text.String()
}

func (e editor) splice(start, end int, text string) []byte {
	return slices.Concat(e.file.mark, e.data[:start], []byte(text), e.data[end:])
}

// replace puts a value in the place of another one.
func (e editor) replace(parent, key, old *Node, value Value) []byte {
	start, end := e.extent(parent, key, old)
	text := e.text(value)
	if old.empty() || old.block() {
		text = " " + text
	}
	return e.splice(start, end, text)
}

// insert adds an entry behind the last one of a mapping.
func (e editor) insert(mapping *Node, field Field) []byte {
	if len(mapping.entries) == 0 {
		return e.splice(e.offset(mapping)+1, e.offset(mapping)+1, e.entry(field))
	}
	last := mapping.entries[len(mapping.entries)-1]
	_, end := e.extent(mapping, last.Key, last.Value)
	if mapping.style&yaml.FlowStyle != 0 {
		return e.splice(end, end, ", "+e.entry(field))
	}
	end = e.lineEnd(end)
	indent := strings.Repeat(" ", mapping.entries[0].Key.column-1)
	return e.splice(end, end, e.lineBreak()+indent+e.entry(field))
}

// begin makes an empty value a mapping of one entry.
func (e editor) begin(parent, key, old *Node, field Field) []byte {
	start, end := e.extent(parent, key, old)
	if parent.style&yaml.FlowStyle != 0 {
		space := ""
		if old.empty() {
			space = " "
		}
		return e.splice(start, end, space+"{"+e.entry(field)+"}")
	}
	rest := e.lineEnd(end)
	indent := strings.Repeat(" ", key.column-1+2)
	return e.splice(start, rest, string(e.data[end:rest])+e.lineBreak()+indent+e.entry(field))
}

func (e editor) entry(field Field) string {
	var text strings.Builder
	field.write(&text, e.file.isJSON())
	return text.String()
}

func (e editor) lineBreak() string {
	if bytes.Contains(e.data, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// lineEnd is the offset at which the line of an offset ends, before its line break.
func (e editor) lineEnd(offset int) int {
	end := bytes.IndexByte(e.data[offset:], '\n')
	if end < 0 {
		return len(e.data)
	}
	if end += offset; end > 0 && e.data[end-1] == '\r' && end-1 >= offset {
		end--
	}
	return end
}

// offset is that of a node's first byte.
func (e editor) offset(n *Node) int {
	at := 0
	for range n.line - 1 {
		at = e.nextLine(at)
	}
	for range n.column - 1 {
		_, size := utf8.DecodeRune(e.data[at:])
		at += size
	}
	return at
}
