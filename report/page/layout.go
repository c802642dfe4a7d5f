package page

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"revops/assess"
	"revops/report/text"
)

// layout is a text.Layout for a page: each heading begins a section or, where they are to be parts of one, each but the first is one
// within it.
type layout struct {
	sections []layoutSection
	one      bool
	// titles counts the sections of each title.
	titles map[string]int
	// drawn are the bars and small charts that Bar and Spark drew.
	drawn []template.HTML
}

type layoutSection struct {
	title  string
	blocks []block
}

// block is a heading, a chart, a table or, where there is none of these, a note.
type block struct {
	Heading string
	Chart   template.HTML
	Note    string
	Table   *blockTable
}

// blockTable is a table. Class is "" for the look of most.
type blockTable struct {
	Label, Class string
	Columns      []blockColumn
	Rows         []blockRow
}

// blockColumn is a column. Bars name what its bars show, none where that needs no words.
type blockColumn struct {
	Title, Class string
	Bars         []string
}

// blockRow is a row. More reports whether it continues the row above it.
type blockRow struct {
	Cells []blockCell
	More  bool
}

type blockCell struct {
	Text, Class string
	Head        bool
	Drawn       template.HTML
}

// Heading begins a section. A title that another section has is numbered.
func (p *layout) Heading(text string) {
	title := harmless(text)
	if p.one && len(p.sections) > 0 {
		p.add(block{Heading: title})
		return
	}
	if p.titles == nil {
		p.titles = map[string]int{}
	}
	if p.titles[title]++; p.titles[title] > 1 {
		title += fmt.Sprintf(" (%d)", p.titles[title])
	}
	p.sections = append(p.sections, layoutSection{title: title})
}

// Nested writes parts like any others.
func (p *layout) Nested(write func()) { write() }

// Note writes a paragraph.
func (p *layout) Note(text string) { p.add(block{Note: harmless(text)}) }

func (p *layout) add(block block) {
	last := &p.sections[len(p.sections)-1]
	last.blocks = append(last.blocks, block)
}

// Table writes rows under the titles of their columns.
func (p *layout) Table(columns []text.Column, rows [][]string) {
	table := &blockTable{Label: p.tableLabel()}
	for i, c := range columns {
		class := ""
		switch {
		case c.Number:
			class = "n"
		case c.Title == "" && p.holdsDrawings(rows, i):
			class = "bars"
		}
		table.Columns = append(table.Columns, blockColumn{c.Title, class, c.Bars})
	}
	for _, row := range rows {
		written := blockRow{More: row[0] == "" || strings.HasPrefix(row[0], text.Continued)}
		for i, content := range row {
			cell := blockCell{Class: table.Columns[i].Class, Head: i == 0 && !written.More}
			if i == 0 {
				content = strings.TrimPrefix(content, text.Continued)
			}
			if drawing, ok := p.drawing(content); ok {
				cell.Drawn = drawing
			} else {
				cell.Text = harmless(content)
			}
			written.Cells = append(written.Cells, cell)
		}
		table.Rows = append(table.Rows, written)
	}
	p.add(block{Table: table})
}

// chart puts a chart before the first table of the section with a title.
func (p *layout) chart(title string, drawn template.HTML) {
	for i := range p.sections {
		section := &p.sections[i]
		if section.title != harmless(title) {
			continue
		}
		at := slices.IndexFunc(section.blocks, func(b block) bool { return b.Table != nil })
		section.blocks = slices.Insert(section.blocks, max(at, 0), block{Chart: drawn})
	}
}

// tables are those of the section with a title, to give them a look of their own.
func (p *layout) tables(title string) []*blockTable {
	var tables []*blockTable
	for _, section := range p.sections {
		for _, block := range section.blocks {
			if block.Table != nil && section.title == harmless(title) {
				tables = append(tables, block.Table)
			}
		}
	}
	return tables
}

// bars puts a chart of bars before the first table of the section with a title, nothing for nil.
func (p *layout) bars(b *builder, title string, chart *barChart) {
	if chart != nil {
		p.chart(title, b.render("bars", chart))
	}
}

// tableLabel is the label of the section's next table: what it is below, with a number where that has several. It differs from the title
// of the section.
func (p *layout) tableLabel() string {
	last := p.sections[len(p.sections)-1]
	label, number := "Table: "+last.title, 1
	for _, block := range last.blocks {
		switch {
		case block.Heading != "":
			label, number = "Table: "+block.Heading, 1
		case block.Table != nil:
			number++
		}
	}
	if number > 1 {
		label += fmt.Sprintf(", %d", number)
	}
	return label
}

// holdsDrawings reports whether a column has one.
func (p *layout) holdsDrawings(rows [][]string, column int) bool {
	for _, row := range rows {
		if _, ok := p.drawing(row[column]); ok {
			return true
		}
	}
	return false
}

// drawnMark begins the content of a cell that stands for a drawing. No text of a file begins so: deals with NUL bytes are refused.
const drawnMark = "\x00drawn "

// Page reports that there are pictures, and room for all rows.
func (p *layout) Page() bool { return true }

// Bar draws a score, with another one below it, and returns the content of a cell that stands for it.
func (p *layout) Bar(score assess.Range, beside assess.Score) string {
	return p.draw(rangeBar(score) + secondBar(beside))
}

// Spark draws scores as small columns and returns the content of a cell that stands for them.
func (p *layout) Spark(scores []assess.Score) string { return p.draw(spark(scores)) }

func (p *layout) draw(drawing template.HTML) string {
	p.drawn = append(p.drawn, drawing)
	return drawnMark + strconv.Itoa(len(p.drawn)-1)
}

// drawing is that for which the content of a cell stands.
func (p *layout) drawing(text string) (template.HTML, bool) {
	number, ok := strings.CutPrefix(text, drawnMark)
	index, err := strconv.Atoi(number)
	if !ok || err != nil || index >= len(p.drawn) {
		return "", false
	}
	return p.drawn[index], true
}

// Operated reports that the reader may be a client.
func (p *layout) Operated() bool { return false }

// Paint leaves the text as it is: colours come from the style sheet.
func (p *layout) Paint(text string, _ text.Tone) string { return text }

// write adds the sections to a page. Their ids are made of their titles.
func (p *layout) write(b *builder) {
	for i, section := range p.sections {
		b.section(sectionID(i, section.title), section.title, "blocks", section.blocks)
	}
}

// oneSection is what a function lays out as one section, none if it lays nothing out.
func oneSection(write func(*layout)) []layoutSection {
	p := &layout{one: true}
	write(p)
	return p.sections
}

// blocksOf is what a function lays out, with its first heading.
func blocksOf(write func(*layout)) []block {
	var blocks []block
	for _, section := range oneSection(write) {
		blocks = append(append(blocks, block{Heading: section.title}), section.blocks...)
	}
	return blocks
}

// laid adds what a function lays out as one section, without one if it lays nothing out.
func (b *builder) laid(id string, write func(*layout)) {
	for _, section := range oneSection(write) {
		b.section(id, section.title, "blocks", section.blocks)
	}
}

// sectionID is a number and a title in small letters and digits of ASCII, with hyphens between the words.
func sectionID(index int, title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return "part-" + strconv.Itoa(index+1) + "-" + strings.Join(words, "-")
}
