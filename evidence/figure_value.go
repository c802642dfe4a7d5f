package evidence

import (
	"fmt"
	"math/big"
	"strconv"

	"revops/fact"
	"revops/framework"
)

// FigureValue is a figure with what it came to.
type FigureValue struct {
	framework.Figure
	// Known is false where the figure is not known; Missing says why, in a sentence without a full stop.
	Known   bool
	Missing string
	// Rate is what a share is of, where it is a part of a whole; Count the number of a count.
	Rate  fact.Rate
	Count int
	// More says that there are more than Count values; only Count are distinguished.
	More bool
	// Rows are the first deals in the whole of a share and not in its part, where Measurement.KeepRows asked for them.
	Rows []Row
	// exact is the share as it is compared, 1 for the whole.
	exact *big.Rat
}

// String writes the value as it is shown: "61.5% (40 of 65)", "7", "not known: no column is the lead source". Shares are
// rounded to a tenth of a percent, half away from zero; those of amounts and differences have no parts.
func (v FigureValue) String() string {
	switch {
	case !v.Known:
		return "not known: " + v.Missing
	case v.Unit == framework.Count && v.More:
		return fmt.Sprintf("more than %d", v.Count)
	case v.Unit == framework.Count:
		return strconv.Itoa(v.Count)
	case v.Rate.Known():
		return fmt.Sprintf("%s (%d of %d)", percent(v.exact), v.Rate.Part, v.Rate.Whole)
	default:
		return percent(v.exact)
	}
}

// percent writes a share with one decimal.
func percent(share *big.Rat) string {
	tenths := fact.Round(share, 1000)
	return new(big.Rat).SetFrac(tenths, big.NewInt(10)).FloatString(1) + "%"
}

// Share is the share in ten-thousandths, rounded half away from zero; none where it is not known, and of a count.
func (v FigureValue) Share() fact.Share {
	if !v.Known || v.exact == nil {
		return fact.Share{}
	}
	return fact.ShareOf(v.exact)
}

// verdict is what is known of conditions. The zero value is that nothing is.
type verdict uint8

const (
	notKnown verdict = iota
	itHolds
	itFails
)

// meets says whether a condition holds for the value.
func (v FigureValue) meets(c framework.Condition) verdict {
	const percents = 100
	var order int
	switch {
	case !v.Known || v.More && c.Limit > v.Count:
		return notKnown
	case v.Unit == framework.Share:
		order = v.exact.Cmp(big.NewRat(int64(c.Limit), percents))
	case v.More:
		order = 1
	default:
		order = v.Count - c.Limit
	}
	if c.Comparison.Holds(order) {
		return itHolds
	}
	return itFails
}

// unknown says why a value is not known.
func (v FigureValue) unknown(why string) FigureValue {
	v.Known, v.Missing = false, why
	return v
}

// known gives the value a share.
func (v FigureValue) known(share *big.Rat) FigureValue {
	v.Known, v.exact = true, share
	return v
}

// withCount gives the value a number.
func (v FigureValue) withCount(count int) FigureValue {
	v.Known, v.Count = true, count
	return v
}
