package report_test

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/golden"
	"revops/report"
)

// htmlDocuments is each kind of document.
func htmlDocuments(tb testing.TB) map[string]func(io.Writer) error {
	tb.Helper()
	a := assessment(tb, "../testdata/answers/scaleup.yaml", assess.Options{Steps: 5})
	c := report.Comparison{Model: data.PRO(), Comparison: history(tb, "2026-02.json", "2026-05.yaml", "2026-08.yaml")}
	return map[string]func(io.Writer) error{
		"assessment": a.HTML,
		"gaps":       report.Gaps{Assessment: a}.HTML,
		"plan":       plan(a, assess.ByMonth).HTML,
		"comparison": c.HTML,
		"portfolio":  report.Portfolio{Portfolio: portfolio(tb, "portfolio/*.yaml", "portfolio-mistake/*.yaml")}.HTML,
	}
}

func page(tb testing.TB, write func(io.Writer) error) string {
	tb.Helper()
	return text(tb, func(b *bytes.Buffer) error { return write(b) })
}

func TestTheAssessmentAsHTML(t *testing.T) {
	a := assessment(t, "../testdata/answers/services.yaml", assess.Options{Steps: 2, Target: 3})
	a.WhatIf = assumed(t, "../testdata/answers/services.yaml", assess.Options{}).WhatIf
	a.Plan = plan(a, assess.ByQuarter).Plan
	golden.Check(t, "../testdata/report/services.html.golden", page(t, a.HTML))
}

func TestTheHTMLOfACompanyIsSmall(t *testing.T) {
	for _, file := range companies(t) {
		if size := len(page(t, assessment(t, file, assess.Options{Steps: 5}).HTML)); size > 150_000 {
			t.Errorf("%s: %d bytes", file, size)
		}
	}
}

func TestAnHTMLPageAsksForNothingAndRunsNothing(t *testing.T) {
	for name, write := range htmlDocuments(t) {
		for _, node := range elements(parsed(t, page(t, write))) {
			if slices.Contains([]string{"script", "link", "img", "iframe", "object", "embed", "form", "audio", "video", "base"}, node.Data) {
				t.Errorf("%s holds an element %s", name, node.Data)
			}
			for _, attribute := range node.Attr {
				if attribute.Key == "style" || strings.HasPrefix(attribute.Key, "on") || attribute.Key == "src" {
					t.Errorf("%s: %s has %s=%q", name, node.Data, attribute.Key, attribute.Val)
				}
			}
		}
	}
}

func parsed(tb testing.TB, page string) *html.Node {
	tb.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		tb.Fatal(err)
	}
	return root
}

func elements(root *html.Node) []*html.Node {
	var found []*html.Node
	for node := range root.Descendants() {
		if node.Type == html.ElementNode {
			found = append(found, node)
		}
	}
	return found
}

// values are, of each element that has the first attribute, its values of all of them.
func values(root *html.Node, attributes ...string) [][]string {
	var rows [][]string
	for _, node := range elements(root) {
		var row []string
		for _, wanted := range attributes {
			for _, attribute := range node.Attr {
				if attribute.Key == wanted {
					row = append(row, attribute.Val)
				}
			}
		}
		if len(row) == len(attributes) {
			rows = append(rows, row)
		}
	}
	return rows
}

