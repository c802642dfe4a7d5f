package browser_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"revops/data"
	"revops/framework"
	"revops/report"
)

// drawn are the pictures of the built-in framework, and one of it with hostile names.
func drawn(t *testing.T) []report.Graph {
	t.Helper()
	defaced, err := framework.Parse(data.Sources()) // a value of its own, to be changed
	if err != nil {
		t.Fatal(err)
	}
	for l := range defaced.Lenses {
		for g := range defaced.Lenses[l].Groups {
			group := &defaced.Lenses[l].Groups[g]
			group.Name += nasty()
			for e := range group.Elements {
				group.Elements[e].Name = "1. `" + nasty()
			}
		}
	}
	var graphs []report.Graph
	for _, model := range []*framework.Framework{data.PRO(), defaced} {
		for i := range model.Lenses {
			if graph := (report.Graph{Model: model, Lens: &model.Lenses[i]}); !graph.Empty() {
				graphs = append(graphs, graph)
			}
		}
	}
	if len(graphs) < 2 {
		t.Fatal("there is nothing to draw")
	}
	return graphs
}

// extent counts the elements and the requirements of a picture.
func extent(graph report.Graph) (nodes, edges int) {
	for _, group := range graph.Lens.Groups {
		for _, element := range group.Elements {
			nodes++
			edges += len(element.Requires)
		}
	}
	return nodes, edges
}

func TestMermaidDrawsWhatIsWrittenForIt(t *testing.T) {
	mermaid := script(t, "REVOPS_MERMAID")
	browser := browse(t)
	ctx := tab(t, browser, []byte("<!doctype html><title>x</title><footer>x</footer>"), func(string) {})
	run(t, ctx, chromedp.Evaluate[int](mermaid+`;mermaid.initialize({securityLevel: "strict"});0`))
	for i, graph := range drawn(t) {
		source, err := json.Marshal(string(written(t, graph.Mermaid)))
		if err != nil {
			t.Fatal(err)
		}
		got := run(t, ctx, chromedp.Evaluate[[]int](fmt.Sprintf(`mermaid.render("graph%d", %s).then(({svg}) => {
			const page = document.createElement("div");
			page.innerHTML = svg;
			return [".node", ".edgePaths path", "script, img, .error-icon"].map(s => page.querySelectorAll(s).length);
		})`, i, source), chromedp.EvalAwaitPromise))
		if nodes, edges := extent(graph); got[0] != nodes || got[1] != edges || got[2] != 0 {
			t.Errorf("%s: nodes, edges and what is none: %v, want %d, %d, 0", graph.Lens.ID, got, nodes, edges)
		}
	}
}

func TestGraphvizDrawsWhatIsWrittenForIt(t *testing.T) {
	dot := program(t, "dot")
	for _, graph := range drawn(t) {
		command := exec.CommandContext(t.Context(), dot, "-Tplain")
		command.Stdin = bytes.NewReader(written(t, graph.DOT))
		var said bytes.Buffer
		command.Stderr = &said
		plain, err := command.Output()
		if err != nil || said.Len() > 0 {
			t.Fatalf("%s: %v\n%s", graph.Lens.ID, err, said.String())
		}
		nodes, edges := extent(graph)
		text := "\n" + string(plain)
		if got := strings.Count(text, "\nnode "); got != nodes {
			t.Errorf("%s: %d nodes, want %d", graph.Lens.ID, got, nodes)
		}
		if got := strings.Count(text, "\nedge "); got != edges {
			t.Errorf("%s: %d edges, want %d", graph.Lens.ID, got, edges)
		}
	}
}
