package deals

import (
	"cmp"
	"fmt"
	"slices"

	"revops/deals/notation"
)

// Import says what was recognised in a file of deals and what was not. Deals, the unusable rows, Ignored and LeftOut
// add up to Rows.
type Import struct {
	Name string
	// Columns are those of the file, in their order.
	Columns []Column
	// Missing are the roles that no column has and that cost something, in the order of Roles.
	Missing []MissingRole
	// Given are the roles that the deals have, from a column of the file or from elsewhere such as a file of accounts, in
	// the order of Roles.
	Given []Role
	// Unfound are the roles that a file of accounts has, of which most deals did not find their account.
	Unfound []Role
	// Stages are the values that give deals their state, the most frequent first.
	Stages []Stage
	// Rows counts the rows below the header that hold anything.
	Rows int
	// Deals counts the rows that were handed on.
	Deals int
	// Ignored counts the rows whose stage the map says to ignore.
	Ignored int
	// LeftOut counts the rows that do not meet the conditions, which are Where.
	LeftOut int
	Where   []FilterRead
	// Unusable are the rows that hold no deal, by reason.
	Unusable []Remark
	// Notes are about deals that count only in part.
	Notes []Remark
	// Dates is the order of day and month in dates that can be read in two ways, "" where there is none, or more than one.
	Dates notation.DateOrder
	// Decimal is how amounts separate decimals, "" where none shows it.
	Decimal notation.Decimal
	// Currency is that of the amounts: a code, a sign, or "" where the file names none. Currencies are all that were seen,
	// more than one only where Inspect read it.
	Currency   string
	Currencies []string
	// Unnamed reports whether amounts other than 0 count of which nothing says the currency.
	Unnamed bool
	// Rates are those by which amounts were converted into Currency, and Unconverted counts the deals whose amount needed no rate.
	Rates       []RateRead
	Unconverted int
	// Questions are the roles that no column has and a map could give to one.
	Questions []ColumnQuestion
	// StageQuestions are the stages whose outcome a map has to say, where none is known to be won or none to be lost.
	StageQuestions []StageQuestion
	// EveryDeal is what the map says of every deal, "" for nothing.
	EveryDeal Outcome
	// LastDay is the last day on which a deal was created, qualified, touched, or closed up to the as-of day; NoDay where there is none.
	LastDay Day
	// Won and Lost count the deals that are closed on the as-of day.
	Won, Lost int
	// Warnings are what of Warnings is about this file alone.
	Warnings []string
	// Cure is what to type to have the file read otherwise.
	Cure string
	// Said are sentences about how the file was read: its dates, its amounts, its encoding.
	Said []string
}

// UnusableRows counts the rows that hold no deal.
func (i *Import) UnusableRows() int { return rowsOf(i.Unusable) }

// rowsOf counts the rows of remarks of which each row has one.
func rowsOf(remarks []Remark) int {
	total := 0
	for _, remark := range remarks {
		total += remark.Count
	}
	return total
}

// Column returns the column that has a role.
func (i *Import) Column(role Role) (Column, bool) {
	if all := i.columnsOf(role); len(all) > 0 {
		return all[0], true
	}
	return Column{}, false
}

// columnsOf are the columns with a role, by rank.
func (i *Import) columnsOf(role Role) []Column {
	all := slices.DeleteFunc(slices.Clone(i.Columns), func(c Column) bool { return c.Role != role || role == "" })
	slices.SortFunc(all, func(a, b Column) int { return cmp.Compare(a.Rank, b.Rank) })
	return all
}

// Gives reports whether the deals have a role.
func (i *Import) Gives(role Role) bool {
	_, there := i.Column(role)
	return there || slices.Contains(i.Given, role)
}

// Column is a column of the file.
type Column struct {
	Header string
	// Role is "" for a column that was not recognised, or not needed because another one has its role.
	Role Role
	// Rank is the place of the column among those that a map gives to its role: the first that is not blank counts.
	Rank int
	// Alias is the known header that the column matched, "" where the map names the column.
	Alias string
	// Instead is the role that the column would have if a better one had not taken it.
	Instead Role
	// Unreadable says which of the column's dates or amounts can't be read, where most can't: only where Inspect read it.
	Unreadable string
	// Converted reports whether the CRM has converted the amounts of the column to one currency.
	Converted bool
}

// MissingRole is a role that no column has.
type MissingRole struct {
	Role Role
	// Cost is a sentence that says what can't be said without it.
	Cost string
}

// Means is what gave a row its state.
type Means string

// The means, the strongest first.
const (
	ByMap  Means = "map"
	ByFlag Means = "flag"
	ByName Means = "name"
	ByID   Means = "id"
	// ByDefault is that of a stage that is neither won nor lost: the deal is open.
	ByDefault Means = "default"
)

// Outcome is what a stage says about a deal.
type Outcome string

// The outcomes, as the map names them.
const (
	OutcomeWon    Outcome = "won"
	OutcomeLost   Outcome = "lost"
	OutcomeOpen   Outcome = "open"
	OutcomeIgnore Outcome = "ignore"
	// OutcomeUnknown is that of rows that do not show it, which can't be used. No map has it.
	OutcomeUnknown Outcome = "unknown"
)

// Stage is a value of the stage column and what it was taken for.
type Stage struct {
	// Value is the stage as written, "" where the file has no stage column and flags decide.
	Value   string
	Outcome Outcome
	Means   Means
	// Rows counts the rows with it, but for those that can't be used for another reason than their state.
	Rows int
}

// Remark counts rows about which the same is to be said.
type Remark struct {
	// Code is stable, Text a sentence without a full stop.
	Code, Text string
	Count      int
	// First are the numbers of the first rows, at most five.
	First []int
}

// Currency is the currency of the amounts of several files, "" where none names it. It is an error that two of them name
// different ones, or that one names it and another has amounts without one.
func Currency(imports []*Import) (string, error) {
	named, first := "", ""
	for _, i := range imports {
		shared, same := notation.SharedCurrency(named, i.Currency)
		if !same {
			return "", fmt.Errorf("read %s: amounts are in %s, but those in %s are in %s", i.Name, i.Currency, first, named)
		}
		if shared != named {
			named, first = shared, i.Name
		}
	}
	for _, i := range imports {
		if named != "" && i.Unnamed {
			return "", fmt.Errorf("read %s: amounts have no currency, but those in %s are in %s", i.Name, first, named)
		}
	}
	return named, nil
}

// AccountImport says what was recognised in a file of accounts, and how many deals found theirs in it. The accounts, the
// repeated and the unusable rows add up to Rows.
type AccountImport struct {
	Name string
	// Columns are those of the file, in their order.
	Columns []Column
	// Rows counts the rows below the header that hold anything, Accounts the different accounts in them, and Repeated the
	// rows of an account that was in a row before.
	Rows, Accounts, Repeated int
	// Unusable are the rows that hold no account, by reason; Notes are about rows that count only in part.
	Unusable, Notes []Remark
	// Found counts the deals whose account is in the file, Unknown those whose account is not, and Without those
	// that name none.
	Found, Unknown, Without int
	// Said are sentences about how the file was read.
	Said []string
}
