package deals

import (
	"fmt"
	"testing"
)

// TestParseAmount_forms pins that amounts are read in every form that exports have.
func TestParseAmount_forms(t *testing.T) {
	for _, test := range []struct {
		text    string
		decimal Decimal
		want    amount
	}{
		{"1200", "", amount{money: 120000}},
		{"0", "", amount{}},
		{"1,234.50", "", amount{money: 123450, reading: firstWay}},
		{"1.234,50", "", amount{money: 123450, reading: secondWay}},
		{"1 234,50", "", amount{money: 123450, reading: secondWay}},
		{"1\u202f234\u202f567,5", "", amount{money: 123456750, reading: secondWay}},
		{"1'234.50", "", amount{money: 123450, reading: firstWay}},
		{"(1,234.00)", "", amount{money: -123400, reading: firstWay}},
		{"-12.5", "", amount{money: -1250, reading: firstWay}},
		{"$-12.5", "", amount{money: -1250, currency: "$", reading: firstWay}},
		{"($5)", "", amount{money: -500, currency: "$"}},
		{"$1,234,567", "", amount{money: 123456700, currency: "$", reading: firstWay}},
		{"1.234.567", "", amount{money: 123456700, reading: secondWay}},
		{"12,34,567", "", amount{money: 123456700, reading: firstWay}},
		{"€ 14.900,00", "", amount{money: 1490000, currency: "EUR", reading: secondWay}},
		{"14900 EUR", "", amount{money: 1490000, currency: "EUR"}},
		{"usd 10", "", amount{money: 1000, currency: "USD"}},
		{"1,234", "", amount{reading: undecided, grouped: firstWay}},
		{"1.234", "", amount{reading: undecided, grouped: secondWay}},
		{"1,234", Point, amount{money: 123400}},
		{"1,234", Comma, amount{money: 123}},
		{"1.235", Point, amount{money: 124}},
		{"1.235", Comma, amount{money: 123500}},
		{"1234.567", "", amount{money: 123457, reading: firstWay}},
		{"0.500", "", amount{money: 50, reading: firstWay}},
		{".5", "", amount{money: 50, reading: firstWay}},
		{"1e+06", "", amount{money: 100000000}},
		{"-1.234567e+06", Comma, amount{money: -123456700}},
		{"5E-3", "", amount{money: 1}},
		{"4.9e-3", "", amount{}},
		{"1e12", "", amount{reading: unreadable}},
		{"1e999999999", "", amount{reading: unreadable}},
		{"1.2.3e4", "", amount{reading: unreadable}},
		{"1e", "", amount{reading: unreadable}},
		{"999999999999", "", amount{money: 99999999999900}},
		{"1000000000000.00", "", amount{reading: unreadable}},
		{"12,34.5.6", "", amount{reading: unreadable}},
		{"1,23,4.00", "", amount{reading: unreadable}},
		{"1234,567.00", "", amount{reading: unreadable}},
		{"on request", "", amount{reading: unreadable}},
		{"12 apples", "", amount{reading: unreadable}},
		{"(12", "", amount{reading: unreadable}},
		{"--5", "", amount{reading: unreadable}},
		{"$5 EUR", "", amount{reading: unreadable}},
		{".", "", amount{reading: unreadable}},
		{"", "", amount{reading: unreadable}},
	} {
		got := parseAmount(test.text, test.decimal)
		if got.rest = 0; got != test.want {
			t.Errorf("%q with %q: %+v, want %+v", test.text, test.decimal, got, test.want)
		}
	}
}

