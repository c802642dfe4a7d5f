package fact

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"

	"revops/deals"
)

// Factors are the four factors of a set of deals, FACT, and what follows from them. Deals won and lost belong to the
// period of their close date, the flow to that of the entry.
// Source of the definitions: https://predictablerevops.org/4-factors.
type Factors struct {
	// Flow counts the deals that entered the pipeline.
	Flow      int
	Won, Lost int
	// AverageSale is the amount of won deals divided by their number; Priced is that number: won deals without an amount
	// are left out.
	AverageSale Value
	Priced      int
	// Conversion is won / (won + lost). Open deals are not in it.
	Conversion Rate
	// TimeToClose is the days from entry to close.
	TimeToClose Duration
	// NewValue is Flow × AverageSale × Conversion.
	// Source: https://itr8studios.notion.site/New-Value-074dba47dcad404aada8e3cfebf99123.
	NewValue Value
	// WonValue is the sum of the amounts of won deals.
	WonValue deals.Money
}

// Value is an amount, or none where it is not known.
type Value struct {
	deals.Money
	Known bool
}

// Rate is a part of a whole. There is none of nothing.
type Rate struct{ Part, Whole int }

// Known reports whether there is a rate.
func (r Rate) Known() bool { return r.Whole != 0 }

// Share is the rate in ten-thousandths, rounded half away from zero.
func (r Rate) Share() Share { return ShareOf(Ratio(int64(r.Part), r.Whole)) }

// Share is a rate in ten-thousandths, below 0 for a loss; none where there is nothing to compare with.
type Share struct {
	Of10000 int64
	Known   bool
}

// String writes the share with four decimals, and nothing for none.
func (s Share) String() string {
	if !s.Known {
		return ""
	}
	return big.NewRat(s.Of10000, 10000).FloatString(4)
}

// ShareOf rounds a share: none where that is nil, or too large to be written, as a billion is.
func ShareOf(exact *big.Rat) Share {
	if exact == nil {
		return Share{}
	}
	const maxAmount = 1_000_000_000 * 10_000
	rounded := Round(exact, 10_000)
	if !rounded.IsInt64() || rounded.Int64() > maxAmount || rounded.Int64() < -maxAmount {
		return Share{}
	}
	return Share{Of10000: rounded.Int64(), Known: true}
}

// Round gives a number in parts of a unit, rounded half away from zero.
func Round(exact *big.Rat, parts int64) *big.Int {
	rounded, _ := new(big.Int).SetString(new(big.Rat).Mul(exact, big.NewRat(parts, 1)).FloatString(0), 10)
	return rounded
}

// FewDeals is the number of closed deals below which a rate is shown with its interval.
const FewDeals = 30

// Few reports whether Whole is below FewDeals, so that the rate is shown with its interval.
func (r Rate) Few() bool { return r.Known() && r.Whole < FewDeals }

// Interval is Wilson's 95% score interval of the rate.
// Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212.
func (r Rate) Interval() (low, high Share) {
	if !r.Known() {
		return Share{}, Share{}
	}
	const z = 1.959963984540054 // the normal distribution's 97.5 % point
	n := float64(r.Whole)
	p := float64(r.Part) / n
	middle := p + z*z/(2*n)
	spread := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	limit := func(x float64) Share {
		return Share{Of10000: int64(math.Round(10000 * min(max(x/(1+z*z/n), 0), 1))), Known: true}
	}
	return limit(middle - spread), limit(middle + spread)
}

// Duration is the mean and the median of days, in tenths, of N deals; of no deal there is none.
type Duration struct{ Mean, Median, N int }

// exact are figures before they are rounded; nil for what is not known. Amounts are in hundredths.
type exact struct{ flow, averageSale, conversion, days, newValue, wonValue *big.Rat }

func (s *sums) exact() exact {
	e := exact{
		flow: big.NewRat(int64(s.flow), 1), averageSale: s.wonValue.average(s.priced),
		conversion: Ratio(int64(s.won), s.won+s.lost), wonValue: s.wonValue.exact(),
	}
	e.days, _ = s.days.mean()
	if e.averageSale != nil {
		e.newValue = new(big.Rat).Mul(e.flow, e.averageSale)
		e.newValue.Mul(e.newValue, e.conversion) // where there is an average, something was won
	}
	return e
}

// Ratio is a part of a whole, nil where there is no whole.
func Ratio(part int64, whole int) *big.Rat {
	if whole == 0 {
		return nil
	}
	return big.NewRat(part, int64(whole))
}

// factors rounds the figures. One that does not fit is not known.
func (s *sums) factors() Factors {
	e := s.exact()
	return Factors{
		Flow: s.flow, Won: s.won, Lost: s.lost, Priced: s.priced, WonValue: s.wonValue.Rounded(),
		AverageSale: value(e.averageSale), NewValue: value(e.newValue),
		Conversion: Rate{s.won, s.won + s.lost}, TimeToClose: s.days.duration(),
	}
}

func value(exact *big.Rat) Value {
	if exact == nil {
		return Value{}
	}
	rounded := Round(exact, 1)
	if !rounded.IsInt64() {
		return Value{}
	}
	return Value{deals.Money(rounded.Int64()), true}
}

// MarshalJSON writes the amount with two decimals, null for none.
func (v Value) MarshalJSON() ([]byte, error) {
	if !v.Known {
		return []byte("null"), nil
	}
	return v.Money.MarshalJSON()
}

// UnmarshalJSON reads an amount or null.
func (v *Value) UnmarshalJSON(text []byte) error {
	hundredths, known, err := wholeOf(text, 100)
	*v = Value{deals.Money(hundredths), known}
	return err
}

// UnmarshalJSON reads a share or null.
func (s *Share) UnmarshalJSON(text []byte) (err error) {
	s.Of10000, s.Known, err = wholeOf(text, 10000)
	return err
}

// wholeOf reads a number as so many parts of 1, rounded half away from zero; null is none.
func wholeOf(text []byte, parts int64) (whole int64, known bool, err error) {
	var number *json.Number
	if err := json.Unmarshal(text, &number); err != nil || number == nil {
		return 0, false, err
	}
	exact, ok := new(big.Rat).SetString(number.String())
	if !ok {
		return 0, false, fmt.Errorf("%s is not a number", number)
	}
	rounded := Round(exact, parts)
	if !rounded.IsInt64() {
		return 0, false, fmt.Errorf("%s is too large", number)
	}
	return rounded.Int64(), true, nil
}

// MarshalJSON writes the share with four decimals, null for none.
func (s Share) MarshalJSON() ([]byte, error) {
	if !s.Known {
		return []byte("null"), nil
	}
	return []byte(s.String()), nil
}
