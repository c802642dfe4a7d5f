package assess_test

import (
	"fmt"
	"testing"

	"revops/assess"
)

func scores(tenths ...int) []assess.Score {
	var list []assess.Score
	for _, one := range tenths {
		list = append(list, assess.Score{Tenths: one, Known: true})
	}
	return list
}

// Quartiles lie between neighbours, in proportion, and are rounded half up; the order of the scores does not matter.
func TestStandingAmong(t *testing.T) {
	own := assess.Score{Tenths: 300, Known: true}
	for name, test := range map[string]struct {
		others []assess.Score
		want   string
	}{
		"five":          {scores(500, 100, 300, 200, 400), "20.0 30.0 40.0, 2 of 5"},
		"six":           {scores(100, 200, 301, 400, 500, 600), "22.5 35.1 47.5, 2 of 6"},
		"four":          {scores(100, 200, 300, 400), "– – –, 2 of 4"},
		"all alike":     {scores(300, 300, 300, 300, 300), "30.0 30.0 30.0, 0 of 5"},
		"one not known": {append(scores(100, 200, 300, 400, 500), assess.Score{}), "20.0 30.0 40.0, 2 of 5"},
		"none":          {nil, "– – –, 0 of 0"},
	} {
		s := assess.StandingAmong(own, test.others)
		check(t, name, fmt.Sprintf("%s %s %s, %d of %d", s.LowerQuartile, s.Median, s.UpperQuartile, s.Lower, s.Companies), test.want)
	}
	check(t, "of no score", assess.StandingAmong(assess.Score{}, scores(100, 200, 300, 400, 500)).Lower, 0)
}
