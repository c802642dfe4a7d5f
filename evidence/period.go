package evidence

import (
	"fmt"
	"time"
)

// Period is what deals are counted by over time: the months or quarters of the calendar.
type Period string

// The periods.
const (
	ByQuarter Period = "quarter"
	ByMonth   Period = "month"
)

// Periods lists the periods, the usual one first.
func Periods() []Period { return []Period{ByQuarter, ByMonth} }

const yearMonths = 12

func (p Period) months() int {
	if p == ByMonth {
		return 1
	}
	return 3
}

// number counts the periods from the first one of the year 0 to the one that holds a day.
func (p Period) number(day Day) int {
	return monthNumber(day) / p.months()
}

// monthNumber counts the months from January of the year 0 to the one that holds a day.
func monthNumber(day Day) int {
	// Years begin with March here, so that a leap day is their last; 400 of them have the same number of days.
	const to0000, years, yearsDays = 719468, 400, 146097
	days := int(day) + to0000
	cycle := days / yearsDays
	if days < 0 {
		cycle = (days - yearsDays + 1) / yearsDays
	}
	days -= cycle * yearsDays
	year := (days - days/1460 + days/36524 - days/146096) / 365
	days -= 365*year + year/4 - year/100
	month := (5*days + 2) / 153 // from March, which is 0
	return (cycle*years+year)*yearMonths + month + 2
}

// name is that of a period: 2026-Q3, 2026-09.
func (p Period) name(number int) string {
	year, part := number*p.months()/yearMonths, number%(yearMonths/p.months())+1
	if p == ByMonth {
		return fmt.Sprintf("%04d-%02d", year, part)
	}
	return fmt.Sprintf("%04d-Q%d", year, part)
}

// first is the first day of a period.
func (p Period) first(number int) Day {
	month := number * p.months()
	return DayOf(time.Date(month/yearMonths, time.Month(month%yearMonths+1), 1, 0, 0, 0, 0, time.UTC))
}

// last is the last day of a period.
func (p Period) last(number int) Day { return p.first(number+1) - 1 }
