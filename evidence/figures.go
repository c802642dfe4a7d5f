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
	totals  accountTotals
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

// workOut works out a figure by what is said of it here, else as the share of a set.
func (f *figures) workOut(v FigureValue) FigureValue {
	var needs [][]deals.Role
	var work func(FigureValue) FigureValue
	switch v.ID {
	case "duplicate-rows":
		needs, work = each(deals.RoleID), f.duplicates
	case "owner-spread":
		needs, work = each(deals.RoleOwner, deals.RoleClosed), f.ownerSpread
	case "open-active-owner":
		days := either(deals.RoleCreated, deals.RoleQualified, deals.RoleClosed, deals.RoleActivity)
		needs, work = append(each(deals.RoleOwner), days...), f.activeOwner
	case "channel-values", "channel-spellings":
		work = f.channels
	case "industry-values":
		work = f.industries
	case "dimension-filled":
		needs, work = append(either(deals.RoleIndustry, deals.RoleType, deals.RoleSegment), each(deals.RoleClosed)...), f.dimension
	case "months-won":
		work = f.months
	case "profit-alike":
		needs, work = each(deals.RoleProfit, deals.RoleAmount, deals.RoleClosed), f.margins
	case "renewal-deals", "upgrade-deals", "upgrade-share":
		work = f.ofType
	default:
		if _, share := f.m.share(v.ID); share != nil {
			return f.share(v, v.ID)
		}
		needs, work = f.ofAccounts(v.ID)
	}
	if missing := f.missing(needs...); missing != "" {
		return v.unknown(missing)
	}
	return work(v)
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
	v.Rows = s.rows
	return f.part(v, s.part, of.whole, of.noun)
}

// part makes a value the share that a part has of a whole.
func (f *figures) part(v FigureValue, part, whole int, of noun) FigureValue {
	v.Rate = fact.Rate{Part: part, Whole: whole}
	if few := of.few(whole, f.m.measures.MinWhole); few != "" {
		return v.unknown(few)
	}
	return v.known(fact.Ratio(int64(part), whole))
}

// ofType is a share of deals of a type, or the count of such deals. Types of which none is among the words for renewals,
// upgrades and existing customers are a company's own, and say nothing.
func (f *figures) ofType(v FigureValue) FigureValue {
	share := framework.FigureID("upgrade-share")
	if v.ID == "renewal-deals" {
		share = renewals
	}
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
	part, whole := 0, 0
	for _, i := range f.imports {
		whole += i.Rows
		for _, remark := range i.Unusable {
			if remark.Code == "duplicate-id" || remark.Code == "repeated-in-another-file" {
				part += remark.Count
			}
		}
	}
	return f.part(v, part, whole, noun{"row", "rows"})
}

// months are those in which a deal was won.
func (f *figures) months(v FigureValue) FigureValue {
	if won := f.value(allWon); !won.Known {
		return v.unknown(won.Missing)
	}
	return v.withCount(len(f.m.months))
}

// margins is the share of the most frequent margin up to maxMargin.
func (f *figures) margins(v FigureValue) FigureValue {
	most, all := 0, 0
	for margin, deals := range f.m.margins {
		all += deals
		if margin <= maxMargin {
			most = max(most, deals)
		}
	}
	return f.part(v, most, all, dealsThat("won ", " with profit and amount"))
}
