package deals

import (
	"cmp"
	"fmt"

	"revops/deals/notation"
	"revops/internal/yamlpos"
)

// setForms sets the forms by which chunks are parsed from now on; what the map or the database says comes first.
func (d *delivery) setForms(f forms) {
	for i := range f {
		f[i] = cmp.Or(d.layout.settled[i], f[i])
	}
	d.known.Store(&f)
}

// contradiction is the error of a column that shows two forms, where the map does not say which holds.
func (d *delivery) contradiction() error {
	if d.inspecting {
		return nil
	}
	for i := range d.shows {
		s, words := &d.shows[i], wordsOfForm(i)
		if d.layout.settled[i] == "" && s.ways[notation.FirstWay].row > 0 && s.ways[notation.SecondWay].row > 0 {
			return d.failForm(fmt.Sprintf("column %s mixes %s (%s) and %s (%s)",
				d.header(i), words.holdsFirst, s.ways[notation.FirstWay], words.holdsSecond, s.ways[notation.SecondWay]), words.key)
		}
	}
	return nil
}

// failForm is an error with the hint to say something in a map.
func (d *delivery) failForm(message, say string) error {
	return d.table.Fail(message, fmt.Sprintf("set %s in a map, which revops evidence map %s -o map.yaml creates", say, d.table.arguments))
}

// header names a column whose values can be written in two ways.
func (d *delivery) header(column int) string {
	return yamlpos.Quote(d.layout.columns[d.layout.formed[column]].Header)
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
		first, second := order == string(notation.DayFirst), order == string(notation.MonthFirst)
		if i == amountColumn {
			first, second = s.grouped[notation.SecondWay].row == 0, s.grouped[notation.FirstWay].row == 0
		}
		// What comes later and shows another form contradicts.
		switch words := wordsOfForm(i); {
		case first:
			d.guessed[i], s.ways[notation.FirstWay] = words.first, s.ways[notation.Undecided]
		case second:
			d.guessed[i], s.ways[notation.SecondWay] = words.second, s.ways[notation.Undecided]
		case d.inspecting: // the map is to say it
		case i == amountColumn:
			return d.failForm(fmt.Sprintf("amounts in column %s are ambiguous: %s, %s",
				d.header(i), s.grouped[notation.FirstWay], s.grouped[notation.SecondWay]), words.key)
		default:
			return d.failForm(fmt.Sprintf("dates in column %s could be day first or month first: %s", d.header(i), s.ways[notation.Undecided]),
				words.key)
		}
	}
	d.setForms(d.shows.forms())
	d.release()
	return nil
}

// findNumbers finds out by the first rows which columns of dates hold numbers: those of which no value is another date. A column that
// is blank there is taken to be like the others.
func (l *layout) findNumbers() {
	var orders [dateColumns]notation.DateOrder
	shared, same := notation.DateOrder(""), true
	var blanks []int
	for i := range orders {
		if l.formed[i] < 0 || l.settled[i] != "" {
			continue
		}
		order, blank := l.numbersIn(l.formed[i])
		if blank {
			blanks = append(blanks, i)
			continue
		}
		orders[i], same = order, same && (shared == "" || shared == order)
		shared = order
	}
	for _, i := range blanks {
		if same {
			orders[i] = shared
		}
	}
	for i, order := range orders {
		if order == "" || order == notation.ExcelDays && l.Workbook { // which says itself what is a date
			continue
		}
		l.settled[i] = string(order)
		how := "Excel day numbers"
		if order == notation.UnixTime {
			how = "Unix timestamps (UTC)"
		}
		l.Said = append(l.Said, fmt.Sprintf("dates in column %s read as %s", yamlpos.Quote(l.columns[l.formed[i]].Header), how))
	}
}

// numbersIn is the order of the dates in a column if the first rows hold numbers only, and whether they hold nothing.
func (l *layout) numbersIn(column int) (order notation.DateOrder, blank bool) {
	counts, values := map[notation.DateOrder]int{}, 0
	for _, row := range l.firstRows {
		text := l.value(row, column)
		if text == "" {
			continue
		}
		values++
		found := notation.NumberOrder(text)
		if _, way := notation.ParseDay(text, ""); found == "" && way != notation.Unreadable {
			return "", false
		}
		counts[found]++
	}
	for _, order := range []notation.DateOrder{notation.ExcelDays, notation.UnixTime} {
		if 2*counts[order] > values {
			return order, false
		}
	}
	return "", values == 0
}
