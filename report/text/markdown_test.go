package text_test

import (
	"io"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	syntax "github.com/yuin/goldmark/extension/ast"
	reader "github.com/yuin/goldmark/text"

	"revops/assess"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/text"
)

// markdowns are the documents of this package as Markdown.
func markdowns(t *testing.T) map[string]string {
	t.Helper()
	whole := samples.WithPlan(samples.CountRespondents(t), assess.ByQuarter)
	whole.Comparison = samples.Compare(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml")
	monthly := func(name string, target int) func(io.Writer) error {
		a := samples.Document(samples.WithPlan(samples.Count(t, name, assess.Options{Target: target}), assess.ByMonth))
		return func(b io.Writer) error { return text.PlanMarkdown(b, a) }
	}
	of := func(name string, options assess.Options) func(io.Writer) error {
		return func(b io.Writer) error { return text.AssessmentMarkdown(b, samples.Assessment(t, name, options)) }
	}
	compared := func(c *assess.Comparison) func(io.Writer) error {
		return func(b io.Writer) error { return text.ComparisonMarkdown(b, samples.Comparison(c)) }
	}
	collected := func(patterns ...string) func(io.Writer) error {
		return func(b io.Writer) error {
			return text.PortfolioMarkdown(b, samples.Portfolio(t, patterns...))
		}
	}
	all := map[string]string{}
	for name, write := range map[string]func(io.Writer) error{
		"services":        of(samples.Services, assess.Options{Steps: 5}),
		"mature":          of(samples.Mature, assess.Options{Steps: 5}),
		"one team":        of(samples.Services, assess.Options{Team: "sales", Steps: 5}),
		"without a level": of(samples.Services, assess.Options{Lenses: []framework.LensID{"rules"}, Steps: 5}),
		"respondents":     func(b io.Writer) error { return text.AssessmentMarkdown(b, samples.Document(whole)) },
		"assumed": func(b io.Writer) error {
			return text.AssessmentMarkdown(b, samples.Document(samples.CountAssumed(t, samples.Seed, assess.Options{Target: 3})))
		},
		"services.gaps": func(b io.Writer) error {
			return text.GapsMarkdown(b, samples.Assessment(t, samples.Services, assess.Options{}))
		},
		"seed.plan":           monthly(samples.Seed, 2),
		"plan of nothing":     monthly(samples.Services, 1),
		"compare-trend":       compared(samples.Compare(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml")),
		"compare-split":       compared(samples.CompareSplit(t, "2026-02.json", "2026-08.yaml")),
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

// parse parses the Markdown of GitHub.
func parse(source string) ast.Node {
	return goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(reader.NewReader([]byte(source)))
}

// Each table is one table for GitHub, and each row has its columns.
func TestMarkdown_tables(t *testing.T) {
	for name, source := range markdowns(t) {
		parsed := parse(source)
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
	a := samples.Assessment(t, samples.Services, assess.Options{})
	a.Result.Gaps[0].Waived, a.Result.Gaps[0].LevelGain = true, 1
	got := written(t, func(b io.Writer) error { return text.GapsMarkdown(b, a) })
	want := "- [ ] **Real-Time Deal Tracking** · Level 2 · partial · 6 person-days · score +1.1 · level +1 · Sales · **waived**<br>Note:"
	if !strings.Contains(got, want) {
		t.Errorf("%q is missing in\n%s", want, got)
	}
}

func TestAssessmentMarkdown_long_note(t *testing.T) {
	a := samples.Assessment(t, samples.Services, assess.Options{})
	for i := range a.Result.Elements {
		a.Result.Elements[i].Note = strings.Repeat("é", 10_000)
	}
	want := "<br>Note: " + strings.Repeat("é", 400) + "… (9600 more characters)\n"
	if !strings.Contains(written(t, func(b io.Writer) error { return text.AssessmentMarkdown(b, a) }), want) {
		t.Errorf("%q is missing", want)
	}
}

func TestAssessment_plan_of_nothing(t *testing.T) {
	a := samples.Document(samples.WithPlan(samples.Count(t, samples.Services, assess.Options{Target: 1}), assess.ByMonth))
	for name, got := range map[string]string{
		"terminal": table(t, a, text.Style{}),
		"Markdown": written(t, func(b io.Writer) error { return text.AssessmentMarkdown(b, a) }),
	} {
		if !strings.Contains(got, "\n\nNothing to plan.\n\n") || strings.Contains(strings.ToLower(got), "bottleneck") {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}
