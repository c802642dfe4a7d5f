package deals

import (
	"fmt"

	"revops/deals/notation"
	"revops/deals/words"
	"revops/internal/yamlpos"
)

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

// readable is an error where most values of a column of dates or amounts can't be read. A survey says it in the map.
func (d *delivery) readable() error {
	for _, c := range d.readColumns() {
		switch {
		case !c.mostlyUnreadable():
		case d.survey:
			d.layout.columns[c.column].Unreadable = c.String()
		default:
			return d.failForm(fmt.Sprintf("most %s in column %s cannot be read: %s", c.what, yamlpos.Quote(d.layout.columns[c.column].Header), c.readings),
				fmt.Sprintf("%s, or another column (columns: {%s: HEADER}, or leave HEADER out for none),", c.key, c.role))
		}
	}
	return nil
}

// readColumn is a column of dates or amounts with how its values could be read.
type readColumn struct {
	*readings
	column int
	role   Role
	// what they are, and how a map says how they are written.
	what, key string
}

// readColumns are the columns whose values have a form.
func (d *delivery) readColumns() []readColumn {
	const decimals = "the decimal separator (decimal: point or comma)"
	amount := d.layout.formed[amountColumn]
	if amount < 0 {
		amount = d.layout.expectedAmount
	}
	columns := []readColumn{
		{&d.shows[amountColumn].readings, amount, RoleAmount, "amounts", decimals},
		{&d.profits, d.layout.profit, RoleProfit, "amounts", decimals},
	}
	date := 0
	for _, known := range knownRoles(words.Deals) {
		if known.day != nil {
			columns = append(columns, readColumn{
				&d.shows[date].readings, d.layout.formed[date], known.role, "dates", "the date format (dates: dmy, mdy, ymd, excel or unix)",
			})
			date++
		}
	}
	return columns
}
