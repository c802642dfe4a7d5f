package deals

import (
	"cmp"
	"math/bits"
)

// record is a row that holds something.
type record struct {
	deal Deal
	// stage is the place in the batch's stages.
	stage int32
	// remarks has a bit for each remark.
	remarks uint64
	// ignored reports whether the map says to pass over the row, leftOut whether it does not meet the conditions, later that the deal
	// is closed, on a day after the as-of day.
	ignored, leftOut, later bool
	// rate is the place of the rate by which the amount was converted.
	rate uint8
	// id is the hash of the deal's id, 0 for none, and at the time of its state in a history.
	id uint64
	at int64
}

func (r *record) note(what remark) {
	if what != none {
		r.remarks |= 1 << what
	}
}

// reason is why the row can't be used, if it can't.
func (r *record) reason() (why remark, unusable bool) {
	why = remark(bits.TrailingZeros64(r.remarks))
	return why, why <= duplicate
}

// settle gives a deal its state and notes what is wrong with its dates and its amount. What a deal is that closed after the as-of day
// is settled by reopen or by undate.
func (r *record) settle(outcome Outcome, asOf Day) {
	deal := &r.deal
	entered := deal.Entered()
	switch outcome {
	case OutcomeWon:
		deal.State, deal.Closed = Won, cmp.Or(deal.Closed, deal.WonDate)
	case OutcomeLost:
		deal.State, deal.Closed = Lost, cmp.Or(deal.Closed, deal.LostDate)
	default:
		deal.Closed = cmp.Or(deal.ExpectedClose, deal.Closed)
		deal.State = Open
	}
	if entered == NoDay {
		r.note(noEntryDate)
	}
	r.later = deal.State.Closed() && deal.Closed > asOf
	if deal.State.Closed() && !r.later {
		r.noteClosed(entered)
	}
}

// reopen takes a deal that closed after the as-of day for open, as it was on that day.
func (r *record) reopen() {
	r.note(closedAfterAsOf)
	r.deal.State = Open
}

// undate takes a close date that lies in the future of the whole file off a deal.
func (r *record) undate() {
	r.note(closedInFuture)
	r.deal.Closed = NoDay
	if r.deal.State == Won && !r.deal.HasAmount {
		r.note(wonWithoutAmount)
	}
}

// lastDay is the last day on which something happened to a deal: its creation, its qualification, its last activity, and its close
// where that is not later than the as-of day.
func (r *record) lastDay() Day {
	last := max(r.deal.Created, r.deal.Qualified, r.deal.Activity)
	if r.deal.State.Closed() && !r.later {
		last = max(last, r.deal.Closed)
	}
	return last
}

// noteClosed notes what a deal lacks that is won or lost.
func (r *record) noteClosed(entered Day) {
	deal := &r.deal
	switch {
	case deal.Closed == NoDay:
		r.note(closedWithoutDate)
	case entered != NoDay && deal.Closed < entered:
		r.note(closedBeforeEntry)
	}
	if deal.State == Won && !deal.HasAmount {
		r.note(wonWithoutAmount)
	}
}

// CodeOtherCurrency is the code of the remark on amounts that are left out as they are in another currency.
const CodeOtherCurrency = "other-currency"

// remark is a defect of a row, or something that its reader should know of it.
type remark uint8

const (
	none remark = iota
	// What makes a row unusable.
	ragged
	brokenQuotes
	nulByte
	deletedRecord
	notDeal
	noState
	unknownEnding
	contradiction
	noAccount
	earlierState
	duplicate
	// What is said of a row that counts: first the values that can't be read, in the order of a layout's formed columns.
	createdUnreadable
	qualifiedUnreadable
	closedUnreadable
	expectedCloseUnreadable
	wonDateUnreadable
	lostDateUnreadable
	activityUnreadable
	changedUnreadable
	amountUnreadable
	profitUnreadable
	flagUnreadable
	otherCurrency
	noCurrency
	notCurrency
	currenciesDiffer
	wonWithoutAmount
	closedWithoutDate
	closedBeforeEntry
	closedAfterAsOf
	closedInFuture
	noEntryDate
	noID
	damagedID
	damagedReference
	repeatedAccount
	accountDiffers
	notUTF8
	remarks
)

