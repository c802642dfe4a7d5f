package evidence

import (
	"fmt"

	"revops/deals"
	"revops/framework"
)

// set is a set of deals, with the shares of which it is the whole.
type set struct {
	noun noun
	// needs are the roles without which the set is not known: of each list one must be there.
	needs  [][]deals.Role
	holds  func(*deal) bool
	shares []share
	// whole counts the deals of the set.
	whole int
}

// share is the part of a set that has something.
type share struct {
	figure framework.FigureID
	// needs are the roles without which the part is not known, as in a set.
	needs [][]deals.Role
	holds func(*deal) bool
	// part counts the deals of the set that are in the part; rows are the first ones that are not.
	part int
	rows []Row
}

// Figures that no measure names, from which others are worked out.
const (
	wonWithIndustry framework.FigureID = "(industry)"
	wonWithType     framework.FigureID = "(type)"
	wonWithSegment  framework.FigureID = "(segment)"
	renewals        framework.FigureID = "(renewals)"
	allWon          framework.FigureID = "(won)"
	ofCustomers     framework.FigureID = "(customers)"
)

// share finds a share with the set that is its whole, nil where there is none.
func (m *Measurement) share(id framework.FigureID) (*set, *share) {
	for i := range m.sets {
		set := &m.sets[i]
		for at := range set.shares {
			if set.shares[at].figure == id {
				return set, &set.shares[at]
			}
		}
	}
	return nil, nil
}

// each asks for all of some roles, either for one of them.
func each(roles ...deals.Role) [][]deals.Role {
	var needs [][]deals.Role
	for _, role := range roles {
		needs = append(needs, []deals.Role{role})
	}
	return needs
}

func either(roles ...deals.Role) [][]deals.Role { return [][]deals.Role{roles} }

func everyDeal(*deal) bool        { return true }
func channelIsNamed(d *deal) bool { return d.channel.isNamed() }
func ownerIsPerson(d *deal) bool  { return d.owner.meaning == ordinary }

// newSets defines every share of deals.
func newSets() []set {
	entry, closed, channel := either(deals.RoleCreated, deals.RoleQualified), each(deals.RoleClosed), each(deals.RoleChannel)
	return []set{
		{noun: dealsThat("new ", ""), needs: entry, holds: func(d *deal) bool { return d.entered }, shares: sharesOfNew()},
		{noun: dealsThat("won ", ""), needs: closed, holds: func(d *deal) bool { return d.won }, shares: sharesOfWon()},
		{noun: dealsThat("closed ", ""), needs: closed, holds: func(d *deal) bool { return d.closed }, shares: []share{
			{
				figure: "core-filled", needs: append(append(each(deals.RoleAccount, deals.RoleAmount), entry...), closed...),
				holds: func(d *deal) bool {
					return d.Account != "" && d.HasAmount && d.entry != deals.NoDay && d.Closed != deals.NoDay
				},
			},
			{figure: "closed-channel-named", needs: channel, holds: channelIsNamed},
			{figure: "closed-owned", needs: each(deals.RoleOwner), holds: ownerIsPerson},
		}},
		{noun: dealsThat("open ", ""), holds: func(d *deal) bool { return d.open }, shares: []share{
			{figure: "open-owned", needs: each(deals.RoleOwner), holds: ownerIsPerson},
			{figure: "open-channel-named", needs: channel, holds: channelIsNamed},
			{figure: "open-active", needs: each(deals.RoleActivity), holds: func(d *deal) bool { return d.touched }},
			{
				figure: "open-current", needs: each(deals.RoleActivity, deals.RoleClosed),
				holds: func(d *deal) bool { return d.touched && d.due },
			},
		}},
		{
			noun:  dealsThat("new ", " from marketing"),
			needs: append(either(deals.RoleCreated, deals.RoleQualified), channel...),
			holds: func(d *deal) bool { return d.entered && d.channel.meaning == ordinary },
			shares: []share{
				{
					figure: "utm-any", needs: either(deals.RoleSource, deals.RoleMedium, deals.RoleCampaign),
					holds: func(d *deal) bool { return d.Source != "" || d.Medium != "" || d.Campaign != "" },
				},
				{
					figure: "utm-carried", needs: each(deals.RoleSource, deals.RoleMedium, deals.RoleCampaign),
					holds: func(d *deal) bool { return d.Source != "" && d.Medium != "" && d.Campaign != "" },
				},
			},
		},
		{noun: dealsThat("open and won ", ""), holds: func(d *deal) bool { return d.open || d.won }, shares: []share{
			{figure: "industry-named", needs: each(deals.RoleIndustry), holds: func(d *deal) bool { return d.industry.meaning == ordinary }},
		}},
		{
			noun: dealsThat("customer ", ""), needs: each(deals.RoleType),
			holds:  func(d *deal) bool { return (d.entered || d.closed) && d.ofCustomer() },
			shares: []share{{figure: ofCustomers, holds: everyDeal}},
		},
		{
			noun: dealsThat("lost customer ", ""), needs: each(deals.RoleClosed, deals.RoleType),
			holds:  func(d *deal) bool { return d.lost && d.ofCustomer() },
			shares: []share{{figure: "customer-lost-reasoned", needs: each(deals.RoleLossReason), holds: func(d *deal) bool { return d.LossReason != "" }}},
		},
	}
}

