package report

import (
	"io"
	"strings"

	"github.com/fatih/color"

	"revops/assess"
)

// Markdown is GitHub's, which GitLab shows as well. What is written into it is of the type inline, which only the
// functions of markdown_text.go make: no text of a file or of a framework comes in without being escaped.

// markdownLimit is how many bytes of Markdown are written at most, a little below the 1 MiB that GitHub takes as the
// summary of a step.
const markdownLimit = 1_000_000

// markdown is a paper on which Markdown is written. Blocks end with an empty line.
type markdown struct {
	text strings.Builder
	// within says that headings are those of a part of a part.
	within bool
	// leftOut counts the blocks and the rows of tables for which there was no room.
	leftOut int
}

// writeMarkdown writes what the function puts on paper, and says so where something was left out.
func writeMarkdown(w io.Writer, write func(m *markdown)) error {
	m := &markdown{}
	write(m)
	if m.leftOut > 0 {
		m.text.WriteString("Left out: " + count(m.leftOut, "row or paragraph", "rows or paragraphs") +
			", as a summary on GitHub holds 1 MiB. As JSON it is all there.\n\n")
	}
	_, err := io.WriteString(w, strings.TrimSuffix(m.text.String(), "\n"))
	return err
}

// put writes lines. From the first on for which there is no room, they are counted as left out.
func (m *markdown) put(lines string) {
	if m.leftOut > 0 || m.text.Len()+len(lines) > markdownLimit {
		m.leftOut++
		return
	}
	m.text.WriteString(lines)
}

// title is the first line of a document.
func (m *markdown) title(text string) { m.put("## " + string(plain(text)) + "\n\n") }

// heading begins a part of the document.
func (m *markdown) heading(text string) {
	if m.within {
		m.subheading(text)
		return
	}
	m.put("### " + string(plain(text)) + "\n\n")
}

// subheading begins a part of a part.
func (m *markdown) subheading(text string) { m.put("#### " + string(plain(text)) + "\n\n") }

// nested writes a part of a part: its headings are subheadings.
func (m *markdown) nested(write func()) {
	m.within = true
	write()
	m.within = false
}

// note writes a paragraph.
func (m *markdown) note(text string) { m.paragraph(plain(text)) }

func (m *markdown) paragraph(text inline) { m.put(string(atStart(text)) + "\n\n") }

// list writes a bullet for each text; none for no text.
func (m *markdown) list(items []inline) {
	for _, item := range items {
		m.put("- " + string(atStart(item)) + "\n")
	}
	if len(items) > 0 {
		m.text.WriteString("\n")
	}
}

// folded writes a part that is shown when the reader opens it. The label is the program's own words and numbers: Markdown
// means nothing in it.
func (m *markdown) folded(label string, write func()) {
	m.text.WriteString("<details><summary>" + label + "</summary>\n\n")
	write()
	m.text.WriteString("</details>\n\n")
}

// table writes rows under the titles of their columns. Cells hold plain text. It pads nothing: the longest cell would
// make every other as long.
func (m *markdown) table(columns []column, rows [][]string) {
	cells := make([][]inline, len(rows))
	for i, row := range rows {
		for _, text := range row {
			cells[i] = append(cells[i], plain(text))
		}
	}
	m.inlineTable(columns, cells)
}

// inlineTable is table for cells that are Markdown.
func (m *markdown) inlineTable(columns []column, rows [][]inline) {
	titles, rules := make([]inline, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		titles[i], rules[i] = plain(c.title), ":--"
		if c.number {
			rules[i] = "--:"
		}
	}
	m.put(tableRow(titles) + "| " + strings.Join(rules, " | ") + " |\n")
	for _, row := range rows {
		m.put(tableRow(row))
	}
	m.text.WriteString("\n")
}

func tableRow(cells []inline) string {
	var row strings.Builder
	row.WriteString("|")
	for _, cell := range cells {
		row.WriteString(" " + string(cell) + " |")
	}
	return row.String() + "\n"
}

// bar draws a score; empty where there is none.
func (m *markdown) bar(score assess.Score) string {
	const width = 10
	if !score.Known {
		return ""
	}
	filled := score.Tenths * width / 1000
	return strings.Repeat("█", filled) + strings.Repeat("░", width-filled)
}

// paint leaves the text as it is: Markdown has no colours.
func (m *markdown) paint(text string, _ ...color.Attribute) string { return text }
