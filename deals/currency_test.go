package deals

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"revops/deals/tabular"
)

// TestCurrency_namesWhoSaysIt pins that the error names the file that says the currency, not one with a sign before it.
func TestCurrency_namesWhoSaysIt(t *testing.T) {
	_, err := Currency([]*Import{{Name: "none.csv"}, {Name: "dol.csv", Currency: "$"}, {Name: "cad.csv", Currency: "CAD"}, {Name: "usd.csv", Currency: "USD"}})
	if want := "read usd.csv: amounts are in USD, but those in cad.csv are in CAD"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestCurrency_unnamed pins that amounts without a currency are not added to those of another file either; a file without amounts is no
// obstacle.
func TestCurrency_unnamed(t *testing.T) {
	named := func(name, text string) *Import {
		_, read := mustRead(t, text, Options{})
		read.Name = name
		return read
	}
	euro, bare := named("euro.csv", "stage,amount\nwon,€5\nwon,0\n"), named("bare.csv", "stage,amount\nwon,5\n")
	none, header := named("none.csv", "stage,amount\nwon,\nwon,0\n"), named("header.csv", "stage,amount_eur\nwon,5\n")
	if currency, err := Currency([]*Import{none, euro, header}); err != nil || currency != "EUR" {
		t.Errorf("got %s, %v", currency, err)
	}
	for _, imports := range [][]*Import{{euro, bare}, {bare, euro}} {
		_, err := Currency(imports)
		if want := "read bare.csv: amounts have no currency, but those in euro.csv are in EUR"; err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if currency, err := Currency([]*Import{bare, none}); err != nil || currency != "" {
		t.Errorf("got %s, %v", currency, err)
	}
}

// TestRead_currencies pins whose currency counts, and that amounts without one are never added to others.
func TestRead_currencies(t *testing.T) {
	for _, test := range []struct{ name, text, mapped, currency, sum, notes string }{
		{"the only amount that names its own", "stage,amount,currency,amount_eur\nwon,5,USD,4\nwon,7,GBP,8\n", "", "EUR", "12.00", ""},
		{"a column that the map names", "stage,amount_eur,waehrung\nwon,5,USD\n", "columns: {currency: waehrung}", "USD", "5.00", ""},
		{"no column of currencies", "stage,amount,currency\nwon,5,USD\nwon,7,EUR\n", "columns: {currency: }", "", "12.00", ""},
		{"one of two", "stage,amount,currency\nwon,5,USD\nwon,7,EUR\nwon,8,\n", "currency: EUR", "EUR", "7.00", "other-currency no-currency"},
		{"names of currencies", "stage,amount,currency\nwon,5,Euro\nwon,7,EUR - Euro\nwon,1,€\n", "", "EUR", "13.00", ""},
		{"words", "stage,amount,currency\nwon,5,local\nwon,7,tbd\n", "", "", "12.00", "not-a-currency"},
		{"a word among codes", "stage,amount,currency\nwon,5,local\nwon,7,SEK\n", "", "SEK", "7.00", "no-currency"},
		{"a blank before any other", "stage,amount,currency\nwon,5,\nwon,7,SEK\n", "", "SEK", "7.00", "no-currency"},
		{"blanks only", "stage,amount,currency\nwon,5,\nwon,7,\n", "", "", "12.00", ""},
		{"a sign against the column", "stage,amount,currency\nwon,€5,USD\nwon,$7,USD\nwon,8,USD\n", "", "USD", "15.00", "currencies-differ"},
		{"a sign of several currencies", "stage,amount,currency\nwon,$5,CAD\nwon,C$7,CAD\n", "", "CAD", "12.00", ""},
		{"crowns", "stage,amount,currency\nwon,5 kr,NOK\nwon,¥7,NOK\n", "", "NOK", "5.00", "currencies-differ"},
		{"signs only, and none", "stage,amount\nwon,100\nwon,€100\nwon,0\n", "", "EUR", "100.00", "no-currency"},
		{"a sign against the header, with a map", "stage,Amount (€)\nwon,$5\nwon,€7\nwon,8\n", "currency: EUR", "EUR", "15.00", "other-currency"},
		{"signs only, and none, of one", "stage,amount\nwon,100\nwon,€50\n", "currency: EUR", "EUR", "150.00", ""},
		{"no currency at all", "stage,amount\nwon,5\nwon,7\n", "", "", "12.00", ""},
		{"a sign in another header", "stage,Amount (€)\nwon,5\nwon,€7\n", "", "EUR", "12.00", ""},
	} {
		options := Options{}
		if test.mapped != "" {
			options.Map = parseMap(t, test.mapped)
		}
		got, read := mustRead(t, test.text, options)
		var sum Money
		for _, deal := range got {
			sum += deal.Amount
		}
		var codes []string
		for _, note := range read.Notes {
			if note.Code != "no-entry-date" && note.Code != "closed-without-date" && note.Code != "won-without-amount" {
				codes = append(codes, note.Code)
			}
		}
		notes := strings.Join(codes, " ")
		if read.Currency != test.currency || sum.Decimal() != test.sum || notes != test.notes {
			t.Errorf("%s: %s %s, %q", test.name, read.Currency, sum.Decimal(), notes)
		}
	}
}

// TestRead_lateCurrency pins that amounts without a currency are refused where one is named after they were counted.
func TestRead_lateCurrency(t *testing.T) {
	_, _, err := deals(t, "stage,amount\n"+strings.Repeat("won,5000\n", 2*tabular.ChunkBytes/9)+"won,€7\n", Options{})
	if err == nil || !strings.Contains(err.Error(), "the amount in row 2 has no currency, but the amount in row ") {
		t.Error(err)
	}
	text := "stage,amount,currency\n" + strings.Repeat("won,5,\n", 2*tabular.ChunkBytes/7) + "won,7,SEK\n"
	_, _, err = deals(t, text, Options{})
	wrong, ok := errors.AsType[*tabular.FileError](err)
	if !ok || !strings.HasPrefix(wrong.Message, "the amount in row 2 has no currency, but the amount in row ") ||
		!strings.Contains(wrong.Hint, `column "currency" is not the currency of the amounts, an empty currency: under columns`) {
		t.Errorf("%v, %+v", err, wrong)
	}
}

// TestRead_currencyOfHeader pins that amounts in another currency than their header names are refused.
func TestRead_currencyOfHeader(t *testing.T) {
	_, _, err := deals(t, "stage,Amount (€)\nwon,$5\nwon,$7\n", Options{})
	if err == nil || !strings.Contains(err.Error(), `amounts are in more than one currency: "EUR" in row 1, "$" in row 2`) {
		t.Error(err)
	}
	got, read := mustRead(t, "stage,Amount ($)\nwon,US$5\nwon,7\n", Options{})
	if read.Currency != "USD" || got[0].Amount != 500 {
		t.Errorf("%s %+v", read.Currency, got)
	}
}

// TestRead_assumedCurrency pins that it is said where amounts without a currency count in that of the map beside amounts that name it, also
// where these come late.
func TestRead_assumedCurrency(t *testing.T) {
	blank := strings.Repeat("won,5\n", 2*tabular.ChunkBytes/6)
	for text, want := range map[string]bool{"won,5\nwon,€7\n": true, blank + "won,€7\n": true, blank: false, "won,€7\nwon,0\n": false} {
		_, read := mustRead(t, "stage,amount\n"+text, Options{Map: parseMap(t, "currency: EUR")})
		if said := slices.Contains(read.Said, "amounts without a currency count as EUR"); said != want {
			t.Errorf("%.20q: %q", text, read.Said)
		}
	}
}
