package sheet_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"revops/assess"
	"revops/data"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
)

// redacted are documents of a company that names people everywhere, without all that can be left out.
func redacted(tb testing.TB) map[string]formats {
	tb.Helper()
	c, model := samples.CountNames(tb), data.PRO()
	a := samples.Document(samples.WithPlan(c, assess.ByQuarter))
	a.Result = a.Result.Redacted([]document.Redaction{document.RedactNotes, document.RedactNames, document.RedactEvidence})
	counter := assess.NewCounter(model, model.LevelLens)
	collected := counter.Collect()
	collected.AddProblem("acme/jörg.yaml", errors.New("read acme/jörg.yaml: no such file"))
	portfolio := document.NewPortfolio(collected.Portfolio(assess.ByLevel)).Redacted()
	comparison := narrative.Comparison{Comparison: document.NewComparison(c.Comparison).Redacted(), Model: model}
	return map[string]formats{
		"assessment": assessmentFormats(a), "plan": planFormats(a), "portfolio": portfolioFormats(narrative.NewPortfolio(portfolio, model)),
		"comparison": comparisonFormats(comparison),
	}
}

// What was left out of a document stands in no cell and in no other part of a workbook.
func TestFormats_redacted(t *testing.T) {
	for name, document := range redacted(t) {
		for format, write := range document {
			content := write(t)
			if format == "xlsx" {
				content = unpacked(t, content)
			}
			for _, word := range []string{"Dana", "says so", "Secret plan", "'s report", "Acme", "acme", "Jörg", "jörg"} {
				if strings.Contains(content, word) {
					t.Errorf("the %s as %s says %q", name, format, word)
				}
			}
		}
	}
}

// unpacked is the text of all files in a workbook.
func unpacked(tb testing.TB, workbook string) string {
	tb.Helper()
	var all strings.Builder
	for _, file := range parts(tb, workbook).File {
		part, err := file.Open()
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.Copy(&all, part); err != nil {
			tb.Fatal(err)
		}
	}
	return all.String()
}
