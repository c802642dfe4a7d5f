package evidence

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Decimal says how amounts separate their decimals.
type Decimal string

// The separators, as the map names them. The zero value is one that is not known.
const (
	Point Decimal = "point"
	Comma Decimal = "comma"
)

// amount is one as it was read.
type amount struct {
	money Money
	// currency is the sign or code beside the number, "" where there is none.
	currency string
	reading  reading
	// grouped is the reading that makes an undecided amount a whole number: 1,234 is one thousand with a point for
	// decimals.
	grouped reading
}

// largest is beyond any sale, and far enough from the end of int64 that sums of millions of them fit.
const largest = 1e12

// parseAmount reads an amount. The decimal separator is used where the amount alone does not show it.
func parseAmount(text string, decimal Decimal) amount {
	if money, ok := simple(text); ok {
		return amount{money: money}
	}
	if money, ok := common(text); ok {
		return amount{money: money, reading: firstWay}
	}
	if rest, dollars := strings.CutPrefix(text, "$"); dollars {
		if money, ok := common(rest); ok {
			return amount{money: money, currency: "$", reading: firstWay}
		}
	}
	if money, ok := scientific(text); ok {
		return amount{money: money}
	}
	core, currency, negative, ok := bare(text)
	if !ok {
		return amount{reading: unreadable}
	}
	whole, fraction, way, ok := separate(core, decimal)
	if !ok {
		return amount{reading: unreadable}
	}
	if way == undecided {
		grouped := firstWay
		if strings.Contains(core, ".") {
			grouped = secondWay
		}
		return amount{currency: currency, reading: undecided, grouped: grouped}
	}
	money, ok := hundredths(whole, fraction)
	if !ok {
		return amount{reading: unreadable}
	}
	if negative {
		money = -money
	}
	return amount{money: money, currency: currency, reading: way}
}

// simple reads what most files hold, a whole number.
func simple(text string) (Money, bool) {
	const most = 12
	if text == "" || len(text) > most {
		return 0, false
	}
	value := Money(0)
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		value = value*10 + Money(text[i]-'0')
	}
	return value * 100, true
}

// common reads what other files hold most: a number with a point and one or two decimals, its thousands separated by
// commas. parseAmount reads it too, at several times the cost.
func common(text string) (Money, bool) {
	const most = 15
	point := strings.IndexByte(text, '.')
	if point < 1 || len(text) > most {
		return 0, false
	}
	whole, ok := groups(text[:point])
	fraction, digits, rest := number(text[point+1:])
	if digits == 1 {
		fraction *= 10
	}
	return whole*100 + Money(fraction), ok && whole < largest && rest == "" && (digits == 1 || digits == 2)
}

// groups reads a whole number that may have commas between its thousands.
func groups(text string) (value Money, ok bool) {
	group, commas := 0, 0
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			value, group = value*10+Money(c-'0'), group+1
		case c == ',' && (group == 3 || commas == 0 && (group == 1 || group == 2)):
			group, commas = 0, commas+1
		default:
			return 0, false
		}
	}
	return value, commas == 0 || group == 3
}

// scientific reads a number with an exponent, as databases write large ones of floating point: 1.5e+06.
func scientific(text string) (Money, bool) {
	at := strings.IndexAny(text, "eE")
	if at < 1 || strings.Trim(text[:at], "-.0123456789") != "" {
		return 0, false
	}
	const most = 30
	exponent, err := strconv.Atoi(text[at+1:])
	value, ok := new(big.Rat).SetString(text[:at])
	if err != nil || !ok || exponent > most || exponent < -most {
		return 0, false
	}
	power := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(exponent, -exponent))), nil))
	if exponent < 0 {
		power.Inv(power)
	}
	if value.Mul(value, power); value.Cmp(big.NewRat(largest, 1)) >= 0 || value.Cmp(big.NewRat(-largest, 1)) <= 0 {
		return 0, false
	}
	return Money(round(value, 100).Int64()), true
}

