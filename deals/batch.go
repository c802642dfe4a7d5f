package deals

import (
	"strings"
	"unicode/utf8"
)

// batch is what a chunk holds: rows in their order, and what they show about the file.
type batch struct {
	chunk chunk
	// rows counts all rows, blank ones too.
	rows    int
	records []record
	// ids are those of the records that have one.
	ids     []rowID
	stages  []stageOf
	decided map[standing]decision
	others  []string
	shows   sightings
	// currencies are those of amounts, in the order of their first rows.
	currencies []currencySeen
	fields     []string
}

// stageOf is a stage with what it was taken for.
type stageOf struct {
	value   string
	outcome Outcome
	means   Means
}

// parse reads a chunk into the batch. Rows are numbered from 1.
func (b *batch) parse(part chunk, l *layout, known forms) {
	*b = batch{
		chunk: part, records: b.records[:0], ids: b.ids[:0], stages: b.stages[:0], decided: b.decided, others: nil,
		currencies: b.currencies[:0], fields: b.fields,
	}
	if b.decided == nil {
		b.decided = map[standing]decision{}
	}
	clear(b.decided)
	for _, fields := range part.rows {
		b.rows++
		b.add(row{fields: fields}, l, known, false)
	}
	b.parseText(part, l, known)
}

// parseText reads the rows of a text.
func (b *batch) parseText(part chunk, l *layout, known forms) {
	valid := utf8.ValidString(part.text)
	clean := strings.IndexByte(part.text, 0) < 0
	for text := part.text; text != ""; {
		var r row
		before := text
		r, text = cutRow(text, l.delimiter, b.fields)
		b.fields = r.fields
		b.rows++
		if len(r.fields) == 0 {
			continue
		}
		line := before[:len(before)-len(text)]
		if !clean && strings.IndexByte(line, 0) >= 0 {
			b.reject(nulByte)
			continue
		}
		foreign := !valid && !utf8.ValidString(line)
		if foreign {
			for i, field := range r.fields {
				r.fields[i] = windows1252(field)
			}
		}
		b.add(r, l, known, foreign)
	}
}

func (b *batch) reject(why remark) {
	b.records = append(b.records, record{deal: Deal{Row: b.rows}})
	b.records[len(b.records)-1].say(why)
}

// add reads a row that is not blank. Foreign says that it was not UTF-8.
func (b *batch) add(r row, l *layout, known forms, foreign bool) {
	switch {
	case blank(r.fields):
		return
	case r.broken:
		b.reject(brokenQuotes)
		return
	case len(r.fields) != len(l.columns):
		b.reject(ragged)
		return
	}
	b.records = append(b.records, record{})
	at := &b.records[len(b.records)-1]
	at.deal.Row = b.rows
	if foreign {
		at.say(notUTF8)
	}
	outcome := b.outcome(at, r.fields, l)
	if outcome == "" {
		return
	}
	for _, text := range l.texts {
		*text.into(&at.deal) = cell(r.fields, text.column)
	}
	if at.deal.ID != "" {
		b.ids = append(b.ids, rowID{l.ids.hash(at.deal.ID), len(b.records) - 1})
	} else if l.id >= 0 {
		at.say(noID)
	}
	b.addDates(at, r.fields, l, known)
	b.addAmount(at, r.fields, l, known)
	at.addCosts(r.fields, l)
	b.addOthers(at, r.fields, l)
	at.settle(outcome, l.asOf)
}

func blank(fields []string) bool {
	for _, field := range fields {
		if strings.TrimSpace(field) != "" {
			return false
		}
	}
	return true
}

