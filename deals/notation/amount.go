package notation

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Decimal says how amounts separate their decimals.
type Decimal string

// The separators, as the map names them. The zero value stands for an unknown one.
const (
	Point Decimal = "point"
	Comma Decimal = "comma"
)

// Amount is one as it was read.
type Amount struct {
	Money Money
	// Rest is what the number has beyond money, in RestParts of a hundredth.
	Rest int64
	// Currency is the sign or code beside the number, "" where there is none.
	Currency string
	Reading  Reading
	// Grouped is the reading that makes an undecided amount a whole number: 1,234 is one thousand with a point for
	// decimals.
	Grouped Reading
}

// IsZero reports whether an amount is 0, which is the same in any currency.
func (a *Amount) IsZero() bool { return a.Money == 0 && a.Rest == 0 && a.Reading != Undecided }

// largest is beyond any sale, and far enough from the end of int64 that sums of millions of them fit.
const largest = 1e12

// ParseAmount reads an amount. The decimal separator is used where the amount alone does not show it.
func ParseAmount(text string, decimal Decimal) Amount {
	rest, dollars := strings.CutPrefix(text, "$")
	if read, ok := common(rest); ok {
		if dollars {
			read.Currency = "$"
		}
		return read
	}
	core, currency, negative, ok := bare(text)
	if !ok {
		return Amount{Reading: Unreadable}
	}
	if strings.ContainsAny(core, "eE") { // as databases write large numbers of floating point, and spreadsheets wide ones: 1.5e+06, 1,50E+06
		if money, beyond, ok := RawAmount(strings.Replace(core, ",", ".", 1)); ok {
			return Amount{Money: signed(money, negative), Rest: signed(beyond, negative), Currency: currency}
		}
	}
	whole, fraction, way := separate(core, decimal)
	if way == Undecided {
		if _, ok := wholeNumber(core); !ok {
			return Amount{Reading: Unreadable}
		}
		return Amount{Currency: currency, Reading: Undecided, Grouped: FirstWay + SecondWay - wayOf(core[strings.IndexAny(core, ".,")])}
	}
	money, beyond, ok := hundredths(whole, fraction)
	if !ok {
		return Amount{Reading: Unreadable}
	}
	return Amount{Money: signed(money, negative), Rest: signed(beyond, negative), Currency: currency, Reading: way}
}

// common reads the amounts that most files hold: up to two decimals behind a point, and commas between thousands only with
// decimals. ParseAmount reads them too, at several times the cost.
func common(text string) (Amount, bool) {
	const maxLength = 15
	whole, decimals, pointed := strings.Cut(text, ".")
	value, commas, ok := groups(whole)
	if !ok || value >= largest || len(text) > maxLength || !pointed && commas {
		return Amount{}, false
	}
	if !pointed {
		return Amount{Money: value * 100}, true
	}
	fraction, rest := number(decimals)
	if fraction.digits == 1 {
		fraction.value *= 10
	}
	return Amount{Money: value*100 + Money(fraction.value), Reading: FirstWay}, rest == "" && fraction.short()
}

// groups reads a whole number that may have commas between its thousands.
func groups(text string) (value Money, commas, ok bool) {
	group := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			value, group = value*10+Money(c-'0'), group+1
		case c == ',' && (group == 3 || !commas && (group == 1 || group == 2)):
			group, commas = 0, true
		default:
			return 0, false, false
		}
	}
	return value, commas, text != "" && (!commas || group == 3)
}

func signed[T Money | int64](number T, negative bool) T {
	if negative {
		return -number
	}
	return number
}

// bare takes signs and currency off a number.
func bare(text string) (core, currency string, negative, ok bool) {
	text = strings.TrimSpace(text)
	if inner, found := strings.CutPrefix(text, "("); found {
		if text, negative = strings.CutSuffix(inner, ")"); !negative {
			return "", "", false, false
		}
	}
	start, end := strings.IndexFunc(text, IsDigit), strings.LastIndexFunc(text, IsDigit)
	if start < 0 {
		return "", "", false, false
	}
	if before := strings.TrimRight(text[:start], ".,"); start > 0 && len(before) == start-1 && !endsWithLetter(before) {
		start-- // a number without a whole part: .50
	}
	core = text[start : end+1]
	before, minusBefore := unsigned(text[:start])
	after, minusAfter := unsigned(withoutDash(text[end+1:]))
	if minusBefore && minusAfter {
		return "", "", false, false
	}
	currency, ok = currencyBeside(before, after)
	return core, currency, negative != (minusBefore || minusAfter), ok
}

func endsWithLetter(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(r)
}

// withoutDash takes off the dash that stands for no decimals, as in 1.000,- for a thousand.
func withoutDash(text string) string {
	if text == "" || text[0] != ',' && text[0] != '.' {
		return text
	}
	return strings.TrimLeft(text[1:], "-–—−")
}

