package yamlpos

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// jsonScanner builds the nodes of a text that is known to be valid JSON, several times as fast as jsonReader, which goes
// by the tokens of encoding/json. A text that is not valid is left to that one, which says where it goes wrong.
type jsonScanner struct {
	file   *file
	data   []byte
	at     int
	places places
}

// next moves to the first byte of the next value, key or closing bracket and returns it.
func (s *jsonScanner) next() byte {
	for strings.IndexByte(" \t\r\n,:", s.data[s.at]) >= 0 {
		s.at++
	}
	return s.data[s.at]
}

// value reads a value or a key. It returns errTooDeep where values nest too deep, after reporting it.
func (s *jsonScanner) value(depth int) (*Node, error) {
	first := s.next()
	node := &Node{kind: Scalar, file: s.file}
	node.line, node.column = s.places.of(s.at)
	if depth > maxDepth {
		node.deep()
		return nil, errTooDeep
	}
	switch first {
	case '{', '[':
		s.at++
		return node, s.fill(node, first, depth)
	case '"':
		node.style = yaml.DoubleQuotedStyle
		s.text(node)
	default:
		end := s.at + bytes.IndexAny(s.data[s.at:], " \t\r\n,:]}")
		if end < s.at {
			end = len(s.data)
		}
		node.text = string(s.data[s.at:end])
		if node.text == "null" {
			node.kind = Null
		}
		s.at = end
	}
	return node, nil
}

// fill reads what stands in a list or a mapping, up to and with its closing bracket.
func (s *jsonScanner) fill(node *Node, open byte, depth int) error {
	node.kind, node.style = Sequence, yaml.FlowStyle
	if open == '{' {
		node.kind = Mapping
	}
	for next := s.next(); next != ']' && next != '}'; next = s.next() {
		value, err := s.value(depth + 1)
		if err != nil {
			return err
		}
		if open == '[' {
			node.items = append(node.items, value)
			continue
		}
		key := value
		if value, err = s.value(depth + 1); err != nil {
			return err
		}
		node.add(key, value)
	}
	s.at++
	return nil
}

// text reads a text in quotes.
func (s *jsonScanner) text(node *Node) {
	end := s.at + 1
	for ; s.data[end] != '"'; end++ {
		if s.data[end] == '\\' {
			end++
		}
	}
	raw := s.data[s.at : end+1]
	s.at = end + 1
	if bytes.IndexByte(raw, '\\') < 0 {
		node.text = string(raw[1 : len(raw)-1])
	} else {
		_ = json.Unmarshal(raw, &node.text) // a valid text has no error
	}
	if strings.ContainsRune(node.text, utf8.RuneError) && halfPair(raw) {
		node.invalid(CodeNotText, "half a surrogate pair is not text")
		return
	}
	node.checkText()
}
