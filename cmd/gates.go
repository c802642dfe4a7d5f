package cmd

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
)

// gateFlags are the demands on a result, as flags say them.
type gateFlags struct {
	minLevel string
	minScore string
	complete bool
	failOn   []string
	waivers  bool
	baseline string
	noGate   bool
}

func (g *gateFlags) addFlags(a *app, command *cobra.Command, folder *string) {
	flags := command.Flags()
	flags.StringVar(&g.minLevel, "min-level", "", "fail below this `level`: number, id or name")
	flags.StringVar(&g.minScore, "min-score", "", "fail below this `score`, 0 to 100")
	flags.BoolVar(&g.complete, "require-complete", false, "fail while an element is not answered or unknown")
	flags.StringSliceVar(&g.failOn, "fail-on", nil, "fail on findings with these `codes`, separated by commas: "+strings.Join(words(assess.FindingCodes()), ", "))
	flags.BoolVar(&g.waivers, "allow-waivers", false, "let waivers count for --min-level")
	flags.StringVar(&g.baseline, "baseline", "", "fail if anything is lower than in this stored result, a JSON `file`")
	flags.BoolVar(&g.noGate, "no-gate", false, "report what is not met, but exit with 0")
	under(headGates, command)
	complete(command, "min-level", func() []string { return a.known(*folder, levelIDs) })
	complete(command, "fail-on", func() []string { return words(assess.FindingCodes()) })
}

// given reports whether anything is demanded.
func (g *gateFlags) given() bool {
	return g.minLevel != "" || g.minScore != "" || g.complete || len(g.failOn) > 0 || g.baseline != ""
}

// check refuses flags that do not go together: one of them would be ignored, or a gate pass on nothing.
func (o *assessOptions) check() error {
	g, read := &o.gates, o.answers
	if len(read) == 0 {
		read = []string{o.save}
	}
	demanded := func(code assess.FindingCode) bool { return slices.Contains(g.failOn, string(code)) }
	isBaseline := func(file string) bool { return g.baseline != "" && g.baseline != "-" && sameFile(file, g.baseline) }
	for _, mistake := range []struct {
		made bool
		usageError
	}{
		{len(o.answers) > 0 && o.saving(), usageError{
			message: "--save asks the questions, but the answers are already given", hint: "leave out --save or the answers file",
		}},
		{len(o.answers) > 0 && o.accessible, usageError{
			message: "--accessible asks the questions, but the answers are already given", hint: "leave out --accessible or the answers file",
		}},
		{g.given() && len(o.set) > 0, usageError{
			message: "--set and gates cannot be combined: a gate must not pass on assumed grades",
			hint:    "leave out --set or the gates",
		}},
		{g.waivers && g.minLevel == "", usageError{
			message: "--allow-waivers needs --min-level", hint: "--min-level LEVEL --allow-waivers",
		}},
		{(demanded(assess.StaleEvidence) || demanded(assess.FutureEvidence)) && o.maxAge == 0, usageError{
			message: "--fail-on stale-evidence and future-evidence need --max-age",
			hint:    "--max-age 180d reports answers older than 180 days",
		}},
		{demanded(assess.EvidenceContradicts) && !o.deals.given(), usageError{
			message: "--fail-on evidence-contradicts needs deals",
			hint:    "--deals FILE names a CRM export",
		}},
		{g.noGate && !g.given(), usageError{
			message: "--no-gate needs a gate", hint: "such as --min-level LEVEL --no-gate",
		}},
		{slices.ContainsFunc(read, isBaseline), usageError{
			message: fmt.Sprintf("--baseline %s is the answers file itself", g.baseline),
			hint:    "use an earlier result: revops assess FILE -o baseline.json creates one",
		}},
	} {
		if mistake.made {
			return &mistake.usageError
		}
	}
	return onceFromStandardInput(append(slices.Clip(read), g.baseline, o.benchmark))
}

// read reads what the flags demand.
func (g *gateFlags) read(model *framework.Framework) (assess.Gates, error) {
	score, err := parseScore(g.minScore)
	if err != nil {
		return assess.Gates{}, err
	}
	codes, err := parseCodes(g.failOn)
	if err != nil {
		return assess.Gates{}, err
	}
	gates := assess.Gates{MinScore: score, Complete: g.complete, FailOn: codes, AllowWaivers: g.waivers}
	if g.minLevel != "" {
		level, err := findLevel(model, g.minLevel, 0)
		if err != nil {
			return gates, err
		}
		gates.MinLevel = &level
	}
	return gates, nil
}

