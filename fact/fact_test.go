package fact_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/deals"
	"revops/fact"
	"revops/internal/samples"
)

// on reads a date, "" for none.
// row is a deal in short: state, amount (-1 for none), created, closed, channel.
type row struct {
	state           deals.State
	amount          int
	created, closed string
	channel         string
}

func (r row) deal(t *testing.T) *deals.Deal {
	t.Helper()
	return &deals.Deal{
		State: r.state, Amount: deals.Money(max(r.amount, 0) * 100), HasAmount: r.amount >= 0,
		Created: samples.Day(t, r.created), Closed: samples.Day(t, r.closed), Channel: r.channel,
	}
}

// history is counted by hand below. The as-of day is 2026-08-15.
func history() []row {
	return []row{
		{deals.Won, 1000, "2026-01-10", "2026-02-09", "Inbound"},  // Q1: 30 days
		{deals.Lost, 500, "2026-01-20", "2026-03-01", "Inbound"},  // Q1: 40 days
		{deals.Won, 2000, "2026-02-01", "2026-04-02", "Outbound"}, // in Q1, won in Q2: 60 days
		{deals.Won, -1, "2026-04-05", "2026-05-05", "Inbound"},    // Q2: 30 days, no amount
		{deals.Won, 4001, "2026-05-10", "2026-05-01", "Outbound"}, // Q2: closed before it was created
		{deals.Lost, 100, "2026-05-20", "2026-06-19", "Outbound"}, // Q2: 30 days
		{deals.Lost, 100, "2026-06-01", "", "Inbound"},            // Q2, lost in no period
		{deals.Open, 700, "2026-06-30", "2026-08-14", "Inbound"},  // Q2: overdue by a day
		{deals.Open, 300, "2026-08-01", "2026-08-15", "Outbound"}, // Q3: due on the day itself
		{deals.Won, 900, "2026-07-01", "2026-08-16", ""},          // Q3: won tomorrow, so open
		{deals.Open, -1, "", "", ""},                              // no date, no amount
		{deals.Won, 9999, "2026-08-16", "2026-08-20", "Inbound"},  // enters tomorrow: not there
	}
}

func question(t *testing.T) fact.Question {
	t.Helper()
	return fact.Question{
		AsOf: samples.Day(t, "2026-08-15"), Period: fact.ByQuarter, Base: fact.BaseWon,
		Dimension: deals.Dimension{Role: deals.RoleChannel},
	}
}

func factOf(t *testing.T, q fact.Question, rows []row) *fact.Fact {
	t.Helper()
	tally := fact.NewTally(q)
	for _, r := range rows {
		tally.Count(r.deal(t))
	}
	fact, err := tally.Fact()
	if err != nil {
		t.Fatal(err)
	}
	return fact
}

func known(cents int) fact.Value {
	return fact.Value{Money: deals.Money(cents), Known: true}
}

func same(of10000 int) fact.Share {
	return fact.Share{Of10000: int64(of10000), Known: true}
}

// TestTally_byHand: 11 deals entered by the as-of day. Won: 1000, 2000, none, 4001. Three of the four
// have an amount: 7001 / 3 = 2333.67. Closed: 4 won, 3 lost; 4/7 = 57.14 %. Time to close of 30, 60 and 30 days: mean 40,
// median 30. New value: 11 × 7001/3 × 4/7 = 14668.76.
func TestTally_byHand(t *testing.T) {
	f := factOf(t, question(t), history())
	want := fact.Factors{
		Flow: 11, Won: 4, Lost: 3, AverageSale: known(233367), Priced: 3, Conversion: fact.Rate{Part: 4, Whole: 7},
		TimeToClose: fact.Duration{Mean: 400, Median: 300, N: 3}, NewValue: known(1466876), WonValue: 700100,
	}
	if diff := cmp.Diff(want, f.Overall); diff != "" {
		t.Errorf("overall: %s", diff)
	}
	if diff := cmp.Diff(fact.Stock{Deals: 4, Priced: 3, Value: 190000}, f.Open); diff != "" {
		t.Errorf("open: %s", diff)
	}
	if diff := cmp.Diff(fact.Stock{Deals: 1, Priced: 1, Value: 70000}, f.Overdue); diff != "" {
		t.Errorf("overdue: %s", diff)
	}
	if got := [3]int{f.Later, f.Undated, f.Old}; got != [3]int{1, 2, 0} {
		t.Errorf("left out: %v", got)
	}
}

