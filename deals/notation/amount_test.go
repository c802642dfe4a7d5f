package notation

import (
	"fmt"
	"testing"
)

// TestParseAmount_forms pins that amounts are read in every form that exports have.
func TestParseAmount_forms(t *testing.T) {
	for _, test := range []struct {
		text    string
		decimal Decimal
		want    Amount
	}{
		{"1200", "", Amount{Money: 120000}},
		{"0", "", Amount{}},
		{"1,234.50", "", Amount{Money: 123450, Reading: FirstWay}},
		{"1.234,50", "", Amount{Money: 123450, Reading: SecondWay}},
		{"1 234,50", "", Amount{Money: 123450, Reading: SecondWay}},
		{"1\u202f234\u202f567,5", "", Amount{Money: 123456750, Reading: SecondWay}},
		{"1'234.50", "", Amount{Money: 123450, Reading: FirstWay}},
		{"(1,234.00)", "", Amount{Money: -123400, Reading: FirstWay}},
		{"-12.5", "", Amount{Money: -1250, Reading: FirstWay}},
		{"$-12.5", "", Amount{Money: -1250, Currency: "$", Reading: FirstWay}},
		{"($5)", "", Amount{Money: -500, Currency: "$"}},
		{"$1,234,567", "", Amount{Money: 123456700, Currency: "$", Reading: FirstWay}},
		{"1.234.567", "", Amount{Money: 123456700, Reading: SecondWay}},
		{"12,34,567", "", Amount{Money: 123456700, Reading: FirstWay}},
		{"€ 14.900,00", "", Amount{Money: 1490000, Currency: "EUR", Reading: SecondWay}},
		{"14900 EUR", "", Amount{Money: 1490000, Currency: "EUR"}},
		{"usd 10", "", Amount{Money: 1000, Currency: "USD"}},
		{"1,234", "", Amount{Reading: Undecided, Grouped: FirstWay}},
		{"1.234", "", Amount{Reading: Undecided, Grouped: SecondWay}},
		{"1,234", Point, Amount{Money: 123400}},
		{"1,234", Comma, Amount{Money: 123}},
		{"1.235", Point, Amount{Money: 124}},
		{"1.235", Comma, Amount{Money: 123500}},
		{"1234.567", "", Amount{Money: 123457, Reading: FirstWay}},
		{"0.500", "", Amount{Money: 50, Reading: FirstWay}},
		{".5", "", Amount{Money: 50, Reading: FirstWay}},
		{"1e+06", "", Amount{Money: 100000000}},
		{"-1.234567e+06", Comma, Amount{Money: -123456700}},
		{"5E-3", "", Amount{Money: 1}},
		{"4.9e-3", "", Amount{}},
		{"1e12", "", Amount{Reading: Unreadable}},
		{"1e999999999", "", Amount{Reading: Unreadable}},
		{"1.2.3e4", "", Amount{Reading: Unreadable}},
		{"1e", "", Amount{Reading: Unreadable}},
		{"999999999999", "", Amount{Money: 99999999999900}},
		{"1000000000000.00", "", Amount{Reading: Unreadable}},
		{"12,34.5.6", "", Amount{Reading: Unreadable}},
		{"1,23,4.00", "", Amount{Reading: Unreadable}},
		{"1234,567.00", "", Amount{Reading: Unreadable}},
		{"on request", "", Amount{Reading: Unreadable}},
		{"12 apples", "", Amount{Reading: Unreadable}},
		{"(12", "", Amount{Reading: Unreadable}},
		{"--5", "", Amount{Reading: Unreadable}},
		{"$5 EUR", "", Amount{Reading: Unreadable}},
		{".", "", Amount{Reading: Unreadable}},
		{"", "", Amount{Reading: Unreadable}},
	} {
		got := ParseAmount(test.text, test.decimal)
		if got.Rest = 0; got != test.want {
			t.Errorf("%q with %q: %+v, want %+v", test.text, test.decimal, got, test.want)
		}
	}
}

