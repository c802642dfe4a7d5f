package text_test

import (
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	syntax "github.com/yuin/goldmark/extension/ast"

	"revops/assess"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/text"
)

// What comes from files and frameworks stays text: nothing but headings, lists and tables is made of it.
func TestAssessmentMarkdown_hostile(t *testing.T) {
	const hostile = "<script>alert(1)</script> | **b** [l](u) @octocat #1"
	model := samples.HostileModel(hostile)
	given := samples.Answers(t, model, "answers", samples.Services)
	given.Organization = "- " + hostile + "\n\n# h"
	for i := range given.Given {
		given.Given[i].Note, given.Given[i].Position.File = strings.Repeat(hostile+"\n", 200), hostile
	}
	result := assess.Evaluate(model, given, assess.Options{Steps: 1000, Target: 3, Shown: samples.ShownAs(hostile)})
	gate := assess.CheckGates(model, result, assess.Gates{MinLevel: new(3)})
	a := narrative.Assessment{Model: model, Result: document.NewResult(model, document.Counted{Result: result, Gate: gate})}
	source := samples.Written(t, text.AssessmentMarkdown, a)
	wanted := []ast.NodeKind{
		ast.KindDocument, ast.KindHeading, ast.KindParagraph, ast.KindTextBlock, ast.KindText, ast.KindEmphasis, ast.KindList,
		ast.KindListItem, ast.KindHTMLBlock, ast.KindRawHTML, syntax.KindTable, syntax.KindTableHeader, syntax.KindTableRow,
		syntax.KindTableCell, syntax.KindTaskCheckBox,
	}
	items := 0
	err := ast.Walk(parse(source), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && !slices.Contains(wanted, n.Kind()) {
			t.Errorf("a %s", n.Kind())
		}
		if entering && n.Kind() == syntax.KindTaskCheckBox {
			items++
		}
		return ast.WalkContinue, nil
	})
	path, others := a.GapsByPath() // the rest is counted in a sentence
	if want := len(path) + len(others); err != nil || items != want {
		t.Errorf("%d gaps to tick off, want %d, error %v", items, want, err)
	}
	for _, tag := range regexp.MustCompile(`<[^\s>]*`).FindAllString(source, -1) {
		if !slices.Contains(strings.Fields("<details <summary <br </details </summary"), tag) {
			t.Errorf("tag %s", tag)
		}
	}
}

// A portfolio of a thousand companies fits on GitHub.
func TestPortfolioMarkdown_thousand(t *testing.T) {
	p := samples.Portfolio(t, "portfolio/*.yaml")
	for len(p.Rows) < 1000 {
		p.Rows = append(p.Rows, p.Rows...)
	}
	p.Rows = p.Rows[:1000]
	p.Companies = len(p.Rows)
	source := samples.Written(t, text.PortfolioMarkdown, p)
	if len(source) >= 1<<20 || strings.Contains(source, "Left out") || strings.Count(source, "\n| ") < 1000 {
		t.Errorf("%d bytes", len(source))
	}
}

func BenchmarkMarkdown(b *testing.B) {
	a := samples.Assessment(b, samples.Services, assess.Options{Steps: 5})
	planned := samples.Document(samples.WithPlan(samples.Count(b, samples.Services, assess.Options{}), assess.ByMonth))
	compared := samples.Comparison(samples.Compare(b, "2026-02.json", "2026-05.yaml", "2026-08.yaml"))
	portfolio := samples.Portfolio(b, "portfolio/*.yaml")
	for name, write := range map[string]func() error{
		"assessment": func() error { return text.AssessmentMarkdown(io.Discard, a) },
		"gaps":       func() error { return text.GapsMarkdown(io.Discard, a) },
		"plan":       func() error { return text.PlanMarkdown(io.Discard, planned) },
		"comparison": func() error { return text.ComparisonMarkdown(io.Discard, compared) },
		"portfolio":  func() error { return text.PortfolioMarkdown(io.Discard, portfolio) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := write(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
