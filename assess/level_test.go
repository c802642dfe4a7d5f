package assess_test

import (
	"fmt"
	"strings"
	"testing"

	"revops/assess"
)

// All nine foundation elements mostly are level 1.
func TestLevel_allMostly(t *testing.T) {
	f, given := pro(t, 9)
	r := evaluate(t, f, given)
	check(t, "level", r.Level.Number, 1)
	check(t, "score, 18 of 102 points", r.Score.Low, "17.6")
	check(t, "needed for level 2, 9 of 11", r.Levels[1].Needed, 9)
	check(t, "of", r.Levels[1].Applicable, 11)
	check(t, "essential blockers", ids(r.NextLevel.Blockers.Essential), "real-time-deal-tracking")
	check(t, "others needed besides", r.NextLevel.Blockers.Needed, 8)
	check(t, "others to choose from", len(r.NextLevel.Blockers.Others), 10)
}

// Eight of nine foundation elements with both essentials are level 1.
func TestLevel_eightOfNine(t *testing.T) {
	f, given := pro(t, 8)
	check(t, "level", evaluate(t, f, given).Level.Number, 1)
}

// Seven of nine foundation elements are level 0.
func TestLevel_sevenOfNine(t *testing.T) {
	f, given := pro(t, 7)
	r := evaluate(t, f, given)
	check(t, "level", r.Level.Number, 0)
	check(t, "others needed", r.NextLevel.Blockers.Needed, 1)
}

// With two of nine elements not applicable, six of the seven others are needed.
func TestLevel_twoNotApplicable(t *testing.T) {
	f, given := pro(t, 6)
	r := evaluate(t, f, given+" utm-tracking=n/a positive-account-growth=n/a")
	check(t, "needed", r.Levels[0].Needed, 6)
	check(t, "applicable", r.Levels[0].Applicable, 7)
	check(t, "level", r.Level.Number, 1)
}

// An essential element that is not in place holds back the level, whatever the share.
func TestLevel_missingEssential(t *testing.T) {
	f := model(t, 50, "!a 1 2", "b 1 2", "c 1 2", "d 1 2")
	check(t, "level", evaluate(t, f, "a=partial b=full c=full d=full").Level.Number, 0)
	check(t, "level", evaluate(t, f, "a=mostly b=full c=none d=none").Level.Number, 1)
}

// The threshold counts elements in place, not points.
func TestLevel_thresholdCountsElements(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2", "d 1 2", "e 1 2")
	check(t, "four of five mostly", evaluate(t, f, "a=mostly b=mostly c=mostly d=mostly e=none").Level.Number, 1)
	check(t, "three full, two partial", evaluate(t, f, "a=full b=full c=full d=partial e=partial").Level.Number, 0)
}

// Exactly the threshold is enough.
func TestLevel_exactThreshold(t *testing.T) {
	f := model(t, 75, "a 1 2", "b 1 2", "c 1 2", "d 1 2")
	check(t, "three of four at 75%", evaluate(t, f, "*=mostly d=none").Level.Number, 1)
}

// A level of which less than half applies is not assessable.
func TestLevel_notAssessable(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2", "d 1 2", "e 2 2")
	half := evaluate(t, f, "a=mostly b=mostly c=n/a d=n/a e=none")
	check(t, "half applies", half.Level.Number, 1)
	less := evaluate(t, f, "a=mostly b=n/a c=n/a d=n/a e=none")
	check(t, "a quarter applies", less.Level.Number, 0)
	check(t, "assessable", less.Levels[0].Assessable, false)
	if less.NextLevel.Path != nil {
		t.Errorf("path to a level that is not assessable: %v", less.NextLevel.Path)
	}
}

// A level is reached only with every level below it.
func TestLevel_needsLowerLevels(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 2 2")
	r := evaluate(t, f, "a=none b=full")
	check(t, "level", r.Level.Number, 0)
	check(t, "level 2 reached", r.Levels[1].Reached, false)
}

// Open elements count as missing in the level, and as in place in its high end.
func TestLevel_openElements(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 2 2", "c 2 2")
	for _, open := range []string{"a=mostly b=unknown c=mostly", "a=mostly c=mostly"} {
		r := evaluate(t, f, open)
		check(t, "level", r.Level.Number, 1)
		check(t, "range", r.LevelRange, assess.LevelRange{Low: 1, High: 2})
		check(t, "provisional", r.Provisional, true)
	}
	check(t, "provisional with all answered", evaluate(t, f, "*=mostly").Provisional, false)
}

// The level range does not assume not applicable.
func TestLevel_rangeWithoutNotApplicable(t *testing.T) {
	f := model(t, 60, "a 1 2", "b 1 2", "c 1 2", "d 1 2", "e 1 2")
	r := evaluate(t, f, "a=mostly b=mostly c=n/a d=n/a e=unknown") // with e n/a the level would not be assessable
	check(t, "range", r.LevelRange, assess.LevelRange{Low: 1, High: 1})
}

