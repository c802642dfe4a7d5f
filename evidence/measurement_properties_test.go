package evidence_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"revops/deals"
	"revops/evidence"
	"revops/framework"
	"revops/internal/samples"
)

// anyMeasured makes deals with something of everything that measures look at, the same ones for a seed.
func anyMeasured(seed uint64, count int) []deals.Deal {
	random := rand.New(rand.NewPCG(seed, 7))
	list := samples.AnyDeals(seed, count)
	one := func(values ...string) string { return values[random.IntN(len(values))] }
	for i := range list {
		d := &list[i]
		d.ID = strconv.Itoa(i)
		d.Channel = one("", "Web", "web", "Other", "Referral", "Trade Show", fmt.Sprint("channel ", random.IntN(9)))
		d.Industry, d.Segment, d.Step = one("", "Retail", "Other", "re tail", "Mining"), one("", "Large", "Small", "large"), one("", "First deal")
		d.Type, d.LossReason = one("", "New", "Renewal", "UPSELL", "Existing Business"), one("", "Price")
		d.Source, d.Medium, d.Campaign = one("", "google"), one("", "cpc"), one("", "spring")
		d.Owner, d.Account = one("", "Admin User", "Ann", "Bob", fmt.Sprint("Rep ", random.IntN(6))), one("", fmt.Sprint("account ", random.IntN(20)))
		d.Activity = deals.Day(20500 + random.IntN(300))
		d.HasProfit, d.Profit = random.IntN(2) == 0, d.Amount/deals.Money(1+random.IntN(4))
		d.HasSalesCost, d.HasMarketingCost, d.HasDeliveryCost = random.IntN(2) == 0, random.IntN(3) == 0, random.IntN(4) == 0
	}
	return list
}

// everyColumn is an import of a file with every column.
func everyColumn() []*deals.Import {
	return []*deals.Import{{Rows: 100, Given: deals.Roles()}}
}

func measurementOf(t *testing.T, measures *framework.Measures, list []deals.Deal) *evidence.Measurement {
	t.Helper()
	m := evidence.NewMeasurement(measures, samples.Day(t, measuredOn))
	m.KeepRows(5)
	for i := range list {
		m.Count(&list[i])
	}
	return m
}

// held are the values of all figures, to be compared.
func held(m *evidence.Measurement) []evidence.FigureValue { return m.Judge(everyColumn())[0].Figures }

// sameFigures compares values, as they are and as they are shown.
func sameFigures(a, b []evidence.FigureValue) string {
	shown := func(values []evidence.FigureValue) []string {
		var all []string
		for _, v := range values {
			all = append(all, v.String())
		}
		return all
	}
	return cmp.Diff(a, b, cmpopts.IgnoreUnexported(evidence.FigureValue{})) + cmp.Diff(shown(a), shown(b))
}

// TestJudge_orderOfRows pins that the order of the rows makes no difference to the measures.
func TestJudge_orderOfRows(t *testing.T) {
	for seed := range uint64(10) {
		list := anyMeasured(seed, 600)
		want := held(measurementOf(t, measuring(3), list))
		shuffled := slices.Clone(list)
		rand.New(rand.NewPCG(seed, 2)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		got := held(measurementOf(t, measuring(3), shuffled))
		for i := range got {
			got[i].Rows, want[i].Rows = nil, nil
		}
		if diff := sameFigures(want, got); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestMeasurement_oneMoreOwner gives owners to deals that have none, one after the other.
func TestMeasurement_oneMoreOwner(t *testing.T) {
	measures := measuring(3)
	active := framework.FigureID("open-active-owner")
	measures.List = []framework.Measure{{
		Element: "deal-ownership", Kind: framework.Direct, Figures: []framework.FigureID{active},
		Rules: []framework.Rule{
			needs(framework.Partial, framework.Condition{Figure: active, Comparison: framework.MoreThan, Limit: 50}),
			needs(framework.Mostly, atLeast(active, 75)),
		},
	}}
	for seed := range uint64(5) {
		list := anyMeasured(seed, 200)
		random := rand.New(rand.NewPCG(seed, 3))
		part, suggested := -1, framework.None
		for i := range list {
			if list[i].Owner != "" && i > 0 {
				continue
			}
			if i > 0 {
				list[i].Owner = fmt.Sprint("Rep ", random.IntN(9))
			}
			s := measurementOf(t, measures, list).Judge(everyColumn())[0]
			if got := s.Figures[0].Rate.Part; got < part || s.Suggested < suggested {
				t.Fatalf("seed %d, deal %d: %s after %d, %s after %s", seed, i, s.Figures[0], part, s.Suggested, suggested)
			}
			part, suggested = s.Figures[0].Rate.Part, s.Suggested
		}
		if suggested == framework.None {
			t.Errorf("seed %d ends with %d", seed, part)
		}
	}
}
