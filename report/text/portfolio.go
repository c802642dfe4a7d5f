package text

import (
	"fmt"
	"io"
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
		portfolioTables{t, p}.write()
	})
}

// PortfolioMarkdown writes the same as Markdown: what the companies have in common first, the scores folded.
func PortfolioMarkdown(w io.Writer, p narrative.Portfolio) error {
	return WriteMarkdown(w, func(m *Markdown) {
		t := portfolioTables{m, p}
		m.Title("Portfolio of " + document.Count(p.Companies, "company", "companies"))
		m.Note(p.About())
		if p.Companies > 0 {
			t.levels()
			t.medians()
			t.commonGaps()
		}
		t.companies()
		t.problems()
		if p.Companies > 0 {
			m.Folded("Scores by company", t.groups)
		}
	})
}

type portfolioTables struct {
	Layout
	narrative.Portfolio
}

func (t portfolioTables) write() {
	t.companies()
	t.problems()
	if t.Companies > 0 {
		t.groups()
		t.levels()
		t.medians()
		t.commonGaps()
	}
}

func rowName(row *document.PortfolioRow) string { return orDash(diag.Printable(row.Organization)) }

func (t portfolioTables) companies() {
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
	t.Table([]Column{
		{Title: "Organization", Flexible: true},
		{Title: "File", Flexible: true},
		{Title: "Level", Number: true},
		{Title: "Score", Number: true},
		{Title: "Open", Number: true},
		{Title: "Weakest", Flexible: true},
	}, rows)
}

// problems says the first problem of each file that has one.
func (t portfolioTables) problems() {
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
func (t portfolioTables) groups() {
	t.Heading("Scores by " + t.Of.GroupNoun)
	columns := []Column{{Title: "Organization", Flexible: true}}
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

func (t portfolioTables) levels() {
	t.Heading("Companies by level")
	var rows [][]string
	for _, level := range t.LevelCounts() {
		share := assess.Score{Tenths: level.Companies * 1000 / t.Companies, Known: true}
		rows = append(rows, []string{level.Name, t.Bar(share), strconv.Itoa(level.Companies)})
	}
	t.Table([]Column{{Title: "Level", Flexible: true}, {Title: ""}, {Title: "Companies", Number: true}}, rows)
}

func (t portfolioTables) medians() {
	t.Heading(narrative.MediansTitle)
	rows := [][]string{{"", t.ScoreTitle(), t.Bar(t.MedianScore), t.MedianScore.String()}}
	for g, group := range t.Of.Groups {
		median := t.Medians.Value(string(group.ID))
		rows = append(rows, []string{strconv.Itoa(g + 1), group.Name, t.Bar(median), median.String()})
	}
	t.Table([]Column{
		{Title: "", Number: true},
		{Title: document.Capital(t.Of.GroupNoun), Flexible: true},
		{Title: ""},
		{Title: "Median", Number: true},
	}, rows)
}

// maxCommonGaps is how many gaps a person is shown.
const maxCommonGaps = 10

func (t portfolioTables) commonGaps() {
	common := t.CommonGaps
	title := narrative.CommonGapsTitle
	if len(common) > maxCommonGaps {
		title += fmt.Sprintf(": the top %d of %d", maxCommonGaps, len(common))
	}
	t.Heading(title)
	if len(common) == 0 {
		t.Note("None.")
		return
	}
	var rows [][]string
	for _, gap := range common[:min(maxCommonGaps, len(common))] {
		rows = append(rows, []string{
			gap.Name, document.Belonging(t.Model, gap.Lens, gap.Level), fmt.Sprintf("%d of %d", gap.Missing, gap.Applicable),
			document.TeamName(t.Model, gap.Owner),
		})
	}
	t.Table([]Column{
		{Title: "Element", Flexible: true},
		{Title: narrative.BelongingTitle, Flexible: true},
		{Title: narrative.MissingTitle, Number: true},
		{Title: "Owner", Flexible: true},
	}, rows)
}
