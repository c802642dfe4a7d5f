package deals

import (
	"slices"
	"strings"

	"revops/internal/yamlpos"
)

// layout says where in a row what stands. It does not change while rows are read.
type layout struct {
	columns []Column
	// texts are the columns that a deal takes over as they are.
	texts []textColumn
	dates [dateRoles]int
	// others are the columns of Options.By.
	others []int

	id, stage, isWon, isLost, isClosed, amount, currency int

	// profit and costs are columns that only measures look at.
	profit int
	costs  []costColumn

	// stateless says that no column says how deals stand, which only a survey accepts: it takes them as open.
	stateless bool
	delimiter byte
	workbook  bool
	late      bool
	asOf      Day
	ids       idHash
	mapped    *Map
}

// textColumn is a column that goes into a text of a deal.
type textColumn struct {
	column int
	into   func(*Deal) *string
}

// costColumn is a column of costs, which goes into a mark of a deal.
type costColumn struct {
	column int
	into   func(*Deal) *bool
}

// The dates of a deal, in the order of their columns in a layout.
const (
	dateCreated = iota
	dateQualified
	dateClosed
	dateActivity
	dateRoles
)

func dateColumns() [dateRoles]Role {
	return [dateRoles]Role{RoleCreated, RoleQualified, RoleClosed, RoleActivity}
}

func (t *table) layout(options Options) (*layout, error) {
	l := &layout{columns: recognise(t.headers), delimiter: t.delimiter, workbook: t.workbook, late: t.late, asOf: options.AsOf, ids: newIDHash()}
	l.mapped = options.Map
	if l.mapped == nil {
		l.mapped = &Map{}
	}
	if err := options.Map.apply(l.columns); err != nil {
		return nil, err
	}
	for _, header := range options.By {
		at := columnAt(l.columns, header)
		if at < 0 {
			return nil, t.fail("it has no column "+yamlpos.Quote(header), SuggestColumn(header, l.columns))
		}
		l.others = append(l.others, at)
	}
	l.place()
	return l, nil
}

// NeededColumns are the places of the columns that Read looks at in a file with these headers. The error is that of Read.
func NeededColumns(headers []string, name string, options Options) ([]int, error) {
	t := &table{name: name, headers: headers}
	l, err := t.layout(options)
	if err != nil {
		return nil, err
	}
	needed := slices.Clone(l.others)
	for i, column := range l.columns {
		if column.Role != "" {
			needed = append(needed, i)
		}
	}
	for _, mapped := range l.mapped.columns { // one column may have several roles
		if mapped.header != "" {
			needed = append(needed, columnAt(l.columns, mapped.header))
		}
	}
	return needed, nil
}

// place finds the columns of the roles, -1 standing for none.
func (l *layout) place() {
	at := func(role Role) int { return l.roleAt(role) }
	l.id, l.stage, l.amount, l.currency = at(RoleID), at(RoleStage), at(RoleAmount), at(RoleCurrency)
	l.isWon, l.isLost, l.isClosed = at(RoleIsWon), at(RoleIsLost), at(RoleIsClosed)
	for i, role := range dateColumns() {
		l.dates[i] = at(role)
	}
	l.stateless = !l.tellsState()
	if l.converted() { // the currency is that of the other amount
		l.currency = -1
	}
	for _, text := range []struct {
		role Role
		into func(*Deal) *string
	}{
		{RoleID, func(d *Deal) *string { return &d.ID }},
		{RoleOwner, func(d *Deal) *string { return &d.Owner }},
		{RoleAccount, func(d *Deal) *string { return &d.Account }},
		{RoleChannel, func(d *Deal) *string { return &d.Channel }},
		{RoleIndustry, func(d *Deal) *string { return &d.Industry }},
		{RoleSource, func(d *Deal) *string { return &d.Source }},
		{RoleMedium, func(d *Deal) *string { return &d.Medium }},
		{RoleCampaign, func(d *Deal) *string { return &d.Campaign }},
		{RoleType, func(d *Deal) *string { return &d.Type }},
		{RoleSegment, func(d *Deal) *string { return &d.Segment }},
		{RoleStep, func(d *Deal) *string { return &d.Step }},
		{RoleLossReason, func(d *Deal) *string { return &d.LossReason }},
	} {
		if column := at(text.role); column >= 0 {
			l.texts = append(l.texts, textColumn{column, text.into})
		}
	}
	l.placeCosts()
}

// placeCosts finds the columns that only measures look at.
func (l *layout) placeCosts() {
	l.profit = l.roleAt(RoleProfit)
	for _, cost := range []struct {
		role Role
		into func(*Deal) *bool
	}{
		{RoleSalesCost, func(d *Deal) *bool { return &d.HasSalesCost }},
		{RoleMarketingCost, func(d *Deal) *bool { return &d.HasMarketingCost }},
		{RoleDeliveryCost, func(d *Deal) *bool { return &d.HasDeliveryCost }},
	} {
		if column := l.roleAt(cost.role); column >= 0 {
			l.costs = append(l.costs, costColumn{column, cost.into})
		}
	}
}

// roleAt is the place of the column with a role, -1 where there is none. A map may give two roles to a column.
func (l *layout) roleAt(role Role) int {
	for _, mapped := range slices.Backward(l.mapped.columns) {
		if mapped.role == role {
			if mapped.header == "" {
				return -1
			}
			return columnAt(l.columns, mapped.header)
		}
	}
	return roleAt(l.columns, role)
}

// converted reports whether the CRM has converted amounts to one currency.
func (l *layout) converted() bool {
	if l.amount < 0 {
		return false
	}
	switch plainHeader(l.columns[l.amount].Header) {
	case companyCurrency, "amount in home currency", "amount (company currency)", "amount (converted)":
		return true
	}
	return false
}

// tellsState reports whether a column says how deals stand.
func (l *layout) tellsState() bool {
	return l.stage >= 0 || l.isClosed >= 0 && (l.isWon >= 0 || l.isLost >= 0) || l.isWon >= 0 && l.isLost >= 0
}

// cell is the text of a row at a place, "" where there is none.
func cell(fields []string, at int) string {
	if at < 0 {
		return ""
	}
	return trimmed(fields[at])
}

// trimmed is a text without the blanks around it.
func trimmed(text string) string {
	if text == "" || graphic(text[0]) && graphic(text[len(text)-1]) {
		return text
	}
	return strings.TrimSpace(text)
}

// graphic reports whether a byte is a character of ASCII that is no blank.
func graphic(c byte) bool { return c > ' ' && c < 0x7f }
