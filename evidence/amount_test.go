package evidence

import "testing"

func TestAmountsAreReadInEveryFormThatExportsHave(t *testing.T) {
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
		if got := parseAmount(test.text, test.decimal); got != test.want {
			t.Errorf("%q with %q: %+v, want %+v", test.text, test.decimal, got, test.want)
		}
	}
}

func TestADollarMayBeThatOfSeveralCountries(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"$", "USD", true}, {"CAD", "$", true}, {"$", "EUR", false}, {"USD", "CAD", false}, {"EUR", "EUR", true}, {"kr", "SEK", true}, {"JPY", "¥", true},
	} {
		if got := sameCurrency(test.a, test.b); got != test.want {
			t.Errorf("%s and %s: %v", test.a, test.b, got)
		}
	}
}

// FuzzAmount holds the quick way through common amounts against the one that reads all.
func FuzzAmount(f *testing.F) {
	for _, text := range []string{"1,234.50", "12.5", "1234.56", "0.05", "12,345,678.90", "1234,567.00", ",1.0", "1,23.0", ".5"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		money, ok := common(text)
		if !ok {
			return
		}
		core, currency, negative, known := bare(text)
		whole, fraction, way, separated := separate(core, "")
		want, fits := hundredths(whole, fraction)
		if !known || !separated || !fits || negative || currency != "" || way != firstWay || want != money {
			t.Errorf("%q is %d, else %d: %v %v %v %v", text, money, want, known, separated, fits, way)
		}
	})
}