func sharesOfNew() []share {
	return []share{
		{figure: "amount-filled", needs: each(deals.RoleAmount), holds: func(d *deal) bool { return d.HasAmount }},
		{figure: "qualified-dated", needs: each(deals.RoleQualified), holds: func(d *deal) bool { return d.Qualified != deals.NoDay }},
		{figure: "channel-filled", needs: each(deals.RoleChannel), holds: func(d *deal) bool { return d.Channel != "" }},
		{figure: "channel-named", needs: each(deals.RoleChannel), holds: channelIsNamed},
		{figure: renewals, needs: each(deals.RoleType), holds: func(d *deal) bool { return d.kind.meaning == renewal }},
		{figure: "upgrade-share", needs: each(deals.RoleType), holds: func(d *deal) bool { return d.kind.meaning == upgrade }},
	}
}

func sharesOfWon() []share {
	return []share{
		{figure: allWon, holds: everyDeal},
		{figure: "won-source-filled", needs: each(deals.RoleSource), holds: func(d *deal) bool { return d.Source != "" }},
		{figure: "won-medium-filled", needs: each(deals.RoleMedium), holds: func(d *deal) bool { return d.Medium != "" }},
		{figure: "won-campaign-filled", needs: each(deals.RoleCampaign), holds: func(d *deal) bool { return d.Campaign != "" }},
		{figure: "won-channel-named", needs: each(deals.RoleChannel), holds: channelIsNamed},
		{
			figure: "logged-late", needs: either(deals.RoleCreated, deals.RoleQualified),
			holds: func(d *deal) bool { return d.entry != deals.NoDay && d.entry == d.Closed },
		},
		{figure: wonWithIndustry, needs: each(deals.RoleIndustry), holds: func(d *deal) bool { return d.Industry != "" }},
		{figure: wonWithType, needs: each(deals.RoleType), holds: func(d *deal) bool { return d.Type != "" }},
		{figure: wonWithSegment, needs: each(deals.RoleSegment), holds: func(d *deal) bool { return d.Segment != "" }},
		{figure: "profit-filled", needs: each(deals.RoleProfit), holds: func(d *deal) bool { return d.HasProfit }},
		{figure: "sales-cost-filled", needs: each(deals.RoleSalesCost), holds: func(d *deal) bool { return d.HasSalesCost }},
		{figure: "marketing-cost-filled", needs: each(deals.RoleMarketingCost), holds: func(d *deal) bool { return d.HasMarketingCost }},
		{figure: "delivery-cost-filled", needs: each(deals.RoleDeliveryCost), holds: func(d *deal) bool { return d.HasDeliveryCost }},
	}
}

// noun names what a share is of: one of it, and several.
type noun struct{ one, many string }

// dealsThat are deals with words before and behind that say which.
func dealsThat(before, behind string) noun {
	return noun{before + "deal" + behind, before + "deals" + behind}
}

// few says that a sample is too small, "" where it is large enough.
func (n noun) few(count, minimum int) string {
	minimum = max(minimum, 1)
	switch {
	case count >= minimum:
		return ""
	case count == 1:
		return fmt.Sprintf("sample too small (1 %s, minimum %d)", n.one, minimum)
	default:
		return fmt.Sprintf("sample too small (%d %s, minimum %d)", count, n.many, minimum)
	}
}
