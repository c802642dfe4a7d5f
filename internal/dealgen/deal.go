package dealgen

import "strconv"

type outcome uint8

const (
	open outcome = iota
	won
	lost
)

// deal is a deal as it is written. Days count from 1970-01-01, 0 is none; a blank text is none.
type deal struct {
	id                                   int
	outcome                              outcome
	stage                                string
	created, qualified, closed, activity int
	cents, profit                        int64
	priced, hasProfit                    bool
	owner, account, channel              string
	source, medium, campaign             string
	kind, segment, industry              string
	sales, marketing, delivery           string
	step, reason, notes, currency        string
	isClosed, isWon                      string
	// instead are cells as they stand in the file, where that is not what the deal holds.
	instead map[field]string
	// said are the remarks that a reader has to make about what stands instead.
	said []string
}

// word is the text of a field that holds a text.
func (d *deal) word(f field) (string, bool) {
	switch f {
	case fieldStage:
		return d.stage, true
	case fieldPipeline:
		return "Sales Pipeline", true
	case fieldCurrency:
		return d.currency, true
	case fieldIsClosed:
		return d.isClosed, true
	case fieldIsWon:
		return d.isWon, true
	case fieldOwner:
		return d.owner, true
	case fieldAccount:
		return d.account, true
	case fieldNotes:
		return d.notes, true
	default:
		return d.origin(f)
	}
}

func (d *deal) origin(f field) (string, bool) {
	switch f {
	case fieldChannel:
		return d.channel, true
	case fieldSource:
		return d.source, true
	case fieldMedium:
		return d.medium, true
	case fieldCampaign:
		return d.campaign, true
	case fieldType:
		return d.kind, true
	case fieldSegment:
		return d.segment, true
	case fieldIndustry:
		return d.industry, true
	case fieldSalesCost:
		return d.sales, true
	case fieldMarketingCost:
		return d.marketing, true
	case fieldDeliveryCost:
		return d.delivery, true
	case fieldStep:
		return d.step, true
	case fieldReason:
		return d.reason, true
	default:
		return "", false
	}
}

// entered is the day on which the deal entered the pipeline.
func (d *deal) entered() int {
	if d.qualified != 0 {
		return d.qualified
	}
	return d.created
}

// draw makes a deal without a fault.
func (g *generator) draw() {
	g.id++
	d := &g.deal
	*d = deal{id: g.id}
	g.drawDates()
	g.drawStage()
	g.drawAmount()
	g.drawPeople()
	g.drawOrigin()
	if g.options.Costs {
		g.drawCosts()
	}
}

// drawDates draws the course of a deal: most are closed after half a year.
func (g *generator) drawDates() {
	const reach, slow, longest = 1095, 15, 180
	d, dice, asOf := &g.deal, &g.dice, g.options.AsOf
	d.created = asOf - dice.below(reach)
	if g.has[fieldQualified] && dice.chance(85) {
		d.qualified = min(d.created+dice.below(slow), asOf)
	}
	cycle := 1 + dice.below(longest)
	if dice.chance(3) {
		cycle = 0 // entered when it was over
	}
	end := d.entered() + cycle
	if end > asOf || dice.chance(8) {
		d.closed = asOf + dice.below(150) - 30
		if dice.chance(10) {
			d.closed = 0
		}
		d.activity = max(d.created, asOf-dice.below(40))
		if dice.chance(10) {
			d.activity = 0
		}
		return
	}
	d.outcome, d.closed, d.activity = lost, end, end
	if dice.chance(45) {
		d.outcome = won
	}
}

func (g *generator) drawStage() {
	d, dice := &g.deal, &g.dice
	hubSpot := g.options.Shape == HubSpot
	d.isClosed, d.isWon = "true", "false"
	if !hubSpot {
		d.isClosed, d.isWon = "1", ""
	}
	switch {
	case d.outcome == won && hubSpot:
		d.stage, d.isWon = pick(dice, "Closed Won", "Closed Won", "closedwon", "CLOSED WON"), "true"
	case d.outcome == won:
		d.stage, d.isWon = pick(dice, "Closed Won", "Closed Won", "Closed/Won"), "1"
	case d.outcome == lost:
		d.stage = pick(dice, "Closed Lost", "Closed Lost", "Closed Lost", "Closed Lost ")
	case hubSpot:
		d.stage = pick(dice, "Appointment Scheduled", "Qualified to Buy", "Presentation Scheduled", "Decision Maker Bought-In", "Contract Sent")
		d.isClosed = "false"
	default:
		d.stage = pick(dice, "Prospecting", "Qualification", "Needs Analysis", "Id. Decision Makers", "Proposal/Price Quote", "Negotiation/Review")
		d.isClosed = ""
	}
}

