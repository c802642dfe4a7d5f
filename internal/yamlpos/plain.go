package yamlpos

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Most files of ours are mappings of words and short texts, a line each. Reading those here takes a tenth of the time
// that the library takes, which tells where many files are read. What is read here is what YAML says, with the
// library's positions; at the first line that is anything else, reading is left to the library altogether:
//
//	# a comment
//	key: a plain text           # on this line alone
//	key: "no \ in it"           or 'no quote in it'
//	key: {key: words, key: words}
//	key: [words, words]
//	key:                        nothing, or on the lines below a mapping or a list of such values
//
// A key is a word of small letters, digits, - and _.

// plainReader reads a document of such lines.
type plainReader struct {
	file *file
	// text is the whole document, of which the texts of the nodes are parts.
	text string
	// open are the mappings that a line may go on with, the innermost last. Their indents grow.
	open []openMapping
	// waiting is the key, on a line of its own, whose value is not known yet; nil for none.
	waiting *Node
	// list is the list that the line before was an item of, nil for none; its items stand at listIndent.
	list       *Node
	listIndent int
}

type openMapping struct {
	node   *Node
	indent int
}

// parsePlain reads a document of plain lines, or returns false if it is not one or gives a key twice. It reports
// nothing.
func (f *file) parsePlain() (*Node, bool) {
	r := &plainReader{file: f}
	if !r.fits() {
		return nil, false
	}
	r.text = string(f.source.Data)
	root := r.node(Mapping, "", 0, 1)
	r.open = append(r.open, openMapping{root, 0})
	number := 0
	for line := range strings.Lines(r.text) {
		number++
		if !r.line(strings.TrimSuffix(line, "\n"), number) {
			return nil, false
		}
	}
	r.settle()
	if len(root.entries) == 0 {
		return nil, false
	}
	root.line = root.entries[0].Key.line
	return root, !root.repeats()
}

// fits looks at what no plain document holds: tabs, carriage returns and characters that YAML treats in a way of its own.
func (r *plainReader) fits() bool {
	data := r.file.source.Data
	if bytes.ContainsAny(data, "\t\r") {
		return false
	}
	for at := 0; at < len(data); {
		if data[at] < utf8.RuneSelf {
			at++
			continue
		}
		c, size := utf8.DecodeRune(data[at:])
		if c < 0xa0 || c >= 0xe000 && c < 0x10000 || c == 0x2028 || c == 0x2029 {
			return false
		}
		at += size
	}
	return true
}

func (r *plainReader) node(kind Kind, text string, line, column int) *Node {
	node := r.file.newNode()
	node.kind, node.text, node.line, node.column = kind, text, line, column
	return node
}

func (r *plainReader) line(line string, number int) bool {
	rest := strings.TrimLeft(line, " ")
	if rest == "" || rest[0] == '#' {
		return true
	}
	indent := len(line) - len(rest)
	if strings.HasPrefix(rest, "- ") {
		return r.item(rest, number, indent)
	}
	r.list = nil
	if !r.enter(indent, number) {
		return false
	}
	name, after, ok := cutKey(rest)
	if !ok {
		return false
	}
	key := r.node(Scalar, name, number, indent+1)
	value := strings.TrimLeft(after, " ")
	if value == "" || value[0] == '#' {
		if value != "" && after[0] != ' ' {
			return false
		}
		r.waiting = key
		return true
	}
	if after[0] != ' ' {
		return false
	}
	node, ok := r.value(value, number, len(line)-len(value)+1)
	if ok {
		r.put(key, node)
	}
	return ok
}

// item reads a line that is an item of a list.
func (r *plainReader) item(rest string, number, indent int) bool {
	if r.list == nil {
		if r.waiting == nil || indent < r.open[len(r.open)-1].indent {
			return false
		}
		key := r.waiting
		r.waiting = nil
		r.list, r.listIndent = r.node(Sequence, "", number, indent+1), indent
		r.put(key, r.list)
	}
	value := strings.TrimLeft(rest[1:], " ")
	if indent != r.listIndent || value == "" {
		return false
	}
	node, ok := r.value(value, number, indent+len(rest)-len(value)+1)
	r.list.items = append(r.list.items, node)
	return ok
}

// enter finds the mapping that a line with the indent belongs to.
func (r *plainReader) enter(indent, number int) bool {
	const deepest = 8
	inner := r.open[len(r.open)-1]
	if indent > inner.indent {
		if r.waiting == nil || len(r.open) == deepest {
			return false
		}
		mapping := r.node(Mapping, "", number, indent+1)
		key := r.waiting
		r.waiting = nil
		r.put(key, mapping)
		r.open = append(r.open, openMapping{mapping, indent})
		return true
	}
	r.settle()
	for r.open[len(r.open)-1].indent > indent {
		r.open = r.open[:len(r.open)-1]
	}
	return r.open[len(r.open)-1].indent == indent
}

// settle gives the key that waits for a value none: it stands right behind the colon.
func (r *plainReader) settle() {
	if key := r.waiting; key != nil {
		r.waiting = nil
		r.put(key, r.node(Null, "", key.line, key.column+len(key.text)+1))
	}
}

func (r *plainReader) put(key, value *Node) {
	to := r.open[len(r.open)-1].node
	to.entries = append(to.entries, Entry{Key: key, Value: value})
}

// cutKey splits a line into its key and what stands behind the colon.
func cutKey(line string) (key, after string, ok bool) {
	const longest = 100
	end := 0
	for end < len(line) && wordByte(line[end]) {
		end++
	}
	if end == 0 || end > longest || end == len(line) || line[end] != ':' || line[0] < 'a' || line[0] > 'z' || line[:end] == "null" {
		return "", "", false
	}
	return line[:end], line[end+1:], true
}

func wordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-' || b == '_'
}

// repeats reports whether a mapping in the document has a key twice.
func (n *Node) repeats() bool {
	for i := range n.entries {
		if n.entries[i].Value.repeats() {
			return true
		}
	}
	for _, item := range n.items {
		if item.repeats() {
			return true
		}
	}
	const few = 8
	if len(n.entries) <= few {
		for i, entry := range n.entries {
			for _, before := range n.entries[:i] {
				if entry.Key.text == before.Key.text {
					return true
				}
			}
		}
		return false
	}
	seen := make(map[string]struct{}, len(n.entries))
	for i := range n.entries {
		seen[n.entries[i].Key.text] = struct{}{}
	}
	return len(seen) < len(n.entries)
}