// readBaseline reads the result that nothing may be lower than, nil if none is named: those lenses of it that are
// counted.
func (o *assessOptions) readBaseline(a *app, counted outcome, lenses []framework.LensID) (*assess.Snapshot, error) {
	if o.gates.baseline == "" {
		return nil, nil //nolint:nilnil // no baseline and no mistake
	}
	baseline, err := a.readSnapshot(counted.model, o.gates.baseline)
	if err != nil {
		return nil, err
	}
	ofBaseline := func(file string) bool { return sameFile(file, o.gates.baseline) }
	if slices.ContainsFunc(o.counted, ofBaseline) {
		return nil, &usageError{
			message: fmt.Sprintf("--baseline %s is one of the answers files", o.gates.baseline), hint: "use an earlier result",
		}
	}
	if baseline.Level == nil {
		return nil, &hintError{
			err:  fmt.Errorf("the baseline %s has no level: the lens %q is not assessed in it", o.gates.baseline, counted.model.LevelLens),
			hint: "use a result made without --lens, or with that lens",
		}
	}
	if now := counted.Result.Organization; now != "" && baseline.Organization != "" && now != baseline.Organization {
		return nil, &hintError{
			err:  fmt.Errorf("the baseline %s is about %q, the answers are about %q", o.gates.baseline, baseline.Organization, now),
			hint: "use an earlier result of the same organization",
		}
	}
	if date := counted.Result.Date; date != "" && baseline.Date > date {
		a.printErr("revops: the baseline %s (%s) is newer than the answers (%s)\n", diag.Printable(o.gates.baseline), baseline.Date, date)
	}
	if len(lenses) > 0 {
		baseline.Elements = slices.DeleteFunc(baseline.Elements, func(e assess.ElementGrade) bool {
			return !slices.Contains(lenses, e.Lens)
		})
	}
	return baseline, nil
}

// sinceBaseline compares the result with the baseline, nil if there is none.
func (o *assessOptions) sinceBaseline(counted outcome, baseline *assess.Snapshot) *assess.Comparison {
	if baseline == nil {
		return nil
	}
	now := counted.Result.Snapshot(counted.model, strings.Join(o.answers, ", "))
	return assess.Compare(counted.model, []*assess.Snapshot{baseline, now})
}

// explainGate says on the error stream which demands were not met, and where the answers concerned stand.
func (a *app) explainGate(counted outcome) {
	for _, check := range counted.Gate.Checks {
		if check.Passed {
			continue
		}
		a.printErr("gate %s not met: requires %s; found: %s\n", check.Name, check.Want, check.Got)
		for _, element := range counted.Result.Elements {
			if slices.Contains(check.Elements, element.Element.ID) {
				a.printErr("  %s: %s: %s\n", diag.Printable(element.Answer.Position.String()), element.Element.ID, document.GradeWord(element.Answer.Grade))
			}
		}
	}
}

// parseScore reads a number from 0 to 100 with at most one decimal, an unknown score where none is given.
func parseScore(text string) (assess.Score, error) {
	if text == "" {
		return assess.Score{}, nil
	}
	value, err := strconv.ParseFloat(text, 64)
	tenths := math.Round(value * 10)
	if err != nil || !(value >= 0 && value <= 100) || math.Abs(tenths-value*10) > 1e-6 {
		return assess.Score{}, &usageError{
			message: fmt.Sprintf("--min-score %q is not a valid score", text),
			hint:    "a number from 0 to 100 with at most one decimal, such as 60 or 62.5",
		}
	}
	return assess.Score{Tenths: int(tenths), Known: true}, nil
}

func parseCodes(names []string) ([]assess.FindingCode, error) {
	var codes []assess.FindingCode
	for _, name := range names {
		code, err := knownWord("finding code", name, assess.FindingCodes())
		if err != nil {
			return nil, err
		}
		codes = append(codes, code)
	}
	return codes, nil
}
