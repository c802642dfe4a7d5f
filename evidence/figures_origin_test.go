package evidence_test

import (
	"testing"

	"revops/framework"
)

// TestJudge_leadSources pins that the figures of lead sources are those worked out by hand.
func TestJudge_leadSources(t *testing.T) {
	hold(t, measuring(1), `stage,created,close date,lead source
demo,2026-01-01,,Web
demo,2026-01-01,,web
demo,2026-01-01,,We b
demo,2026-01-01,,Trade Show
demo,2026-01-01,,OTHER
demo,2026-01-01,,offline  sources
demo,2026-01-01,,
demo,2025-01-01,,Old channel
won,2026-01-01,2026-02-01,Referral
won,2025-01-01,2026-02-01,Other
lost,2025-01-01,2026-02-01,Partner
`, map[framework.FigureID]string{
		// Entered recently: the first seven and the ninth.
		"channel-filled": "87.5% (7 of 8)",
		"channel-named":  "62.5% (5 of 8)",
		// Web, Trade Show and Referral; Web is spelled in three ways.
		"channel-values":    "3",
		"channel-spellings": "2",
		// Closed: the last three, of which the first two are won. Open: the first eight.
		"closed-channel-named": "66.7% (2 of 3)",
		"won-channel-named":    "50.0% (1 of 2)",
		"open-channel-named":   "62.5% (5 of 8)",
	})
}

// TestJudge_fewLeadSources pins that lead sources are counted only where enough deals name one.
func TestJudge_fewLeadSources(t *testing.T) {
	hold(t, measuring(3), "stage,created,lead source\ndemo,2026-01-01,Web\ndemo,2026-01-02,Web\ndemo,2026-01-01,Other\n", map[framework.FigureID]string{
		"channel-named":     "66.7% (2 of 3)",
		"channel-values":    "not known: sample too small (2 new deals with a lead source, minimum 3)",
		"channel-spellings": "not known: sample too small (2 new deals with a lead source, minimum 3)",
	})
}

// TestJudge_campaigns pins that the figures of campaigns are those worked out by hand.
func TestJudge_campaigns(t *testing.T) {
	hold(t, measuring(1), `stage,created,close date,lead source,utm_source,utm_medium,utm_campaign
demo,2026-01-01,,Web,google,cpc,spring
demo,2026-01-01,,Web,google,,
demo,2026-01-01,,Web,,,
demo,2026-01-01,,Web,,email,spring
demo,2026-01-01,,Referral,google,cpc,spring
demo,2026-01-01,,existing account,,,
demo,2026-01-01,,Other,google,cpc,spring
demo,2026-01-01,,,google,cpc,spring
demo,2025-01-01,,Web,,,
won,2025-01-01,2026-02-01,Web,google,cpc,
won,2025-01-01,2026-02-01,,google,,
won,2025-01-02,2026-02-01,,google,,
won,2025-01-01,2026-02-01,,,,spring
lost,2025-01-01,2026-02-01,,google,cpc,spring
`, map[framework.FigureID]string{
		// From marketing: the first four. All others have no real lead source, or one from elsewhere, or entered before.
		"utm-any":             "75.0% (3 of 4)",
		"utm-carried":         "25.0% (1 of 4)",
		"won-source-filled":   "75.0% (3 of 4)",
		"won-medium-filled":   "25.0% (1 of 4)",
		"won-campaign-filled": "25.0% (1 of 4)",
	})
}

// TestJudge_campaignColumns pins that one column of three is enough to say whether any is filled.
func TestJudge_campaignColumns(t *testing.T) {
	hold(t, measuring(1), "stage,created,lead source,utm_medium\ndemo,2026-01-01,Web,cpc\ndemo,2026-01-01,Web,\n", map[framework.FigureID]string{
		"utm-any":     "50.0% (1 of 2)",
		"utm-carried": "not known: UTM source field not found",
	})
}
