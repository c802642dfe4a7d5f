package deals

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRead_profitForms pins that profit is read in the forms of amounts.
func TestRead_profitForms(t *testing.T) {
	for text, want := range map[string]Money{
		"300": 30000, "$1,200.50": 120050, "(5)": -500, "1.200,50 EUR": 120050, `"1,500"`: 150000, "1.500": 150000,
		"30%": 60000, "12.5 %": 25000, "-5%": -10000,
	} {
		got, read := mustRead(t, "stage;amount;created;gross profit\ndemo;2000;2026-01-01;"+text+"\n", Options{})
		if !got[0].HasProfit || got[0].Profit != want || len(read.Notes) > 0 {
			t.Errorf("%s: %+v, %+v", text, got[0].Profit, read.Notes)
		}
	}
}

// TestRead_unreadableProfit pins that a profit that is not a number is missing.
func TestRead_unreadableProfit(t *testing.T) {
	got, read := mustRead(t, "stage,amount,created,profit\ndemo,2000,2026-01-01,unknown\ndemo,2000,2026-01-01,%\ndemo,2000,2026-01-01,\ndemo,,2026-01-01,30%\ndemo,,2026-01-01,20%\n", Options{})
	if got[0].HasProfit || got[1].HasProfit || got[2].HasProfit || !got[3].HasProfit || got[3].Profit != 0 {
		t.Errorf("%+v", got)
	}
	want := []Remark{
		{Code: "profit-unreadable", Text: "the profit is not a number: counted as a deal without a profit", Count: 2, First: []int{2, 3}},
	}
	if diff := cmp.Diff(want, read.Notes); diff != "" {
		t.Error(diff)
	}
}

// TestRead_decimalOfProfit pins that what the map says of decimals holds for the profit: amounts of a file with a decimal
// comma show nothing about the profit.
func TestRead_decimalOfProfit(t *testing.T) {
	text := "stage;amount;profit\nwon;2000;1,234\n"
	got, _ := mustRead(t, text, Options{})
	mapped, _ := mustRead(t, text, Options{Map: parseMap(t, "decimal: comma")})
	if got[0].Profit != 123400 || mapped[0].Profit != 123 {
		t.Errorf("%d, with the map %d", got[0].Profit, mapped[0].Profit)
	}
}

// TestPercentOf_rounding pins that percentages of amounts are rounded half away from zero.
func TestPercentOf_rounding(t *testing.T) {
	for _, test := range []struct{ amount, percentage, want Money }{
		{100, 50, 1}, {-100, 50, -1}, {100, 49, 0}, {1e14, 10000, 1e14}, {1e14, 100000, 1e15}, {100, 1e6, 0}, {200, 3000, 60},
	} {
		if got := percentOf(test.amount, test.percentage); got != test.want {
			t.Errorf("%d of %d: %d", test.percentage, test.amount, got)
		}
	}
}

// TestRead_costs pins that a cost of 0 or blank is none.
func TestRead_costs(t *testing.T) {
	for text, want := range map[string]bool{"": false, "0": false, "0.00 €": false, "-": false, "n/a": false, "5": true, "0.05": true, "12 h": true} {
		got, _ := mustRead(t, "stage;commission;campaign cost;cogs;loss reason;account step\nwon;"+text+";;0; Price ;Onboarding\n", Options{})
		d := got[0]
		if d.HasSalesCost != want || d.HasMarketingCost || d.HasDeliveryCost || d.LossReason != "Price" || d.Step != "Onboarding" {
			t.Errorf("%q: %+v", text, d)
		}
	}
}

// TestRead_numericColumns pins that a column of numbers has a point before its decimals, whatever a map says of others.
func TestRead_numericColumns(t *testing.T) {
	const text = "id,stage,amount,profit\n1,Won,101.000,12.125\n2,Won,102.5,13.5\n"
	for _, decimal := range []string{"", "decimal: comma", "decimal: point"} {
		got, _ := mustRead(t, text, Options{Map: parseMap(t, decimal), Numeric: []int{0, 2, 3}})
		if got[0].Amount != 10100 || got[0].Profit != 1213 || got[1].Amount != 10250 {
			t.Errorf("%q: %+v", decimal, got)
		}
	}
	got, _ := mustRead(t, text, Options{Numeric: []int{3}})
	if got[0].Profit != 1213 {
		t.Errorf("%+v", got[0])
	}
	got, _ = mustRead(t, "id,stage,amount,profit\n1,Won,101.000,12.125\n", Options{Numeric: []int{2}})
	if got[0].Amount != 10100 || got[0].Profit != 1212500 {
		t.Errorf("%+v", got[0])
	}
}