// bare takes signs and currency off a number.
func bare(text string) (core, currency string, negative, ok bool) {
	text = strings.TrimSpace(text)
	if inner, found := strings.CutPrefix(text, "("); found {
		if text, negative = strings.CutSuffix(inner, ")"); !negative {
			return "", "", false, false
		}
	}
	start := strings.IndexAny(text, "0123456789.,")
	end := strings.LastIndexAny(text, "0123456789")
	if start < 0 || end < start {
		return "", "", false, false
	}
	core = text[start : end+1]
	before, minusBefore := unsigned(text[:start])
	after, minusAfter := unsigned(text[end+1:])
	if before != "" && after != "" && before != after || minusBefore && minusAfter {
		return "", "", false, false
	}
	sign := before + after
	if before == after {
		sign = before
	}
	currency, ok = currencyOf(sign)
	return core, currency, negative != (minusBefore || minusAfter), ok
}

// unsigned takes a sign and blanks off what stands beside a number.
func unsigned(text string) (rest string, minus bool) {
	for _, sign := range []string{"-", "−", "–"} {
		if before, after, found := strings.Cut(text, sign); found {
			return strings.TrimSpace(before + after), true
		}
	}
	return strings.TrimSpace(strings.Replace(text, "+", "", 1)), false
}

// separate splits a number at its decimal separator and takes the separators of thousands out.
func separate(core string, decimal Decimal) (whole, fraction string, way reading, ok bool) {
	points, commas := strings.Count(core, "."), strings.Count(core, ",")
	at := strings.LastIndexAny(core, ".,")
	way = plain
	switch {
	case points == 0 && commas == 0:
		at = len(core)
	case points > 0 && commas > 0:
		way = wayOf(core[at])
	case points+commas > 1: // separators of thousands
		way, at = otherWay(wayOf(core[at])), len(core)
	case len(core)-at-1 != 3 || at == 0 || at > 3 || core[0] == '0':
		way = wayOf(core[at])
	case decimal == "":
		return "", "", undecided, true
	case wayOf(core[at]) != wayOfDecimal(decimal): // it separates thousands
		at = len(core)
	}
	if at < len(core) {
		fraction = core[at+1:]
	}
	whole, ok = ungrouped(core[:at])
	return whole, fraction, way, ok
}

func wayOf(separator byte) reading {
	if separator == '.' {
		return firstWay
	}
	return secondWay
}

func wayOfDecimal(decimal Decimal) reading {
	if decimal == Point {
		return firstWay
	}
	return secondWay
}

func otherWay(way reading) reading {
	if way == firstWay {
		return secondWay
	}
	return firstWay
}

// ungrouped takes the separators of thousands out of a whole number: one kind of them, and three digits behind each.
// India's groups of two before the last three are thousands too.
func ungrouped(text string) (string, bool) {
	digits := leadingDigits(text)
	if digits == len(text) {
		return text, true
	}
	if digits == 0 || digits > 3 {
		return "", false
	}
	number, rest, separator := []byte(text[:digits]), text[digits:], ""
	for rest != "" {
		length := strings.IndexAny(rest, "0123456789")
		if length <= 0 || !isSeparator(rest[:length], &separator) {
			return "", false
		}
		rest = rest[length:]
		group := leadingDigits(rest)
		if last := group == len(rest); group != 3 && (last || group != 2) {
			return "", false
		}
		number, rest = append(number, rest[:group]...), rest[group:]
	}
	return string(number), true
}

// leadingDigits is how many digits a text begins with.
func leadingDigits(text string) int {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return i
		}
	}
	return len(text)
}

// isSeparator reports whether a text separates thousands, and does so like the one before it.
func isSeparator(text string, known *string) bool {
	switch text {
	case ".", ",", " ", "'", "’", "\u00a0", "\u202f", "\u2009":
	default:
		return false
	}
	if *known == "" {
		*known = text
	}
	return *known == text
}

// hundredths gives the amount of a number, rounded half away from zero.
func hundredths(whole, fraction string) (Money, bool) {
	if whole == "" && fraction == "" {
		return 0, false
	}
	value, err := strconv.ParseUint("0"+whole, 10, 63)
	if err != nil || value >= largest {
		return 0, false
	}
	for i := range len(fraction) {
		if fraction[i] < '0' || fraction[i] > '9' {
			return 0, false
		}
	}
	digits, _, _ := number((fraction + "000")[:3])
	return Money(value)*100 + Money((digits+5)/10), true
}

// rawAmount reads a number as a workbook holds it.
func rawAmount(text string) (Money, bool) {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || math.Abs(value) >= largest || math.IsNaN(value) {
		return 0, false
	}
	return Money(math.Round(value * 100)), true
}
