package evidence

// A database groups deals for a measurement twice: by what each of them counts for, and those that were won by their
// accounts.

// CountLot takes deals in that a deal stands for, as Count takes in one, but for what CountWon takes in: no two of them are
// on different sides of one of Bounds, and all carry the same. Earliest is the first day on which one of them closed.
func (m *Measurement) CountLot(d *Deal, deals int, earliest Day) {
	if d.Entered() > m.asOf {
		return
	}
	channel, industry := m.channel.of(d.Channel), m.industry.of(d.Industry)
	traits := m.Traits(d)
	m.CountTraits(traits, deals)
	if traits.has(TraitEntered | TraitChannelNamed) {
		m.channels.take(channel)
	}
	if traits&(TraitOpen|TraitWon) != 0 && traits.has(TraitIndustryNamed) {
		m.industries.take(industry)
	}
	if traits.has(TraitPerson) {
		m.CountOwner(d.Owner, m.owned(d, traits, deals))
	}
	if m.closed(d) {
		m.CountClose(earliest)
	}
}

// CountWon takes won deals of an account in that a deal stands for: no two of them are on different sides of one of
// WonBounds, and it closed last of them. It reports whether they were won recently: their margins, and a day of each month in
// which one was won, are then still to be counted.
func (m *Measurement) CountWon(d *Deal, lot Lot) (recently bool) {
	traits := m.Traits(d)
	switch {
	case traits.has(TraitWon):
		m.CountAccount(d.Account, AccountSums{
			Now: lot.Deals, NowValue: lot.Value, Segment: d.Segment, SegmentDay: d.Closed, Step: d.Step != "",
		})
	case d.Entered() <= m.asOf && d.Closed >= m.Since() && d.Closed <= m.back(m.measures.Window):
		m.CountAccount(d.Account, AccountSums{Before: lot.Deals, BeforeValue: lot.Value})
	}
	return traits.has(TraitWon)
}

// Bounds are days with which something else begins for the measurement: those of entry and closing, and those of the last
// activity.
type Bounds struct{ Days, Active []Day }

// Bounds are those that CountLot asks for.
func (m *Measurement) Bounds() Bounds {
	window, recent := m.Window(), m.back(m.measures.Recent)+1
	return Bounds{Days: bounds(window, recent, m.asOf, m.asOf+1), Active: bounds(recent, m.back(m.measures.Quiet)+1)}
}

// WonBounds are those that CountWon asks for.
func (m *Measurement) WonBounds() []Day { return bounds(m.Since(), m.Window(), m.asOf+1) }

// Months are the first days of the months of the recent window, and that of the window itself.
func (m *Measurement) Months() []Day {
	days := []Day{m.Window()}
	for number := ByMonth.number(m.Window()) + 1; number <= ByMonth.number(m.asOf); number++ {
		days = append(days, ByMonth.first(number))
	}
	return days
}

// Window is the first day of the recent window. Of a deal that entered and closed before it, or on no known day, nothing
// counts but what open deals count for, and what CountWon takes in.
func (m *Measurement) Window() Day { return m.back(m.measures.Window) + 1 }

// Since is the first day of the two windows, before which a close counts for the first day of closing alone.
func (m *Measurement) Since() Day { return m.back(2*m.measures.Window) + 1 }
