package evidence

import (
	"fmt"

	"revops/deals"
)

// noun names what a share is of: one of it, and several.
type noun struct{ one, many string }

// dealsThat are deals with words before and behind that say which.
func dealsThat(before, behind string) noun {
	return noun{before + "deal" + behind, before + "deals" + behind}
}

// few says that there are too few of something, "" where there are enough.
func (n noun) few(count, least int) string {
	least = max(least, 1)
	switch {
	case count >= least:
		return ""
	case count == 1:
		return fmt.Sprintf("1 %s, fewer than %d", n.one, least)
	default:
		return fmt.Sprintf("%d %s, fewer than %d", count, n.many, least)
	}
}

// roleNoun names a role in a sentence: "no column is the lead source".
func roleNoun(role deals.Role) string {
	if noun := map[deals.Role]string{
		deals.RoleChannel: "lead source", deals.RoleClosed: "close date", deals.RoleCreated: "day of creation",
		deals.RoleQualified: "day of qualification", deals.RoleActivity: "last activity", deals.RoleLossReason: "reason for the loss",
		deals.RoleProfit: "gross profit", deals.RoleStep: "account step", deals.RoleSalesCost: "sales cost",
		deals.RoleMarketingCost: "marketing cost", deals.RoleDeliveryCost: "delivery cost",
	}[role]; noun != "" {
		return "the " + noun
	}
	return "the " + string(role)
}
