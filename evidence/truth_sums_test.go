package evidence

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"revops/internal/dealgen"
)

// truth is what a reader has to find in what was written.
type truth struct {
	// Rows counts the rows that hold anything, Deals those that are deals, and Stages these by stage.
	Rows, Deals int
	Stages      map[string]int
	// Remarks are by their codes.
	Remarks map[string]*trueRemark
	// All are the sums of all deals; Quarters and Channels those of a part, by name.
	All                trueSums
	Quarters, Channels map[string]*trueSums
	// Later counts the deals that entered after the as-of day, Undated the entries and closes without a date.
	Later, Undated int
	Figures        *trueFigures

	asOf int
}

// trueRemark counts the rows that something is to be said of, and names the first five.
type trueRemark struct {
	Count int
	First []int
}

// trueSums are what is counted of deals. Amounts are in hundredths.
type trueSums struct {
	Flow, Won, Lost, Priced   int
	WonValue                  int64
	Open, OpenPriced, Overdue int
	OpenValue, OverdueValue   int64
	// Days counts the won deals by the days from entry to close, where they have both.
	Days map[int]int
}

func newTruth(asOf int, has func(string) bool) *truth {
	return &truth{
		Stages: map[string]int{}, Remarks: map[string]*trueRemark{}, Quarters: map[string]*trueSums{}, Channels: map[string]*trueSums{},
		Figures: newTrueFigures(asOf, has), asOf: asOf,
	}
}

// row enters a row.
func (t *truth) row(d *dealgen.Deal) {
	t.Rows++
	if d.Unusable != "" {
		t.remark(d.Unusable, d.Row)
		return
	}
	t.deal(d, d.Row)
}

func (t *truth) remark(code string, row int) {
	r := t.Remarks[code]
	if r == nil {
		r = &trueRemark{}
		t.Remarks[code] = r
	}
	const named = 5
	if r.Count++; r.Count <= named {
		r.First = append(r.First, row)
	}
}

// deal enters a row that is a deal.
func (t *truth) deal(d *dealgen.Deal, row int) {
	t.Deals++
	t.Stages[strings.TrimSpace(d.Text["stage"])]++
	for _, code := range d.Remarks {
		t.remark(code, row)
	}
	closed := d.Outcome != dealgen.Open && d.Closed <= t.asOf
	t.faults(d, row, closed)
	if d.Entered() > t.asOf {
		t.Later++
		return
	}
	of := part(t.Channels, d.Text["channel"])
	for _, s := range []*trueSums{&t.All, of, t.quarter(d.Entered())} {
		s.Flow++
	}
	if !closed {
		for _, s := range []*trueSums{&t.All, of} {
			s.stay(d, t.asOf)
		}
	} else {
		for _, s := range []*trueSums{&t.All, of, t.quarter(d.Closed)} {
			s.end(d)
		}
	}
	t.Figures.deal(d, closed)
}

// faults enters the remarks that follow from what a deal holds.
func (t *truth) faults(d *dealgen.Deal, row int, closed bool) {
	for _, fault := range []struct {
		there bool
		code  string
	}{
		{closed && d.Outcome == dealgen.Won && !d.Priced, "won-without-amount"},
		{closed && d.Closed == 0, "closed-without-date"},
		{closed && d.Closed != 0 && d.Closed < d.Entered(), "closed-before-entry"},
		{d.Outcome != dealgen.Open && !closed, "closed-after-as-of"},
		{d.Entered() == 0, "no-entry-date"},
		{d.ID == 0, "no-id"},
	} {
		if fault.there {
			t.remark(fault.code, row)
		}
	}
}

// quarter is where something of a day belongs.
func (t *truth) quarter(day int) *trueSums {
	if day == 0 {
		t.Undated++
		return &trueSums{}
	}
	at := dealgen.Day(day)
	return part(t.Quarters, fmt.Sprintf("%d-Q%d", at.Year(), (at.Month()+2)/3))
}

