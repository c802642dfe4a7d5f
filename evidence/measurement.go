package evidence

import (
	"revops/framework"

	"revops/deals"
	"revops/fact"
)

// Measurement counts deals for measures. It keeps no deal, but for the rows that KeepRows asks for. What it counts are
// whole numbers and sets that add up, in any order.
type Measurement struct {
	measures *framework.Measures
	asOf     deals.Day

	// channel, industry, kind and owner know the words of their columns.
	channel, industry, kind, owner labels

	shares []shareOfDeals
	// sums are those of the shares, and traits what is not yet added up to them.
	sums   []fact.Rate
	traits hashed[int]
	// asked are the traits that shares ask for of deals with each combination of standings.
	asked [standings + 1]Traits

	channels, industries spelled
	owners               owners
	accounts             accounts
	margins              margins
	// months are the numbers of the calendar months in which a deal was won recently.
	months map[int]struct{}
	// earliest is the first day on which a deal closed, NoDay where none did.
	earliest deals.Day

	// most is how many rows are kept of each share, in rows; file is that of the deals that come.
	most int
	file int
	rows [][]RowOf
}

// NewMeasurement begins a count for the measures as of a day.
func NewMeasurement(measures *framework.Measures, asOf deals.Day) *Measurement {
	m := &Measurement{
		measures: measures, asOf: asOf, shares: sharesOfDeals(),
		channel:  newLabels(TraitChannel | TraitChannelNamed | TraitMarketing),
		industry: newLabels(TraitIndustry | TraitIndustryNamed),
		kind:     newLabels(TraitType),
		owner:    newLabels(TraitPerson),
		months:   map[int]struct{}{},
	}
	words := &measures.Words
	m.channel.word(words.Elsewhere, TraitChannel|TraitChannelNamed)
	m.channel.word(words.Unknown, TraitChannel)
	m.industry.word(words.Unknown, TraitIndustry)
	m.kind.word(words.Existing, TraitType|TraitCustomer)
	m.kind.word(words.Upgrade, TraitType|TraitCustomer|TraitUpgrade)
	m.kind.word(words.Renewal, TraitType|TraitCustomer|TraitRenewal)
	m.owner.word(words.Shared, 0)
	m.sums = make([]fact.Rate, len(m.shares))
	for i := range m.asked {
		for _, s := range m.shares {
			if Traits(i)&s.among != 0 {
				m.asked[i] |= s.among | s.given | s.all | s.any
			}
		}
	}
	return m
}

// KeepRows asks for the first n deals that are in the whole of a share and not in its part. It is called before anything
// is counted.
func (m *Measurement) KeepRows(n int) {
	m.most = n
	m.rows = make([][]RowOf, len(m.shares))
}

// File says from which file the deals come that are counted from now on, by its place in the order of reading.
func (m *Measurement) File(i int) { m.file = i }

// Count takes a deal in. A deal that entered the pipeline after the as-of day was not there on that day: it does not
// count. One that closed after it is open.
func (m *Measurement) Count(d *deals.Deal) {
	entered := d.Entered()
	if entered > m.asOf {
		return
	}
	channel, industry, owner := m.channel.of(d.Channel), m.industry.of(d.Industry), m.owner.of(d.Owner)
	closed := m.closed(d)
	traits := m.traitsOf(d, closed) | channel.gives() | industry.gives() | owner.gives() | m.kind.of(d.Type).gives()
	m.countTraits(traits)
	if m.most > 0 {
		m.keep(d, traits)
	}
	if traits.has(TraitEntered | TraitChannelNamed) {
		m.channels.take(channel)
	}
	if traits&(TraitOpen|TraitWon) != 0 && traits.has(TraitIndustryNamed) {
		m.industries.take(industry)
	}
	if traits.has(TraitPerson) {
		m.countOwned(d, owner, traits)
	}
	if closed {
		if d.Closed != deals.NoDay && (m.earliest == deals.NoDay || d.Closed < m.earliest) {
			m.earliest = d.Closed
		}
		m.countWon(d, traits)
	}
}

// closed reports whether a deal was closed on the as-of day.
func (m *Measurement) closed(d *deals.Deal) bool { return d.State.Closed() && d.Closed <= m.asOf }

