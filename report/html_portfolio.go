package report

import (
	"html/template"
	"io"
	"strconv"

	"revops/assess"
	"revops/framework"
)

// HTML writes the portfolio as a page by itself: what the companies have in common, then each of them.
func (p Portfolio) HTML(w io.Writer) error {
	view := p.view()
	h := newHTML("Portfolio", count(p.Companies, "company", "companies"), "", p.Model.Reference(), "portfolio")
	h.cover("portfolio-cover", view)
	if p.Companies > 0 {
		h.section("medians", "Medians", "medians", view)
		h.section("common", "Gaps that more than half share", "common-gaps", view)
		h.section("companies", "Companies", "companies", view)
		h.section("scores", "Score of each "+p.Lens.GroupNoun, "portfolio-heat", view)
	}
	if len(view.Problems) > 0 {
		h.section("problems", "Problems", "problems", view.Problems)
	}
	return h.write(w)
}

// portfolioView is a portfolio row by row.
type portfolioView struct {
	*assess.Portfolio
	// LookedAt is what lookedAtLens says, Headline what the score is called.
	LookedAt, Headline string

	Levels    []portfolioLevel
	Companies []companyRow
	Problems  []string
	// Medians are those of the groups.
	Medians []portfolioMedian
	Common  []commonRow
	// Folder is where all files are.
	Folder string
	// Count counts companies.
	Count int
}

type portfolioLevel struct {
	ID, Name  string
	Companies int
}

type portfolioMedian struct {
	Name  string
	Score assess.Score
}

type companyRow struct {
	*assess.Row
	File, Level, Weakest string
	// Shades is a cell for each group with its score.
	Shades template.HTML
}

type commonRow struct {
	assess.CommonGap
	Standing, Owner string
}

func (p Portfolio) view() portfolioView {
	t := p.on(nil)
	view := portfolioView{
		Portfolio: p.Portfolio, LookedAt: lookedAtLens(p.Portfolio), Headline: headlineTitle(p.Portfolio),
		Folder: t.folder, Count: p.Companies,
	}
	for number, companies := range p.Levels {
		view.Levels = append(view.Levels, portfolioLevel{strconv.Itoa(number), p.Model.Levels[number].String(), companies})
	}
	if p.NotAssessed > 0 {
		view.Levels = append(view.Levels, portfolioLevel{"none", "No level", p.NotAssessed})
	}
	for i := range p.Rows {
		if row := &p.Rows[i]; row.Problem != "" {
			view.Problems = append(view.Problems, row.Problem)
		} else {
			view.Companies = append(view.Companies, companyOf(row, t.file(row), p.Lens))
		}
	}
	for g := range p.Lens.Groups {
		view.Medians = append(view.Medians, portfolioMedian{p.Lens.Groups[g].Name, p.Medians[g]})
	}
	for _, gap := range p.CommonGaps {
		team, _ := p.Model.Team(gap.Element.Owner)
		view.Common = append(view.Common, commonRow{gap, standing(p.Model, gap.Element), team.Name})
	}
	return view
}

func companyOf(row *assess.Row, file string, lens *framework.Lens) companyRow {
	company := companyRow{Row: row, File: file, Level: shortLevel(row.Level), Weakest: "–"}
	if row.Weakest != nil {
		company.Weakest = row.Weakest.Name
	}
	for g := range lens.Groups {
		score := row.Group(g)
		company.Shades += template.HTML(`<td class="h` + heat(score) + `">` + score.String() + "</td>")
	}
	return company
}
