package reference

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
	"revops/report/document"
	"revops/report/text"
)

// Template says which elements an answers file to fill in holds. With Example it is filled in, to show what answers look like.
type Template struct {
	Scope   framework.Scope
	Example bool
	// Folder is that of the framework, "" for the built-in one.
	Folder string
	// Organization, Respondent and Date are filled in where they are given.
	Organization string
	Respondent   answers.Respondent
	Date         answers.Date
	// Given are answers to fill in, with waivers, nil for none.
	Given *answers.File
}

// templateWidth is how wide the comments of an answers file are.
const templateWidth = 100

// AnswersTemplate writes an answers file with the question and the grades of each element as comments. It is false,
// and nothing is written, if no element is asked for.
func AnswersTemplate(w io.Writer, model *framework.Framework, t Template) (bool, error) {
	to := text.NewTerminal(text.Style{Width: templateWidth})
	folder := ""
	if t.Folder != "" {
		folder = " --framework " + diag.Printable(t.Folder)
	}
	to.Line("# Editor help: revops schema answers" + folder + " > answers.schema.json")
	to.Line("# Give each element a grade: " + framework.GradeWords() + ", unknown, or n/a with a reason:")
	to.Line("#   element-id: {grade: n/a, reason: \"Why it does not apply\"}")
	to.Line("# With details: {grade: partial, note: \"...\", evidence: [\"...\"], as_of: 2026-11-21, confidence: high}")
	to.Line("# Choose the highest grade that is fully true. Each grade includes those below it.")
	to.Line("# Leave an element empty until you know the answer. To see the result: revops assess FILE" + folder)
	to.Line("schema: " + answers.Schema)
	to.Line("framework: " + model.Reference())
	t.about(to, model)
	to.Line("answers:")
	asked := t.Scope.Elements(model)
	if len(asked) == 0 {
		return false, nil
	}
	t.elements(to, model, asked)
	if t.Given != nil && len(t.Given.Waivers) > 0 {
		to.Line("")
		to.Line(strings.TrimSuffix(string(t.Given.WaiversYAML()), "\n"))
	}
	_, err := io.WriteString(w, to.String())
	return true, err
}

func (t Template) about(to *text.Terminal, model *framework.Framework) {
	if t.Example {
		t.Organization, t.Date = "Example Company", "2026-11-21"
		t.Respondent = answers.Respondent{Name: "RevOps lead", Team: cmp.Or(t.Scope.Team, model.Teams[0].ID)}
	}
	to.Line(field("organization", yamlpos.Text(t.Organization), t.Organization != ""))
	if t.Respondent == (answers.Respondent{}) {
		to.Line("# respondent: {name: , team: }")
	} else {
		to.Line("respondent:")
		to.Line("  " + field("name", yamlpos.Text(t.Respondent.Name), t.Respondent.Name != ""))
		to.Line("  " + field("team", yamlpos.Word(t.Respondent.Team), t.Respondent.Team != ""))
	}
	to.Line(field("date", yamlpos.Word(t.Date), t.Date != ""))
}

// field is a key with its value, or the key alone where there is none.
func field(key string, value yamlpos.Value, given bool) string {
	if !given {
		return key + ":"
	}
	return yamlpos.Inline(yamlpos.Field{Key: key, Value: value})
}

// elements writes the elements that are asked for, with a line above those of each group.
func (t Template) elements(to *text.Terminal, model *framework.Framework, asked []framework.Place) {
	var group *framework.Group
	for i, place := range asked {
		to.Line("")
		if place.Group != group {
			group = place.Group
			to.Line(fmt.Sprintf("  # == %s: %s ==", document.Capital(place.Lens.GroupNoun), group.Name))
			to.Line("")
		}
		t.element(to, model, *place.Element, i)
	}
}

func (t Template) element(to *text.Terminal, model *framework.Framework, element framework.Element, number int) {
	team, _ := model.Team(element.Owner)
	about := []string{element.Name}
	if element.Level > 0 {
		about = append(about, fmt.Sprintf("level %d", element.Level))
	}
	if element.Essential {
		about = append(about, "essential")
	}
	to.Paragraph("  # ", strings.Join(append(about, team.Name), ", "))
	comment(to, "", element.Question)
	for _, grade := range framework.Grades() {
		comment(to, fmt.Sprintf("  %-8s ", grade), element.Grades.Of(grade))
	}
	line := "  " + string(element.ID) + ":"
	if t.Example {
		line += exampleAnswer(element, number)
	}
	if t.Given != nil && !t.Given.Answer(element.ID).Blank() {
		line = "  " + answers.Line(t.Given.Answer(element.ID))
	}
	for part := range strings.SplitSeq(line, "\n") {
		to.Line(part)
	}
}

// comment writes a wrapped text, each line of it behind a #.
func comment(to *text.Terminal, lead, content string) {
	const sign = "  # "
	indent := strings.Repeat(" ", len(lead))
	for i, line := range text.Wrap(content, templateWidth-len(sign)-len(lead)) {
		if i == 0 {
			to.Line(sign + lead + line)
		} else {
			to.Line(sign + indent + line)
		}
	}
}

// exampleAnswer is an answer as a company on its way to the second level might give it. Now and then it shows one of
// the longer forms.
func exampleAnswer(element framework.Element, number int) string {
	grade := []framework.Grade{framework.Partial, framework.Mostly, framework.Partial, framework.None}[min(element.Level, 3)]
	switch {
	case number == 0 && len(element.Evidence) > 0:
		return fmt.Sprintf("\n    grade: %s\n    note: Checked with the team leads\n    evidence:\n"+
			"      - %q\n      - {text: Minutes of the review, as_of: 2026-11-12}\n    as_of: 2026-11-20\n    confidence: high",
			grade, element.Evidence[0])
	case number%17 == 9 && !element.Essential:
		return " {grade: n/a, reason: Does not apply to how we sell}"
	case number%13 == 5:
		return " " + framework.Unknown.String()
	case number%7 == 3:
		return fmt.Sprintf(" {grade: %s, confidence: low}", grade)
	default:
		return " " + grade.String()
	}
}
