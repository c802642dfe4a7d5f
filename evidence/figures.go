package evidence

import (
	"slices"
	"strings"

	"revops/deals"
	"revops/fact"
	"revops/framework"
)

// figures works figures out of what was counted, each once.
type figures struct {
	m       *Measurement
	imports []*deals.Import
	values  map[framework.FigureID]FigureValue
	// totals are worked out when an account is first asked for.
	totals *accountTotals
}

// value is a figure with what it came to.
func (f *figures) value(id framework.FigureID) FigureValue {
	if found, there := f.values[id]; there {
		return found
	}
	v := FigureValue{}
	if v.Figure, _ = framework.FigureOf(id); v.ID == "" {
		v.Figure = framework.Figure{ID: id, Unit: framework.Share}
	}
	v = f.workOut(v)
	f.values[id] = v
	return v
}

func (f *figures) workOut(v FigureValue) FigureValue {
	switch v.ID {
	case "duplicate-rows":
		return f.duplicates(v)
	case "owner-spread":
		return f.ownerSpread(v)
	case "open-active-owner":
		return f.activeOwner(v)
	case "channel-values", "channel-spellings":
		return f.channels(v)
	case "industry-values":
		return f.industries(v)
	case "dimension-filled":
		return f.dimension(v)
	case "months-won":
		return f.months(v)
	case "profit-alike":
		return f.margins(v)
	case "renewal-deals":
		return f.typed(v, renewals)
	case "upgrade-deals", "upgrade-share":
		return f.typed(v, "upgrade-share")
	}
	if at := f.shareAt(v.ID); at >= 0 {
		return f.share(v, at)
	}
	return f.ofAccounts(v)
}

// shareAt is the place of a share that is a part of a whole, -1 for another figure.
func (f *figures) shareAt(id framework.FigureID) int {
	return slices.IndexFunc(f.m.shares, func(s shareOfDeals) bool { return s.figure == id })
}

// lacks says that no file has a column of a role, one of each list being asked for; "" where they all are there.
func (f *figures) lacks(needs ...[]deals.Role) string {
	for _, either := range needs {
		gives := func(i *deals.Import) bool { return slices.ContainsFunc(either, i.Gives) }
		if len(either) == 0 || slices.ContainsFunc(f.imports, gives) {
			continue
		}
		if slices.ContainsFunc(either, func(r deals.Role) bool {
			return slices.ContainsFunc(f.imports, func(i *deals.Import) bool { return slices.Contains(i.Unfound, r) })
		}) {
			return "most deals did not find their account in the file of accounts"
		}
		var nouns []string
		for _, role := range either {
			if !slices.Contains(nouns, nounOf(role)) {
				nouns = append(nouns, nounOf(role))
			}
		}
		return "no column is " + strings.Join(nouns, " or ")
	}
	return ""
}

// share is a share that is a part of a whole.
func (f *figures) share(v FigureValue, at int) FigureValue {
	s := &f.m.shares[at]
	if lack := f.lacks(s.needs()...); lack != "" {
		return v.unknown(lack)
	}
	v.Rate = f.m.sums[at]
	if f.m.rows != nil {
		v.Rows = f.m.rows[at]
	}
	return f.part(v, s.noun)
}

// part makes a share of its rate.
func (f *figures) part(v FigureValue, of noun) FigureValue {
	if few := of.few(v.Rate.Whole, f.m.measures.MinWhole); few != "" {
		return v.unknown(few)
	}
	return v.known(fact.Ratio(int64(v.Rate.Part), v.Rate.Whole))
}

// typed is a share of deals of a type, or the count of such deals. Types of which none is among the words for renewals,
// upgrades and existing customers are a company's own, and say nothing.
func (f *figures) typed(v FigureValue, share framework.FigureID) FigureValue {
	of := f.share(v, f.shareAt(share))
	switch {
	case !of.Known:
		return v.unknown(of.Missing)
	case f.m.sums[f.shareAt(ofCustomers)].Whole == 0:
		return v.unknown("no type is a word for renewals, upgrades or existing customers")
	case v.Unit == framework.Count:
		return v.counted(of.Rate.Part)
	default:
		return of
	}
}

// dimension is the share of the dimension that is filled best.
func (f *figures) dimension(v FigureValue) FigureValue {
	if lack := f.lacks([]deals.Role{deals.RoleIndustry, deals.RoleType, deals.RoleSegment}, []deals.Role{deals.RoleClosed}); lack != "" {
		return v.unknown(lack)
	}
	found := false
	for _, id := range []framework.FigureID{wonWithIndustry, wonWithType, wonWithSegment} {
		at := f.shareAt(id)
		if f.lacks(f.m.shares[at].needs()...) != "" {
			continue
		}
		if of := f.share(v, at); !found || of.Rate.Part > v.Rate.Part {
			v, found = of, true
		}
	}
	return v
}

// duplicates are the rows that repeat a deal.
func (f *figures) duplicates(v FigureValue) FigureValue {
	if lack := f.lacks([]deals.Role{deals.RoleID}); lack != "" {
		return v.unknown(lack)
	}
	for _, i := range f.imports {
		v.Rate.Whole += i.Rows
		for _, remark := range i.Unusable {
			if remark.Code == "duplicate-id" || remark.Code == "repeated-in-another-file" {
				v.Rate.Part += remark.Count
			}
		}
	}
	return f.part(v, noun{"row", "rows"})
}

// months are those in which a deal was won.
func (f *figures) months(v FigureValue) FigureValue {
	if won := f.value(allWon); !won.Known {
		return v.unknown(won.Missing)
	}
	return v.counted(len(f.m.months))
}

// margins is the share of the most frequent margin.
func (f *figures) margins(v FigureValue) FigureValue {
	if lack := f.lacks([]deals.Role{deals.RoleProfit}, []deals.Role{deals.RoleAmount}, []deals.Role{deals.RoleClosed}); lack != "" {
		return v.unknown(lack)
	}
	v.Rate = f.m.margins.alike()
	return f.part(v, dealsThat("won ", " with profit and amount"))
}
