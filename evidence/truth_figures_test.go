package evidence

import (
	"strings"

	"revops/framework"
	"revops/internal/dealgen"
)

// What the measures of generated deals say: days, and the smallest whole of a share.
const (
	trueWindow, trueQuiet, trueRecent = 365, 14, 90
	minWhole                          = 20
)

// everyFigure is a measure with all figures, and the words of generated deals.
func everyFigure() *framework.Measures {
	measures := &framework.Measures{
		Window: trueWindow, Quiet: trueQuiet, Recent: trueRecent, MinWhole: minWhole,
		Words: framework.Words{
			Unknown: []string{"Other", "Offline sources", "Not sure"}, Elsewhere: []string{"referral", "partner", "existing  account"},
			Shared: []string{"integration user", "Admin"}, Renewal: []string{"renewal"}, Upgrade: []string{"Existing Customer - Upgrade"},
			Existing: []string{"existing business"},
		},
		List: []framework.Measure{{Element: "every-figure", Kind: framework.Direct}},
	}
	for _, figure := range framework.Figures() {
		measures.List[0].Figures = append(measures.List[0].Figures, figure.ID)
	}
	return measures
}

// trueShare is a part of a whole.
type trueShare struct{ Part, Whole int }

// trueFigures is the truth about figures, by their names. A figure that the columns of the file do not give is not there.
type trueFigures struct {
	Shares map[string]trueShare
	Counts map[string]int
	// Spread, Growth and Retention are differences and quotients, each as a fraction.
	Spread, Growth, Retention [2]int64

	asOf                int
	has                 func(string) bool
	channels, spellings map[string]bool
	industries, months  map[string]bool
	margins             map[int64]int
	owners              map[string]*trueOwner
	accounts            map[string]*trueAccount
	// all counts the deals in margins.
	all int

	plains                     map[string]string
	unknown, elsewhere, shared trueWords
	renewal, upgrade, customer trueWords
}

type trueOwner struct {
	open, won, closed int
	active            bool
}

type trueAccount struct {
	now, before           bool
	nowValue, beforeValue int64
	segment               string
	step                  bool
}

func newTrueFigures(asOf int, has func(string) bool) *trueFigures {
	of := everyFigure().Words
	return &trueFigures{
		Shares: map[string]trueShare{}, Counts: map[string]int{}, asOf: asOf, has: has,
		channels: map[string]bool{}, spellings: map[string]bool{}, industries: map[string]bool{}, months: map[string]bool{},
		margins: map[int64]int{}, owners: map[string]*trueOwner{}, accounts: map[string]*trueAccount{},
		plains: map[string]string{}, unknown: wordsOf(of.Unknown), elsewhere: wordsOf(of.Elsewhere), shared: wordsOf(of.Shared),
		renewal: wordsOf(of.Renewal), upgrade: wordsOf(of.Upgrade), customer: wordsOf(of.Renewal, of.Upgrade, of.Existing),
	}
}

// share counts a deal in the whole of a share, and in the part if it is part of it.
func (m *trueFigures) share(name string, part bool) {
	s := m.Shares[name]
	s.Whole++
	if part {
		s.Part++
	}
	m.Shares[name] = s
}

func (m *trueFigures) within(day, days int) bool {
	return day != 0 && day > m.asOf-days && day <= m.asOf
}

