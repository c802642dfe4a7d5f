package yamlpos

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"revops/internal/diag"
)

// jsonReader builds nodes from the tokens of a JSON text: YAML readers refuse some of what JSON allows (\/ and
// surrogate pairs in strings).
type jsonReader struct {
	file    *file
	decoder *json.Decoder
	places  places
}

func (f *file) parseJSON() *Node {
	if len(bytes.TrimSpace(f.source.Data)) == 0 {
		return nil
	}
	if json.Valid(f.source.Data) {
		scanner := &jsonScanner{file: f, data: f.source.Data, places: places{data: f.source.Data, line: 1}}
		root, _ := scanner.value(1) // nesting too deep has been reported
		return root
	}
	return f.readTokens()
}

// readTokens reads a JSON text token by token, up to what is wrong with it.
func (f *file) readTokens() *Node {
	r := &jsonReader{file: f, decoder: json.NewDecoder(bytes.NewReader(f.source.Data)), places: places{data: f.source.Data, line: 1}}
	r.decoder.UseNumber()
	root, err := r.value(1)
	if err == nil {
		err = r.end()
	}
	if err != nil {
		r.syntaxError(err)
		return nil
	}
	return root
}

// start is the offset at which the next token begins.
func (r *jsonReader) start() int {
	at := int(r.decoder.InputOffset())
	for at < len(r.file.source.Data) && strings.IndexByte(" \t\r\n,:", r.file.source.Data[at]) >= 0 {
		at++
	}
	return at
}

var errTooDeep = errors.New("nesting too deep")

func (r *jsonReader) value(depth int) (*Node, error) {
	start := r.start()
	token, err := r.decoder.Token()
	if err != nil {
		return nil, err
	}
	node := &Node{kind: Scalar, file: r.file}
	node.line, node.column = r.places.of(start)
	if depth > maxDepth {
		node.deep()
		return nil, errTooDeep
	}
	switch token := token.(type) {
	case json.Delim:
		node.style = yaml.FlowStyle
		return node, r.fill(node, token, depth)
	case string:
		node.text, node.style = token, yaml.DoubleQuotedStyle
		if strings.ContainsRune(token, utf8.RuneError) && halfPair(r.file.source.Data[start:r.decoder.InputOffset()]) {
			node.invalid(CodeNotText, "half a surrogate pair is not text")
		} else {
			node.checkText()
		}
	case json.Number:
		node.text = token.String()
	case bool:
		node.text = strconv.FormatBool(token)
	case nil:
		node.kind, node.text = Null, "null"
	}
	return node, nil
}

func (r *jsonReader) fill(node *Node, open json.Delim, depth int) error {
	node.kind = Sequence
	if open == '{' {
		node.kind = Mapping
	}
	for r.decoder.More() {
		value, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		if open == '[' {
			node.items = append(node.items, value)
			continue
		}
		key := value
		if value, err = r.value(depth + 1); err != nil {
			return err
		}
		node.add(key, value)
	}
	_, err := r.decoder.Token()
	return err
}

// end makes sure that nothing follows the value.
func (r *jsonReader) end() error {
	start := r.start()
	if _, err := r.decoder.Token(); errors.Is(err, io.EOF) {
		return nil
	} else if err != nil {
		return err
	}
	line, column := r.places.of(start)
	r.file.report(line, column, CodeMultipleDocument, "a second value begins, a file holds one", "")
	return nil
}

func (r *jsonReader) syntaxError(err error) {
	if errors.Is(err, errTooDeep) {
		return
	}
	offset := len(r.file.source.Data)
	message := "the text ends in the middle of a value"
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset, message = r.start(), syntax.Error()
	}
	line, column := diag.Place(r.file.source.Data, offset)
	r.file.report(line, column, CodeSyntax, message, "")
}

// halfPair reports whether a JSON string, given as written, holds a \u escape of half a surrogate pair: it would become
// U+FFFD without a word.
func halfPair(raw []byte) bool {
	escape := func(at int) (rune, bool) {
		if at+6 > len(raw) || raw[at] != '\\' || raw[at+1] != 'u' {
			return 0, false
		}
		value, err := strconv.ParseUint(string(raw[at+2:at+6]), 16, 32)
		return rune(value), err == nil
	}
	for at := 0; at < len(raw); at++ {
		if raw[at] != '\\' {
			continue
		}
		first, ok := escape(at)
		if !ok || !utf16.IsSurrogate(first) {
			at++ // what is escaped is no backslash of its own
			continue
		}
		second, _ := escape(at + 6)
		if utf16.DecodeRune(first, second) == utf8.RuneError {
			return true
		}
		at += 11
	}
	return false
}

// places turns growing offsets into lines and columns in one pass over the text.
type places struct {
	data         []byte
	at           int
	line, column int
}

func (p *places) of(offset int) (line, column int) {
	for p.at < offset {
		r, size := utf8.DecodeRune(p.data[p.at:])
		p.at += size
		p.column++
		if r == '\n' {
			p.line, p.column = p.line+1, 0
		}
	}
	return p.line, p.column + 1
}
