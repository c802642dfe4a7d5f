package evidence

import (
	"fmt"
	"math/big"
	"slices"

	"revops/deals"
	"revops/fact"
	"revops/framework"
)

// ownerSpread is the conversion rate of the best owner less that of the worst.
func (f *figures) ownerSpread(v FigureValue) FigureValue {
	if f.m.owners.over {
		return v.unknown(tooManyOwners())
	}
	if slices.ContainsFunc(f.imports, func(i *deals.Import) bool { return i.EveryDeal != "" }) {
		return v.unknown("the map sets how every deal ended")
	}
	spread := f.m.owners.spread(f.m.measures.MinWhole)
	if spread == nil {
		return v.unknown(fmt.Sprintf("fewer than two owners with at least %d closed deals", max(f.m.measures.MinWhole, 1)))
	}
	return v.known(spread)
}

// activeOwner is the share of open deals with an owner who is active.
func (f *figures) activeOwner(v FigureValue) FigureValue {
	if f.m.owners.over {
		return v.unknown(tooManyOwners())
	}
	of, owned := f.m.share("open-owned")
	active, rows := f.m.owners.open()
	if f.missing(each(deals.RoleActivity)...) != "" && active < owned.part {
		return v.unknown("last activity field not found, which could show more active owners")
	}
	v.Rows = earliestRows(f.m.maxRows, owned.rows, rows)
	return f.part(v, active, of.whole, of.noun)
}

func tooManyOwners() string { return fmt.Sprintf("more than %d owners", maxOwners) }

// channels counts lead sources in use, and those that differ in spelling only.
func (f *figures) channels(v FigureValue) FigureValue {
	values := &f.m.channels
	counted := f.different(v, "channel-named", values, dealsThat("new ", " with a lead source"))
	switch {
	case !counted.Known || v.ID == "channel-values":
		return counted
	case len(values.written) > maxValues:
		return v.unknown(fmt.Sprintf("more than %d lead sources", maxValues))
	default:
		return v.withCount(len(values.written) - len(values.folded))
	}
}

// industries counts the industries in use.
func (f *figures) industries(v FigureValue) FigureValue {
	return f.different(v, "industry-named", &f.m.industries, dealsThat("open and won ", " with an industry"))
}

// different counts the values of deals of which enough are in the part of a share.
func (f *figures) different(v FigureValue, share framework.FigureID, values *spellings, of noun) FigureValue {
	named := f.share(FigureValue{}, share)
	if !named.Known && named.Rate == (fact.Rate{}) {
		return v.unknown(named.Missing)
	}
	if few := of.few(named.Rate.Part, f.m.measures.MinWhole); few != "" {
		return v.unknown(few)
	}
	v.More = len(values.folded) > maxValues
	return v.withCount(min(len(values.folded), maxValues))
}

// activeAccounts are accounts that bought recently, with words behind that say which.
func activeAccounts(behind string) noun {
	return noun{"active account" + behind, "active accounts" + behind}
}

// ofAccounts is what a figure of accounts needs, and how it is worked out.
func (f *figures) ofAccounts(id framework.FigureID) (needs [][]deals.Role, work func(FigureValue) FigureValue) {
	needs = each(deals.RoleAccount, deals.RoleClosed)
	switch id {
	case "accounts-active":
		return needs, func(v FigureValue) FigureValue { return v.withCount(f.totals.now) }
	case "accounts-before", "account-growth", "net-retention", "base-growth":
		return needs, f.ofBefore
	case "accounts-with-segment", "segment-values", "segment-largest":
		return append(needs, each(deals.RoleSegment)...), f.ofSegments
	case "accounts-with-step":
		return append(needs, each(deals.RoleStep)...), func(v FigureValue) FigureValue {
			return f.part(v, f.totals.stepped, f.totals.now, activeAccounts(""))
		}
	default:
		return needs, func(v FigureValue) FigureValue { return v.unknown("not a figure of CRM deals") }
	}
}

// ofBefore are figures of accounts that look back to the window before the recent one.
func (f *figures) ofBefore(v FigureValue) FigureValue {
	const month = 31
	t, window := &f.totals, f.m.measures.Window
	switch {
	case f.m.earliest == deals.NoDay:
		return v.unknown("no closed deals")
	case f.m.earliest > f.m.back(2*window-month):
		return v.unknown(fmt.Sprintf("the first deal closed on %s: growth needs two windows of %d days", f.m.earliest, window))
	case v.ID == "accounts-before":
		return v.withCount(t.before)
	}
	if few := activeAccounts(" in the period before").few(t.before, f.m.measures.MinWhole); few != "" {
		return v.unknown(few)
	}
	if t.again == 0 {
		return v.unknown("no account of the period before bought again, so deals do not show who stayed")
	}
	growth := fact.Ratio(int64(t.now-t.before), t.before)
	if v.ID == "account-growth" {
		return v.known(growth)
	}
	if missing := f.missing(each(deals.RoleAmount)...); missing != "" {
		return v.unknown(missing)
	}
	switch {
	case !f.m.accounts.size.Fits():
		return v.unknown("the amounts are too large to add up")
	case t.was <= 0:
		return v.unknown("the accounts of the period before have no won value in it")
	}
	retention := big.NewRat(int64(t.kept), int64(t.was))
	if v.ID == "net-retention" {
		return v.known(retention)
	}
	if more := new(big.Rat).Sub(retention, big.NewRat(1, 1)); more.Cmp(growth) > 0 {
		growth = more
	}
	return v.known(growth)
}

// ofSegments are figures of the segments of active accounts.
func (f *figures) ofSegments(v FigureValue) FigureValue {
	if v.ID == "accounts-with-segment" {
		return f.part(v, f.totals.segmented, f.totals.now, activeAccounts(""))
	}
	largest := f.part(v, f.totals.largest, f.totals.segmented, activeAccounts(" with a segment"))
	if v.ID == "segment-values" && largest.Known {
		return v.withCount(f.totals.segments)
	}
	return largest
}
