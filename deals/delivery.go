package deals

import (
	"fmt"
	"math"
	"math/bits"
	"strings"
	"sync"
	"sync/atomic"

	"revops/deals/notation"
	"revops/internal/yamlpos"
)

// delivery hands on deals in the order of the file, and gathers what there is to say about it.
type delivery struct {
	table      *table
	layout     *layout
	each       func(*Deal)
	inspecting bool
	// known are the forms by which chunks are parsed.
	known atomic.Pointer[forms]
	// base is the number of the last row that was handed on, or counted.
	base int
	// held are chunks that wait until the form of a column shows.
	held     []chunk
	heldRows int
	heldSize int

	shows   sightings
	profits readings
	// guessed are the forms that no value of the column itself shows.
	guessed  forms
	ids      idSet
	counters counters
	later    laterDeals
	history  history
	// changed counts the rows whose id was in another stage before; numbers are those of the stages.
	changed    int
	numbers    map[stageOf]uint8
	stages     map[stageOf]*int
	currencies []currencySeen
	// assumed says that an amount without a currency counts as one in that of the map, namesCurrency that an amount names one.
	assumed, namesCurrency bool
	filters                []filterSeen
	// rated counts the deals with an amount by the place of their rates.
	rated [firstRate + maxRates]int
	// entered counts the deals by the day on which they entered the pipeline.
	entered map[Day]int
	counted Import
	// batches are reused: making one for each chunk takes half as long again as all the rest.
	batches sync.Pool
}

func newDelivery(t *table, l *layout, each func(*Deal), inspecting bool) *delivery {
	d := &delivery{
		table: t, layout: l, each: each, inspecting: inspecting, base: t.First - 1, ids: newIDSet(), stages: map[stageOf]*int{}, numbers: map[stageOf]uint8{}, entered: map[Day]int{},
		batches: sync.Pool{New: func() any { return &batch{} }},
	}
	for _, f := range l.where {
		d.filters = append(d.filters, f.seen())
	}
	if l.ownCurrency != "" && l.conversion.to == "" { // an amount in another one contradicts the header
		d.currencies = []currencySeen{{code: l.ownCurrency, row: t.First - 1}}
	}
	d.setForms(forms{})
	return d
}

// maxHeld is how much of a file may wait for the form of a column to show.
const maxHeld = 32 << 20

// add takes the next batch. One in which a date or an amount can be read in two ways is held, and all behind it, until
// what follows shows the form of the column.
func (d *delivery) add(b *batch) error {
	unread := !b.shows.decidedBy(forms{}) // for want of the form of a column
	d.shows.merge(&b.shows, d.base+d.heldRows)
	d.profits.merge(&b.profits, d.base+d.heldRows)
	if err := d.contradiction(); err != nil {
		return err
	}
	if err := d.addCurrencies(b); err != nil {
		return err
	}
	if err := d.failRate(b.unrated); err != nil {
		return err
	}
	if !unread && len(d.held) == 0 {
		d.deliver(b)
		return nil
	}
	d.held, d.heldRows, d.heldSize = append(d.held, b.chunk), d.heldRows+b.rows, d.heldSize+b.chunk.Size()
	d.batches.Put(b)
	if f := d.shows.forms(); d.shows.decidedBy(f) {
		d.setForms(f)
		d.release()
		return nil
	}
	if d.heldSize > maxHeld {
		return d.guess()
	}
	return nil
}

// release parses again what was held and hands it on.
func (d *delivery) release() {
	held := d.held
	d.held, d.heldRows, d.heldSize = nil, 0, 0
	for _, part := range held {
		d.deliver(d.parse(part))
	}
}

// deliver gives the deals of a batch to the caller, in their order.
func (d *delivery) deliver(b *batch) {
	counts := make([]int, len(b.stages))
	d.findDuplicates(b)
	d.later.see(d, b.lastDay)
	for i := range b.records {
		r := &b.records[i]
		d.counted.Rows++
		r.deal.Row += d.base
		if why, unusable := r.reason(); unusable {
			d.counters.add(why, r.deal.Row)
			if why == unknownEnding || why == contradiction {
				counts[r.stage]++ // so that one sees which stage to map
			}
			continue
		}
		if r.leftOut {
			d.counted.LeftOut++
			continue
		}
		if !r.ignored && d.history.keep(d, r, b.stages[r.stage]) {
			continue
		}
		counts[r.stage]++
		if r.ignored {
			d.counted.Ignored++
			continue
		}
		if r.later && !d.later.settle(d, r) {
			continue
		}
		d.emit(r)
	}
	d.base += b.rows
	for i, seen := range b.filters {
		d.filters[i].merge(seen)
	}
	for i, stage := range b.stages {
		d.addStage(stage, counts[i])
	}
	d.table.Reuse(b.chunk.Chunk)
	d.batches.Put(b)
}

