package yamlpos

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"revops/internal/diag"
)

// The codes of problems that values of a struct can have.
const (
	CodeTooLong   diag.Code = "text-too-long"
	CodeEmptyList diag.Code = "empty-list"
)

// NodeReader is a type that reads itself from a node and reports what it cannot read.
type NodeReader interface{ ReadNode(node *Node) }

// Decoder fills structs from mappings and remembers where each value stands. The zero value is ready to use.
//
// A field is read from the key that its tag names, as its type says: a text, a whole number, true or false, a list, a
// struct from a mapping, an Entry as it stands (which may be empty), or what a NodeReader makes of it. Fields without a tag are left alone, and
// those of an embedded struct are read as if they stood in the struct around it. The tag may have options:
//
//	yaml:"was,optional"          the key may be absent or empty; else it must have a value, and a text must not be blank
//	yaml:"weight,from=1,to=100"  the range of a number, which every number needs
//	yaml:"question,max=140"      the most characters of a text
//	yaml:"teams,filled"          a list that must have an item
//
// Every key that no field names is reported, as is every value that is not as wanted. The field stays zero then.
type Decoder struct {
	// Examples are values of keys, for the hint where such a key is missing.
	Examples map[string]string
	nodes    map[any]*Node
}

//nolint:gochecknoglobals // what the tags of a type say does not change: map[reflect.Type][]field
var types sync.Map

// field is how a field of a struct is read.
type field struct {
	index            []int
	key              string
	optional, filled bool
	from, to, max    int
}

// Decode fills the struct that into points to from a mapping.
func (d *Decoder) Decode(node *Node, into any) {
	if d.nodes == nil {
		d.nodes = map[any]*Node{}
	}
	d.value(node, reflect.ValueOf(into).Elem(), field{})
}

// At is the node of the value that a pointer points to: a field, an item of a list or a whole struct. For a value that
// was not given it is a node that reports nothing.
func (d *Decoder) At(pointer any) *Node {
	if node, given := d.nodes[pointer]; given {
		return node
	}
	return &Node{}
}

// Given reports whether the value that a pointer points to was given, right or wrong.
func (d *Decoder) Given(pointer any) bool { return d.nodes[pointer] != nil }

func (d *Decoder) value(node *Node, into reflect.Value, f field) {
	pointer := into.Addr().Interface()
	d.nodes[pointer] = node
	if reader, own := pointer.(NodeReader); own {
		reader.ReadNode(node)
		return
	}
	switch into.Kind() {
	case reflect.String:
		into.SetString(node.limitedText(f))
	case reflect.Int:
		number, _ := node.Int(f.from, f.to)
		into.SetInt(int64(number))
	case reflect.Bool:
		into.SetBool(node.Bool())
	case reflect.Slice:
		items := node.Items()
		if len(items) == 0 {
			if f.filled {
				node.Report(CodeEmptyList, f.key+" is empty", "")
			}
			return
		}
		into.Set(reflect.MakeSlice(into.Type(), len(items), len(items)))
		for i, item := range items {
			d.value(item, into.Index(i), field{optional: true})
		}
	default:
		fields := fieldsOf(into.Type())
		if node.kind != Mapping {
			node.wrongType("a mapping of " + wantedKeys(fields))
			return
		}
		d.mapping(node, into, fields)
	}
}

// mapping fills a struct.
func (d *Decoder) mapping(node *Node, into reflect.Value, fields []field) {
	for _, f := range fields {
		to := into.FieldByIndex(f.index)
		key, value, found := node.entry(f.key)
		entry, raw := reflect.TypeAssert[*Entry](to.Addr())
		switch {
		case raw && found:
			*entry = Entry{Key: key, Value: value}
		case found && value.kind != Null:
			d.value(value, to, f)
		case !f.optional:
			node.require(f.key, d.Examples)
		}
	}
	for _, entry := range node.entries {
		named := func(f field) bool { return f.key == entry.Key.text }
		if !slices.ContainsFunc(fields, named) {
			entry.reportUnknown(fields)
		}
	}
}

// reportUnknown reports a key that no field names.
func (e Entry) reportUnknown(fields []field) {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.key
	}
	hint := Suggest(e.Key.text, "Keys", keys)
	if e.Value.kind == Null && strings.Contains(e.Key.text, " ") {
		hint = "put text that contains a comma in quotes"
	}
	e.Key.Report(CodeUnknownKey, "unknown key "+Quote(e.Key.text), hint)
}

// limitedText is the text of a field, "" if it is not as wanted. A blank one is then silent, so that it is reported once.
func (n *Node) limitedText(f field) string {
	text, ok := n.Text()
	switch length := utf8.RuneCountInString(text); {
	case ok && !f.optional && strings.TrimSpace(text) == "":
		n.Report(CodeMissingKey, fmt.Sprintf("key %q has no value", f.key), "")
		n.kind = Invalid
		return ""
	case f.max > 0 && length > f.max:
		n.Report(CodeTooLong, fmt.Sprintf("%s has %d characters, want at most %d", f.key, length, f.max), "")
	}
	return text
}

// fieldsOf lists how the fields of a struct are read.
func fieldsOf(of reflect.Type) []field {
	if known, found := types.Load(of); found {
		return known.([]field) //nolint:forcetypeassert // it holds nothing else
	}
	var fields []field
	for _, visible := range reflect.VisibleFields(of) {
		tag, tagged := visible.Tag.Lookup("yaml")
		if !tagged {
			continue
		}
		options := strings.Split(tag, ",")
		number := func(name string) int {
			for _, option := range options {
				if text, ok := strings.CutPrefix(option, name+"="); ok {
					value, _ := strconv.Atoi(text)
					return value
				}
			}
			return 0
		}
		fields = append(fields, field{
			index: visible.Index, key: options[0],
			optional: slices.Contains(options, "optional"), filled: slices.Contains(options, "filled"),
			from: number("from"), to: number("to"), max: number("max"),
		})
	}
	types.Store(of, fields)
	return fields
}

// wantedKeys names the keys that a mapping must have, or those that it may have if it need not have any.
func wantedKeys(fields []field) string {
	var required, all []string
	for _, f := range fields {
		if all = append(all, f.key); !f.optional {
			required = append(required, f.key)
		}
	}
	if len(required) == 0 {
		required = all
	}
	last := len(required) - 1
	if last < 1 {
		return strings.Join(required, "")
	}
	return strings.Join(required[:last], ", ") + " and " + required[last]
}
