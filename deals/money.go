package deals

import (
	"cmp"
	"strings"

	"revops/deals/notation"
	"revops/internal/diag"
)

// money reads an amount.
func (l *layout) money(text string, decimal notation.Decimal) notation.Amount {
	if l.Workbook {
		if money, rest, ok := notation.RawAmount(text); ok {
			return notation.Amount{Money: money, Rest: rest}
		}
	}
	return notation.ParseAmount(text, decimal)
}

// amountText is the amount as written: of an open deal the expected one, where a column of its own has it.
func (l *layout) amountText(fields []string, outcome Outcome) string {
	amount := l.value(fields, l.formed[amountColumn])
	if outcome == OutcomeOpen {
		return cmp.Or(l.value(fields, l.expectedAmount), amount)
	}
	return amount
}

func (b *batch) addAmount(at *record, text string, fields []string, l *layout, known forms) {
	if text == "" {
		return
	}
	read := l.money(text, notation.Decimal(known[amountColumn]))
	if l.settled.contradicts(read.Reading, amountColumn) {
		read.Reading = notation.Unreadable
	}
	shows := &b.shows[amountColumn]
	shows.add(read.Reading, at.deal.Row, text)
	if read.Reading == notation.Unreadable {
		at.note(amountUnreadable)
		return
	}
	if read.Reading == notation.Undecided {
		shows.grouped[read.Grouped].add(at.deal.Row, text)
	}
	rate, what := b.addCurrency(&read, fields, l, at.deal.Row)
	if what != none {
		if at.note(what); what != notCurrency {
			return
		}
	}
	deal := &at.deal
	if deal.Amount, deal.Rest, deal.HasAmount = l.conversion.convert(rate, read.Money, read.Rest); !deal.HasAmount {
		at.note(amountUnreadable)
		return
	}
	at.rate = rate
}

// addCurrency finds the currency of an amount and the place of its rate, and says why the amount does not count, if it does not, or
// what else is to be remarked.
func (b *batch) addCurrency(read *notation.Amount, fields []string, l *layout, row int) (rate uint8, what remark) {
	if l.ownCurrency != "" {
		if shared, same := notation.SharedCurrency(read.Currency, l.ownCurrency); same {
			read.Currency = shared
		}
	}
	switch {
	case l.currency >= 0:
		what = b.addNamed(read, l.value(fields, l.currency), l)
	case read.Currency == "" && l.namesCurrencies && !read.IsZero():
		if l.conversion.to == "" {
			return noRate, noCurrency
		}
	}
	if what == none || what == notCurrency {
		var counts bool
		if rate, counts = b.counts(read, l, row); !counts {
			return noRate, otherCurrency
		}
	}
	return rate, what
}

// addNamed takes for the currency of an amount the one that the column of currencies names, unless the amount has another.
func (b *batch) addNamed(read *notation.Amount, text string, l *layout) remark {
	if text != b.currencyText || text == "" {
		b.currencyText = text
		b.currency, b.isCurrency = notation.CurrencyNamed(text)
	}
	switch {
	case text != "" && b.isCurrency:
		shared, same := notation.SharedCurrency(read.Currency, b.currency)
		if !same {
			return currenciesDiffer
		}
		read.Currency = shared
	case read.Currency != "":
	case l.namesCurrencies:
		return noCurrency
	case text != "":
		return notCurrency
	}
	return none
}

// counts gives the place of the rate of an amount, and reports whether the amount counts, by its currency.
func (b *batch) counts(read *notation.Amount, l *layout, row int) (rate uint8, counts bool) {
	b.namesCurrency = b.namesCurrency || read.Currency != ""
	b.assumed = b.assumed || read.Currency == "" && l.assumesCurrency && !read.IsZero()
	if len(l.conversion.rates) > 0 {
		rate = b.rateOf(read.Currency, read.Money, l, row)
		return rate, rate != noRate
	}
	return noRate, read.Currency == "" && l.currency < 0 && (l.converted() || read.IsZero()) || b.accepts(read.Currency, l.conversion.to, row)
}

// accepts reports whether an amount in a currency counts, wanted being the one that the map names. Where it names none, all
// count, and are noted.
func (b *batch) accepts(currency, wanted string, row int) bool {
	const maxCurrencies = 64
	if wanted != "" {
		_, same := notation.SharedCurrency(currency, wanted)
		return same
	}
	for i := range b.currencies {
		if b.currencies[i].code == currency {
			b.currencies[i].count++
			return true
		}
	}
	if len(b.currencies) < maxCurrencies {
		b.currencies = append(b.currencies, currencySeen{code: diag.Shortened(currency), row: row, count: 1})
	}
	return true
}

// currencySeen is a currency of amounts, "" where neither they nor a column of currencies name one.
type currencySeen struct {
	code       string
	row, count int
}

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
	if read.Reading == notation.Undecided {
		read = notation.ParseAmount(number, read.Grouped.Decimal())
	}
	b.profits.add(read.Reading != notation.Unreadable, r.deal.Row, text)
	if read.Reading == notation.Unreadable {
		r.note(profitUnreadable)
		return
	}
	if percent {
		r.deal.Profit, r.deal.HasProfit = percentOf(r.deal.Amount, read.Money), true
		return
	}
	rate := r.rate
	if len(l.conversion.rates) > 0 && read.Currency != "" {
		rate = b.rateOf(read.Currency, read.Money, l, r.deal.Row)
	}
	if r.deal.Profit, _, r.deal.HasProfit = l.conversion.convert(rate, read.Money, read.Rest); !r.deal.HasProfit {
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
