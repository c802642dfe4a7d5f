package reference_test

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/data"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/reference"
)

func mermaid(tb testing.TB, graph reference.Graph) string {
	tb.Helper()
	return samples.Written(tb, func(w io.Writer, g reference.Graph) error { return g.Mermaid(w) }, graph)
}

func dot(tb testing.TB, graph reference.Graph) string {
	tb.Helper()
	return samples.Written(tb, func(w io.Writer, g reference.Graph) error { return g.DOT(w) }, graph)
}

func TestGraph(t *testing.T) {
	of := small(t)
	graph := reference.Graph{Model: of, Lens: &of.Lenses[0]}
	check(t, "small.mermaid", mermaid(t, graph))
	check(t, "small.dot", dot(t, graph))
	if graph.Empty() || !(reference.Graph{Model: of, Lens: &of.Lenses[1]}).Empty() {
		t.Error("the first lens has requirements, the second none")
	}
}

// graphs are the pictures of all lenses in which something is required, of several frameworks.
func graphs(t *testing.T) map[string]reference.Graph {
	t.Helper()
	graphs := map[string]reference.Graph{}
	for i, of := range []*framework.Framework{data.PRO(), small(t), samples.HostileModel(hostileName)} {
		for l := range of.Lenses {
			if graph := (reference.Graph{Model: of, Lens: &of.Lenses[l]}); !graph.Empty() {
				graphs[fmt.Sprintf("%d %s", i, graph.Lens.ID)] = graph
			}
		}
	}
	if len(graphs) < 4 {
		t.Fatalf("only %d lenses have requirements", len(graphs))
	}
	return graphs
}

// drawn is what a picture shows: the labels of its nodes by id, and its arrows as "required > by", sorted.
type drawn struct {
	Labels map[string]string
	Arrows []string
}

// wanted is what a picture must show.
func wanted(lens *framework.Lens) drawn {
	want := drawn{Labels: map[string]string{}}
	for _, group := range lens.Groups {
		for _, element := range group.Elements {
			name := strings.Join(strings.Fields(element.Name), " ")
			if element.Essential {
				name = "★ " + name
			}
			want.Labels[string(element.ID)] = name
			for _, required := range element.Requires {
				want.Arrows = append(want.Arrows, string(required)+" > "+string(element.ID))
			}
		}
	}
	slices.Sort(want.Arrows)
	return want
}

// readGraph reads nodes and arrows of a picture line by line; unescape turns a label into its text.
func readGraph(source string, node, arrow *regexp.Regexp, unescape func(string) string) drawn {
	read := drawn{Labels: map[string]string{}}
	id := func(name string) string { return strings.TrimSuffix(strings.ReplaceAll(name, "_", "-"), "-") }
	for line := range strings.SplitSeq(source, "\n") {
		if parts := node.FindStringSubmatch(line); parts != nil {
			read.Labels[id(parts[1])] = unescape(parts[2])
		} else if parts := arrow.FindStringSubmatch(line); parts != nil {
			read.Arrows = append(read.Arrows, id(parts[1])+" > "+id(parts[2]))
		}
	}
	slices.Sort(read.Arrows)
	return read
}

// A picture holds each element and each requirement, and nothing else, whatever the names are.
func TestMermaid_elements(t *testing.T) {
	node := regexp.MustCompile(`^    ([a-z0-9_]+)\["([^"\[\]{}<>|` + "`" + `;]*(?:#\d+;[^"\[\]{}<>|` + "`" + `;]*)*)"\](?::::essential)?$`)
	arrow := regexp.MustCompile(`^  ([a-z0-9_]+) --> ([a-z0-9_]+)$`)
	unescape := func(label string) string {
		return regexp.MustCompile(`#(\d+);`).ReplaceAllStringFunc(label, func(code string) string {
			number, _ := strconv.Atoi(strings.Trim(code, "#;"))
			return string(rune(number))
		})
	}
	for name, graph := range graphs(t) {
		if diff := cmp.Diff(wanted(graph.Lens), readGraph(mermaid(t, graph), node, arrow, unescape)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestDOT_elements(t *testing.T) {
	const quoted = `"((?:[^"\\]|\\.)*)"`
	node := regexp.MustCompile(`^    ` + quoted + ` \[label=` + quoted + `(?:, penwidth=2\.5)?\];$`)
	arrow := regexp.MustCompile(`^  ` + quoted + ` -> ` + quoted + `;$`)
	unescape := strings.NewReplacer(`\\`, `\`, `\"`, `"`, "&amp;", "&").Replace
	for name, graph := range graphs(t) {
		if diff := cmp.Diff(wanted(graph.Lens), readGraph(dot(t, graph), node, arrow, unescape)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// The name of a node is not a word of the language.
func TestMermaid_words(t *testing.T) {
	of := small(t)
	lens := &of.Lenses[0]
	for _, id := range []framework.ElementID{"end", "end-to-end", "graph", "default", "style-guide", "class"} {
		lens.Groups[0].Elements[1].Requires = []framework.ElementID{id}
		lens.Groups[0].Elements[0].ID = id
		source := mermaid(t, reference.Graph{Model: of, Lens: lens})
		if regexp.MustCompile(`(?m)^    `+string(id)+`\b[^_]`).MatchString(source) || !strings.Contains(source, `["★ Order Book"]`) {
			t.Errorf("%s", source)
		}
	}
}
