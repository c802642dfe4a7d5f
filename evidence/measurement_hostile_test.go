package evidence_test

import (
	"fmt"
	"runtime"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/deals"
	"revops/evidence"
	"revops/framework"
	"revops/internal/samples"
)

// TestMeasurement_boundedMemory counts deals that have no value in common but the account.
func TestMeasurement_boundedMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("looks at memory, which the race detector changes")
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	m := evidence.NewMeasurement(measuring(20), samples.Day(t, measuredOn))
	m.KeepRows(5)
	const rows, bound = 300_000, 24 << 20
	for i := range rows {
		d := deals.Deal{
			Row: i, State: deals.Won, Created: samples.Day(t, "2026-02-01"), Closed: samples.Day(t, "2026-03-01"), HasAmount: true, Amount: 1_000_000, HasProfit: true,
			Profit: deals.Money(i), Account: "A", Segment: fmt.Sprint("segment ", i), ID: strconv.Itoa(i), Owner: fmt.Sprint("Rep ", i),
			Channel: fmt.Sprint("channel ", i), Industry: fmt.Sprint("industry ", i), Type: fmt.Sprint("type ", i),
		}
		if i%2 == 0 {
			d.State = deals.Open
		}
		m.Count(&d)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if grown := after.HeapAlloc - min(before.HeapAlloc, after.HeapAlloc); grown > bound {
		t.Errorf("%d MiB", grown>>20)
	}
	got := written(m.Judge(everyColumn()))
	for id, want := range map[framework.FigureID]string{
		"channel-values":    "more than 4096",
		"channel-spellings": "not known: more than 4096 lead sources",
		"industry-values":   "more than 4096",
		"open-owned":        "100.0% (150000 of 150000)",
		"open-active-owner": "not known: more than 65536 owners",
		"owner-spread":      "not known: more than 65536 owners",
		"channel-named":     "100.0% (300000 of 300000)",
		"profit-alike":      "0.3% (500 of 150000)",
		"segment-values":    "not known: sample too small (1 active account with a segment, minimum 20)",
	} {
		if got[id] != want {
			t.Errorf("%s: %s", id, got[id])
		}
	}
}

// TestJudge_manyValues pins that a number of values above the bound is compared as more than the bound.
func TestJudge_manyValues(t *testing.T) {
	measures := measuring(1)
	condition := func(comparison framework.Comparison, limit int) framework.Measure {
		return framework.Measure{Kind: framework.Readiness, Ready: []framework.Condition{{Figure: "channel-values", Comparison: comparison, Limit: limit}}}
	}
	measures.List = []framework.Measure{
		condition(framework.AtMost, 8), condition(framework.MoreThan, 8), condition(framework.AtLeast, 4096), condition(framework.AtMost, 4097),
	}
	first := evidence.NewMeasurement(measures, samples.Day(t, measuredOn))
	for i := range 4096 {
		d := deals.Deal{State: deals.Open, Created: samples.Day(t, "2026-02-01"), Channel: fmt.Sprint("channel ", i)}
		first.Count(&d)
	}
	ready := func(m *evidence.Measurement) (all []string) {
		for i, s := range m.Judge(everyColumn()) {
			all = append(all, fmt.Sprint(i, s.Ready, " ", s.Why))
		}
		return all
	}
	if diff := cmp.Diff([]string{"0 false ", "1 true ", "2 true ", "3 true "}, ready(first)); diff != "" {
		t.Errorf("4096 values: %s", diff)
	}
	d := deals.Deal{State: deals.Open, Created: samples.Day(t, "2026-02-01"), Channel: "another"}
	first.Count(&d)
	want := []string{"0 false ", "1 true ", "2 true ", "3 false lead sources in use: more than 4096"}
	if diff := cmp.Diff(want, ready(first)); diff != "" {
		t.Errorf("4097 values: %s", diff)
	}
}

// TestMeasurement_hugeMargins: three deals with a profit of several times the amount, and two of 10 %.
func TestMeasurement_hugeMargins(t *testing.T) {
	hold(t, measuring(1), `stage,close date,amount,profit
won,2026-02-01,10,100
won,2026-02-01,10,101
won,2026-02-01,10,102
won,2026-02-01,10,1
won,2026-02-02,10,1
`, map[framework.FigureID]string{"profit-alike": "40.0% (2 of 5)"})
}
