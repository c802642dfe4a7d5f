package page

import (
	"cmp"
	"html/template"
	"io"

	"revops/framework"
	"revops/report/brand"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/text"
)

// Portfolio writes a portfolio: what the companies have in common, then each of them.
func Portfolio(w io.Writer, p narrative.Portfolio, by *brand.Brand) error {
	b := newBuilder(subject{
		kind: "Portfolio", company: document.Count(p.Companies, "company", "companies"), reference: p.Framework.Titled(p.Model), counted: "answers",
	}, "portfolio")
	b.cover("portfolio-cover", p)
	l := &layout{}
	tables := text.PortfolioTables{Layout: l, Portfolio: p}
	if p.Companies > 0 {
		tables.Common()
	}
	tables.List()
	for _, table := range l.tables("Companies") {
		table.Class = "companies"
	}
	l.write(b)
	if p.Companies > 0 {
		b.section("scores", "Scores by "+p.Of.GroupNoun, "portfolio-heat", portfolioHeat(p))
	}
	return b.write(w, by)
}

// heatView is the scores of companies by group, each in the shade of its value.
type heatView struct {
	*framework.Lens
	Rows []heatRowView
}

type heatRowView struct {
	Organization string
	// Shades are cells with the score of each group.
	Shades template.HTML
}

func portfolioHeat(p narrative.Portfolio) heatView {
	view := heatView{Lens: p.Of}
	for i := range p.Rows {
		if row := &p.Rows[i]; row.Problem == "" {
			view.Rows = append(view.Rows, heatRowView{cmp.Or(row.Organization, "–"), shades(p, row)})
		}
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
