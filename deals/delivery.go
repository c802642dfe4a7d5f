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
	for i := range d.shows.dates {
		s := &d.shows.dates[i]
		if d.layout.mapped.Dates == "" && s.firstWay.row > 0 && s.secondWay.row > 0 {
			return d.table.fail(fmt.Sprintf("the column %s holds dates that begin with the day (%s in row %d) and with the month (%s in row %d)",
				d.header(d.layout.dates[i]), yamlpos.Quote(s.firstWay.value), s.firstWay.row, yamlpos.Quote(s.secondWay.value), s.secondWay.row),
				"say in a map which holds (dates: dmy or mdy); "+d.mapHint())
		}
	}
	s := &d.shows.amount
	if d.layout.mapped.Decimal == "" && s.firstWay.row > 0 && s.secondWay.row > 0 {
		return d.table.fail(fmt.Sprintf("the column %s holds amounts with a decimal point (%s in row %d) and with a decimal comma (%s in row %d)",
			d.header(d.layout.amount), yamlpos.Quote(s.firstWay.value), s.firstWay.row, yamlpos.Quote(s.secondWay.value), s.secondWay.row),
			"say in a map which holds (decimal: point or comma); "+d.mapHint())
	}
	return nil
}

func (d *delivery) header(column int) string { return yamlpos.Quote(d.layout.columns[column].Header) }

// mapHint says how to get a map.
func (d *delivery) mapHint() string {
	return fmt.Sprintf("revops evidence map %s -o map.yaml writes one", d.table.arguments)
}

// addCurrencies notes the currencies of a batch. Amounts in two that the map does not decide between are an error.
func (d *delivery) addCurrencies(b *batch) error {
	for _, found := range b.currencies {
		shared := false
		for i := range d.currencies {
			if code, same := SharedCurrency(d.currencies[i].code, found.code); same {
				d.currencies[i].code, shared = code, true
				d.currencies[i].count += found.count
				break
			}
		}
		if shared {
			continue
		}
		found.row += d.base + d.heldRows
		if d.currencies = append(d.currencies, found); len(d.currencies) > 1 && !d.survey {
			first := d.currencies[0]
			return d.table.fail(fmt.Sprintf("amounts are in several currencies: %s in row %d, %s in row %d",
				yamlpos.Quote(first.code), first.row, yamlpos.Quote(found.code), found.row),
				"say in a map whose amounts count (currency: EUR), or export amounts in one currency; "+d.mapHint())
		}
	}
	return nil
}

// guess decides what the columns themselves leave open, at the end of the file or when too much of it is held. Dates take the order of
// the other columns: one system wrote them all. Amounts with one separator before three digits are thousands, as money
// has two decimals.
func (d *delivery) guess() error {
	if err := d.guessDates(); err != nil {
		return err
	}
	if err := d.guessDecimal(); err != nil {
		return err
	}
	d.setForms(d.shows.forms())
	d.release()
	return nil
}

func (d *delivery) guessDates() error {
	shared := sharedOrder(d.shows.forms().dates)
	for i := range d.shows.dates {
		s := &d.shows.dates[i]
		if s.undecided.row == 0 || s.firstWay.row > 0 || s.secondWay.row > 0 || d.layout.mapped.Dates != "" {
			continue
		}
		if shared == "" && d.survey {
			continue // the map is to say it
		}
		if shared == "" {
			return d.table.fail(fmt.Sprintf("the dates of the column %s can be read with the day or the month first: %s in row %d",
				d.header(d.layout.dates[i]), yamlpos.Quote(s.undecided.value), s.undecided.row),
				"say in a map which holds (dates: dmy or mdy); "+d.mapHint())
		}
		// What comes later and shows another order contradicts.
		if d.guessed.dates[i] = shared; shared == MonthFirst {
			s.secondWay = s.undecided
		} else {
			s.firstWay = s.undecided
		}
	}
	return nil
}

func (d *delivery) guessDecimal() error {
	s := &d.shows.amount
	if s.undecided.row == 0 || s.firstWay.row > 0 || s.secondWay.row > 0 || d.layout.mapped.Decimal != "" {
		return nil
	}
	first, second := s.groupedFirst, s.groupedSecond
	if first.row > 0 && second.row > 0 && d.survey {
		return nil
	}
	if first.row > 0 && second.row > 0 {
		return d.table.fail(fmt.Sprintf("the column %s holds amounts that can be read in two ways: %s in row %d, %s in row %d",
			d.header(d.layout.amount), yamlpos.Quote(first.value), first.row, yamlpos.Quote(second.value), second.row),
			"say in a map what separates decimals (decimal: point or comma); "+d.mapHint())
	}
	if d.guessed.decimal = Point; first.row == 0 {
		d.guessed.decimal = Comma
	}
	s.firstWay = first
	if first.row == 0 {
		s.secondWay = second
	}
	return nil
}

// sharedOrder is the order of the columns that show one, "" where none does or they differ.
func sharedOrder(orders [dateRoles]DateOrder) DateOrder {
	shared := DateOrder("")
	for _, order := range orders {
		if order == "" {
			continue
		}
		if shared != "" && shared != order {
			return ""
		}
		shared = order
	}
	return shared
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
