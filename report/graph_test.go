package report_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/golden"
	"revops/report"
)

// smallModel is the framework of another shape under testdata.
func smallModel(t *testing.T) *framework.Framework {
	t.Helper()
	files, err := filepath.Glob("../testdata/framework/ok/small/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var sources []diag.Source
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, diag.Source{Name: file, Data: content})
	}
	model, err := framework.Parse(sources)
	if err != nil {
		t.Fatal(err)
	}
	return model
}

// graphs are the pictures of all lenses in which something is required.
func graphs(t *testing.T, model *framework.Framework) []report.Graph {
	t.Helper()
	var graphs []report.Graph
	for i := range model.Lenses {
		if graph := (report.Graph{Model: model, Lens: &model.Lenses[i]}); !graph.Empty() {
			graphs = append(graphs, graph)
		}
	}
	if len(graphs) == 0 {
		t.Fatal("no lens has a requirement")
	}
	return graphs
}

func TestThePictureOfALens(t *testing.T) {
	model := smallModel(t)
	graph := report.Graph{Model: model, Lens: &model.Lenses[0]}
	for _, format := range report.Formats(graph) {
		golden.Check(t, "../testdata/report/small."+string(format)+".golden", written(t, graph, format))
	}
}

func TestALensWithoutRequirementsHasNoPicture(t *testing.T) {
	model := smallModel(t)
	for i, want := range []bool{false, true} {
		if got := (report.Graph{Model: model, Lens: &model.Lenses[i]}).Empty(); got != want {
			t.Errorf("%s: empty %t", model.Lenses[i].ID, got)
		}
	}
}

// links lists the requirements of a lens as "required > by", sorted.
func links(lens *framework.Lens) []string {
	var links []string
	for _, group := range lens.Groups {
		for _, element := range group.Elements {
			for _, required := range element.Requires {
				links = append(links, string(required)+" > "+string(element.ID))
			}
		}
	}
	slices.Sort(links)
	return links
}

// names maps the ids of a lens to what a picture calls them.
func names(lens *framework.Lens) map[string]string {
	names := map[string]string{}
	for _, group := range lens.Groups {
		for _, element := range group.Elements {
			name := strings.Join(strings.Fields(element.Name), " ")
			if element.Essential {
				name = "★ " + name
			}
			names[string(element.ID)] = name
		}
	}
	return names
}

// readGraph reads nodes and arrows of a picture line by line; unescape turns a label into its text.
func readGraph(source string, node, arrow *regexp.Regexp, unescape func(string) string) (map[string]string, []string) {
	labels := map[string]string{}
	var links []string
	id := func(name string) string { return strings.TrimSuffix(strings.ReplaceAll(name, "_", "-"), "-") }
	for line := range strings.SplitSeq(source, "\n") {
		if parts := node.FindStringSubmatch(line); parts != nil {
			labels[id(parts[1])] = unescape(parts[2])
		} else if parts := arrow.FindStringSubmatch(line); parts != nil {
			links = append(links, id(parts[1])+" > "+id(parts[2]))
		}
	}
	slices.Sort(links)
	return labels, links
}

const hostileName = "a\"] --> b; `**end**` <script>alert(1)</script> #quot; \\\" \\N & &lt; %% {x} |y| 1. -- ```"

func TestMermaidHoldsEachElementAndRequirementAndNothingElse(t *testing.T) {
	node := regexp.MustCompile(`^    ([a-z0-9_]+)\["([^"\[\]{}<>|` + "`" + `;]*(?:#\d+;[^"\[\]{}<>|` + "`" + `;]*)*)"\](?::::essential)?$`)
	arrow := regexp.MustCompile(`^  ([a-z0-9_]+) --> ([a-z0-9_]+)$`)
	unescape := func(label string) string {
		return regexp.MustCompile(`#(\d+);`).ReplaceAllStringFunc(label, func(code string) string {
			number, _ := strconv.Atoi(strings.Trim(code, "#;"))
			return string(rune(number))
		})
	}
	for _, model := range []*framework.Framework{data.PRO(), smallModel(t), hostileModel(hostileName)} {
		for _, graph := range graphs(t, model) {
			labels, arrows := readGraph(written(t, graph, report.FormatMermaid), node, arrow, unescape)
			if diff := cmp.Diff(names(graph.Lens), labels); diff != "" {
				t.Errorf("%s (-want +got):\n%s", graph.Lens.ID, diff)
			}
			if diff := cmp.Diff(links(graph.Lens), arrows); diff != "" {
				t.Errorf("%s (-want +got):\n%s", graph.Lens.ID, diff)
			}
		}
	}
}

func TestNoNodeOfMermaidIsAWordOfItsLanguage(t *testing.T) {
	model := smallModel(t)
	lens := &model.Lenses[0]
	element := &lens.Groups[0].Elements[0]
	for _, id := range []framework.ElementID{"end", "end-to-end", "graph", "default", "style-guide", "class"} {
		lens.Groups[0].Elements[1].Requires = []framework.ElementID{id}
		element.ID = id
		source := written(t, report.Graph{Model: model, Lens: lens}, report.FormatMermaid)
		if regexp.MustCompile(`(?m)^    `+string(id)+`\b[^_]`).MatchString(source) || !strings.Contains(source, `["★ Order Book"]`) {
			t.Errorf("%s", source)
		}
	}
}

func TestDOTHoldsEachElementAndRequirementAndNothingElse(t *testing.T) {
	const quoted = `"((?:[^"\\]|\\.)*)"`
	node := regexp.MustCompile(`^    ` + quoted + ` \[label=` + quoted + `(?:, penwidth=2\.5)?\];$`)
	arrow := regexp.MustCompile(`^  ` + quoted + ` -> ` + quoted + `;$`)
	unescape := strings.NewReplacer(`\\`, `\`, `\"`, `"`, "&amp;", "&").Replace
	for _, model := range []*framework.Framework{data.PRO(), smallModel(t), hostileModel(hostileName)} {
		for _, graph := range graphs(t, model) {
			labels, arrows := readGraph(written(t, graph, report.FormatDOT), node, arrow, unescape)
			if diff := cmp.Diff(names(graph.Lens), labels); diff != "" {
				t.Errorf("%s (-want +got):\n%s", graph.Lens.ID, diff)
			}
			if diff := cmp.Diff(links(graph.Lens), arrows); diff != "" {
				t.Errorf("%s (-want +got):\n%s", graph.Lens.ID, diff)
			}
		}
	}
}
