package evidence

import (
	"revops/deals"
)

// deal is a deal with what shares ask of it. Recently is within Measures.Window days up to the as-of day.
type deal struct {
	*deals.Deal
	entry deals.Day
	// entered says that the deal entered the pipeline recently, open that it is open on the as-of day.
	entered, open bool
	// closed says that the deal closed recently, won and lost how. One without a close date did if it entered recently.
	closed, won, lost bool
	// before says that the deal was won in the window before the recent one.
	before bool
	// touched says that the last activity is less than Measures.Quiet days old on the as-of day, due that the close date
	// is that day or later.
	touched, due bool
	// active says that the owner opened, closed or touched the deal within Measures.Recent days.
	active bool

	channel, industry, kind, owner *value
}

// look makes a deal the one that is being counted, and reports whether there is anything to count of it: an old deal, closed
// before the windows and not touched since, is in no share.
func (m *Measurement) look(counted *deals.Deal) bool {
	d := &m.deal
	*d = deal{Deal: counted, entry: counted.Entered()}
	d.entered = m.recently(d.entry)
	if d.State.Closed() && d.Closed <= m.asOf {
		m.lookClosed(d)
	} else {
		d.open = d.State != deals.Unknown
	}
	d.touched = m.within(d.Activity, m.measures.Quiet)
	d.due = d.Closed != deals.NoDay && d.Closed >= m.asOf
	recent := m.measures.Recent
	d.active = m.within(d.entry, recent) || m.within(d.Activity, recent) || d.closed && m.within(d.Closed, recent)
	if !d.entered && !d.open && !d.closed && !d.before && !d.active {
		return false
	}
	d.channel, d.industry = m.channel.of(counted.Channel), m.industry.of(counted.Industry)
	d.kind, d.owner = m.kind.of(counted.Type), m.owner.of(counted.Owner)
	return true
}

// lookClosed completes a deal that is closed on the as-of day.
func (m *Measurement) lookClosed(d *deal) {
	won := d.State == deals.Won
	d.closed = m.recently(d.Closed) || d.Closed == deals.NoDay && d.entered
	d.won, d.lost = d.closed && won, d.closed && !won
	d.before = won && m.within(d.Closed, 2*m.measures.Window) && !m.within(d.Closed, m.measures.Window)
	if d.Closed != deals.NoDay && (m.earliest == deals.NoDay || d.Closed < m.earliest) {
		m.earliest = d.Closed
	}
}

// within reports whether a day is less than n days before the as-of day, or later.
func (m *Measurement) within(day deals.Day, n int) bool {
	return day != deals.NoDay && day > m.back(n)
}

// recently reports whether a day is in the window that is looked at.
func (m *Measurement) recently(day deals.Day) bool {
	return m.within(day, m.measures.Window) && day <= m.asOf
}

// back is the day n days before the as-of day.
func (m *Measurement) back(n int) deals.Day { return m.asOf - deals.Day(n) }

// ofCustomer reports whether the deal is one with an account that is a customer already.
func (d *deal) ofCustomer() bool {
	return d.kind.meaning == existing || d.kind.meaning == upgrade || d.kind.meaning == renewal
}
