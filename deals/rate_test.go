package deals

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"revops/deals/tabular"
)

// A rate is a plain number above 0 with at most nine decimals, and written as it was given.
func TestParseRate(t *testing.T) {
	for text, want := range map[string]string{
		"EUR=1.08": "EUR=1.08", "eur=1": "EUR=1", "JPY=0.006412300": "JPY=0.0064123", "$=1": "$=1", "€=999999.999999999": "EUR=999999.999999999",
	} {
		if rate, err := ParseRate(text); err != nil || rate.String() != want {
			t.Errorf("%s: %s, %v", text, rate, err)
		}
	}
	for _, text := range []string{
		"", "EUR", "=1", "EUR=", "EUR=.", "EUR=0", "EUR=-1", "EUR=1,08", "EUR=1e3", "EUR=1000000", "EUR=0.0000000001", "XQX=1", "EUR=+1", "EUR=1.0.0",
	} {
		if rate, err := ParseRate(text); err == nil {
			t.Errorf("%q is read as %s", text, rate)
		}
	}
}

// What an amount comes to is exact: what is rounded off is known. Only what lies beyond eleven decimals is dropped.
func TestConvert_exact(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	of := func(money Money, rest int64) *big.Int {
		whole := new(big.Int).Mul(big.NewInt(int64(money)), big.NewInt(RestParts))
		return whole.Add(whole, big.NewInt(rest))
	}
	for range 10_000 {
		rate := Rate{Currency: "EUR", billionths: random.Uint64N(1_000_000*rateParts>>random.UintN(50)) + 1}
		amount := Money(random.Int64N(100*largest>>random.UintN(46))) - Money(random.Int64N(10_000))
		rest := (random.Int64N(RestParts) - RestParts/2) * random.Int64N(2)
		want := new(big.Int).Mul(of(amount, rest), new(big.Int).SetUint64(rate.billionths))
		want.Quo(want, big.NewInt(rateParts))
		money, left, ok := rate.convert(amount, rest)
		if !ok {
			if of(99*largest, 0).CmpAbs(want) > 0 {
				t.Fatalf("%d at %s is refused", amount, rate)
			}
			continue
		}
		off := of(money, left)
		if off.Sub(off, want); off.CmpAbs(big.NewInt(1)) > 0 || rest == 0 && off.Sign() != 0 || 2*left > RestParts || 2*left < -RestParts {
			t.Fatalf("%d and %d at %s: %d and %d", amount, rest, rate, money, left)
		}
	}
}

// Sums of converted amounts are rounded once: three thirds of a hundredth are a hundredth.
func TestRead_ratesRest(t *testing.T) {
	rate, err := ParseRate("EUR=0.333")
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := deals(t, "stage,amount,currency\nwon,0.01,EUR\nwon,-0.015,EUR\n", Options{Currency: "USD", Rates: []Rate{rate}})
	if err != nil || got[0].Amount != 0 || got[0].Rest != RestParts*333/1000 || got[1].Amount != 0 || got[1].Rest != -RestParts*4995/10_000 {
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
		rate, err := ParseRate(text)
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
