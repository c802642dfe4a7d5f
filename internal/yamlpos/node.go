// Package yamlpos reads YAML and JSON documents as nodes with positions. It is the only package that knows the YAML
// library.
//
// A Decoder fills structs from mappings, as the tags of their fields say, and a caller can ask a node for what it expects:
// Node.Text, Node.Int, Node.Entries. Where something else is there, it is reported with its position to the list given to
// Parse, and reading goes on. A node that is not of the type wanted is then silent, so that each cause is reported once.
//
// Reading is in parse.go, json.go and syntax.go (errors of YAML). Edits change the text of a document between the bytes
// of nodes, which extent.go finds.
package yamlpos

import (
	"fmt"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"revops/internal/diag"
)

// The codes of problems that any document can have.
const (
	CodeSyntax           diag.Code = "syntax"
	CodeEmptyFile        diag.Code = "empty-file"
	CodeFileTooLarge     diag.Code = "file-too-large"
	CodeNotText          diag.Code = "not-text"
	CodeTooDeep          diag.Code = "nesting-too-deep"
	CodeMultipleDocument diag.Code = "multiple-documents"
	CodeAnchor           diag.Code = "anchor"
	CodeAlias            diag.Code = "alias"
	CodeTag              diag.Code = "tag"
	CodeDuplicateKey     diag.Code = "duplicate-key"
	CodeUnknownKey       diag.Code = "unknown-key"
	CodeMissingKey       diag.Code = "missing-key"
	CodeWrongType        diag.Code = "wrong-type"
)

// Kind is what a node is.
type Kind int

// The kinds of nodes. An Invalid node has been reported.
const (
	Invalid Kind = iota
	Null
	Scalar
	Sequence
	Mapping
)

// String gives the kind as messages name it.
func (k Kind) String() string {
	return [...]string{"an invalid value", "an empty value", "a single value", "a list", "a mapping"}[k]
}

// Node is one value of a document. Line and column count from 1, columns in runes.
type Node struct {
	kind    Kind
	text    string
	sheet   string // of a workbook
	line    int
	column  int
	entries []Entry
	items   []*Node
	file    *file
	style   yaml.Style
}

// Entry is a key of a mapping with its value.
type Entry struct {
	Key, Value *Node
}

// Given reports whether the key is there and has a value.
func (e Entry) Given() bool { return e.Value != nil && e.Value.kind != Null }

type file struct {
	source diag.Source
	list   *diag.List
	// mark is the byte order mark that the text began with, if it did.
	mark     []byte
	tooDeep  bool // a value nests too deep
	reported bool // the text has a problem
}

// Kind is what the node is.
func (n *Node) Kind() Kind { return n.kind }

// String gives the text of a scalar as it was written, without quotes, and "" for anything else.
func (n *Node) String() string { return n.text }

// Quoted reports whether the node is a scalar in quotes: in JSON a text, and neither a number nor true or false.
func (n *Node) Quoted() bool {
	return n.kind == Scalar && n.style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0
}

// Position is where the node begins.
func (n *Node) Position() diag.Position {
	return diag.Position{File: n.file.source.Name, Sheet: n.sheet, Line: n.line, Column: n.column}
}

// Report adds a problem at the node. An invalid node adds nothing.
func (n *Node) Report(code diag.Code, message, hint string) {
	if n.kind != Invalid {
		n.problem(code, message, hint)
	}
}

func (n *Node) problem(code diag.Code, message, hint string) {
	n.file.list.Add(n.file.source, diag.Problem{
		Position: diag.Position{Sheet: n.sheet, Line: n.line, Column: n.column},
		Code:     code, Message: message, Hint: hint,
	})
}

// ReportUnknown adds a problem for a text that names none of the known things of a kind: an element, a grade.
func (n *Node) ReportUnknown(code diag.Code, kind string, known []string) {
	message, hint := Unknown(kind, n.text, known)
	n.Report(code, message, hint)
}

