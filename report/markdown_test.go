package report_test

import (
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"
	syntax "github.com/yuin/goldmark/extension/ast"

	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/golden"
	"revops/report"
)

// markdowns are all documents that are written as Markdown.
func markdowns(t *testing.T) map[string]string {
	t.Helper()
	whole := respondents(t)
	whole.Plan = plan(whole, assess.ByQuarter).Plan
	whole.Comparison = history(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml")
	top := assessment(t, "../testdata/answers/mature.yaml", assess.Options{Steps: 5})
	documents := map[string]interface{ Markdown(w io.Writer) error }{
		"services":            assessment(t, services, assess.Options{Steps: 5}),
		"mature":              top,
		"respondents":         whole,
		"one team":            assessment(t, services, assess.Options{Team: "sales", Steps: 5}),
		"without a level":     assessment(t, services, assess.Options{Lenses: []framework.LensID{"rules"}, Steps: 5}),
		"assumed":             assumed(t, seed, assess.Options{Steps: everyStep, Target: 3}),
		"services.gaps":       report.Gaps{Assessment: assessment(t, services, assess.Options{})},
		"seed.plan":           plan(assessment(t, seed, assess.Options{Target: 2}), assess.ByMonth),
		"plan of nothing":     plan(assessment(t, services, assess.Options{Target: 1}), assess.ByMonth),
		"compare-trend":       report.Comparison{Model: data.PRO(), Comparison: history(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml")},
		"compare-split":       report.Comparison{Model: data.PRO(), Comparison: split(t, "2026-02.json", "2026-08.yaml")},
		"portfolio":           report.Portfolio{Portfolio: portfolio(t, "portfolio/*.yaml", "portfolio-mistake/*.yaml")},
		"portfolio of nobody": report.Portfolio{Portfolio: portfolio(t, "portfolio-mistake/*.yaml")},
	}
	written := map[string]string{}
	for name, document := range documents {
		written[name] = text(t, func(b *bytes.Buffer) error { return document.Markdown(b) })
	}
	return written
}

func TestDocumentsAsMarkdown(t *testing.T) {
	written := markdowns(t)
	for _, name := range []string{"services", "respondents", "services.gaps", "seed.plan", "compare-trend", "portfolio"} {
		golden.Check(t, "../testdata/report/"+name+".md.golden", written[name])
	}
}

func TestLevelAndScoreAreTheFirstLineOfMarkdownAndTheCompanyTheNext(t *testing.T) {
	want := "## Level 1 of 3: Foundation, score 32.2\n\n**Osmunda Lane Consulting**, 2026-03-20, pro@1\n"
	if got := markdowns(t)["services"]; !strings.HasPrefix(got, want) {
		t.Errorf("%.200s", got)
	}
}

func TestEachTableOfMarkdownIsOneAndEachRowHasItsColumns(t *testing.T) {
	for name, source := range markdowns(t) {
		tables, rules := 0, strings.Count(source, "\n| :--")+strings.Count(source, "\n| --:")
		err := ast.Walk(parseMarkdown(source), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			table, is := n.(*syntax.Table)
			if !is || !entering {
				return ast.WalkContinue, nil
			}
			tables++
			for row := table.FirstChild(); row != nil; row = row.NextSibling() {
				if row.ChildCount() != len(table.Alignments) {
					t.Errorf("%s: %d cells under %d columns", name, row.ChildCount(), len(table.Alignments))
				}
			}
			return ast.WalkContinue, nil
		})
		if err != nil || tables != rules {
			t.Errorf("%s: %d tables, written %d, error %v", name, tables, rules, err)
		}
		if opened, closed := strings.Count(source, "<details>"), strings.Count(source, "\n\n</details>\n"); opened != closed {
			t.Errorf("%s: %d parts opened, %d closed", name, opened, closed)
		}
	}
}

// hostileModel is the built-in framework with a text in each name and sentence that is written.
func hostileModel(hostile string) *framework.Framework {
	model := *data.PRO()
	model.Levels, model.Teams, model.Lenses = slices.Clone(model.Levels), slices.Clone(model.Teams), slices.Clone(model.Lenses)
	for i := range model.Levels[1:] {
		model.Levels[i].Description += hostile
	}
	for i := range model.Teams {
		model.Teams[i].Name += hostile
		model.Teams[i].Channel += hostile
	}
	model.Measures.List = slices.Clone(model.Measures.List)
	for i := range model.Measures.List {
		model.Measures.List[i].Unseen = hostile
	}
	for l := range model.Lenses {
		lens := &model.Lenses[l]
		lens.Name += hostile
		lens.Groups = slices.Clone(lens.Groups)
		for g := range lens.Groups {
			group := &lens.Groups[g]
			group.Name += hostile
			group.Elements = slices.Clone(group.Elements)
			for e := range group.Elements {
				group.Elements[e].Name += hostile
				group.Elements[e].Steps = framework.Steps{
					Partial: framework.Step{Do: hostile, Days: 1}, Mostly: framework.Step{Do: hostile, Days: 2}, Full: framework.Step{Do: hostile, Days: 3},
				}
			}
		}
	}
	return &model
}

func TestWhatComesFromFilesAndFrameworksStaysTextInMarkdown(t *testing.T) {
	const hostile = "<script>alert(1)</script> | **b** [l](u) @octocat #1"
	model := hostileModel(hostile)
	answers := answersOf(t, model, services)
	answers.Organization = "- " + hostile + "\n\n# h"
	for i := range answers.Given {
		answers.Given[i].Note = strings.Repeat(hostile+"\n", 200)
		answers.Given[i].Position.File = hostile
	}
	a := report.Assessment{Model: model, Result: assess.Evaluate(model, answers, assess.Options{
		Steps: everyStep, Target: 3, Shown: shownAs(hostile),
	})}
	a.Gate = assess.CheckGates(model, a.Result, assess.Gates{MinLevel: 3})
	source := text(t, func(b *bytes.Buffer) error { return a.Markdown(b) })
	wanted := []ast.NodeKind{
		ast.KindDocument, ast.KindHeading, ast.KindParagraph, ast.KindTextBlock, ast.KindText, ast.KindEmphasis, ast.KindList,
		ast.KindListItem, ast.KindHTMLBlock, ast.KindRawHTML, syntax.KindTable, syntax.KindTableHeader, syntax.KindTableRow,
		syntax.KindTableCell, syntax.KindTaskCheckBox,
	}
	err := ast.Walk(parseMarkdown(source), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && !slices.Contains(wanted, n.Kind()) {
			t.Errorf("a %s", n.Kind())
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range regexp.MustCompile(`<[^\s>]*`).FindAllString(source, -1) {
		if !slices.Contains(strings.Fields("<details <summary <br </details </summary"), tag) {
			t.Errorf("tag %s", tag)
		}
	}
	if diff := cmp.Diff(told(a), readMarkdown(t, source)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTheChecklistSaysWhatIsWaivedAndWhatAloneReachesALevel(t *testing.T) {
	a := assessment(t, services, assess.Options{})
	a.Result.Gaps[0].Waived, a.Result.Gaps[0].LevelGain = true, 1
	source := text(t, func(b *bytes.Buffer) error { return report.Gaps{Assessment: a}.Markdown(b) })
	want := "- [ ] **Real-Time Deal Tracking** · Level 2 · partial · 6 days · score +1.1 · level +1 · Sales · **waived** · services.yaml:26<br>Note:"
	if !strings.Contains(source, want) {
		t.Errorf("%q is missing in\n%s", want, source)
	}
}

func TestALongNoteIsCutAndSaysWhereTheRestIs(t *testing.T) {
	a := assessment(t, services, assess.Options{})
	for i := range a.Result.Elements {
		a.Result.Elements[i].Answer.Note = strings.Repeat("é", 10_000)
	}
	source := text(t, func(b *bytes.Buffer) error { return a.Markdown(b) })
	want := "<br>Note: " + strings.Repeat("é", 400) + "… (9600 characters more at services.yaml:26)\n"
	if !strings.Contains(source, want) {
		t.Errorf("%q is missing", want)
	}
}

func TestAPortfolioOfAThousandCompaniesFitsOnGitHub(t *testing.T) {
	p := *portfolio(t, "portfolio/*.yaml")
	for len(p.Rows) < 1000 {
		p.Rows = append(p.Rows, p.Rows...)
	}
	p.Rows = p.Rows[:1000]
	p.Companies = len(p.Rows)
	source := text(t, func(b *bytes.Buffer) error { return report.Portfolio{Portfolio: &p}.Markdown(b) })
	if len(source) >= 1<<20 || strings.Contains(source, "Left out") {
		t.Errorf("%d bytes", len(source))
	}
}

func BenchmarkMarkdown(b *testing.B) {
	a := assessment(b, services, assess.Options{Steps: 5})
	for name, document := range map[string]interface{ Markdown(w io.Writer) error }{
		"assessment": a,
		"gaps":       report.Gaps{Assessment: a},
		"plan":       plan(a, assess.ByMonth),
		"comparison": report.Comparison{Model: data.PRO(), Comparison: history(b, "2026-02.json", "2026-05.yaml", "2026-08.yaml")},
		"portfolio":  report.Portfolio{Portfolio: portfolio(b, "portfolio/*.yaml")},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := document.Markdown(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestAnAssessmentWithAPlanOfNothingSaysSo(t *testing.T) {
	a := assessment(t, services, assess.Options{Target: 1})
	a.Plan = plan(a, assess.ByMonth).Plan
	for name, written := range map[string]string{
		"table":    text(t, func(b *bytes.Buffer) error { return a.Table(b, report.Style{}) }),
		"Markdown": text(t, func(b *bytes.Buffer) error { return a.Markdown(b) }),
	} {
		if !strings.Contains(written, "\n\nNothing to plan.\n\n") || strings.Contains(strings.ToLower(written), "bottleneck") {
			t.Errorf("%s:\n%s", name, written)
		}
	}
}
