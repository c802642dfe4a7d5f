package deals

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"revops/data"
	"revops/deals/words"
)

// The words of all CRMs are read once a run: in about 10 ms.
func BenchmarkParseWords(b *testing.B) {
	for b.Loop() {
		if _, err := ParseWords(data.CRMWords()...); err != nil {
			b.Fatal(err)
		}
	}
}

// A file is recognised by its headers: in less than 2 ms.
func BenchmarkRecognise(b *testing.B) {
	content, err := os.ReadFile(filepath.Join("..", "testdata", "deals", "exports", "salesforce-de.csv"))
	if err != nil {
		b.Fatal(err)
	}
	header, _, _ := strings.Cut(string(content), "\n")
	headers := strings.Split(header, ";")
	for b.Loop() {
		recognise(headers, words.Deals, words.BuiltIn().For(headers, words.Deals))
	}
}
