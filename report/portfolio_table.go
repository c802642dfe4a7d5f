package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

// Portfolio is what is known of many companies.
type Portfolio struct{ *assess.Portfolio }

// Forms lists the formats of a portfolio.
func (p Portfolio) Forms() []Form {
	return []Form{
		{FormatTable, p.Table},
		unstyled(FormatJSON, p.JSON),
		unstyled(FormatMarkdown, p.Markdown),
		unstyled(FormatHTML, p.HTML),
		unstyled(FormatCSV, p.CSV),
		unstyled(FormatXLSX, p.XLSX),
	}
}

// Table writes a portfolio for a person: the companies, their groups, how many stand on which level, the
// medians, and the ten gaps that most share.
func (p Portfolio) Table(w io.Writer, style Style) error {
	page := &page{style: style}
	t := p.on(page)
	page.text("", t.about())
	t.companies()
	t.problems()
	if p.Companies > 0 {
		t.groups()
		t.levels()
		t.medians()
		t.gaps()
	}
	_, err := io.WriteString(w, page.String())
	return err
}

// on lays the tables of a portfolio out on a paper.
func (p Portfolio) on(paper paper) *portfolioTable {
	return &portfolioTable{paper: paper, portfolio: p.Portfolio, lens: p.Lens, folder: commonFolder(p.Rows)}
}

type portfolioTable struct {
	paper
	portfolio *assess.Portfolio
	lens      *framework.Lens
	// folder is where all files are; their names are shown without it.
	folder string
}

// commonFolder is the longest path, with the slash at its end, that all files begin with; "" for none.
func commonFolder(rows []assess.Row) string {
	common := rows[0].File
	for i := range rows {
		for !strings.HasPrefix(rows[i].File, common) || !strings.HasSuffix(common, "/") {
			common = common[:strings.LastIndex(strings.TrimSuffix(common, "/"), "/")+1]
			if common == "" {
				return ""
			}
		}
	}
	return common
}

func (t *portfolioTable) file(row *assess.Row) string {
	return diag.Printable(strings.TrimPrefix(row.File, t.folder))
}

func (t *portfolioTable) about() string {
	about := fmt.Sprintf("%s, %s", count(t.portfolio.Companies, "company", "companies"), t.portfolio.Model.Reference())
	if wrong := len(t.portfolio.Rows) - t.portfolio.Companies; wrong > 0 {
		about += ", and " + count(wrong, "file", "files") + " with a problem"
	}
	if looked := lookedAtLens(t.portfolio); looked != "" {
		about += "; " + looked
	}
	if t.folder != "" {
		about += "; files in " + diag.Printable(t.folder)
	}
	return about
}

// lookedAtLens says which lens the groups are of, and how many companies answered it; "" for the level lens, for which
// the levels say so.
func lookedAtLens(p *assess.Portfolio) string {
	if p.Lens.ID == p.Model.LevelLens {
		return ""
	}
	return fmt.Sprintf("%s by %s, answered by %d of them", p.Lens.Name, p.Lens.GroupNoun, p.Answered)
}

// headlineTitle is what the score of the level lens is called beside groups.
func headlineTitle(p *assess.Portfolio) string {
	if p.Lens.ID == p.Model.LevelLens {
		return "Score"
	}
	level, _ := p.Model.Lens(p.Model.LevelLens)
	return "Score of the " + level.Name
}

func rowName(row *assess.Row) string {
	if row.Organization == "" {
		return "–"
	}
	return diag.Printable(row.Organization)
}

