package page

import (
	"html/template"
	"io"

	"revops/assess"
	"revops/internal/diag"
	"revops/report/brand"
	"revops/report/document"
	"revops/report/narrative"
)

// Portfolio writes a portfolio: what the companies have in common, then each of them.
func Portfolio(w io.Writer, p narrative.Portfolio, by *brand.Brand) error {
	view := newPortfolioView(p)
	b := newBuilder(subject{
		kind: "Portfolio", company: document.Count(p.Companies, "company", "companies"), reference: p.Framework.Titled(p.Model), counted: "answers",
	}, "portfolio")
	b.cover("portfolio-cover", view)
	if p.Companies > 0 {
		b.section("medians", narrative.MediansTitle, "medians", view)
		b.section("common", narrative.CommonGapsTitle, "common-gaps", view)
		b.section("companies", "Companies", "companies", view)
		b.section("scores", "Scores by "+p.Of.GroupNoun, "portfolio-heat", view)
	}
	if len(view.Problems) > 0 {
		b.section("problems", "Problems", "problems", view.Problems)
	}
	return b.write(w, by)
}

// portfolioView is a portfolio with the rows of its tables.
type portfolioView struct {
	narrative.Portfolio
	Counted  []companyRow
	Problems []string
	// GroupMedians are those of the groups.
	GroupMedians []groupMedian
	Common       []commonRow
}

type groupMedian struct {
	Name  string
	Score assess.Score
}

type companyRow struct {
	*document.PortfolioRow
	ShortFile, LevelNumber, WeakestName string
	// Shades are cells with the score of each group.
	Shades template.HTML
}

type commonRow struct {
	document.CommonGap
	Belonging, OwnerName string
}

func newPortfolioView(p narrative.Portfolio) portfolioView {
	view := portfolioView{Portfolio: p}
	for i := range p.Rows {
		row := &p.Rows[i]
		if row.Problem != "" {
			view.Problems = append(view.Problems, row.Problem)
			continue
		}
		weakest := p.WeakestName(row)
		if weakest == "" {
			weakest = "–"
		}
		view.Counted = append(view.Counted, companyRow{
			PortfolioRow: row, ShortFile: diag.Printable(p.ShortFile(row)), LevelNumber: document.NumberOrDash(row.Level), WeakestName: weakest,
			Shades: shades(p, row),
		})
	}
	for _, group := range p.Of.Groups {
		view.GroupMedians = append(view.GroupMedians, groupMedian{group.Name, p.Medians.Value(string(group.ID))})
	}
	for _, gap := range p.CommonGaps {
		view.Common = append(view.Common, commonRow{
			gap, document.Belonging(p.Model, gap.Lens, gap.Level), document.TeamName(p.Model, gap.Owner),
		})
	}
	return view
}

// shades are cells with the score of each group.
func shades(p narrative.Portfolio, row *document.PortfolioRow) template.HTML {
	var cells template.HTML
	for _, group := range p.Of.Groups {
		score := row.Categories.Value(string(group.ID))
		cells += template.HTML(`<td class="h` + shade(score) + `">` + score.String() + "</td>")
	}
	return cells
}
