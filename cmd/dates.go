package cmd

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// day is a flag with a date, "" for none.
type day string

// String gives the date.
func (d *day) String() string { return string(*d) }

// Type names the value in help.
func (d *day) Type() string { return "date" }

// Set takes a date as YYYY-MM-DD.
func (d *day) Set(text string) error {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return fmt.Errorf("%q is not a valid date (want YYYY-MM-DD)", text)
	}
	*d = day(text)
	return nil
}

// age is a flag with a number of days, 0 for none.
type age int

// String gives the days, "" for none.
func (a *age) String() string {
	if *a == 0 {
		return ""
	}
	return strconv.Itoa(int(*a)) + "d"
}

// Type names the value in help.
func (a *age) Type() string { return "days" }

// Set takes a number of days from 1 on, with a d behind it.
func (a *age) Set(text string) error {
	number, ok := strings.CutSuffix(text, "d")
	days, err := strconv.Atoi(number)
	const maxDays = 36500
	if !ok || err != nil || days < 1 || days > maxDays {
		return fmt.Errorf("%q is not a valid age (want days, such as 180d)", text)
	}
	*a = age(days)
	return nil
}

// before is the date so many days before another one.
func (a age) before(date string) string {
	from, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date // it was checked when it was set, or made from the clock
	}
	return from.AddDate(0, 0, -int(a)).Format(time.DateOnly)
}
