package assess

import (
	"fmt"
	"time"

	"revops/answers"
)

// Month is a calendar month, counted from the first one of the year 0.
type Month int

const yearMonths = 12

// MaxMonth is 9999-12, the last month that is written as YYYY-MM.
const MaxMonth Month = 10_000*yearMonths - 1

// ParseMonth reads a month as YYYY-MM.
func ParseMonth(text string) (Month, bool) {
	at, err := time.Parse("2006-01", text)
	if err != nil {
		return 0, false
	}
	return Month(at.Year()*yearMonths + int(at.Month()) - 1), true
}

// MonthAfter is the month after that of a date, false for no date.
func MonthAfter(date answers.Date) (Month, bool) {
	if date == "" {
		return 0, false
	}
	month, ok := ParseMonth(string(date[:len("2006-01")]))
	return month + 1, ok
}

// EarliestStart is the month after the answers or after the measured data, whichever is later: a plan cannot start in a month that
// they already describe. It also returns the date that decides, and whether this is the date of the data. It is false if neither has
// a date.
func (r *Result) EarliestStart() (start Month, day answers.Date, fromData, ok bool) {
	day = r.Date
	if r.Shown != nil && r.Shown.AsOf > day {
		day, fromData = r.Shown.AsOf, true
	}
	start, ok = MonthAfter(day)
	return start, day, fromData, ok
}

// String writes the month as YYYY-MM.
func (m Month) String() string {
	return fmt.Sprintf("%04d-%02d", int(m)/yearMonths, int(m)%yearMonths+1)
}

// Name names the month: "November 2026".
func (m Month) Name() string {
	return fmt.Sprintf("%s %d", time.Month(int(m)%yearMonths+1), int(m)/yearMonths)
}

// begins is the start of the month in UTC.
func (m Month) begins() time.Time {
	return time.Date(int(m)/yearMonths, time.Month(int(m)%yearMonths+1), 1, 0, 0, 0, 0, time.UTC)
}

// First is the first day of the month.
func (m Month) First() answers.Date { return answers.Date(m.String() + "-01") }

// Last is the last day of the month.
func (m Month) Last() answers.Date {
	last := time.Date(int(m)/yearMonths, time.Month(int(m)%yearMonths+2), 0, 0, 0, 0, 0, time.UTC)
	return answers.Date(last.Format(time.DateOnly))
}

// Period is what a plan counts capacity by.
type Period string

// The periods. A quarter is three months from whichever month the plan starts in.
const (
	ByMonth   Period = "month"
	ByQuarter Period = "quarter"
)

// Months is how many months the period has.
func (p Period) Months() int {
	if p == ByQuarter {
		return 3
	}
	return 1
}

// weekdays lists the days from Monday to Friday of the period that starts with a month.
func (p Period) weekdays(start Month) []time.Time {
	var days []time.Time
	for day := start.begins(); day.Before((start + Month(p.Months())).begins()); day = day.AddDate(0, 0, 1) {
		if day.Weekday() != time.Saturday && day.Weekday() != time.Sunday {
			days = append(days, day)
		}
	}
	return days
}

// dateOf is the calendar date of a day.
func dateOf(day time.Time) answers.Date { return answers.Date(day.Format(time.DateOnly)) }
