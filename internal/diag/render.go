package diag

import (
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Write prints the problems for a person: each with its line, a caret under its column and its hint. The texts are made
// Printable.
func Write(w io.Writer, problems []Problem) error {
	var text strings.Builder
	for _, problem := range problems {
		writeProblem(&text, problem)
	}
	_, err := io.WriteString(w, text.String())
	return err
}

func writeProblem(text *strings.Builder, problem Problem) {
	text.WriteString(Printable(problem.String()) + "\n")
	if excerpt := Printable(problem.Excerpt); excerpt != "" {
		text.WriteString("  " + excerpt + "\n")
		text.WriteString("  " + caretIndent(excerpt, problem.Column-problem.ExcerptColumn) + "^\n")
	}
	if problem.Hint != "" {
		text.WriteString("  hint: " + Printable(problem.Hint) + "\n")
	}
}

// caretIndent is as wide on screen as the first count runes of the line; tabs stay tabs.
func caretIndent(line string, count int) string {
	runes := []rune(line)
	var indent strings.Builder
	before := string(runes[:min(max(count, 0), len(runes))])
	for part := range strings.SplitAfterSeq(before, "\t") {
		visible, tab := strings.CutSuffix(part, "\t")
		indent.WriteString(strings.Repeat(" ", displaywidth.String(visible)))
		if tab {
			indent.WriteByte('\t')
		}
	}
	return indent.String()
}

// Printable replaces control characters and characters that reorder text by question marks, so that no text of a file
// controls the terminal. Tabs stay.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return r
		case r < 0x20, r >= 0x7f && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0xfffd:
			return '?'
		}
		return r
	}, text)
}

// Shortened is a copy of a text that is short enough to be shown.
func Shortened(text string) string {
	const longest = 40
	if runes := []rune(text[:min(len(text), 4*longest)]); len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return string([]byte(text))
}
