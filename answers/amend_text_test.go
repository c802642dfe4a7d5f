package answers_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"revops/answers"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
)

// textParts are what texts of people are made of, with what YAML and JSON treat specially.
func textParts() []string {
	return []string{
		"\n", "\n\n", "\r\n", "\t", " ", "  \n", "word", "# no comment", "key: value", "- item", `"`, "'", `\`, "{", "]", "|", "%", "---", "null", "1.5",
		"é", "北京", "🙂", "👩‍👩‍👧", "مرحبا", "שלום", "\u2067ابجد\u2069", "\u200f", "\u202e", "\u00a0", "\u2028", "\u2029", "\ufeff", "\ufffd", "\uffff", "\U0010ffff", "<b>&",
	}
}

// TestAmend_anyText: a text is read as it was written, whatever it holds and wherever it stands.
func TestAmend_anyText(t *testing.T) {
	model, parts, random := data.PRO(), textParts(), rand.New(rand.NewPCG(1, 2))
	text := func() string {
		var text strings.Builder
		for range random.IntN(6) {
			text.WriteString(parts[random.IntN(len(parts))])
		}
		return text.String()
	}
	files := map[string][]string{
		"a.yaml": {
			"answers:\n  team-goals: none # x\n", "answers: {team-goals: {note: old}, utm-tracking: full}\n",
			"answers:\n  team-goals:\n    note: |\n      first\n      second\n    evidence:\n      - old\n  utm-tracking: full\n",
		},
		"a.json": {`{"schema": "revops/answers/v1", "framework": "pro@2", "answers": {"team-goals": {"note": "a\tb\nc"}}}`},
	}
	for round := range 400 {
		want := answers.Answer{Element: "team-goals", Grade: framework.Full, Note: text(), Reason: text()}
		for range random.IntN(3) {
			want.Evidence = append(want.Evidence, answers.Evidence{Text: text()})
		}
		for name, contents := range files {
			content := contents[round%len(contents)]
			if name == "a.yaml" {
				content = header + content
			}
			document, err := answers.ParseDocument(diag.Source{Name: name, Data: []byte(content)}, model)
			if err != nil {
				t.Fatal(err)
			}
			amended, err := document.Amend(want)
			if err != nil {
				t.Fatalf("%+q: %v", want, err)
			}
			file, err := answers.Parse(amended.Source, model)
			if err != nil {
				t.Fatal(err)
			}
			got := file.Answer("team-goals")
			if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(answers.Answer{}, "Position"), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("-want +got:\n%s", diff)
			}
		}
	}
}
