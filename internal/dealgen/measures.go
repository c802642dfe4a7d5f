package dealgen

import "strings"

// The days by which figures look back, as a test gives them to the measures. The words below go with them.
const (
	Window = 365
	Quiet  = 14
	Recent = 90
	Least  = 20
)

// Unknown lists the values that stand for none.
func Unknown() []string { return []string{"Other", "Offline sources", "n/a"} }

// Elsewhere lists the channels that are not marketing's.
func Elsewhere() []string { return []string{"referral", "partner", "existing  account"} }

// Shared lists the owners that are no person.
func Shared() []string { return []string{"integration user", "Admin"} }

// Renewal lists the types of renewals.
func Renewal() []string { return []string{"renewal"} }

// Upgrade lists the types of upgrades.
func Upgrade() []string { return []string{"Existing Customer - Upgrade"} }

// Existing lists the other types of deals with customers.
func Existing() []string { return []string{"existing business"} }

// Share is a part of a whole.
type Share struct{ Part, Whole int }

// Measures is the truth about figures, by their names. A figure that the columns of the file do not give is not there.
type Measures struct {
	Shares map[string]Share
	Counts map[string]int
	// Spread, Growth and Retention are differences and quotients, each as a fraction.
	Spread, Growth, Retention [2]int64

	asOf                int
	has                 *[fields]bool
	channels, spellings map[string]bool
	industries, months  map[string]bool
	margins             map[int64]int
	owners              map[string]*owner
	accounts            map[string]*account
	// all counts the deals in margins.
	all int

	plains                     map[string]string
	unknown, elsewhere, shared words
	renewal, upgrade, customer words
}

type owner struct {
	open, won, closed int
	active            bool
}

type account struct {
	now, before           bool
	nowValue, beforeValue int64
	segment               string
	step                  bool
}

func newMeasures(asOf int, has *[fields]bool) *Measures {
	return &Measures{
		Shares: map[string]Share{}, Counts: map[string]int{}, asOf: asOf, has: has,
		channels: map[string]bool{}, spellings: map[string]bool{}, industries: map[string]bool{}, months: map[string]bool{},
		margins: map[int64]int{}, owners: map[string]*owner{}, accounts: map[string]*account{},
		plains: map[string]string{}, unknown: wordsOf(Unknown()), elsewhere: wordsOf(Elsewhere()), shared: wordsOf(Shared()),
		renewal: wordsOf(Renewal()), upgrade: wordsOf(Upgrade()), customer: wordsOf(Renewal(), Upgrade(), Existing()),
	}
}

// share counts a deal in the whole of a share, and in the part if it is part of it.
func (m *Measures) share(name string, part bool) {
	s := m.Shares[name]
	s.Whole++
	if part {
		s.Part++
	}
	m.Shares[name] = s
}

func (m *Measures) within(day, days int) bool { return day != 0 && day > m.asOf-days && day <= m.asOf }

