package evidence

import (
	"fmt"

	"revops/deals"
	"revops/fact"
)

// ownerSpread is the conversion rate of the best owner less that of the worst.
func (f *figures) ownerSpread(v FigureValue) FigureValue {
	if lack := f.lacks([]deals.Role{deals.RoleOwner}, []deals.Role{deals.RoleClosed}); lack != "" {
		return v.unknown(lack)
	}
	if f.m.owners.over {
		return v.unknown(fmt.Sprintf("more than %d owners", maxOwners))
	}
	spread := f.m.owners.spread(f.m.measures.MinWhole)
	if spread == nil {
		return v.unknown(fmt.Sprintf("fewer than two owners with %d closed deals", max(f.m.measures.MinWhole, 1)))
	}
	return v.known(spread)
}

// activeOwner is the share of open deals with an owner who is active.
func (f *figures) activeOwner(v FigureValue) FigureValue {
	days := []deals.Role{deals.RoleCreated, deals.RoleQualified, deals.RoleClosed, deals.RoleActivity}
	if lack := f.lacks([]deals.Role{deals.RoleOwner}, days); lack != "" {
		return v.unknown(lack)
	}
	owned := f.shareAt("open-owned")
	v.Rate = fact.Rate{Part: f.m.owners.open(), Whole: f.m.sums[owned].Whole}
	if f.m.owners.over {
		v.Rate = fact.Rate{}
		return v.unknown(fmt.Sprintf("more than %d owners", maxOwners))
	}
	if f.lacks([]deals.Role{deals.RoleActivity}) != "" && v.Rate.Part < f.m.sums[owned].Part {
		v.Rate = fact.Rate{}
		return v.unknown("no column is the last activity, which may show that more owners are active")
	}
	if f.m.rows != nil {
		v.Rows = earliestRows(f.m.most, f.m.rows[owned], f.m.owners.rows())
	}
	return f.part(v, f.m.shares[owned].noun)
}

// channels counts lead sources in use, and those that differ in spelling only.
func (f *figures) channels(v FigureValue) FigureValue {
	named := f.share(FigureValue{}, f.shareAt("channel-named"))
	if !named.Known && named.Rate == (fact.Rate{}) {
		return v.unknown(named.Missing)
	}
	if few := dealsThat("new ", " with a lead source").few(named.Rate.Part, f.m.measures.MinWhole); few != "" {
		return v.unknown(few)
	}
	values := &f.m.channels
	if v.ID == "channel-values" {
		v.More = values.folded.over
		return v.counted(values.folded.count())
	}
	if values.exact.over {
		return v.unknown(fmt.Sprintf("more than %d lead sources", maxValues))
	}
	return v.counted(values.exact.count() - values.folded.count())
}

// industries counts industries in use.
func (f *figures) industries(v FigureValue) FigureValue {
	named := f.share(FigureValue{}, f.shareAt("industry-named"))
	if !named.Known && named.Rate == (fact.Rate{}) {
		return v.unknown(named.Missing)
	}
	if few := dealsThat("open and won ", " with an industry").few(named.Rate.Part, f.m.measures.MinWhole); few != "" {
		return v.unknown(few)
	}
	v.More = f.m.industries.folded.over
	return v.counted(f.m.industries.folded.count())
}

// ofAccounts are figures of accounts.
func (f *figures) ofAccounts(v FigureValue) FigureValue {
	if lack := f.lacks([]deals.Role{deals.RoleAccount}, []deals.Role{deals.RoleClosed}); lack != "" {
		return v.unknown(lack)
	}
	if f.totals == nil {
		totals := f.m.accounts.totals()
		f.totals = &totals
	}
	t := f.totals
	switch v.ID {
	case "accounts-active":
		return v.counted(t.now)
	case "accounts-before", "account-growth", "net-retention":
		return f.ofBefore(v, t)
	case "accounts-with-segment", "segment-values", "segment-largest":
		return f.ofSegments(v, t)
	case "accounts-with-step":
		if lack := f.lacks([]deals.Role{deals.RoleStep}); lack != "" {
			return v.unknown(lack)
		}
		v.Rate = fact.Rate{Part: t.stepped, Whole: t.now}
		return f.part(v, noun{"active account", "active accounts"})
	default:
		return v.unknown("it is no figure of deals")
	}
}

// ofBefore are figures that look back to the window before the recent one.
func (f *figures) ofBefore(v FigureValue, t *accountTotals) FigureValue {
	const month = 31
	window := f.m.measures.Window
	switch {
	case f.m.earliest == deals.NoDay:
		return v.unknown("no deal has closed")
	case f.m.earliest > f.m.back(2*window-month):
		return v.unknown(fmt.Sprintf("the deals begin on %s: growth needs two windows of %d days", f.m.earliest, window))
	case v.ID == "accounts-before":
		return v.counted(t.before)
	}
	before := noun{"account active a window before", "accounts active a window before"}
	if few := before.few(t.before, f.m.measures.MinWhole); few != "" {
		return v.unknown(few)
	}
	if t.again == 0 {
		return v.unknown("no account of the window before bought again: deals do not show who stayed")
	}
	if v.ID == "account-growth" {
		return v.known(t.growth())
	}
	if lack := f.lacks([]deals.Role{deals.RoleAmount}); lack != "" {
		return v.unknown(lack)
	}
	retention := t.retention()
	switch {
	case !f.m.accounts.fits():
		return v.unknown("the amounts are too large to be added up")
	case retention == nil:
		return v.unknown("the accounts of the window before have no won value in it")
	}
	return v.known(retention)
}

// ofSegments are figures of the segments of active accounts.
func (f *figures) ofSegments(v FigureValue, t *accountTotals) FigureValue {
	if lack := f.lacks([]deals.Role{deals.RoleSegment}); lack != "" {
		return v.unknown(lack)
	}
	if v.ID == "accounts-with-segment" {
		v.Rate = fact.Rate{Part: t.segmented, Whole: t.now}
		return f.part(v, noun{"active account", "active accounts"})
	}
	v.Rate = fact.Rate{Part: t.largest, Whole: t.segmented}
	v = f.part(v, noun{"active account with a segment", "active accounts with a segment"})
	if v.ID == "segment-values" && v.Known {
		v.Rate = fact.Rate{}
		return v.counted(t.segments)
	}
	return v
}
