package deals

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"revops/data"
	"revops/deals/words"
)

// The words of all CRMs are read once a run: in 2 to 4 ms.
func BenchmarkDecodeWords(b *testing.B) {
	for b.Loop() {
		if _, err := words.Decode(data.CRMWords()); err != nil {
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
