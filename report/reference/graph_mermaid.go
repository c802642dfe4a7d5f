package reference

import (
	"fmt"
	"io"
	"strings"
)

// Mermaid writes the picture as a Mermaid flowchart, which GitHub and GitLab draw from a block of Markdown.
func (g Graph) Mermaid(w io.Writer) error {
	_, err := io.WriteString(w, g.mermaid())
	return err
}

func (g Graph) mermaid() string {
	var text strings.Builder
	title, description := g.summary()
	text.WriteString("flowchart LR\n")
	fmt.Fprintf(&text, "  accTitle: %s\n  accDescr: %s\n", title, description)
	for _, part := range g.parts() {
		fmt.Fprintf(&text, "  subgraph part__%s[\"%s\"]\n", mermaidName(part.id), mermaidText(oneLine(part.title)))
		for _, element := range part.elements {
			class := ""
			if element.Essential {
				class = ":::essential"
			}
			fmt.Fprintf(&text, "    %s[\"%s\"]%s\n", mermaidName(string(element.ID)), mermaidText(label(element)), class)
		}
		text.WriteString("  end\n")
	}
	for _, arrow := range g.arrows() {
		fmt.Fprintf(&text, "  %s --> %s\n", mermaidName(string(arrow.from)), mermaidName(string(arrow.to)))
	}
	text.WriteString("  classDef essential stroke-width:3px\n")
	return text.String()
}

// mermaidName makes the name of a node from an id in kebab-case. Mermaid takes a name for a word of its own if that
// word stands at its beginning up to a hyphen, or alone: end, default. With low lines for hyphens, and one behind a
// single word, none does, and two ids never get the same name.
func mermaidName(id string) string {
	if !strings.Contains(id, "-") {
		return id + "_"
	}
	return strings.ReplaceAll(id, "-", "_")
}

// mermaidText writes a text for a label in quotes. Whatever could end the label, or be markup in it, is written as
// Mermaid writes characters: by number.
func mermaidText(text string) string {
	var escaped strings.Builder
	runes := []rune(text)
	for i, r := range runes {
		hyphenated := r == '-' && i > 0 && isWord(runes[i-1])
		if r > 0x7f || r == ' ' || isWord(r) && r != '_' || strings.ContainsRune(",/()", r) || hyphenated {
			escaped.WriteRune(r)
			continue
		}
		fmt.Fprintf(&escaped, "#%d;", r)
	}
	return escaped.String()
}

// isWord reports whether a character is part of a word: a letter of ASCII, a digit or a low line.
func isWord(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}
