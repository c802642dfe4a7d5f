package deals

// laterDeals are deals that are closed, on a day after the as-of day. Where the file goes on after that day, someone looks back, and
// they were open. Where nothing happens in it after that day, their close dates are wrong: CRMs keep the expected date of deals that were lost
// before it. They wait until one of both shows, in memory: with more than maxLater of them someone looks back.
type laterDeals struct {
	waiting []record
	// lastDay is the last day on which something happened in the file.
	lastDay Day
	back    bool
}

const maxLater = 10_000

// see takes in the last day of the next rows.
func (l *laterDeals) see(d *delivery, day Day) {
	l.lastDay = max(l.lastDay, day)
	if l.lastDay > d.layout.asOf {
		l.lookBack(d)
	}
}

// settle reopens a deal if someone looks back; otherwise it lets it wait, and returns false.
func (l *laterDeals) settle(d *delivery, r *record) bool {
	if len(l.waiting) == maxLater {
		l.lookBack(d)
	}
	if l.back {
		r.reopen(d.layout.asOf)
		return true
	}
	l.waiting = append(l.waiting, d.copied(r))
	return false
}

// lookBack reopens the deals that wait.
func (l *laterDeals) lookBack(d *delivery) {
	l.back = true
	l.end(d, func(r *record) { r.reopen(d.layout.asOf) })
}

// end hands on the deals that wait.
func (l *laterDeals) end(d *delivery, settle func(*record)) {
	for i := range l.waiting {
		settle(&l.waiting[i])
		d.hand(&l.waiting[i])
	}
	l.waiting = nil
}
