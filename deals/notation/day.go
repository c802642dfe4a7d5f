// Package notation reads the dates, amounts, currencies and rates of exports in the many ways in which they are written: start at
// ParseDay and ParseAmount.
package notation

import (
	"strings"
	"time"

	"revops/internal/spreadsheet"
)

// Day is a calendar date as days since 1970-01-01. The zero value is NoDay.
type Day int32

// NoDay stands for a missing date, as does 1970-01-01 itself, which systems write where a date is missing.
const NoDay Day = 0

const secondsOfDay = 24 * 60 * 60

// DayOf is the calendar date of a time, in the time's own zone.
func DayOf(t time.Time) Day {
	year, month, day := t.Date()
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay)
}

// Time is the start of the day in UTC. It must not be called on NoDay.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsOfDay, 0).UTC() }

// String writes the day as 2006-01-02, and NoDay as nothing.
func (d Day) String() string {
	if d == NoDay {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText writes the day as YYYY-MM-DD, nothing for no day.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// DateOrder says in which order day, month and year are written in dates such as 03/04/2026.
type DateOrder string

// The orders, as the map names them. The zero value stands for an unknown one.
const (
	DayFirst   DateOrder = "dmy"
	MonthFirst DateOrder = "mdy"
	YearFirst  DateOrder = "ymd"
)

// The years that a date may have: systems write years before and after where a date is missing or mistyped.
const (
	firstYear = 1970
	lastYear  = 2199
)

// Reading says what the form of a date or an amount shows about its column.
type Reading uint8

const (
	// Plain reads the same in any order.
	Plain Reading = iota
	// Undecided can be read in two ways, and the column's form was not known.
	Undecided
	// FirstWay can be read in one way only: day first, or a point before decimals.
	FirstWay
	// SecondWay can be read in one way only: month first, or a comma before decimals.
	SecondWay
	// Unreadable cannot be read.
	Unreadable
)

// ParseDay reads a date in any form. The order is used where the date alone does not show it.
func ParseDay(text string, order DateOrder) (Day, Reading) {
	if day, ok := isoDay(text); ok {
		return day, Plain
	}
	if day, way := parseDigits(text, order); way != Unreadable {
		return day, way
	}
	return writtenDay(text, order)
}

// parseDigits reads a date, of one digit or more for each part. A time behind the date is passed over: days are those
// written. The order is used where the date alone does not show it.
func parseDigits(text string, order DateOrder) (Day, Reading) {
	a, rest := number(text)
	if rest == "" || strings.IndexByte("/-.", rest[0]) < 0 {
		return NoDay, Unreadable
	}
	separator := rest[0]
	b, rest := number(rest[1:])
	if rest == "" || rest[0] != separator || !b.short() {
		return NoDay, Unreadable
	}
	c, rest := number(rest[1:])
	if !isTime(rest) {
		return NoDay, Unreadable
	}
	switch {
	case a.digits == 4 && c.short():
		return date(a.value, b.value, c.value, Plain)
	case !a.short() || !c.isYear():
		return NoDay, Unreadable
	case c.digits == 2 && order == YearFirst:
		return date(a.year(), b.value, c.value, Plain)
	case separator == '.':
		return date(c.year(), b.value, a.value, Plain)
	default:
		return slashed(a.value, b.value, c.year(), order)
	}
}

// isoDay reads 2006-01-02, with a time of day behind it or without, as most systems write dates. parseDigits reads them too, at twice the cost.
func isoDay(text string) (Day, bool) {
	const length, century, year, month, day = len("2006-01-02"), 0, 2, 5, 8
	if len(text) < length || text[month-1] != '-' || text[day-1] != '-' || !isTime(text[length:]) {
		return NoDay, false
	}
	var parts [4]int
	for i, at := range [...]int{century, year, month, day} {
		tens, ones := text[at]-'0', text[at+1]-'0'
		if tens > 9 || ones > 9 {
			return NoDay, false
		}
		parts[i] = 10*int(tens) + int(ones)
	}
	read, way := date(100*parts[0]+parts[1], parts[2], parts[3], Plain)
	return read, way == Plain
}

// datePart is a number in a date.
type datePart struct{ value, digits int }

// short reports whether the part can be a day or a month.
func (p datePart) short() bool { return p.digits == 1 || p.digits == 2 }

// isYear reports whether the part can be a year.
func (p datePart) isYear() bool { return p.digits == 2 || p.digits == 4 }

// year gives the year that the part stands for, of two digits or four.
func (p datePart) year() int {
	const turn = 70
	switch {
	case p.digits > 2:
		return p.value
	case p.value < turn:
		return 2000 + p.value
	default:
		return 1900 + p.value
	}
}

// slashed reads a date whose day and month may be in either order.
func slashed(a, b, year int, order DateOrder) (Day, Reading) {
	const months = 12
	switch {
	case order == YearFirst || order.isNumber():
		return NoDay, Unreadable
	case a == b:
		return date(year, a, b, Plain)
	case a > months && b > months:
		return NoDay, Unreadable
	case a > months:
		return date(year, b, a, FirstWay)
	case b > months:
		return date(year, a, b, SecondWay)
	case order == DayFirst:
		return date(year, b, a, Plain)
	case order == MonthFirst:
		return date(year, a, b, Plain)
	default: // there is such a date in either order or in neither
		_, way := date(year, a, b, Undecided)
		return NoDay, way
	}
}

// number reads the digits at the start of a text, up to eight of them.
func number(text string) (part datePart, rest string) {
	const maxDigits = 8
	for part.digits < len(text) && part.digits < maxDigits && text[part.digits] >= '0' && text[part.digits] <= '9' {
		part.value = part.value*10 + int(text[part.digits]-'0')
		part.digits++
	}
	return part, text[part.digits:]
}

// isTime reports whether a text is nothing, or a time of day as systems write it behind a date.
func isTime(text string) bool {
	if text == "" {
		return true
	}
	if strings.IndexByte(" T,", text[0]) < 0 {
		return false
	}
	text = strings.TrimLeft(text[1:], " ")
	if text == "" || text[0] < '0' || text[0] > '9' {
		return false
	}
	for i := range len(text) {
		if c := text[i]; (c < '0' || c > ':') && strings.IndexByte(".+- APMapmTZUCG", c) < 0 {
			return false
		}
	}
	return true
}

// date is the day of a date that may not exist.
func date(year, month, day int, way Reading) (Day, Reading) {
	const months, longest, shortest = 12, 31, 28
	if year < firstYear || year > lastYear || month < 1 || month > months || day < 1 || day > longest {
		return NoDay, Unreadable
	}
	// Years are counted from March, so that the day of a leap year is the last: time.Date takes three times as long.
	from := year
	if month <= 2 {
		from--
	}
	const march1970, daysOfYear, months153 = 719468, 365, 153
	days := from*daysOfYear + from/4 - from/100 + from/400 + (months153*((month+9)%months)+2)/5 + day - 1 - march1970
	if day > shortest && Day(days).Time().Day() != day {
		return NoDay, Unreadable
	}
	return Day(days), way
}

// SerialDay reads a date as a workbook holds it: days since 1899-12-30, with the time as a fraction.
func SerialDay(text string) (Day, bool) {
	whole, fraction, _ := strings.Cut(text, ".")
	days, rest := number(whole)
	if hours, more := number(fraction); rest != "" || more != "" && hours.digits < 8 {
		return NoDay, false
	}
	return Day(days.value - spreadsheet.Day1970), days.value >= spreadsheet.Day1970 && days.value < spreadsheet.Day2200
}

// Month counts the months from January of the year 0 to the one that holds the day.
func (d Day) Month() int {
	year, month, _ := d.Time().Date()
	return year*12 + int(month) - 1
}