func part(of map[string]*trueSums, name string) *trueSums {
	s := of[name]
	if s == nil {
		s = &trueSums{}
		of[name] = s
	}
	return s
}

func (s *trueSums) stay(d *dealgen.Deal, asOf int) {
	s.Open++
	overdue := d.Closed != 0 && d.Closed < asOf
	if overdue {
		s.Overdue++
	}
	if !d.Priced {
		return
	}
	s.OpenPriced++
	s.OpenValue += d.Cents
	if overdue {
		s.OverdueValue += d.Cents
	}
}

func (s *trueSums) end(d *dealgen.Deal) {
	if d.Outcome == dealgen.Lost {
		s.Lost++
		return
	}
	s.Won++
	if d.Priced {
		s.Priced++
		s.WonValue += d.Cents
	}
	if d.Entered() != 0 && d.Closed != 0 && d.Closed >= d.Entered() {
		if s.Days == nil {
			s.Days = map[int]int{}
		}
		s.Days[d.Closed-d.Entered()]++
	}
}

// Timed counts the deals in Days.
func (s *trueSums) Timed() int {
	n := 0
	for _, deals := range s.Days {
		n += deals
	}
	return n
}

// Mean is that of the days in tenths, rounded half up; 0 of none.
func (s *trueSums) Mean() int {
	total, n := 0, s.Timed()
	for days, deals := range s.Days {
		total += days * deals
	}
	if n == 0 {
		return 0
	}
	return (20*total + n) / (2 * n)
}

// Median is that of the days in tenths; 0 of none.
func (s *trueSums) Median() int {
	n := s.Timed()
	if n == 0 {
		return 0
	}
	days := make([]int, 0, n)
	for length, deals := range s.Days {
		days = append(days, slices.Repeat([]int{length}, deals)...)
	}
	slices.Sort(days)
	return 5 * (days[(n-1)/2] + days[n/2])
}

// AverageSale is in hundredths, rounded half up; false where no won deal has an amount.
func (s *trueSums) AverageSale() (int64, bool) {
	if s.Priced == 0 {
		return 0, false
	}
	n := int64(s.Priced)
	return (2*s.WonValue + n) / (2 * n), true
}

// NewValue is Flow × Σ won / Priced × Won / (Won + Lost) in hundredths, rounded half up.
func (s *trueSums) NewValue() (int64, bool) {
	if s.Priced == 0 {
		return 0, false
	}
	above := big.NewInt(2 * s.WonValue)
	above.Mul(above, big.NewInt(int64(s.Flow)*int64(s.Won)))
	below := big.NewInt(int64(s.Priced) * int64(s.Won+s.Lost))
	above.Add(above, below)
	return above.Quo(above, below.Mul(below, big.NewInt(2))).Int64(), true
}

// TestTruth holds the truth to what is added up by hand from what encoding/csv reads.
func TestTruth(t *testing.T) {
	var file bytes.Buffer
	options := dealgen.Options{Seed: 5, Rows: 200, AsOf: int(asOf())}
	truth := newTruth(options.AsOf, options.Has)
	if err := dealgen.Write(&file, options, truth.row); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file.String(), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	won, lost, worth := 0, 0, 0
	for _, row := range rows[1:] {
		const isClosed, isWon, amount = 8, 9, 4
		switch {
		case row[isWon] == "true":
			won++
			whole, cents := 0, 0
			if _, err := fmt.Sscanf(strings.ReplaceAll(row[amount], ",", ""), "$%d.%d", &whole, &cents); err != nil {
				t.Fatal(err)
			}
			worth += 100*whole + cents
		case row[isClosed] == "true":
			lost++
		}
	}
	if all := truth.All; all.Flow != 200 || all.Won != won || all.Lost != lost || all.WonValue != int64(worth) || won == 0 {
		t.Errorf("%+v, want %d won, %d lost, worth %d", all, won, lost, worth)
	}
}
