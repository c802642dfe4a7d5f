package evidence_test

import (
	"testing"

	"revops/framework"
)

// TestJudge_dimensions pins that the figures of dimensions are those worked out by hand.
func TestJudge_dimensions(t *testing.T) {
	hold(t, measuring(1), `stage,close date,industry,type,segment
demo,,Software,,
demo,,soft ware,,
demo,,Other,,
demo,,,,
won,2026-02-01,Retail,New,
won,2026-02-01,Other,New,Small
won,2026-02-01,,New,Small
won,2025-02-01,Mining,New,Small
lost,2026-02-01,Fishing,New,Small
`, map[framework.FigureID]string{
		"industry-named":  "42.9% (3 of 7)",
		"industry-values": "2", // software and retail
		// Won: type is filled three times, industry twice with Other, segment twice.
		"dimension-filled": "100.0% (3 of 3)",
	})
}

// TestJudge_fewIndustries pins that industries are counted only where enough deals name one.
func TestJudge_fewIndustries(t *testing.T) {
	hold(t, measuring(2), "stage,industry\ndemo,Retail\ndemo,\n", map[framework.FigureID]string{
		"industry-named": "50.0% (1 of 2)", "industry-values": "not known: sample too small (1 open and won deal with an industry, minimum 2)",
	})
}

// TestJudge_monthsWon: the window begins on 2025-11-01. The deal of October 2025 is before it.
func TestJudge_monthsWon(t *testing.T) {
	hold(t, measuring(1), `stage,close date
won,2025-10-31
won,2025-11-01
won,2025-11-30
won,2026-10-01
won,2026-10-31
lost,2026-05-01
won,2026-11-01
`, map[framework.FigureID]string{"months-won": "2"})
	hold(t, measuring(3), "stage,close date\nwon,2026-10-01\nwon,2026-09-01\n", map[framework.FigureID]string{
		"months-won": "not known: sample too small (2 won deals, minimum 3)",
	})
}

// TestJudge_profitAndCosts pins that the figures of profit and costs are those worked out by hand.
func TestJudge_profitAndCosts(t *testing.T) {
	hold(t, measuring(1), `stage,close date,amount,gross profit,sales cost,marketing cost,delivery hours
won,2026-02-01,1000,300,50,,12 h
won,2026-02-01,3000,900.40,0.00,0,8
won,2026-02-01,2000,"$1,000",1,,0
won,2026-02-01,,100,,€5,1
won,2026-02-01,0,100,-,,
won,2026-02-01,100,30%,,,
won,2026-02-01,100,,,,
won,2025-02-01,1000,500,5,5,5
lost,2026-02-01,1000,500,5,5,5
`, map[framework.FigureID]string{
		"profit-filled": "85.7% (6 of 7)",
		// With profit and amount: 30.0 %, 30.0 % (rounded), 50.0 %, 30.0 %.
		"profit-alike":          "75.0% (3 of 4)",
		"sales-cost-filled":     "28.6% (2 of 7)",
		"marketing-cost-filled": "14.3% (1 of 7)",
		"delivery-cost-filled":  "42.9% (3 of 7)",
	})
}

// TestJudge_types pins that the figures of types are those worked out by hand.
func TestJudge_types(t *testing.T) {
	hold(t, measuring(1), `stage,created,close date,type,closed lost reason
demo,2026-01-01,,RENEWAL,
demo,2026-01-01,,upsell,
demo,2026-01-01,,existing customer-upgrade,
demo,2026-01-01,,New Business,
demo,2025-01-01,,Renewal,
lost,2026-01-01,2026-02-01,Renewal,Price
lost,2026-01-01,2026-02-01,Upsell,
lost,2026-01-01,2026-02-01,Existing Business,Went away
lost,2026-01-01,2026-02-01,New Business,Price
lost,2025-01-01,2025-02-01,Renewal,
`, map[framework.FigureID]string{
		// Entered recently: the first four and the four lost ones of 2026.
		"renewal-deals":          "2",
		"upgrade-deals":          "3",
		"upgrade-share":          "37.5% (3 of 8)",
		"customer-lost-reasoned": "66.7% (2 of 3)",
	})
}

// TestJudge_ownTypes pins that types of a company's own say nothing of upgrades: where no type is a word for customers, deals
// of them have other names.
func TestJudge_ownTypes(t *testing.T) {
	const header = "stage,created,close date,type\n"
	const own = "demo,2026-01-01,,Neugeschäft\ndemo,2026-01-01,,Bestand\nlost,2025-01-01,2025-02-01,Renewal\n"
	const unknown = "not known: no deal type names renewals, upgrades or existing customers"
	hold(t, measuring(1), header+own, map[framework.FigureID]string{
		"renewal-deals": unknown, "upgrade-deals": unknown, "upgrade-share": unknown,
		"customer-lost-reasoned": "not known: loss reason field not found",
	})
	hold(t, measuring(1), "stage,created,close date,type,lost reason\nlost,2026-01-01,2026-02-01,Bestand,\n", map[framework.FigureID]string{
		"customer-lost-reasoned": "not known: sample too small (0 lost customer deals, minimum 1)",
	})
	for _, known := range []string{"demo,2026-01-01,,existing business\n", "won,2025-01-01,2026-01-01,Renewal\ndemo,2026-01-01,,\n"} {
		hold(t, measuring(1), header+own+known, map[framework.FigureID]string{
			"renewal-deals": "0", "upgrade-deals": "0", "upgrade-share": "0.0% (0 of 3)",
		})
	}
	hold(t, measuring(4), header+own, map[framework.FigureID]string{"upgrade-deals": "not known: sample too small (2 new deals, minimum 4)"})
}
