package yamlpos

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"revops/internal/diag"
)

const (
	// MaxBytes is the size of the largest file that is read: 4 MiB.
	MaxBytes = 4 << 20
	// maxDepth is how deep values may nest. The deepest that a file of ours needs is ten.
	maxDepth = 64
)

// Parse reads a source that holds one YAML document or, if its name ends in .json or it is a JSON object, one JSON value.
// Problems go to the list. It returns false where nothing more can be checked.
func Parse(source diag.Source, list *diag.List) (*Node, bool) {
	f := newFile(source, list)
	if !f.readable() {
		return nil, false
	}
	var root *Node
	if f.isJSON() {
		root = f.parseJSON()
	} else {
		root = f.parseYAML()
	}
	if root == nil && !f.reported {
		f.report(0, 0, CodeEmptyFile, "the file is empty", "")
	}
	return root, root != nil && !f.tooDeep
}

// Readable reports whether a source is a text that a reader of text takes, and to the list what it is not.
func Readable(source diag.Source, list *diag.List) bool { return newFile(source, list).readable() }

func newFile(source diag.Source, list *diag.List) *file {
	text := bytes.TrimPrefix(source.Data, []byte("\uFEFF"))
	return &file{
		list: list, mark: source.Data[:len(source.Data)-len(text)], source: diag.Source{Name: source.Name, Data: text},
	}
}

// ParseAll reads sources as Parse does, side by side. A root is nil where Parse returns false. The problems are in the
// order of the sources.
func ParseAll(sources []diag.Source, list *diag.List) []*Node {
	roots := make([]*Node, len(sources))
	var reading sync.WaitGroup
	for i, source := range sources {
		list.Order(source)
		reading.Go(func() {
			if root, ok := Parse(source, list); ok {
				roots[i] = root
			}
		})
	}
	reading.Wait()
	return roots
}

// deep reports a node that nests too deep, once a file.
func (n *Node) deep() *Node {
	if !n.file.tooDeep {
		n.invalid(CodeTooDeep, tooDeep(), "")
	}
	n.file.tooDeep = true
	return n
}

func tooDeep() string { return fmt.Sprintf("values are nested more than %d levels deep", maxDepth) }

func (f *file) report(line, column int, code diag.Code, message, hint string) {
	f.reported = true
	f.list.Add(f.source, diag.Problem{
		Position: diag.Position{Line: line, Column: column},
		Code:     code, Message: message, Hint: hint,
	})
}

func (f *file) readable() bool {
	if len(f.source.Data) > MaxBytes {
		f.report(0, 0, CodeFileTooLarge, fmt.Sprintf("the file is larger than %d bytes, the limit", MaxBytes), "")
		return false
	}
	for at := 0; at < len(f.source.Data); {
		if b := f.source.Data[at]; b >= ' ' && b <= '~' || b == '\n' {
			at++
			continue
		}
		r, size := utf8.DecodeRune(f.source.Data[at:])
		if what := notText(f.source.Data[at:], r, size); what != "" {
			line, column := diag.Place(f.source.Data, at)
			f.report(line, column, CodeNotText, what+" is not valid text", "save the file as UTF-8 text with plain line ends")
			return false
		}
		at += size
	}
	return true
}

// notText names the rune at the start of data if a file must not hold it: what is not UTF-8, control characters, and the
// line ends of YAML besides \n and \r\n, with which its lines would differ from an editor's.
func notText(data []byte, r rune, size int) string {
	switch {
	case r == utf8.RuneError && size == 1:
		return fmt.Sprintf("byte 0x%02x", data[0])
	case r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0x7f, r == 0x85, r == 0x2028, r == 0x2029:
		return fmt.Sprintf("character U+%04X", r)
	case r == '\r' && (len(data) < 2 || data[1] != '\n'):
		return "a carriage return alone"
	}
	return ""
}

func (f *file) isJSON() bool {
	if strings.EqualFold(path.Ext(f.source.Name), ".json") {
		return true
	}
	start := bytes.TrimLeft(f.source.Data, " \t\r\n")
	return len(start) > 0 && start[0] == '{' && json.Valid(f.source.Data)
}

