package text

import (
	"revops/report/document"
	"revops/report/narrative"
)

// benchmark writes where the company stands among others.
func (a assessment) benchmark(to Layout) {
	b := a.Result.Benchmark
	if b == nil {
		return
	}
	to.Heading(narrative.BenchmarkTitle)
	var rows [][]string
	for _, row := range b.Rows() {
		rows = append(rows, []string{
			row.Name, row.Score.String(), row.LowerQuartile.String(), row.Median.String(), row.UpperQuartile.String(), row.Rank(),
		})
	}
	to.Table([]Column{
		{Title: document.Capital(a.GroupNoun(a.Model.LevelLens)), Flexible: true},
		{Title: "Score", Number: true},
		{Title: narrative.LowerQuartileTitle, Number: true},
		{Title: narrative.MedianTitle, Number: true},
		{Title: narrative.UpperQuartileTitle, Number: true},
		{Title: narrative.RankTitle, Number: true},
	}, rows)
	for _, line := range b.Lines() {
		to.Note(line)
	}
}
