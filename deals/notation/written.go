package notation

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"revops/deals/words"
	"revops/internal/spreadsheet"
)

// The orders of dates that are numbers, as the map names them.
const (
	// ExcelDays are days as Excel counts them, from 1899-12-30 on.
	ExcelDays DateOrder = "excel"
	// UnixTime is in seconds since 1970-01-01 in UTC, or in thousandths, millionths or billionths of them.
	UnixTime DateOrder = "unix"
)

// isNumber reports whether dates in the order are numbers.
func (o DateOrder) isNumber() bool { return o == ExcelDays || o == UnixTime }

// writtenDay reads the dates that parseDigits does not: numbers in columns of numbers, dates without separators (20260131) or with
// blanks behind them (31. 1. 2026), and those with names of months or weekdays and the words around them.
func writtenDay(text string, order DateOrder) (Day, Reading) {
	if day, ok := numberDay(text, order); ok || order.isNumber() {
		if ok {
			return day, Plain
		}
		return NoDay, Unreadable
	}
	w := splitDate(text)
	switch {
	case w.unknown || w.months > 1 || w.month > 0 && w.numbers != 2 || w.month == 0 && w.numbers != 3:
		return NoDay, Unreadable
	case w.month > 0:
		return w.byName()
	default:
		return parseDigits(w.digits.String(), order)
	}
}

// numberDay reads a date that is a number, of a kind that its column shows, or of eight digits: year, month and day.
func numberDay(text string, order DateOrder) (Day, bool) {
	const compact = len("20060102")
	if order == ExcelDays {
		return SerialDay(text)
	}
	if order == UnixTime {
		return unixDay(text)
	}
	digits, rest := number(text)
	if digits.digits != compact || !isTime(rest) {
		return NoDay, false
	}
	day, way := date(digits.value/10000, digits.value/100%100, digits.value%100, Plain)
	return day, way == Plain
}

// unixDay reads a Unix time. How many digits it has shows its unit.
func unixDay(text string) (Day, bool) {
	whole, fraction, _ := strings.Cut(text, ".")
	value, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || strings.Trim(fraction, "0123456789") != "" || value < 0 {
		return NoDay, false
	}
	const lastSecond = 1e11 // in the year 5138; so many thousandths are in 1973
	for value >= lastSecond {
		value /= 1000
	}
	day := value / secondsOfDay
	return Day(day), day < spreadsheet.Day2200-spreadsheet.Day1970
}

// NumberOrder is the order of dates in which a number is a date in no other way, "" for any other text.
func NumberOrder(text string) DateOrder {
	if strings.Trim(text, "0123456789.") != "" || strings.Count(text, ".") > 1 {
		return ""
	}
	const unixDigits = len("999999999")
	whole, _, _ := strings.Cut(text, ".")
	if _, ok := SerialDay(text); ok {
		return ExcelDays
	}
	if _, ok := unixDay(text); ok && len(whole) >= unixDigits {
		return UnixTime
	}
	return ""
}

// dateWords is a date as the numbers and words that it is written with.
type dateWords struct {
	// digits are the numbers of the date, with the separators between them.
	digits strings.Builder
	parts  [3]datePart
	// numbers and months count them, month is the number of the named one.
	numbers, months, month int
	// clock says that a time of day stood in the text.
	clock bool
	// unknown says that there is something in the text that is no part of a date.
	unknown bool
}

// splitDate takes a date apart. A time of day and what stands in brackets are passed over.
func splitDate(text string) *dateWords {
	w := &dateWords{}
	for rest := text; rest != "" && !w.unknown; {
		r, size := utf8.DecodeRuneInString(rest)
		switch {
		case IsDigit(r):
			rest = w.number(rest)
		case unicode.IsLetter(r):
			rest = w.word(rest)
		case r == '(' || r == '（':
			_, rest = cutAny(rest, ")）")
		case w.clock && (r == '+' || r == '-'): // a zone: GMT+0100
			rest = strings.TrimLeft(rest[size:], "0123456789:")
		default:
			w.sign(r)
			rest = rest[size:]
		}
	}
	return w
}

// cutAny cuts a text behind the first of some characters; without any, nothing is left of it.
func cutAny(text, characters string) (before, after string) {
	end := strings.IndexAny(text, characters)
	if end < 0 {
		return text, ""
	}
	_, size := utf8.DecodeRuneInString(text[end:])
	return text[:end], text[end+size:]
}

// sign looks at a character that is neither a digit nor a letter.
func (w *dateWords) sign(r rune) {
	switch {
	case strings.ContainsRune("/-.", r):
		w.separate(byte(r))
	case r != ',' && r != '°' && r != '\'' && !unicode.IsSpace(r):
		w.unknown = true
	}
}

// number takes a number off a text: a part of the date, or a time of day with its zone.
func (w *dateWords) number(text string) (rest string) {
	part, rest := number(text)
	if clock := strings.HasPrefix(rest, ":") || w.numbers > 1 && (strings.HasPrefix(rest, "h") || strings.HasPrefix(rest, "時")); clock {
		w.clock = true
		if end := strings.IndexFunc(rest, func(r rune) bool { return !IsDigit(r) && !strings.ContainsRune(":.,+-h時分秒", r) }); end >= 0 {
			return rest[end:]
		}
		return ""
	}
	if w.numbers == len(w.parts) || !part.short() && !part.isYear() {
		w.unknown = true
		return rest
	}
	w.parts[w.numbers] = part
	w.numbers++
	w.digits.WriteString(text[:part.digits])
	return rest
}

// separate notes a separator between numbers.
func (w *dateWords) separate(separator byte) {
	text := w.digits.String()
	if w.numbers > 0 && w.numbers < len(w.parts) && IsDigit(rune(text[len(text)-1])) {
		w.digits.WriteByte(separator)
	}
}

// word takes a word off a text: the name of a month or of a weekday, or a word that stands around them.
func (w *dateWords) word(text string) (rest string) {
	if end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }); end >= 0 {
		text, rest = text[:end], text[end:]
	}
	if text == "年" || text == "月" {
		w.separate('-')
	}
	if weekday, found := strings.CutPrefix(text, "日"); found && weekday != "" { // 30日火曜日
		text = weekday
	}
	month, known := knownDateWords()[foldDateWord(text)]
	switch {
	case !known:
		w.unknown = true
	case month > 0:
		w.month = month
		w.months++
	}
	return rest
}

// byName is the date of a named month: the number of four digits is the year, else the last one, as in 15-Jan-26.
func (w *dateWords) byName() (Day, Reading) {
	day, year := w.parts[0], w.parts[1]
	if day.digits == 4 {
		day, year = year, day
	}
	if !day.short() || !year.isYear() {
		return NoDay, Unreadable
	}
	return date(year.year(), w.month, day.value, Plain)
}

// foldDateWord gives a word in small letters without accents.
func foldDateWord(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(text)))
}

// knownDateWords are the words in dates: months by their number, others as 0.
//
//nolint:gochecknoglobals // a value that is worked out once
var knownDateWords = sync.OnceValue(func() map[string]int { return words.BuiltIn().DateWords(foldDateWord) })
