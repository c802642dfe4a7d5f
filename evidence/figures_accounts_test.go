package evidence_test

import (
	"strings"
	"testing"

	"revops/deals"
	"revops/evidence"
	"revops/framework"
	"revops/internal/samples"
)

// TestJudge_accounts pins that the figures of accounts are those worked out by hand. A, B, D and E are active, A, B and C
// were before. Of A to C 400 of 500 came back: A 300 for 100, B 100 for 100, C nothing for 300.
func TestJudge_accounts(t *testing.T) {
	hold(t, measuring(1), `stage,close date,amount,account,account segment,account step
won,2024-11-01,100,A,Large,Onboarding
won,2025-10-31,100,B,,
won,2025-03-01,300,C,Large,Second deal
lost,2024-10-01,5,C,,
won,2025-11-01,100,A,Small,
won,2026-02-01,200,A,small,Second deal
won,2026-02-01,100,B,,
won,2026-10-31,70,D,Large,
won,2026-09-30,30,E,Large,
won,2026-10-31,,E,S MALL,
won,2026-10-31,99,,Small,Onboarding
won,2026-11-01,99,F,Huge,Onboarding
lost,2026-02-01,99,F,Huge,Onboarding
`, map[framework.FigureID]string{
		"accounts-active": "4",
		"accounts-before": "3",
		"account-growth":  "33.3%",
		"net-retention":   "80.0%",
		"base-growth":     "33.3%",
		// A is small, D large; E was large in September and is small by its last deal.
		"accounts-with-segment": "75.0% (3 of 4)",
		"segment-values":        "2",
		"segment-largest":       "66.7% (2 of 3)",
		"accounts-with-step":    "25.0% (1 of 4)",
	})
}

// TestJudge_growthOfShortHistory pins that growth needs deals that reach back for two windows.
func TestJudge_growthOfShortHistory(t *testing.T) {
	text := func(first string) string {
		return "stage,close date,amount,account\nlost," + first + ",5,Z\nwon,2025-05-01,100,A\nwon,2026-05-01,100,A\n"
	}
	// Two windows before the day is 2024-10-31, and 31 days later 2024-12-01.
	hold(t, measuring(1), text("2024-12-01"), map[framework.FigureID]string{
		"accounts-active": "1", "accounts-before": "1", "account-growth": "0.0%", "net-retention": "100.0%",
	})
	late := "not known: the first deal closed on 2024-12-02: growth needs two windows of 365 days"
	hold(t, measuring(1), text("2024-12-02"), map[framework.FigureID]string{
		"accounts-active": "1", "accounts-before": late, "account-growth": late, "net-retention": late,
	})
	none := "not known: no closed deals"
	hold(t, measuring(1), "stage,close date,amount,account\ndemo,2026-11-01,1,A\n", map[framework.FigureID]string{
		"accounts-active": "0", "accounts-before": none, "account-growth": none, "net-retention": none,
	})
}

// TestJudge_growthByRevenue pins that the base grows by the revenue of fewer accounts, and that this is not known without amounts.
func TestJudge_growthByRevenue(t *testing.T) {
	text := "stage,close date,amount,account\nwon,2024-11-01,100,A\nwon,2024-11-01,100,B\nwon,2026-01-01,230,A\n"
	hold(t, measuring(1), text, map[framework.FigureID]string{
		"account-growth": "-50.0%", "net-retention": "115.0%", "base-growth": "15.0%",
	})
	hold(t, measuring(1), strings.ReplaceAll(text, "amount", "notes"), map[framework.FigureID]string{
		"account-growth": "-50.0%", "base-growth": "not known: amount field not found",
	})
}