// plain gives a value without its case and without blanks that say nothing.
func plain(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// words are the values of a list in their plain form.
type words map[string]bool

func wordsOf(lists ...[]string) words {
	found := words{}
	for _, list := range lists {
		for _, word := range list {
			found[plain(word)] = true
		}
	}
	return found
}

// isOne reports whether a value is one of some words.
func (m *Measures) isOne(value string, of words) bool { return of[m.plain(value)] }

// plain is the plain form of a value, worked out once.
func (m *Measures) plain(value string) string {
	known, there := m.plains[value]
	if !there {
		known = plain(value)
		m.plains[value] = known
	}
	return known
}

func (m *Measures) named(value string) bool { return value != "" && !m.isOne(value, m.unknown) }

func (m *Measures) person(name string) bool { return name != "" && !m.isOne(name, m.shared) }

// deal enters a deal that was there on the as-of day.
func (m *Measures) deal(d *deal, closed bool) {
	entered := m.within(d.entered(), Window)
	if entered {
		m.entered(d)
	}
	// Without a close date a deal counts as closed when it entered.
	recent := closed && (m.within(d.closed, Window) || d.closed == 0 && entered)
	wins := recent && d.outcome == won
	if recent {
		m.closed(d)
	}
	if !closed {
		m.open(d)
	}
	if !closed || wins {
		m.industry(d)
	}
	if closed && d.outcome == won && d.account != "" {
		m.account(d, recent)
	}
	if m.person(d.owner) {
		m.owner(d, closed, recent)
	}
}

func (m *Measures) industry(d *deal) {
	m.share("industry-named", m.named(d.industry))
	if m.named(d.industry) {
		m.industries[m.plain(d.industry)] = true
	}
}

func (m *Measures) entered(d *deal) {
	m.share("amount-filled", d.priced)
	m.share("qualified-dated", d.qualified != 0)
	m.share("channel-filled", d.channel != "")
	m.share("channel-named", m.named(d.channel))
	m.share("upgrade-share", m.isOne(d.kind, m.upgrade))
	if m.isOne(d.kind, m.upgrade) {
		m.Counts["upgrade-deals"]++
	}
	if m.isOne(d.kind, m.renewal) {
		m.Counts["renewal-deals"]++
	}
	if !m.named(d.channel) {
		return
	}
	m.channels[m.plain(d.channel)], m.spellings[d.channel] = true, true
	if !m.isOne(d.channel, m.elsewhere) {
		m.share("utm-any", d.source != "" || d.medium != "" || d.campaign != "")
		m.share("utm-carried", d.source != "" && d.medium != "" && d.campaign != "")
	}
}

func (m *Measures) closed(d *deal) {
	m.share("core-filled", d.account != "" && d.priced && d.entered() != 0 && d.closed != 0)
	m.share("closed-channel-named", m.named(d.channel))
	m.share("closed-owned", m.person(d.owner))
	switch {
	case d.outcome == won:
		m.won(d)
	case m.isOne(d.kind, m.customer):
		m.share("customer-lost-reasoned", d.reason != "")
	}
}

func (m *Measures) won(d *deal) {
	m.share("won-source-filled", d.source != "")
	m.share("won-medium-filled", d.medium != "")
	m.share("won-campaign-filled", d.campaign != "")
	m.share("won-channel-named", m.named(d.channel))
	m.share("logged-late", d.closed != 0 && d.closed == d.entered())
	m.share("profit-filled", d.hasProfit)
	m.share("sales-cost-filled", strings.Trim(d.sales, "0,.") != "")
	m.share("marketing-cost-filled", strings.Trim(d.marketing, "0,.") != "")
	m.share("delivery-cost-filled", strings.Trim(d.delivery, "0,.") != "")
	m.share("(industry)", d.industry != "")
	m.share("(type)", d.kind != "")
	m.share("(segment)", d.segment != "")
	if d.closed != 0 {
		m.months[dayTime(d.closed).Format("2006-01")] = true
	}
	if d.hasProfit && d.priced {
		m.margins[1000*d.profit/d.cents]++ // the generator writes whole percents
		m.all++
	}
}

func (m *Measures) open(d *deal) {
	touched := m.within(d.activity, Quiet)
	m.share("open-owned", m.person(d.owner))
	m.share("open-channel-named", m.named(d.channel))
	m.share("open-active", touched)
	m.share("open-current", touched && d.closed >= m.asOf)
}

func (m *Measures) owner(d *deal, closed, recent bool) {
	o := m.owners[m.plain(d.owner)]
	if o == nil {
		o = &owner{}
		m.owners[m.plain(d.owner)] = o
	}
	if !closed {
		o.open++
	}
	if recent {
		o.closed++
		if d.outcome == won {
			o.won++
		}
	}
	o.active = o.active || m.within(d.entered(), Recent) || m.within(d.activity, Recent) || closed && m.within(d.closed, Recent)
}

func (m *Measures) account(d *deal, recent bool) {
	before := d.closed > m.asOf-2*Window && d.closed <= m.asOf-Window
	if !recent && !before {
		return
	}
	a := m.accounts[d.account]
	if a == nil {
		a = &account{}
		m.accounts[d.account] = a
	}
	value := int64(0)
	if d.priced {
		value = d.cents
	}
	if before {
		a.before = true
		a.beforeValue += value
		return
	}
	a.now = true
	a.nowValue += value
	a.step = a.step || d.step != ""
	if d.segment != "" {
		a.segment = m.plain(d.segment)
	}
}
