package evidence

// A database groups deals for a measurement twice: by their owners, and by what else is counted.

// counts tells whether the share is among those that a group with these traits is counted for.
func (s *shareOfDeals) counts(t Traits) bool {
	ofOwners := (s.given|s.all|s.any)&TraitPerson != 0
	return t&(ownersAlone|ownersApart) == 0 || ofOwners == t.has(ownersAlone)
}

// CountOwned takes so many deals of an owner in that a deal stands for: no two of them are on different sides of one of
// OwnerBounds.
func (m *Measurement) CountOwned(d *Deal, deals int) {
	if d.Entered() > m.asOf {
		return
	}
	owner := m.owner.of(d.Owner)
	traits := m.traitsOf(d, d.State.Closed() && d.Closed <= m.asOf) | owner.gives()
	m.CountTraits(traits|ownersAlone, deals)
	if traits.has(TraitPerson) {
		m.CountOwner(d.Owner, m.owned(d, traits, deals))
	}
}

// CountApart takes deals in that a deal stands for, but for their owners and margins: no two of them are on different
// sides of one of Bounds, and all carry the same. Earliest is the first day on which one of them closed. It tells whether
// they were won recently.
func (m *Measurement) CountApart(d *Deal, lot Lot, earliest Day) (won bool) {
	if d.Entered() > m.asOf {
		return false
	}
	channel, industry := m.channel.of(d.Channel), m.industry.of(d.Industry)
	closed := d.State.Closed() && d.Closed <= m.asOf
	traits := m.traitsOf(d, closed) | channel.gives() | industry.gives() | m.kind.of(d.Type).gives()
	m.CountTraits(traits|ownersApart, lot.Deals)
	if traits.has(TraitEntered | TraitChannelNamed) {
		m.channels.take(channel)
	}
	if traits&(TraitOpen|TraitWon) != 0 && traits.has(TraitIndustryNamed) {
		m.industries.take(industry)
	}
	if !closed {
		return false
	}
	m.CountClose(earliest)
	before := d.State == Won && d.Closed > m.back(2*m.measures.Window) && d.Closed <= m.back(m.measures.Window)
	switch {
	case traits.has(TraitWon):
		m.CountWin(d.Closed)
		m.CountAccount(d.Account, AccountSums{
			Now: lot.Deals, NowValue: lot.Value, Segment: d.Segment, SegmentDay: d.Closed, Step: d.Step != "",
		})
	case before:
		m.CountAccount(d.Account, AccountSums{Before: lot.Deals, BeforeValue: lot.Value})
	}
	return traits.has(TraitWon)
}

// Bounds are days with which something else begins for the measurement, but for owners: those of entry, of closing and of
// the last activity.
type Bounds struct{ Entered, Closed, Active []Day }

// OwnerBounds are those that CountOwned asks for.
func (m *Measurement) OwnerBounds() Bounds {
	recent, window := m.back(m.measures.Recent)+1, m.back(m.measures.Window)+1
	return Bounds{
		Entered: bounds(window, recent, m.asOf+1), Closed: bounds(window, recent, m.asOf, m.asOf+1), Active: bounds(recent),
	}
}

// Bounds are those that CountApart asks for.
func (m *Measurement) Bounds() Bounds {
	window := m.back(m.measures.Window) + 1
	closed := []Day{m.back(2*m.measures.Window) + 1, window, m.asOf, m.asOf + 1}
	for number := ByMonth.number(m.asOf); ByMonth.first(number) > window; number-- {
		closed = append(closed, ByMonth.first(number))
	}
	return Bounds{Entered: bounds(window, m.asOf+1), Closed: bounds(closed...), Active: bounds(m.back(m.measures.Quiet) + 1)}
}

// Since is the first day of the two windows, before which a close counts for the first day of closing alone.
func (m *Measurement) Since() Day { return m.back(2*m.measures.Window) + 1 }
