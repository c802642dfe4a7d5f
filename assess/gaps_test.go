package assess_test

import (
	"fmt"
	"strings"
	"testing"

	"revops/assess"
	"revops/framework"
)

func gapIDs(r *assess.Result) string {
	var list []framework.ElementID
	for _, gap := range r.Gaps {
		list = append(list, gap.Element.ID)
	}
	return ids(list)
}

func stepIDs(r *assess.Result) string {
	var list []framework.ElementID
	for _, step := range r.Steps {
		list = append(list, step.Element.ID)
	}
	return ids(list)
}

// Gaps are those up to the next level, those without a level, and those of other lenses.
func TestGaps(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 2 2", "free 0 2", "r x 2")
	check(t, "gaps at level 0", gapIDs(evaluate(t, f, "*=none r=none")), "a free r")
	check(t, "gaps at the top, where all levels count", gapIDs(evaluate(t, f, "*=mostly free=none r=none")), "free r")
	target := assess.Evaluate(f, answersOf(t, f, "*=none"), assess.Options{Target: 2})
	check(t, "gaps to a target", gapIDs(target), "a b free")
}

// A gap of a higher level counts if it is on the path.
func TestGaps_higherLevelOnPath(t *testing.T) {
	f := model(t, 100, "a 1 2 b", "b 2 2", "c 2 2")
	check(t, "gaps", gapIDs(evaluate(t, f, "*=none")), "b a")
}

// Elements that are in place or not applicable are not gaps.
func TestGaps_none(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 1 2", "c 1 2", "d 1 2", "e 1 2")
	check(t, "gaps", gapIDs(evaluate(t, f, "a=n/a b=mostly c=full d=unknown e=partial")), "e d")
}

// Gaps that are not on the path are in order of level, then gain for each day, then unlocks.
func TestGaps_order(t *testing.T) {
	f := model(t, 20, "a 1 2", "b 1 9", "c 1 3", "d 1 3", "free 0 2", "deep 1 20 d", "r x 2")
	check(t, "gaps", gapIDs(evaluate(t, f, "*=none r=none")), "a d c b deep free r")
}

// The gain of a partial element is smaller, and so are its days.
func TestGaps_partial(t *testing.T) {
	f := model(t, 20, "a 1 2", "b 1 5", "c 1 5")
	r := evaluate(t, f, "a=none b=none c=partial")
	check(t, "c gains 1 point in 1 day, b 2 points in 5", gapIDs(r), "c a b")
}

// A gap says what closing it alone buys.
func TestGaps_gain(t *testing.T) {
	f := model(t, 60, "a 1 2", "b 1 2", "c 1 2")
	gap := evaluate(t, f, "a=mostly b=none c=partial").Gaps[0]
	check(t, "element", gap.Element.ID, "c")
	check(t, "score gain, 1 of 9", gap.ScoreGain, "11.1")
	check(t, "level gain", gap.LevelGain, 1)
	check(t, "days from partial", gap.Days, 1)
}

// Where data contradict an answer, what only wins back the level of the answers is no gain.
func TestGaps_gainFromEvidence(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 1 2", "c 2 2", "d 2 2")
	shown := direct("a", framework.Unanswered, framework.Partial, "")
	for given, want := range map[string]string{
		"a=mostly b=none c=none d=none":   "a +0, c +0, b +0, d +0", // a or b gives level 1, which the answers have
		"a=mostly b=none c=mostly d=none": "a +0, b +0, d +0",       // the answers have both levels
		"a=partial b=none c=none d=none":  "a +1, b +1",
	} {
		var got []string
		for _, gap := range beside(t, f, given, shown).Gaps {
			got = append(got, fmt.Sprintf("%s +%d", gap.Element.ID, gap.LevelGain))
		}
		check(t, given, strings.Join(got, ", "), want)
	}
}

// The gain of an open element is that from none.
func TestGaps_openElement(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 1 2")
	check(t, "2 of 6", evaluate(t, f, "a=unknown b=mostly").Gaps[0].ScoreGain, "33.3")
}

// Unlocks follow missing elements and end at those in place.
func TestGaps_unlocks(t *testing.T) {
	f := model(t, 100, "base 1 2", "a 1 2 base", "b 1 2 a", "c 1 2 b", "d 1 2 base", "e 1 2 d")
	for _, test := range []struct{ given, want string }{
		{"*=none", "a b c d e"},
		{"*=none a=mostly", "d e"},
		{"*=none b=n/a", "a d e"},
		{"*=none b=unknown", "a b c d e"},
	} {
		for _, gap := range evaluate(t, f, test.given).Gaps {
			if gap.Element.ID == "base" {
				check(t, test.given, ids(gap.Unlocks), test.want)
			}
		}
	}
}

// Next steps are the next moves of the first elements of the path.
func TestSteps(t *testing.T) {
	f := model(t, 100, "a 1 5", "b 1 3", "c 1 4")
	r := assess.Evaluate(f, answersOf(t, f, "a=partial b=none c=unknown"), assess.Options{Steps: 2})
	check(t, "elements", stepIDs(r), "a b")
	check(t, "moves", fmt.Sprint(r.Steps[0].From, r.Steps[0].To, r.Steps[1].From, r.Steps[1].To), "partial mostly none partial")
	check(t, "days of the move from none", r.Steps[1].Days, 2)
	check(t, "days from there to in place", r.Steps[1].DaysToInPlace, 1)
	check(t, "days to in place of the move into place", r.Steps[0].DaysToInPlace, 0)
}

// At the top level, next steps come from the gaps.
func TestSteps_top(t *testing.T) {
	f := model(t, 50, "a 1 5", "b 1 3")
	check(t, "steps", stepIDs(evaluate(t, f, "a=none b=mostly")), "a")
}

// The gain of a heavier element is larger.
func TestGaps_weight(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 1 2")
	f.Lenses[0].Groups[0].Elements[0].Weight = 3
	gap := evaluate(t, f, "a=none b=mostly").Gaps[0]
	check(t, "3 × 2 of 12", gap.ScoreGain, "50.0")
}

// Without a path to the target no gap is on a path.
func TestGaps_noPath(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 2 3", "c 2 3", "d 2 3")
	r := assess.Evaluate(f, answersOf(t, f, "a=none b=none c=n/a d=n/a"), assess.Options{Target: 2})
	for _, gap := range r.Gaps {
		check(t, string(gap.Element.ID), gap.OnPath, false)
	}
}

// The median is that of the gaps of every team: on the path, or answered. Of an even number it is the lower one in the middle.
func TestGaps_medianDays(t *testing.T) {
	f := model(t, 20, "a 1 2", "b 1 4", "c 1 8", "d 1 16", "free 0 32")
	check(t, "of 2, 4, 8, 16 and 32", evaluate(t, f, "*=none").MedianDays, 8)
	check(t, "without one that does not apply", evaluate(t, f, "*=none d=n/a").MedianDays, 4)
	check(t, "without those that nobody answered", evaluate(t, f, "b=none").MedianDays, 2)
	for _, place := range f.Elements() {
		place.Owner = "theirs"
	}
	team := assess.Evaluate(f, answersOf(t, f, "*=none"), assess.Options{Team: "ours"})
	check(t, "gaps of a team", gapIDs(team), "")
	check(t, "the median that it is held to", team.MedianDays, 8)
	check(t, "where no gap is on the path", evaluate(t, f, "*=full free=none").MedianDays, 0)
}
