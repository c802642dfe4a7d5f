package samples

import (
	"path/filepath"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/report/document"
	"revops/report/narrative"
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
