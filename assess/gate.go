package assess

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/framework"
)

// Gates are demands on a result. The zero value demands nothing.
type Gates struct {
	// MinLevel is the number of the lowest level that passes, nil for no demand. Level 0 is a demand: the level lens must be
	// assessed.
	MinLevel *int
	// AllowWaivers lets MinLevel look at the conditional level.
	AllowWaivers bool
	// MinScore is the lowest headline score that passes; unknown for any.
	MinScore Score
	// Complete demands that nothing is open.
	Complete bool
	// Baseline is an earlier result; the gate fails if anything is lower than there. It is nil for none.
	Baseline *Snapshot
	// FailOn lists findings that must not be there. The gate also fails if none of these findings could have occurred, because
	// then nothing was examined.
	FailOn []FindingCode
	// Lenses are those that were asked for, empty for all that are answered. FailOn and Complete are not met where one of
	// them is not assessed.
	Lenses []framework.LensID
}

// Gate is what became of the demands.
type Gate struct {
	Passed bool
	Checks []Check
}

// Check is one demand and its outcome. Elements lists those that keep it from being met; it is empty if the check passed.
type Check struct {
	Name      string
	Want, Got string
	Passed    bool
	Elements  []framework.ElementID
}

// CheckGates holds a result against the demands, nil if there are none. Gates fail closed: they read the low end of
// level and score, and a result without a level passes neither of them nor completeness. They look at every element of
// the assessed lenses, whichever team the result is shown for.
func CheckGates(model *framework.Framework, result *Result, gates Gates) *Gate {
	var checks []Check
	if gates.MinLevel != nil {
		checks = append(checks, checkLevel(model, result, gates))
	}
	if gates.MinScore.Known {
		checks = append(checks, checkScore(model, result, gates.MinScore))
	}
	if gates.Complete {
		checks = append(checks, checkComplete(result, gates.Lenses))
	}
	if gates.Baseline != nil {
		checks = append(checks, checkBaseline(model, result, gates.Baseline)...)
	}
	if len(gates.FailOn) > 0 {
		checks = append(checks, checkFindings(result, gates))
	}
	if len(checks) == 0 {
		return nil
	}
	failed := func(c Check) bool { return !c.Passed }
	return &Gate{Passed: !slices.ContainsFunc(checks, failed), Checks: checks}
}

const (
	notAssessed = "not assessed"
	orHigher    = " or higher"
)

func checkLevel(model *framework.Framework, result *Result, gates Gates) Check {
	wanted := *gates.MinLevel
	check := Check{Name: "min-level", Want: "level " + model.Levels[wanted].String() + orHigher, Got: notAssessed}
	if result.Level == nil {
		return check
	}
	level, by := *result.Level, ""
	if gates.AllowWaivers && result.ConditionalLevel != nil {
		level, by = *result.ConditionalLevel, ", with waivers"
	}
	check.Got = "level " + level.String() + by
	check.Passed = level.Number >= wanted
	if !check.Passed {
		check.Elements = result.missing(func(e ElementResult) bool {
			return e.Element.Level > level.Number && e.Element.Level <= wanted && e.Element.Lens.ID == model.LevelLens &&
				!result.hasEnough(e)
		})
	}
	return check
}

// hasEnough reports whether an element is not needed for its level: it is not essential, and enough of the others are in place.
func (r *Result) hasEnough(e ElementResult) bool {
	return slices.ContainsFunc(r.Levels, func(l LevelResult) bool {
		return l.Level.Number == e.Element.Level && l.Assessable && l.InPlace >= l.Needed && !e.Element.Essential
	})
}

