package sheet

import (
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// portfolio makes tables of a portfolio.
type portfolio struct{ narrative.Portfolio }

// PortfolioCSV writes the files, one a row. The scores of the groups stand under category_ and their ids.
func PortfolioCSV(w io.Writer, p narrative.Portfolio) error { return portfolio{p}.grid().csv(w) }

// Portfolio writes the portfolio as a workbook: levels and medians, the companies, the gaps that most companies have.
func Portfolio(w io.Writer, view narrative.Portfolio, author string) error {
	p := portfolio{view}
	about := document.Count(p.Companies, "company", "companies") + ", " + p.Framework.Titled(p.Model)
	summary := sheetPage{name: "Summary", lines: []string{"Portfolio", about}, widths: summaryWidths()}
	if wrong := len(p.Rows) - p.Companies; wrong > 0 {
		summary.lines = append(summary.lines, document.Count(wrong, "file", "files")+" with a problem: see the last column of the sheet Companies.")
	}
	if p.Folder != "" {
		summary.lines = append(summary.lines, "Files from "+p.Folder)
	}
	if p.Companies > 0 {
		summary.grids = []grid{p.levelsGrid(), p.mediansGrid()}
	}
	return workbook{title: "Portfolio: " + about, pages: []sheetPage{
		summary, pageOf(p.grid()), pageOf(p.commonGapsGrid()),
	}}.write(w, author)
}

func (p portfolio) grid() grid {
	type row = *document.PortfolioRow
	fields := []attribute[row]{
		{"organization", "Organization", lookPlain, 26, func(r row) any { return r.Organization }, nil},
		{"file", "File", lookPlain, 30, func(r row) any { return r.File }, p.ShortFile},
		{"level", "Level", lookPlain, 8, func(r row) any { return r.Level }, nil},
		{"score", "Score", lookScore, 11, func(r row) any { return r.Score }, nil},
		{"score_high", narrative.HighScoreTitle, lookDecimal, 11, func(r row) any { return r.Scores().High }, nil},
		{"open", "Open", lookPlain, 8, openCount, nil},
		{"weakest", "Weakest " + p.Of.GroupNoun, lookPlain, 24, func(r row) any { return r.Weakest }, p.WeakestName},
	}
	for _, group := range p.Of.Groups {
		fields = append(fields, attribute[row]{
			groupKey(group.ID), group.Name, lookScore, 17, func(r row) any { return r.Categories.Value(string(group.ID)) }, nil,
		})
	}
	fields = append(fields, attribute[row]{"problem", "Problem", lookLong, 60, func(r row) any { return r.Problem }, nil})
	rows := make([]row, len(p.Rows))
	for i := range rows {
		rows[i] = &p.Rows[i]
	}
	return newGrid("Companies", fields, rows)
}

// openCount is how many elements are open, nil for a file that could not be counted.
func openCount(r *document.PortfolioRow) any {
	if r.Problem != "" {
		return nil
	}
	return r.Open
}

// groupKey is the key of the column of a group's score, which the document has under categories.
func groupKey(id framework.GroupID) string {
	return "category_" + strings.ReplaceAll(string(id), "-", "_")
}

func (p portfolio) levelsGrid() grid {
	type level = narrative.LevelCount
	g := newGrid("Companies by level", []attribute[level]{
		{"level", "Level", lookPlain, 0, func(l level) any { return l.Name }, nil},
		{"companies", "Companies", lookPlain, 0, func(l level) any { return l.Companies }, nil},
	}, p.LevelCounts())
	g.chart = &chart{title: g.title, kind: excelize.Col, series: []int{1}, format: "0"}
	return g
}

func (p portfolio) mediansGrid() grid {
	medians := [][]any{{p.ScoreTitle(), p.MedianScore}}
	for _, group := range p.Of.Groups {
		medians = append(medians, []any{group.Name, p.Medians.Value(string(group.ID))})
	}
	g := valueGrid(narrative.MediansTitle, []head{
		{"of", document.Capital(p.Of.GroupNoun), lookPlain, 0},
		{"median", "Median", lookScore, 0},
	}, medians)
	g.chart = &chart{title: g.title, kind: excelize.Bar, series: []int{1}, format: "0", most: 100}
	return g
}

func (p portfolio) commonGapsGrid() grid {
	type gap = document.CommonGap
	group := func(g gap) string { place, _ := p.Model.Element(g.Element); return place.Group.Name }
	return newGrid(narrative.CommonGapsTitle, []attribute[gap]{
		{"name", "Element", lookPlain, 34, func(g gap) any { return g.Name }, nil},
		lensOf(p.Model, func(g gap) framework.LensID { return g.Lens }),
		{"group", "Group", lookPlain, 26, func(g gap) any { return g.Group }, group},
		{"level", "Level", lookLevel, 8, func(g gap) any { return g.Level }, nil},
		{"missing", narrative.MissingTitle, lookPlain, 11, func(g gap) any { return g.Missing }, nil},
		{"applicable", "Applicable at", lookPlain, 8, func(g gap) any { return g.Applicable }, nil},
		teamOf(p.Model, "owner", "Owner", 24, func(g gap) framework.TeamID { return g.Owner }),
		{"element", "Element ID", lookPlain, 34, func(g gap) any { return g.Element }, nil},
	}, p.CommonGaps)
}
