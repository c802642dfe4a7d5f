package report_test

import (
	"bufio"
	"bytes"
	"html"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	syntax "github.com/yuin/goldmark/extension/ast"
	renderer "github.com/yuin/goldmark/renderer/html"
	markdown "github.com/yuin/goldmark/text"

	"revops/assess"
	"revops/report"
)

// reading is what a reader finds in a report, whatever its format: the level as number and name, the score and the gaps,
// in their order.
type reading struct {
	Level, Score string
	Gaps         []readGap
}

// readGap is a gap as it is written: days and gain are numbers, the gain with its decimal.
type readGap struct {
	Element, Grade, Days, Gain string
}

// told is what every format must say of an assessment.
func told(a report.Assessment) reading {
	r := reading{Level: a.Result.Level.String(), Score: a.Result.Score.Low.String()}
	for _, gap := range a.Result.Gaps {
		r.Gaps = append(r.Gaps, readGap{
			gap.Element.Name, report.GradeWord(gap.Grade), strconv.Itoa(gap.Days), gap.ScoreGain.String(),
		})
	}
	return r
}

// parseMarkdown parses GitHub's Markdown.
func parseMarkdown(source string) ast.Node {
	return goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(markdown.NewReader([]byte(source)))
}

// textOf is what a part of a Markdown document says, without the spaces of no width.
func textOf(node ast.Node, source string) string {
	var escaped bytes.Buffer
	_ = ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if leaf, is := n.(*ast.Text); is && entering {
			writer := bufio.NewWriter(&escaped)
			renderer.DefaultWriter.Write(writer, leaf.Value([]byte(source)))
			return ast.WalkContinue, writer.Flush()
		}
		return ast.WalkContinue, nil
	})
	return strings.ReplaceAll(html.UnescapeString(escaped.String()), "\u200b", "")
}

// readMarkdown reads a report that was written as Markdown.
func readMarkdown(tb testing.TB, source string) reading {
	tb.Helper()
	document := parseMarkdown(source)
	title := regexp.MustCompile(`^Level (\d+) of \d+: (.*), score ([\d.]+)$`).FindStringSubmatch(textOf(document.FirstChild(), source))
	if title == nil {
		tb.Fatalf("no level in the first line of %.200s", source)
	}
	read := reading{Level: title[1] + " " + title[2], Score: title[3]}
	item := regexp.MustCompile(`^(.*) · ([^·]*) · ([^·]*) · (\d+) days? · score \+([\d.]+) · `)
	err := ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() != syntax.KindTaskCheckBox || !entering {
			return ast.WalkContinue, nil
		}
		said := textOf(n.Parent(), source)
		found := item.FindStringSubmatch(strings.TrimSpace(said))
		if found == nil {
			tb.Errorf("no gap in %q", said)
			return ast.WalkContinue, nil
		}
		read.Gaps = append(read.Gaps, readGap{found[1], found[3], found[4], found[5]})
		return ast.WalkContinue, nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return read
}

func TestMarkdownSaysTheSameLevelScoreAndGapsAsTheResult(t *testing.T) {
	for _, file := range companies(t) {
		a := assessment(t, file, assess.Options{Steps: 5, Target: 3})
		for name, write := range map[string]func(*bytes.Buffer) error{
			"assessment": func(b *bytes.Buffer) error { return a.Markdown(b) },
			"gaps":       func(b *bytes.Buffer) error { return report.Gaps{Assessment: a}.Markdown(b) },
		} {
			if diff := cmp.Diff(told(a), readMarkdown(t, text(t, write))); diff != "" {
				t.Errorf("%s of %s (-want +got):\n%s", name, filepath.Base(file), diff)
			}
		}
	}
}
