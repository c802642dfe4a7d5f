package table_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

// A table needs two columns, in any order; a form tool or a spreadsheet may have written it.
func TestParse_csv(t *testing.T) {
	ownership := answers.Answer{Element: "deal-ownership", Grade: framework.Mostly, Note: "=1; 2"}
	noted := func(note string) *answers.File {
		return &answers.File{Given: []answers.Answer{{Element: "deal-ownership", Grade: framework.Mostly, Note: note}}}
	}
	dated := &answers.File{Given: []answers.Answer{
		{Element: "deal-ownership", Grade: framework.Mostly, AsOf: "2026-09-30"}, {Element: "team-goals", Grade: framework.Partial, AsOf: "2026-09-30"},
	}}
	dana := &answers.File{Organization: "Acme, Inc.", Respondent: answers.Respondent{Name: "Dana"}, Given: []answers.Answer{ownership}}
	for name, test := range map[string]struct {
		text string
		want *answers.File
	}{
		"two columns":            {"Grade,Element\nMOSTLY ,deal-ownership\n", &answers.File{Given: []answers.Answer{{Element: "deal-ownership", Grade: framework.Mostly}}}},
		"keys and semicolons":    {"\ufeff# organization: \"Acme, Inc.\"\r\n# just a comment\r\n# respondent: {name: Dana}\r\nelement;grade;note\r\ndeal-ownership;2;\"'=1; 2\"\r\n", dana},
		"UTF-16 with tabs":       {utf16Of("element\tgrade\tnote\r\ndeal-ownership\tmostly\t=1; 2 – Größe\r\n"), noted("=1; 2 – Größe")},
		"Windows-1252":           {"element;grade;note\ndeal-ownership;mostly;Gr\xf6\xdfe 5 \x80\n", noted("Größe 5 €")},
		"decimals":               {"element;grade\ndeal-ownership;2,0\n", noted("")},
		"dates of a spreadsheet": {"element;grade;as_of\ndeal-ownership;2.00;30.9.2026\nteam-goals;1;2026-09-30 00:00:00\n", dated},
		"saved by a spreadsheet": {"\"# organization: \"\"Acme\",\" Inc.\"\"\",\n# respondent:,,\n#   name: Dana,,\n,,\nelement,grade,note\ndeal-ownership,mostly,'=1; 2\n,,\n", dana},
	} {
		got, problems := saidOf("a.csv", []byte(test.text))
		ignored := cmp.Options{cmpopts.IgnoreTypes(diag.Position{}), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(answers.File{}, "Remarks")}
		if diff := cmp.Diff(test.want, got, ignored); diff != "" {
			t.Errorf("%s: %s%s", name, problems, diff)
		}
	}
}

// utf16Of is a text as Excel saves "Unicode Text".
func utf16Of(text string) string {
	content := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		content = binary.LittleEndian.AppendUint16(content, unit)
	}
	return string(content)
}

// An encoding that was guessed is said.
func TestParse_csvEncoding(t *testing.T) {
	if _, got := saidOf("a.csv", []byte("element,grade,note\ndeal-ownership,mostly,\xe9\n")); got != "a.csv: the text is not UTF-8, read as Windows-1252" {
		t.Error(got)
	}
	if _, got := saidOf("a.csv", []byte("\ufeffelement,grade,note\ndeal-ownership,mostly,\xe9\n")); !strings.Contains(got, "a.csv:2:23: ") {
		t.Error(got)
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
		"element,grade,as_of\ndeal-ownership,50%,10/30/2026\n": `a.csv:2:16: unknown grade "50%" [unknown-grade] → Grades: none, partial, mostly, full, n/a, unknown
a.csv:2:20: "10/30/2026" is not a valid date (want YYYY-MM-DD) [invalid-date] → such as 2026-10-31`,
		"# respondent: {name: A}\n# respondent: {name: B}\nelement,grade\n":        `a.csv:2:3: key "respondent" is given twice, first on line 1 [duplicate-key] → keep one of the two`,
		"element,respondent,grade\ndeal-ownership,A,full\ndeal-ownership,B,full\n": `a.csv:3:1: key "deal-ownership" is given twice, first on line 2 [duplicate-key] → keep one of the two`,
		"id,stage\n1,won\n": `a.csv: this table holds no answers: it has no columns "element" and "grade" [table-given] → revops fact a.csv reads deals; revops new -o answers.csv creates a table to fill in`,
		"":                  "a.csv: the file is empty [empty-file] → ",
	} {
		if _, got := saidOf("a.csv", []byte(text)); got != want {
			t.Errorf("%q: got\n%s\nwant\n%s", text, got, want)
		}
	}
}