func (t *portfolioTable) companies() {
	t.heading("Companies")
	rows := make([][]string, len(t.portfolio.Rows))
	for i := range rows {
		row := &t.portfolio.Rows[i]
		if row.Problem != "" {
			rows[i] = []string{"–", t.file(row), "–", "–", "–", "has a problem, see below"}
			continue
		}
		level, weakest := "–", "–"
		if row.Level != nil {
			level = strconv.Itoa(row.Level.Number)
		}
		if row.Weakest != nil {
			weakest = row.Weakest.Name
		}
		rows[i] = []string{
			rowName(row), t.file(row), level, scores(row.Score), strconv.Itoa(row.Open), weakest,
		}
	}
	t.table([]column{
		{title: "Organization", flexible: true},
		{title: "File", flexible: true},
		{title: "Level", number: true},
		{title: "Score", number: true},
		{title: "Open", number: true},
		{title: "Weakest", flexible: true},
	}, rows)
}

// problems says the first problem of each file that has one.
func (t *portfolioTable) problems() {
	if t.portfolio.Companies == len(t.portfolio.Rows) {
		return
	}
	t.heading("Problems")
	for i := range t.portfolio.Rows {
		if problem := t.portfolio.Rows[i].Problem; problem != "" {
			t.note(diag.Printable(problem))
		}
	}
}

// groups gives the groups numbers, under which a row of scores has room on a screen; medians says what they mean.
func (t *portfolioTable) groups() {
	t.heading("Score of each " + t.lens.GroupNoun)
	columns := []column{{title: "Organization", flexible: true}}
	for g := range t.lens.Groups {
		columns = append(columns, column{title: strconv.Itoa(g + 1), number: true})
	}
	var rows [][]string
	for i := range t.portfolio.Rows {
		row := &t.portfolio.Rows[i]
		if row.Problem != "" {
			continue
		}
		cells := []string{rowName(row)}
		for g := range t.lens.Groups {
			cells = append(cells, row.Group(g).String())
		}
		rows = append(rows, cells)
	}
	t.table(columns, rows)
}

func (t *portfolioTable) medians() {
	t.heading("Medians")
	rows := [][]string{{"", headlineTitle(t.portfolio), t.bar(t.portfolio.MedianScore), t.portfolio.MedianScore.String()}}
	for g := range t.lens.Groups {
		median := t.portfolio.Medians[g]
		rows = append(rows, []string{strconv.Itoa(g + 1), t.lens.Groups[g].Name, t.bar(median), median.String()})
	}
	t.table([]column{
		{title: "", number: true},
		{title: capital(t.lens.GroupNoun), flexible: true},
		{title: ""},
		{title: "Median", number: true},
	}, rows)
}

func (t *portfolioTable) levels() {
	t.heading("Levels")
	p := t.portfolio
	var rows [][]string
	add := func(name string, companies int) {
		share := assess.Score{Tenths: companies * 1000 / p.Companies, Known: true}
		rows = append(rows, []string{name, t.bar(share), strconv.Itoa(companies)})
	}
	for number, companies := range p.Levels {
		add(p.Model.Levels[number].String(), companies)
	}
	if p.NotAssessed > 0 {
		add("No level", p.NotAssessed)
	}
	t.table([]column{{title: "Level", flexible: true}, {title: ""}, {title: "Companies", number: true}}, rows)
}

func (t *portfolioTable) gaps() {
	const most = 10
	common := t.portfolio.CommonGaps
	title := "Gaps that more than half share"
	if len(common) > most {
		title += fmt.Sprintf(", the first %d of %d", most, len(common))
	}
	t.heading(title)
	if len(common) == 0 {
		t.note("None.")
		return
	}
	var rows [][]string
	for _, gap := range common[:min(most, len(common))] {
		team, _ := t.portfolio.Model.Team(gap.Element.Owner)
		rows = append(rows, []string{
			gap.Element.Name, standing(t.portfolio.Model, gap.Element),
			fmt.Sprintf("%d of %d", gap.Missing, gap.Applicable), team.Name,
		})
	}
	t.table([]column{
		{title: "Element", flexible: true},
		{title: "Of", flexible: true},
		{title: "Missing at", number: true},
		{title: "Owner", flexible: true},
	}, rows)
}
