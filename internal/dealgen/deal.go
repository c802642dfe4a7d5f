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
	// Text holds the fields that are none of those above.
	Text [fields]string
	// Remarks are the codes of what a reader has to say about cells that do not hold what the deal does.
	Remarks []string
	// instead are the cells as they stand in the file, where that is not what the deal holds.
	instead map[Field]string
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
	*d = Deal{ID: g.id}
	d.Text[FieldPipeline] = "Sales Pipeline"
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
	if g.has[FieldQualified] && dice.chance(85) {
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
	d.Text[FieldIsClosed], d.Text[FieldIsWon] = "true", "false"
	if !hubSpot {
		d.Text[FieldIsClosed], d.Text[FieldIsWon] = "1", ""
	}
	switch {
	case d.Outcome == Won && hubSpot:
		d.Text[FieldStage], d.Text[FieldIsWon] = pick(dice, "Closed Won", "Closed Won", "closedwon", "CLOSED WON"), "true"
	case d.Outcome == Won:
		d.Text[FieldStage], d.Text[FieldIsWon] = pick(dice, "Closed Won", "Closed Won", "Closed/Won"), "1"
	case d.Outcome == Lost:
		d.Text[FieldStage] = pick(dice, "Closed Lost", "Closed Lost", "Closed Lost", "Closed Lost ")
	case hubSpot:
		d.Text[FieldStage] = pick(dice, "Appointment Scheduled", "Qualified to Buy", "Presentation Scheduled", "Decision Maker Bought-In", "Contract Sent")
		d.Text[FieldIsClosed] = "false"
	default:
		d.Text[FieldStage] = pick(dice, "Prospecting", "Qualification", "Needs Analysis", "Id. Decision Makers", "Proposal/Price Quote", "Negotiation/Review")
		d.Text[FieldIsClosed] = ""
	}
}

func (g *generator) drawAmount() {
	d, dice := &g.deal, &g.dice
	d.Cents = int64(1+dice.below(1500)) * 100_00 / 2
	d.Priced = d.Outcome == Won || dice.chance(90)
	if g.has[FieldCurrency] {
		d.Text[FieldCurrency] = "EUR"
	}
	if g.has[FieldNotes] && dice.chance(10) {
		d.Text[FieldNotes] = pick(dice, "call back\nnext week", `wants "the large one"`, "budget; need", "budget, need")
	}
}

func (g *generator) drawPeople() {
	d, dice := &g.deal, &g.dice
	d.Text[FieldOwner] = "Rep " + strconv.Itoa(1+dice.below(30))
	switch roll := dice.below(100); {
	case roll < 3:
		d.Text[FieldOwner] = ""
	case roll < 6:
		d.Text[FieldOwner] = pick(dice, "Integration User", "admin")
	case roll < 10 && d.Created < g.options.AsOf-300 && d.Outcome == Open:
		// Whoever left long ago has touched nothing since.
		d.Text[FieldOwner], d.Activity = "Former "+strconv.Itoa(1+dice.below(5)), g.options.AsOf-200-dice.below(90)
	}
	number := dice.below(max(60, g.options.Rows/20))
	if !dice.chance(4) {
		d.Text[FieldAccount] = "Company " + strconv.Itoa(number)
	}
	if g.has[FieldSegment] && dice.chance(85) {
		d.Text[FieldSegment] = [...]string{"Small", "Mid-market", "Enterprise", "small"}[number%4]
	}
	if dice.chance(80) {
		d.Text[FieldIndustry] = [...]string{"Software", "Retail", "Logistics", "Health care", "software "}[number%5]
	} else if dice.chance(30) {
		d.Text[FieldIndustry] = "Other"
	}
}

func (g *generator) drawOrigin() {
	d, dice := &g.deal, &g.dice
	d.Text[FieldChannel] = pick(dice, "Organic search", "Paid search", "Email marketing", "Paid social", "Trade Show", "Messe Köln", "paid  search",
		"Referral", "Partner", "Existing account", "Offline sources", "Other", "Not sure", "", "")
	if g.has[FieldSource] && dice.chance(70) {
		d.Text[FieldSource] = pick(dice, "google", "linkedin", "newsletter")
	}
	if g.has[FieldMedium] && dice.chance(60) {
		d.Text[FieldMedium] = pick(dice, "cpc", "email", "social")
	}
	if g.has[FieldCampaign] && dice.chance(50) {
		d.Text[FieldCampaign] = "campaign-" + strconv.Itoa(dice.below(60))
	}
	if dice.chance(95) {
		d.Text[FieldType] = pick(dice, "New Business", "New Business", "New Business", "Existing Customer - Upgrade", "Renewal", "Existing Business")
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
	d.Text[FieldSalesCost], d.Text[FieldMarketingCost], d.Text[FieldDeliveryCost] = cost(), cost(), cost()
	d.Text[FieldStep] = pick(dice, "Onboarded", "Adopted", "Expanded", "")
	if d.Outcome == Lost && dice.chance(60) {
		d.Text[FieldReason] = pick(dice, "price", "no budget", "timing")
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
	return g.deal.Closed != 0 && g.deal.Activity != 0 && (g.deal.Qualified != 0 || !g.has[FieldQualified])
}