// currencyBeside is the currency of what stands before and behind a number. Of a sign and a code that it may stand for the
// code holds: $5 USD.
func currencyBeside(before, after string) (string, bool) {
	if before == "" || after == "" {
		return CurrencyOf(before + after)
	}
	first, known := CurrencyOf(before)
	second, also := CurrencyOf(after)
	currency, same := SharedCurrency(first, second)
	return currency, known && also && same
}

// unsigned takes a sign and blanks off what is beside a number.
func unsigned(text string) (rest string, minus bool) {
	if text == "" {
		return "", false
	}
	for _, sign := range []string{"-", "−", "–"} {
		if before, after, found := strings.Cut(text, sign); found {
			return strings.TrimSpace(before + after), true
		}
	}
	return strings.TrimSpace(strings.Replace(text, "+", "", 1)), false
}

// IsDigit reports whether a character is a digit from 0 to 9.
func IsDigit(r rune) bool { return r >= '0' && r <= '9' }

// separate splits a number at its decimal separator.
func separate(core string, decimal Decimal) (whole, fraction string, way Reading) {
	points, commas := strings.Count(core, "."), strings.Count(core, ",")
	at := max(strings.LastIndexByte(core, '.'), strings.LastIndexByte(core, ','))
	way = Plain
	switch {
	case points == 0 && commas == 0:
		at = len(core)
	case points > 0 && commas > 0:
		way = wayOf(core[at])
	case points+commas > 1: // separators of thousands
		way, at = FirstWay+SecondWay-wayOf(core[at]), len(core)
	case len(core)-at-1 != 3 || at == 0 || at > 3 || core[0] == '0':
		way = wayOf(core[at])
	case decimal == "":
		return "", "", Undecided
	case wayOf(core[at]).Decimal() != decimal: // it separates thousands
		at = len(core)
	}
	if at < len(core) {
		fraction = core[at+1:]
	}
	return core[:at], fraction, way
}

func wayOf(separator byte) Reading {
	if separator == '.' {
		return FirstWay
	}
	return SecondWay
}

// Decimal is the separator of decimals that a reading of amounts shows.
func (r Reading) Decimal() Decimal {
	if r == FirstWay {
		return Point
	}
	return Comma
}

// wholeNumber reads a whole number. One kind of separator may be between its thousands, with three digits behind each;
// India's groups of two before the last three are thousands too.
func wholeNumber(text string) (Money, bool) {
	value, digits, groups, separator := Money(0), 0, 0, ""
	for at := 0; at < len(text); {
		if c := text[at]; c >= '0' && c <= '9' {
			value, digits, at = 10*value+Money(c-'0'), digits+1, at+1
			if value >= largest {
				return 0, false
			}
			continue
		}
		length := strings.IndexFunc(text[at:], IsDigit)
		if length < 0 || !isSeparator(text[at:at+length], &separator) {
			return 0, false
		}
		if digits > 3 || digits == 0 || groups > 0 && digits == 1 {
			return 0, false
		}
		digits, groups, at = 0, groups+1, at+length
	}
	return value, groups == 0 || digits == 3
}

// isSeparator reports whether a text separates thousands, and does so like the one before it.
func isSeparator(text string, known *string) bool {
	switch text {
	case ".", ",", " ", "'", "’", "‘", "´", "`", "\u00a0", "\u202f", "\u2009", "\u2007":
	default:
		return false
	}
	if *known == "" {
		*known = text
	}
	return *known == text
}

// RestParts is how many parts of a hundredth Deal.Rest counts: up to eleven decimals add up exactly.
const RestParts = 1_000_000_000

// hundredths gives the amount of a number, rounded half away from zero, and what the number has beyond that, in RestParts of a hundredth.
func hundredths(whole, fraction string) (money Money, rest int64, ok bool) {
	value, ok := wholeNumber(whole)
	if !ok || whole == "" && fraction == "" {
		return 0, 0, false
	}
	if strings.ContainsFunc(fraction, func(r rune) bool { return !IsDigit(r) }) {
		return 0, 0, false
	}
	const decimals = 11
	parts, _ := strconv.ParseInt((fraction + "00000000000")[:decimals], 10, 64) // digits only
	money, rest = 100*value+Money(parts/RestParts), parts%RestParts
	if 2*rest >= RestParts {
		money, rest = money+1, rest-RestParts
	}
	return money, rest, true
}

// RawAmount reads a number as a workbook holds it. A workbook may write 17 digits of a binary number, of which it shows 15:
// those count, so that 1.005 is 1.01 as it is in a CSV, whether it is written so or as 1.0049999999999999.
func RawAmount(text string) (money Money, rest int64, ok bool) {
	value, err := strconv.ParseFloat(text, 64)
	size := math.Abs(value)
	if err != nil || math.IsNaN(size) || size >= largest {
		return 0, 0, false
	}
	const shown, smallest = 15, 0.001 // smaller numbers are 0, and would be written with an exponent
	if size < smallest {
		return 0, 0, true
	}
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(size, 'g', shown, 64), ".")
	money, rest, ok = hundredths(whole, fraction)
	return signed(money, value < 0), signed(rest, value < 0), ok
}
