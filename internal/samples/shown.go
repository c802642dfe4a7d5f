package samples

import (
	"testing"

	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
)

// shares makes figures of pairs: an id and what it came to.
func shares(pairs ...string) []assess.ShownFigure {
	var figures []assess.ShownFigure
	for i := 0; i < len(pairs); i += 2 {
		figures = append(figures, assess.ShownFigure{ID: framework.FigureID(pairs[i]), Text: pairs[i+1]})
	}
	return figures
}

// atLeast is the condition that a share is at least so many percent.
func atLeast(figure framework.FigureID, limit int) framework.Condition {
	return framework.Condition{Figure: figure, Comparison: framework.AtLeast, Limit: limit}
}

// Shown is what the deals of a company show of seven elements.
func Shown() []assess.Shown {
	return []assess.Shown{
		{
			Element: "lead-source-channel-tracking", Kind: framework.Direct, Suggested: framework.Mostly, AtMost: framework.Full,
			Figures: shares("channel-named", "84.2% (320 of 380)", "channel-filled", "97.4% (370 of 380)"),
		},
		{
			Element: "utm-tracking", Kind: framework.Direct, Suggested: framework.Partial, AtMost: framework.Mostly,
			Figures: shares("utm-any", "12.5% (20 of 160)", "utm-carried", "93.1% (149 of 160)"),
			Rule:    assess.RuleOf(framework.Full, atLeast("utm-carried", 95), "93.1% (149 of 160)"),
		},
		{
			Element: "deal-ownership", Kind: framework.Direct, Suggested: framework.Partial, AtMost: framework.Partial,
			Figures:   shares("open-active-owner", "61.5% (40 of 65)", "open-owned", "98.5% (64 of 65)"),
			Rule:      assess.RuleOf(framework.Mostly, atLeast("open-active-owner", 80), "61.5% (40 of 65)"),
			Shortfall: "38.5% of the open deals (25 of 65) have no active owner, mostly allows at most 20%",
		},
		{
			Element: "defined-qualification-criteria", Kind: framework.Proxy, AtMost: framework.Full,
			Figures: shares("amount-filled", "96.1% (365 of 380)"), Why: "qualification date field not found",
		},
		{
			Element: "real-time-deal-tracking", Kind: framework.Direct, Suggested: framework.None, AtMost: framework.None,
			Figures: shares("open-active", "20.0% (13 of 65)"),
			Rule:    assess.RuleOf(framework.Partial, atLeast("open-active", 50), "20.0% (13 of 65)"),
		},
		{
			Element: "retention-plans", Kind: framework.Proxy, AtMost: framework.Partial,
			Figures: shares("customer-lost-reasoned", "40.0% (10 of 25)"),
			Rule:    assess.RuleOf(framework.Mostly, atLeast("customer-lost-reasoned", 60), "40.0% (10 of 25)"),
		},
		{Element: "account-segments-defined", Kind: framework.Direct, Why: "segment field not found"},
	}
}

// ShownAs is what deals show with the same text everywhere.
func ShownAs(text string) []assess.Shown {
	shown := Shown()
	for i := range shown {
		shown[i].Rule, shown[i].Why, shown[i].Figures = text, text, shares("channel-named", text)
		shown[i].Shortfall = ""
	}
	return shown
}

// BesideDeals adds what deals show as of 2026-11-21 to the options of counting.
func BesideDeals(options assess.Options) assess.Options {
	options.Shown, options.ShownAsOf = Shown(), "2026-11-21"
	return options
}

// CountBesideExport is the result of a sample company beside an export under testdata/deals, with all steps and with what the deals say
// of the forecast, as of 2026-10-31.
func CountBesideExport(tb testing.TB, company, export string) document.Counted {
	tb.Helper()
	files := Deals(tb, export)
	shown := document.ShownForAssess(Measure(tb, data.PRO(), 0, files...).Shown)
	c := Count(tb, company, assess.Options{Steps: assess.AllSteps, Shown: shown, ShownAsOf: "2026-10-31"})
	c.Forecast = Forecast(tb, ForecastQuestion(), files...).InResult()
	return c
}

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
