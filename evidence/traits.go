package evidence

import (
	"revops/deals"
)

// Traits are what shares ask of a deal, a bit for each. Deals with the same traits count alike.
type Traits uint64

// The traits. Recently is within Measures.Window days up to the as-of day.
const (
	// TraitEntered is that of deals that entered the pipeline recently.
	TraitEntered Traits = 1 << iota
	// TraitOpen is that of deals that are open on the as-of day.
	TraitOpen
	// TraitClosed is that of deals that closed recently. One without a close date did if it entered recently.
	TraitClosed
	// TraitWon and TraitLost are those of deals that closed recently.
	TraitWon
	TraitLost

	TraitAccount
	TraitAmount
	// TraitEntry is that of deals with a day of entry, TraitCloseDate that of those with a close date.
	TraitEntry
	TraitCloseDate
	TraitQualified
	// TraitPerson is that of deals whose owner is neither blank nor one of the shared.
	TraitPerson
	TraitChannel
	// TraitChannelNamed is that of deals whose channel is no word for unknown.
	TraitChannelNamed
	// TraitMarketing is that of deals with a named channel that is not one from elsewhere.
	TraitMarketing
	TraitSource
	TraitMedium
	TraitCampaign
	// TraitTouched is that of deals whose last activity is less than Measures.Quiet days old on the as-of day, or later.
	TraitTouched
	// TraitDue is that of deals with a close date on or after the as-of day.
	TraitDue
	// TraitSameDay is that of deals that entered on their close date.
	TraitSameDay
	TraitIndustry
	TraitIndustryNamed
	TraitType
	TraitSegment
	TraitRenewal
	TraitUpgrade
	// TraitCustomer is that of deals of a renewal, upgrade or existing type.
	TraitCustomer
	TraitLossReason
	TraitProfit
	TraitSalesCost
	TraitMarketingCost
	TraitDeliveryCost
)

// standings are the traits of which every share asks for one: a deal without any is in no share.
const standings = TraitEntered | TraitOpen | TraitClosed | TraitWon | TraitLost

// maxTraits is how many different traits are counted apart before they are added up to shares.
const maxTraits = 1 << 12

// has reports whether all of some traits are there.
func (t Traits) has(all Traits) bool { return t&all == all }

// rolesOf are the roles of which one must be there for a trait to be known.
func rolesOf(trait Traits) []deals.Role {
	switch trait {
	case TraitEntered, TraitEntry, TraitSameDay:
		return []deals.Role{deals.RoleCreated, deals.RoleQualified}
	case TraitClosed, TraitWon, TraitLost, TraitCloseDate, TraitDue:
		return []deals.Role{deals.RoleClosed}
	case TraitAccount:
		return []deals.Role{deals.RoleAccount}
	case TraitAmount:
		return []deals.Role{deals.RoleAmount}
	case TraitQualified:
		return []deals.Role{deals.RoleQualified}
	case TraitPerson:
		return []deals.Role{deals.RoleOwner}
	case TraitTouched:
		return []deals.Role{deals.RoleActivity}
	default:
		return rolesOfOrigin(trait)
	}
}

func rolesOfOrigin(trait Traits) []deals.Role {
	switch trait {
	case TraitChannel, TraitChannelNamed, TraitMarketing:
		return []deals.Role{deals.RoleChannel}
	case TraitSource:
		return []deals.Role{deals.RoleSource}
	case TraitMedium:
		return []deals.Role{deals.RoleMedium}
	case TraitCampaign:
		return []deals.Role{deals.RoleCampaign}
	case TraitIndustry, TraitIndustryNamed:
		return []deals.Role{deals.RoleIndustry}
	case TraitType, TraitRenewal, TraitUpgrade, TraitCustomer:
		return []deals.Role{deals.RoleType}
	case TraitSegment:
		return []deals.Role{deals.RoleSegment}
	case TraitLossReason:
		return []deals.Role{deals.RoleLossReason}
	case TraitProfit:
		return []deals.Role{deals.RoleProfit}
	case TraitSalesCost:
		return []deals.Role{deals.RoleSalesCost}
	case TraitMarketingCost:
		return []deals.Role{deals.RoleMarketingCost}
	case TraitDeliveryCost:
		return []deals.Role{deals.RoleDeliveryCost}
	default:
		return nil
	}
}

// nounOf names a role in a sentence: "no column is the lead source".
func nounOf(r deals.Role) string {
	switch r {
	case deals.RoleChannel:
		return "the lead source"
	case deals.RoleClosed:
		return "the close date"
	case deals.RoleCreated:
		return "the day of creation"
	case deals.RoleQualified:
		return "the day of qualification"
	case deals.RoleActivity:
		return "the last activity"
	case deals.RoleLossReason:
		return "the reason for the loss"
	case deals.RoleProfit:
		return "the gross profit"
	case deals.RoleStep:
		return "the account step"
	case deals.RoleSalesCost:
		return "the sales cost"
	case deals.RoleMarketingCost:
		return "the marketing cost"
	case deals.RoleDeliveryCost:
		return "the delivery cost"
	default:
		return "the " + string(r)
	}
}
