package deals

import (
	"fmt"
	"time"
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

// Time is the begin of the day in UTC. NoDay has none.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsOfDay, 0).UTC() }

// String writes the day as 2006-01-02, and NoDay as nothing.
func (d Day) String() string {
	if d == NoDay {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// State is that of a deal in PRO: open is New or Active, closed is Won or Lost.
type State uint8

// The states. Unknown is the zero value; a deal that is read has one of the others.
const (
	Unknown State = iota
	New
	Active
	Won
	Lost
)

// Open reports whether a deal in this state is open.
func (s State) Open() bool { return s == New || s == Active }

// Closed reports whether a deal in this state is closed.
func (s State) Closed() bool { return s == Won || s == Lost }

// String names the state.
func (s State) String() string { return [...]string{"unknown", "new", "active", "won", "lost"}[s] }

// Cohort is the width of the first aging cohort in days. A deal that is open is New until it has been in the pipeline
// for so many days, and Active from then on. The width is ours: PRO names cohorts and gives no width.
const Cohort = 30

// Money is an amount in hundredths of the file's one currency.
type Money int64

// Deal is one usable row. Zero values of text are "not there".
type Deal struct {
	// Row counts from 1, the header, as a spreadsheet does.
	Row    int
	ID     string
	State  State
	Amount Money
	// HasAmount is false where the file gives no amount, or one that can't be used.
	HasAmount bool
	// Closed is the day on which the deal was won or lost; of an open deal, the day on which it is expected to be.
	Created, Qualified, Closed, Activity Day
	Owner, Account, Channel, Industry    string
	Source, Medium, Campaign             string
	Type, Segment                        string
	// Step is where the account stands on its journey, LossReason why the deal was lost.
	Step, LossReason string
	// Profit is the gross profit; HasProfit is false where the file gives none, or one that can't be used.
	Profit    Money
	HasProfit bool
	// HasSalesCost and those beside it report whether the file gives a cost other than 0.
	HasSalesCost, HasMarketingCost, HasDeliveryCost bool
	// Other holds the columns of Options.By, in their order.
	Other []string
}

// Entered is the day that a deal entered the pipeline: qualified, else created. It may be NoDay.
func (d *Deal) Entered() Day {
	if d.Qualified != NoDay {
		return d.Qualified
	}
	return d.Created
}

// How amounts and shares stand in JSON documents: as numbers with a fixed number of decimals, null for none.

// Decimal writes the amount with two decimals and no other signs.
func (m Money) Decimal() string {
	sign, of := "", uint64(m)
	if m < 0 {
		sign, of = "-", -of
	}
	return fmt.Sprintf("%s%d.%02d", sign, of/100, of%100)
}

// MarshalJSON writes the amount with two decimals.
func (m Money) MarshalJSON() ([]byte, error) { return []byte(m.Decimal()), nil }

// MarshalText writes the day as YYYY-MM-DD, nothing for no day.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