func checkScore(model *framework.Framework, result *Result, wanted Score) Check {
	check := Check{Name: "min-score", Want: "score " + wanted.String() + orHigher, Got: notAssessed}
	if !result.Score.Low.Known {
		return check
	}
	var exact points
	for _, e := range result.Elements {
		if e.Element.Lens.ID == model.LevelLens {
			exact.take(e.Element.Weight, e.Answer.Grade, low)
		}
	}
	check.Got = "score " + result.Score.Low.String()
	check.Passed = exact.reaches(wanted)
	if !check.Passed && result.Score.Low.Tenths >= wanted.Tenths {
		check.Got = fmt.Sprintf("score %s, rounded up from %d.%02d", result.Score.Low, 100*exact.got/exact.max, 10000*exact.got/exact.max%100)
	}
	if !check.Passed {
		check.Elements = result.missing(func(e ElementResult) bool { return e.Element.Lens.ID == model.LevelLens })
	}
	return check
}

// missing lists the elements that apply, are not in place and satisfy belongs.
func (r *Result) missing(belongs func(ElementResult) bool) []framework.ElementID {
	var ids []framework.ElementID
	for _, e := range r.Elements {
		if belongs(e) && !e.InPlace && e.Answer.Grade != framework.NotApplicable {
			ids = append(ids, e.Element.ID)
		}
	}
	return ids
}

func checkComplete(result *Result, lenses []framework.LensID) Check {
	check := Check{Name: "require-complete", Want: "no open elements", Got: notAssessed}
	if result.Level == nil {
		return check
	}
	if lens := result.unassessed(lenses); lens != "" {
		check.Got = string(lens) + " " + notAssessed
		return check
	}
	check.Elements = result.missing(func(e ElementResult) bool { return e.Answer.Grade.Open() })
	check.Passed = len(check.Elements) == 0
	check.Got = fmt.Sprintf("%d of %d open", len(check.Elements), len(result.Elements))
	return check
}

func checkFindings(result *Result, gates Gates) Check {
	var words []string
	for _, code := range gates.FailOn {
		words = append(words, string(code))
	}
	check := Check{Name: "fail-on", Want: "no findings (" + strings.Join(words, ", ") + ")"}
	count := 0
	for _, finding := range result.Findings {
		// A date in the future hides the age of an answer, so it counts as stale too.
		ageless := finding.Code == FutureEvidence && slices.Contains(gates.FailOn, StaleEvidence)
		if ageless || slices.Contains(gates.FailOn, finding.Code) {
			count++
			if !slices.Contains(check.Elements, finding.Element) {
				check.Elements = append(check.Elements, finding.Element)
			}
		}
	}
	check.Passed = count == 0
	check.Got = strconv.Itoa(count)
	if unseen := result.unseen(gates); unseen != "" {
		check.Passed = false
		check.Got = unseen
		if count > 0 {
			check.Got = fmt.Sprintf("%d, and %s", count, unseen)
		}
	}
	return check
}

// unassessed is the first of the lenses in which nothing is answered, "" if there is none.
func (r *Result) unassessed(lenses []framework.LensID) framework.LensID {
	for _, lens := range r.Lenses {
		if slices.Contains(lenses, lens.Lens.ID) && !lens.Assessed {
			return lens.Lens.ID
		}
	}
	return ""
}

// unseen says why one of the findings could not have been found, "" if each of them could.
func (r *Result) unseen(gates Gates) string {
	if lens := r.unassessed(gates.Lenses); lens != "" {
		return string(lens) + " " + notAssessed
	}
	ofGrades := func(code FindingCode) bool {
		return code == PrerequisiteMissing || code == LowConfidence || code == StaleEvidence || code == FutureEvidence
	}
	graded := func(e ElementResult) bool { return e.Answer.Grade.Graded() }
	switch contradicts := slices.Contains(gates.FailOn, EvidenceContradicts); {
	case slices.ContainsFunc(gates.FailOn, ofGrades) && !slices.ContainsFunc(r.Elements, graded):
		return "no rated answers"
	case contradicts && r.Shown == nil:
		return "no CRM data"
	case contradicts && !r.Shown.judgesAny():
		return "no CRM data about the assessed elements"
	default:
		return ""
	}
}

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
