package assess_test

import (
	"fmt"
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

func TestGapsAreThoseUpToTheNextLevelTheUnlevelledAndOtherLenses(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 2 2", "free 0 2", "r x 2")
	check(t, "gaps at level 0", gapIDs(evaluate(t, f, "*=none r=none")), "a free r")
	check(t, "gaps at the top, where all levels count", gapIDs(evaluate(t, f, "*=mostly free=none r=none")), "free r")
	target := assess.Evaluate(f, answersOf(t, f, "*=none"), assess.Options{Target: 2})
	check(t, "gaps to a target", gapIDs(target), "a b free")
}

func TestAGapOfAHigherLevelCountsIfItIsOnThePath(t *testing.T) {
	f := model(t, 100, "a 1 2 b", "b 2 2", "c 2 2")
	check(t, "gaps", gapIDs(evaluate(t, f, "*=none")), "b a")
}

func TestNotApplicableAndInPlaceElementsAreNoGaps(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 1 2", "c 1 2", "d 1 2", "e 1 2")
	check(t, "gaps", gapIDs(evaluate(t, f, "a=n/a b=mostly c=full d=unknown e=partial")), "e d")
}

func TestGapsBesideThePathAreInOrderOfLevelThenGainForADayThenUnlocks(t *testing.T) {
	f := model(t, 20, "a 1 2", "b 1 9", "c 1 3", "d 1 3", "free 0 2", "deep 1 20 d", "r x 2")
	check(t, "gaps", gapIDs(evaluate(t, f, "*=none r=none")), "a d c b deep free r")
}

func TestTheGainOfAPartialElementIsSmallerButItsDaysAreToo(t *testing.T) {
	f := model(t, 20, "a 1 2", "b 1 5", "c 1 5")
	r := evaluate(t, f, "a=none b=none c=partial")
	check(t, "c gains 1 point in 1 day, b 2 points in 5", gapIDs(r), "c a b")
}

func TestAGapSaysWhatClosingItAloneBuys(t *testing.T) {
	f := model(t, 60, "a 1 2", "b 1 2", "c 1 2")
	gap := evaluate(t, f, "a=mostly b=none c=partial").Gaps[0]
	check(t, "element", gap.Element.ID, "c")
	check(t, "score gain, 1 of 9", gap.ScoreGain, "11.1")
	check(t, "level gain", gap.LevelGain, 1)
	check(t, "days from partial", gap.Days, 1)
}

func TestTheGainOfAnOpenElementIsThatFromNone(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 1 2")
	check(t, "2 of 6", evaluate(t, f, "a=unknown b=mostly").Gaps[0].ScoreGain, "33.3")
}

func TestUnlocksFollowMissingElementsAndEndAtThoseInPlace(t *testing.T) {
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

func TestNextStepsAreTheNextMovesOfTheFirstElementsOfThePath(t *testing.T) {
	f := model(t, 100, "a 1 5", "b 1 3", "c 1 4")
	r := assess.Evaluate(f, answersOf(t, f, "a=partial b=none c=unknown"), assess.Options{Steps: 2})
	check(t, "elements", stepIDs(r), "a b")
	check(t, "moves", fmt.Sprint(r.Steps[0].From, r.Steps[0].To, r.Steps[1].From, r.Steps[1].To), "partial mostly none partial")
	check(t, "days of the move from none", r.Steps[1].Days, 2)
	check(t, "days from there to in place", r.Steps[1].DaysToInPlace, 1)
	check(t, "days to in place of the move into place", r.Steps[0].DaysToInPlace, 0)
}

func TestNextStepsComeFromTheGapsAtTheTop(t *testing.T) {
	f := model(t, 50, "a 1 5", "b 1 3")
	check(t, "steps", stepIDs(evaluate(t, f, "a=none b=mostly")), "a")
}

func TestTheGainOfAHeavierElementIsLarger(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 1 2")
	f.Lenses[0].Groups[0].Elements[0].Weight = 3
	gap := evaluate(t, f, "a=none b=mostly").Gaps[0]
	check(t, "3 × 2 of 12", gap.ScoreGain, "50.0")
}

func TestWithoutAPathToTheTargetNoGapIsOnAPath(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 2 3", "c 2 3", "d 2 3")
	r := assess.Evaluate(f, answersOf(t, f, "a=none b=none c=n/a d=n/a"), assess.Options{Target: 2})
	for _, gap := range r.Gaps {
		check(t, string(gap.Element.ID), gap.OnPath, false)
	}
}
