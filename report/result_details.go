package report

import (
	"fmt"
	"slices"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

func (a Assessment) blockers(p paper) {
	next := a.Result.NextLevel
	if next == nil {
		return
	}
	p.heading(fmt.Sprintf("What blocks level %s", next.Level))
	blockers := next.Blockers
	if next.Path == nil {
		p.note(tooFewApply)
		return
	}
	p.note(blockersLine(blockers))
	var rows [][]string
	add := func(ids []framework.ElementID, role string) {
		for _, id := range ids {
			element, _ := a.Model.Element(id)
			answer, grade := a.answer(id)
			rows = append(rows, []string{element.Name, role, grade, place(answer)})
		}
	}
	add(blockers.Essential, "must")
	add(blockers.Others, "may")
	p.table([]column{{title: "Element", flexible: true}, {title: ""}, {title: "Grade"}, {title: "Answer at"}}, rows)
	if also := a.alsoRequired(); also != "" {
		p.note(also)
	}
}

// tooFewApply says why no set of elements reaches a level.
const tooFewApply = "Too few of its elements apply: at least half must."

// alsoRequired says what the path to the next level takes besides what blocks it, "" for nothing.
func (a Assessment) alsoRequired() string {
	blockers := a.Result.NextLevel.Blockers
	required := slices.DeleteFunc(slices.Clone(a.Result.NextLevel.Path.Elements), func(id framework.ElementID) bool {
		return slices.Contains(blockers.Essential, id) || slices.Contains(blockers.Others, id)
	})
	if len(required) == 0 {
		return ""
	}
	return "The path also takes what those on it require: " + a.names(required) + "."
}

// blockersLine says how many of which elements must be put in place.
func blockersLine(b assess.Blockers) string {
	others := fmt.Sprintf("any %d of the %d others", b.Needed, len(b.Others))
	switch {
	case len(b.Essential) == 0 && b.Needed == len(b.Others):
		return "To put in place: all of these."
	case len(b.Essential) == 0:
		return fmt.Sprintf("To put in place: any %d of these %d.", b.Needed, len(b.Others))
	case b.Needed == 0:
		return fmt.Sprintf("To put in place: %s, without which the level cannot be reached.",
			count(len(b.Essential), "essential element", "essential elements"))
	default:
		return fmt.Sprintf("To put in place: %s, and %s.", count(len(b.Essential), "essential element", "essential elements"), others)
	}
}

// answer finds what was said about an element, with the word for its grade: "–" for an element that the result does not
// show, as one of another team.
func (a Assessment) answer(id framework.ElementID) (answer answers.Answer, grade string) {
	for _, element := range a.Result.Elements {
		if element.Element.ID == id && a.Result.Shows(element.Element.Element) {
			return element.Answer, GradeWord(element.Answer.Grade)
		}
	}
	return answers.Answer{}, "–"
}

// plan says when the levels are reached and what that takes of each team; revops plan shows the periods.
func (a Assessment) plan(p *page) {
	if a.Plan == nil {
		return
	}
	if len(a.Plan.Periods) == 0 {
		p.line("")
		p.text("", nothingToPlan)
		return
	}
	Plan{a}.outcome(p)
	Plan{a}.teams(p)
}

// changes says what is not what it was in the baseline.
func (a Assessment) changes(p *page) {
	if a.Comparison == nil {
		return
	}
	c := Comparison{Model: a.Model, Comparison: a.Comparison}
	p.heading(c.since())
	p.note(c.moves())
	c.split(p)
	c.elements(p)
}

// findings lists them by kind; elements that are open stand in one row, however many they are.
func (a Assessment) findings(p paper) {
	findings := a.Result.ShownFindings()
	if len(findings) == 0 {
		return
	}
	p.heading("Look at again")
	var rows [][]string
	for _, code := range assess.FindingCodes() {
		rows = append(rows, a.findingsOf(code, findings)...)
	}
	p.table([]column{{title: "Finding"}, {title: "Answer at"}, {title: "Element", flexible: true}}, rows)
}

func (a Assessment) findingsOf(code assess.FindingCode, findings []assess.Finding) [][]string {
	var rows [][]string
	var open []framework.ElementID
	for _, f := range findings {
		if f.Code != code {
			continue
		}
		if code == assess.NotAnswered || code == assess.AnsweredUnknown {
			open = append(open, f.Element)
			continue
		}
		rows = append(rows, []string{
			string(code), place(answers.Answer{Position: f.Position}),
			fmt.Sprintf("%s: %s", a.names([]framework.ElementID{f.Element}), f.Message),
		})
	}
	if len(open) > 0 {
		rows = append(rows, []string{string(code), "", fmt.Sprintf("%s: %s", count(len(open), "element", "elements"), a.names(open))})
	}
	return rows
}