// Refuse is ReportUnknown for a value that cannot be used: the node reports nothing else.
func (n *Node) Refuse(code diag.Code, kind string, known []string) {
	n.ReportUnknown(code, kind, known)
	n.kind = Invalid
}

func (n *Node) wrongType(want string) {
	got := n.kind.String()
	if n.kind == Scalar {
		got = Quote(n.text)
	}
	n.Report(CodeWrongType, fmt.Sprintf("got %s, want %s", got, want), "")
	n.kind = Invalid
}

// Quote puts a text in quotes for a message, without the middle of a long one. A text with double quotes in it stands in single ones
// where that spares it the backslashes.
func Quote(text string) string {
	const maxRunes = 60
	if runes := []rune(text); len(runes) > maxRunes {
		text = string(runes[:maxRunes/2]) + "…" + string(runes[len(runes)-maxRunes/2:])
	}
	plain := strings.ReplaceAll(text, `"`, "")
	if plain != text && strconv.Quote(plain) == `"`+plain+`"` && !strings.Contains(plain, "'") {
		return "'" + text + "'"
	}
	return strconv.Quote(text)
}

// Find returns the value at a path of keys below the node, which may be empty, or false where a key of it is absent.
func (n *Node) Find(path ...string) (*Node, bool) {
	for _, key := range path {
		_, value, found := n.entry(key)
		if !found {
			return nil, false
		}
		n = value
	}
	return n, true
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

// Text returns the text of a scalar as it was written, without quotes. Anything else is reported.
func (n *Node) Text() (string, bool) {
	if n.kind != Scalar {
		n.wrongType("text")
		return "", false
	}
	return n.text, true
}

// Int returns a whole number from low to high. Anything else is reported.
func (n *Node) Int(low, high int) (int, bool) {
	value, err := strconv.Atoi(n.text)
	if n.kind != Scalar || err != nil || value < low || value > high {
		n.wrongType(fmt.Sprintf("a whole number from %d to %d", low, high))
		return 0, false
	}
	return value, true
}

// Bool returns true or false, written so. Anything else is reported.
func (n *Node) Bool() bool {
	if n.kind != Scalar || n.text != "true" && n.text != "false" {
		n.wrongType("true or false")
	}
	return n.text == "true"
}

// CheckSchema reports a mapping whose key schema names another one than wanted, and returns whether its other keys are worth reading: those
// of another kind of document are all unknown.
func (n *Node) CheckSchema(code diag.Code, want string) bool {
	schema, found := n.Find("schema")
	if !found || schema.kind != Scalar || schema.text == want {
		return true
	}
	schema.Report(code, fmt.Sprintf("unknown schema %s (want %s)", Quote(schema.text), want), "")
	return strings.HasPrefix(schema.text, want[:strings.LastIndexByte(want, '/')+1]) || !strings.HasPrefix(schema.text, "revops/")
}

// Items returns the elements of a sequence, an empty value being an empty one. Anything else is reported.
func (n *Node) Items() []*Node {
	if n.kind != Sequence && n.kind != Null {
		n.wrongType("a list")
		return nil
	}
	return n.items
}

// Entries returns the keys and values of a mapping in the order of the file, without keys given twice. Anything else is
// reported; what names the content of the mapping for the message.
func (n *Node) Entries(what string) []Entry {
	if n.kind != Mapping {
		n.wrongType("a mapping of " + what)
		return nil
	}
	return n.entries
}

// Require returns the value of a key of a mapping, and reports where it is absent or empty.
func (n *Node) Require(key string) (*Node, bool) { return n.require(key, nil) }

func (n *Node) require(key string, examples map[string]string) (*Node, bool) {
	hint := ""
	if example, known := examples[key]; known {
		hint = strings.TrimSpace("write the line " + key + ": " + example)
	}
	_, value, found := n.entry(key)
	switch {
	case !found:
		n.Report(CodeMissingKey, fmt.Sprintf("key %q is missing", key), hint)
		return nil, false
	case value.kind == Null:
		value.Report(CodeMissingKey, fmt.Sprintf("key %q has no value", key), hint)
		return nil, false
	}
	return value, true
}

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
