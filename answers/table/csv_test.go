package table_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

// A table needs two columns, in any order; a form tool or a spreadsheet may have written it.
func TestParse_csv(t *testing.T) {
	ownership := answers.Answer{Element: "deal-ownership", Grade: framework.Mostly, Note: "=1; 2"}
	dana := &answers.File{Organization: "Acme, Inc.", Respondent: answers.Respondent{Name: "Dana"}, Given: []answers.Answer{ownership}}
	for name, test := range map[string]struct {
		text string
		want *answers.File
	}{
		"two columns":            {"Grade,Element\nMOSTLY ,deal-ownership\n", &answers.File{Given: []answers.Answer{{Element: "deal-ownership", Grade: framework.Mostly}}}},
		"keys and semicolons":    {"\ufeff# organization: \"Acme, Inc.\"\r\n# just a comment\r\n# respondent: {name: Dana}\r\nelement;grade;note\r\ndeal-ownership;2;\"'=1; 2\"\r\n", dana},
		"saved by a spreadsheet": {"\"# organization: \"\"Acme\",\" Inc.\"\"\",\n# respondent:,,\n#   name: Dana,,\n,,\nelement,grade,note\ndeal-ownership,mostly,'=1; 2\n,,\n", dana},
	} {
		got, problems := saidOf("a.csv", []byte(test.text))
		ignored := cmp.Options{cmpopts.IgnoreTypes(diag.Position{}), cmpopts.EquateEmpty()}
		if diff := cmp.Diff(test.want, got, ignored); diff != "" {
			t.Errorf("%s: %s%s", name, problems, diff)
		}
	}
}

// Problems of a table stand at the line and column of the field.
func TestParse_csvMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"# date: soon\nelement,note,grade\ndeal-ownership,ä,mosty\n": `a.csv:1:9: "soon" is not a valid date (want YYYY-MM-DD) [invalid-date] → such as 2026-10-31
a.csv:3:18: unknown grade "mosty" [unknown-grade] → did you mean "mostly"? Grades: none, partial, mostly, full, n/a, unknown`,
		"# organisation: Acme\nelement,grade\n": `a.csv:1:3: unknown key "organisation" [unknown-key] → did you mean "organization"? Keys: schema, framework, answers, organization, respondent, date, waivers`,
		"element,grade\n\"deal\n":               `a.csv:2:7: extraneous or missing " in quoted-field [syntax] → put a text that holds a quote, a line break or the delimiter in quotes, and write a quote inside twice: "5"" pipe"`,
		"element,note\ndeal-ownership,x\n":      `a.csv:1:1: there is no column "grade" [missing-column] → the columns are element, grade, reason, note, evidence, as_of, confidence`,
		"id,stage\n1,won\n":                     `a.csv: this table holds no answers: it has no columns "element" and "grade" [table-given] → revops fact a.csv reads deals; revops new -o answers.csv creates a table to fill in`,
		"":                                      "a.csv: the file is empty [empty-file] → ",
	} {
		if _, got := saidOf("a.csv", []byte(text)); got != want {
			t.Errorf("%q: got\n%s\nwant\n%s", text, got, want)
		}
	}
}
