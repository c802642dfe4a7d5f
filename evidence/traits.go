package evidence

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
func rolesOf(trait Traits) []Role {
	switch trait {
	case TraitEntered, TraitEntry, TraitSameDay:
		return []Role{RoleCreated, RoleQualified}
	case TraitClosed, TraitWon, TraitLost, TraitCloseDate, TraitDue:
		return []Role{RoleClosed}
	case TraitAccount:
		return []Role{RoleAccount}
	case TraitAmount:
		return []Role{RoleAmount}
	case TraitQualified:
		return []Role{RoleQualified}
	case TraitPerson:
		return []Role{RoleOwner}
	case TraitTouched:
		return []Role{RoleActivity}
	default:
		return rolesOfOrigin(trait)
	}
}

func rolesOfOrigin(trait Traits) []Role {
	switch trait {
	case TraitChannel, TraitChannelNamed, TraitMarketing:
		return []Role{RoleChannel}
	case TraitSource:
		return []Role{RoleSource}
	case TraitMedium:
		return []Role{RoleMedium}
	case TraitCampaign:
		return []Role{RoleCampaign}
	case TraitIndustry, TraitIndustryNamed:
		return []Role{RoleIndustry}
	case TraitType, TraitRenewal, TraitUpgrade, TraitCustomer:
		return []Role{RoleType}
	case TraitSegment:
		return []Role{RoleSegment}
	case TraitLossReason:
		return []Role{RoleLossReason}
	case TraitProfit:
		return []Role{RoleProfit}
	case TraitSalesCost:
		return []Role{RoleSalesCost}
	case TraitMarketingCost:
		return []Role{RoleMarketingCost}
	case TraitDeliveryCost:
		return []Role{RoleDeliveryCost}
	default:
		return nil
	}
}

// noun names the role in a sentence: "no column is the lead source".
func (r Role) noun() string {
	switch r {
	case RoleChannel:
		return "the lead source"
	case RoleClosed:
		return "the close date"
	case RoleCreated:
		return "the day of creation"
	case RoleQualified:
		return "the day of qualification"
	case RoleActivity:
		return "the last activity"
	case RoleLossReason:
		return "the reason for the loss"
	case RoleProfit:
		return "the gross profit"
	case RoleStep:
		return "the account step"
	case RoleSalesCost:
		return "the sales cost"
	case RoleMarketingCost:
		return "the marketing cost"
	case RoleDeliveryCost:
		return "the delivery cost"
	default:
		return "the " + string(r)
	}
}