func (g *generator) drawAmount() {
	d, dice := &g.deal, &g.dice
	d.cents = int64(1+dice.below(1500)) * 100_00 / 2
	d.priced = d.outcome == won || dice.chance(90)
	if g.has[fieldCurrency] {
		d.currency = "EUR"
	}
	if g.has[fieldNotes] && dice.chance(10) {
		d.notes = pick(dice, "call back\nnext week", `wants "the large one"`, "budget; need", "budget, need")
	}
}

func (g *generator) drawPeople() {
	d, dice := &g.deal, &g.dice
	d.owner = "Rep " + strconv.Itoa(1+dice.below(30))
	switch roll := dice.below(100); {
	case roll < 3:
		d.owner = ""
	case roll < 6:
		d.owner = pick(dice, "Integration User", "admin")
	case roll < 10 && d.created < g.options.AsOf-300 && d.outcome == open:
		// Whoever left long ago has touched nothing since.
		d.owner, d.activity = "Former "+strconv.Itoa(1+dice.below(5)), g.options.AsOf-200-dice.below(90)
	}
	number := dice.below(max(60, g.options.Rows/20))
	if !dice.chance(4) {
		d.account = "Company " + strconv.Itoa(number)
	}
	if g.has[fieldSegment] && dice.chance(85) {
		d.segment = [...]string{"Small", "Mid-market", "Enterprise", "small"}[number%4]
	}
	if dice.chance(80) {
		d.industry = [...]string{"Software", "Retail", "Logistics", "Health care", "software "}[number%5]
	} else if dice.chance(30) {
		d.industry = "Other"
	}
}

func (g *generator) drawOrigin() {
	d, dice := &g.deal, &g.dice
	d.channel = pick(dice, "Organic search", "Paid search", "Email marketing", "Paid social", "Trade Show", "Messe Köln", "paid  search",
		"Referral", "Partner", "Existing account", "Offline sources", "Other", "n/a", "", "")
	if g.has[fieldSource] && dice.chance(70) {
		d.source = pick(dice, "google", "linkedin", "newsletter")
	}
	if g.has[fieldMedium] && dice.chance(60) {
		d.medium = pick(dice, "cpc", "email", "social")
	}
	if g.has[fieldCampaign] && dice.chance(50) {
		d.campaign = "campaign-" + strconv.Itoa(dice.below(60))
	}
	if dice.chance(95) {
		d.kind = pick(dice, "New Business", "New Business", "New Business", "Existing Customer - Upgrade", "Renewal", "Existing Business")
	}
}

func (g *generator) drawCosts() {
	d, dice := &g.deal, &g.dice
	if d.priced && dice.chance(70) {
		d.hasProfit, d.profit = true, d.cents/100*int64(pick(dice, 30, 30, 30, 42, 55))
	}
	cost := func() string { return pick(dice, "120.00", "7", "", "0") }
	if g.options.Shape == Salesforce {
		cost = func() string { return pick(dice, "1.120,00", "7", "", "0,00") }
	}
	d.sales, d.marketing, d.delivery = cost(), cost(), cost()
	d.step = pick(dice, "Onboarded", "Adopted", "Expanded", "")
	if d.outcome == lost && dice.chance(60) {
		d.reason = pick(dice, "price", "no budget", "timing")
	}
}

// decisive reports whether every date of the deal can be read in one way only.
func (g *generator) decisive() bool {
	const months = 12
	for _, day := range []int{g.deal.created, g.deal.qualified, g.deal.closed, g.deal.activity} {
		if day != 0 && dayTime(day).Day() <= months {
			return false
		}
	}
	return g.deal.closed != 0 && g.deal.activity != 0 && (g.deal.qualified != 0 || !g.has[fieldQualified])
}
