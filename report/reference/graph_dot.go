package reference

import (
	"fmt"
	"io"
	"strings"
)

// DOT writes the picture in the language of Graphviz: dot -Tsvg draws it.
func (g Graph) DOT(w io.Writer) error {
	var text strings.Builder
	title, _ := g.summary()
	fmt.Fprintf(&text, "digraph %s {\n", dotText(string(g.Lens.ID)))
	fmt.Fprintf(&text, "  graph [rankdir=LR, tooltip=%s, fontname=\"Helvetica\", ranksep=0.8];\n", dotText(title))
	text.WriteString("  node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=11];\n")
	text.WriteString("  edge [color=\"#545c64\", arrowsize=0.7];\n")
	for _, part := range g.parts() {
		fmt.Fprintf(&text, "  subgraph %s {\n", dotText("cluster_"+part.id))
		fmt.Fprintf(&text, "    label=%s;\n", dotText(oneLine(part.title)))
		for _, element := range part.elements {
			thick := ""
			if element.Essential {
				thick = ", penwidth=2.5"
			}
			fmt.Fprintf(&text, "    %s [label=%s%s];\n", dotText(string(element.ID)), dotText(label(element)), thick)
		}
		text.WriteString("  }\n")
	}
	for _, arrow := range g.arrows() {
		fmt.Fprintf(&text, "  %s -> %s;\n", dotText(string(arrow.from)), dotText(string(arrow.to)))
	}
	text.WriteString("}\n")
	_, err := io.WriteString(w, text.String())
	return err
}

// dotText quotes a text. Graphviz reads backslashes in labels as commands and knows the entities of HTML.
func dotText(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;").Replace(text) + `"`
}
