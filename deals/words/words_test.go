package words

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/internal/diag"
)

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"Deal - Value": "deal value", "StageName": "stage name", "hs_object_id": "hs object id", "Account.Name": "account name",
		"Est. revenue": "est revenue", " “Amount” ": "amount", "Amount (converted)": "amount (converted)", "✅ Closed-Won": "closed won",
		"UTM Source": "utm source", "Negócio perdido": "negócio perdido", "\u00a0Owner\u00a0ID": "owner id",
	} {
		if got := Plain(text); got != want {
			t.Errorf("Plain(%q) = %q, want %q", text, got, want)
		}
	}
}

const twoCRMs = `schema: revops/words/v1
id: other
headers:
  stage: {en: [status]}
  amount: {en: [amount, value]}
stages:
  won: {en: [Won]}
`

const pipes = `schema: revops/words/v1
id: pipes
name: Pipes
headers:
  stage: {en: [Deal status], de: [Dealstatus]}
  amount: {en: [Deal value], de: [Dealwert], internal: [value]}
other: {de: [Dealtitel]}
stages:
  won: {de: [Gewonnen], internal: [won_id]}
  lost: {en: [Deal Lost]}
blank: {en: [(None)]}
`

func parse(t *testing.T, texts ...string) *Words {
	t.Helper()
	var sources []diag.Source
	for _, text := range texts {
		sources = append(sources, diag.Source{Name: "words.yaml", Data: []byte(text)})
	}
	words, err := Parse(sources, []string{"stage", "amount"}, []string{"id"})
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// TestFor pins that the CRM with most of the columns comes first, and in it the language of most of those.
func TestFor(t *testing.T) {
	words := parse(t, twoCRMs, pipes)
	l := words.For([]string{"Dealstatus", "Dealwert", "Dealtitel", "Value", "Color"}, Deals)
	if l.CRM != "Pipes" || l.Language != "de" || l.Known != 4 || l.Columns != 5 {
		t.Errorf("%+v", l)
	}
	if diff := cmp.Diff([]string{"dealwert", "value", "deal value"}, l.Headers(0, "amount")); diff != "" {
		t.Error(diff)
	}
	if got, want := l.String(), "looks like an export of Pipes, in German: 4 of 5 columns known"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if l := words.For([]string{"Status", "Amount", "Color"}, Deals); l.CRM != "" || l.Headers(0, "stage")[0] != "status" {
		t.Errorf("%+v", l)
	}
}

// TestStage pins that a stage is known with its number, its pipeline in brackets and its emoji.
func TestStage(t *testing.T) {
	l := parse(t, twoCRMs, pipes).For(nil, Deals)
	for stage, want := range map[string]Stage{
		"won": {"won", false}, "GEWONNEN": {"won", false}, "won_id": {"won", true}, "6. Won (Renewals)": {"won", false},
		"🎉 Won [EMEA]": {"won", false}, "Renewals - Deal lost": {"lost", false}, "Renewals: deal lost": {"lost", false},
		"Won - pending": {}, "Demo": {}, "": {},
	} {
		if got, _ := l.Stage(stage); got != want {
			t.Errorf("%q: got %v, want %v", stage, got, want)
		}
	}
	if !l.Blank("(NONE)") || !l.Blank("") || l.Blank("none") {
		t.Error("blanks")
	}
}

func TestParse_problems(t *testing.T) {
	const text = "schema: revops/words/v0\nid: x\nname: X\nheaders:\n  stge: {en: [a]}\n  stage: {xx: [a]}\nstages:\n  win: {en: [Won]}\n"
	_, err := Parse([]diag.Source{{Name: "x.yaml", Data: []byte(text)}}, []string{"stage"}, nil)
	problems, ok := errors.AsType[*diag.Error](err)
	if !ok {
		t.Fatal(err)
	}
	var got []string
	for _, problem := range problems.Problems {
		got = append(got, strings.Join([]string{problem.Position.String(), problem.Message, string(problem.Code)}, " "))
	}
	want := []string{
		`x.yaml:1:9 unknown schema "revops/words/v0" (want revops/words/v1) unknown-schema`, `x.yaml:5:3 unknown role "stge" unknown-role`,
		`x.yaml:6:11 unknown language "xx" unknown-language`, `x.yaml:8:3 unknown outcome "win" unknown-outcome`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