// emit gives a deal to the caller.
func (d *delivery) emit(r *record) {
	d.counted.Deals++
	d.rated[r.rate]++
	d.entered[r.deal.Entered()]++
	switch r.deal.State {
	case Won:
		d.counted.Won++
	case Lost:
		d.counted.Lost++
	case Unknown, Open:
	}
	for left := r.remarks; left != 0; left &= left - 1 {
		d.counters.add(remark(bits.TrailingZeros64(left)), r.deal.Row)
	}
	d.each(&r.deal)
}

// findDuplicates says of the rows of a batch whether their id was in a row before, and counts those that were in another stage.
func (d *delivery) findDuplicates(b *batch) {
	if d.layout.history {
		return
	}
	numbers := make([]uint8, len(b.stages))
	for i, stage := range b.stages {
		numbers[i] = d.number(stage)
	}
	d.ids.room(len(b.ids))
	d.ids.touch(b.ids)
	for _, id := range b.ids {
		r := &b.records[id.record]
		switch before, again := d.ids.put(id.hash, numbers[r.stage]); {
		case !again:
		case before != numbers[r.stage]:
			d.changed++
			r.note(duplicate)
		default:
			r.note(duplicate)
		}
	}
}

// number is that of a stage, the last one where there are too many.
func (d *delivery) number(stage stageOf) uint8 {
	number, known := d.numbers[stage]
	if !known {
		number = uint8(min(len(d.numbers), math.MaxUint8))
		stage.value = strings.Clone(stage.value)
		d.numbers[stage] = number
	}
	return number
}

// addCurrencies notes the currencies of a batch. Amounts in two that the map does not decide between are an error.
func (d *delivery) addCurrencies(b *batch) error {
	d.assumed, d.namesCurrency = d.assumed || b.assumed, d.namesCurrency || b.namesCurrency
next:
	for _, added := range b.currencies {
		added.row += d.base + d.heldRows
		for i := range d.currencies {
			code, same := notation.SharedCurrency(d.currencies[i].code, added.code)
			if same && (added.code == "") == (d.currencies[i].code == "") {
				if code != d.currencies[i].code { // it says which one the sign stands for
					d.currencies[i].code, d.currencies[i].row = code, added.row
				}
				d.currencies[i].count += added.count
				continue next
			}
		}
		if d.currencies = append(d.currencies, added); len(d.currencies) > 1 && !d.inspecting {
			return d.failCurrencies(d.currencies[0], added)
		}
	}
	return nil
}

// failCurrencies is the error of amounts in two currencies, or in one and in none.
func (d *delivery) failCurrencies(first, other currencySeen) error {
	message := fmt.Sprintf("amounts are in more than one currency: %s in row %d, %s in row %d",
		yamlpos.Quote(first.code), first.row, yamlpos.Quote(other.code), other.row)
	if first.code == "" {
		message = fmt.Sprintf("the amount in row %d has no currency, but the amount in row %d is in %s", first.row, other.row, yamlpos.Quote(other.code))
	}
	cures := "the currency to count (currency: EUR) and the rates of the others (rates: {USD: 0.92}, or --currency EUR --rate USD=0.92)"
	if d.layout.currency >= 0 {
		cures += fmt.Sprintf(" or, if column %s is not the currency of the amounts, an empty currency: under columns",
			yamlpos.Quote(d.layout.columns[d.layout.currency].Header))
	}
	return d.failForm(message, cures)
}

// maxStages is how many stages are counted separately.
const maxStages = 500

// addStage counts rows with a stage.
func (d *delivery) addStage(stage stageOf, rows int) {
	if rows == 0 {
		return
	}
	stage.value = shortenedStage(stage.value)
	if _, known := d.stages[stage]; !known && len(d.stages) >= maxStages {
		stage.value = otherStages
	}
	counted, known := d.stages[stage]
	if !known {
		counted = new(int)
		stage.value = strings.Clone(stage.value)
		d.stages[stage] = counted
	}
	*counted += rows
}

// otherStages stands for the stages beyond those that are counted separately.
const otherStages = "(other stages)"

func shortenedStage(stage string) string {
	const longest = 80
	if len(stage) <= longest {
		return stage
	}
	return strings.ToValidUTF8(stage[:longest], "") + "…"
}
