package sheet_test

import (
	"bytes"
	"io"
	"testing"

	"revops/answers"
	"revops/data"
	"revops/internal/diag"
	"revops/report/model"
	"revops/report/sheet"
)

// example is the answers file that shows what answers look like.
func example(tb testing.TB) *answers.File {
	tb.Helper()
	var text bytes.Buffer
	if _, err := model.AnswersTemplate(&text, data.PRO(), model.Template{Example: true}); err != nil {
		tb.Fatal(err)
	}
	given, err := answers.Parse(diag.Source{Name: "example.yaml", Data: text.Bytes()}, data.PRO())
	if err != nil {
		tb.Fatal(err)
	}
	return given
}

// BenchmarkAnswers_write is to stay below 60 ms.
func BenchmarkAnswers_write(b *testing.B) {
	given, pro := example(b), data.PRO()
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
	if err := sheet.Answers(&book, pro, example(b)); err != nil {
		b.Fatal(err)
	}
	source := diag.Source{Name: "answers.xlsx", Data: book.Bytes()}
	for b.Loop() {
		if _, err := answers.Parse(source, pro); err != nil {
			b.Fatal(err)
		}
	}
}
