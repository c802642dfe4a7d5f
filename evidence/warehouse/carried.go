package warehouse

import (
	"fmt"
	"strings"

	"revops/evidence"
)

// carriedStatement is the statement of the second scan.
func (r *reader) carriedStatement(c *carried) (string, error) {
	entered, _, _, err := r.entryOf()
	if err != nil {
		return "", err
	}
	closed, err := r.dateOrNull(evidence.RoleClosed)
	if err != nil {
		return "", err
	}
	active, err := r.dateOrNull(evidence.RoleActivity)
	if err != nil {
		return "", err
	}
	amount, err := r.countedAmount(c.found)
	if err != nil {
		return "", err
	}
	profit, _, err := r.amountOf(evidence.RoleProfit, r.groups.Column(evidence.RoleProfit))
	if err != nil {
		return "", err
	}
	if c.bits, err = r.bits(entered, closed, amount, profit); err != nil {
		return "", err
	}
	outcome := c.found.expression(r.stageText())
	// Won in one of the two windows, or on a day that is not known.
	won := fmt.Sprintf("(%s) = %d and (%s) is distinct from false", outcome, isWon,
		fmt.Sprintf("%s >= date '%s'", closed, c.measurement.Since().Time().Format("2006-01-02")))
	between := fmt.Sprintf("(%s * 64 + %s) * 8 + %s",
		code(entered, c.bounds.Entered, 7), code(closed, c.bounds.Closed, 63), code(active, c.bounds.Active, 7))
	// One number is the key of all that is no text: a key costs more than a sum.
	carried := fmt.Sprintf("((%s)::bigint << %d) + %s + (%s)", between, bitsOfOutcome+mostBits, r.mask(c.bits), outcome)
	margin := "null::int"
	if r.groups.Column(evidence.RoleProfit) != none {
		margin = fmt.Sprintf("case when %[1]s and (%[2]s) is not null and (%[3]s) <> 0"+
			" then least(greatest(round(1000 * (%[2]s)::numeric / (%[3]s)::numeric), -%[4]d), %[4]d)::int end", won, profit, amount, beyond)
	}
	grouped := []string{
		carried, margin, r.textKey(evidence.RoleChannel), r.textKey(evidence.RoleIndustry), r.textKey(evidence.RoleType),
		r.whenWon(won, evidence.RoleAccount), r.whenWon(won, evidence.RoleSegment),
	}
	selected := []string{
		carried, "count(*)", fmt.Sprintf("sum(case when %s then %s end)::numeric", won, amount),
		"max(" + entered + ")", "min(" + entered + ")", "max(" + closed + ")", "min(" + closed + ")", "max(" + active + ")",
		"(" + margin + ")::bigint",
	}
	for _, key := range grouped[2:] {
		selected = append(selected, "("+key+")::text")
	}
	where := ""
	if c.found.has(isNone) {
		where = fmt.Sprintf(" where (%s) <> %d", outcome, isNone)
	}
	return "select " + strings.Join(selected, ", ") + " from " + r.from + where + " group by " + strings.Join(grouped, ", "), nil
}

// The number of a row holds its outcome, above it what the row carries, and above that the bounds between which its days
// lie.
const (
	bitsOfOutcome = 2
	mostBits      = 16
)

// beyond is a margin beyond all that are told apart, in tenths of a percent.
const beyond = 1_000_000

// code is the number of the bounds between which a day lies, and blank for no day.
func code(day string, bounds []evidence.Day, blank int) string {
	return fmt.Sprintf("coalesce(width_bucket(%s, '{%s}'::date[]), %d)", day, datesOf(bounds), blank)
}

// mask is a number with the bits that a row carries.
func (r *reader) mask(bits []bit) string {
	sum := []string{"0"}
	for i, b := range bits {
		if b.holds != "" {
			sum = append(sum, fmt.Sprintf("case when %s then %d else 0 end", b.holds, 1<<(i+bitsOfOutcome)))
		}
	}
	return strings.Join(sum, " + ")
}

// dateOrNull is the date in the column of a role, and a null where there is none.
func (r *reader) dateOrNull(role evidence.Role) (string, error) {
	found, err := r.dateOf(role, r.groups.Column(role))
	if found == "" {
		found = "null::date"
	}
	return found, err
}

