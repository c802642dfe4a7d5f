package text

import (
	"cmp"
	"io"
	"strings"

	"revops/assess"
	"revops/report/brand"
	"revops/report/document"
)

// maxMarkdown is how many bytes of Markdown are written at most, a little below the 1 MiB that GitHub takes as the
// summary of a step.
const maxMarkdown = 1_000_000

// Markdown is the layout of Markdown as GitHub writes it, which GitLab shows as well. Blocks end with an empty line. What is
// written is of the type Inline or becomes it: no text of a file or of a framework comes in without being escaped.
type Markdown struct {
	text strings.Builder
	// nested says that headings are those of a part of a part.
	nested bool
	// leftOut counts the blocks and the rows of tables for which there was no room.
	leftOut int
}

// WriteMarkdown writes what the function lays out, and says so where something was left out.
func WriteMarkdown(w io.Writer, write func(*Markdown)) error {
	m := &Markdown{}
	write(m)
	if m.leftOut > 0 {
		m.text.WriteString("Left out: " + document.Count(m.leftOut, "row or paragraph", "rows or paragraphs") +
			", as a summary on GitHub holds 1 MiB. As JSON it is all there.\n\n")
	}
	_, err := io.WriteString(w, strings.TrimSuffix(m.text.String(), "\n"))
	return err
}

// Branded writes a document below the title of a firm's reports, for whom the firm wrote it and how confidential it is, and above the
// firm's last line. It writes the document alone for nil.
func Branded(w io.Writer, by *brand.Brand, write func(io.Writer) error) error {
	if by == nil {
		return write(w)
	}
	signed := "Prepared by " + Strong(by.Firm)
	if by.Client != "" {
		signed += " for " + Strong(by.Client)
	}
	head := "# " + Plain(cmp.Or(by.Title, "Revenue operations")) + "\n\n" + signed + "\n\n"
	if by.Confidentiality != "" {
		head += Strong(by.Confidentiality) + "\n\n"
	}
	if _, err := io.WriteString(w, string(head)); err != nil {
		return err
	}
	if err := write(w); err != nil || by.Footer == "" {
		return err
	}
	_, err := io.WriteString(w, string("\n---\n\n"+AtStart(Plain(by.Footer))+"\n"))
	return err
}

// Put writes lines as they are. From the first on for which there is no room, they are counted as left out.
func (m *Markdown) Put(lines Inline) {
	if m.leftOut > 0 || m.text.Len()+len(lines) > maxMarkdown {
		m.leftOut++
		return
	}
	m.text.WriteString(string(lines))
}

// Title is the first line of a document.
func (m *Markdown) Title(text string) { m.Put("## " + Plain(text) + "\n\n") }

// Heading begins a part of the document.
func (m *Markdown) Heading(text string) {
	if m.nested {
		m.Subheading(text)
		return
	}
	m.Put("### " + Plain(text) + "\n\n")
}

// Subheading begins a part of a part.
func (m *Markdown) Subheading(text string) { m.Put("#### " + Plain(text) + "\n\n") }

// Nested writes a part of a part: its headings are subheadings.
func (m *Markdown) Nested(write func()) {
	m.nested = true
	write()
	m.nested = false
}

// Note writes a paragraph.
func (m *Markdown) Note(text string) { m.Paragraph(Plain(text)) }

// Paragraph writes a paragraph that is Markdown.
func (m *Markdown) Paragraph(text Inline) { m.Put(AtStart(text) + "\n\n") }

// List writes a bullet for each text; none for no text.
func (m *Markdown) List(items []Inline) {
	for _, item := range items {
		m.Put("- " + AtStart(item) + "\n")
	}
	if len(items) > 0 {
		m.text.WriteString("\n")
	}
}

// Folded writes a part that is shown when the reader opens it. The label is the program's own words and numbers: Markdown
// means nothing in it.
func (m *Markdown) Folded(label string, write func()) {
	m.text.WriteString("<details><summary>" + label + "</summary>\n\n")
	write()
	m.text.WriteString("</details>\n\n")
}

// Table writes rows under the titles of their columns. Cells hold plain text. It pads nothing: the longest cell would
// make every other as long.
func (m *Markdown) Table(columns []Column, rows [][]string) {
	m.InlineTable(columns, document.Each(rows, Plains))
}

// InlineTable is Table for cells that are Markdown.
func (m *Markdown) InlineTable(columns []Column, rows [][]Inline) {
	titles, rules := make([]Inline, len(columns)), make([]Inline, len(columns))
	for i, c := range columns {
		titles[i], rules[i] = Plain(c.Title), ":--"
		if c.Number {
			rules[i] = "--:"
		}
	}
	m.Put(tableRow(titles) + tableRow(rules))
	for _, row := range rows {
		m.Put(tableRow(row))
	}
	m.text.WriteString("\n")
}

func tableRow(cells []Inline) Inline {
	var row strings.Builder
	row.WriteString("|")
	for _, cell := range cells {
		row.WriteString(" " + string(cell) + " |")
	}
	return Inline(row.String() + "\n")
}

// Page reports that there are characters only, and no room for all rows.
func (m *Markdown) Page() bool { return false }

// Bar draws the lower end of a score; empty where there is none.
func (m *Markdown) Bar(score assess.Range, _ assess.Score) string {
	const length = 10
	if !score.Low.Known {
		return ""
	}
	filled := score.Low.Tenths * length / 1000
	return strings.Repeat("█", filled) + strings.Repeat("░", length-filled)
}

// Operated reports that the reader may be a client.
func (m *Markdown) Operated() bool { return false }

// Paint leaves the text as it is: Markdown has no colours.
func (m *Markdown) Paint(text string, _ Tone) string { return text }