// TestFact_periods pins that the flow belongs to the period of the entry, and the other factors to that of the close.
func TestFact_periods(t *testing.T) {
	f := factOf(t, question(t), history())
	want := []fact.PeriodFactors{
		{
			Name: "2026-Q1", First: samples.Day(t, "2026-01-01"), Last: samples.Day(t, "2026-03-31"), Full: true, Factors: fact.Factors{
				Flow: 3, Won: 1, Lost: 1, AverageSale: known(100000), Priced: 1, Conversion: fact.Rate{Part: 1, Whole: 2},
				TimeToClose: fact.Duration{Mean: 300, Median: 300, N: 1}, NewValue: known(150000), WonValue: 100000,
			},
		},
		{
			// 5 × 6001/2 × 3/4 = 11251.875
			Name: "2026-Q2", First: samples.Day(t, "2026-04-01"), Last: samples.Day(t, "2026-06-30"), Full: true, Factors: fact.Factors{
				Flow: 5, Won: 3, Lost: 1, AverageSale: known(300050), Priced: 2, Conversion: fact.Rate{Part: 3, Whole: 4},
				TimeToClose: fact.Duration{Mean: 450, Median: 450, N: 2}, NewValue: known(1125188), WonValue: 600100,
			},
		},
		{
			Name: "2026-Q3", First: samples.Day(t, "2026-07-01"), Last: samples.Day(t, "2026-09-30"), Factors: fact.Factors{Flow: 2},
		},
	}
	if diff := cmp.Diff(want, f.Periods); diff != "" {
		t.Error(diff)
	}
	growth := &fact.Growth{
		From: "2026-Q1", To: "2026-Q2",
		Flow: same(6667), AverageSale: same(20005), Conversion: same(5000), TimeToClose: same(5000),
		NewValue: same(65013), WonValue: same(50010), Gained: 500100,
	}
	if diff := cmp.Diff(growth, f.Change); diff != "" {
		t.Error(diff)
	}
}