// TestParseAmount_signs pins the signs of currencies beside an amount, and the dash that stands for no decimals.
func TestParseAmount_signs(t *testing.T) {
	for text, want := range map[string]amount{
		"S/ 1,500.00": {money: 150000, currency: "PEN", reading: firstWay}, "S/. 5": {money: 500, currency: "PEN"},
		"Rs. 1,50,000": {money: 15000000, currency: "Rs", reading: firstWay}, "Rs.500": {money: 50000, currency: "Rs"},
		"kr.500": {money: 50000, currency: "kr"}, "500 kr": {money: 50000, currency: "kr"}, "500 kr.": {money: 50000, currency: "kr"},
		"1 000,50 zł": {money: 100050, currency: "PLN", reading: secondWay}, "500 ₽": {money: 50000, currency: "RUB"},
		"500 руб.": {money: 50000, currency: "RUB"}, "R 500": {money: 50000, currency: "ZAR"}, "￥1,500,000": {money: 150000000, currency: "¥", reading: firstWay},
		"1.000.000,-": {money: 100000000, reading: secondWay}, "CHF 1'000.-": {money: 100000, currency: "CHF"}, "1´000.50": {money: 100050, reading: firstWay},
		"5,- €": {money: 500, currency: "EUR"}, "12,50-": {money: -1250, reading: secondWay}, "1,50E+06": {money: 150000000}, "1E+05": {money: 10000000},
		"R$ .50": {money: 50, currency: "BRL", reading: firstWay}, "5-,": {reading: unreadable}, "1,2,3E4": {reading: unreadable},
	} {
		if got := parseAmount(text, ""); got != want {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}

// TestParseAmount_dollars pins that signs that say whose dollars they are name a currency.
func TestParseAmount_dollars(t *testing.T) {
	for text, want := range map[string]amount{
		"C$100":         {money: 10000, currency: "CAD"},
		"-CA$ 1,234.50": {money: -123450, currency: "CAD", reading: firstWay},
		"(A$5)":         {money: -500, currency: "AUD"},
		"AU$5":          {money: 500, currency: "AUD"},
		"NZ$5":          {money: 500, currency: "NZD"},
		"5 HK$":         {money: 500, currency: "HKD"},
		"S$5":           {money: 500, currency: "SGD"},
		"R$ 1.234,50":   {money: 123450, currency: "BRL", reading: secondWay},
		"X$5":           {reading: unreadable},
		"$5 USD":        {money: 500, currency: "USD"},
		"US$ 5 EUR":     {reading: unreadable},
	} {
		if got := parseAmount(text, ""); got != want {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}

// A workbook writes 17 digits of a binary number: the 15 that it shows count, as in a CSV that is saved from it.
func TestRawAmount(t *testing.T) {
	for _, test := range []struct {
		text string
		want Money
		ok   bool
	}{
		{"1.005", 101, true},
		{"1.0049999999999999", 101, true},
		{"1.0049", 100, true},
		{"-1.005", -101, true},
		{"2.675", 268, true},
		{"1.5E+7", 1500000000, true},
		{"5E-3", 1, true},
		{"4E-3", 0, true},
		{"1e-999999999", 0, true},
		{"999999999999.99", 99999999999999, true},
		{"1e12", 0, false},
		{"NaN", 0, false},
		{"Inf", 0, false},
		{"$5", 0, false},
	} {
		if got, _, ok := rawAmount(test.text); got != test.want || ok != test.ok {
			t.Errorf("%s: %d, %v, want %d, %v", test.text, got, ok, test.want, test.ok)
		}
	}
}

// FuzzAmount reads any text: what is read is an amount that sums have room for, reads the same when it is written out, and is
// the same by the quick way through common amounts as by the one that reads all.
func FuzzAmount(f *testing.F) {
	for _, text := range []string{"1,234.50", "12.5", "1234.56", "0.05", "12,345,678.90", "1234,567.00", ",1.0", "1,23.0", ".5", "1.5e+06", "($5)"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkCommon(t, text)
		read := parseAmount(text, Point)
		size := max(read.money, -read.money)
		if size > largest*100 || read.money != 0 && read.reading >= undecided && read.reading != firstWay && read.reading != secondWay {
			t.Errorf("%q is %+v", text, read)
		}
		written := fmt.Sprintf("%d.%02d", size/100, size%100)
		if again := parseAmount(written, Point); size < largest*100 && again.money != size {
			t.Errorf("%q is %+v, and %q is %+v", text, read, written, again)
		}
	})
}

// checkCommon holds the quick way through common amounts to the one that reads all.
func checkCommon(t *testing.T, text string) {
	t.Helper()
	if quick, ok := common(text); ok {
		core, currency, negative, known := bare(text)
		whole, fraction, way := separate(core, "")
		want, _, fits := hundredths(whole, fraction)
		if !known || !fits || negative || currency != "" || quick != (amount{money: want, reading: way}) {
			t.Errorf("%q is %+v, else %d: %v %v %v", text, quick, want, known, fits, way)
		}
	}
}

// TestParseAmount_rest pins what an amount has beyond its hundredths, in billionths of one.
func TestParseAmount_rest(t *testing.T) {
	for text, want := range map[string]amount{
		"0.333": {money: 33, rest: 300_000_000}, "-0.335": {money: -34, rest: 500_000_000}, "(1.23456)": {money: -123, rest: -456_000_000},
		"1234.56789012345": {money: 123457, rest: -210_987_655}, "1.5": {money: 150}, "4.9e-3": {rest: 490_000_000},
	} {
		if got := parseAmount(text, Point); got.money != want.money || got.rest != want.rest {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}
