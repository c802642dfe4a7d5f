package ci

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/chavacava/garif"

	"revops/framework"
	"revops/internal/diag"
	"revops/report/narrative"
)

// SARIF writes an assessment as SARIF 2.1.0: a rule for each element that the result lists and for each check that failed.
// Results are the failed checks, the gaps, other elements that such a check names, and the findings. Failed checks and what they
// name are errors; findings, and gaps on the path or before the next level, are warnings; other gaps are notes.
func SARIF(w io.Writer, of narrative.Assessment) error {
	a := assessment{of}
	results := slices.Concat(a.gateResults(), a.markResults(), a.findingResults())
	return writeSARIF(w, a.sarifRules(), results, a.sarifProperties())
}

// sarifProperties are those of the whole assessment, under their names in the result document.
func (a assessment) sarifProperties() garif.PropertyBag {
	r := a.Result
	properties := garif.PropertyBag{"framework": r.Framework.String(), "score": r.Score, "level": nil}
	if r.Organization != "" {
		properties["organization"] = r.Organization
	}
	if r.Date != "" {
		properties["date"] = r.Date
	}
	if r.Level != nil {
		properties["level"] = r.Level.Number
	}
	if shown := r.Evidence; shown != nil && shown.Level != nil {
		properties["evidence_level"], properties["evidence_score"] = shown.Level.Number, shown.Score
	}
	if r.Gate != nil {
		properties["gate_passed"] = r.Gate.Passed
	}
	return properties
}

// gateRule is the id of the rule of a check. Ids of elements have no slash.
func gateRule(name string) string { return "gate/" + name }

func (a assessment) gateResults() []*garif.Result {
	var at diag.Position
	if len(a.Result.Elements) > 0 {
		at.File = a.Result.Elements[0].File
	}
	var results []*garif.Result
	for _, check := range a.unmet() {
		rule := gateRule(check.Name)
		results = append(results, sarifResult(rule, garif.ResultLevel_Error, rule, unmetLine(check)+" "+a.Verdict(), at))
	}
	return results
}

func (a assessment) markResults() []*garif.Result {
	var results []*garif.Result
	for _, m := range a.marks() {
		id := string(m.ID)
		lines := append([]string{m.Name + ": " + m.lines()[0]}, m.lines()[1:]...)
		result := sarifResult(id, a.resultLevel(m), id+"/gap", strings.Join(lines, " "), m.At())
		result.Properties = m.properties()
		if m.gap != nil && m.gap.Waived && len(m.unmet) == 0 {
			result.Suppressions = []*garif.Suppression{garif.NewSuppression("inSource")}
		}
		results = append(results, result)
	}
	return results
}

// properties are figures of the element, under their names in the result document.
func (m mark) properties() *garif.PropertyBag {
	properties := garif.PropertyBag{"grade": m.Grade}
	if gap := m.gap; gap != nil {
		properties["days"], properties["score_gain"] = gap.Days, gap.ScoreGain
		properties["level_gain"], properties["on_path"] = gap.LevelGain, gap.OnPath
	}
	return &properties
}

func (a assessment) resultLevel(m mark) garif.ResultLevel {
	switch {
	case len(m.unmet) > 0:
		return garif.ResultLevel_Error
	case m.gap.OnPath || a.blocks(m.ID):
		return garif.ResultLevel_Warning
	default:
		return garif.ResultLevel_Note
	}
}

// blocks reports whether an element is one of those that block the next level.
func (a assessment) blocks(id framework.ElementID) bool {
	next := a.Result.NextLevel
	return next != nil && (slices.Contains(next.Blockers.Essential, id) || slices.Contains(next.Blockers.Others, id))
}

func (a assessment) findingResults() []*garif.Result {
	var results []*garif.Result
	for _, f := range a.Result.Findings {
		id := string(f.Element)
		message := a.Name(f.Element) + ": " + findingLine(f)
		result := sarifResult(id, garif.ResultLevel_Warning, id+"/"+string(f.Code), message, f.At())
		result.Properties = &garif.PropertyBag{"code": f.Code}
		results = append(results, result)
	}
	return results
}

// sarifRules are a rule for each failed check, then one for each element that the result lists.
func (a assessment) sarifRules() []*garif.ReportingDescriptor {
	var rules []*garif.ReportingDescriptor
	for _, check := range a.unmet() {
		rules = append(rules, &garif.ReportingDescriptor{
			Id: gateRule(check.Name), Name: "Gate " + check.Name, ShortDescription: sarifText("The gate requires " + check.Want + "."),
		})
	}
	for _, e := range a.Result.Elements {
		place, _ := a.Model.Element(e.ID)
		rules = append(rules, a.elementRule(place, e.Grade))
	}
	return rules
}

func (a assessment) elementRule(element framework.Place, grade framework.Grade) *garif.ReportingDescriptor {
	help := moveLines(element.Element, grade)
	if len(help) == 0 {
		help = []string{"In place: " + element.Grades.Of(a.Model.Policy.InPlace)}
	}
	tags := []string{string(element.Lens.ID), string(element.Group.ID)}
	if element.Level > 0 {
		tags = append(tags, "level-"+strconv.Itoa(element.Level))
	}
	team, _ := a.Model.Team(element.Owner)
	help = append(help, fmt.Sprintf("Owner: %s. %s: %s.", team.Name, narrative.ChannelTitle, team.Channel))
	return &garif.ReportingDescriptor{
		Id: string(element.ID), Name: element.Name,
		ShortDescription: sarifText(element.Question), FullDescription: sarifText(element.Why),
		Help: sarifText(strings.Join(help, "\n")), Properties: &garif.PropertyBag{"tags": tags},
	}
}
