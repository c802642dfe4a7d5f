package page_test

import (
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"revops/assess"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/page"
)

// writers write each kind of page.
func writers(tb testing.TB) map[string]func(io.Writer) error {
	tb.Helper()
	a := samples.Document(samples.WithPlan(samples.Count(tb, samples.ScaleUp, assess.Options{Steps: 5}), assess.ByMonth))
	everything := samples.Document(samples.CountEverything(tb, samples.Services))
	benchmark := samples.Document(samples.CountBenchmark(tb, samples.ScaleUp))
	comparison := samples.Comparison(samples.Compare(tb, "2026-02.json", "2026-05.yaml", "2026-08.yaml"))
	portfolio := samples.Portfolio(tb, "portfolio/*.yaml", "portfolio-mistake/*.yaml")
	fact := samples.Fact(tb, samples.Question(), samples.Deals(tb, "hubspot.csv", "salesforce.csv")...)
	forecast := samples.Forecast(tb, samples.ForecastQuestion(), samples.Deals(tb, "hubspot.csv")...)
	evidence := samples.Evidence(tb, samples.ScaleUp, 5, samples.Deals(tb, "hubspot.csv")...)
	return map[string]func(io.Writer) error{
		"assessment":             func(w io.Writer) error { return page.Assessment(w, a, nil) },
		"assessment, everything": func(w io.Writer) error { return page.Assessment(w, everything, nil) },
		"assessment, benchmark":  func(w io.Writer) error { return page.Assessment(w, benchmark, nil) },
		"gaps":                   func(w io.Writer) error { return page.Gaps(w, a, nil) },
		"plan":                   func(w io.Writer) error { return page.Plan(w, a, nil) },
		"comparison":             func(w io.Writer) error { return page.Comparison(w, comparison, nil) },
		"portfolio":              func(w io.Writer) error { return page.Portfolio(w, portfolio, nil) },
		"status":                 func(w io.Writer) error { return page.Status(w, samples.Status(tb, ""), nil) },
		"fact":                   func(w io.Writer) error { return page.Fact(w, narrative.Fact{Fact: fact}, nil) },
		"forecast":               func(w io.Writer) error { return page.Forecast(w, forecast, nil) },
		"evidence":               func(w io.Writer) error { return page.Evidence(w, evidence, nil) },
	}
}

// A page asks for nothing and runs nothing.
func TestPages_static(t *testing.T) {
	for name, write := range writers(t) {
		for _, node := range elements(opened(t, func(w io.Writer, _ struct{}) error { return write(w) }, struct{}{})) {
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

// The page of a company that holds all that one can hold stays small.
func TestAssessment_size(t *testing.T) {
	const maxBytes = 160_000
	for _, company := range samples.Companies(t) {
		everything := samples.Document(samples.CountEverything(t, company))
		if size := len(samples.Written(t, samples.Unbranded(page.Assessment), everything)); size > maxBytes {
			t.Errorf("%s: %d bytes, want at most %d", company, size, maxBytes)
		}
	}
}

func BenchmarkPages(b *testing.B) {
	for name, write := range writers(b) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// opened is the page of a document as a tree.
func opened[D any](tb testing.TB, write func(io.Writer, D) error, of D) *html.Node {
	tb.Helper()
	root, err := html.Parse(strings.NewReader(samples.Written(tb, write, of)))
	if err != nil {
		tb.Fatal(err)
	}
	return root
}

// openAssessment is the page of a result as a tree.
func openAssessment(tb testing.TB, c document.Counted) *html.Node {
	tb.Helper()
	return opened(tb, samples.Unbranded(page.Assessment), samples.Document(c))
}

func elements(root *html.Node) []*html.Node {
	var all []*html.Node
	for node := range root.Descendants() {
		if node.Type == html.ElementNode {
			all = append(all, node)
		}
	}
	return all
}

// ofKind lists the elements with a name.
func ofKind(root *html.Node, name string) []*html.Node {
	return slices.DeleteFunc(elements(root), func(node *html.Node) bool { return node.Data != name })
}

// withClass lists the elements that have a class.
func withClass(root *html.Node, class string) []*html.Node {
	return slices.DeleteFunc(elements(root), func(node *html.Node) bool {
		return !slices.Contains(strings.Fields(attribute(node, "class")), class)
	})
}

// attribute is the value of an attribute, "" without one.
func attribute(node *html.Node, key string) string {
	value, _ := lookUp(node, key)
	return value
}

func lookUp(node *html.Node, key string) (string, bool) {
	for _, attribute := range node.Attr {
		if attribute.Key == key {
			return attribute.Val, true
		}
	}
	return "", false
}

// attributes are, of each element that has all of some attributes, their values.
func attributes(root *html.Node, keys ...string) [][]string {
	var rows [][]string
	for _, node := range elements(root) {
		var row []string
		for _, key := range keys {
			if value, has := lookUp(node, key); has {
				row = append(row, value)
			}
		}
		if len(row) == len(keys) {
			rows = append(rows, row)
		}
	}
	return rows
}

// content is the text in a node.
func content(node *html.Node) string {
	var all strings.Builder
	for inner := range node.Descendants() {
		if inner.Type == html.TextNode {
			all.WriteString(inner.Data)
		}
	}
	return all.String()
}

// words is the text in a node with single spaces.
func words(node *html.Node) string { return strings.Join(strings.Fields(content(node)), " ") }

// children are the elements right below a node: the cells of a row.
func children(node *html.Node) []*html.Node {
	var all []*html.Node
	for child := range node.ChildNodes() {
		if child.Type == html.ElementNode {
			all = append(all, child)
		}
	}
	return all
}

// section is the section of a page with an id, nil without one.
func section(root *html.Node, id string) *html.Node {
	for _, node := range ofKind(root, "section") {
		if attribute(node, "id") == id {
			return node
		}
	}
	return nil
}

// sectionIDs are those of all sections, in order.
func sectionIDs(root *html.Node) []string {
	var ids []string
	for _, node := range ofKind(root, "section") {
		ids = append(ids, attribute(node, "id"))
	}
	return ids
}
