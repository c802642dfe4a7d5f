package report_test

import (
	"encoding/csv"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"revops/report"
)

// foundTable is a table as a reader finds it in a format: the titles of its columns and the cells below them.
type foundTable struct {
	heads []string
	rows  [][]string
}

// tablesOf are the tables in a format that have all of the titles. A title may name alternatives: "Used|Used, in %".
func tablesOf(t *testing.T, content string, format report.Format, titles []string) []foundTable {
	t.Helper()
	var found []foundTable
	for _, table := range readTables(t, content, format) {
		for at, row := range table.rows {
			lacks := func(title string) bool { return columnAt(row, title) < 0 }
			if !slices.ContainsFunc(titles, lacks) {
				found = append(found, foundTable{row, upToGap(table.rows[at+1:])})
				break
			}
		}
	}
	return found
}

// columnAt is where a title stands, -1 where it does not.
func columnAt(heads []string, title string) int {
	for alternative := range strings.SplitSeq(title, "|") {
		if at := slices.Index(heads, alternative); at >= 0 {
			return at
		}
	}
	return -1
}

// upToGap are the rows above the first empty one.
func upToGap(rows [][]string) [][]string {
	if at := slices.IndexFunc(rows, func(row []string) bool { return strings.Join(row, "") == "" }); at >= 0 {
		return rows[:at]
	}
	return rows
}

// readTables are all tables in a format, their heads among the rows.
func readTables(t *testing.T, content string, format report.Format) []foundTable {
	t.Helper()
	switch format {
	case report.FormatCSV, report.FormatTasks:
		rows, err := csv.NewReader(strings.NewReader(content)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return []foundTable{{rows: rows}}
	case report.FormatXLSX:
		return sheetTables(t, content)
	case report.FormatHTML:
		return pageTables(t, content)
	case report.FormatMarkdown:
		return markdownTables(content)
	default:
		return terminalTables(content)
	}
}

// sheetTables are the blocks of each sheet, as a person sees their cells.
func sheetTables(t *testing.T, content string) []foundTable {
	t.Helper()
	book, err := excelize.OpenReader(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	var tables []foundTable
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for len(rows) > 0 {
			block := upToGap(rows)
			tables = append(tables, foundTable{rows: block})
			rows = rows[min(len(block)+1, len(rows)):]
		}
	}
	return tables
}

func pageTables(t *testing.T, content string) []foundTable {
	t.Helper()
	page, err := html.Parse(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	var tables []foundTable
	for node := range page.Descendants() {
		if node.Data != "table" {
			continue
		}
		var rows [][]string
		for part := range node.Descendants() {
			switch {
			case part.Data == "tr":
				rows = append(rows, nil)
			case part.Type == html.ElementNode && (part.Data == "td" || part.Data == "th"):
				rows[len(rows)-1] = append(rows[len(rows)-1], nodeText(part))
			}
		}
		tables = append(tables, foundTable{rows: rows})
	}
	return tables
}

// nodeText is the text of a node, with single blanks.
func nodeText(node *html.Node) string {
	var text strings.Builder
	for part := range node.Descendants() {
		if part.Type == html.TextNode && part.Parent.Data != "title" { // that of a picture
			text.WriteString(part.Data)
		}
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

func markdownTables(content string) []foundTable {
	content = strings.NewReplacer("\u200b", "", `\`, "").Replace(html.UnescapeString(content))
	var tables []foundTable
	inside := false
	for line := range strings.Lines(content) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") {
			inside = false
			continue
		}
		if !inside {
			tables, inside = append(tables, foundTable{}), true
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		last := &tables[len(tables)-1]
		last.rows = append(last.rows, cells)
	}
	return tables
}

// terminalTables are the blocks of lines that begin with two blanks. A cell belongs to the title with which it begins or ends.
func terminalTables(content string) []foundTable {
	var tables []foundTable
	var heads []terminalCell
	for line := range strings.Lines(content) {
		cells := terminalCells(strings.TrimRight(line, "\n"))
		if !strings.HasPrefix(line, "  ") {
			heads = nil
			continue
		}
		if heads == nil && len(cells) == 1 {
			continue // a sentence
		}
		if heads == nil {
			heads = cells
			tables = append(tables, foundTable{})
		}
		row := make([]string, len(heads))
		for _, cell := range cells {
			for i, head := range heads {
				if cell.from == head.from || cell.to == head.to {
					row[i] = cell.text
				}
			}
		}
		last := &tables[len(tables)-1]
		last.rows = append(last.rows, row)
	}
	return tables
}

// terminalCell is a text of a line, from one character to another.
type terminalCell struct {
	text     string
	from, to int
}

// terminalCells are the texts of a line with more than one blank between them.
func terminalCells(line string) []terminalCell {
	var cells []terminalCell
	for _, span := range regexp.MustCompile(`\S+( \S+)*`).FindAllStringIndex(line, -1) {
		width := func(end int) int { return utf8.RuneCountInString(line[:end]) }
		cells = append(cells, terminalCell{line[span[0]:span[1]], width(span[0]), width(span[1])})
	}
	return cells
}
