package deals

import (
	"revops/deals/notation"
)

// Day is a calendar date, NoDay where there is none.
type Day = notation.Day

// NoDay stands for a missing date.
const NoDay = notation.NoDay

// Money is an amount in hundredths of the file's one currency.
type Money = notation.Money

// State is that of a deal in PRO: closed is Won or Lost.
type State uint8

// The states. Unknown is the zero value; a deal that is read has one of the others.
const (
	Unknown State = iota
	Open
	Won
	Lost
)

// Closed reports whether a deal in this state is closed.
func (s State) Closed() bool { return s == Won || s == Lost }

// String names the state.
func (s State) String() string { return [...]string{"unknown", "open", "won", "lost"}[s] }

// Deal is one usable row. Zero values of text are "not there".
type Deal struct {
	// Row counts from 1, the header, as a spreadsheet does.
	Row    int
	ID     string
	State  State
	Amount Money
	// Rest is what the amount as written has beyond Amount, which is rounded, in RestParts of a hundredth.
	Rest int64
	// HasAmount is false where the file gives no amount, or one that can't be used.
	HasAmount bool
	// Closed is the day on which the deal was won or lost; of an open deal, the day on which it is expected to be.
	Created, Qualified, Closed, Activity Day
	// Changed is the day on which the state of a row of a history began.
	Changed Day
	// ExpectedClose, WonDate and LostDate are what columns of their own say about the day of Closed.
	ExpectedClose, WonDate, LostDate  Day
	Owner, Account, Channel, Industry string
	Source, Medium, Campaign          string
	Type, Segment                     string
	// Step is where the account is on its journey, LossReason why the deal was lost.
	Step, LossReason string
	// Profit is the gross profit; HasProfit is false where the file gives none, or one that can't be used.
	Profit    Money
	HasProfit bool
	// These report whether the file gives a cost other than 0.
	HasSalesCost, HasMarketingCost, HasDeliveryCost bool
	// Other is the column of Options.By.
	Other string
}

// Entered is the day that a deal entered the pipeline: qualified, else created. It may be NoDay.
func (d *Deal) Entered() Day {
	if d.Qualified != NoDay {
		return d.Qualified
	}
	return d.Created
}