func TestLevelScoreAndEveryGapAreReadBackFromHTML(t *testing.T) {
	for _, file := range companies(t) {
		for _, options := range []assess.Options{{Steps: 5}, {Steps: 5, Target: 3}, {Team: "sales"}, {Lenses: []framework.LensID{"rules"}}} {
			a := assessment(t, file, options)
			root := parsed(t, page(t, a.HTML))
			level, score := []string{"", "", ""}, a.Result.Score
			if a.Result.Level != nil {
				level = []string{a.Result.Level.String()[:1], score.Low.String(), score.High.String()}
			}
			if diff := cmp.Diff([][]string{level}, values(root, "data-level", "data-score", "data-score-high")); diff != "" {
				t.Errorf("%s: level and score (-result +page):\n%s", file, diff)
			}
			var want [][]string
			for _, gap := range a.Result.Gaps {
				want = append(want, []string{
					string(gap.Element.ID), gap.Grade.String(), strconv.Itoa(gap.Days), gap.ScoreGain.String(), strconv.Itoa(gap.LevelGain),
					string(gap.Element.Owner), strconv.Itoa(len(gap.Unlocks)),
				})
			}
			got := values(root, "data-gap", "data-grade", "data-days", "data-gain", "data-level-gain", "data-owner", "data-unlocks")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: gaps (-result +page):\n%s", file, diff)
			}
			if diff := cmp.Diff(len(a.Result.Steps), len(values(root, "data-step"))); diff != "" {
				t.Errorf("%s: steps (-result +page):\n%s", file, diff)
			}
		}
	}
}

func TestWhatTheGapRowsShowIsWhatTheyHold(t *testing.T) {
	a := assessment(t, "../testdata/answers/scaleup.yaml", assess.Options{})
	var want, got []string
	for _, gap := range a.Result.Gaps {
		want = append(want, strings.Join([]string{
			gap.Element.Name, report.GradeWord(gap.Grade), strconv.Itoa(gap.Days), "+" + gap.ScoreGain.String(), strconv.Itoa(len(gap.Unlocks)),
		}, " | "))
	}
	for _, node := range elements(parsed(t, page(t, a.HTML))) {
		if len(values(node, "data-gap")) == 0 && attribute(node, "data-gap") != "" {
			cells := cellsOf(node)
			name := cells[1].FirstChild.Data
			got = append(got, strings.Join([]string{strings.TrimSpace(name), shown(cells[3]), shown(cells[4]), shown(cells[5]), shown(cells[6])}, " | "))
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-result +page:\n%s", diff)
	}
}

func attribute(node *html.Node, key string) string {
	for _, attribute := range node.Attr {
		if attribute.Key == key {
			return attribute.Val
		}
	}
	return ""
}

func cellsOf(row *html.Node) []*html.Node {
	var cells []*html.Node
	for cell := range row.ChildNodes() {
		if cell.Type == html.ElementNode {
			cells = append(cells, cell)
		}
	}
	return cells
}

// shown is the text in a node.
func shown(node *html.Node) string {
	var all strings.Builder
	for inner := range node.Descendants() {
		if inner.Type == html.TextNode {
			all.WriteString(inner.Data)
		}
	}
	return all.String()
}

func TestTheSectionsOfAPageAreThoseTheResultHolds(t *testing.T) {
	whole := said(t, "x")
	whole.Plan = plan(whole, assess.ByMonth).Plan
	whole.Comparison = history(t, "2026-02.json", "2026-05.yaml")
	rules := assessment(t, "../testdata/answers/services.yaml", assess.Options{Lenses: []framework.LensID{"rules"}})
	team := assessment(t, "../testdata/answers/scaleup.yaml", assess.Options{Steps: 5, Team: "sales"})
	for name, test := range map[string]struct {
		a    report.Assessment
		want []string
	}{
		"everything": {whole, []string{
			"summary", "levels", "categories", "heatmap", "steps", "plan", "gaps", "lens-rules", "respondents", "change", "elements",
			"findings", "counting",
		}},
		"no level": {rules, []string{"summary", "gaps", "lens-rules", "elements", "findings", "counting"}},
		"a team":   {team, []string{"summary", "levels", "categories", "steps", "gaps", "lens-rules", "elements", "counting"}},
	} {
		var got []string
		for _, node := range elements(parsed(t, page(t, test.a.HTML))) {
			if node.Data == "section" {
				got = append(got, attribute(node, "id"))
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	for name, write := range htmlDocuments(b) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
