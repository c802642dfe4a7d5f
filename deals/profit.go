package deals

import "strings"

// addCosts reads what only measures look at: the profit, and whether there are costs.
func (b *batch) addCosts(r *record, fields []string, l *layout) {
	b.addProfit(r, l.value(fields, l.profit), l)
	for _, cost := range l.costs {
		*cost.into(&r.deal) = isCost(l.value(fields, cost.column))
	}
}

// addProfit reads a profit: an amount, or a percentage of the deal's. One with three digits behind its only separator
// is thousands unless the map or a database says otherwise: what other rows show does not matter. It is in the currency of the
// amount, unless a sign says otherwise, and converted as amounts are.
func (b *batch) addProfit(r *record, text string, l *layout) {
	if text == "" {
		return
	}
	number, percent := strings.CutSuffix(text, "%")
	number = strings.TrimSpace(number)
	read := l.money(number, l.decimal(l.profit))
	if read.reading == undecided {
		read = parseAmount(number, read.grouped.decimal())
	}
	b.profits.add(read.reading != unreadable, r.deal.Row, text)
	if read.reading == unreadable {
		r.note(profitUnreadable)
		return
	}
	if percent {
		r.deal.Profit, r.deal.HasProfit = percentOf(r.deal.Amount, read.money), true
		return
	}
	rate := r.rate
	if len(l.conversion.rates) > 0 && read.currency != "" {
		rate = b.rateOf(read.currency, read.money, l, r.deal.Row)
	}
	if r.deal.Profit, _, r.deal.HasProfit = l.conversion.convert(rate, read.money, read.rest); !r.deal.HasProfit {
		r.note(profitUnreadable)
	}
}

// percentOf is a percentage, in hundredths, of an amount, rounded half away from zero. A percentage of thousands is none.
func percentOf(amount, percentage Money) Money {
	const one, maxPercentage = 100 * 100, 1000 * 100
	if percentage > maxPercentage || percentage < -maxPercentage {
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

// isCost reports whether a text holds a digit other than 0.
func isCost(text string) bool { return strings.ContainsAny(text, "123456789") }
