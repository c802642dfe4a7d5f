package evidence

import (
	"bytes"
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"revops/deals"
	"revops/fact"
	"revops/framework"
	"revops/internal/dealgen"
	"revops/internal/diag"
)

// written is a generated export with what is true of it and how it was read.
type written struct {
	truth *truth
	read  *deals.Import
	fact  *fact.Fact
	shown []Shown
}

// write writes an export and reads it for the factors by channel and for every figure.
func write(t *testing.T, options dealgen.Options) written {
	t.Helper()
	options.AsOf = int(asOf())
	var file bytes.Buffer
	truth := newTruth(options.AsOf, options.Has)
	if err := dealgen.Write(&file, options, truth.row); err != nil {
		t.Fatal(err)
	}
	truth.Figures.close(truth)
	reading := deals.Options{AsOf: asOf()}
	if options.Costs && options.Shape == dealgen.Salesforce {
		var err error
		reading.Map, err = deals.ParseMap(diag.Source{Name: "map.yaml", Data: []byte("schema: revops/map/v1\ncurrency: EUR\n")})
		if err != nil {
			t.Fatal(err)
		}
	}
	tally := fact.NewTally(fact.Question{AsOf: asOf(), Period: fact.ByQuarter, Base: fact.BaseWon, Dimension: deals.Dimension{Role: deals.RoleChannel}})
	measurement := NewMeasurement(everyFigure(), asOf())
	read, err := deals.Read(&file, "deals.csv", reading, func(d *deals.Deal) {
		tally.Count(d)
		measurement.Count(d)
	})
	if err != nil {
		t.Fatal(err)
	}
	fact, err := tally.Fact()
	if err != nil {
		t.Fatal(err)
	}
	return written{truth, read, fact, measurement.Judge([]*deals.Import{read})}
}

// exports are of both shapes, with and without what not every export has.
func exports() []dealgen.Options {
	var all []dealgen.Options
	for seed := range uint64(2) {
		for _, shape := range []dealgen.Shape{dealgen.HubSpot, dealgen.Salesforce} {
			all = append(all,
				dealgen.Options{Shape: shape, Seed: seed, Rows: 4000, FaultEvery: 5, Costs: true},
				dealgen.Options{Shape: shape, Seed: seed, Rows: 4000, FaultEvery: 20, Narrow: true})
		}
	}
	return append(all,
		dealgen.Options{Seed: 9, Rows: 20_000, FaultEvery: 100}, // more than one chunk
		dealgen.Options{Seed: 10, Rows: 4000, FaultEvery: 1},
	)
}

// Every fault of a generated file is found, in its rows.
func TestGenerated_faults(t *testing.T) {
	for _, options := range exports() {
		w := write(t, options)
		type remarkSeen struct {
			Count int
			First []int
		}
		got, want := map[string]remarkSeen{}, map[string]remarkSeen{}
		for _, r := range slices.Concat(w.read.Unusable, w.read.Notes) {
			got[r.Code] = remarkSeen{r.Count, r.First}
		}
		for code, r := range w.truth.Remarks {
			want[code] = remarkSeen{r.Count, r.First}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("%+v: %s", options, diff)
		}
		stages := map[string]int{}
		for _, s := range w.read.Stages {
			stages[s.Value] += s.Rows
		}
		if diff := gocmp.Diff(w.truth.Stages, stages); diff != "" || w.read.Rows != w.truth.Rows || w.read.Deals != w.truth.Deals {
			t.Errorf("%+v: %d rows, %d deals, want %d, %d\n%s", options, w.read.Rows, w.read.Deals, w.truth.Rows, w.truth.Deals, diff)
		}
		if options.FaultEvery == 5 && len(want) < 15 {
			t.Errorf("%+v: only %d kinds of faults", options, len(want))
		}
	}
}

// sumsOf gives factors as the truth has them.
func sumsOf(f *fact.Factors) string {
	return fmt.Sprintf("flow %d, won %d, priced %d, lost %d, worth %d, average %d, new value %d, days %d and %d of %d", f.Flow, f.Won,
		f.Priced, f.Lost, f.WonValue, f.AverageSale.Money, f.NewValue.Money, f.TimeToClose.Mean, f.TimeToClose.Median, f.TimeToClose.N)
}

