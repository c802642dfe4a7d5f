package fact_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/deals"
	"revops/fact"
	"revops/internal/samples"
)

func tallyOf(q fact.Question, list []deals.Deal) *fact.Tally {
	tally := fact.NewTally(q)
	for i := range list {
		tally.Count(&list[i])
	}
	return tally
}

func mustFact(t *testing.T, tally *fact.Tally) *fact.Fact {
	t.Helper()
	fact, err := tally.Fact()
	if err != nil {
		t.Fatal(err)
	}
	return fact
}

// questions are the kinds of questions, with and without limits.
func questions(t *testing.T) []fact.Question {
	t.Helper()
	q := question(t)
	limited := q
	limited.Since, limited.Until = samples.Day(t, "2023-02-10"), samples.Day(t, "2025-07-20")
	limited.Period, limited.Base = fact.ByMonth, fact.BaseClosed
	return []fact.Question{q, limited}
}

// TestTally_orderOfRows pins that the order of the rows does not matter.
func TestTally_orderOfRows(t *testing.T) {
	for _, q := range questions(t) {
		for seed := range uint64(10) {
			list := samples.AnyDeals(seed, 500)
			want := mustFact(t, tallyOf(q, list))
			shuffled := slices.Clone(list)
			rand.New(rand.NewPCG(seed, 2)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			if diff := cmp.Diff(want, mustFact(t, tallyOf(q, shuffled))); diff != "" {
				t.Fatal(diff)
			}
		}
	}
}

// TestTally_partsAddUp holds where everything has a date, as only then everything is in a period.
func TestTally_partsAddUp(t *testing.T) {
	type sums struct {
		Flow, Won, Lost, Timed int
		WonValue               deals.Money
	}
	of := func(f *fact.Factors) sums { return sums{f.Flow, f.Won, f.Lost, f.TimeToClose.N, f.WonValue} }
	add := func(all *sums, f *fact.Factors) {
		all.Flow += f.Flow
		all.Won += f.Won
		all.Lost += f.Lost
		all.Timed += f.TimeToClose.N
		all.WonValue += f.WonValue
	}
	for _, q := range questions(t) {
		list := slices.DeleteFunc(samples.AnyDeals(1, 1000), func(d deals.Deal) bool {
			return d.Entered() == deals.NoDay || d.Closed == deals.NoDay
		})
		fact := mustFact(t, tallyOf(q, list))
		var periods, parts sums
		open := 0
		for i := range fact.Periods {
			add(&periods, &fact.Periods[i].Factors)
		}
		for i := range fact.Parts {
			add(&parts, &fact.Parts[i].Factors)
			open += fact.Parts[i].Open.Deals
		}
		if diff := cmp.Diff(of(&fact.Overall), periods); diff != "" {
			t.Errorf("periods: %s", diff)
		}
		if diff := cmp.Diff(of(&fact.Overall), parts); diff != "" || open != fact.Open.Deals {
			t.Errorf("parts: %s, %d open of %d", diff, open, fact.Open.Deals)
		}
	}
}

// TestTally_gainsAddUp pins that the gains of the parts add up to the gain.
func TestTally_gainsAddUp(t *testing.T) {
	fact := mustFact(t, tallyOf(question(t), samples.AnyDeals(3, 1000)))
	var gained deals.Money
	for i := range fact.Parts {
		gained += fact.Parts[i].Gained.Money
	}
	if gained != fact.Change.Gained || gained == 0 {
		t.Errorf("%d of %d", gained, fact.Change.Gained)
	}
}

// TestTally_otherValues: ten values hold half of the deals, and a hundred thousand the rest.
func TestTally_otherValues(t *testing.T) {
	const many, large = 100_000, 10
	tally := fact.NewTally(question(t))
	for i := range many {
		d := deals.Deal{State: deals.Won, Amount: 100, HasAmount: true, Channel: fmt.Sprint("rare ", i)}
		tally.Count(&d)
		d.Channel = fmt.Sprint("large ", i%large)
		tally.Count(&d)
	}
	fact := mustFact(t, tally)
	if len(fact.Parts) > 4097 {
		t.Errorf("%d parts", len(fact.Parts))
	}
	flow := 0
	for i, p := range fact.Parts {
		flow += p.Flow
		if i < large && (p.Flow != many/large || p.Value[:5] != "large") {
			t.Errorf("%s has %d", p.Value, p.Flow)
		}
		if p.Others != (i == len(fact.Parts)-1) {
			t.Errorf("others at %d", i)
		}
	}
	if flow != 2*many {
		t.Errorf("%d deals in parts", flow)
	}
}

// TestAnonymize_order pins that numbers take the place of names in the order of the parts.
func TestAnonymize_order(t *testing.T) {
	fact := factOf(t, question(t), history())
	fact.Anonymize()
	var got []string
	for _, p := range fact.Parts {
		got = append(got, p.Value)
	}
	if diff := cmp.Diff([]string{"1", "2", ""}, got); diff != "" {
		t.Error(diff)
	}
}

// TestTally_dealOfEarlierFile pins that a deal of an earlier file is known by its ID.
func TestTally_dealOfEarlierFile(t *testing.T) {
	var seen deals.Seen
	for _, test := range []struct {
		id   string
		want bool
	}{{"1", true}, {"2", true}, {"1", false}, {"", true}, {"", true}} {
		if got := seen.First(&deals.Deal{ID: test.id}); got != test.want {
			t.Errorf("%q: %v", test.id, got)
		}
	}
}

// TestSecret_columns pins that columns with names of deals and accounts are secret.
func TestSecret_columns(t *testing.T) {
	for header, want := range map[string]bool{
		"Deal Name": true, " opportunity_name": true, "Account Name": true, "Record ID": true, "dealname": true,
		"Channel": false, "Deal owner": false, "Product": false, "": false,
	} {
		if deals.Secret(header) != want {
			t.Errorf("%q: %v", header, !want)
		}
	}
}
