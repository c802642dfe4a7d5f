package notation

import "testing"

func TestSharedCurrency(t *testing.T) {
	for _, test := range []struct {
		a, b, want string
		same       bool
	}{
		{"$", "USD", "USD", true},
		{"CAD", "$", "CAD", true},
		{"", "$", "$", true},
		{"USD", "", "USD", true},
		{"", "", "", true},
		{"EUR", "EUR", "EUR", true},
		{"kr", "SEK", "SEK", true},
		{"JPY", "¥", "JPY", true},
		{"$", "EUR", "", false},
		{"$", "KWD", "", false}, // dinars end in D, and are not written with the sign
		{"AED", "$", "", false},
		{"¥", "kr", "", false},
		{"USD", "CAD", "", false},
	} {
		for _, pair := range [][2]string{{test.a, test.b}, {test.b, test.a}} {
			got, same := SharedCurrency(pair[0], pair[1])
			if same != test.same || same && got != test.want {
				t.Errorf("%q and %q: %q, %v", pair[0], pair[1], got, same)
			}
		}
	}
}

// TestCurrencyOfHeader pins which headers name the currency of their amounts.
func TestCurrencyOfHeader(t *testing.T) {
	for header, want := range map[string][2]string{
		"amount_usd": {"amount", "USD"}, "Amount (EUR)": {"amount", "EUR"}, "AmountUSD": {"amount", "USD"}, "Value (€)": {"value", "EUR"},
		"Deal value in GBP": {"deal value", "GBP"}, "US$ Amount": {"amount", "USD"}, "EUR Amount": {"amount", "EUR"}, "Amount ($)": {"amount", "$"},
		"Amount": {"amount", ""}, "Amount all": {"amount all", ""}, "USD": {"usd", ""}, "Deal value net": {"deal value net", ""},
	} {
		if rest, named := CurrencyOfHeader(header); rest != want[0] || named != want[1] {
			t.Errorf("%q: %q in %q, want %q", header, rest, named, want)
		}
	}
}
