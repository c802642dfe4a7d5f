package yamlpos

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"revops/internal/diag"
)

// parseJSON reads a JSON text: YAML readers refuse some of what JSON allows (\/ and surrogate pairs in strings). The
// decoder of encoding/json, which knows no lines, checks the text; jsonReader makes the nodes of a text that is valid.
func (f *file) parseJSON() *Node {
	decoder := json.NewDecoder(bytes.NewReader(f.source.Data))
	var value json.RawMessage
	if err := decoder.Decode(&value); errors.Is(err, io.EOF) {
		return nil
	} else if err != nil {
		f.jsonError(err)
		return nil
	}
	end := int(decoder.InputOffset())
	r := &jsonReader{file: f, data: f.source.Data[:end], line: 1}
	root := r.value(1)
	switch err := decoder.Decode(&value); {
	case err == nil:
		r.data, r.at = f.source.Data, end
		r.next()
		line, column := r.place()
		f.report(line, column, CodeMultipleDocument, "a second value starts here, but a file holds only one", "remove everything from here on")
	case !errors.Is(err, io.EOF):
		f.jsonError(err)
		return nil
	}
	return root
}

// jsonError reports an error of encoding/json.
func (f *file) jsonError(err error) {
	offset, code := len(f.source.Data), CodeSyntax
	message := "the file ends in the middle of a value"
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset, message = int(syntax.Offset)-1, syntax.Error()
	}
	if strings.Contains(message, "exceeded max depth") {
		code, message = CodeTooDeep, tooDeep()
	}
	line, column := diag.Place(f.source.Data, offset)
	f.report(line, column, code, message, "the JSON is not valid here, or the file is cut off")
}

// jsonReader makes the nodes of a valid JSON text.
type jsonReader struct {
	file *file
	data []byte
	at   int
	// line is that of the byte at counted, columns the runes before it on its line.
	line, columns, counted int
}

// place is the line and the column of the byte to read next.
func (r *jsonReader) place() (line, column int) {
	for r.counted < r.at {
		c, size := utf8.DecodeRune(r.data[r.counted:])
		r.counted += size
		r.columns++
		if c == '\n' {
			r.line, r.columns = r.line+1, 0
		}
	}
	return r.line, r.columns + 1
}

// next moves to the first byte of the next value, key or closing bracket and returns it.
func (r *jsonReader) next() byte {
	for strings.IndexByte(" \t\r\n,:", r.data[r.at]) >= 0 {
		r.at++
	}
	return r.data[r.at]
}

// value reads a value or a key.
func (r *jsonReader) value(depth int) *Node {
	first := r.next()
	node := &Node{kind: Scalar, file: r.file}
	node.line, node.column = r.place()
	if depth > maxDepth {
		node.deep()
	}
	switch first {
	case '{':
		node.kind, node.style = Mapping, yaml.FlowStyle
		lines := map[string]int{}
		for r.at++; r.next() != '}'; {
			key := r.value(depth + 1)
			node.add(key, r.value(depth+1), lines)
		}
		r.at++
	case '[':
		node.kind, node.style = Sequence, yaml.FlowStyle
		for r.at++; r.next() != ']'; {
			node.items = append(node.items, r.value(depth+1))
		}
		r.at++
	case '"':
		r.text(node)
	default:
		start := r.at
		for r.at < len(r.data) && strings.IndexByte(" \t\r\n,]}", r.data[r.at]) < 0 {
			r.at++
		}
		if node.text = string(r.data[start:r.at]); node.text == "null" {
			node.kind = Null
		}
	}
	return node
}

// text reads a text in quotes.
func (r *jsonReader) text(node *Node) {
	node.style = yaml.DoubleQuotedStyle
	end := editor{data: r.data}.quoteEnd(r.at)
	raw := r.data[r.at:end]
	r.at = end
	_ = json.Unmarshal(raw, &node.text) // a valid text has no error
	if strings.ContainsRune(node.text, utf8.RuneError) && !wholePairs.Match(raw) {
		node.invalid(CodeNotText, "an incomplete surrogate pair is not valid text", "write the character itself")
	} else {
		node.checkText()
	}
}

// wholePairs is a JSON string, given as written, without a \u escape of half a surrogate pair, which would become U+FFFD without a word.
var wholePairs = regexp.MustCompile(`^(?:[^\\]|\\[^u]|\\u(?:[^dD]|[dD][0-7])|\\u[dD][89abAB]..\\u[dD][c-fC-F])*$`)
