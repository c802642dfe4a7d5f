package assess

import (
	"fmt"
	"slices"
	"strconv"

	"revops/framework"
)

// checkBaseline holds a result against an earlier one: level, score and every element must not be lower. The earlier one
// is counted anew if it is of another version of the framework, so that only what the company changed is judged. An
// element that went open, or whose lens is no longer answered, is lower than it was; one that became n/a is not, but is
// counted.
func checkBaseline(model *framework.Framework, result *Result, baseline *Snapshot) []Check {
	if baseline.Version != model.Version {
		baseline = baseline.Recount(model)
	}
	change := Compare(model, []*Snapshot{baseline, result.Snapshot(model, "")}).Change
	return []Check{baselineLevel(change.Level), baselineScore(change.Score), baselineElements(model, change.Elements)}
}

func baselineLevel(change LevelChange) Check {
	check := Check{Name: "baseline-level", Want: "any level", Got: notAssessed}
	if change.Before != nil {
		check.Want = "level " + change.Before.String() + orHigher
	}
	if change.After != nil {
		check.Got = "level " + change.After.String()
	}
	levels, both := change.Change()
	check.Passed = change.Before == nil || both && levels >= 0
	return check
}

func baselineScore(change ScoreChange) Check {
	check := Check{Name: "baseline-score", Want: "any score", Got: notAssessed}
	if change.Before.Known {
		check.Want = "score " + change.Before.String() + orHigher
	}
	if change.After.Known {
		check.Got = "score " + change.After.String()
	}
	check.Passed = !change.Before.Known || change.After.Known && change.After.Tenths >= change.Before.Tenths
	return check
}

func baselineElements(model *framework.Framework, changes []ElementChange) Check {
	check := Check{Name: "baseline-elements", Want: "no element rated lower"}
	excluded := 0
	for _, change := range changes {
		if change.Kind == Excluded && change.Before.Graded() {
			excluded++
		}
		_, known := model.Element(change.ID)
		if known && slices.Contains([]ChangeKind{Fell, Opened, Removed}, change.Kind) {
			check.Elements = append(check.Elements, change.ID)
		}
	}
	check.Got = strconv.Itoa(len(check.Elements)) + " rated lower"
	if excluded > 0 {
		check.Got += fmt.Sprintf(", %d no longer applicable", excluded)
	}
	check.Passed = len(check.Elements) == 0
	return check
}
