package report_test

import (
	"testing"

	"revops/internal/samples"
	"revops/report"
	"revops/report/narrative"
)

// Every format that shows a benchmark says the same numbers as the JSON document.
func TestForms_benchmark(t *testing.T) {
	assessment := report.Assessment{Assessment: samples.Document(samples.CountBenchmark(t, samples.ScaleUp))}
	read := readDocument(t, assessment)
	category := []field{same("name", "", "Category")}
	standings := section{
		name: "benchmark", keys: category, fields: []field{
			same("score", "", "Score"), same("lower_quartile", "", narrative.LowerQuartileTitle), same("median", "", narrative.MedianTitle), same("upper_quartile", "", narrative.UpperQuartileTitle),
			within("lower", "", narrative.RankTitle, narrative.RankTitle, `^(\d+) of`),
			{path: "companies", people: narrative.RankTitle, pattern: `of (\d+)$`},
			{path: "companies", sheet: "Companies"},
		},
		rows: func(result any) []any {
			overall, _ := valueAt(result, "benchmark.overall").(map[string]any)
			overall["name"] = "Overall score"
			return append(rowsAt("benchmark.groups")(result), overall)
		},
	}
	for _, format := range []report.Format{report.FormatTable, report.FormatMarkdown, report.FormatHTML, report.FormatXLSX} {
		if checked := standings.check(t, read, written(t, assessment, format), format); checked < 60 {
			t.Errorf("%s: %d figures are read", format, checked)
		}
	}
}
