package report_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"revops/assess"
	"revops/data"
	"revops/internal/diag"
	"revops/internal/golden"
	"revops/report"
)

// portfolio collects the files of the patterns under testdata.
func portfolio(tb testing.TB, patterns ...string) *assess.Portfolio {
	tb.Helper()
	surveyor := assess.NewCounter(data.PRO(), "roadmap")
	collected := surveyor.Collect()
	for _, pattern := range patterns {
		files, err := filepath.Glob("../testdata/" + pattern)
		if err != nil || len(files) == 0 {
			tb.Fatalf("%s: %d files, error %v", pattern, len(files), err)
		}
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				tb.Fatal(err)
			}
			survey, err := surveyor.Count(diag.Source{Name: filepath.Base(file), Data: content})
			if err != nil {
				collected.AddProblem(filepath.Base(file), err)
			} else {
				collected.Add(survey)
			}
		}
	}
	return collected.Portfolio(assess.ByLevel)
}

func TestThePortfolioAsATable(t *testing.T) {
	p := portfolio(t, "portfolio/*.yaml", "portfolio-mistake/*.yaml")
	golden.Check(t, "../testdata/report/portfolio.table.golden", text(t, func(b *bytes.Buffer) error {
		return report.Portfolio{Portfolio: p}.Table(b, report.Style{Width: 80})
	}))
	for _, width := range []int{80, 100, 160} {
		for line := range strings.Lines(text(t, func(b *bytes.Buffer) error {
			return report.Portfolio{Portfolio: p}.Table(b, report.Style{Width: width})
		})) {
			if wide := displaywidth.String(strings.TrimSuffix(line, "\n")); wide > width {
				t.Errorf("at %d columns: %d columns: %s", width, wide, line)
			}
		}
	}
}

func TestThePortfolioAsJSON(t *testing.T) {
	p := portfolio(t, "answers/*.yaml", "portfolio-mistake/*.yaml")
	golden.Check(t, "../testdata/report/portfolio.json.golden", text(t, func(b *bytes.Buffer) error {
		return report.Portfolio{Portfolio: p}.JSON(b)
	}))
}

func TestPortfoliosAreValidByTheirSchema(t *testing.T) {
	s := schema(t, "portfolio")
	for _, patterns := range [][]string{
		{"portfolio/*.yaml"}, {"portfolio/*.yaml", "answers/*.yaml", "answers-err/*.yaml"}, {"portfolio-mistake/*.yaml"},
	} {
		p := portfolio(t, patterns...)
		written := text(t, func(b *bytes.Buffer) error { return report.Portfolio{Portfolio: p}.JSON(b) })
		if err := valid(s, written); err != nil {
			t.Errorf("%v: %v", patterns, err)
		}
		if valid(s, strings.Replace(written, `"organization"`, `"organisation"`, 1)) == nil {
			t.Errorf("%v: the schema accepts what is not written", patterns)
		}
	}
}
