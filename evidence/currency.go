package evidence

import "strings"

// currencyOf gives the code of what stands beside a number, or the sign where it may be that of several currencies.
func currencyOf(sign string) (string, bool) {
	switch sign {
	case "", "$", "¥", "kr":
		return sign, true
	case "€":
		return "EUR", true
	case "£":
		return "GBP", true
	case "US$":
		return "USD", true
	case "kr.", "Kr", "KR":
		return "kr", true
	case "₹":
		return "INR", true
	case "Fr.", "SFr.":
		return "CHF", true
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

// sameCurrency reports whether two codes or signs may be of one currency.
func sameCurrency(a, b string) bool {
	if len(a) > len(b) || a > b && len(a) == len(b) {
		a, b = b, a
	}
	switch a {
	case b:
		return true
	case "$":
		return len(b) == 3 && b[2] == 'D'
	case "¥":
		return b == "JPY" || b == "CNY"
	case "kr":
		return b == "SEK" || b == "NOK" || b == "DKK" || b == "ISK"
	}
	return false
}
