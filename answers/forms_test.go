package answers_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"revops/answers"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/sheet"
)

// hostile are texts that a form could lose or change.
func hostile() []string {
	return []string{
		"=1+1", "+49 30 1", "-5 %", "@sum", "'=quoted", "''", "'", `"`, `say "yes"`, "a,b;c\td", "first\nsecond", "first\r\nsecond", "\rx", " lead", "trail ",
		"\n", "😀 🇩🇪", "עברית \u200f ثلاثة", "_x000D_ _x0041_", `\"a"`, `\`, "# no comment", "- item", "yes", "0", "007", "1e5", "2026-10-31", "46326", "TRUE",
		"owner report (as of 2026-01-01)", "#REF!", "{a: b}", "a: b # c", "\u2028", "\ufeffx", "ends in \\", "｟＝１", "\tx", "null", "~",
	}
}

// randomFile makes answers that use everything that an answers file can hold.
func randomFile(model *framework.Framework, random *rand.Rand) *answers.File {
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	text := func() string {
		if random.IntN(3) == 0 {
			return ""
		}
		return pick(hostile()) + pick(append(hostile(), "", "", "x"))
	}
	filled := func() string { return text() + "x" }
	date := func() answers.Date {
		if random.IntN(2) == 0 {
			return ""
		}
		return answers.Date(fmt.Sprintf("20%02d-%02d-%02d", 10+random.IntN(80), 1+random.IntN(12), 1+random.IntN(28)))
	}
	file := &answers.File{Organization: text(), Date: date(), Respondent: answers.Respondent{Name: text()}}
	if random.IntN(2) == 0 {
		file.Respondent.Team = model.Teams[random.IntN(len(model.Teams))].ID
	}
	for _, place := range model.Elements() {
		if random.IntN(4) == 0 {
			continue
		}
		answer := answers.Answer{Element: place.ID, Grade: framework.Grade(random.IntN(int(framework.Unknown) + 1)), Note: text(), AsOf: date()}
		answer.Confidence = answers.Confidence(pick([]string{"", "", "low", "medium", "high"}))
		if answer.Grade == framework.NotApplicable && place.Essential {
			answer.Grade = framework.None
		}
		if answer.Reason = text(); answer.Grade == framework.NotApplicable {
			answer.Reason = filled()
		}
		for range random.IntN(3) {
			answer.Evidence = append(answer.Evidence, answers.Evidence{Text: filled(), AsOf: date()})
		}
		file.Given = append(file.Given, answer)
	}
	for at := range random.IntN(3) {
		file.Waivers = append(file.Waivers, answers.Waiver{Element: model.Elements()[at].ID, Reason: filled(), Owner: text(), Expires: "2027-02-01"})
	}
	return file
}

// workbook gives a file as a workbook.
func workbook(tb testing.TB, file *answers.File) []byte {
	tb.Helper()
	var content bytes.Buffer
	if err := sheet.Answers(&content, data.PRO(), file); err != nil {
		tb.Fatal(err)
	}
	return content.Bytes()
}

// sameSaid compares files by what they say, wherever it stands.
func sameSaid() cmp.Options {
	return cmp.Options{cmpopts.IgnoreTypes(diag.Position{}), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(answers.File{}, "Remarks")}
}

// Whatever a file says, it says in each form.
func TestFile_forms(t *testing.T) {
	model := data.PRO()
	for seed := range uint64(40) {
		want := randomFile(model, rand.New(rand.NewPCG(seed, 16)))
		for name, content := range map[string][]byte{"a.yaml": want.YAML(model.Reference()), "a.json": want.JSON(model.Reference()), "a.csv": want.CSV(model.Reference()), "a.xlsx": workbook(t, want)} {
			got, err := answers.Parse(diag.Source{Name: name, Data: content}, model)
			if err != nil {
				var text strings.Builder
				_ = diag.Write(&text, err.(*diag.Error).Problems) //nolint:errorlint,forcetypeassert // it is one
				t.Fatalf("seed %d: %s: %s", seed, name, text.String())
			}
			if diff := cmp.Diff(want, got, sameSaid()); diff != "" {
				t.Fatalf("seed %d: %s: %s", seed, name, diff)
			}
		}
	}
}
