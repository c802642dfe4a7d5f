package evidence_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/deals"
	"revops/evidence"
	"revops/framework"
	"revops/internal/samples"
)

// The tables below are looked at as of 2026-10-31: recent is from 2025-11-01 on, the window before from 2024-11-01 on, lately
// from 2026-10-18 on, and an owner is active who did something from 2026-08-03 on.
const measuredOn = "2026-10-31"

// measuring are measures of every figure, for shares of at least n deals.
func measuring(n int) *framework.Measures {
	m := &framework.Measures{
		Window: 365, Quiet: 14, Recent: 90, MinWhole: n,
		Words: framework.Words{
			Unknown: []string{"Other", "Offline Sources"}, Elsewhere: []string{"Referral", "Existing Account"}, Shared: []string{"Admin User"},
			Renewal: []string{"Renewal"}, Upgrade: []string{"Existing Customer - Upgrade", "Upsell"}, Existing: []string{"Existing Business"},
		},
		List: []framework.Measure{{Element: "everything", Kind: framework.Direct}},
	}
	for _, f := range framework.Figures() {
		m.List[0].Figures = append(m.List[0].Figures, f.ID)
	}
	return m
}

// withCount counts the deals of a text.
func counted(t *testing.T, m *evidence.Measurement, text string) *deals.Import {
	t.Helper()
	read, err := deals.Read(strings.NewReader(text), "deals.csv", deals.Options{AsOf: samples.Day(t, measuredOn)}, m.Count)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// written gives the values of the first measure as they are shown.
func written(shown []evidence.Shown) map[framework.FigureID]string {
	values := map[framework.FigureID]string{}
	for _, v := range shown[0].Figures {
		values[v.ID] = v.String()
	}
	return values
}

// hold compares figures of a text with those worked out by hand.
func hold(t *testing.T, measures *framework.Measures, text string, want map[framework.FigureID]string) {
	t.Helper()
	m := evidence.NewMeasurement(measures, samples.Day(t, measuredOn))
	read := counted(t, m, text)
	values := written(m.Judge([]*deals.Import{read}))
	got := map[framework.FigureID]string{}
	for id := range want {
		got[id] = values[id]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestJudge_records pins that the figures of records are those worked out by hand.
func TestJudge_records(t *testing.T) {
	hold(t, measuring(1), `id,stage,amount,created,qualified,close date,account
1,won,10,2026-01-01,2026-01-02,2026-02-01,A
2,lost,,2026-01-01,,2026-02-01,A
3,won,10,,,2026-02-01,A
4,won,10,2026-01-05,2026-01-05,,A
5,won,10,2024-01-05,,,A
6,lost,10,2025-01-01,,2025-10-31,A
7,lost,10,2025-01-01,,2025-11-01,
8,won,10,2026-10-01,,2026-11-01,A
9,demo,,2026-10-31,,,A
10,demo,10,2026-11-01,,,A
1,won,10,2026-01-01,,2026-02-01,A
1,won,10,2026-01-01,,2026-02-01,A
`, map[framework.FigureID]string{
		// Closed recently: 1, 2, 3, 7, and 4, which entered recently and is closed. 8 is open on the day, 10 is not there.
		"core-filled": "20.0% (1 of 5)",
		// Entered recently: 1, 2, 4, 8, 9.
		"amount-filled":   "60.0% (3 of 5)",
		"qualified-dated": "40.0% (2 of 5)",
		"duplicate-rows":  "16.7% (2 of 12)",
	})
}

// TestMeasurement_repeatedDeal pins that a deal of an earlier file counts as a repeated row.
func TestMeasurement_repeatedDeal(t *testing.T) {
	m := evidence.NewMeasurement(measuring(10), samples.Day(t, measuredOn))
	imports := []*deals.Import{
		{Rows: 6, Given: []deals.Role{deals.RoleID}, Unusable: []deals.Remark{{Code: "ragged", Count: 3}, {Code: "duplicate-id", Count: 1}}},
		{Rows: 4, Unusable: []deals.Remark{{Code: "repeated-in-another-file", Count: 2}}},
	}
	if got := written(m.Judge(imports))["duplicate-rows"]; got != "30.0% (3 of 10)" {
		t.Error(got)
	}
	if got := written(m.Judge(imports[:1]))["duplicate-rows"]; got != "not known: sample too small (6 rows, minimum 10)" {
		t.Error(got)
	}
	if got := written(m.Judge(imports[1:]))["duplicate-rows"]; got != "not known: ID field not found" {
		t.Error(got)
	}
}

// TestJudge_ownerSpread pins that the spread is that of owners with enough closed deals. Ann won 2 of 3, Bob 1 of 4; Cy
// closed one deal, and Admin User is nobody.
func TestJudge_ownerSpread(t *testing.T) {
	header := "stage,owner,close date\n"
	ann := "won,Ann,2026-02-01\nwon,Ann,2026-02-02\nlost,Ann,2026-02-01\nwon,Ann,2025-02-01\n"
	bob := "won,Bob,2026-02-01\nlost,Bob,2026-02-01\nlost,Bob,2026-02-02\nlost,Bob,2026-02-03\ndemo,Bob,\n"
	others := "won,Cy,2026-02-01\nlost,Admin User,2026-02-01\nlost,admin user,2026-02-01\nlost,,2026-02-01\nlost,,2026-02-02\n"
	hold(t, measuring(2), header+ann+bob+others, map[framework.FigureID]string{"owner-spread": "41.7%"})
	hold(t, measuring(2), header+ann+others, map[framework.FigureID]string{"owner-spread": "not known: fewer than two owners with at least 2 closed deals"})
}

// TestMeasurement_missingColumn pins that a figure without its column is unknown.
func TestMeasurement_missingColumn(t *testing.T) {
	m := evidence.NewMeasurement(measuring(1), samples.Day(t, measuredOn))
	read := counted(t, m, "stage\nwon\ndemo\n")
	const entry = "create date or qualification date"
	want := map[framework.FigureID]string{
		"core-filled": "close date", "duplicate-rows": "ID", "amount-filled": entry,
		"qualified-dated": entry, "owner-spread": "owner",
		"channel-filled": entry, "channel-named": entry,
		"closed-channel-named": "close date", "channel-values": entry,
		"channel-spellings": entry, "utm-any": entry,
		"utm-carried": entry, "won-source-filled": "close date", "won-medium-filled": "close date",
		"won-campaign-filled": "close date", "open-owned": "owner", "open-active-owner": "owner", "closed-owned": "close date",
		"open-channel-named": "lead source", "open-active": "last activity", "open-current": "last activity", "logged-late": "close date",
		"industry-named": "industry", "industry-values": "industry", "dimension-filled": "industry, deal type or segment",
		"months-won": "close date", "profit-filled": "close date", "profit-alike": "gross profit", "sales-cost-filled": "close date",
		"marketing-cost-filled": "close date", "delivery-cost-filled": "close date", "won-channel-named": "close date",
		"accounts-active": "account", "accounts-before": "account", "account-growth": "account", "net-retention": "account", "base-growth": "account",
		"accounts-with-segment": "account", "segment-values": "account", "segment-largest": "account", "accounts-with-step": "account",
		"renewal-deals": entry, "upgrade-deals": entry,
		"upgrade-share": entry, "customer-lost-reasoned": "close date",
	}
	for id, column := range want {
		want[id] = "not known: " + column + " field not found"
		if strings.Contains(column, " or ") {
			want[id] = "not known: no " + column + " field found"
		}
	}
	if diff := cmp.Diff(want, written(m.Judge([]*deals.Import{read}))); diff != "" {
		t.Error(diff)
	}
}

// TestMeasurement_columnOfAnyFile also holds for what a file of accounts gives.
func TestMeasurement_columnOfAnyFile(t *testing.T) {
	m := evidence.NewMeasurement(measuring(1), samples.Day(t, measuredOn))
	first := counted(t, m, "stage,lead source\ndemo,Inbound\n")
	second := counted(t, m, "stage\ndemo\n")
	second.Given = append(second.Given, deals.RoleIndustry)
	got := written(m.Judge([]*deals.Import{first, second}))
	if got["open-channel-named"] != "50.0% (1 of 2)" || got["industry-named"] != "0.0% (0 of 2)" {
		t.Error(got)
	}
}

// TestMeasurement_smallSample pins that a share of too few deals is unknown.
func TestMeasurement_smallSample(t *testing.T) {
	text := "stage,owner,created\n" + strings.Repeat("demo,Ann,2026-10-30\n", 19)
	hold(t, measuring(20), text, map[framework.FigureID]string{
		"open-owned": "not known: sample too small (19 open deals, minimum 20)", "open-active-owner": "not known: sample too small (19 open deals, minimum 20)",
	})
	hold(t, measuring(20), text+"demo,Ann,2026-10-30\n", map[framework.FigureID]string{
		"open-owned": "100.0% (20 of 20)", "open-active-owner": "100.0% (20 of 20)",
	})
	hold(t, measuring(2), "stage,owner\ndemo,Ann\n", map[framework.FigureID]string{"open-owned": "not known: sample too small (1 open deal, minimum 2)"})
	hold(t, measuring(0), "stage,owner\nlost,Ann\n", map[framework.FigureID]string{"open-owned": "not known: sample too small (0 open deals, minimum 1)"})
}
