package deals

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

// TestCurrency_namesWhoSaysIt pins that the error names the file that says the currency, not one with a sign before it.
func TestCurrency_namesWhoSaysIt(t *testing.T) {
	_, err := Currency([]*Import{{Name: "none.csv"}, {Name: "dol.csv", Currency: "$"}, {Name: "cad.csv", Currency: "CAD"}, {Name: "usd.csv", Currency: "USD"}})
	if want := "read usd.csv: amounts in USD, but those of cad.csv are in CAD"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
