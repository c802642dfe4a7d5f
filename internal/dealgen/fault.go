package dealgen

import "strings"

// faulty gives a row with one fault, and enters what is true of it.
func (g *generator) faulty() string {
	const unusableOf, all = 7, 20
	roll := g.dice.below(all)
	if roll < unusableOf {
		return g.unusable(roll)
	}
	g.deal.instead = map[string]string{}
	switch d := &g.deal; roll {
	case 7:
		g.badDate(&d.Created, "created")
	case 8:
		g.badDate(&d.Qualified, "qualified")
	case 9:
		g.badDate(&d.Closed, "closed")
	case 10:
		g.badDate(&d.Activity, "activity")
	case 11, 12:
		g.badAmount(roll == 12)
	case 13:
		d.Closed = 0
	case 14:
		d.Closed = max(d.Entered()-40, 1)
	case 15:
		d.Closed = g.options.AsOf + 1 + g.dice.below(90)
	case 16:
		d.Created, d.Qualified = 0, 0
	case 17:
		d.ID = 0
	case 18:
		d.Text["channel"], d.instead["channel"] = "Messe Köln", "Messe K\xf6ln"
		d.Remarks = append(d.Remarks, "not-utf-8")
	default:
		g.odd()
	}
	return g.enter(len(g.columns))
}

// odd makes a deal that is not a mistake, and that a careless reader takes for one.
func (g *generator) odd() {
	d := &g.deal
	switch g.dice.below(4) {
	case 0: // a system's way to write that there is no date
		d.Closed, d.instead["closed"] = 0, "1970-01-01"
	case 1: // the pipeline was entered after the day of the report
		d.Created, d.Qualified, d.Outcome = g.options.AsOf+1+g.dice.below(20), 0, Open
		g.drawStage()
	case 2:
		d.Text["owner"], d.instead["owner"] = "Rep 1", "  Rep 1 "
	default:
		d.instead["name"] = "\"a name\r\nwith \"\"quotes\"\", lines;\nand separators\""
	}
}

// badDate puts what is not a date in the place of one, where there is such a column.
func (g *generator) badDate(day *int, field string) {
	if !g.has[field] {
		return
	}
	*day = 0
	g.deal.instead[field] = pick(&g.dice, "no date", "soon", "2026-13-45", "31/31/2026", "2026-02-30")
	g.deal.Remarks = append(g.deal.Remarks, field+"-unreadable")
}

// badAmount takes the amount away, or makes it one that can't be used.
func (g *generator) badAmount(missing bool) {
	d := &g.deal
	d.Priced = false
	switch {
	case missing:
	case g.options.Costs && g.has["currency"]:
		d.Text["currency"], d.instead["amount"] = "USD", "1.200,50"
		d.Remarks = append(d.Remarks, "other-currency")
	default:
		d.instead["amount"] = pick(&g.dice, "to follow", "tbd", "12 to 15k", "ten")
		d.Remarks = append(d.Remarks, "amount-unreadable")
	}
}

// unusable gives a row that does not hold a deal.
func (g *generator) unusable(roll int) string {
	d, cells, more := &g.deal, len(g.columns), ""
	switch roll {
	case 0:
		d.Unusable, cells = "ragged", 1+g.dice.below(cells-1)
	case 1:
		d.Unusable, more = "ragged", g.delimiter+"x"
	case 2:
		d.Unusable, d.instead = "broken-quotes", map[string]string{"name": `"quoted" and more`}
	case 3:
		d.Unusable, d.instead = "nul-byte", map[string]string{"name": "a\x00b"}
	case 4:
		d.Unusable = "no-state"
		d.Text["stage"], d.Text["is-closed"], d.Text["is-won"] = "", "", ""
	case 5:
		if d.ID = g.usable; d.ID > 0 {
			d.Unusable = "duplicate-id"
		}
	default: // a blank row is numbered and says nothing
		return strings.Repeat(g.delimiter, (cells-1)*g.dice.below(2))
	}
	return g.enter(cells) + more
}
