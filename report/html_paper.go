package report

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"revops/assess"
)

// htmlPaper is a paper on which a page is written: each heading begins a section of it.
type htmlPaper struct {
	sections []paperSection
	// times counts the sections of each title.
	times map[string]int
	bars  []assess.Score
}

type paperSection struct {
	title  string
	blocks []paperBlock
}

// paperBlock is a table or, without one, a note.
type paperBlock struct {
	Note  string
	Table *paperTable
}

type paperTable struct {
	Label   string
	Columns []paperColumn
	Rows    []paperRow
}

type paperColumn struct{ Title, Class string }

// paperRow is a row. More says that it goes on with what the row above it begins.
type paperRow struct {
	Cells []paperCell
	More  bool
}

type paperCell struct {
	Text, Class string
	Head        bool
	Bar         template.HTML
}

// heading begins a section. A title that is there already gets a number.
func (p *htmlPaper) heading(text string) {
	if p.times == nil {
		p.times = map[string]int{}
	}
	title := harmless(text)
	if p.times[title]++; p.times[title] > 1 {
		title += fmt.Sprintf(" (%d)", p.times[title])
	}
	p.sections = append(p.sections, paperSection{title: title})
}

// note writes a paragraph.
func (p *htmlPaper) note(text string) { p.add(paperBlock{Note: harmless(text)}) }

func (p *htmlPaper) add(block paperBlock) {
	last := &p.sections[len(p.sections)-1]
	last.blocks = append(last.blocks, block)
}

// table writes rows under the titles of their columns.
func (p *htmlPaper) table(columns []column, rows [][]string) {
	table := &paperTable{Label: p.tableLabel()}
	for i, c := range columns {
		class := ""
		switch {
		case c.number:
			class = "n"
		case c.title == "" && p.holdsBars(rows, i):
			class = "bars"
		}
		table.Columns = append(table.Columns, paperColumn{c.title, class})
	}
	for _, row := range rows {
		drawn := paperRow{More: strings.HasPrefix(row[0], belowMark)}
		for i, text := range row {
			cell := paperCell{Class: table.Columns[i].Class, Head: i == 0 && !drawn.More}
			if i == 0 {
				text = strings.TrimPrefix(text, belowMark)
			}
			if score, is := p.barOf(text); is {
				cell.Bar = bar(score)
			} else {
				cell.Text = harmless(text)
			}
			drawn.Cells = append(drawn.Cells, cell)
		}
		table.Rows = append(table.Rows, drawn)
	}
	p.add(paperBlock{Table: table})
}

// tableLabel names the next table of the section, which has another name itself.
func (p *htmlPaper) tableLabel() string {
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

func (p *htmlPaper) holdsBars(rows [][]string, at int) bool {
	for _, row := range rows {
		if _, is := p.barOf(row[at]); is {
			return true
		}
	}
	return false
}

// barMark begins what stands in a cell for a bar. No text from outside holds it when it comes to paper.
const barMark = "\x00bar "

// bar remembers a score and gives what stands for it in a cell.
func (p *htmlPaper) bar(score assess.Score) string {
	p.bars = append(p.bars, score)
	return barMark + strconv.Itoa(len(p.bars)-1)
}

func (p *htmlPaper) barOf(text string) (assess.Score, bool) {
	number, is := strings.CutPrefix(text, barMark)
	at, err := strconv.Atoi(number)
	if !is || err != nil || at >= len(p.bars) {
		return assess.Score{}, false
	}
	return p.bars[at], true
}

// paint leaves the text as it is: the style sheet says what has which colour.
func (p *htmlPaper) paint(text string, _ ...color.Attribute) string { return text }

// write adds the sections to a document. Their ids are made of their titles.
func (p *htmlPaper) write(h *htmlDocument) {
	for i, section := range p.sections {
		h.section(sectionID(i, section.title), section.title, "paper", section.blocks)
	}
}

// sectionID is a number and a title in small letters and digits of ASCII, with hyphens between the words.
func sectionID(at int, title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return "part-" + strconv.Itoa(at+1) + "-" + strings.Join(words, "-")
}

// dealsCover is the first page of a document about deals.
type dealsCover struct {
	About string
	Facts []coverFact
	// Lines are sentences below the facts.
	Lines []string
}

type coverFact struct{ Name, Value, Unit string }