// TestJudge_fewAccounts pins that growth of too few accounts is unknown.
func TestJudge_fewAccounts(t *testing.T) {
	few := "not known: sample too small (1 active account in the period before, minimum 2)"
	hold(t, measuring(2), "stage,close date,amount,account,segment,customer step\nwon,2024-11-01,0,A,,\nwon,2026-11-01,1,A,,\n", map[framework.FigureID]string{
		"accounts-active": "0", "accounts-before": "1", "account-growth": few, "net-retention": few,
		"accounts-with-segment": "not known: sample too small (0 active accounts, minimum 2)",
		"segment-values":        "not known: sample too small (0 active accounts with a segment, minimum 2)",
		"segment-largest":       "not known: sample too small (0 active accounts with a segment, minimum 2)",
		"accounts-with-step":    "not known: sample too small (0 active accounts, minimum 2)",
	})
}

// TestJudge_growthWithoutReturns pins that growth is not known where no account bought again: contracts that go on without a
// deal look like this.
func TestJudge_growthWithoutReturns(t *testing.T) {
	header := "stage,close date,amount,account\n"
	before := "won,2024-11-01,10,A\nwon,2024-11-01,30,B\nwon,2026-01-01,10,C\nwon,2026-01-01,10,D\nwon,2026-01-01,10,E\n"
	const none = "not known: no account of the period before bought again, so deals do not show who stayed"
	hold(t, measuring(1), header+before, map[framework.FigureID]string{
		"accounts-active": "3", "accounts-before": "2", "account-growth": none, "net-retention": none,
	})
	hold(t, measuring(1), header+before+"won,2026-01-01,1,A\n", map[framework.FigureID]string{
		"accounts-active": "4", "accounts-before": "2", "account-growth": "100.0%", "net-retention": "2.5%",
	})
	hold(t, measuring(1), header+"won,2024-11-01,,A\nwon,2026-01-01,10,A\n", map[framework.FigureID]string{
		"account-growth": "0.0%", "net-retention": "not known: the accounts of the period before have no won value in it",
	})
	hold(t, measuring(1), strings.ReplaceAll(header, "amount", "notes")+"won,2024-11-01,,A\nwon,2026-01-01,,A\n", map[framework.FigureID]string{
		"net-retention": "not known: amount field not found",
	})
}

// TestJudge_retentionOverflow pins that the retention is not known where the amounts are too large to add up.
func TestJudge_retentionOverflow(t *testing.T) {
	text := "stage,close date,amount,account\n" + strings.Repeat("won,2024-11-01,999999999999,A\n", 92_300) + "won,2026-01-01,1,A\n"
	hold(t, measuring(1), text, map[framework.FigureID]string{
		"account-growth": "0.0%", "net-retention": "not known: the amounts are too large to add up",
	})
}

// TestJudge_otherAccounts: a file that has not the accounts of most deals does not show that they have no segment.
func TestJudge_otherAccounts(t *testing.T) {
	const export = "stage,close date,amount,account\nwon,2026-02-01,1,A\nwon,2026-02-01,1,B\nwon,2026-02-01,1,\n"
	for _, test := range []struct{ accounts, want string }{
		{"name,segment\nA,Large\nX,Small\n", "50.0% (1 of 2)"},
		{"name,segment\nX,Large\nY,Small\n", "not known: most deals have no match in the accounts file"},
	} {
		accounts, err := deals.ReadAccounts(strings.NewReader(test.accounts), "accounts.csv", deals.AccountOptions{})
		if err != nil {
			t.Fatal(err)
		}
		m := evidence.NewMeasurement(measuring(1), samples.Day(t, measuredOn))
		read, err := deals.Read(strings.NewReader(export), "deals.csv", deals.Options{AsOf: samples.Day(t, measuredOn)}, func(d *deals.Deal) {
			accounts.Fill(d)
			m.Count(d)
		})
		if err != nil {
			t.Fatal(err)
		}
		accounts.Complete(read)
		if got := written(m.Judge([]*deals.Import{read}))["accounts-with-segment"]; got != test.want {
			t.Errorf("%s: %s", test.accounts, got)
		}
	}
}
