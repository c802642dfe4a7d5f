package dealgen

// The codes of the remarks that a reader of deals has to make.
const (
	Ragged            = "ragged"
	BrokenQuotes      = "broken-quotes"
	NulByte           = "nul-byte"
	NoState           = "no-state"
	DuplicateID       = "duplicate-id"
	BadCreated        = "created-unreadable"
	BadQualified      = "qualified-unreadable"
	BadClosed         = "closed-unreadable"
	BadActivity       = "activity-unreadable"
	BadAmount         = "amount-unreadable"
	OtherCurrency     = "other-currency"
	WonWithoutAmount  = "won-without-amount"
	ClosedWithoutDate = "closed-without-date"
	ClosedBeforeEntry = "closed-before-entry"
	ClosedAfterAsOf   = "closed-after-as-of"
	NoEntryDate       = "no-entry-date"
	NoID              = "no-id"
	NotUTF8           = "not-utf-8"
)

// faulty writes a row with one fault, and enters what is true of it.
func (g *generator) faulty() []byte {
	const unusableOf, all = 7, 20
	roll := g.dice.below(all)
	if roll < unusableOf {
		return g.unusable(roll)
	}
	g.deal.instead = map[field]string{}
	switch d := &g.deal; roll {
	case 7:
		g.badDate(&d.created, fieldCreated, BadCreated)
	case 8:
		g.badDate(&d.qualified, fieldQualified, BadQualified)
	case 9:
		g.badDate(&d.closed, fieldClosed, BadClosed)
	case 10:
		g.badDate(&d.activity, fieldActivity, BadActivity)
	case 11, 12:
		g.badAmount(roll == 12)
	case 13:
		d.closed = 0
	case 14:
		d.closed = max(d.entered()-40, 1)
	case 15:
		d.closed = g.options.AsOf + 1 + g.dice.below(90)
	case 16:
		d.created, d.qualified = 0, 0
	case 17:
		d.id = 0
	case 18:
		d.channel, d.instead[fieldChannel] = "Messe Köln", "Messe K\xf6ln"
		d.said = append(d.said, NotUTF8)
	default:
		g.odd()
	}
	g.cells(len(g.columns))
	g.enter()
	return g.end()
}

// odd makes a deal that is no mistake, and that a careless reader takes for one.
func (g *generator) odd() {
	d := &g.deal
	switch g.dice.below(4) {
	case 0: // a system's way to write that there is no date
		d.closed, d.instead[fieldClosed] = 0, "1970-01-01"
	case 1: // the pipeline was entered after the day of the report
		d.created, d.qualified, d.outcome = g.options.AsOf+1+g.dice.below(20), 0, open
		g.drawStage()
	case 2:
		d.owner, d.instead[fieldOwner] = "Rep 1", "  Rep 1 "
	default:
		d.instead[fieldName] = "\"a name\r\nwith \"\"quotes\"\", lines;\nand separators\""
	}
}

// badDate puts what is no date in the place of one, where there is such a column.
func (g *generator) badDate(day *int, f field, code string) {
	if !g.has[f] {
		return
	}
	*day = 0
	g.deal.instead[f] = pick(&g.dice, "n/a", "soon", "2026-13-45", "31/31/2026", "2026-02-30")
	g.deal.said = append(g.deal.said, code)
}

// badAmount takes the amount away, or makes it one that can't be used.
func (g *generator) badAmount(missing bool) {
	d := &g.deal
	d.priced = false
	switch {
	case missing:
	case g.options.OtherCurrency && g.has[fieldCurrency]:
		d.currency, d.instead[fieldAmount] = "USD", "1.200,50"
		d.said = append(d.said, OtherCurrency)
	default:
		d.instead[fieldAmount] = pick(&g.dice, "n/a", "tbd", "12 to 15k", "ten")
		d.said = append(d.said, BadAmount)
	}
}

// unusable writes a row that is no deal.
func (g *generator) unusable(roll int) []byte {
	d, width := &g.deal, len(g.columns)
	switch roll {
	case 0:
		g.cells(1 + g.dice.below(width-1))
		g.truth.reject(Ragged, g.number)
	case 1:
		g.cells(width)
		g.line = append(g.line, g.delimiter(), 'x')
		g.truth.reject(Ragged, g.number)
	case 2:
		d.instead = map[field]string{fieldName: `"quoted" and more`}
		g.cells(width)
		g.truth.reject(BrokenQuotes, g.number)
	case 3:
		d.instead = map[field]string{fieldName: "a\x00b"}
		g.cells(width)
		g.truth.reject(NulByte, g.number)
	case 4:
		d.stage, d.isClosed, d.isWon = "", "", ""
		g.cells(width)
		g.truth.reject(NoState, g.number)
	case 5:
		d.id = g.usable
		g.cells(width)
		if d.id == 0 {
			g.enter()
			break
		}
		g.truth.reject(DuplicateID, g.number)
	default: // a blank row is numbered and says nothing
		if g.dice.chance(50) {
			for range width - 1 {
				g.line = append(g.line, g.delimiter())
			}
		}
	}
	return g.end()
}