// traitsOf are the traits of a deal that need no words.
func (m *Measurement) traitsOf(d *deals.Deal, closed bool) Traits {
	entered := d.Entered()
	var t Traits
	set := func(trait Traits, carried bool) {
		if carried {
			t |= trait
		}
	}
	recent := m.recently(entered)
	set(TraitEntered, recent)
	set(TraitOpen, !closed && d.State != deals.Unknown)
	if closed && (m.recently(d.Closed) || d.Closed == deals.NoDay && recent) {
		set(TraitClosed, true)
		set(TraitWon, d.State == deals.Won)
		set(TraitLost, d.State == deals.Lost)
	}
	set(TraitAccount, d.Account != "")
	set(TraitAmount, d.HasAmount)
	set(TraitEntry, entered != deals.NoDay)
	set(TraitCloseDate, d.Closed != deals.NoDay)
	set(TraitQualified, d.Qualified != deals.NoDay)
	set(TraitSource, d.Source != "")
	set(TraitMedium, d.Medium != "")
	set(TraitCampaign, d.Campaign != "")
	set(TraitTouched, d.Activity != deals.NoDay && d.Activity > m.back(m.measures.Quiet))
	set(TraitDue, d.Closed != deals.NoDay && d.Closed >= m.asOf)
	set(TraitSameDay, entered != deals.NoDay && entered == d.Closed)
	set(TraitSegment, d.Segment != "")
	set(TraitLossReason, d.LossReason != "")
	set(TraitProfit, d.HasProfit)
	set(TraitSalesCost, d.HasSalesCost)
	set(TraitMarketingCost, d.HasMarketingCost)
	set(TraitDeliveryCost, d.HasDeliveryCost)
	return t
}

// gives are the traits that a value gives to a deal.
func (l *label) gives() Traits {
	if l == nil {
		return 0
	}
	return l.traits
}

// back is the day so many days before the as-of day.
func (m *Measurement) back(days int) deals.Day { return m.asOf - deals.Day(days) }

// recently reports whether a day is in the window that is looked at.
func (m *Measurement) recently(day deals.Day) bool {
	return day != deals.NoDay && day > m.back(m.measures.Window) && day <= m.asOf
}

// countOwned counts a deal for its owner.
func (m *Measurement) countOwned(d *deals.Deal, owner *label, traits Traits) {
	if owner.owner == nil {
		owner.owner = m.owners.at(owner.exact)
	}
	sums := owner.owner
	if sums == nil {
		return
	}
	sums.add(m.owned(d, traits))
	if !sums.Active && traits.has(TraitOpen) && len(sums.rows) < m.most {
		sums.rows = append(sums.rows, rowOf(m.file, d))
	}
}

// owned are the sums of a deal of an owner.
func (m *Measurement) owned(d *deals.Deal, traits Traits) ownerSums {
	since := m.back(m.measures.Recent)
	count := func(trait Traits) int { return int(min(traits&trait, 1)) }
	return ownerSums{
		Open: count(TraitOpen), Won: count(TraitWon), Closed: count(TraitClosed),
		Active: d.Entered() > since || d.Activity > since || traits.has(TraitClosed) && d.Closed > since,
	}
}

// countWon counts a closed deal for its account, its margin and its day, if it was won in one of the two windows.
func (m *Measurement) countWon(d *deals.Deal, traits Traits) {
	recent := traits.has(TraitWon)
	before := d.State == deals.Won && d.Closed > m.back(2*m.measures.Window) && d.Closed <= m.back(m.measures.Window)
	if !recent && !before {
		return
	}
	if d.Account != "" {
		m.countAccount(d, recent)
	}
	if !recent {
		return
	}
	if m.recently(d.Closed) {
		m.months[d.Closed.Month()] = struct{}{}
	}
	if d.HasProfit && d.HasAmount {
		if tenths, ok := marginOf(d.Profit, d.Amount); ok {
			m.margins.add(tenths)
		}
	}
}

func (m *Measurement) countAccount(d *deals.Deal, recent bool) {
	sums := account{now: recent, before: !recent}
	if d.HasAmount {
		m.accounts.weigh(uint64(max(d.Amount, -d.Amount)))
	}
	switch {
	case !recent && d.HasAmount:
		sums.beforeValue = d.Amount
	case recent && d.HasAmount:
		sums.nowValue = d.Amount
	}
	if recent && d.Segment != "" {
		sums.segment, sums.segmentDay = hashOf(Fold(d.Segment)), d.Closed
	}
	sums.step = recent && d.Step != ""
	m.accounts.add(hashOf(d.Account), sums)
}

// countTraits counts a deal with traits.
func (m *Measurement) countTraits(traits Traits) {
	if traits &= m.asked[traits&standings]; traits == 0 {
		return
	}
	*m.traits.at(uint64(traits))++
	if m.traits.used >= maxTraits {
		m.addTraits()
	}
}

// addTraits adds the traits up to shares.
func (m *Measurement) addTraits() {
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

// keep keeps the row of a deal for each share that it is in the whole of and not in the part of.
func (m *Measurement) keep(d *deals.Deal, traits Traits) {
	for i := range m.shares {
		if s := &m.shares[i]; len(m.rows[i]) < m.most && s.whole(traits) && !s.part(traits) {
			m.rows[i] = append(m.rows[i], rowOf(m.file, d))
		}
	}
}
