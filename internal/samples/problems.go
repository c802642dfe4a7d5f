package samples

import (
	"errors"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/internal/diag"
	"revops/report/document"
)

// Problems are those of a file with many, after a good file and before one that is not there.
func Problems(tb testing.TB) *document.Problems {
	tb.Helper()
	model := data.PRO()
	source := Source(tb, "answers-err", "everything-at-once.yaml")
	source.Name = "team/everything.yaml"
	_, err := answers.Parse(source, model)
	found, ok := errors.AsType[*diag.Error](err)
	if !ok {
		tb.Fatal("no problems")
	}
	good := assess.Evaluate(model, Answers(tb, model, "answers", Services), assess.Options{})
	return document.NewProblems(model, []document.CheckedFile{
		document.ValidFile("services.yaml", good),
		document.InvalidFile("team/everything.yaml", found.Problems),
		document.InvalidFile("gone.yaml", []diag.Problem{{
			Position: diag.Position{File: "gone.yaml"}, Code: "not-read", Message: "read gone.yaml: no such file or directory",
		}}),
	})
}