// outcome finds out what the row says about the state of its deal: "" for a row that is no deal.
func (b *batch) outcome(at *record, fields []string, l *layout) Outcome {
	says := standing{
		stage: cell(fields, l.stage), hasStage: l.stage >= 0, hasWon: l.isWon >= 0, hasLost: l.isLost >= 0,
		isWon: parseFlag(cell(fields, l.isWon)), isLost: parseFlag(cell(fields, l.isLost)), isClosed: parseFlag(cell(fields, l.isClosed)),
	}
	found := b.decide(says, l)
	if !found.ok {
		at.say(noState)
		return ""
	}
	at.stage = found.stage
	if found.outcome == OutcomeIgnore {
		at.ignored = true
		return ""
	}
	return found.outcome
}

func (b *batch) addDates(at *record, fields []string, l *layout, known forms) {
	for i, column := range l.dates {
		text := cell(fields, column)
		if text == "" {
			continue
		}
		day, way := l.day(text, known.dates[i])
		if l.mapped.Dates != "" && contradicts(way, l.mapped.Dates == DayFirst) {
			day, way = NoDay, unreadable
		}
		b.shows.dates[i].add(way, b.rows, text)
		if way == unreadable {
			at.say(created0 + remark(i))
		}
		switch i {
		case dateCreated:
			at.deal.Created = day
		case dateQualified:
			at.deal.Qualified = day
		case dateClosed:
			at.deal.Closed = day
		case dateActivity:
			at.deal.Activity = day
		}
	}
}

// contradicts reports whether a value can be read in the other way only than the map says.
func contradicts(way reading, first bool) bool {
	return first && way == secondWay || !first && way == firstWay
}

func (l *layout) day(text string, order DateOrder) (Day, reading) {
	if l.workbook {
		if day, ok := serialDay(text); ok {
			const from1904 = 1462
			if l.late {
				day += from1904
			}
			return day, plain
		}
	}
	return parseDay(text, order)
}

func (b *batch) addAmount(at *record, fields []string, l *layout, known forms) {
	text := cell(fields, l.amount)
	if text == "" {
		return
	}
	read := amount{}
	money, raw := Money(0), false
	if l.workbook {
		money, raw = rawAmount(text)
	}
	if raw {
		read.money = money
	} else {
		read = parseAmount(text, known.decimal)
	}
	if l.mapped.Decimal != "" && contradicts(read.reading, l.mapped.Decimal == Point) {
		read.reading = unreadable
	}
	b.shows.amount.add(read.reading, b.rows, text)
	switch {
	case read.reading == unreadable:
		at.say(amountUnreadable)
		return
	case read.reading == undecided && read.grouped == firstWay:
		b.shows.amount.groupedFirst.add(b.rows, text)
	case read.reading == undecided:
		b.shows.amount.groupedSecond.add(b.rows, text)
	}
	if currency := cell(fields, l.currency); currency != "" {
		read.currency = strings.ToUpper(currency)
	}
	if read.currency != "" && !b.accepts(read.currency, l.mapped.Currency) {
		at.say(otherCurrency)
		return
	}
	at.deal.Amount, at.deal.HasAmount = read.money, true
}

// accepts reports whether an amount in a currency counts, wanted being the one that the map names. Where it names none, all
// count, and are noted.
func (b *batch) accepts(currency, wanted string) bool {
	const most = 64
	if wanted != "" {
		_, same := SharedCurrency(currency, wanted)
		return same
	}
	for i := range b.currencies {
		if b.currencies[i].code == currency {
			b.currencies[i].count++
			return true
		}
	}
	if len(b.currencies) < most {
		b.currencies = append(b.currencies, currencySeen{code: Shortened(currency), row: b.rows, count: 1})
	}
	return true
}

// currencySeen is a currency of amounts.
type currencySeen struct {
	code       string
	row, count int
}

// addOthers hands on the columns that were asked for.
func (b *batch) addOthers(at *record, fields []string, l *layout) {
	if len(l.others) == 0 {
		return
	}
	start := len(b.others)
	for _, column := range l.others {
		b.others = append(b.others, cell(fields, column))
	}
	at.deal.Other = b.others[start:len(b.others):len(b.others)]
}
