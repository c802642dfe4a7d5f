package deals

// record is a row that holds something.
type record struct {
	deal Deal
	// stage is the place in the batch's stages.
	stage int32
	// said has a bit for each remark.
	said uint32
	// ignored says that the map tells to pass over the row.
	ignored bool
}

func (r *record) say(what remark) { r.said |= 1 << what }

func (r *record) says(what remark) bool { return r.said&(1<<what) != 0 }

// unusable is the reason why the row is no deal, if it is none.
func (r *record) unusable() (remark, bool) {
	for what := ragged; what <= duplicate; what++ {
		if r.says(what) {
			return what, true
		}
	}
	return 0, false
}

// settle gives a deal its state and says what there is to say about it.
func (r *record) settle(outcome Outcome, asOf Day) {
	deal := &r.deal
	entered := deal.Entered()
	switch outcome {
	case OutcomeWon:
		deal.State = Won
	case OutcomeLost:
		deal.State = Lost
	default:
		deal.State = Active
	}
	if deal.State.Closed() && deal.Closed > asOf {
		deal.State = Active
		r.say(closedAfterAsOf)
	}
	if deal.State == Active && entered != NoDay && asOf-entered < Cohort {
		deal.State = New
	}
	if entered == NoDay {
		r.say(noEntryDate)
	}
	if deal.State.Closed() {
		r.sayOfClosed(entered)
	}
}

// sayOfClosed says what there is to say about a deal that is won or lost.
func (r *record) sayOfClosed(entered Day) {
	deal := &r.deal
	switch {
	case deal.Closed == NoDay:
		r.say(closedWithoutDate)
	case entered != NoDay && deal.Closed < entered:
		r.say(closedBeforeEntry)
	}
	if deal.State == Won && !deal.HasAmount {
		r.say(wonWithoutAmount)
	}
}

// remark numbers what can be said of rows.
type remark uint8

const (
	// What makes a row unusable.
	ragged remark = iota
	brokenQuotes
	nulByte
	noState
	duplicate
	// What is said of a deal.
	created0 // those of the dates follow in the order of a layout's dates
	qualified0
	closed0
	activity0
	amountUnreadable
	profitUnreadable
	otherCurrency
	wonWithoutAmount
	closedWithoutDate
	closedBeforeEntry
	closedAfterAsOf
	noEntryDate
	noID
	notUTF8
	remarks
)

// firstRows is how many rows are named in a remark.
const firstRows = 5

// describe gives a remark its code and its sentence.
func (r remark) describe() (code, text string) {
	switch r {
	case ragged:
		return "ragged", "the row has more or fewer fields than the header"
	case brokenQuotes:
		return "broken-quotes", "something stands between a closing quote and the next field"
	case nulByte:
		return "nul-byte", "the row holds NUL bytes"
	case noState:
		return "no-state", "neither stage nor flags say whether the deal is open, won or lost"
	case duplicate:
		return "duplicate-id", "the id has stood in a row before: that one counts"
	case created0:
		return "created-unreadable", "the day of creation is not a valid date"
	case qualified0:
		return "qualified-unreadable", "the day of qualification is not a valid date"
	case closed0:
		return "closed-unreadable", "the close date is not a valid date"
	case activity0:
		return "activity-unreadable", "the day of the last activity is not a valid date"
	default:
		return r.describeDeal()
	}
}

func (r remark) describeDeal() (code, text string) {
	switch r {
	case amountUnreadable:
		return "amount-unreadable", "the amount is not a number: the deal counts as one without an amount"
	case profitUnreadable:
		return "profit-unreadable", "the profit is not a number: the deal counts as one without a profit"
	case otherCurrency:
		return "other-currency", "the amount is in another currency: the deal counts as one without an amount"
	case wonWithoutAmount:
		return "won-without-amount", "won without an amount: the deal stays out of Average Sale and Won Value"
	case closedWithoutDate:
		return "closed-without-date", "won or lost without a close date: the deal stands in no period"
	case closedBeforeEntry:
		return "closed-before-entry", "closed before the deal entered the pipeline: it stays out of Time to Close"
	case closedAfterAsOf:
		return "closed-after-as-of", "closed after the day of the report: the deal counts as open"
	case noEntryDate:
		return "no-entry-date", "neither created nor qualified on a known day: the deal is in the Flow of no period"
	case noID:
		return "no-id", "the deal has no id: it counts, and can't be told from a second copy"
	default:
		return "not-utf-8", "the row is not UTF-8: it was read as Windows-1252"
	}
}

// counter counts rows and keeps the numbers of the first ones.
type counter struct {
	count int
	first []int
}

func (c *counter) add(row int) {
	if c.count++; len(c.first) < firstRows {
		c.first = append(c.first, row)
	}
}

// counters count the rows of each remark.
type counters [remarks]counter

// list gives the remarks from one to another that any row has.
func (c *counters) list(from, to remark) []Remark {
	var list []Remark
	for r := from; r <= to; r++ {
		if c[r].count > 0 {
			code, text := r.describe()
			list = append(list, Remark{Code: code, Text: text, Count: c[r].count, First: c[r].first})
		}
	}
	return list
}