// describe gives a remark its code and its sentence.
func (r remark) describe() (code, text string) {
	described := [remarks][2]string{
		ragged:        {"ragged", "the row has more or fewer fields than the header"},
		brokenQuotes:  {"broken-quotes", "broken quotes: text follows a closing quote"},
		nulByte:       {"nul-byte", "NUL bytes in the row"},
		deletedRecord: {"deleted-record", "deleted or archived in the CRM"},
		notDeal:       {"no-deal", "not a deal: a total, title, note or repeated header"},
		noState:       {"no-state", "no stage or flag says whether the deal is open, won or lost"},
		unknownEnding: {"unknown-ending", "closed, but not known whether won or lost: set its stage in a map"},
		contradiction: {"contradiction", "stage and flags contradict each other: set the stage in a map"},
		noAccount:     {"no-account", "no account ID, name or domain"},
		earlierState:  {"earlier-state", "earlier state of a deal, last one kept"},
		duplicate:     {"duplicate-id", "duplicate ID, first row kept"},

		createdUnreadable:       {"created-unreadable", "the create date is not a valid date"},
		qualifiedUnreadable:     {"qualified-unreadable", "the qualification date is not a valid date"},
		closedUnreadable:        {"closed-unreadable", "the close date is not a valid date"},
		expectedCloseUnreadable: {"expected-close-unreadable", "the expected close date is not a valid date"},
		wonDateUnreadable:       {"won-date-unreadable", "the won date is not a valid date"},
		lostDateUnreadable:      {"lost-date-unreadable", "the lost date is not a valid date"},
		changedUnreadable:       {"changed-unreadable", "the change date is not a valid date"},
		activityUnreadable:      {"activity-unreadable", "the last activity date is not a valid date"},
		amountUnreadable:        {"amount-unreadable", "the amount is not a number: counted as a deal without an amount"},
		profitUnreadable:        {"profit-unreadable", "the profit is not a number: counted as a deal without a profit"},
		flagUnreadable:          {"flag-unreadable", "a won, lost or closed flag is neither yes nor no: the stage is used"},
		otherCurrency:           {CodeOtherCurrency, "the amount is in another currency: counted as a deal without an amount"},
		noCurrency:              {"no-currency", "the amount has no currency while others have one: counted as a deal without an amount"},
		notCurrency:             {"not-a-currency", "the currency is neither a code nor a sign: counted as an amount without a currency"},
		currenciesDiffer:        {"currencies-differ", "the amount and the currency field name different currencies: counted as a deal without an amount"},
		wonWithoutAmount:        {"won-without-amount", "won without an amount: not in Average Sale or Won Value"},
		closedWithoutDate:       {"closed-without-date", "won or lost without a close date: not in any month or quarter"},
		closedBeforeEntry:       {"closed-before-entry", "closed before it entered the pipeline: not in Time to Close"},
		closedAfterAsOf:         {"closed-after-as-of", "closed after the as-of date: counted as open"},
		closedInFuture:          {"closed-in-future", "won or lost with a close date later than any other date in the file: not in any month or quarter"},
		noEntryDate:             {"no-entry-date", "neither the create nor the qualification date is valid: not in the Flow of any month or quarter"},
		noID:                    {"no-id", "no ID: counted, but a duplicate would be counted too"},
		damagedID:               {"damaged-id", "ID damaged by a spreadsheet (1.11E+10, ####) or the same for most deals: counted, but a duplicate would be counted too"},
		damagedReference:        {"damaged-reference", "account or owner ID damaged by a spreadsheet (1.11E+10, ####): counted as a deal without one"},
		repeatedAccount:         {"repeated-account", "repeated account: its rows are merged"},
		accountDiffers:          {"account-differs", "conflicts with an earlier row of the same account: neither value is used"},
		notUTF8:                 {"not-utf-8", "not UTF-8: read as Windows-1252"},
	}[r]
	return described[0], described[1]
}

// counters count the rows of each remark, and keep the numbers of the first ones.
type counters [remarks]Remark

func (c *counters) add(what remark, row int) {
	const maxFirst = 5
	counted := &c[what]
	if counted.Count++; len(counted.First) < maxFirst {
		counted.First = append(counted.First, row)
	}
}

// unusable lists what made rows unusable, and notes what else was said of rows.
func (c *counters) unusable() []Remark { return c.list(ragged, duplicate) }
func (c *counters) notes() []Remark    { return c.list(createdUnreadable, notUTF8) }

func (c *counters) list(from, to remark) []Remark {
	var list []Remark
	for r := from; r <= to; r++ {
		if counted := c[r]; counted.Count > 0 {
			counted.Code, counted.Text = r.describe()
			list = append(list, counted)
		}
	}
	return list
}