// plain gives a value without its case and without blanks that say nothing.
func plain(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// trueWords are the values of a list in their plain form.
type trueWords map[string]bool

func wordsOf(lists ...[]string) trueWords {
	found := trueWords{}
	for _, list := range lists {
		for _, word := range list {
			found[plain(word)] = true
		}
	}
	return found
}

// isOne reports whether a value is one of some words.
func (m *trueFigures) isOne(value string, of trueWords) bool { return of[m.plain(value)] }

// plain is the plain form of a value, worked out once.
func (m *trueFigures) plain(value string) string {
	known, there := m.plains[value]
	if !there {
		known = plain(value)
		m.plains[value] = known
	}
	return known
}

func (m *trueFigures) named(value string) bool { return value != "" && !m.isOne(value, m.unknown) }

func (m *trueFigures) person(name string) bool { return name != "" && !m.isOne(name, m.shared) }

// deal enters a deal that was there on the as-of day.
func (m *trueFigures) deal(d *dealgen.Deal, closed bool) {
	entered := m.within(d.Entered(), trueWindow)
	if entered {
		m.entered(d)
	}
	// Without a close date a deal counts as closed when it entered.
	recent := closed && (m.within(d.Closed, trueWindow) || d.Closed == 0 && entered)
	wins := recent && d.Outcome == dealgen.Won
	if recent {
		m.closed(d)
	}
	if !closed {
		m.open(d)
	}
	if !closed || wins {
		m.industry(d)
	}
	if closed && d.Outcome == dealgen.Won && d.Text["account"] != "" {
		m.account(d, recent)
	}
	if m.person(d.Text["owner"]) {
		m.owner(d, closed, recent)
	}
}

func (m *trueFigures) industry(d *dealgen.Deal) {
	m.share("industry-named", m.named(d.Text["industry"]))
	if m.named(d.Text["industry"]) {
		m.industries[m.plain(d.Text["industry"])] = true
	}
}

func (m *trueFigures) entered(d *dealgen.Deal) {
	m.share("amount-filled", d.Priced)
	m.share("qualified-dated", d.Qualified != 0)
	m.share("channel-filled", d.Text["channel"] != "")
	m.share("channel-named", m.named(d.Text["channel"]))
	m.share("upgrade-share", m.isOne(d.Text["type"], m.upgrade))
	if m.isOne(d.Text["type"], m.upgrade) {
		m.Counts["upgrade-deals"]++
	}
	if m.isOne(d.Text["type"], m.renewal) {
		m.Counts["renewal-deals"]++
	}
	if !m.named(d.Text["channel"]) {
		return
	}
	m.channels[m.plain(d.Text["channel"])], m.spellings[d.Text["channel"]] = true, true
	if !m.isOne(d.Text["channel"], m.elsewhere) {
		m.share("utm-any", d.Text["source"] != "" || d.Text["medium"] != "" || d.Text["campaign"] != "")
		m.share("utm-carried", d.Text["source"] != "" && d.Text["medium"] != "" && d.Text["campaign"] != "")
	}
}

func (m *trueFigures) closed(d *dealgen.Deal) {
	m.share("core-filled", d.Text["account"] != "" && d.Priced && d.Entered() != 0 && d.Closed != 0)
	m.share("closed-channel-named", m.named(d.Text["channel"]))
	m.share("closed-owned", m.person(d.Text["owner"]))
	switch {
	case d.Outcome == dealgen.Won:
		m.won(d)
	case m.isOne(d.Text["type"], m.customer):
		m.share("customer-lost-reasoned", d.Text["reason"] != "")
	}
}

func (m *trueFigures) won(d *dealgen.Deal) {
	m.share("won-source-filled", d.Text["source"] != "")
	m.share("won-medium-filled", d.Text["medium"] != "")
	m.share("won-campaign-filled", d.Text["campaign"] != "")
	m.share("won-channel-named", m.named(d.Text["channel"]))
	m.share("logged-late", d.Closed != 0 && d.Closed == d.Entered())
	m.share("profit-filled", d.HasProfit)
	m.share("sales-cost-filled", strings.Trim(d.Text["sales-cost"], "0,.") != "")
	m.share("marketing-cost-filled", strings.Trim(d.Text["marketing-cost"], "0,.") != "")
	m.share("delivery-cost-filled", strings.Trim(d.Text["delivery-cost"], "0,.") != "")
	m.share("(industry)", d.Text["industry"] != "")
	m.share("(type)", d.Text["type"] != "")
	m.share("(segment)", d.Text["segment"] != "")
	if d.Closed != 0 {
		m.months[dealgen.Day(d.Closed).Format("2006-01")] = true
	}
	if d.HasProfit && d.Priced {
		m.margins[1000*d.Profit/d.Cents]++ // the generator writes whole percents
		m.all++
	}
}

func (m *trueFigures) open(d *dealgen.Deal) {
	touched := m.within(d.Activity, trueQuiet)
	m.share("open-owned", m.person(d.Text["owner"]))
	m.share("open-channel-named", m.named(d.Text["channel"]))
	m.share("open-active", touched)
	m.share("open-current", touched && d.Closed >= m.asOf)
}

func (m *trueFigures) owner(d *dealgen.Deal, closed, recent bool) {
	o := m.owners[m.plain(d.Text["owner"])]
	if o == nil {
		o = &trueOwner{}
		m.owners[m.plain(d.Text["owner"])] = o
	}
	if !closed {
		o.open++
	}
	if recent {
		o.closed++
		if d.Outcome == dealgen.Won {
			o.won++
		}
	}
	o.active = o.active || m.within(d.Entered(), trueRecent) || m.within(d.Activity, trueRecent) || closed && m.within(d.Closed, trueRecent)
}

func (m *trueFigures) account(d *dealgen.Deal, recent bool) {
	before := d.Closed > m.asOf-2*trueWindow && d.Closed <= m.asOf-trueWindow
	if !recent && !before {
		return
	}
	a := m.accounts[d.Text["account"]]
	if a == nil {
		a = &trueAccount{}
		m.accounts[d.Text["account"]] = a
	}
	value := int64(0)
	if d.Priced {
		value = d.Cents
	}
	if before {
		a.before = true
		a.beforeValue += value
		return
	}
	a.now = true
	a.nowValue += value
	a.step = a.step || d.Text["step"] != ""
	if d.Text["segment"] != "" {
		a.segment = m.plain(d.Text["segment"])
	}
}
