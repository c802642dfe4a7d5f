package yamlpos

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// value reads a value up to the end of its line.
func (r *plainReader) value(text string, number, column int) (*Node, bool) {
	switch text[0] {
	case '"':
		return r.quoted(text, `"\`, yaml.DoubleQuotedStyle, number, column)
	case '\'':
		return r.quoted(text, `'`, yaml.SingleQuotedStyle, number, column)
	case '{':
		return r.flow(text, number, column)
	case '[':
		return r.flowList(text, number, column)
	}
	if !beginsPlain(text[0]) {
		return nil, false
	}
	if at := strings.Index(text, " #"); at >= 0 {
		text = text[:at]
	}
	text = strings.TrimRight(text, " ")
	if strings.Contains(text, ": ") || strings.HasSuffix(text, ":") {
		return nil, false
	}
	return r.plain(text, number, column), true
}

// beginsPlain is narrower than YAML, in which some marks begin a plain text too.
func beginsPlain(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= utf8.RuneSelf
}

func (r *plainReader) plain(text string, number, column int) *Node {
	kind := Scalar
	if text == "null" || text == "Null" || text == "NULL" {
		kind = Null
	}
	return r.node(kind, text, number, column)
}

// quoted reads a text in quotes in which none of the marks stands, the first being the quote, and nothing behind it.
func (r *plainReader) quoted(text, marks string, style yaml.Style, number, column int) (*Node, bool) {
	inside := text[1:]
	end := strings.IndexAny(inside, marks)
	if end < 0 || inside[end] != marks[0] || strings.Trim(inside[end+1:], " ") != "" {
		return nil, false
	}
	node := r.node(Scalar, inside[:end], number, column)
	node.style = style
	return node, true
}

// flow reads a mapping on one line, with words, blanks and few marks in its values.
func (r *plainReader) flow(text string, number, column int) (*Node, bool) {
	text = strings.TrimRight(text, " ")
	inside, closed := strings.CutSuffix(text[1:], "}")
	if !closed {
		return nil, false
	}
	mapping := r.node(Mapping, "", number, column)
	mapping.style = yaml.FlowStyle
	column++
	for part := range strings.SplitSeq(inside, ",") {
		rest := strings.TrimLeft(part, " ")
		start := column + len(part) - len(rest)
		name, after, ok := cutKey(rest)
		value := strings.Trim(after, " ")
		if !ok || value == "" || after[0] != ' ' || !words(value) {
			return nil, false
		}
		blanks := len(after) - len(strings.TrimLeft(after, " "))
		mapping.entries = append(mapping.entries, Entry{
			Key:   r.node(Scalar, name, number, start),
			Value: r.plain(value, number, start+len(name)+1+blanks),
		})
		column += utf8.RuneCountInString(part) + 1
	}
	return mapping, true
}

// flowList reads a list on one line.
func (r *plainReader) flowList(text string, number, column int) (*Node, bool) {
	inside, closed := strings.CutSuffix(strings.TrimRight(text, " ")[1:], "]")
	if !closed {
		return nil, false
	}
	list := r.node(Sequence, "", number, column)
	list.style = yaml.FlowStyle
	column++
	for part := range strings.SplitSeq(inside, ",") {
		value := strings.Trim(part, " ")
		if value == "" || !words(value) {
			return nil, false
		}
		start := column + len(part) - len(strings.TrimLeft(part, " "))
		list.items = append(list.items, r.plain(value, number, start))
		column += utf8.RuneCountInString(part) + 1
	}
	return list, true
}

// words reports whether a text is plain between brackets too, whatever the marks of YAML.
func words(text string) bool {
	if !beginsPlain(text[0]) {
		return false
	}
	for i := range len(text) {
		b := text[i]
		address := b == ':' && i+1 < len(text) && text[i+1] == '/'
		if !beginsPlain(b) && strings.IndexByte(" -_./+()", b) < 0 && !address {
			return false
		}
	}
	return true
}
