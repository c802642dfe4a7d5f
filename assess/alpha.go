package assess

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// Rate is a number with four decimals, or no number where there was nothing to count. The zero value means no number.
type Rate struct {
	// TenThousandths is the rate in 1/10000: 8153 stands for 0.8153.
	TenThousandths int
	Known          bool
}

// Float gives the rate as a number.
func (r Rate) Float() float64 { return float64(r.TenThousandths) / 10000 }

// String gives the rate with two decimals, "–" for no number.
func (r Rate) String() string {
	if !r.Known {
		return "–"
	}
	return strconv.FormatFloat(r.Float(), 'f', 2, 64)
}

func newRatio(a, b int) *big.Rat { return big.NewRat(int64(a), int64(b)) }

// rateOf rounds a ratio once, halves away from zero, to four decimals.
func rateOf(ratio *big.Rat) Rate {
	digits := strings.Replace(ratio.FloatString(4), ".", "", 1)
	value, err := strconv.Atoi(digits)
	return Rate{TenThousandths: value, Known: err == nil}
}

// alpha is Krippendorff's alpha for ordinal data. Each unit holds the values that it was given, two or more. It is
//
//	α = 1 − (n−1) · Σ o(c,k)·δ²(c,k) / Σ n(c)·n(k)·δ²(c,k)    over c < k
//
// where o(c,k) counts the pairs of c and k within units, each unit's pairs divided by its number of values less one;
// n(c) counts the value c, n all values; and δ(c,k) is the number of values from c to k, those of c and of k by half.
// K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011. The arithmetic is exact and rounded once. There is
// no number where no value differs from another.
func alpha(units [][]int) Rate {
	values := slices.Concat(units...)
	slices.Sort(values)
	kinds := slices.Compact(slices.Clone(values))
	count := func(list []int, kind int) int {
		number := 0
		for _, value := range list {
			if value == kind {
				number++
			}
		}
		return number
	}
	observed, expected := newRatio(0, 1), newRatio(0, 1)
	for i, c := range kinds {
		for _, k := range kinds[i+1:] {
			distance := squaredDistance(values, c, k)
			pairs := newRatio(0, 1)
			for _, unit := range units {
				pairs.Add(pairs, newRatio(count(unit, c)*count(unit, k), len(unit)-1))
			}
			observed.Add(observed, pairs.Mul(pairs, distance))
			expected.Add(expected, new(big.Rat).Mul(newRatio(count(values, c)*count(values, k), 1), distance))
		}
	}
	if expected.Sign() == 0 {
		return Rate{}
	}
	share := observed.Mul(observed, newRatio(len(values)-1, 1))
	return rateOf(share.Sub(newRatio(1, 1), share.Quo(share, expected)))
}

// squaredDistance is δ² of two values among all: (values from c to k, less half of those that are c or k)².
func squaredDistance(values []int, c, k int) *big.Rat {
	between, ends := 0, 0
	for _, value := range values {
		if value >= c && value <= k {
			between++
		}
		if value == c || value == k {
			ends++
		}
	}
	half := newRatio(2*between-ends, 2)
	return half.Mul(half, half)
}
