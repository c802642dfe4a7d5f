package text

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"revops/assess"
	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
)

// Portfolio writes a portfolio for a terminal: the companies, their groups, how many stand on which level, the medians, and the
// gaps at most of them.
func Portfolio(w io.Writer, p narrative.Portfolio, style Style) error {
	return WriteTerminal(w, style, func(t *Terminal) {
		t.Paragraph("", diag.Printable(p.About()))
		tables := PortfolioTables{t, p}
		tables.List()
		if p.Companies > 0 {
			tables.groups()
			tables.levels()
			tables.Common()
		}
	})
}

// PortfolioMarkdown writes the same as Markdown: what the companies have in common first, the scores folded.
func PortfolioMarkdown(w io.Writer, p narrative.Portfolio) error {
	return WriteMarkdown(w, func(m *Markdown) {
		t := PortfolioTables{m, p}
		m.Title("Portfolio of " + document.Count(p.Companies, "company", "companies"))
		m.Note(p.About())
		if p.Companies > 0 {
			t.levels()
			t.Common()
		}
		t.List()
		if p.Companies > 0 {
			m.Folded("Scores by company", t.groups)
		}
	})
}

// PortfolioTables are the tables of a portfolio.
type PortfolioTables struct {
	Layout
	narrative.Portfolio
}

// List writes the companies, and the first problem of each file that has one.
func (t PortfolioTables) List() {
	t.companies()
	t.problems()
}

// Common writes what the companies have in common: the medians, and the gaps at most of them.
func (t PortfolioTables) Common() {
	t.medians()
	t.commonGaps()
}

func rowName(row *document.PortfolioRow) string { return orDash(diag.Printable(row.Organization)) }

func (t PortfolioTables) companies() {
	t.Heading("Companies")
	rows := make([][]string, len(t.Rows))
	for i := range rows {
		row := &t.Rows[i]
		file := diag.Printable(t.ShortFile(row))
		if row.Problem != "" {
			rows[i] = []string{"–", file, "–", "–", "–", "not read, see Problems"}
			continue
		}
		rows[i] = []string{
			rowName(row), file, document.NumberOrDash(row.Level), document.Scores(row.Scores()), strconv.Itoa(row.Open),
			orDash(t.WeakestName(row)),
		}
	}
	t.Table(slices.Concat(Prose("Organization", "File"), Numbers("Level", "Score", "Open"), Prose("Weakest")), rows)
}

// problems says the first problem of each file that has one.
func (t PortfolioTables) problems() {
	if t.Companies == len(t.Rows) {
		return
	}
	t.Heading("Problems")
	for i := range t.Rows {
		if problem := t.Rows[i].Problem; problem != "" {
			t.Note(diag.Printable(problem))
		}
	}
}

// groups gives the groups numbers, under which a row of scores has room on a screen; medians says what they mean.
func (t PortfolioTables) groups() {
	t.Heading("Scores by " + t.Of.GroupNoun)
	columns := Prose("Organization")
	for g := range t.Of.Groups {
		columns = append(columns, Column{Title: strconv.Itoa(g + 1), Number: true})
	}
	var rows [][]string
	for i := range t.Rows {
		row := &t.Rows[i]
		if row.Problem != "" {
			continue
		}
		cells := []string{rowName(row)}
		for _, group := range t.Of.Groups {
			cells = append(cells, row.Categories.Value(string(group.ID)).String())
		}
		rows = append(rows, cells)
	}
	t.Table(columns, rows)
}

func (t PortfolioTables) levels() {
	t.Heading("Companies by level")
	var rows [][]string
	for _, level := range t.LevelCounts() {
		share := assess.Score{Tenths: level.Companies * 1000 / t.Companies, Known: true}
		rows = append(rows, []string{level.Name, bar(t, share), strconv.Itoa(level.Companies)})
	}
	t.Table(slices.Concat(Prose("Level"), Words(""), Numbers("Companies")), rows)
}

func (t PortfolioTables) medians() {
	t.Heading(narrative.MediansTitle)
	rows := [][]string{{"", t.ScoreTitle(), bar(t, t.MedianScore), t.MedianScore.String()}}
	for g, group := range t.Of.Groups {
		median := t.Medians.Value(string(group.ID))
		rows = append(rows, []string{strconv.Itoa(g + 1), group.Name, bar(t, median), median.String()})
	}
	columns := slices.Concat(Numbers(""), Prose(document.Capital(t.Of.GroupNoun)), Words(""), Numbers("Median"))
	if t.Page() { // the groups have their names beside each other
		columns = columns[1:]
		for i := range rows {
			rows[i] = rows[i][1:]
		}
	}
	t.Table(columns, rows)
}

func (t PortfolioTables) commonGaps() {
	const few = 10 // where there is no room for all
	title, shown := narrative.CommonGapsTitle, t.CommonGaps
	if !t.Page() && len(shown) > few {
		title += fmt.Sprintf(": the top %d of %d", few, len(shown))
		shown = shown[:few]
	}
	t.Heading(title)
	if len(shown) == 0 {
		t.Note("None.")
		return
	}
	columns := slices.Concat(Prose("Element", narrative.BelongingTitle), Numbers(narrative.MissingTitle), Prose("Owner"))
	if t.Page() {
		columns = slices.Insert(columns, 3, Column{})
	}
	var rows [][]string
	for _, gap := range shown {
		row := []string{
			gap.Name, document.Belonging(t.Model, gap.Lens, gap.Level), fmt.Sprintf("%d of %d", gap.Missing, gap.Applicable),
			document.TeamName(t.Model, gap.Owner),
		}
		if t.Page() {
			row = slices.Insert(row, 3, bar(t, assess.Score{Tenths: 1000 * gap.Missing / max(gap.Applicable, 1), Known: true}))
		}
		rows = append(rows, row)
	}
	t.Table(columns, rows)
}
