package deals

import (
	"fmt"
	"strings"

	"revops/internal/yamlpos"
)

// contradiction is the error of a column that shows two forms, where the map does not say which holds.
func (d *delivery) contradiction() error {
	if d.survey {
		return nil
	}
	for i := range d.shows {
		s, words := &d.shows[i], wordsOfForm(i)
		if d.layout.settled[i] == "" && s.ways[firstWay].row > 0 && s.ways[secondWay].row > 0 {
			return d.failForm(fmt.Sprintf("the column %s holds %s (%s) and %s (%s)",
				d.header(i), words.holdsFirst, s.ways[firstWay], words.holdsSecond, s.ways[secondWay]), "which holds ("+words.key+")")
		}
	}
	return nil
}

// String names the row and its value.
func (s seen) String() string { return fmt.Sprintf("%s in row %d", yamlpos.Quote(s.value), s.row) }

// failForm is an error with the hint to say something in a map.
func (d *delivery) failForm(message, say string) error {
	return d.table.fail(message, fmt.Sprintf("say in a map %s; revops evidence map %s -o map.yaml writes one", say, d.table.arguments))
}

// header names a column whose values can be written in two ways.
func (d *delivery) header(column int) string {
	return yamlpos.Quote(d.layout.columns[d.layout.formed[column]].Header)
}

// addCurrencies notes the currencies of a batch. Amounts in two that the map does not decide between are an error.
func (d *delivery) addCurrencies(b *batch) error {
next:
	for _, added := range b.currencies {
		added.row += d.base + d.heldRows
		for i := range d.currencies {
			if code, same := SharedCurrency(d.currencies[i].code, added.code); same {
				if code != d.currencies[i].code { // it says which one the sign stands for
					d.currencies[i].code, d.currencies[i].row = code, added.row
				}
				d.currencies[i].count += added.count
				continue next
			}
		}
		if d.currencies = append(d.currencies, added); len(d.currencies) > 1 && !d.survey {
			first := d.currencies[0]
			return d.failForm(fmt.Sprintf("amounts are in several currencies: %s in row %d, %s in row %d",
				yamlpos.Quote(first.code), first.row, yamlpos.Quote(added.code), added.row),
				"whose amounts count (currency: EUR), or export amounts in one currency")
		}
	}
	return nil
}

// guess decides what the columns themselves leave open, at the end of the file or when too much of it is held. Dates take
// the order of the other columns: one system wrote them all. Amounts with one separator before three digits are
// thousands, as money has two decimals.
func (d *delivery) guess() error {
	shown := d.shows.forms()
	order := shown.sharedOrder()
	for i := range d.shows {
		s := &d.shows[i]
		if !s.unguessed() || d.layout.settled[i] != "" {
			continue
		}
		first, second := order == string(DayFirst), order == string(MonthFirst)
		if i == amountColumn {
			first, second = s.grouped[secondWay].row == 0, s.grouped[firstWay].row == 0
		}
		// What comes later and shows another form contradicts.
		switch words := wordsOfForm(i); {
		case first:
			d.guessed[i], s.ways[firstWay] = words.first, s.ways[undecided]
		case second:
			d.guessed[i], s.ways[secondWay] = words.second, s.ways[undecided]
		case d.survey: // the map is to say it
		case i == amountColumn:
			return d.failForm(fmt.Sprintf("the column %s holds amounts that can be read in two ways: %s, %s",
				d.header(i), s.grouped[firstWay], s.grouped[secondWay]), "what separates decimals ("+words.key+")")
		default:
			return d.failForm(fmt.Sprintf("the dates of the column %s can be read with the day or the month first: %s", d.header(i), s.ways[undecided]),
				"which holds ("+words.key+")")
		}
	}
	d.setForms(d.shows.forms())
	d.release()
	return nil
}

// maxStages is how many stages are told apart.
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

// otherStages stands for the stages beyond those that are told apart.
const otherStages = "(other stages)"

func shortenedStage(stage string) string {
	const longest = 80
	if len(stage) <= longest {
		return stage
	}
	return strings.ToValidUTF8(stage[:longest], "") + "…"
}
