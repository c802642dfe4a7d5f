package tabular

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// cut reads all rows of a text, a few bytes at a time.
func cut(text string, delimiter byte) (rows [][]string, broken bool, err error) {
	s := newSplitter(iotest.OneByteReader(strings.NewReader(text)), delimiter)
	for {
		part, err := s.next()
		if errors.Is(err, io.EOF) {
			return rows, broken, nil
		} else if err != nil {
			return rows, broken, err
		}
		for part.text != "" {
			var r row
			r, part.text = cutRow(part.text, delimiter, nil)
			broken = broken || r.broken
			if len(r.fields) > 0 {
				rows = append(rows, r.fields)
			}
		}
	}
}

// FuzzRows holds the cutting of rows against encoding/csv, on every text that it accepts, read byte by byte.
func FuzzRows(f *testing.F) {
	for _, text := range []string{
		"a,b\n1,2\n", "a;b\r\n\"1;\"\"2\";3\r\n\r\n\n4", "\"a\r\nb\",c\r", "a\n\"b", "\"a\"b,c\n", "5\" pipe,\"x\"\n", ",\n,,\n\"\"\n", "\r\n\r", "a\rb,\"c\r\"\n",
	} {
		f.Add(text, byte(','))
		f.Add(text, byte(';'))
	}
	f.Fuzz(func(t *testing.T, text string, delimiter byte) {
		if strings.IndexByte(delimiters, delimiter) < 0 {
			t.Skip()
		}
		got, broken, err := cut(text, delimiter)
		reader := csv.NewReader(strings.NewReader(text))
		reader.Comma, reader.FieldsPerRecord = rune(delimiter), -1
		want, wantErr := reader.ReadAll()
		if wantErr != nil {
			return
		}
		if err != nil || broken {
			t.Fatalf("broken %v, error %v on %q", broken, err, text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("rows of %q (-want +got)\n%s", text, diff)
		}
	})
}

// TestChunks_openQuote pins that a quote that does not close is an error.
func TestChunks_openQuote(t *testing.T) {
	_, _, err := cut("a,b\n1,\"2\n3,4\n", ',')
	if !errors.Is(err, errOpenQuote) {
		t.Errorf("error %v", err)
	}
}

// TestCut_brokenRow pins that a row is broken where something follows a closing quote, and that the next row is not.
func TestCut_brokenRow(t *testing.T) {
	rows, broken, err := cut("a,\"b\"c,d\ne,f\n", ',')
	want := [][]string{{"a", "b", "d"}, {"e", "f"}}
	if diff := cmp.Diff(want, rows); err != nil || !broken || diff != "" {
		t.Errorf("broken %v, error %v\n%s", broken, err, diff)
	}
}

// TestRowsAreCutAlike cuts all short texts of what matters as it cuts those with quotes that do not close at once.
func TestRowsAreCutAlike(t *testing.T) {
	const letters, longest = "a,\"\r\n", 7
	texts := []string{""}
	for len(texts[0]) <= longest {
		text := texts[0]
		texts = texts[1:]
		for _, letter := range letters {
			texts = append(texts, text+string(letter))
		}
		line, _, _ := strings.Cut(text, "\n")
		if strings.TrimSuffix(line, "\r") == "" {
			continue // a row without anything
		}
		got, gotRest := cutRow(text, ',', nil)
		want, wantRest := cutQuoted(text, ',', nil)
		if !slices.Equal(got.fields, want.fields) || got.broken != want.broken || gotRest != wantRest {
			t.Fatalf("%q: %q, broken %v, rest %q, want %q, %v, %q", text, got.fields, got.broken, gotRest, want.fields, want.broken, wantRest)
		}
	}
}
