package samples

import (
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
)

// Shop is a framework with a measure of each kind, by which the deals of ShopDeals are measured.
func Shop() *framework.Framework {
	model := *data.PRO()
	model.Measures.MinWhole = 2
	limit := func(figure framework.FigureID, limit int) []framework.Condition {
		return []framework.Condition{atLeast(figure, limit)}
	}
	model.Measures.List = []framework.Measure{
		{
			Element: "lead-source-channel-tracking", Kind: framework.Direct, Figures: []framework.FigureID{"channel-named"},
			Rules: []framework.Rule{
				{Grade: framework.Partial, Needs: limit("channel-named", 50)}, {Grade: framework.Mostly, Needs: limit("channel-named", 80)},
			},
			Unseen: "The rest.",
		},
		{
			Element: "retention-plans", Kind: framework.Proxy, Figures: []framework.FigureID{"amount-filled"},
			Rules: []framework.Rule{{Grade: framework.Mostly, Needs: limit("amount-filled", 60)}}, Unseen: "The plan.",
		},
		{
			Element: "source-plans", Kind: framework.Readiness, Figures: []framework.FigureID{"won-source-filled"},
			Ready: limit("won-source-filled", 80), Unseen: "Plans.",
		},
		{Element: "sales-team-training", Kind: framework.Readiness, Unseen: "Sessions."},
	}
	return &model
}

// ShopDeals holds four new deals: three of four have a channel, two an amount; both won ones have a source.
func ShopDeals() diag.Source {
	return diag.Source{Name: "shop.csv", Data: []byte("Id,Stage,Amount,Create Date,Close Date,Lead Source,UTM Source,Account\n" +
		"901,Closed Won,10,2026-05-01,2026-06-01,Web,google,Acorn\n" +
		"902,Closed Won,10,2026-05-01,2026-06-01,Web,bing,Birch\n" +
		"903,Open,,2026-05-01,,Fair,,Cedar\n" +
		"904,Open,,2026-05-01,,,,Dune\n")}
}
