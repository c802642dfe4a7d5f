package reference_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	syntax "github.com/yuin/goldmark/extension/ast"
	reader "github.com/yuin/goldmark/text"

	"revops/data"
	"revops/framework"
	"revops/internal/samples"
)

func TestMarkdown(t *testing.T) {
	check(t, "small.model.md", page(t, small(t)))
}

func anchors(source string) []string {
	var anchors []string
	for _, match := range regexp.MustCompile(`<a id="([^"]*)"></a>`).FindAllStringSubmatch(source, -1) {
		anchors = append(anchors, match[1])
	}
	return anchors
}

// Each id has one anchor, and each link leads to an anchor or a heading.
func TestMarkdown_links(t *testing.T) {
	for _, of := range []*framework.Framework{data.PRO(), small(t)} {
		source := page(t, of)
		got := anchors(source)
		slices.Sort(got)
		if diff := cmp.Diff(ids(of), got); diff != "" {
			t.Errorf("anchors (-want +got):\n%s", diff)
		}
		links := regexp.MustCompile(`\]\(#([^)]*)\)`).FindAllStringSubmatch(source, -1)
		if len(links) < len(got) {
			t.Errorf("%d links", len(links))
		}
		headings := []string{"levels", "prerequisites", "figures-from-crm-deals", "teams"}
		for _, link := range links {
			if !slices.Contains(got, link[1]) && !slices.Contains(headings, link[1]) {
				t.Errorf("a link to %s leads nowhere", link[1])
			}
		}
	}
}

// No anchor that GitHub makes of a heading is that of an id, unless it stands there.
func TestMarkdown_headings(t *testing.T) {
	source := page(t, data.PRO())
	ids := anchors(source)
	before := ""
	for line := range strings.SplitSeq(source, "\n") {
		if found := anchors(line); len(found) > 0 {
			before = found[0]
		}
		if text, is := strings.CutPrefix(strings.TrimLeft(line, "#"), " "); is && strings.HasPrefix(line, "#") {
			slug := strings.ReplaceAll(regexp.MustCompile(`[^a-z0-9 -]`).ReplaceAllString(strings.ToLower(text), ""), " ", "-")
			if slices.Contains(ids, slug) && slug != before {
				t.Errorf("the heading %q takes the anchor of %s", text, slug)
			}
			before = ""
		}
	}
}

func TestMarkdown_hostile(t *testing.T) {
	source := page(t, samples.HostileModel(hostileName))
	wanted := []ast.NodeKind{
		ast.KindDocument, ast.KindHeading, ast.KindParagraph, ast.KindTextBlock, ast.KindText, ast.KindEmphasis, ast.KindList,
		ast.KindListItem, ast.KindRawHTML, ast.KindLink, ast.KindCodeSpan, ast.KindFencedCodeBlock,
		syntax.KindTable, syntax.KindTableHeader, syntax.KindTableRow, syntax.KindTableCell,
	}
	parsed := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(reader.NewReader([]byte(source)))
	err := ast.Walk(parsed, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if link, is := n.(*ast.Link); is && entering && !strings.HasPrefix(string(link.Destination), "#") &&
			!strings.HasPrefix(string(link.Destination), "https://") {
			t.Errorf("a link to %s", link.Destination)
		}
		if entering && !slices.Contains(wanted, n.Kind()) {
			t.Errorf("a %s", n.Kind())
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range regexp.MustCompile(`<[^\s>]*`).FindAllString(source, -1) {
		if tag != "<a" && tag != "</a" {
			t.Errorf("tag %s", tag)
		}
	}
}

// Among the sources only addresses of the web become links.
func TestMarkdown_sources(t *testing.T) {
	of := small(t)
	of.Lenses[0].Groups[0].Elements[0].Sources = []string{
		"https://example.org/a_b?c=1&d=2", "javascript:alert(1)", "https://example.org/)[x](y", "A book",
	}
	want := `- **Sources:** [example.org/a\_b?c=1&amp;d=2](https://example.org/a_b?c=1&amp;d=2), ` +
		`javascript:alert(1), https&#58;//example.org/)\[x\](y, A book` + "\n"
	if source := page(t, of); !strings.Contains(source, want) {
		t.Errorf("%q is missing in\n%s", want, source)
	}
}

func TestMarkdown_no_requirements(t *testing.T) {
	of := small(t)
	for l := range of.Lenses {
		for g := range of.Lenses[l].Groups {
			for e := range of.Lenses[l].Groups[g].Elements {
				of.Lenses[l].Groups[g].Elements[e].Requires = nil
			}
		}
	}
	source := page(t, of)
	if !strings.Contains(source, "has a prerequisite.\n") || strings.Contains(source, "mermaid") {
		t.Error(source)
	}
}
