package deals

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"revops/deals/notation"
	"revops/deals/tabular"
)

// Sums of converted amounts are rounded once: three thirds of a hundredth are a hundredth.
func TestRead_ratesRest(t *testing.T) {
	rate, err := notation.ParseRate("EUR=0.333")
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := deals(t, "stage,amount,currency\nwon,0.01,EUR\nwon,-0.015,EUR\n", Options{Currency: "USD", Rates: []notation.Rate{rate}})
	if err != nil || got[0].Amount != 0 || got[0].Rest != notation.RestParts*333/1000 || got[1].Amount != 0 || got[1].Rest != -notation.RestParts*4995/10_000 {
		t.Errorf("%v, %+v", err, got)
	}
}

// rated reads deals with rates and gives their amounts and profits.
func rated(t *testing.T, text, mapped, to string, rates ...string) (string, *Import, error) {
	t.Helper()
	options := Options{Currency: to}
	if mapped != "" {
		options.Map = parseMap(t, mapped)
	}
	for _, text := range rates {
		rate, err := notation.ParseRate(text)
		if err != nil {
			t.Fatal(err)
		}
		options.Rates = append(options.Rates, rate)
	}
	got, read, err := deals(t, text, options)
	var amounts []string
	for _, deal := range got {
		amount := "none"
		if deal.HasAmount {
			amount = deal.Amount.Decimal()
		}
		if deal.HasProfit {
			amount += "/" + deal.Profit.Decimal()
		}
		amounts = append(amounts, amount)
	}
	return strings.Join(amounts, " "), read, err
}

// Amounts, expected ones too, and profits are converted by the rate of their currency. A sign stands for the only currency that it can.
func TestRead_rates(t *testing.T) {
	for _, test := range []struct {
		name, text, mapped, to string
		rates                  []string
		want, counts           string
	}{
		{
			"a column", "stage,amount,currency,profit\nwon,100.05,EUR,50\nwon,200,usd,10%\nwon,7,EUR,20%\nlost,,EUR,\nwon,0,EUR,$3\n", "", "USD",
			[]string{"EUR=1.08"},
			"108.05/54.00 200.00/20.00 7.56/1.51 none 0.00/3.00", "EUR 3, 1 not",
		},
		{"signs", "stage,amount\nwon,€100\nwon,$100\nwon,£100\n", "", "USD", []string{"EUR=1.1", "GBP=1.25"}, "110.00 100.00 125.00", "EUR 1, GBP 1, 1 not"},
		{"a sign of a rate", "stage,amount\nwon,$100\n", "", "EUR", []string{"CAD=0.5"}, "50.00", "CAD 1, 0 not"},
		{"a rate of a sign", "stage,amount\nwon,$100\nwon,100 CAD\n", "", "USD", []string{"CAD=0.5", "$=1"}, "100.00 50.00", "CAD 1, $ 1, 0 not"},
		{
			"a map", "stage,amount,currency\nwon,100,EUR\nwon,100,SEK\n", "currency: USD\nrates: {EUR: {rate: 1.08, source: ECB}, sek: 0.1}", "",
			nil, "108.00 10.00", "EUR 1, SEK 1, 0 not",
		},
		{
			"flags before a map", "stage,amount,currency\nwon,100,EUR\nwon,100,SEK\n", "currency: USD\nrates: {EUR: {rate: 1.08, source: ECB}, sek: 0.1}", "USD",
			[]string{"EUR=2"},
			"200.00 10.00", "EUR 1, SEK 1, 0 not",
		},
		{"a blank among currencies", "stage,amount,currency\nwon,100,EUR\nwon,100,\n", "", "USD", []string{"EUR=2"}, "200.00 none", "EUR 1, 0 not"},
		{"the currency of the header", "stage,amount_eur\nwon,100\n", "", "USD", []string{"EUR=2"}, "200.00", "EUR 1, 0 not"},
		{"too large", "stage,amount,currency\nwon,999999999999,EUR\n", "", "USD", []string{"EUR=2"}, "none", "EUR 0, 0 not"},
		{"no rate", "stage,amount,currency\nwon,100,EUR\nwon,5,USD\n", "", "EUR", nil, "100.00 none", "0 not"},
		{"an open deal", "stage,amount,expected amount,currency\nopen,1,5,EUR\n", "columns: {expected-amount: expected amount}", "USD", []string{"EUR=2"}, "10.00", "EUR 1, 0 not"},
	} {
		amounts, read, err := rated(t, test.text, test.mapped, test.to, test.rates...)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		var counted []string
		for _, rate := range read.Rates {
			counted = append(counted, fmt.Sprintf("%s %d", rate.Currency, rate.Deals))
		}
		counts := strings.Join(append(counted, fmt.Sprintf("%d not", read.Unconverted)), ", ")
		if amounts != test.want || counts != test.counts {
			t.Errorf("%s: %s; %s", test.name, amounts, counts)
		}
	}
}

// An amount that no rate converts for sure is refused with its row, wherever in the file it is; so are rates that can't hold.
func TestRead_ratesRefused(t *testing.T) {
	late := "stage,amount,currency\n" + strings.Repeat("won,5,EUR\n", 2*tabular.ChunkBytes/10) + "won,5,SEK\n"
	const two = "stage,amount,currency\nwon,5,EUR\nwon,5,SEK\n"
	for _, test := range []struct {
		text, mapped, to string
		rates            []string
		message, hint    string
	}{
		{two, "", "USD", []string{"EUR=1.08"}, `the amount in row 3 is in "SEK", for which there is no rate`, "--rate SEK=… says what 1 SEK is in USD"},
		{late, "", "USD", []string{"EUR=1.08"}, fmt.Sprintf(`the amount in row %d is in "SEK", for which there is no rate`, 2*tabular.ChunkBytes/10+2), ""},
		{"stage,amount\nwon,$5\n", "", "USD", []string{"CAD=0.7"}, "the amount in row 2 is in $, which may be USD or CAD", "--rate '$=1' takes it as USD"},
		{"stage,amount\nwon,5\n", "", "USD", []string{"EUR=1.08"}, "the amount in row 2 has no currency, so that no rate can convert it into USD", ""},
		{two, "", "", []string{"EUR=1.08"}, "rates do not say into which currency they convert", ""},
		{two, "rates: {EUR: 1}", "", nil, "rates do not say into which currency they convert", ""},
		{two, "", "$", []string{"EUR=1.08"}, "rates do not say into which currency they convert", ""},
		{two, "", "EUR", []string{"EUR=1.08"}, "amounts in EUR are converted into EUR: they need no rate", ""},
		{two, "", "USD", []string{"EUR=1.08", "EUR=1.09"}, "there are two rates for EUR", ""},
		{two, "currency: USD\nrates: {EUR: 1}", "GBP", nil, "the rates of the map are into USD, not into GBP", ""},
	} {
		_, _, err := rated(t, test.text, test.mapped, test.to, test.rates...)
		wrong, ok := errors.AsType[*tabular.FileError](err)
		if !ok || wrong.Message != test.message || test.hint != "" && wrong.Hint != test.hint {
			t.Errorf("%s into %s by %v: %v, %+v", test.mapped, test.to, test.rates, err, wrong)
		}
	}
}
