package evidence

// CountTraits counts deals with the same traits.
func (m *Measurement) CountTraits(traits Traits, deals int) {
	if traits &= m.asked[traits&standings]; traits == 0 {
		return
	}
	*m.traits.at(uint64(traits)) += deals
	if m.traits.used >= mostTraits {
		m.drain()
	}
}

// drain adds the traits up to shares.
func (m *Measurement) drain() {
	for bits, deals := range m.traits.all {
		traits := Traits(bits)
		for i := range m.shares {
			if s := &m.shares[i]; s.whole(traits) {
				m.sums[i].Whole += *deals
				if s.part(traits) {
					m.sums[i].Part += *deals
				}
			}
		}
	}
	m.traits.clear()
}

// CountMargin counts recently won deals whose profit is so many tenths of a percent of the amount, rounded half away
// from zero.
func (m *Measurement) CountMargin(tenths, deals int) { m.margins.add(tenths, deals) }

// CountWin notes a day on which a deal was won recently.
func (m *Measurement) CountWin(day Day) {
	if m.recently(day) {
		back := m.asOf - day
		m.wonOn[back/64] |= 1 << (back % 64)
	}
}

// CountClose notes a day on which a deal closed.
func (m *Measurement) CountClose(day Day) {
	if day != NoDay && day <= m.asOf && (m.earliest == NoDay || day < m.earliest) {
		m.earliest = day
	}
}

// Add takes in what another measurement for the same measures and day has counted of other deals.
func (m *Measurement) Add(other *Measurement) {
	for traits, deals := range other.traits.all {
		m.CountTraits(Traits(traits), *deals)
	}
	for i, sum := range other.sums {
		m.sums[i].Part += sum.Part
		m.sums[i].Whole += sum.Whole
	}
	m.channels.join(&other.channels)
	m.industries.join(&other.industries)
	m.owners.join(&other.owners, m.most)
	m.accounts.join(&other.accounts)
	m.margins.join(&other.margins)
	for i, days := range other.wonOn {
		m.wonOn[i] |= days
	}
	m.CountClose(other.earliest)
	for i := range m.rows {
		if i < len(other.rows) {
			m.rows[i] = earliestRows(m.most, m.rows[i], other.rows[i])
		}
	}
}

// monthsWon counts the calendar months of the recent days on which a deal was won.
func (m *Measurement) monthsWon() int {
	months := map[int]struct{}{}
	for i, days := range m.wonOn {
		for bit := range 64 {
			if days&(1<<bit) != 0 {
				months[ByMonth.number(m.asOf-Day(64*i+bit))] = struct{}{}
			}
		}
	}
	return len(months)
}