// TestFact_contributions pins that parts contribute to the won value and to its change. From Q1 to Q2 Inbound went from 1000
// to 0 and Outbound from 0 to 6001, all from 1000 to 6001: -1000/5001 and 6001/5001.
func TestFact_contributions(t *testing.T) {
	type part struct {
		Value              string
		Flow, Won, Lost    int
		Open               int
		WonValue           deals.Money
		OfWonValue, Change fact.Share
		Gained             fact.Value
	}
	var got []part
	for _, p := range factOf(t, question(t), history()).Parts {
		got = append(got, part{p.Value, p.Flow, p.Won, p.Lost, p.Open.Deals, p.WonValue, p.OfWonValue, p.OfChange, p.Gained})
	}
	want := []part{
		{"Outbound", 4, 2, 1, 1, 600100, same(8572), same(12000), known(600100)},
		{"Inbound", 5, 2, 2, 1, 100000, same(1428), same(-2000), known(-100000)},
		{"", 2, 0, 0, 2, 0, same(0), same(0), known(0)},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestFact_baseClosed pins that the time to close is that of won deals, or of all that closed where the question asks for it.
func TestFact_baseClosed(t *testing.T) {
	q := question(t)
	q.Base = fact.BaseClosed
	want := fact.Duration{Mean: 380, Median: 300, N: 5} // 30, 40, 60, 30, 30
	if got := factOf(t, q, history()).Overall.TimeToClose; got != want {
		t.Errorf("got %+v", got)
	}
}

// TestFact_median pins that the median of an even number of deals is between the two in the middle.
func TestFact_median(t *testing.T) {
	for _, test := range []struct {
		closed []string
		want   fact.Duration
	}{
		{[]string{"2026-01-04"}, fact.Duration{Mean: 30, Median: 30, N: 1}},
		{[]string{"2026-01-04", "2026-01-09"}, fact.Duration{Mean: 55, Median: 55, N: 2}},
		{[]string{"2026-01-04", "2026-01-04", "2026-01-09"}, fact.Duration{Mean: 47, Median: 30, N: 3}},
		{[]string{"2026-01-01", "2026-01-02", "2026-01-09", "2026-01-31"}, fact.Duration{Mean: 98, Median: 45, N: 4}},
		{[]string{"2026-01-01", "2026-01-01"}, fact.Duration{N: 2}},
	} {
		var rows []row
		for _, closed := range test.closed {
			rows = append(rows, row{deals.Won, 1, "2026-01-01", closed, ""})
		}
		if got := factOf(t, question(t), rows).Overall.TimeToClose; got != test.want {
			t.Errorf("%v: got %+v, want %+v", test.closed, got, test.want)
		}
	}
}

// TestFact_sinceAndUntil pins that since and until cut entries and closes, each by its own date.
func TestFact_sinceAndUntil(t *testing.T) {
	q := question(t)
	q.Since, q.Until = samples.Day(t, "2026-02-01"), samples.Day(t, "2026-05-05")
	f := factOf(t, q, history())
	want := fact.Factors{
		Flow: 2, Won: 4, Lost: 1, AverageSale: known(233367), Priced: 3, Conversion: fact.Rate{Part: 4, Whole: 5},
		TimeToClose: fact.Duration{Mean: 400, Median: 300, N: 3}, NewValue: known(373387), WonValue: 700100,
	}
	if diff := cmp.Diff(want, f.Overall); diff != "" {
		t.Errorf("overall: %s", diff)
	}
	for _, p := range f.Periods {
		if p.Full {
			t.Errorf("%s counts whole", p.Name)
		}
	}
	if f.Change != nil || f.Undated != 0 || f.Open.Deals != 4 {
		t.Errorf("change %v, undated %d, open %d: want none, none and all four", f.Change, f.Undated, f.Open.Deals)
	}
}

// TestTally_months pins that months are those of the calendar.
func TestTally_months(t *testing.T) {
	q := question(t)
	q.Period, q.AsOf = fact.ByMonth, samples.Day(t, "2027-01-31")
	f := factOf(t, q, []row{{deals.Won, 1, "2026-11-30", "2027-01-31", ""}})
	var got []string
	for _, p := range f.Periods {
		got = append(got, fmt.Sprint(p.Name, " ", p.First, " ", p.Last, " ", p.Full, " ", p.Flow, p.Won))
	}
	want := []string{
		"2026-11 2026-11-01 2026-11-30 true 1 0", "2026-12 2026-12-01 2026-12-31 true 0 0", "2027-01 2027-01-01 2027-01-31 true 0 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if f.Change == nil || f.Change.From != "2026-12" || f.Change.WonValue.Known {
		t.Errorf("from nothing there is no growth: %+v", f.Change)
	}
}

// TestTally_tooFarBack pins that a deal too far back is in no period.
func TestTally_tooFarBack(t *testing.T) {
	q := question(t)
	q.Period = fact.ByMonth
	f := factOf(t, q, []row{{deals.Won, 1, "1990-01-01", "2006-08-31", ""}, {deals.Won, 1, "2006-09-01", "2006-09-30", ""}})
	if len(f.Periods) != fact.MaxPeriods || f.Periods[0].Name != "2006-09" || f.Old != 2 || f.Overall.Won != 2 {
		t.Errorf("%d periods from %s, %d old, %d won", len(f.Periods), f.Periods[0].Name, f.Old, f.Overall.Won)
	}
}

// TestFact_withoutAmounts pins that without an amount the average sale and the new value are not known.
func TestFact_withoutAmounts(t *testing.T) {
	f := factOf(t, question(t), []row{{deals.Won, -1, "2026-01-01", "2026-01-02", ""}}).Overall
	if f.AverageSale.Known || f.NewValue.Known || f.Won != 1 || !f.Conversion.Known() {
		t.Errorf("got %+v", f)
	}
	f = factOf(t, question(t), nil).Overall
	if f.Conversion.Known() || f.Conversion.Share().Known || f.TimeToClose.N != 0 {
		t.Errorf("of nothing: %+v", f)
	}
}

// TestRate_wilsonInterval: the values are those of Newcombe (1998), table I, method 3: 81/263, 15/148, 0/20, 1/29.
func TestRate_wilsonInterval(t *testing.T) {
	for _, test := range []struct {
		rate      fact.Rate
		low, high int
	}{
		{fact.Rate{Part: 81, Whole: 263}, 2553, 3662},
		{fact.Rate{Part: 15, Whole: 148}, 624, 1605},
		{fact.Rate{Part: 0, Whole: 20}, 0, 1611},
		{fact.Rate{Part: 1, Whole: 29}, 61, 1718},
		{fact.Rate{Part: 20, Whole: 20}, 8389, 10000},
	} {
		low, high := test.rate.Interval()
		if low != same(test.low) || high != same(test.high) {
			t.Errorf("%v: %v to %v", test.rate, low, high)
		}
	}
	if few := (fact.Rate{Whole: 29}); !few.Few() || (fact.Rate{Whole: 30}).Few() || (fact.Rate{}).Few() {
		t.Error("few deals are one to 29")
	}
}

// TestRate_halfUp pins that rates are rounded half up to four decimals.
func TestRate_halfUp(t *testing.T) {
	for rate, want := range map[fact.Rate]string{
		{Part: 1, Whole: 3}: "0.3333", {Part: 2, Whole: 3}: "0.6667", {Part: 1, Whole: 20000}: "0.0001", {Part: 1, Whole: 1}: "1.0000", {}: "",
	} {
		if got := rate.Share().String(); got != want {
			t.Errorf("%v: %s", rate, got)
		}
	}
}

// TestTally_hugeAmounts pins that amounts that do not fit are an error.
func TestTally_hugeAmounts(t *testing.T) {
	huge := deals.Money(1) << 62
	tally := fact.NewTally(question(t))
	for range 2 {
		tally.Count(&deals.Deal{State: deals.Won, Amount: huge, HasAmount: true})
	}
	if fact, err := tally.Fact(); err == nil {
		t.Errorf("got %+v", fact.Overall)
	}
	tally = fact.NewTally(question(t))
	tally.Count(&deals.Deal{State: deals.Won, Amount: huge, HasAmount: true})
	tally.Count(&deals.Deal{State: deals.Open})
	if fact, err := tally.Fact(); err == nil {
		t.Errorf("a new value of twice the amount: %+v", fact.Overall)
	}
}

// TestFact_addsExactly pins that amounts with more than two decimals are added up as they are and rounded once, in every sum.
func TestFact_addsExactly(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("stage,amount,created,close date\n")
	for _, stage := range []string{"won", "demo"} {
		rows.WriteString(strings.Repeat(stage+",0.333,2026-05-01,2026-05-02\n", 10)) // 3.33, of which each would be 0.33
		rows.WriteString(strings.Repeat(stage+",0.0046,2026-05-01,2026-05-02\n", 3))
		rows.WriteString(stage + ",-1.00499999999,2026-05-01,2026-05-02\n")
	}
	q := question(t)
	q.Dimension = deals.Dimension{Role: deals.RoleOwner}
	tally := fact.NewTally(q)
	if _, err := deals.Read(strings.NewReader(rows.String()), "deals.csv", deals.Options{AsOf: q.AsOf}, tally.Count); err != nil {
		t.Fatal(err)
	}
	got, err := tally.Fact()
	if err != nil {
		t.Fatal(err)
	}
	const sum = 234 // 3.33 + 0.0138 - 1.00499999999 = 2.33880000001
	if got.Overall.WonValue != sum || got.Open.Value != sum || got.Parts[0].WonValue != sum || got.Overall.AverageSale != known(17) {
		t.Errorf("%+v", got)
	}
}

// TestFact_oneOutcome pins that deals that are all won by definition have no Conversion Rate and no New Value.
func TestFact_oneOutcome(t *testing.T) {
	q := question(t)
	q.OneOutcome = true
	got := factOf(t, q, []row{{deals.Won, 1000, "2026-01-10", "2026-02-09", "Inbound"}, {deals.Won, 1000, "2026-04-10", "2026-05-09", "Inbound"}})
	for _, factors := range []fact.Factors{got.Overall, got.Periods[0].Factors, got.Parts[0].Factors} {
		if factors.Conversion.Known() || factors.NewValue.Known || !factors.AverageSale.Known {
			t.Errorf("%+v", factors)
		}
	}
	if got.Change.Conversion.Known || got.Change.NewValue.Known || !got.Change.WonValue.Known {
		t.Errorf("%+v", got.Change)
	}
}

// What a document holds of shares and amounts is read as it was written.
func TestShareUnmarshalJSON(t *testing.T) {
	for _, text := range []string{"0.4844", "-1.2500", "null"} {
		var share fact.Share
		if err := json.Unmarshal([]byte(text), &share); err != nil {
			t.Fatal(err)
		}
		if written, _ := json.Marshal(share); string(written) != text {
			t.Errorf("share: got %s, want %s", written, text)
		}
	}
	for _, text := range []string{"28655.85", "-0.05", "null"} {
		var value fact.Value
		if err := json.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		if written, _ := json.Marshal(value); string(written) != text {
			t.Errorf("value: got %s, want %s", written, text)
		}
	}
	if err := json.Unmarshal([]byte(`1e99`), new(fact.Value)); err == nil {
		t.Error("an amount that does not fit is read")
	}
}