func truthOf(s *trueSums) string {
	average, _ := s.AverageSale()
	newValue, _ := s.NewValue()
	return fmt.Sprintf("flow %d, won %d, priced %d, lost %d, worth %d, average %d, new value %d, days %d and %d of %d", s.Flow, s.Won,
		s.Priced, s.Lost, s.WonValue, average, newValue, s.Mean(), s.Median(), s.Timed())
}

func stockOf(openDeals, overdue fact.Stock) string {
	return fmt.Sprint(openDeals.Deals, openDeals.Priced, openDeals.Value, overdue.Deals, overdue.Value)
}

func trueStock(s *trueSums) string {
	return fmt.Sprint(s.Open, s.OpenPriced, s.OpenValue, s.Overdue, s.OverdueValue)
}

// The factors of a generated file are the true ones.
func TestGenerated_factors(t *testing.T) {
	for _, options := range exports() {
		w := write(t, options)
		same := func(what, got, want string) {
			if got != want {
				t.Errorf("%+v: %s: %s, want %s", options, what, got, want)
			}
		}
		same("all", sumsOf(&w.fact.Overall), truthOf(&w.truth.All))
		same("stock", stockOf(w.fact.Open, w.fact.Overdue), trueStock(&w.truth.All))
		same("left out", fmt.Sprint(w.fact.Later, w.fact.Undated), fmt.Sprint(w.truth.Later, w.truth.Undated))
		for i := range w.fact.Periods {
			p := &w.fact.Periods[i]
			same(p.Name, sumsOf(&p.Factors), truthOf(cmp.Or(w.truth.Quarters[p.Name], &trueSums{})))
			delete(w.truth.Quarters, p.Name)
		}
		for i := range w.fact.Parts {
			p := &w.fact.Parts[i]
			same(p.Value, sumsOf(&p.Factors), truthOf(cmp.Or(w.truth.Channels[p.Value], &trueSums{})))
			same(p.Value, stockOf(p.Open, p.Overdue), trueStock(cmp.Or(w.truth.Channels[p.Value], &trueSums{})))
			delete(w.truth.Channels, p.Value)
		}
		if len(w.truth.Quarters)+len(w.truth.Channels) > 0 {
			t.Errorf("%+v: without %v and %v", options, w.truth.Quarters, w.truth.Channels)
		}
	}
}

// The figures of a generated file are the true ones.
func TestGenerated_figures(t *testing.T) {
	for _, options := range exports() {
		w := write(t, options)
		truth := w.truth.Figures
		told := 0
		for _, v := range w.shown[0].Figures {
			id, want := string(v.ID), ""
			whole, isShare := truth.Shares[id]
			number, isCount := truth.Counts[id]
			switch fraction := quotients(truth)[id]; {
			case isShare:
				want = fmt.Sprintf("%d of %d", whole.Part, whole.Whole)
			case isCount:
				want = strconv.Itoa(number)
			case fraction[1] != 0:
				want = fact.ShareOf(big.NewRat(fraction[0], fraction[1])).String()
			}
			got := ""
			switch {
			case !v.Known:
			case v.Rate.Known():
				got = fmt.Sprintf("%d of %d", v.Rate.Part, v.Rate.Whole)
			case v.Unit == framework.Count:
				got = strconv.Itoa(v.Count)
			default:
				got = v.Share().String()
			}
			if got != want {
				t.Errorf("%+v: %s is %q (%s), want %q", options, id, got, v, want)
			}
			if v.Known {
				told++
			}
		}
		if options.Costs && told < 30 {
			t.Errorf("%+v: only %d figures are known", options, told)
		}
	}
}

// quotients are the figures that are not part of a whole.
func quotients(truth *trueFigures) map[string][2]int64 {
	base := [2]int64{truth.Retention[0] - truth.Retention[1], truth.Retention[1]}
	if base[1] != 0 && float64(base[0])/float64(base[1]) < float64(truth.Growth[0])/float64(truth.Growth[1]) {
		base = truth.Growth
	}
	return map[string][2]int64{"owner-spread": truth.Spread, "account-growth": truth.Growth, "net-retention": truth.Retention, "base-growth": base}
}
