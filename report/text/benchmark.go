package text

import "revops/report/document"

// benchmark writes where the company stands among others.
func (a assessment) benchmark(to Layout) {
	b := a.Result.Benchmark
	if b == nil {
		return
	}
	to.Heading(document.BenchmarkTitle)
	var rows [][]string
	for _, row := range b.Rows() {
		rows = append(rows, []string{
			row.Name, row.Score.String(), row.LowerQuartile.String(), row.Median.String(), row.UpperQuartile.String(), row.Rank(),
		})
	}
	to.Table([]Column{
		{Title: document.Capital(a.GroupNoun(a.Model.LevelLens)), Flexible: true},
		{Title: "Score", Number: true},
		{Title: document.LowerQuartileTitle, Number: true},
		{Title: document.MedianTitle, Number: true},
		{Title: document.UpperQuartileTitle, Number: true},
		{Title: document.RankTitle, Number: true},
	}, rows)
	for _, line := range b.Lines() {
		to.Note(line)
	}
}
