package page

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"revops/assess"
	"revops/report/text"
)

// layout is the layout of a page: each heading begins a section of it.
type layout struct {
	sections []layoutSection
	// times counts the sections of each title.
	times map[string]int
	bars  []assess.Score
}

type layoutSection struct {
	title  string
	blocks []block
}

// block is a table or, without one, a note.
type block struct {
	Note  string
	Table *blockTable
}

type blockTable struct {
	Label   string
	Columns []blockColumn
	Rows    []blockRow
}

type blockColumn struct{ Title, Class string }

// blockRow is a row. More says that it goes on with what the row above it begins.
type blockRow struct {
	Cells []blockCell
	More  bool
}

type blockCell struct {
	Text, Class string
	Head        bool
	Bar         template.HTML
}

// Heading begins a section. A title that is there already gets a number.
func (p *layout) Heading(text string) {
	if p.times == nil {
		p.times = map[string]int{}
	}
	title := harmless(text)
	if p.times[title]++; p.times[title] > 1 {
		title += fmt.Sprintf(" (%d)", p.times[title])
	}
	p.sections = append(p.sections, layoutSection{title: title})
}

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
		case c.Title == "" && p.holdsBars(rows, i):
			class = "bars"
		}
		table.Columns = append(table.Columns, blockColumn{c.Title, class})
	}
	for _, row := range rows {
		drawn := blockRow{More: strings.HasPrefix(row[0], text.Continued)}
		for i, content := range row {
			cell := blockCell{Class: table.Columns[i].Class, Head: i == 0 && !drawn.More}
			if i == 0 {
				content = strings.TrimPrefix(content, text.Continued)
			}
			if score, is := p.barOf(content); is {
				cell.Bar = bar(score)
			} else {
				cell.Text = harmless(content)
			}
			drawn.Cells = append(drawn.Cells, cell)
		}
		table.Rows = append(table.Rows, drawn)
	}
	p.add(block{Table: table})
}

// tableLabel names the next table of the section, which has another name itself.
func (p *layout) tableLabel() string {
	last := p.sections[len(p.sections)-1]
	label, number := "Table: "+last.title, 1
	for _, block := range last.blocks {
		if block.Table != nil {
			number++
		}
	}
	if number > 1 {
		label += fmt.Sprintf(", %d", number)
	}
	return label
}

func (p *layout) holdsBars(rows [][]string, at int) bool {
	for _, row := range rows {
		if _, is := p.barOf(row[at]); is {
			return true
		}
	}
	return false
}

// barMark begins what stands in a cell for a bar. No text from outside holds it: harmless takes control characters out.
const barMark = "\x00bar "

// Bar remembers a score and gives what stands for it in a cell.
func (p *layout) Bar(score assess.Score) string {
	p.bars = append(p.bars, score)
	return barMark + strconv.Itoa(len(p.bars)-1)
}

func (p *layout) barOf(text string) (assess.Score, bool) {
	number, is := strings.CutPrefix(text, barMark)
	at, err := strconv.Atoi(number)
	if !is || err != nil || at >= len(p.bars) {
		return assess.Score{}, false
	}
	return p.bars[at], true
}

// Paint leaves the text as it is: the style sheet says what has which colour.
func (p *layout) Paint(text string, _ ...color.Attribute) string { return text }

// write adds the sections to a document. Their ids are made of their titles.
func (p *layout) write(h *builder) {
	for i, section := range p.sections {
		h.section(sectionID(i, section.title), section.title, "blocks", section.blocks)
	}
}

// sectionID is a number and a title in small letters and digits of ASCII, with hyphens between the words.
func sectionID(at int, title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return "part-" + strconv.Itoa(at+1) + "-" + strings.Join(words, "-")
}
