package report_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	syntax "github.com/yuin/goldmark/extension/ast"

	"revops/data"
	"revops/framework"
	"revops/internal/golden"
	"revops/report"
)

func modelPage(t *testing.T, model *framework.Framework) string {
	t.Helper()
	return written(t, report.Model{Framework: model}, report.FormatMarkdown)
}

func TestTheModelAsAPage(t *testing.T) {
	golden.Check(t, "../testdata/report/small.model.md.golden", modelPage(t, smallModel(t)))
}

func anchors(source string) []string {
	var anchors []string
	for _, match := range regexp.MustCompile(`<a id="([^"]*)"></a>`).FindAllStringSubmatch(source, -1) {
		anchors = append(anchors, match[1])
	}
	return anchors
}

func TestEachIDHasOneAnchorOnThePageOfAModelAndEachLinkLeadsToOne(t *testing.T) {
	for _, model := range []*framework.Framework{data.PRO(), smallModel(t)} {
		want := map[string]int{}
		for _, level := range model.Levels {
			want[string(level.ID)]++
		}
		for _, team := range model.Teams {
			want[string(team.ID)]++
		}
		for _, lens := range model.Lenses {
			want[string(lens.ID)]++
			for _, group := range lens.Groups {
				want[string(group.ID)]++
				for _, element := range group.Elements {
					want[string(element.ID)]++
				}
			}
		}
		source := modelPage(t, model)
		got := map[string]int{}
		for _, anchor := range anchors(source) {
			got[anchor]++
		}
		if !maps.Equal(got, want) {
			t.Errorf("anchors %v, want %v", got, want)
		}
		linked := regexp.MustCompile(`\]\(#([^)]*)\)`).FindAllStringSubmatch(source, -1)
		if len(linked) < len(want) {
			t.Errorf("%d links", len(linked))
		}
		headings := []string{"levels", "what-requires-what", "figures-from-deals", "teams"}
		for _, link := range linked {
			if got[link[1]] == 0 && !slices.Contains(headings, link[1]) {
				t.Errorf("a link to %s leads nowhere", link[1])
			}
		}
	}
}

// TestNoHeadingOfAModelTakesAnAnchorAway holds the anchors that GitHub makes of headings against those of the ids.
func TestNoHeadingOfAModelTakesAnAnchorAway(t *testing.T) {
	source := modelPage(t, data.PRO())
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

func TestTheTextsOfAnOwnModelStayTextOnItsPage(t *testing.T) {
	source := modelPage(t, hostileModel(hostileName))
	wanted := []ast.NodeKind{
		ast.KindDocument, ast.KindHeading, ast.KindParagraph, ast.KindTextBlock, ast.KindText, ast.KindEmphasis, ast.KindList,
		ast.KindListItem, ast.KindRawHTML, ast.KindLink, ast.KindCodeSpan, ast.KindFencedCodeBlock,
		syntax.KindTable, syntax.KindTableHeader, syntax.KindTableRow, syntax.KindTableCell,
	}
	err := ast.Walk(parseMarkdown(source), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
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

func TestOnlyAnAddressOfTheWebIsALinkAmongTheSources(t *testing.T) {
	model := smallModel(t)
	model.Lenses[0].Groups[0].Elements[0].Sources = []string{
		"https://example.org/a_b?c=1&d=2", "javascript:alert(1)", "https://example.org/)[x](y", "A book",
	}
	source := modelPage(t, model)
	want := `- **Sources:** [example.org/a\_b?c=1&amp;d=2](https://example.org/a_b?c=1&amp;d=2), ` +
		`javascript:alert(1), https&#58;//example.org/)\[x\](y, A book` + "\n"
	if !strings.Contains(source, want) {
		t.Errorf("%q is missing in\n%s", want, source)
	}
}
