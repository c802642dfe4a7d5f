package evidence

import (
	"cmp"
	"fmt"
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
	if known, worked := f.values[id]; worked {
		return known
	}
	v := FigureValue{}
	if v.Figure, _ = framework.FigureOf(id); v.ID == "" {
		v.Figure = framework.Figure{ID: id, Unit: framework.Share}
	}
	v = f.unlessStale(f.workOut(v))
	f.values[id] = v
	return v
}

// unlessStale leaves out a figure of recent activity where the export is of an earlier day.
func (f *figures) unlessStale(v FigureValue) FigureValue {
	last, stale := deals.Stale(f.imports, f.m.asOf)
	if stale && v.Known && (v.ID == "open-active" || v.ID == "open-current" || v.ID == "open-active-owner") {
		return v.unknown(fmt.Sprintf("no activity in the file after %s: use --as-of %s if it was exported then", last, last))
	}
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
		v, _ = f.different(v, "industry-named", &f.m.industries, dealsThat("open and won ", " with an industry"))
		return v
	case "dimension-filled":
		return f.dimension(v)
	case "months-won":
		return f.months(v)
	case "profit-alike":
		return f.margins(v)
	case "renewal-deals":
		return f.ofType(v, renewals)
	case "upgrade-deals", "upgrade-share":
		return f.ofType(v, "upgrade-share")
	}
	if _, share := f.m.share(v.ID); share != nil {
		return f.share(v, v.ID)
	}
	return f.ofAccounts(v)
}

// missing says that no file has a column of a role, one of each list being asked for; "" where they all are there.
func (f *figures) missing(needs ...[]deals.Role) string {
	for _, either := range needs {
		gives := func(i *deals.Import) bool { return slices.ContainsFunc(either, i.Gives) }
		if len(either) == 0 || slices.ContainsFunc(f.imports, gives) {
			continue
		}
		if slices.ContainsFunc(either, func(r deals.Role) bool {
			return slices.ContainsFunc(f.imports, func(i *deals.Import) bool { return slices.Contains(i.Unfound, r) })
		}) {
			return "most deals have no match in the accounts file"
		}
		var nouns []string
		for _, role := range either {
			nouns = append(nouns, role.Noun())
		}
		if last := len(nouns) - 1; last > 0 {
			return fmt.Sprintf("no %s or %s field found", strings.Join(nouns[:last], ", "), nouns[last])
		}
		return nouns[0] + " field not found"
	}
	return ""
}

// share gives a value the share of deals with an id.
func (f *figures) share(v FigureValue, id framework.FigureID) FigureValue {
	of, s := f.m.share(id)
	if missing := cmp.Or(f.missing(of.needs...), f.missing(s.needs...)); missing != "" {
		return v.unknown(missing)
	}
	v.Rate, v.Rows = fact.Rate{Part: s.part, Whole: of.whole}, s.rows
	return f.part(v, of.noun)
}

// part makes a share of its rate.
func (f *figures) part(v FigureValue, of noun) FigureValue {
	if few := of.few(v.Rate.Whole, f.m.measures.MinWhole); few != "" {
		return v.unknown(few)
	}
	return v.known(fact.Ratio(int64(v.Rate.Part), v.Rate.Whole))
}

// ofType is a share of deals of a type, or the count of such deals. Types of which none is among the words for renewals,
// upgrades and existing customers are a company's own, and say nothing.
func (f *figures) ofType(v FigureValue, share framework.FigureID) FigureValue {
	of := f.share(v, share)
	customers, _ := f.m.share(ofCustomers)
	switch {
	case !of.Known:
		return v.unknown(of.Missing)
	case customers.whole == 0:
		return v.unknown("no deal type names renewals, upgrades or existing customers")
	case v.Unit == framework.Count:
		return v.withCount(of.Rate.Part)
	default:
		return of
	}
}

// dimension is the share of the dimension that is filled best.
func (f *figures) dimension(v FigureValue) FigureValue {
	if missing := f.missing([]deals.Role{deals.RoleIndustry, deals.RoleType, deals.RoleSegment}, []deals.Role{deals.RoleClosed}); missing != "" {
		return v.unknown(missing)
	}
	var best *FigureValue
	for _, id := range []framework.FigureID{wonWithIndustry, wonWithType, wonWithSegment} {
		if _, share := f.m.share(id); f.missing(share.needs...) != "" {
			continue
		}
		if of := f.share(v, id); best == nil || of.Rate.Part > best.Rate.Part {
			best = &of
		}
	}
	return *best
}

// duplicates are the duplicate rows.
func (f *figures) duplicates(v FigureValue) FigureValue {
	if missing := f.missing([]deals.Role{deals.RoleID}); missing != "" {
		return v.unknown(missing)
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
	return v.withCount(len(f.m.months))
}

// margins is the share of the most frequent margin.
func (f *figures) margins(v FigureValue) FigureValue {
	if missing := f.missing([]deals.Role{deals.RoleProfit}, []deals.Role{deals.RoleAmount}, []deals.Role{deals.RoleClosed}); missing != "" {
		return v.unknown(missing)
	}
	v.Rate = marginsAlike(f.m.margins)
	return f.part(v, dealsThat("won ", " with profit and amount"))
}
