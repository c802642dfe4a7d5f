package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/chavacava/garif"

	"revops/framework"
	"revops/internal/diag"
)

// SARIF writes the assessment as SARIF 2.1.0: a rule for each element that has a result and for each demand that was not
// met. Results are those demands, the gaps, other elements that such a demand names, and the findings. What a demand not met
// names is an error, a gap on the path or before the next level and a finding are warnings, any other gap is a note.
func (a Assessment) SARIF(w io.Writer) error {
	results := slices.Concat(a.gateResults(), a.markResults(), a.findingResults())
	return writeSARIF(w, a.sarifRules(), results, a.sarifProperties())
}

// sarifProperties are what is to be known of the whole; the names are those of the result document.
func (a Assessment) sarifProperties() garif.PropertyBag {
	r := a.Result
	properties := garif.PropertyBag{"framework": a.Model.Reference(), "score": number(r.Score.Low), "level": nil}
	if r.Organization != "" {
		properties["organization"] = r.Organization
	}
	if r.Date != "" {
		properties["date"] = r.Date
	}
	if r.Level != nil {
		properties["level"] = r.Level.Number
	}
	if shown := r.Shown; shown != nil && shown.Level != nil {
		properties["evidence_level"], properties["evidence_score"] = shown.Level.Number, number(shown.Score)
	}
	if a.Gate != nil {
		properties["gate_passed"] = a.Gate.Passed
	}
	return properties
}

// gateRule is the rule of a demand, whose name no element can have.
func gateRule(name string) string { return "gate/" + name }

func (a Assessment) gateResults() []*garif.Result {
	var at diag.Position
	if len(a.Result.Elements) > 0 {
		at.File = a.Result.Elements[0].Answer.Position.File
	}
	var results []*garif.Result
	for _, check := range a.unmet() {
		rule := gateRule(check.Name)
		results = append(results, sarifResult(rule, garif.ResultLevel_Error, rule, unmetLine(check)+" "+a.verdict(), at))
	}
	return results
}

func (a Assessment) markResults() []*garif.Result {
	var results []*garif.Result
	for _, m := range a.marks() {
		id := string(m.Element.ID)
		lines := append([]string{m.Element.Name + ": " + m.lines()[0]}, m.lines()[1:]...)
		result := sarifResult(id, a.resultLevel(m), id+"/gap", strings.Join(lines, " "), m.Answer.Position)
		result.Properties = m.properties()
		if m.gap != nil && m.gap.Waived && len(m.unmet) == 0 {
			result.Suppressions = []*garif.Suppression{garif.NewSuppression("inSource")}
		}
		results = append(results, result)
	}
	return results
}

// properties are figures of the element, under the names that they have in the result document.
func (m mark) properties() *garif.PropertyBag {
	properties := garif.PropertyBag{"grade": gradeOf(m.Answer.Grade)}
	if gap := m.gap; gap != nil {
		properties["days"], properties["score_gain"] = gap.Days, number(gap.ScoreGain)
		properties["level_gain"], properties["on_path"] = gap.LevelGain, gap.OnPath
	}
	return &properties
}

func (a Assessment) resultLevel(m mark) garif.ResultLevel {
	switch {
	case len(m.unmet) > 0:
		return garif.ResultLevel_Error
	case m.gap.OnPath || a.blocks(m.Element.ID):
		return garif.ResultLevel_Warning
	default:
		return garif.ResultLevel_Note
	}
}

// blocks reports whether an element is one of those that block the next level.
func (a Assessment) blocks(id framework.ElementID) bool {
	next := a.Result.NextLevel
	return next != nil && (slices.Contains(next.Blockers.Essential, id) || slices.Contains(next.Blockers.Others, id))
}

func (a Assessment) findingResults() []*garif.Result {
	var results []*garif.Result
	for _, f := range a.Result.ShownFindings() {
		id := string(f.Element)
		message := a.names([]framework.ElementID{f.Element}) + ": " + findingLine(f)
		result := sarifResult(id, garif.ResultLevel_Warning, id+"/"+string(f.Code), message, f.Position)
		result.Properties = &garif.PropertyBag{"code": f.Code}
		results = append(results, result)
	}
	return results
}

// sarifRules are a rule for each demand that was not met, then one for each element that the result shows.
func (a Assessment) sarifRules() []*garif.ReportingDescriptor {
	var rules []*garif.ReportingDescriptor
	for _, check := range a.unmet() {
		rules = append(rules, &garif.ReportingDescriptor{
			Id: gateRule(check.Name), Name: "Gate " + check.Name, ShortDescription: sarifText("The gate wants " + check.Want + "."),
		})
	}
	for _, e := range a.Result.Elements {
		if a.Result.Shows(e.Element.Element) {
			rules = append(rules, a.elementRule(e.Element, e.Answer.Grade))
		}
	}
	return rules
}

func (a Assessment) elementRule(element framework.Place, grade framework.Grade) *garif.ReportingDescriptor {
	help := moveLines(element.Element, grade)
	if len(help) == 0 {
		help = []string{"In place means: " + element.Grades.Of(a.Model.Policy.InPlace)}
	}
	tags := []string{string(element.Lens.ID), string(element.Group.ID)}
	if element.Level > 0 {
		tags = append(tags, "level-"+strconv.Itoa(element.Level))
	}
	team, _ := a.Model.Team(element.Owner)
	help = append(help, fmt.Sprintf("Owner: %s. Raise it in: %s", team.Name, team.Channel))
	return &garif.ReportingDescriptor{
		Id: string(element.ID), Name: element.Name,
		ShortDescription: sarifText(element.Question), FullDescription: sarifText(element.Why),
		Help: sarifText(strings.Join(help, "\n")), Properties: &garif.PropertyBag{"tags": tags},
	}
}
