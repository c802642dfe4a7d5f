package samples

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/reference"
)

// Compare compares some of the files under testdata/history.
func Compare(tb testing.TB, names ...string) *assess.Comparison {
	tb.Helper()
	model := data.PRO()
	var snapshots []*assess.Snapshot
	for _, name := range names {
		source := Source(tb, "history", name)
		snapshot, _, isResult, err := document.ReadSnapshot(source, model)
		if !isResult {
			snapshot, err = assess.SnapshotOfAnswers(source, model)
		}
		if err != nil {
			tb.Fatal(err)
		}
		snapshots = append(snapshots, snapshot)
	}
	return assess.Compare(model, snapshots)
}

// CompareSplit is a comparison whose first file was counted by an earlier version of the framework.
func CompareSplit(tb testing.TB, names ...string) *assess.Comparison {
	tb.Helper()
	snapshots := Compare(tb, names...).Snapshots
	first := *snapshots[0]
	first.Version = 0
	first.Elements = first.Elements[1:]
	return assess.Compare(data.PRO(), append([]*assess.Snapshot{&first}, snapshots[1:]...))
}

// Comparison makes a document of a comparison.
func Comparison(c *assess.Comparison) narrative.Comparison {
	return narrative.Comparison{Comparison: document.NewComparison(c), Model: data.PRO()}
}

// Portfolio is the portfolio of the files under testdata that match the patterns. What can't be read is among its problems.
func Portfolio(tb testing.TB, patterns ...string) narrative.Portfolio {
	tb.Helper()
	model := data.PRO()
	counter := assess.NewCounter(model, model.LevelLens)
	collected := counter.Collect()
	for _, pattern := range patterns {
		for _, file := range Glob(tb, pattern) {
			name := filepath.Base(file)
			counted, err := counter.Count(Source(tb, filepath.Dir(pattern), name), answers.Parse)
			if err != nil {
				collected.AddProblem(name, err)
				continue
			}
			collected.Add(counted)
		}
	}
	return narrative.NewPortfolio(document.NewPortfolio(collected.Portfolio(assess.ByLevel)), model)
}

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

// Status is how far two of three respondents have come, the third of whom has answered nothing; everything that is written freely is the
// text, unless that is empty.
func Status(tb testing.TB, text string) narrative.Status {
	tb.Helper()
	model := data.PRO()
	blank := &answers.File{Respondent: answers.Respondent{Name: "Head of Finance", Team: "finance"}}
	for _, place := range (framework.Scope{Team: "finance"}).Elements(model) {
		blank.Given = append(blank.Given, answers.Answer{Element: place.ID})
	}
	responses := []answers.Response{
		{File: "sales.yaml", Answers: Answers(tb, model, "respondents", "sales.yaml")},
		{File: "customer-success.yaml", Answers: Answers(tb, model, "respondents", "customer-success.yaml")},
		{File: "finance.xlsx", Answers: blank},
	}
	problems := []document.StatusProblem{{File: "marketing.xlsx", Problem: `marketing.xlsx:Rules!H7: unknown grade "mosty" [unknown-grade]`}}
	if text != "" {
		for i := range responses {
			given := responses[i].Answers
			responses[i].File, given.Organization, given.Respondent.Name = text, text, text
		}
		problems[0] = document.StatusProblem{File: text, Problem: text}
	}
	status := assess.StatusOf(model, responses, framework.Scope{})
	return narrative.Status{Model: model, Status: document.NewStatus(model, status, "", problems)}
}

// Example is the answers file that shows what answers look like.
func Example(tb testing.TB) *answers.File {
	tb.Helper()
	var text bytes.Buffer
	if _, err := reference.AnswersTemplate(&text, data.PRO(), reference.Template{Example: true}); err != nil {
		tb.Fatal(err)
	}
	given, err := answers.Parse(diag.Source{Name: "example.yaml", Data: text.Bytes()}, data.PRO())
	if err != nil {
		tb.Fatal(err)
	}
	return given
}
