package report

import (
	"fmt"
	"io"
	"strings"
)

// sheetPage is a sheet of a workbook: lines over tables, one below the other. A page of one table without a line over it
// has a header that stays in sight, and filters.
type sheetPage struct {
	name  string
	lines []string
	grids []grid
	// widths are those of the columns; nil takes those of the first table.
	widths []float64
}

// summaryWidths are those of a page that begins with a wide column of names.
func summaryWidths() []float64 { return []float64{38, 30, 13, 13, 13, 13, 13, 13} }

// XLSX writes the assessment as a workbook: a summary, the gaps, the next steps, the elements, the findings and, where they
// are held, the plan, the comparison, what the respondents said and what deals show. The same result gives the same bytes.
func (a Assessment) XLSX(w io.Writer) error { return a.workbook("Summary").write(w) }

// XLSX writes the workbook of the assessment, open at the gaps.
func (g Gaps) XLSX(w io.Writer) error { return g.workbook("Gaps").write(w) }

// XLSX writes the plan as a workbook: the summary, the plan, and the next steps.
func (p Plan) XLSX(w io.Writer) error {
	pages := []sheetPage{p.summaryPage(), pageOf(p.grid()), pageOf(p.stepsGrid())}
	return workbook{title: p.title(), date: p.Result.Date, pages: pages, open: "Plan"}.write(w)
}

// XLSX writes the comparison as a workbook: what was compared, the groups and the elements that changed.
func (c Comparison) XLSX(w io.Writer) error {
	last := c.Snapshots[len(c.Snapshots)-1]
	about := []string{last.Reference()}
	if name := organization(c.Comparison); name != "" {
		about = append([]string{name}, about...)
	}
	return workbook{title: "Comparison: " + strings.Join(about, ", "), date: last.Date, pages: c.pages()}.write(w)
}

// XLSX writes the portfolio as a workbook: levels and medians, the companies, the gaps that most share.
func (p Portfolio) XLSX(w io.Writer) error {
	about := fmt.Sprintf("%s, %s", count(p.Companies, "company", "companies"), p.Model.Reference())
	summary := sheetPage{name: "Summary", lines: []string{"Portfolio", about}, widths: summaryWidths()}
	if wrong := len(p.Rows) - p.Companies; wrong > 0 {
		summary.lines = append(summary.lines, count(wrong, "file", "files")+" with a problem: see the last column of Companies.")
	}
	if folder := commonFolder(p.Rows); folder != "" {
		summary.lines = append(summary.lines, "Files in "+folder)
	}
	if p.Companies > 0 {
		summary.grids = []grid{p.levelsGrid(), p.mediansGrid()}
	}
	return workbook{title: "Portfolio: " + about, pages: []sheetPage{
		summary, pageOf(p.grid()), pageOf(p.commonGapsGrid()),
	}}.write(w)
}

// pageOf is a page of one table.
func pageOf(g grid) sheetPage { return sheetPage{name: g.title, grids: []grid{g}} }

func (c Comparison) pages() []sheetPage {
	summary := sheetPage{
		name: "Comparison", lines: []string{"Comparison"}, widths: summaryWidths(), grids: []grid{c.movementGrid(), c.filesGrid()},
	}
	if c.Empty() {
		summary.lines = append(summary.lines, "Nothing changed.")
	} else if len(c.Elements) > 0 {
		summary.lines = append(summary.lines, "Elements: "+kindCounts(c.Elements)+".")
	}
	return []sheetPage{summary, pageOf(c.groupsGrid()), pageOf(c.elementsGrid())}
}

func (a Assessment) title() string { return "Revenue operations: " + strings.Join(a.about(), ", ") }

func (a Assessment) workbook(open string) workbook {
	pages := []sheetPage{a.summaryPage(), pageOf(a.gapsGrid(a.Result.Gaps)), pageOf(a.stepsGrid()), pageOf(a.elementsGrid()), pageOf(a.findingsGrid())}
	if a.Plan != nil {
		pages = append(pages, pageOf(Plan{a}.grid()))
	}
	if a.Comparison != nil {
		pages = append(pages, Comparison{Model: a.Model, Comparison: a.Comparison}.pages()...)
	}
	if a.Result.Disagreement != nil {
		pages = append(pages, a.respondentsPage(), pageOf(a.spreadsGrid()))
	}
	if a.Result.Shown != nil {
		pages = append(pages, pageOf(a.shownGrid()))
	}
	return workbook{title: a.title(), date: a.Result.Date, pages: pages, open: open}
}
