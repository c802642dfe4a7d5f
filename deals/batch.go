package deals

import (
	"slices"

	"revops/deals/notation"
	"revops/deals/tabular"
	"revops/internal/spreadsheet"
)

// batch is what a chunk holds: rows in their order, and what they show about the file.
type batch struct {
	chunk chunk
	// rows counts all rows, blank ones too.
	rows    int
	records []record
	// ids are those of the records that have one.
	ids    []rowID
	stages []stageOf
	// decided is what the rows said so far, those of chunks that the batch held before among them; parses counts the chunks.
	decided map[rowState]*decision
	parses  int
	// ended are the ends that columns name which could be the stage too, by their values.
	ended map[string]ends
	shows sightings
	// profits are the values of the column of profits.
	profits readings
	// lastDay is the last on which something happened to a deal.
	lastDay Day
	// currencies are those of amounts, in the order of their first rows.
	currencies []currencySeen
	// currencyText is the last cell of the column of currencies, currency what it means, if it is one.
	currencyText, currency string
	isCurrency             bool
	// assumed reports whether an amount without a currency was taken for one in that of the map, namesCurrency whether an amount names one.
	assumed, namesCurrency bool
	// filters are what rows hold in the columns of conditions.
	filters []filterSeen
	// ratedCurrency is the currency of the last amount that was converted, rate the place of its rate, and unrated the first amount
	// without one.
	ratedCurrency string
	rate          uint8
	unrated       currencySeen
	scanner       tabular.Scanner
}

// stageOf is a stage with what it was taken for.
type stageOf struct {
	value   string
	outcome Outcome
	means   Means
}

// parse reads a chunk into the batch. Rows are numbered from 1.
func (b *batch) parse(part chunk, l *layout, known forms) {
	const maxValues = 4096
	if b.parses == 0 {
		b.scanner = l.Scanner()
	}
	if b.decided == nil || len(b.decided) > maxValues || len(b.ended) > maxValues {
		b.decided, b.ended = map[rowState]*decision{}, map[string]ends{}
	}
	*b = batch{
		chunk: part, records: b.records[:0], ids: b.ids[:0], stages: b.stages[:0], decided: b.decided, ended: b.ended, parses: b.parses + 1, currencies: b.currencies[:0],
		scanner: b.scanner,
	}
	above := slices.Clone(part.above)
	b.rows = b.scanner.Scan(part.Chunk, func(row int, fields []string, fault tabular.Fault) {
		what := remarkOn(fault)
		b.records = append(b.records, record{})
		at := &b.records[len(b.records)-1]
		at.deal.Row = row
		if what == ragged && l.isNote(fields) || (what == none || what == notUTF8) && l.repeatsHeader(fields) {
			what = notDeal
		}
		if above != nil {
			what = l.grouped.fill(above, fields, what)
		}
		at.note(what)
		if _, unusable := at.reason(); !unusable {
			b.read(at, fields, l, known)
		}
	})
}

// read reads a deal.
func (b *batch) read(at *record, fields []string, l *layout, known forms) {
	if at.leftOut = b.leavesOut(fields, l); at.leftOut {
		return
	}
	l.fillFrom(l.instead, fields)
	if l.deleted >= 0 {
		if deleted := parseFlag(l.value(fields, l.deleted), l.lexicon); deleted == yes || deleted == unclear { // also a day or a reason
			at.note(deletedRecord)
			return
		}
	}
	outcome := b.outcome(at, fields, l)
	if outcome == "" {
		return
	}
	for _, text := range l.texts {
		*text.into(&at.deal) = l.value(fields, text.column)
	}
	if at.deal.Account == "0" { // as some systems write that there is none
		at.deal.Account = ""
	}
	at.refuseDamaged(l)
	if at.deal.ID != "" {
		at.id = l.ids.hash(at.deal.ID)
		b.ids = append(b.ids, rowID{at.id, len(b.records) - 1})
	} else if l.id >= 0 && at.remarks&(1<<damagedID) == 0 {
		at.note(noID)
	}
	b.addDates(at, fields, l, known)
	b.addAmount(at, l.amountText(fields, outcome), fields, l, known)
	b.addCosts(at, fields, l)
	at.settle(outcome, l.asOf)
	b.lastDay = max(b.lastDay, at.lastDay())
	if l.history && at.id != 0 {
		at.at = l.time(&at.deal, fields)
	}
}

// state is what the columns of a row say about the state of its deal.
func (b *batch) state(fields []string, l *layout) rowState {
	state := rowState{stage: l.value(fields, l.stage), hasStage: l.stage >= 0, hasWon: l.wonFlag >= 0, hasLost: l.lostFlag >= 0}
	if state.hasWon || state.hasLost || l.closedFlag >= 0 {
		state.won, state.lost = l.endFlag(l.value(fields, l.wonFlag), OutcomeWon), l.endFlag(l.value(fields, l.lostFlag), OutcomeLost)
		state.closed = parseFlag(l.value(fields, l.closedFlag), l.lexicon)
	}
	if len(l.otherStages) > 0 {
		state.other = b.otherEnds(fields, l)
	}
	if len(l.endDates) > 0 {
		state.dated = l.datedEnds(fields)
	}
	return state
}

// outcome finds out what the row says about the state of its deal: "" for a row that holds no deal.
func (b *batch) outcome(at *record, fields []string, l *layout) Outcome {
	state := b.state(fields, l)
	if state.won == unclear || state.lost == unclear || state.closed == unclear {
		at.note(flagUnreadable)
	}
	archived := l.active >= 0 && parseFlag(l.value(fields, l.active), l.lexicon) == no
	if archived && l.value(fields, l.lossReason) != "" {
		state.lost = yes
	}
	if l.isNoteIn(state.stage, fields) {
		at.note(notDeal)
		return ""
	}
	made := b.decide(state, l)
	at.stage = made.stage
	at.note(made.why)
	if at.ignored = made.outcome == OutcomeIgnore; at.ignored || made.why != none {
		return ""
	}
	if archived && made.outcome == OutcomeOpen {
		at.note(deletedRecord)
		return ""
	}
	return made.outcome
}

func (b *batch) addDates(at *record, fields []string, l *layout, known forms) {
	for _, date := range l.dates {
		text := l.value(fields, date.column)
		if text == "" {
			continue
		}
		i := date.form
		day, way := l.day(text, notation.DateOrder(known[i]))
		if l.settled.contradicts(way, i) {
			day, way = NoDay, notation.Unreadable
		}
		b.shows[i].add(way, at.deal.Row, text)
		if way == notation.Unreadable {
			at.note(createdUnreadable + remark(i))
		}
		*date.into(&at.deal) = day
	}
}

func (l *layout) day(text string, order notation.DateOrder) (Day, notation.Reading) {
	if l.Workbook {
		if day, ok := notation.SerialDay(text); ok {
			if l.From1904 {
				day += spreadsheet.Days1904
			}
			return day, notation.Plain
		}
	}
	return notation.ParseDay(text, order)
}
