package deals

import (
	"fmt"
	"slices"
	"strings"
)

// currencyOf gives the code of what is beside a number, or the sign where it may be that of several currencies.
func currencyOf(sign string) (string, bool) {
	switch sign {
	case "", "$", "¥", "kr":
		return sign, true
	case "kr.", "Kr", "KR":
		return "kr", true
	}
	for _, known := range [...]struct{ sign, code string }{
		{"€", "EUR"},
		{"£", "GBP"},
		{"₹", "INR"},
		{"Fr.", "CHF"},
		{"SFr.", "CHF"},
		{"CN¥", "CNY"},
		{"JP¥", "JPY"},
		{"US$", "USD"},
		{"C$", "CAD"},
		{"CA$", "CAD"},
		{"A$", "AUD"},
		{"AU$", "AUD"},
		{"NZ$", "NZD"},
		{"HK$", "HKD"},
		{"S$", "SGD"},
		{"SG$", "SGD"},
		{"NT$", "TWD"},
		{"MX$", "MXN"},
		{"R$", "BRL"},
	} {
		if sign == known.sign {
			return known.code, true
		}
	}
	return strings.ToUpper(sign), isCode(sign)
}

// isCode reports whether a text has the form of a currency's code.
func isCode(text string) bool {
	const letters = 3
	for i := range len(text) {
		if c := text[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return len(text) == letters
}

// SharedCurrency is the currency of amounts of which some are in one currency and some in another: the code, where the
// other is a sign that may stand for it, or not given. It is false where the two differ.
func SharedCurrency(a, b string) (currency string, same bool) {
	if len(a) > len(b) {
		a, b = b, a
	}
	return b, a == "" || a == b || slices.Contains(codesOfSign(a), b)
}

// Currency is the currency of the amounts of several files, "" where none names it. It is an error that two of them name
// different ones.
func Currency(imports []*Import) (string, error) {
	currency, first := "", ""
	for _, i := range imports {
		shared, same := SharedCurrency(currency, i.Currency)
		if !same {
			return "", fmt.Errorf("read %s: amounts in %s, but those of %s are in %s", i.Name, i.Currency, first, currency)
		}
		if shared != currency {
			currency, first = shared, i.Name
		}
	}
	return currency, nil
}

// codesOfSign lists the currencies that are written with a sign.
func codesOfSign(sign string) []string {
	switch sign {
	case "$":
		return []string{
			"USD", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD", "KYD", "LRD", "NAD", "NZD", "SBD", "SGD",
			"SRD", "TTD", "TWD", "XCD", "ARS", "CLP", "COP", "CUP", "DOP", "MXN", "UYU",
		}
	case "¥":
		return []string{"JPY", "CNY"}
	case "kr":
		return []string{"SEK", "NOK", "DKK", "ISK"}
	default:
		return nil
	}
}
