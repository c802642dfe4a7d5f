package sheet_test

import (
	"bytes"
	"io"
	"testing"

	"revops/answers"
	"revops/data"
	"revops/internal/diag"
	"revops/internal/samples"
	"revops/report/sheet"
)

// BenchmarkAnswers_write is to stay below 60 ms.
func BenchmarkAnswers_write(b *testing.B) {
	given, pro := samples.Example(b), data.PRO()
	for b.Loop() {
		if err := sheet.Answers(io.Discard, pro, given); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAnswers_read is to stay below 40 ms.
func BenchmarkAnswers_read(b *testing.B) {
	var book bytes.Buffer
	pro := data.PRO()
	if err := sheet.Answers(&book, pro, samples.Example(b)); err != nil {
		b.Fatal(err)
	}
	source := diag.Source{Name: "answers.xlsx", Data: book.Bytes()}
	for b.Loop() {
		if _, err := answers.Parse(source, pro); err != nil {
			b.Fatal(err)
		}
	}
}
