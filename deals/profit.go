package deals

import "strings"

// addCosts reads what only measures look at: the profit, and whether there are costs.
func (r *record) addCosts(fields []string, l *layout) {
	if l.profit >= 0 {
		r.addProfit(cell(fields, l.profit), l)
	}
	for _, cost := range l.costs {
		*cost.into(&r.deal) = costs(cell(fields, cost.column))
	}
}

// addProfit reads a profit: an amount, or a percentage of the deal's. One with three digits behind its only separator
// is thousands unless the map says otherwise: what other rows show does not matter.
func (r *record) addProfit(text string, l *layout) {
	if text == "" {
		return
	}
	number, percent := strings.CutSuffix(text, "%")
	profit, ok := l.money(strings.TrimSpace(number))
	switch {
	case !ok:
		r.say(profitUnreadable)
		return
	case percent:
		profit = percentOf(r.deal.Amount, profit)
	}
	r.deal.Profit, r.deal.HasProfit = profit, true
}

// percentOf is a percentage, in hundredths, of an amount, rounded half away from zero. A percentage of thousands is none.
func percentOf(amount, percentage Money) Money {
	const one, most = 100 * 100, 1000 * 100
	if percentage > most || percentage < -most {
		return 0
	}
	whole, rest := amount/one, amount%one
	product := rest * percentage
	half := Money(one / 2)
	if product < 0 {
		half = -half
	}
	return whole*percentage + (product+half)/one
}

// money reads an amount of any currency by itself.
func (l *layout) money(text string) (Money, bool) {
	if l.workbook {
		if money, ok := rawAmount(text); ok {
			return money, true
		}
	}
	read := parseAmount(text, l.mapped.Decimal)
	if read.reading == undecided && read.grouped == firstWay {
		read = parseAmount(text, Point)
	} else if read.reading == undecided {
		read = parseAmount(text, Comma)
	}
	return read.money, read.reading != unreadable
}

// costs reports whether a text holds a digit other than 0.
func costs(text string) bool { return strings.ContainsAny(text, "123456789") }
