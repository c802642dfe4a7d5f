package deals

import (
	"cmp"
	"slices"

	"revops/deals/notation"
	"revops/deals/tabular"
	"revops/deals/words"
	"revops/internal/yamlpos"
)

// layout is the column of each field in a row; -1 is none. It does not change while rows are read.
type layout struct {
	*table
	tableColumns
	texts []target[string]
	// formed are the columns whose values can be written in two ways, settled is what the map or the database says of them.
	formed  [formColumns]int
	settled forms
	dates   []dateTarget
	costs   []target[bool]
	// conversion says into which currency amounts are converted, and how.
	conversion conversion
	// where are the conditions that a row must meet.
	where []filter
	// instead are the columns that count where others are blank.
	instead []alternative

	id, stage, wonFlag, lostFlag, closedFlag, deleted, active, lossReason, expectedAmount, currency, profit int
	// ownCurrency is the one that the header of the amounts names; namesCurrencies says that the column of currencies, or
	// without one the amounts, name some.
	ownCurrency     string
	namesCurrencies bool
	// assumesCurrency says that an amount without a currency is one in that of the map.
	assumesCurrency bool
	// stateless says that no column says how deals stand, which only Inspect accepts: it takes them as open.
	stateless bool
	// history says that the file has a row for each state of a deal, dated is the column that dates them, -1 for none.
	history bool
	dated   int
	// otherStages are columns that could be the stage too, endDates those of the dates of winning and losing.
	otherStages []int
	endDates    map[ends]int
	// refused are roles whose columns turned out to be of no use.
	refused []Role
	// commonID is an id that most rows have, "" where none is.
	commonID string
	// lineItems says that rows repeat deals with other amounts.
	lineItems bool
	asOf      Day
	ids       idHash
	mapped    *Map
	numeric   []int
}

// target is a column with the field of a deal into which it goes.
type target[T any] struct {
	column int
	into   func(*Deal) *T
}

// dateTarget is a column of dates with its place among the formed ones.
type dateTarget struct {
	form int
	target[Day]
}

func (t *table) layout(options Options) (*layout, error) {
	l := &layout{table: t, mapped: cmp.Or(options.Map, &Map{}), numeric: options.Numeric, asOf: options.AsOf, ids: newIDHash()}
	var err error
	if l.conversion, err = options.conversion(); err != nil {
		return nil, t.Fail(err.Error(), "such as --currency USD --rate EUR=1.08, or in the map: currency: USD, rates: {EUR: 1.08}")
	}
	if l.tableColumns, err = t.recognised(words.Deals, options.Words, l.mapped, l.mapped.columns); err != nil {
		return nil, err
	}
	// The first rows are read to choose, those of a workbook by where its amounts are.
	l.Amounts = slices.DeleteFunc([]int{l.at(RoleAmount), l.at(RoleExpectedAmount), l.at(RoleProfit)}, func(at int) bool { return at < 0 })
	if err = t.choose(l.tableColumns); err != nil {
		return nil, err
	}
	if header := options.By; header != "" {
		at := columnAt(l.columns, header)
		if at < 0 {
			return nil, t.Fail("no column "+yamlpos.Quote(header), SuggestColumn(header, l.columns))
		}
		l.texts = append(l.texts, target[string]{at, func(d *Deal) *string { return &d.Other }})
	}
	l.place()
	l.findNumbers()
	return l, l.filters(options)
}

// NeededColumns are the places of the columns that Read looks at in a file with these headers. The error is that of Read.
func NeededColumns(headers []string, name string, options Options) ([]int, error) {
	l, err := (&table{Table: &tabular.Table{Name: name, Headers: headers}}).layout(options)
	if err != nil {
		return nil, err
	}
	needed := candidatesOf(l.columns, RoleStage)
	if options.By != "" {
		needed = append(needed, columnAt(l.columns, options.By))
	}
	for _, f := range l.where {
		needed = append(needed, f.column)
	}
	for _, alternative := range l.instead {
		needed = append(needed, alternative.column)
	}
	for _, role := range l.givenRoles() { // one column may have several roles
		if at := l.at(role); at >= 0 {
			needed = append(needed, at)
		}
	}
	return needed, nil
}

