package text_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	syntax "github.com/yuin/goldmark/extension/ast"
	reader "github.com/yuin/goldmark/text"

	"revops/assess"
	"revops/framework"
	"revops/report/text"
)

// markdowns are the documents of this package as Markdown.
func markdowns(t *testing.T) map[string]string {
	t.Helper()
	whole := planned(respondents(t), assess.ByQuarter)
	whole.Comparison = history(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml")
	monthly := func(name string, target int) func(*bytes.Buffer) error {
		a := documentOf(planned(counted(t, name, assess.Options{Target: target}), assess.ByMonth))
		return func(b *bytes.Buffer) error { return text.PlanMarkdown(b, a) }
	}
	of := func(name string, options assess.Options) func(*bytes.Buffer) error {
		return func(b *bytes.Buffer) error { return text.AssessmentMarkdown(b, assessment(t, name, options)) }
	}
	compared := func(c *assess.Comparison) func(*bytes.Buffer) error {
		return func(b *bytes.Buffer) error { return text.ComparisonMarkdown(b, view(c)) }
	}
	collected := func(patterns ...string) func(*bytes.Buffer) error {
		return func(b *bytes.Buffer) error { return text.PortfolioMarkdown(b, portfolio(t, patterns...)) }
	}
	all := map[string]string{}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"services":        of(services, assess.Options{Steps: 5}),
		"mature":          of(mature, assess.Options{Steps: 5}),
		"one team":        of(services, assess.Options{Team: "sales", Steps: 5}),
		"without a level": of(services, assess.Options{Lenses: []framework.LensID{"rules"}, Steps: 5}),
		"respondents":     func(b *bytes.Buffer) error { return text.AssessmentMarkdown(b, documentOf(whole)) },
		"assumed": func(b *bytes.Buffer) error {
			return text.AssessmentMarkdown(b, assumed(t, seed, assess.Options{Target: 3}))
		},
		"services.gaps":       func(b *bytes.Buffer) error { return text.GapsMarkdown(b, assessment(t, services, assess.Options{})) },
		"seed.plan":           monthly(seed, 2),
		"plan of nothing":     monthly(services, 1),
		"compare-trend":       compared(history(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml")),
		"compare-split":       compared(split(t, "2026-02.json", "2026-08.yaml")),
		"portfolio":           collected("portfolio/*.yaml", "portfolio-mistake/*.yaml"),
		"portfolio of nobody": collected("portfolio-mistake/*.yaml"),
	} {
		all[name] = written(t, write)
	}
	return all
}

func TestMarkdown(t *testing.T) {
	all := markdowns(t)
	for _, name := range []string{"services", "respondents", "services.gaps", "seed.plan", "compare-trend", "portfolio"} {
		check(t, name+".md", all[name])
	}
}

// Each table is one table for GitHub, and each row has its columns.
func TestMarkdown_tables(t *testing.T) {
	for name, source := range markdowns(t) {
		parsed := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(reader.NewReader([]byte(source)))
		tables, rules := 0, strings.Count(source, "\n| :--")+strings.Count(source, "\n| --:")
		err := ast.Walk(parsed, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
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
	}
}

func TestGapsMarkdown_waived(t *testing.T) {
	a := assessment(t, services, assess.Options{})
	a.Result.Gaps[0].Waived, a.Result.Gaps[0].LevelGain = true, 1
	got := written(t, func(b *bytes.Buffer) error { return text.GapsMarkdown(b, a) })
	want := "- [ ] **Real-Time Deal Tracking** · Level 2 · partial · 6 days · score +1.1 · level +1 · Sales · **waived** · services.yaml:26<br>Note:"
	if !strings.Contains(got, want) {
		t.Errorf("%q is missing in\n%s", want, got)
	}
}

func TestAssessmentMarkdown_long_note(t *testing.T) {
	a := assessment(t, services, assess.Options{})
	for i := range a.Result.Elements {
		a.Result.Elements[i].Note = strings.Repeat("é", 10_000)
	}
	want := "<br>Note: " + strings.Repeat("é", 400) + "… (9600 characters more at services.yaml:26)\n"
	if !strings.Contains(written(t, func(b *bytes.Buffer) error { return text.AssessmentMarkdown(b, a) }), want) {
		t.Errorf("%q is missing", want)
	}
}

func TestAssessment_plan_of_nothing(t *testing.T) {
	a := documentOf(planned(counted(t, services, assess.Options{Target: 1}), assess.ByMonth))
	for name, got := range map[string]string{
		"terminal": table(t, a, text.Style{}),
		"Markdown": written(t, func(b *bytes.Buffer) error { return text.AssessmentMarkdown(b, a) }),
	} {
		if !strings.Contains(got, "\n\nNothing to plan.\n\n") || strings.Contains(strings.ToLower(got), "bottleneck") {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}
