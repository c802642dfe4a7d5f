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