// countedAmount is the amount, null where its currency does not count.
func (r *reader) countedAmount(found *stages) (string, error) {
	amount, _, err := r.amountOf(evidence.RoleAmount, r.groups.Column(evidence.RoleAmount))
	if err != nil || len(found.foreign) == 0 {
		return amount, err
	}
	var foreign []string
	for _, currency := range found.foreign {
		foreign = append(foreign, literal(currency))
	}
	currency := r.columns[r.groups.Column(evidence.RoleCurrency)].key()
	return fmt.Sprintf("case when (%s)::text in (%s) then null else %s end", currency, strings.Join(foreign, ", "), amount), nil
}

// textKey is the text of a role as a key, a null where no column has it.
func (r *reader) textKey(role evidence.Role) string {
	at := r.groups.Column(role)
	if at == none {
		return "null::text"
	}
	return r.columns[at].key()
}

func (r *reader) whenWon(won string, role evidence.Role) string {
	if r.groups.Column(role) == none {
		return "null::text"
	}
	return fmt.Sprintf("case when %s then %s end", won, r.textKey(role))
}

// stageText is the stage as a text, "" where no column has it.
func (r *reader) stageText() string {
	at := r.groups.Column(evidence.RoleStage)
	switch {
	case at == none:
		return ""
	case r.columns[at].kind == text:
		return r.columns[at].at
	default:
		return "(" + r.columns[at].key() + ")::text"
	}
}

// bits are what a row may carry. The first one is that it entered on its close date.
func (r *reader) bits(entered, closed, amount, profit string) ([]bit, error) {
	filled := func(role evidence.Role) string {
		at := r.groups.Column(role)
		if at == none {
			return ""
		}
		return r.columns[at].isFilled()
	}
	there := func(role evidence.Role, expression string) string {
		if r.groups.Column(role) == none {
			return ""
		}
		return "(" + expression + ") is not null"
	}
	qualified, err := r.dateOrNull(evidence.RoleQualified)
	if err != nil {
		return nil, err
	}
	bits := []bit{
		{entered + " = " + closed, func(*evidence.Deal) {}},
		{
			there(evidence.RoleQualified, fmt.Sprintf("case when %s between %s and %s then 1 end", qualified, firstDate, lastDate)),
			func(d *evidence.Deal) { d.Qualified = d.Created },
		},
		{there(evidence.RoleAmount, amount), func(d *evidence.Deal) { d.HasAmount = true }},
		{filled(evidence.RoleAccount), func(d *evidence.Deal) { d.Account = carries }},
		{filled(evidence.RoleSource), func(d *evidence.Deal) { d.Source = carries }},
		{filled(evidence.RoleMedium), func(d *evidence.Deal) { d.Medium = carries }},
		{filled(evidence.RoleCampaign), func(d *evidence.Deal) { d.Campaign = carries }},
		{filled(evidence.RoleSegment), func(d *evidence.Deal) { d.Segment = carries }},
		{filled(evidence.RoleStep), func(d *evidence.Deal) { d.Step = carries }},
		{filled(evidence.RoleLossReason), func(d *evidence.Deal) { d.LossReason = carries }},
		{there(evidence.RoleProfit, profit), func(d *evidence.Deal) { d.HasProfit = true }},
		{r.costs(evidence.RoleSalesCost), func(d *evidence.Deal) { d.HasSalesCost = true }},
		{r.costs(evidence.RoleMarketingCost), func(d *evidence.Deal) { d.HasMarketingCost = true }},
		{r.costs(evidence.RoleDeliveryCost), func(d *evidence.Deal) { d.HasDeliveryCost = true }},
	}
	return bits, nil
}

// costs is the condition that a row has a cost, "" where no column has the role.
func (r *reader) costs(role evidence.Role) string {
	at := r.groups.Column(role)
	if at == none {
		return ""
	}
	switch c := &r.columns[at]; c.kind {
	case whole, decimal, float:
		return c.at + " <> 0"
	default:
		return c.at + "::text ~ '[1-9]'"
	}
}