func (f *file) parseYAML() *Node {
	decoder := yaml.NewDecoder(bytes.NewReader(f.source.Data))
	var document yaml.Node
	if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
		return nil
	} else if err != nil {
		f.syntaxError(err)
		return nil
	}
	root := f.node(document.Content[0], 1)
	var second yaml.Node
	if err := decoder.Decode(&second); err == nil {
		f.report(second.Line, second.Column, CodeMultipleDocument,
			"a second document starts here, but a file holds only one", "remove everything from this --- on")
	} else if !errors.Is(err, io.EOF) {
		f.syntaxError(err)
	}
	if root.kind == Null && second.IsZero() {
		return nil
	}
	return root
}

// node turns a node of the library into ours. Keys given twice, aliases, anchors and tags are reported and left out.
func (f *file) node(from *yaml.Node, depth int) *Node {
	to := &Node{file: f, line: from.Line, column: from.Column, text: from.Value, style: from.Style}
	if from.Kind == yaml.AliasNode {
		return to.invalid(CodeAlias, fmt.Sprintf("alias *%s: aliases are not supported", from.Value), "write the value out")
	}
	if from.Anchor != "" {
		return to.invalid(CodeAnchor, fmt.Sprintf("anchor &%s: anchors are not supported", from.Anchor), "remove the anchor")
	}
	if from.Style&yaml.TaggedStyle != 0 {
		return to.invalid(CodeTag, fmt.Sprintf("tag %s: tags are not supported", from.Tag), "remove the tag")
	}
	if depth > maxDepth {
		return to.deep()
	}
	switch from.Kind {
	case yaml.MappingNode:
		to.kind = Mapping
		to.entries = make([]Entry, 0, len(from.Content)/2)
		lines := make(map[string]int, len(from.Content)/2)
		for i := 0; i+1 < len(from.Content); i += 2 {
			to.add(f.node(from.Content[i], depth+1), f.node(from.Content[i+1], depth+1), lines)
		}
	case yaml.SequenceNode:
		to.kind = Sequence
		for _, item := range from.Content {
			to.items = append(to.items, f.node(item, depth+1))
		}
	default:
		to.kind = Scalar
		if from.Tag == "!!null" {
			to.kind = Null
		}
		to.checkText()
	}
	return to
}

// checkText reports a text that holds a control character, written as an escape, which a terminal would obey.
func (n *Node) checkText() {
	control := func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' && r != '\r' || r >= 0x7f && r < 0xa0 }
	if at := strings.IndexFunc(n.text, control); at >= 0 {
		r, _ := utf8.DecodeRuneInString(n.text[at:])
		n.invalid(CodeNotText, fmt.Sprintf("control character U+%04X is not valid text", r), "remove the character")
	}
}

// invalid reports the node and makes it silent from then on.
func (n *Node) invalid(code diag.Code, message, hint string) *Node {
	n.file.reported = true
	n.problem(code, message, hint)
	n.kind = Invalid
	return n
}

// add puts an entry into a mapping unless its key is there already. Lines are those of the keys so far.
func (n *Node) add(key, value *Node, lines map[string]int) {
	if key.kind != Scalar {
		key.wrongType("a key")
		return
	}
	if first, twice := lines[key.text]; twice {
		key.Report(CodeDuplicateKey, fmt.Sprintf("key %s is given twice, first on line %d", Quote(key.text), first), "keep one of the two")
		return
	}
	lines[key.text] = key.line
	n.entries = append(n.entries, Entry{Key: key, Value: value})
}

// HasComments reports whether a YAML document that Parse reads has comments.
func HasComments(source diag.Source) bool {
	var list diag.List
	if f := newFile(source, &list); !f.readable() || f.isJSON() {
		return false
	}
	var document yaml.Node
	return yaml.Unmarshal(source.Data, &document) == nil && hasComments(&document)
}

func hasComments(node *yaml.Node) bool {
	return node.HeadComment != "" || node.LineComment != "" || node.FootComment != "" || slices.ContainsFunc(node.Content, hasComments)
}
