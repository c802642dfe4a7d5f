package yamlpos

import (
	"bytes"
	"encoding/json"
	"strings"
)

// Value is something that Edits write: a Word, a Text, a List, a Field or Fields.
type Value interface {
	// write adds the value on one line. In JSON words and keys are in quotes.
	write(to *strings.Builder, inJSON bool)
}

// Word is a value that needs no quotes in YAML: a grade, a date. The empty word is written as null.
type Word string

// Text is any text. It is written in quotes.
type Text string

// List is a sequence.
type List []Value

// Fields is a mapping, in its order.
type Fields []Field

// Field is a key of Fields with its value. The key needs no quotes in YAML.
type Field struct {
	Key   string
	Value Value
}

// Inline gives a value as YAML holds it on one line.
func Inline(value Value) string { return inline(value, false) }

func inline(value Value, inJSON bool) string {
	var text strings.Builder
	value.write(&text, inJSON)
	return text.String()
}

// JSON gives a value as JSON, with indentation.
func JSON(value Value) []byte {
	var indented bytes.Buffer
	_ = json.Indent(&indented, []byte(inline(value, true)), "", "  ") // it is valid
	indented.WriteByte('\n')
	return indented.Bytes()
}

func (w Word) write(to *strings.Builder, inJSON bool) {
	switch {
	case w == "":
		to.WriteString("null")
	case inJSON:
		Text(w).write(to, inJSON)
	default:
		to.WriteString(string(w))
	}
}

// write uses the quotes of JSON, which YAML reads as well. YAML takes three characters as escapes only.
func (t Text) write(to *strings.Builder, _ bool) {
	var quoted bytes.Buffer
	encoder := json.NewEncoder(&quoted)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(string(t)) // neither a buffer nor a string has errors
	escaped := strings.NewReplacer("\ufeff", `\ufeff`, "\ufffe", `\ufffe`, "\uffff", `\uffff`)
	to.WriteString(escaped.Replace(strings.TrimSuffix(quoted.String(), "\n")))
}

func (l List) write(to *strings.Builder, inJSON bool) {
	to.WriteByte('[')
	for i, item := range l {
		if i > 0 {
			to.WriteString(", ")
		}
		item.write(to, inJSON)
	}
	to.WriteByte(']')
}

func (f Fields) write(to *strings.Builder, inJSON bool) {
	to.WriteByte('{')
	for i, field := range f {
		if i > 0 {
			to.WriteString(", ")
		}
		field.write(to, inJSON)
	}
	to.WriteByte('}')
}

func (f Field) write(to *strings.Builder, inJSON bool) {
	Word(f.Key).write(to, inJSON)
	to.WriteString(": ")
	f.Value.write(to, inJSON)
}