// place finds the columns of the roles.
func (l *layout) place() {
	l.instead = l.alternatives()
	l.id, l.stage, l.currency, l.profit = l.at(RoleID), l.at(RoleStage), l.at(RoleCurrency), l.at(RoleProfit)
	l.wonFlag, l.lostFlag, l.closedFlag, l.deleted = l.at(RoleIsWon), l.at(RoleIsLost), l.at(RoleIsClosed), l.at(RoleDeleted)
	l.active, l.lossReason = l.at(RoleActive), l.at(RoleLossReason)
	l.placeEnds()
	l.flagsMeanClosed()
	l.stateless = l.mapped.EveryDeal == "" && l.stage < 0 && (l.closedFlag < 0 || l.wonFlag < 0 && l.lostFlag < 0) && (l.wonFlag < 0 || l.lostFlag < 0)
	l.formed[amountColumn], l.expectedAmount = l.at(RoleAmount), l.at(RoleExpectedAmount)
	l.placeCurrency()
	l.settled[amountColumn] = string(l.decimal(l.formed[amountColumn]))
	date := 0
	for _, known := range knownRoles(words.Deals) {
		switch column := l.at(known.role); {
		case known.day != nil:
			l.formed[date], l.settled[date] = column, string(l.mapped.Dates)
			if column >= 0 {
				l.dates = append(l.dates, dateTarget{date, target[Day]{column, known.day}})
			}
			date++
		case column < 0:
		case known.text != nil:
			l.texts = append(l.texts, target[string]{column, known.text})
		case known.mark != nil:
			l.costs = append(l.costs, target[bool]{column, known.mark})
		}
	}
	l.findCommonID()
	l.lineItems = l.hasLineItems()
	l.findHistory()
	l.dates = slices.DeleteFunc(l.dates, func(d dateTarget) bool { return l.formed[d.form] < 0 })
}

// placeEnds finds what says how deals ended beside the stage and the flags. A stage that a map names is alone.
func (l *layout) placeEnds() {
	if l.stage >= 0 && l.columns[l.stage].Alias != "" {
		l.otherStages = candidatesOf(l.columns, RoleStage)
	}
	l.endDates = map[ends]int{}
	for end, role := range map[ends]Role{wonEnd: RoleWonDate, lostEnd: RoleLostDate} {
		if at := l.at(role); at >= 0 {
			l.endDates[end] = at
		}
	}
}

// placeCurrency finds out what says the currency of amounts. The header of the amounts comes before a column, which may be that of
// another amount, unless the map names the column.
func (l *layout) placeCurrency() {
	own := func(column int) string {
		if column < 0 {
			return ""
		}
		_, currency := notation.CurrencyOfHeader(l.columns[column].Header)
		return currency
	}
	mapped := l.currency >= 0 && l.columns[l.currency].Alias == ""
	if !mapped {
		l.ownCurrency = own(l.formed[amountColumn])
	}
	if l.ownCurrency != "" && l.currency >= 0 {
		column := &l.columns[l.currency]
		column.Role, column.Alias, column.Instead = "", "", RoleCurrency
	}
	if l.converted() || l.ownCurrency != "" {
		l.currency = -1
	}
	if _, same := notation.SharedCurrency(l.ownCurrency, own(l.expectedAmount)); !same {
		l.expectedAmount = -1
	}
	l.assumesCurrency = l.conversion.to != "" && !l.converted()
	l.namesCurrencies = slices.ContainsFunc(l.firstRows, l.namesCurrency)
}

// namesCurrency reports whether a row names the currency of its amount: in the column of currencies or, without one, beside the amount.
func (l *layout) namesCurrency(row []string) bool {
	if l.currency >= 0 {
		text := l.value(row, l.currency)
		_, named := notation.CurrencyNamed(text)
		return text != "" && named
	}
	return l.ownCurrency == "" && !l.converted() && slices.ContainsFunc([]int{l.formed[amountColumn], l.expectedAmount}, func(column int) bool {
		return l.money(l.value(row, column), notation.Point).Currency != ""
	})
}

// decimal is what the map or the database says that separates decimals in a column, "" where neither does.
func (l *layout) decimal(column int) notation.Decimal {
	if slices.Contains(l.numeric, column) {
		return notation.Point
	}
	return l.mapped.Decimal
}

// converted reports whether the CRM has converted amounts to one currency: those of each column that a map gives to them.
func (l *layout) converted() bool {
	amount := l.formed[amountColumn]
	return amount >= 0 && l.columns[amount].Converted && !slices.ContainsFunc(l.instead, func(a alternative) bool {
		return a.instead == amount && !l.columns[a.column].Converted
	})
}

// missing lists the roles that no column has, and what that costs.
func (l *layout) missing() []MissingRole {
	var missing []MissingRole
	for _, known := range knownRoles(words.Deals) {
		cost := known.cost
		switch {
		case known.role == RoleCreated && l.at(RoleQualified) < 0:
			cost = "no Flow by period and no Time to Close"
		case known.role == RoleQualified && l.at(RoleCreated) < 0:
			cost = ""
		case slices.Contains(Dimensions(), known.role):
			cost = "no breakdown by " + string(known.role)
		}
		if cost != "" && !l.gives(known.role) {
			missing = append(missing, MissingRole{Role: known.role, Cost: cost})
		}
	}
	return missing
}

// givenRoles lists the roles that a column has.
func (l *layout) givenRoles() []Role {
	return slices.DeleteFunc(Roles(), func(role Role) bool { return !l.gives(role) })
}

// gives reports whether a column has a role; the dates of won and of lost deals together are their close dates.
func (l *layout) gives(role Role) bool {
	if slices.Contains(l.refused, role) {
		return false
	}
	return l.at(role) >= 0 || role == RoleClosed && l.at(RoleWonDate) >= 0 && l.at(RoleLostDate) >= 0
}