// TestParseAmount_signs pins the signs of currencies beside an amount, and the dash that stands for no decimals.
func TestParseAmount_signs(t *testing.T) {
	for text, want := range map[string]Amount{
		"S/ 1,500.00": {Money: 150000, Currency: "PEN", Reading: FirstWay}, "S/. 5": {Money: 500, Currency: "PEN"},
		"Rs. 1,50,000": {Money: 15000000, Currency: "Rs", Reading: FirstWay}, "Rs.500": {Money: 50000, Currency: "Rs"},
		"kr.500": {Money: 50000, Currency: "kr"}, "500 kr": {Money: 50000, Currency: "kr"}, "500 kr.": {Money: 50000, Currency: "kr"},
		"1 000,50 zł": {Money: 100050, Currency: "PLN", Reading: SecondWay}, "500 ₽": {Money: 50000, Currency: "RUB"},
		"500 руб.": {Money: 50000, Currency: "RUB"}, "R 500": {Money: 50000, Currency: "ZAR"}, "￥1,500,000": {Money: 150000000, Currency: "¥", Reading: FirstWay},
		"1.000.000,-": {Money: 100000000, Reading: SecondWay}, "CHF 1'000.-": {Money: 100000, Currency: "CHF"}, "1´000.50": {Money: 100050, Reading: FirstWay},
		"5,- €": {Money: 500, Currency: "EUR"}, "12,50-": {Money: -1250, Reading: SecondWay}, "1,50E+06": {Money: 150000000}, "1E+05": {Money: 10000000},
		"R$ .50": {Money: 50, Currency: "BRL", Reading: FirstWay}, "5-,": {Reading: Unreadable}, "1,2,3E4": {Reading: Unreadable},
	} {
		if got := ParseAmount(text, ""); got != want {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}

// TestParseAmount_dollars pins that signs that say whose dollars they are name a currency.
func TestParseAmount_dollars(t *testing.T) {
	for text, want := range map[string]Amount{
		"C$100":         {Money: 10000, Currency: "CAD"},
		"-CA$ 1,234.50": {Money: -123450, Currency: "CAD", Reading: FirstWay},
		"(A$5)":         {Money: -500, Currency: "AUD"},
		"AU$5":          {Money: 500, Currency: "AUD"},
		"NZ$5":          {Money: 500, Currency: "NZD"},
		"5 HK$":         {Money: 500, Currency: "HKD"},
		"S$5":           {Money: 500, Currency: "SGD"},
		"R$ 1.234,50":   {Money: 123450, Currency: "BRL", Reading: SecondWay},
		"X$5":           {Reading: Unreadable},
		"$5 USD":        {Money: 500, Currency: "USD"},
		"US$ 5 EUR":     {Reading: Unreadable},
	} {
		if got := ParseAmount(text, ""); got != want {
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
		if got, _, ok := RawAmount(test.text); got != test.want || ok != test.ok {
			t.Errorf("%s: %d, %v, want %d, %v", test.text, got, ok, test.want, test.ok)
		}
	}
}

// FuzzAmount reads any text: what is read is an amount that sums have room for, reads the same when it is written out, and is
// the same by the quick way through common amounts as by the one that reads all.
func FuzzAmount(f *testing.F) {
	for _, text := range []string{"1,234.50", "12.5", "1234.56", "0.05", "12,345,678.90", "1234,567.00", ",1.0", "1,23.0", ".5", "1.5e+06", "($5)", "1x2.345", "1 2,345"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkCommon(t, text)
		if ParseAmount(text, "").Reading == Undecided && (ParseAmount(text, Point).Reading == Unreadable || ParseAmount(text, Comma).Reading == Unreadable) {
			t.Errorf("%q is undecided, and unreadable with a point or a comma", text)
		}
		read := ParseAmount(text, Point)
		size := max(read.Money, -read.Money)
		if size > largest*100 || read.Money != 0 && read.Reading >= Undecided && read.Reading != FirstWay && read.Reading != SecondWay {
			t.Errorf("%q is %+v", text, read)
		}
		written := fmt.Sprintf("%d.%02d", size/100, size%100)
		if again := ParseAmount(written, Point); size < largest*100 && again.Money != size {
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
		if !known || !fits || negative || currency != "" || quick != (Amount{Money: want, Reading: way}) {
			t.Errorf("%q is %+v, else %d: %v %v %v", text, quick, want, known, fits, way)
		}
	}
}

// TestParseAmount_rest pins what an amount has beyond its hundredths, in billionths of one.
func TestParseAmount_rest(t *testing.T) {
	for text, want := range map[string]Amount{
		"0.333": {Money: 33, Rest: 300_000_000}, "-0.335": {Money: -34, Rest: 500_000_000}, "(1.23456)": {Money: -123, Rest: -456_000_000},
		"1234.56789012345": {Money: 123457, Rest: -210_987_655}, "1.5": {Money: 150}, "4.9e-3": {Rest: 490_000_000},
	} {
		if got := ParseAmount(text, Point); got.Money != want.Money || got.Rest != want.Rest {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}
