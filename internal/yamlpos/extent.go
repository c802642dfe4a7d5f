package yamlpos

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Where a value ends. The YAML library tells where nodes begin only, so their ends are found in the text: by quotes
// and brackets, by the text of a plain scalar, or by indentation.

// editor finds the bytes of nodes by their positions.
type editor struct{ data []byte }

// extent is the part of the text that holds the value of a key. Where the value is empty, and where it is a block that
// begins below its key, the part begins behind the key's colon.
func (e editor) extent(parent, key, value *Node) (start, end int) {
	start = e.offset(value)
	if value.empty() || value.block() {
		start = e.afterColon(key)
	}
	return start, e.valueEnd(parent, key, value)
}

// empty reports whether there is nothing where the value would stand.
func (n *Node) empty() bool { return n.kind == Null && n.text == "" }

// block reports whether the node is a list or mapping without brackets.
func (n *Node) block() bool {
	return (n.kind == Mapping || n.kind == Sequence) && n.style&yaml.FlowStyle == 0
}

func (e editor) valueEnd(parent, key, value *Node) int {
	if value.empty() {
		return e.afterColon(key)
	}
	return e.end(value, key.column-1, !parent.block())
}

// end is the offset behind a node that is not empty. Indent is that of what it belongs to, its key or its dash.
func (e editor) end(n *Node, indent int, inBrackets bool) int {
	start := e.offset(n)
	switch {
	case n.block() && n.kind == Mapping:
		last := n.entries[len(n.entries)-1]
		return e.valueEnd(n, last.Key, last.Value)
	case n.block():
		last := n.items[len(n.items)-1]
		if last.empty() {
			return e.offset(last)
		}
		return e.end(last, n.column-1, false)
	case n.style&yaml.FlowStyle != 0:
		return e.bracketEnd(start)
	case n.style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		return e.quoteEnd(start)
	case n.style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return e.indentedEnd(start, indent, false)
	case bytes.HasPrefix(e.data[start:], []byte(n.text)):
		return start + len(n.text)
	case inBrackets:
		return e.plainEnd(start)
	default:
		return e.beforeComment(start, e.indentedEnd(start, indent, true))
	}
}

// beforeComment is the offset behind a plain text, which a comment on its last line may follow.
func (e editor) beforeComment(start, end int) int {
	text := e.data[start:end]
	for i := 1; i < len(text); i++ {
		if text[i] == '#' && (text[i-1] == ' ' || text[i-1] == '\t') {
			text = text[:i]
		}
	}
	return start + len(bytes.TrimRight(text, " \t"))
}

// afterColon is the offset behind the colon of a key.
func (e editor) afterColon(key *Node) int {
	at := e.offset(key)
	if key.style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		at = e.quoteEnd(at)
	} else {
		at += len(key.text)
	}
	colon := bytes.IndexByte(e.data[at:], ':')
	return at + colon + 1
}

// inQuotes is a text in quotes, which may be the last one and open.
var inQuotes = regexp.MustCompile(`(?s)^(?:"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^']|'')*(?:'|$))`)

// quoteEnd is the offset behind a quoted text that begins at start.
func (e editor) quoteEnd(start int) int { return start + len(inQuotes.Find(e.data[start:])) }

// bracketEnd is the offset behind a list or mapping in brackets that begins at start.
func (e editor) bracketEnd(start int) int {
	depth := 0
	for at := start; at < len(e.data); at++ {
		before := byte(' ')
		if at > 0 {
			before = e.data[at-1]
		}
		switch c := e.data[at]; {
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return at + 1
			}
		case (c == '"' || c == '\'') && strings.IndexByte(" \t\n[{,:", before) >= 0:
			at = e.quoteEnd(at) - 1
		case c == '#' && strings.IndexByte(" \t\n", before) >= 0:
			at = e.lineEnd(at)
		}
	}
	return len(e.data)
}

// plainEnd is the offset behind a plain text of several lines inside brackets.
func (e editor) plainEnd(start int) int {
	end := start
	for end < len(e.data) && strings.IndexByte(",[]{}#", e.data[end]) < 0 {
		end++
	}
	return start + len(bytes.TrimRight(e.data[start:end], " \t\r\n"))
}

// indentedEnd is the offset behind a text of several lines that begins at start: the others are indented deeper than
// what it belongs to. A line that begins with # is part of it unless comments may stand there.
func (e editor) indentedEnd(start, indent int, comments bool) int {
	end := e.lineEnd(start)
	for at := e.nextLine(end); at < len(e.data); {
		line := e.data[at:e.lineEnd(at)]
		text := bytes.TrimLeft(line, " ")
		switch {
		case len(bytes.TrimSpace(text)) == 0:
			// Part of the text only if more of it follows.
		case len(line)-len(text) <= indent, comments && text[0] == '#':
			return end
		default:
			end = at + len(line)
		}
		at = e.nextLine(at + len(line))
	}
	return end
}

// nextLine is the offset at which the line after that of an offset begins.
func (e editor) nextLine(offset int) int {
	next := bytes.IndexByte(e.data[offset:], '\n')
	if next < 0 {
		return len(e.data)
	}
	return offset + next + 1
}

// lineStart is the offset at which the line of an offset begins.
func (e editor) lineStart(offset int) int { return bytes.LastIndexByte(e.data[:offset], '\n') + 1 }

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
