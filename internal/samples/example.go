package samples

import (
	"bytes"
	"testing"

	"revops/answers"
	"revops/data"
	"revops/internal/diag"
	"revops/report/model"
)

// Example is the answers file that shows what answers look like.
func Example(tb testing.TB) *answers.File {
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
