package assess

import (
	"cmp"
	"slices"
)

// MinBenchmark is how many companies a benchmark needs to be shown: of fewer, it would tell of each.
const MinBenchmark = 5

// Standing is where a score stands among those of other companies.
type Standing struct {
	Score Score
	// Companies counts the others that have such a score, Lower those of them whose score is lower.
	Companies, Lower int
	// LowerQuartile, Median and UpperQuartile are of the scores as they are shown, by linear interpolation between neighbours (method 7
	// of Hyndman and Fan), rounded half up. They are not known of fewer than MinBenchmark companies.
	LowerQuartile, Median, UpperQuartile Score
}

// StandingAmong is where a score stands among others, of which some may not be known.
func StandingAmong(own Score, others []Score) Standing {
	sorted := sortedScores(others)
	standing := Standing{Score: own, Companies: len(sorted)}
	if own.Known {
		standing.Lower, _ = slices.BinarySearchFunc(sorted, own, compareTenths)
	}
	if len(sorted) >= MinBenchmark {
		standing.LowerQuartile, standing.Median, standing.UpperQuartile = quarter(sorted, 1), quarter(sorted, 2), quarter(sorted, 3)
	}
	return standing
}

// MedianOf is the median of the scores that are known, not known without one.
func MedianOf(scores []Score) Score {
	sorted := sortedScores(scores)
	if len(sorted) == 0 {
		return Score{}
	}
	return quarter(sorted, 2)
}

// sortedScores are those that are known, the lowest first.
func sortedScores(scores []Score) []Score {
	sorted := slices.DeleteFunc(slices.Clone(scores), func(s Score) bool { return !s.Known })
	slices.SortFunc(sorted, compareTenths)
	return sorted
}

func compareTenths(a, b Score) int { return cmp.Compare(a.Tenths, b.Tenths) }

// quarter is the value below which so many quarters of sorted scores lie.
func quarter(sorted []Score, quarters int) Score {
	at, rest := (len(sorted)-1)*quarters/4, (len(sorted)-1)*quarters%4
	low, high := sorted[at].Tenths, sorted[min(at+1, len(sorted)-1)].Tenths
	return Score{Tenths: (4*low + (high-low)*rest + 2) / 4, Known: true}
}
