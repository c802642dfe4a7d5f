package evidence

import (
	"fmt"
	"math/bits"

	"revops/deals"
	"revops/framework"
)

// shareOfDeals defines a share that is a part of a whole. Each is defined once, here.
type shareOfDeals struct {
	figure framework.FigureID
	// The whole are the deals with one of the traits among and all of given.
	among, given Traits
	// The part of it are those with all of these traits and, where any is not 0, one of any.
	all, any Traits
	// noun names the deals of the whole.
	noun noun
}

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

func (s *shareOfDeals) whole(t Traits) bool { return t&s.among != 0 && t.has(s.given) }

func (s *shareOfDeals) part(t Traits) bool { return t.has(s.all) && (s.any == 0 || t&s.any != 0) }

// Figures that no measure names, from which others are worked out.
const (
	wonWithIndustry framework.FigureID = "(industry)"
	wonWithType     framework.FigureID = "(type)"
	wonWithSegment  framework.FigureID = "(segment)"
	renewals        framework.FigureID = "(renewals)"
	allWon          framework.FigureID = "(won)"
	ofCustomers     framework.FigureID = "(customers)"
)

// sharesOfDeals lists the shares that are parts of wholes.
func sharesOfDeals() []shareOfDeals {
	entered, closed, won, open := dealsThat("new ", ""), dealsThat("closed ", ""), dealsThat("won ", ""), dealsThat("open ", "")
	marketing := dealsThat("new ", " from marketing")
	utm := TraitSource | TraitMedium | TraitCampaign
	share := func(id framework.FigureID, of noun, among, all Traits) shareOfDeals {
		return shareOfDeals{figure: id, noun: of, among: among, all: all}
	}
	return []shareOfDeals{
		share("core-filled", closed, TraitClosed, TraitAccount|TraitAmount|TraitEntry|TraitCloseDate),
		share("amount-filled", entered, TraitEntered, TraitAmount),
		share("qualified-dated", entered, TraitEntered, TraitQualified),
		share("channel-filled", entered, TraitEntered, TraitChannel),
		share("channel-named", entered, TraitEntered, TraitChannelNamed),
		share("closed-channel-named", closed, TraitClosed, TraitChannelNamed),
		{figure: "utm-any", noun: marketing, among: TraitEntered, given: TraitMarketing, any: utm},
		{figure: "utm-carried", noun: marketing, among: TraitEntered, given: TraitMarketing, all: utm},
		share("won-source-filled", won, TraitWon, TraitSource),
		share("won-medium-filled", won, TraitWon, TraitMedium),
		share("won-campaign-filled", won, TraitWon, TraitCampaign),
		share("open-owned", open, TraitOpen, TraitPerson),
		share("closed-owned", closed, TraitClosed, TraitPerson),
		share("open-channel-named", open, TraitOpen, TraitChannelNamed),
		share("open-active", open, TraitOpen, TraitTouched),
		share("open-current", open, TraitOpen, TraitTouched|TraitDue),
		share("logged-late", won, TraitWon, TraitSameDay),
		share("industry-named", dealsThat("open and won ", ""), TraitOpen|TraitWon, TraitIndustryNamed),
		share(allWon, won, TraitWon, 0),
		share(wonWithIndustry, won, TraitWon, TraitIndustry),
		share(wonWithType, won, TraitWon, TraitType),
		share(wonWithSegment, won, TraitWon, TraitSegment),
		share("profit-filled", won, TraitWon, TraitProfit),
		share("sales-cost-filled", won, TraitWon, TraitSalesCost),
		share("marketing-cost-filled", won, TraitWon, TraitMarketingCost),
		share("delivery-cost-filled", won, TraitWon, TraitDeliveryCost),
		share("won-channel-named", won, TraitWon, TraitChannelNamed),
		{figure: ofCustomers, noun: dealsThat("", " of customers"), among: TraitEntered | TraitClosed, given: TraitCustomer},
		share(renewals, entered, TraitEntered, TraitRenewal),
		share("upgrade-share", entered, TraitEntered, TraitUpgrade),
		{
			figure: "customer-lost-reasoned", noun: dealsThat("lost ", " of customers"),
			among: TraitLost, given: TraitCustomer, all: TraitLossReason,
		},
	}
}

// needs are the roles without which the share is not known: of each list one must be there.
func (s *shareOfDeals) needs() [][]deals.Role {
	asked := s.given | s.all
	if bits.OnesCount64(uint64(s.among)) == 1 {
		asked |= s.among
	}
	var needs [][]deals.Role
	for ; asked != 0; asked &= asked - 1 {
		needs = append(needs, rolesOf(asked&-asked))
	}
	if s.any != 0 {
		var either []deals.Role
		for rest := s.any; rest != 0; rest &= rest - 1 {
			either = append(either, rolesOf(rest&-rest)...)
		}
		needs = append(needs, either)
	}
	return needs
}
