package assess

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"revops/answers"
	"revops/framework"
)

// RespondentResult is what the answers of one of several respondents amount to.
type RespondentResult struct {
	Response answers.Response
	Level    *framework.Level
	Score    Range
	Coverage Coverage
}

// Disagreement is how far several respondents are apart.
type Disagreement struct {
	// Alpha is Krippendorff's alpha for ordinal data over the elements with two grades or more: 1 for agreement, 0 for what chance
	// would give. It is unknown if there is nothing to compare or all grades are equal.
	Alpha Rate
	// Elements are those with two grades or more, those with the largest spread first, then in the order of the
	// framework.
	Elements []Spread
	// Teams holds each pair of teams that graded an element in common, in the order of the responses.
	Teams []TeamDistance
}

// Spread is how far apart the grades of an element are: highest less lowest points.
type Spread struct {
	Element framework.Place
	Points  int
	Said    []RespondentGrade
}

// RespondentGrade is the grade that one respondent gave, n/a and unknown included.
type RespondentGrade struct {
	Response answers.Response
	Grade    framework.Grade
}

// TeamDistance is the mean, over the elements that both graded, of the absolute difference of their mean points. A
// respondent without a team is a team of one.
type TeamDistance struct {
	A, B     string
	Distance Rate
	// Elements is how many both graded.
	Elements int
}

// Disagree compares what several respondents said, with each one's own result.
func Disagree(model *framework.Framework, responses []answers.Response, lenses []framework.LensID) ([]RespondentResult, *Disagreement) {
	var respondents []RespondentResult
	for _, response := range responses {
		result := Evaluate(model, response.Answers, Options{Lenses: lenses})
		respondents = append(respondents, RespondentResult{
			Response: response, Level: result.Level, Score: result.Score, Coverage: result.Coverage,
		})
	}
	said := answers.ByElement(responses)
	found := &Disagreement{Teams: teamDistances(model, responses, said)}
	var units [][]int
	for _, place := range model.Elements() {
		if len(lenses) > 0 && !slices.Contains(lenses, place.Lens.ID) {
			continue
		}
		if points := pointsSaid(said[place.ID]); len(points) > 1 {
			units = append(units, points)
			found.Elements = append(found.Elements, spreadOf(place, said[place.ID], points, responses))
		}
	}
	found.Alpha = alpha(units)
	slices.SortStableFunc(found.Elements, func(a, b Spread) int { return cmp.Compare(b.Points, a.Points) })
	return respondents, found
}

// pointsSaid lists the points of the grades, without n/a and open answers.
func pointsSaid(all []answers.Statement) []int {
	var points []int
	for _, s := range all {
		if s.Grade.Graded() {
			points = append(points, s.Grade.Points())
		}
	}
	return points
}

func spreadOf(place framework.Place, all []answers.Statement, points []int, responses []answers.Response) Spread {
	spread := Spread{Element: place, Points: slices.Max(points) - slices.Min(points)}
	for _, s := range all {
		if s.Grade != framework.Unanswered {
			spread.Said = append(spread.Said, RespondentGrade{Response: responses[s.By], Grade: s.Grade})
		}
	}
	return spread
}

// teamDistances compares each pair of teams.
func teamDistances(model *framework.Framework, responses []answers.Response, said map[framework.ElementID][]answers.Statement) []TeamDistance {
	var teams []string
	of := make([]int, len(responses))
	for i, response := range responses {
		name := cmp.Or(string(response.Answers.Respondent.Team), response.Name())
		if of[i] = slices.Index(teams, name); of[i] < 0 {
			of[i], teams = len(teams), append(teams, name)
		}
	}
	var distances []TeamDistance
	for a := range teams {
		for b := a + 1; b < len(teams); b++ {
			if d := distanceOf(model, said, of, a, b); d.Elements > 0 {
				d.A, d.B = teams[a], teams[b]
				distances = append(distances, d)
			}
		}
	}
	return distances
}

// distanceOf sums up |mean of a − mean of b| as whole fractions and divides once.
func distanceOf(model *framework.Framework, said map[framework.ElementID][]answers.Statement, of []int, a, b int) TeamDistance {
	var found TeamDistance
	sum := newRatio(0, 1)
	for _, place := range model.Elements() {
		var points, count [2]int
		for _, s := range said[place.ID] {
			side := slices.Index([]int{a, b}, of[s.By])
			if side >= 0 && s.Grade.Graded() {
				points[side] += s.Grade.Points()
				count[side]++
			}
		}
		if count[0] > 0 && count[1] > 0 {
			found.Elements++
			difference := newRatio(points[0]*count[1]-points[1]*count[0], count[0]*count[1])
			sum.Add(sum, difference.Abs(difference))
		}
	}
	if found.Elements > 0 {
		found.Distance = rateOf(sum.Quo(sum, newRatio(found.Elements, 1)))
	}
	return found
}

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