// Without the level lens there is no level and no score.
func TestLevel_lensNotAssessed(t *testing.T) {
	f := model(t, 80, "a 1 2", "r x 2")
	r := evaluate(t, f, "r=full")
	if r.Level != nil || r.NextLevel != nil || r.Score.Low.Known {
		t.Errorf("got level %v, next %v, score %v", r.Level, r.NextLevel, r.Score)
	}
	check(t, "score of the other lens", r.Lenses[1].Score.Low, "100.0")
	check(t, "elements", r.Coverage, assess.Coverage{Elements: 1, Answered: 1})
}

// At the top there is no next level.
func TestLevel_top(t *testing.T) {
	f := model(t, 80, "a 1 2")
	r := evaluate(t, f, "a=full")
	check(t, "level", r.Level.Number, 1)
	if r.NextLevel != nil {
		t.Errorf("next level %v", r.NextLevel)
	}
}

// Elements without a level hold back no level.
func TestLevel_unlevelledElements(t *testing.T) {
	f := model(t, 100, "a 1 2", "free 0 2")
	check(t, "level", evaluate(t, f, "a=mostly free=none").Level.Number, 1)
}

// The level of a group is the highest up to which all its elements are in place.
func TestLevel_ofGroup(t *testing.T) {
	tests := []struct{ name, given, want string }{
		{"all in place", "*=mostly", "3"},
		{"one of level 2 missing", "*=mostly b=none", "1"},
		{"one of level 1 missing", "*=mostly a=none", "0"},
		{"level 2 not applicable leaves level 1", "a=mostly b=n/a c=none free=none", "1"},
		{"unlevelled elements do not count", "*=mostly free=none", "3"},
		{"nothing applicable", "a=n/a b=n/a c=n/a free=full", "<nil>"},
	}
	f := model(t, 80, "a 1 2", "b 2 2", "c 3 2", "free 0 2")
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			level := evaluate(t, f, test.given).Lenses[0].Groups[0].Level
			if level == nil {
				check(t, "level", level, test.want)
			} else {
				check(t, "level", *level, test.want)
			}
		})
	}
}

// Needed is the threshold of the applicable elements, rounded up.
func TestLevel_needed(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2", "d 1 2", "e 1 2", "f 1 2", "g 1 2")
	check(t, "80% of 7 = 5.6", evaluate(t, f, "*=none").Levels[0].Needed, 6)
	check(t, "80% of 5 = 4", evaluate(t, f, "*=none a=n/a b=n/a").Levels[0].Needed, 4)
}

// Blockers are the missing essentials and as many others as are needed besides.
func TestBlockers(t *testing.T) {
	f := model(t, 60, "!a 1 2", "!b 1 2", "c 1 2", "d 1 2", "e 1 2")
	r := evaluate(t, f, "a=none b=mostly c=mostly d=none e=none")
	check(t, "essential", ids(r.NextLevel.Blockers.Essential), "a")
	check(t, "needed: 3 less 2 in place less 1 essential", r.NextLevel.Blockers.Needed, 0)
	check(t, "others", ids(r.NextLevel.Blockers.Others), "")
	r = evaluate(t, f, "a=none b=none c=none d=n/a e=none")
	check(t, "essential", ids(r.NextLevel.Blockers.Essential), "a b")
	check(t, "needed: 3 less 0 in place less 2 essential", r.NextLevel.Blockers.Needed, 1)
	check(t, "others", ids(r.NextLevel.Blockers.Others), "c e")
}

// The policy says from which grade an element is in place.
func TestLevel_policy(t *testing.T) {
	f := model(t, 80, "a 1 5")
	f.Policy.InPlace = 4 // full
	r := evaluate(t, f, "a=mostly")
	check(t, "level", r.Level.Number, 0)
	check(t, "days from mostly to full", r.Gaps[0].Days, 2)
}

// Elements without a level do not count in the level of their category: where no other applies, it has none.
func TestGroupLevel_unlevelledOnly(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 0 2")
	r := evaluate(t, f, "a=n/a b=full")
	if level := r.Lenses[0].Groups[0].Level; level != nil {
		t.Errorf("level %d", *level)
	}
	check(t, "applicable", r.Lenses[0].Groups[0].Applicable, 1)
	check(t, "with a levelled one", *evaluate(t, f, "a=full b=none").Lenses[0].Groups[0].Level, 1)
}

// A level with enough in place says what it still lacks: a level below it, or an essential element.
func TestLevel_whyNotReached(t *testing.T) {
	f := model(t, 50, "a 1 1", "!b 2 1", "c 2 1", "d 3 1")
	for _, test := range []struct{ given, want string }{
		{"a=full b=full c=full d=full", "[0 0] [0 0] [0 0]"},
		{"a=none b=full c=full d=full", "[0 0] [1 0] [1 0]"},
		{"a=none b=none c=full d=full", "[0 0] [0 1] [1 0]"},
		{"a=full b=none c=full d=full", "[0 0] [0 1] [2 0]"},
		{"a=full b=none c=none d=none", "[0 0] [0 1] [0 0]"},
		{"a=none b=full c=full d=n/a", "[0 0] [1 0] [0 0]"},
	} {
		var got []string
		for _, level := range evaluate(t, f, test.given).Levels {
			got = append(got, fmt.Sprint([]int{level.WaitsFor, level.EssentialMissing}))
		}
		check(t, test.given, strings.Join(got, " "), test.want)
	}
}
