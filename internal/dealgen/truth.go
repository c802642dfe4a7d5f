package dealgen

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// Truth is what a reader has to find in what was written.
type Truth struct {
	// Rows counts the rows that hold anything, Deals those that are deals, and Stages these by stage.
	Rows, Deals int
	Stages      map[string]int
	// Remarks are by their codes.
	Remarks map[string]*Remark
	// All are the sums of all deals; Quarters and Channels those of a part, by name.
	All                Sums
	Quarters, Channels map[string]*Sums
	// Later counts the deals that entered after the as-of day, Undated the entries and closes without a date.
	Later, Undated int
	Measures       *Measures

	asOf int
	has  *[fields]bool
}

// Remark counts the rows that something is to be said of, and names the first five.
type Remark struct {
	Count int
	First []int
}

// Sums are what is counted of deals. Amounts are in hundredths.
type Sums struct {
	Flow, Won, Lost, Priced   int
	WonValue                  int64
	Open, OpenPriced, Overdue int
	OpenValue, OverdueValue   int64
	// Days counts the won deals by the days from entry to close, where they have both.
	Days map[int]int
}

func newTruth(asOf int, has *[fields]bool) *Truth {
	return &Truth{
		Stages: map[string]int{}, Remarks: map[string]*Remark{}, Quarters: map[string]*Sums{}, Channels: map[string]*Sums{},
		Measures: newMeasures(asOf, has), asOf: asOf, has: has,
	}
}

// reject enters a row that is no deal.
func (t *Truth) reject(code string, row int) {
	t.Rows++
	t.remark(code, row)
}

func (t *Truth) remark(code string, row int) {
	r := t.Remarks[code]
	if r == nil {
		r = &Remark{}
		t.Remarks[code] = r
	}
	const named = 5
	if r.Count++; r.Count <= named {
		r.First = append(r.First, row)
	}
}

// deal enters a row that is a deal.
func (t *Truth) deal(d *deal, row int) {
	t.Rows++
	t.Deals++
	t.Stages[strings.TrimSpace(d.stage)]++
	for _, code := range d.said {
		t.remark(code, row)
	}
	closed := d.outcome != open && d.closed <= t.asOf
	t.faults(d, row, closed)
	if d.entered() > t.asOf {
		t.Later++
		return
	}
	of := part(t.Channels, d.channel)
	for _, s := range []*Sums{&t.All, of, t.quarter(d.entered())} {
		s.Flow++
	}
	if !closed {
		for _, s := range []*Sums{&t.All, of} {
			s.stay(d, t.asOf)
		}
	} else {
		for _, s := range []*Sums{&t.All, of, t.quarter(d.closed)} {
			s.end(d)
		}
	}
	t.Measures.deal(d, closed)
}

// faults enters the remarks that follow from what a deal holds.
func (t *Truth) faults(d *deal, row int, closed bool) {
	for _, fault := range []struct {
		there bool
		code  string
	}{
		{closed && d.outcome == won && !d.priced, WonWithoutAmount},
		{closed && d.closed == 0, ClosedWithoutDate},
		{closed && d.closed != 0 && d.closed < d.entered(), ClosedBeforeEntry},
		{d.outcome != open && !closed, ClosedAfterAsOf},
		{d.entered() == 0, NoEntryDate},
		{d.id == 0, NoID},
	} {
		if fault.there {
			t.remark(fault.code, row)
		}
	}
}

// quarter is where something of a day belongs.
func (t *Truth) quarter(day int) *Sums {
	if day == 0 {
		t.Undated++
		return &Sums{}
	}
	at := dayTime(day)
	return part(t.Quarters, fmt.Sprintf("%d-Q%d", at.Year(), (at.Month()+2)/3))
}

func part(of map[string]*Sums, name string) *Sums {
	s := of[name]
	if s == nil {
		s = &Sums{}
		of[name] = s
	}
	return s
}

func (s *Sums) stay(d *deal, asOf int) {
	s.Open++
	overdue := d.closed != 0 && d.closed < asOf
	if overdue {
		s.Overdue++
	}
	if !d.priced {
		return
	}
	s.OpenPriced++
	s.OpenValue += d.cents
	if overdue {
		s.OverdueValue += d.cents
	}
}

func (s *Sums) end(d *deal) {
	if d.outcome == lost {
		s.Lost++
		return
	}
	s.Won++
	if d.priced {
		s.Priced++
		s.WonValue += d.cents
	}
	if d.entered() != 0 && d.closed != 0 && d.closed >= d.entered() {
		if s.Days == nil {
			s.Days = map[int]int{}
		}
		s.Days[d.closed-d.entered()]++
	}
}

func (t *Truth) close() *Truth {
	t.Measures.close(t)
	return t
}

// Timed counts the deals in Days.
func (s *Sums) Timed() int {
	n := 0
	for _, deals := range s.Days {
		n += deals
	}
	return n
}

// Mean is that of the days in tenths, rounded half up; 0 of none.
func (s *Sums) Mean() int {
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
func (s *Sums) Median() int {
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
func (s *Sums) AverageSale() (int64, bool) {
	if s.Priced == 0 {
		return 0, false
	}
	n := int64(s.Priced)
	return (2*s.WonValue + n) / (2 * n), true
}

// NewValue is Flow × Σ won / Priced × Won / (Won + Lost) in hundredths, rounded half up.
func (s *Sums) NewValue() (int64, bool) {
	if s.Priced == 0 {
		return 0, false
	}
	above := big.NewInt(2 * s.WonValue)
	above.Mul(above, big.NewInt(int64(s.Flow)*int64(s.Won)))
	below := big.NewInt(int64(s.Priced) * int64(s.Won+s.Lost))
	above.Add(above, below)
	return above.Quo(above, below.Mul(below, big.NewInt(2))).Int64(), true
}
