package yamlpos

import (
	"strconv"

	"revops/internal/diag"
)

// Builder makes nodes of what is neither YAML nor JSON, such as a table, each with its place, so that it is read and
// checked as those are.
type Builder struct{ file *file }

// NewBuilder begins a document of a source. Problems of its nodes go to the list.
func NewBuilder(source diag.Source, list *diag.List) *Builder {
	list.Order(source)
	return &Builder{file: &file{source: source, list: list}}
}

// Scalar makes a single value, an empty one of "".
func (b *Builder) Scalar(at diag.Position, text string) *Node {
	node := b.node(Scalar, at)
	node.text = text
	if text == "" {
		node.kind = Null
	}
	node.checkText()
	return node
}

// Items makes a list.
func (b *Builder) Items(at diag.Position, items []*Node) *Node {
	node := b.node(Sequence, at)
	node.items = items
	return node
}

// Fields makes a mapping, empty at first.
func (b *Builder) Fields(at diag.Position) *Node { return b.node(Mapping, at) }

func (b *Builder) node(kind Kind, at diag.Position) *Node {
	return &Node{file: b.file, kind: kind, sheet: at.Sheet, line: at.Line, column: at.Column}
}

// Add puts an entry at the end of a mapping, and reports a key that it has already.
func (n *Node) Add(key, value *Node) {
	if first, _, twice := n.entry(key.text); twice && key.kind == Scalar {
		key.Report(CodeDuplicateKey, "key "+Quote(key.text)+" is given twice, first "+first.where(), "keep one of the two")
		return
	}
	n.entries = append(n.entries, Entry{Key: key, Value: value})
}

// where names the place of a node within its file.
func (n *Node) where() string {
	if n.sheet != "" {
		return "in " + n.Position().Cell()
	}
	return "on line " + strconv.Itoa(n.line)
}
