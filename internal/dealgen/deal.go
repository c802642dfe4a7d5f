package dealgen

import "strconv"

// Outcome is what became of a deal.
type Outcome uint8

// The outcomes.
const (
	Open Outcome = iota
	Won
	Lost
)

// Deal is a deal as it is written. Days count from 1970-01-01, 0 is none; a blank text is none.
type Deal struct {
	// Row is the number of the row, the header being the first.
	Row int
	// Unusable is the code of what a reader has to say about a row that it must pass over, "" for a deal.
	Unusable                             string
	ID                                   int
	Outcome                              Outcome
	Created, Qualified, Closed, Activity int
	// Cents and Profit are in hundredths.
	Cents, Profit     int64
	Priced, HasProfit bool
	// Text holds the cells by what they hold.
	Text map[string]string
	// Remarks are the codes of what a reader has to say about cells that do not hold what the deal does.
	Remarks []string
	// instead are the cells as they stand in the file, where that is not what the deal holds.
	instead map[string]string
}

// Entered is the day on which the deal entered the pipeline.
func (d *Deal) Entered() int {
	if d.Qualified != 0 {
		return d.Qualified
	}
	return d.Created
}

// draw makes a deal without a fault.
func (g *generator) draw() {
	g.id++
	d := &g.deal
	clear(d.Text)
	*d = Deal{ID: g.id, Text: d.Text}
	d.Text["pipeline"] = "Sales Pipeline"
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
	d.Created = asOf - dice.below(reach)
	if g.has["qualified"] && dice.chance(85) {
		d.Qualified = min(d.Created+dice.below(slow), asOf)
	}
	cycle := 1 + dice.below(longest)
	if dice.chance(3) {
		cycle = 0 // entered when it was over
	}
	end := d.Entered() + cycle
	if end > asOf || dice.chance(8) {
		d.Closed = asOf + dice.below(150) - 30
		if dice.chance(10) {
			d.Closed = 0
		}
		d.Activity = max(d.Created, asOf-dice.below(40))
		if dice.chance(10) {
			d.Activity = 0
		}
		return
	}
	d.Outcome, d.Closed, d.Activity = Lost, end, end
	if dice.chance(45) {
		d.Outcome = Won
	}
}

func (g *generator) drawStage() {
	d, dice := &g.deal, &g.dice
	hubSpot := g.options.Shape == HubSpot
	d.Text["is-closed"], d.Text["is-won"] = "true", "false"
	if !hubSpot {
		d.Text["is-closed"], d.Text["is-won"] = "1", ""
	}
	switch {
	case d.Outcome == Won && hubSpot:
		d.Text["stage"], d.Text["is-won"] = pick(dice, "Closed Won", "Closed Won", "closedwon", "CLOSED WON"), "true"
	case d.Outcome == Won:
		d.Text["stage"], d.Text["is-won"] = pick(dice, "Closed Won", "Closed Won", "Closed/Won"), "1"
	case d.Outcome == Lost:
		d.Text["stage"] = pick(dice, "Closed Lost", "Closed Lost", "Closed Lost", "Closed Lost ")
	case hubSpot:
		d.Text["stage"] = pick(dice, "Appointment Scheduled", "Qualified to Buy", "Presentation Scheduled", "Decision Maker Bought-In", "Contract Sent")
		d.Text["is-closed"] = "false"
	default:
		d.Text["stage"] = pick(dice, "Prospecting", "Qualification", "Needs Analysis", "Id. Decision Makers", "Proposal/Price Quote", "Negotiation/Review")
		d.Text["is-closed"] = ""
	}
}

func (g *generator) drawAmount() {
	d, dice := &g.deal, &g.dice
	d.Cents = int64(1+dice.below(1500)) * 100_00 / 2
	d.Priced = d.Outcome == Won || dice.chance(90)
	if g.has["currency"] {
		d.Text["currency"] = "EUR"
	}
	if g.has["notes"] && dice.chance(10) {
		d.Text["notes"] = pick(dice, "call back\nnext week", `wants "the large one"`, "budget; need", "budget, need")
	}
}

func (g *generator) drawPeople() {
	d, dice := &g.deal, &g.dice
	d.Text["owner"] = "Rep " + strconv.Itoa(1+dice.below(30))
	switch roll := dice.below(100); {
	case roll < 3:
		d.Text["owner"] = ""
	case roll < 6:
		d.Text["owner"] = pick(dice, "Integration User", "admin")
	case roll < 10 && d.Created < g.options.AsOf-300 && d.Outcome == Open:
		// Whoever left long ago has touched nothing since.
		d.Text["owner"], d.Activity = "Former "+strconv.Itoa(1+dice.below(5)), g.options.AsOf-200-dice.below(90)
	}
	number := dice.below(max(60, g.options.Rows/20))
	if !dice.chance(4) {
		d.Text["account"] = "Company " + strconv.Itoa(number)
	}
	if g.has["segment"] && dice.chance(85) {
		d.Text["segment"] = [...]string{"Small", "Mid-market", "Enterprise", "small"}[number%4]
	}
	if dice.chance(80) {
		d.Text["industry"] = [...]string{"Software", "Retail", "Logistics", "Health care", "software "}[number%5]
	} else if dice.chance(30) {
		d.Text["industry"] = "Other"
	}
}

func (g *generator) drawOrigin() {
	d, dice := &g.deal, &g.dice
	d.Text["channel"] = pick(dice, "Organic search", "Paid search", "Email marketing", "Paid social", "Trade Show", "Messe Köln", "paid  search",
		"Referral", "Partner", "Existing account", "Offline sources", "Other", "Not sure", "", "")
	if g.has["source"] && dice.chance(70) {
		d.Text["source"] = pick(dice, "google", "linkedin", "newsletter")
	}
	if g.has["medium"] && dice.chance(60) {
		d.Text["medium"] = pick(dice, "cpc", "email", "social")
	}
	if g.has["campaign"] && dice.chance(50) {
		d.Text["campaign"] = "campaign-" + strconv.Itoa(dice.below(60))
	}
	if dice.chance(95) {
		d.Text["type"] = pick(dice, "New Business", "New Business", "New Business", "Existing Customer - Upgrade", "Renewal", "Existing Business")
	}
}

func (g *generator) drawCosts() {
	d, dice := &g.deal, &g.dice
	if d.Priced && dice.chance(70) {
		d.HasProfit, d.Profit = true, d.Cents/100*int64(pick(dice, 30, 30, 30, 42, 55))
	}
	cost := func() string { return pick(dice, "120.00", "7", "", "0") }
	if g.options.Shape == Salesforce {
		cost = func() string { return pick(dice, "1.120,00", "7", "", "0,00") }
	}
	d.Text["sales-cost"], d.Text["marketing-cost"], d.Text["delivery-cost"] = cost(), cost(), cost()
	d.Text["step"] = pick(dice, "Onboarded", "Adopted", "Expanded", "")
	if d.Outcome == Lost && dice.chance(60) {
		d.Text["reason"] = pick(dice, "price", "no budget", "timing")
	}
}

// decisive reports whether every date of the deal can be read in one way only.
func (g *generator) decisive() bool {
	const months = 12
	for _, day := range []int{g.deal.Created, g.deal.Qualified, g.deal.Closed, g.deal.Activity} {
		if day != 0 && Day(day).Day() <= months {
			return false
		}
	}
	return g.deal.Closed != 0 && g.deal.Activity != 0 && (g.deal.Qualified != 0 || !g.has["qualified"])
}
