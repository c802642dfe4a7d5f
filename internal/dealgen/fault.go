package dealgen

import "bytes"

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
	g.deal.instead = map[Field]string{}
	switch d := &g.deal; roll {
	case 7:
		g.badDate(&d.Created, FieldCreated, BadCreated)
	case 8:
		g.badDate(&d.Qualified, FieldQualified, BadQualified)
	case 9:
		g.badDate(&d.Closed, FieldClosed, BadClosed)
	case 10:
		g.badDate(&d.Activity, FieldActivity, BadActivity)
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
		d.Text[FieldChannel], d.instead[FieldChannel] = "Messe Köln", "Messe K\xf6ln"
		d.Remarks = append(d.Remarks, NotUTF8)
	default:
		g.odd()
	}
	g.cells(len(g.columns))
	g.enter()
	return g.end()
}

// odd makes a deal that is not a mistake, and that a careless reader takes for one.
func (g *generator) odd() {
	d := &g.deal
	switch g.dice.below(4) {
	case 0: // a system's way to write that there is no date
		d.Closed, d.instead[FieldClosed] = 0, "1970-01-01"
	case 1: // the pipeline was entered after the day of the report
		d.Created, d.Qualified, d.Outcome = g.options.AsOf+1+g.dice.below(20), 0, Open
		g.drawStage()
	case 2:
		d.Text[FieldOwner], d.instead[FieldOwner] = "Rep 1", "  Rep 1 "
	default:
		d.instead[FieldName] = "\"a name\r\nwith \"\"quotes\"\", lines;\nand separators\""
	}
}

// badDate puts what is not a date in the place of one, where there is such a column.
func (g *generator) badDate(day *int, f Field, code string) {
	if !g.has[f] {
		return
	}
	*day = 0
	g.deal.instead[f] = pick(&g.dice, "no date", "soon", "2026-13-45", "31/31/2026", "2026-02-30")
	g.deal.Remarks = append(g.deal.Remarks, code)
}

// badAmount takes the amount away, or makes it one that can't be used.
func (g *generator) badAmount(missing bool) {
	d := &g.deal
	d.Priced = false
	switch {
	case missing:
	case g.options.OtherCurrency && g.has[FieldCurrency]:
		d.Text[FieldCurrency], d.instead[FieldAmount] = "USD", "1.200,50"
		d.Remarks = append(d.Remarks, OtherCurrency)
	default:
		d.instead[FieldAmount] = pick(&g.dice, "to follow", "tbd", "12 to 15k", "ten")
		d.Remarks = append(d.Remarks, BadAmount)
	}
}

// unusable writes a row that does not hold a deal.
func (g *generator) unusable(roll int) []byte {
	d, cells := &g.deal, len(g.columns)
	switch roll {
	case 0:
		d.Unusable, cells = Ragged, 1+g.dice.below(cells-1)
	case 1:
		d.Unusable = Ragged
	case 2:
		d.Unusable, d.instead = BrokenQuotes, map[Field]string{FieldName: `"quoted" and more`}
	case 3:
		d.Unusable, d.instead = NulByte, map[Field]string{FieldName: "a\x00b"}
	case 4:
		d.Unusable = NoState
		d.Text[FieldStage], d.Text[FieldIsClosed], d.Text[FieldIsWon] = "", "", ""
	case 5:
		if d.ID = g.usable; d.ID > 0 {
			d.Unusable = DuplicateID
		}
	default: // a blank row is numbered and says nothing
		if g.dice.chance(50) {
			g.line = append(g.line, bytes.Repeat([]byte{g.delimiter()}, cells-1)...)
		}
		return g.end()
	}
	g.cells(cells)
	if roll == 1 {
		g.line = append(g.line, g.delimiter(), 'x')
	}
	g.enter()
	return g.end()
}
