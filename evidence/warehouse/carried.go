package warehouse

import (
	"fmt"
	"strings"

	"revops/evidence"
)

// bit is something that a row carries or not.
type bit struct {
	// holds is a condition of a statement, "" where no row carries it.
	holds string
	// always says that it counts for deals that are not recent too.
	always bool
	// put gives it to a deal.
	put func(*evidence.Deal)
}

// carries stands for a text of which only counts that it is there.
const carries = "…"

// mask is a number with the bits that a row carries. What a row does not carry recently does not count.
func (r *reader) mask(bits []bit, recent string) string {
	var always, recently []string
	for i, b := range bits {
		if b.holds == "" {
			continue
		}
		value := fmt.Sprintf("case when %s then %d else 0 end", b.holds, 1<<(i+orderBits))
		if b.always {
			always = append(always, value)
		} else {
			recently = append(recently, value)
		}
	}
	if len(recently) > 0 {
		always = append(always, "case when "+recent+" then "+strings.Join(recently, " + ")+" else 0 end")
	}
	return strings.Join(append(always, "0"), " + ")
}

// bits are what a row may carry.
func (r *reader) bits() ([]bit, error) {
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
	amount, _, err := r.amountOf(evidence.RoleAmount, r.groups.Column(evidence.RoleAmount))
	if err != nil {
		return nil, err
	}
	profit, _, err := r.amountOf(evidence.RoleProfit, r.groups.Column(evidence.RoleProfit))
	if err != nil {
		return nil, err
	}
	between := fmt.Sprintf("case when %s between %s and %s then 1 end", qualified, firstDate, lastDate)
	return []bit{
		{there(evidence.RoleAmount, amount), true, func(d *evidence.Deal) { d.HasAmount = true }},
		{there(evidence.RoleQualified, between), false, func(d *evidence.Deal) { d.Qualified = d.Created }},
		{filled(evidence.RoleAccount), false, func(d *evidence.Deal) { d.Account = carries }},
		{filled(evidence.RoleSource), false, func(d *evidence.Deal) { d.Source = carries }},
		{filled(evidence.RoleMedium), false, func(d *evidence.Deal) { d.Medium = carries }},
		{filled(evidence.RoleCampaign), false, func(d *evidence.Deal) { d.Campaign = carries }},
		{filled(evidence.RoleSegment), false, func(d *evidence.Deal) { d.Segment = carries }},
		{filled(evidence.RoleLossReason), false, func(d *evidence.Deal) { d.LossReason = carries }},
		{there(evidence.RoleProfit, profit), false, func(d *evidence.Deal) { d.HasProfit = true }},
		{r.costs(evidence.RoleSalesCost), false, func(d *evidence.Deal) { d.HasSalesCost = true }},
		{r.costs(evidence.RoleMarketingCost), false, func(d *evidence.Deal) { d.HasMarketingCost = true }},
		{r.costs(evidence.RoleDeliveryCost), false, func(d *evidence.Deal) { d.HasDeliveryCost = true }},
	}, nil
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
