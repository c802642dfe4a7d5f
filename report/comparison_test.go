package report_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"revops/assess"
	"revops/data"
	"revops/internal/diag"
	"revops/internal/golden"
	"revops/report"
)

// history is the comparison of some of the files under testdata/history.
func history(tb testing.TB, names ...string) *assess.Comparison {
	tb.Helper()
	model := data.PRO()
	var snapshots []*assess.Snapshot
	for _, name := range names {
		content, err := os.ReadFile(filepath.Join("../testdata/history", name))
		if err != nil {
			tb.Fatal(err)
		}
		s, err := assess.ParseSnapshot(diag.Source{Name: name, Data: content}, model)
		if err != nil {
			tb.Fatal(err)
		}
		snapshots = append(snapshots, s)
	}
	return assess.Compare(model, snapshots)
}

// split is a comparison of which the first file was counted by an earlier version of the framework.
func split(tb testing.TB, names ...string) *assess.Comparison {
	tb.Helper()
	snapshots := history(tb, names...).Snapshots
	first := *snapshots[0]
	first.Version = 0
	first.Elements = first.Elements[1:]
	return assess.Compare(data.PRO(), append([]*assess.Snapshot{&first}, snapshots[1:]...))
}

func comparisonTable(tb testing.TB, c *assess.Comparison, style report.Style) string {
	tb.Helper()
	return text(tb, func(b *bytes.Buffer) error {
		return report.Comparison{Model: data.PRO(), Comparison: c}.Table(b, style)
	})
}

func TestTablesOfComparisons(t *testing.T) {
	for name, c := range map[string]*assess.Comparison{
		"quarter": history(t, "2026-02.json", "2026-05.yaml"),
		"trend":   history(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml"),
		"split":   split(t, "2026-02.json", "2026-08.yaml"),
		"same":    history(t, "2026-05.yaml", "2026-05.yaml"),
	} {
		golden.Check(t, "../testdata/report/compare-"+name+".table.golden", comparisonTable(t, c, report.Style{Width: 80}))
	}
}

func TestTheComparisonAsJSON(t *testing.T) {
	c := history(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml")
	golden.Check(t, "../testdata/report/compare-trend.json.golden",
		text(t, func(b *bytes.Buffer) error { return report.Comparison{Model: data.PRO(), Comparison: c}.JSON(b) }))
}

func TestComparisonsAreValidByTheirSchema(t *testing.T) {
	s := schema(t, "comparison")
	withoutLevel := history(t, "2026-02.json", "2026-05.yaml")
	withoutLevel.Level.Before, withoutLevel.Score.Before = nil, assess.Score{}
	for name, c := range map[string]*assess.Comparison{
		"of two":          history(t, "2026-02.json", "2026-05.yaml"),
		"of three":        history(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml"),
		"with itself":     history(t, "2026-05.yaml", "2026-05.yaml"),
		"without a level": withoutLevel,
	} {
		if err := valid(s, text(t, func(b *bytes.Buffer) error { return report.Comparison{Model: data.PRO(), Comparison: c}.JSON(b) })); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	c := split(t, "2026-02.json", "2026-08.yaml")
	c.Snapshots[0].Version = 1 // versions count from 1, and the built-in framework is at it
	written := text(t, func(b *bytes.Buffer) error { return report.Comparison{Model: data.PRO(), Comparison: c}.JSON(b) })
	if err := valid(s, written); err != nil || !strings.Contains(written, `"split"`) {
		t.Errorf("split: %v", err)
	}
	if valid(s, strings.Replace(written, `"company"`, `"companies"`, 1)) == nil {
		t.Error("the schema accepts what is not written")
	}
}

func TestASparklineHasEightHeightsAndADotForNoScore(t *testing.T) {
	c := history(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml")
	c.Trend.Scores = nil
	for tenths := 0; tenths <= 1000; tenths += 125 {
		c.Trend.Scores = append(c.Trend.Scores, assess.Score{Tenths: tenths, Known: true})
	}
	c.Trend.Scores = append(c.Trend.Scores, assess.Score{})
	want := "Score ▁▂▃▄▅▆▇██· 0.0 12.5 25.0 37.5 50.0 62.5 75.0 87.5 100.0 –\n"
	if got := comparisonTable(t, c, report.Style{}); !strings.Contains(got, want) {
		t.Errorf("want %s in\n%s", want, got)
	}
}
