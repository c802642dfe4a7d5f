package yamlpos_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/internal/diag"
	"revops/internal/yamlpos"
)

func said(list *diag.List) []string {
	var lines []string
	if found, ok := errors.AsType[*diag.Error](list.Err()); ok {
		for _, p := range found.Problems {
			lines = append(lines, p.String())
		}
	}
	return lines
}

// A node reports once only that it has the wrong kind.
func TestNode_wrongKindOnce(t *testing.T) {
	var list diag.List
	root, _ := yamlpos.Parse(diag.Source{Name: "f.yaml", Data: []byte("a: [x]\nb: 7\nc: yes\n")}, &list)
	a, _ := root.Find("a")
	a.Text()
	a.Text()
	b, _ := root.Find("b")
	b.Items()
	c, _ := root.Find("c")
	c.Bool()
	c.Int(1, 3)
	want := []string{
		`f.yaml:1:4: got a list, want text [wrong-type]`,
		`f.yaml:2:4: got "7", want a list [wrong-type]`,
		`f.yaml:3:4: got "yes", want true or false [wrong-type]`,
	}
	if diff := cmp.Diff(want, said(&list)); diff != "" {
		t.Error(diff)
	}
}

// Int takes whole numbers within its range.
func TestNode_Int(t *testing.T) {
	for text, want := range map[string]string{"3": "3 true", "0": "0 false", "9": "0 false", "1.0": "0 false", "x": "0 false"} {
		var list diag.List
		root, _ := yamlpos.Parse(diag.Source{Name: "f.yaml", Data: []byte(text + "\n")}, &list)
		value, ok := root.Int(1, 5)
		if got := fmt.Sprint(value, ok); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// JSON nodes have the positions of the text.
func TestParse_positionsInJSON(t *testing.T) {
	var list diag.List
	root, ok := yamlpos.Parse(diag.Source{Name: "f.json", Data: []byte("{ \"ä\" : [ 1 ,\n\ttrue, null, \"x\" ] }")}, &list)
	if !ok {
		t.Fatal(said(&list))
	}
	entry := root.Entries("things")[0]
	got := []string{entry.Key.Position().String(), entry.Value.Position().String()}
	for _, item := range entry.Value.Items() {
		got = append(got, item.Position().String()+" "+item.Kind().String()+" "+item.String())
	}
	want := []string{
		"f.json:1:3", "f.json:1:9", "f.json:1:11 a single value 1", "f.json:2:2 a single value true",
		"f.json:2:8 an empty value null", "f.json:2:14 a single value x",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Megabytes of nesting are refused.
func TestParse_nesting(t *testing.T) {
	for _, name := range []string{"f.yaml", "f.json"} {
		for _, part := range []string{"[", "{\"a\":", "- ", "? "} {
			var list diag.List
			data := []byte(strings.Repeat(part, yamlpos.MaxBytes/len(part)))
			if _, ok := yamlpos.Parse(diag.Source{Name: name, Data: data}, &list); ok || list.Len() != 1 {
				t.Errorf("%s of %q: accepted %v, problems %d", name, part, ok, list.Len())
			}
		}
	}
}

// A syntax error of a later document is said.
func TestParse_laterDocument(t *testing.T) {
	var list diag.List
	yamlpos.Parse(diag.Source{Name: "f.yaml", Data: []byte("a: 1\n---\nb: \"open\n")}, &list)
	want := []string{"f.yaml:3:1: not valid YAML: found unexpected end of stream; the rest was not checked [syntax]"}
	if diff := cmp.Diff(want, said(&list)); diff != "" {
		t.Error(diff)
	}
}

// A third of the letters may be wrong, and the beginning of a word is enough.
func TestNearest(t *testing.T) {
	known := []string{"partial", "mostly", "full"}
	for got, want := range map[string]string{
		"mostlly": "mostly", "Full": "full", "ful": "full", "fu": "", "par": "", "part": "partial", "partail": "partial", "flul": "full", "": "",
		strings.Repeat("full", 1000): "",
	} {
		if near := yamlpos.Nearest(got, known); near != want {
			t.Errorf("%q: got %q, want %q", got, near, want)
		}
	}
}

// Half a surrogate pair is not valid text.
func TestParse_halfSurrogatePair(t *testing.T) {
	for text, want := range map[string]bool{
		`"\ud83d\ude42"`: true, `"\ud83d"`: false, `"\ude42 x"`: false, `"\ud83d \ufffd"`: false, `"\ud83d\u0041"`: false,
		`"\\ud83d"`: true, `"\ufffd"`: true, `"�"`: true,
	} {
		var list diag.List
		yamlpos.Parse(diag.Source{Name: "f.json", Data: []byte(text)}, &list)
		if (list.Len() == 0) != want {
			t.Errorf("%s: %v", text, said(&list))
		}
	}
}
