package yamlpos

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"revops/internal/diag"
)

// tree writes a node with all that is below it.
func tree(n *Node) string {
	if n == nil {
		return "nothing"
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%d:%d %d %d %q", n.line, n.column, n.kind, n.style, n.text)
	for _, item := range n.items {
		fmt.Fprintf(&text, "[%s]", tree(item))
	}
	for _, entry := range n.entries {
		fmt.Fprintf(&text, "{%s=%s}", tree(entry.Key), tree(entry.Value))
	}
	return text.String()
}

// FuzzValidJSON holds the quick way through a valid text against the one that reads tokens.
func FuzzValidJSON(f *testing.F) {
	for _, text := range []string{
		`{"a": [1, -2.5e3, true, false, null, {}, []], "b": {"c": "\ud83d\ude42 \/ \"\\"}}`, `"ä"`, ` 7 `, `[[],[{}]]`,
		`{"a": 1, "a": 2, "\ud83d": "\ud83d\u0041", "e": "\u0007"}`, "{\"ü\":\r\n\t\"\uFFFD\"}", `null`,
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
		if !json.Valid(content) {
			return
		}
		source := diag.Source{Name: "a.json", Data: content}
		var quick, slow diag.List
		root, _ := Parse(source, &quick)
		other := &file{source: source, list: &slow}
		if !other.readable() {
			return
		}
		want := other.readTokens()
		if got := tree(root); !other.tooDeep && got != tree(want) {
			t.Errorf("got  %s\nwant %s", got, tree(want))
		}
		if fmt.Sprint(quick.Err()) != fmt.Sprint(slow.Err()) {
			t.Errorf("got problems %v, want %v", quick.Err(), slow.Err())
		}
	})
}
