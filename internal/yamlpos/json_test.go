package yamlpos

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/internal/diag"
)

// plain gives a node of JSON as encoding/json decodes it into an any, and checks that each node is where it says.
func plain(t *testing.T, n *Node) any {
	t.Helper()
	rest := n.file.source.Data[(editor{data: n.file.source.Data}).offset(n):]
	switch {
	case n.kind == Mapping && rest[0] == '{':
		values := map[string]any{}
		for _, entry := range n.entries {
			plain(t, entry.Key)
			values[entry.Key.text] = plain(t, entry.Value)
		}
		return values
	case n.kind == Sequence && rest[0] == '[':
		values := []any{}
		for _, item := range n.items {
			values = append(values, plain(t, item))
		}
		return values
	case n.Quoted() && rest[0] == '"':
		return n.text
	case n.Quoted(), n.kind > Scalar, !bytes.HasPrefix(rest, []byte(n.text)):
		t.Errorf("%s: %s %q", n.Position(), n.kind, n.text)
		return nil
	case n.kind == Null:
		return nil
	case n.text == "true", n.text == "false":
		return n.text == "true"
	default:
		return json.Number(n.text)
	}
}

// FuzzJSON holds the nodes of a text against what encoding/json makes of it.
func FuzzJSON(f *testing.F) {
	for _, text := range []string{
		`{"a": [1, -2.5e3, true, false, null, {}, []], "b": {"c": "\ud83d\ude42 \/ \"\\"}}`, `"ä"`, ` 7 `, `[[],[{}]]`,
		`{"a": 1, "a": 2, "\ud83d": "\ud83d\u0041", "e": "\u0007"}`, "{\"ü\":\r\n\t\"\uFFFD\"}", `null`, `{"a" 1}`, `[1] ]`, `{} {`, `0""`, `nul`, "",
	} {
		f.Add([]byte(text))
	}
	files, err := filepath.Glob("../../testdata/*/*.json")
	if err != nil || len(files) == 0 {
		f.Fatalf("%d files, error %v", len(files), err)
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		var list diag.List
		root, ok := Parse(diag.Source{Name: "a.json", Data: content}, &list)
		if list.Len() > 0 {
			return
		}
		if !ok || !json.Valid(root.file.source.Data) {
			t.Fatal("neither read nor reported")
		}
		decoder := json.NewDecoder(bytes.NewReader(root.file.source.Data))
		decoder.UseNumber()
		var want any
		if err := decoder.Decode(&want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, plain(t, root)); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}

func TestParse_badJSON(t *testing.T) {
	for text, want := range map[string]string{
		`{"a" 1}`:                     "a.json:1:6: invalid character '1' after object key [syntax]",
		"[1,\n \"ä\" x]":              "a.json:2:6: invalid character 'x' after array element [syntax]",
		"{}\n ]":                      "a.json:2:2: invalid character ']' looking for beginning of value [syntax]",
		"{}\n {}":                     "a.json:2:2: a second value starts here, but a file holds only one [multiple-documents]",
		"[1":                          "a.json:1:3: the file ends in the middle of a value [syntax]",
		" \n":                         "a.json: the file is empty [empty-file]",
		`{"a": 1, "b": 2, "a": "\b"}`: `a.json:1:18: key "a" is given twice, first on line 1 [duplicate-key] (and 1 more)`,
	} {
		var list diag.List
		Parse(diag.Source{Name: "a.json", Data: []byte(text)}, &list)
		if err := list.Err(); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}
