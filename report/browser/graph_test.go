package browser_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"revops/data"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/reference"
)

// graphs are those of the built-in framework, and of it with hostile names.
func graphs(t *testing.T) []reference.Graph {
	t.Helper()
	hostile, err := framework.Parse(data.Sources()) // a value of its own, to be changed
	if err != nil {
		t.Fatal(err)
	}
	for l := range hostile.Lenses {
		for g := range hostile.Lenses[l].Groups {
			group := &hostile.Lenses[l].Groups[g]
			group.Name += samples.Hostile()
			for e := range group.Elements {
				group.Elements[e].Name = "1. `" + samples.Hostile()
			}
		}
	}
	var all []reference.Graph
	for _, of := range []*framework.Framework{data.PRO(), hostile} {
		for i := range of.Lenses {
			if graph := (reference.Graph{Model: of, Lens: &of.Lenses[i]}); !graph.Empty() {
				all = append(all, graph)
			}
		}
	}
	if len(all) < 2 {
		t.Fatal("there is nothing to draw")
	}
	return all
}

// size counts the elements and the requirements of a graph.
func size(graph reference.Graph) (nodes, edges int) {
	for _, group := range graph.Lens.Groups {
		for _, element := range group.Elements {
			nodes++
			edges += len(element.Requires)
		}
	}
	return nodes, edges
}

// Mermaid draws each element and each requirement, and nothing else.
func TestGraph_mermaid(t *testing.T) {
	mermaid := script(t, "REVOPS_MERMAID")
	ctx := tab(t, "<!doctype html><title>x</title><footer>x</footer>", ignore)
	run(t, ctx, chromedp.Evaluate[int](mermaid+`;mermaid.initialize({securityLevel: "strict"});0`))
	for i, graph := range graphs(t) {
		source, err := json.Marshal(samples.Written(t, func(w io.Writer, g reference.Graph) error { return g.Mermaid(w) }, graph))
		if err != nil {
			t.Fatal(err)
		}
		got := run(t, ctx, chromedp.Evaluate[[]int](fmt.Sprintf(`mermaid.render("graph%d", %s).then(({svg}) => {
			const page = document.createElement("div");
			page.innerHTML = svg;
			return [".node", ".edgePaths path", "script, img, .error-icon"].map(s => page.querySelectorAll(s).length);
		})`, i, source), chromedp.EvalAwaitPromise))
		if nodes, edges := size(graph); got[0] != nodes || got[1] != edges || got[2] != 0 {
			t.Errorf("%s: nodes, edges, others: %v, want %d, %d, 0", graph.Lens.ID, got, nodes, edges)
		}
	}
}

// Graphviz draws each element and each requirement, without a warning.
func TestGraph_dot(t *testing.T) {
	dot := program(t, "dot")
	for _, graph := range graphs(t) {
		command := exec.CommandContext(t.Context(), dot, "-Tplain")
		command.Stdin = strings.NewReader(samples.Written(t, func(w io.Writer, g reference.Graph) error { return g.DOT(w) }, graph))
		var warnings bytes.Buffer
		command.Stderr = &warnings
		plain, err := command.Output()
		if err != nil || warnings.Len() > 0 {
			t.Fatalf("%s: %v\n%s", graph.Lens.ID, err, warnings.String())
		}
		nodes, edges := size(graph)
		text := "\n" + string(plain)
		if got := strings.Count(text, "\nnode "); got != nodes {
			t.Errorf("%s: %d nodes, want %d", graph.Lens.ID, got, nodes)
		}
		if got := strings.Count(text, "\nedge "); got != edges {
			t.Errorf("%s: %d edges, want %d", graph.Lens.ID, got, edges)
		}
	}
}
