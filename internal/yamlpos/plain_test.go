package yamlpos

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"revops/internal/diag"
)

// same tells where two trees differ, "" if they do not.
func same(a, b *Node) string {
	if a.kind != b.kind || a.text != b.text || a.line != b.line || a.column != b.column || a.style != b.style {
		return a.describe() + " against " + b.describe()
	}
	if len(a.entries) != len(b.entries) || len(a.items) != len(b.items) {
		return a.describe() + ": another number of values"
	}
	for i := range a.entries {
		if d := same(a.entries[i].Key, b.entries[i].Key) + same(a.entries[i].Value, b.entries[i].Value); d != "" {
			return d
		}
	}
	for i := range a.items {
		if d := same(a.items[i], b.items[i]); d != "" {
			return d
		}
	}
	return ""
}

func (n *Node) describe() string {
	return n.Position().String() + ": " + n.kind.String() + " " + Quote(n.text)
}

// checkPlain demands that what is read as plain lines is what the library reads, without a problem. It reports whether
// the document was read so.
func checkPlain(t *testing.T, text string) bool {
	t.Helper()
	var plain, library diag.List
	source := diag.Source{Name: "a.yaml", Data: []byte(text)}
	f := &file{source: source, list: &plain}
	if !f.readable() || f.isJSON() {
		return false
	}
	got, ok := f.parsePlain()
	if !ok {
		if plain.Len() > 0 {
			t.Errorf("%q: reported what the library will report", text)
		}
		return false
	}
	want := (&file{source: source, list: &library}).parseLibrary()
	if library.Len() > 0 || want == nil {
		t.Fatalf("%q: read as plain lines, yet the library says %v", text, library.Err())
	}
	if d := same(got, want); d != "" {
		t.Fatalf("%q: %s", text, d)
	}
	return true
}

func TestPlainLinesAreReadAsTheLibraryReadsThem(t *testing.T) {
	for text, want := range map[string]bool{
		"a: b\n": true, "a: b": true, "# c\n\na:\n  # c\n  b: c # d\n\n  e:\nf: 1\n": true,
		"a:\n": true, "a:   # c\nb:\n": true, "a: null\nb: Null\nc: NULL\n": true, "a:\n    b:\n      c: d\n    e: f\ng: h\n": true,
		"a: {b: c, d:  e f/g }\n": true, "a: {grade: n/a, reason: Über alles, c: d}\n": true,
		"a: \"b: # c\"\nd: 'e \\ f'\n": true, "a: Ärger – b#c\nd: x: y\n": false, "a: x [y], {z}\n": true,
		"a: b\n  c\n": false, "a: b\n  c: d\n": false, "a: {b: c}}\n": false, "a: {b: c} # d\n": false, "a: {b}\n": false,
		"a: [b, https://c.example/d-1,  Über, e]\n": true, "a: []\n": false, "a: [b, ]\n": false, "a: [b: c]\n": false,
		"a: [{b: c}]\n": false, "a:\n- b\n- {c: d}\ne:\n  - 'f'\n  # g\n\n  - h i # j\nk: l\n": true, "a:\n  b:\n  - c\n  d: e\n": true,
		"a:\n  - b\n    c\n": false, "a:\n  - b\n   - c\n": false, "a:\n  - b\n- c\n": false, "a:\n  - b: c\n": false, "a:\n  -\n": false,
		"a:\n  - - b\n": false, "a:\n  - {b: c, b: d}\n": false, "a:\n  - b\n  c: d\n": false, "a:\n  b:\n- c\n": false, "a: b\n- c\n": false, "a: &b c\n": false, "a: *b\n": false, "a: !b c\n": false, "a: |\n  b\n": false, "a: - b\n": false,
		"a: \"b\\n\"\n": false, "a: 'b''c'\n": false, "a: \"b\" c\n": false, "a: \"b\n  c\"\n": false,
		"a: b\na: c\n": false, "a: {b: c, b: d}\n": false, "a:\n  b: c\n d: e\n": false, "  a: b\nc: d\n": false, "  a: b\n": false,
		"---\na: b\n": false, "a: b\n---\nc: d\n": false, "a: b\n...\n": false, "a:b\n": false, "null: a\n": false,
		"a:\tb\n": false, "a: b\r\n": false, "- a\n": false, "a:\n- b\n": true, "a: b:\n": false, "? a\n: b\n": false, "": false,
		"a:#b\n": false, "a: #b\n": true, "a: b # c: d\n": true, "%YAML 1.1\n": false, "a: \ufeffb\n": false,
	} {
		if got := checkPlain(t, text); got != want {
			t.Errorf("%q: read as plain lines: %v, want %v", text, got, want)
		}
	}
	read := 0
	for _, pattern := range []string{"../../testdata/*/*.yaml", "../../data/pro/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, error %v", pattern, len(files), err)
		}
		for _, name := range files {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if checkPlain(t, string(content)) {
				read++
			}
		}
	}
	if read < 2 {
		t.Errorf("%d samples are read as plain lines", read)
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("# c\na: b # c\nd:\n  e: {f: g, h: i}\n  j: \"k\"\n  l: 'm'\n\nn:\n  - o\n  - {p: q}\nr: [s, https://t]\n")
	f.Add("a: Über: b\n  c\nd: null\n e: -1\n{}[]&*!|>%@`,?-\t\r\u00a0")
	f.Fuzz(func(t *testing.T, text string) {
		checkPlain(t, text)
		checkPlain(t, "a:\n  "+strings.ReplaceAll(text, "\n", "\n  ")+"\nb: c\n")
	})
}
