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
		"factors":    facts(tb, factQuestion(), "hubspot.csv", "salesforce.csv").HTML,
		"evidence":   evidenceOf(tb, "scaleup.yaml", "hubspot.csv").HTML,
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
			if diff := cmp.Diff(gapsOf(a), gapsOn(root)); diff != "" {
				t.Errorf("%s: gaps (-result +page):\n%s", file, diff)
			}
			if diff := cmp.Diff(len(a.Result.Steps), len(values(root, "data-step"))); diff != "" {
				t.Errorf("%s: steps (-result +page):\n%s", file, diff)
			}
		}
	}
}

// gapsOf are the gaps of a result as a page has to show them: id, name, grade, days, gain, how many they unlock, and the owner;
// essential ones and those that gain a level are marked.
func gapsOf(a report.Assessment) [][]string {
	var rows [][]string
	for _, gap := range a.Result.Gaps {
		team, _ := a.Model.Team(gap.Element.Owner)
		name := gap.Element.Name
		if gap.Element.Essential {
			name += " essential"
		}
		if gap.LevelGain > 0 {
			name += " +1 level"
		}
		rows = append(rows, []string{
			string(gap.Element.ID), name, report.GradeWord(gap.Grade), strconv.Itoa(gap.Days), "+" + gap.ScoreGain.String(),
			strconv.Itoa(len(gap.Unlocks)), team.Name,
		})
	}
	return rows
}

// gapsOn reads the gaps off a page.
func gapsOn(root *html.Node) [][]string {
	var rows [][]string
	for _, node := range elements(root) {
		id := attribute(node, "data-gap")
		if id == "" {
			continue
		}
		cells := cellsOf(node)
		var name strings.Builder
		for part := range cells[0].ChildNodes() {
			if part.Data == "p" {
				break
			}
			name.WriteString(shown(part))
			if part.Type == html.TextNode {
				name.WriteString(part.Data)
			}
		}
		row := []string{id, strings.Join(strings.Fields(name.String()), " ")}
		for _, cell := range cells[2:] {
			row = append(row, strings.TrimSpace(shown(cell)))
		}
		rows = append(rows, row)
	}
	return rows
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
	whole.Result.Shown = &assess.ShownResult{}
	rules := assessment(t, "../testdata/answers/services.yaml", assess.Options{Lenses: []framework.LensID{"rules"}})
	team := assessment(t, "../testdata/answers/scaleup.yaml", assess.Options{Steps: 5, Team: "sales"})
	for name, test := range map[string]struct {
		a    report.Assessment
		want []string
	}{
		"everything": {whole, []string{
			"summary", "levels", "categories", "heatmap", "steps", "plan", "gaps", "lens-rules", "respondents", "change", "shown", "elements",
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
