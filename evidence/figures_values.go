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
	if missing := f.missing([]deals.Role{deals.RoleOwner}, []deals.Role{deals.RoleClosed}); missing != "" {
		return v.unknown(missing)
	}
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
	days := []deals.Role{deals.RoleCreated, deals.RoleQualified, deals.RoleClosed, deals.RoleActivity}
	if missing := f.missing([]deals.Role{deals.RoleOwner}, days); missing != "" {
		return v.unknown(missing)
	}
	if f.m.owners.over {
		return v.unknown(tooManyOwners())
	}
	of, owned := f.m.share("open-owned")
	active := f.m.owners.open()
	if f.missing([]deals.Role{deals.RoleActivity}) != "" && active < owned.part {
		return v.unknown("last activity field not found, which could show more active owners")
	}
	v.Rate = fact.Rate{Part: active, Whole: of.whole}
	v.Rows = earliestRows(f.m.maxRows, owned.rows, f.m.owners.rows())
	return f.part(v, of.noun)
}

func tooManyOwners() string { return fmt.Sprintf("more than %d owners", maxOwners) }

// channels counts lead sources in use, and those that differ in spelling only.
func (f *figures) channels(v FigureValue) FigureValue {
	values := &f.m.channels
	v, enough := f.different(v, "channel-named", values, dealsThat("new ", " with a lead source"))
	switch {
	case !enough || v.ID == "channel-values":
		return v
	case len(values.written) > maxValues:
		return FigureValue{Figure: v.Figure}.unknown(fmt.Sprintf("more than %d lead sources", maxValues))
	default:
		return v.withCount(len(values.written) - len(values.folded))
	}
}

// different counts the values of deals of which enough are in the part of a share, and reports whether enough are.
func (f *figures) different(v FigureValue, share framework.FigureID, values *spellings, of noun) (counted FigureValue, enough bool) {
	named := f.share(FigureValue{}, share)
	if !named.Known && named.Rate == (fact.Rate{}) {
		return v.unknown(named.Missing), false
	}
	if few := of.few(named.Rate.Part, f.m.measures.MinWhole); few != "" {
		return v.unknown(few), false
	}
	v.More = len(values.folded) > maxValues
	return v.withCount(min(len(values.folded), maxValues)), true
}

// ofAccounts are figures of accounts.
func (f *figures) ofAccounts(v FigureValue) FigureValue {
	if missing := f.missing([]deals.Role{deals.RoleAccount}, []deals.Role{deals.RoleClosed}); missing != "" {
		return v.unknown(missing)
	}
	if f.totals == nil {
		totals := f.m.accounts.totals()
		f.totals = &totals
	}
	t := f.totals
	switch v.ID {
	case "accounts-active":
		return v.withCount(t.now)
	case "accounts-before", "account-growth", "net-retention", "base-growth":
		return f.ofBefore(v, t)
	case "accounts-with-segment", "segment-values", "segment-largest":
		return f.ofSegments(v, t)
	case "accounts-with-step":
		if missing := f.missing([]deals.Role{deals.RoleStep}); missing != "" {
			return v.unknown(missing)
		}
		v.Rate = fact.Rate{Part: t.stepped, Whole: t.now}
		return f.part(v, noun{"active account", "active accounts"})
	default:
		return v.unknown("not a figure of CRM deals")
	}
}

// ofBefore are figures that look back to the window before the recent one.
func (f *figures) ofBefore(v FigureValue, t *accountTotals) FigureValue {
	const month = 31
	window := f.m.measures.Window
	switch {
	case f.m.earliest == deals.NoDay:
		return v.unknown("no closed deals")
	case f.m.earliest > f.m.back(2*window-month):
		return v.unknown(fmt.Sprintf("the first deal closed on %s: growth needs two windows of %d days", f.m.earliest, window))
	case v.ID == "accounts-before":
		return v.withCount(t.before)
	}
	before := noun{"active account in the period before", "active accounts in the period before"}
	if few := before.few(t.before, f.m.measures.MinWhole); few != "" {
		return v.unknown(few)
	}
	if t.again == 0 {
		return v.unknown("no account of the period before bought again, so deals do not show who stayed")
	}
	growth := fact.Ratio(int64(t.now-t.before), t.before)
	if v.ID == "account-growth" {
		return v.known(growth)
	}
	if missing := f.missing([]deals.Role{deals.RoleAmount}); missing != "" {
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
func (f *figures) ofSegments(v FigureValue, t *accountTotals) FigureValue {
	if missing := f.missing([]deals.Role{deals.RoleSegment}); missing != "" {
		return v.unknown(missing)
	}
	if v.ID == "accounts-with-segment" {
		v.Rate = fact.Rate{Part: t.segmented, Whole: t.now}
		return f.part(v, noun{"active account", "active accounts"})
	}
	v.Rate = fact.Rate{Part: t.largest, Whole: t.segmented}
	v = f.part(v, noun{"active account with a segment", "active accounts with a segment"})
	if v.ID == "segment-values" && v.Known {
		v.Rate = fact.Rate{}
		return v.withCount(t.segments)
	}
	return v
}
