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
  won: {en: [Won], de: [Gewonnen]}
  open: {en: [Pending]}
  closed: {en: [won], ja: [受注]}
other: {en: [Lead sum]}
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
	if l.CRM != "Pipes" || l.Language != "de" {
		t.Errorf("%+v", l)
	}
	if diff := cmp.Diff([]string{"dealwert", "value", "deal value"}, l.Headers(0, "amount")); diff != "" {
		t.Error(diff)
	}
	if got, want := l.String(), "looks like an export from Pipes, in German"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if l := words.For([]string{"Status", "Amount", "Color"}, Deals); l.CRM != "" || l.Headers(0, "stage")[0] != "status" {
		t.Errorf("%+v", l)
	}
}

// TestFor_otherCRMs pins that a header of one word, or one that the general words list, counts in the files of its CRM only, and that a header that has no role in the
// CRM's files gets none from other words.
func TestFor_otherCRMs(t *testing.T) {
	words := parse(t, twoCRMs, pipes, "schema: revops/words/v1\nid: cents\nname: Cents\nheaders:\n  stage: {en: [Standing, Deal standing]}\n  amount: {en: [Money, Lead sum]}\nother: {en: [Value]}\n")
	l := words.For([]string{"Standing", "Money", "Value"}, Deals)
	if diff := cmp.Diff([]string{"money", "lead sum", "amount", "deal value"}, headersOf(l, "amount")); l.CRM != "Cents" || diff != "" {
		t.Error(l.CRM, diff)
	}
	if diff := cmp.Diff([]string{"status", "deal status", "deal standing"}, headersOf(words.For(nil, Deals), "stage")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"amount", "value", "deal value"}, headersOf(words.For(nil, Deals), "amount")); diff != "" {
		t.Error(diff)
	}
}

// headersOf lists the headers of a role in all tiers.
func headersOf(l *Lexicon, role string) []string {
	var all []string
	for tier := range l.Tiers() {
		all = append(all, l.Headers(tier, role)...)
	}
	return all
}

// TestFor_twoCRMs pins that none of two CRMs is named that explain as much, and none that explains no more than general words.
func TestFor_twoCRMs(t *testing.T) {
	twin := strings.NewReplacer("pipes", "twin", "Pipes", "Twin").Replace(pipes)
	if l := parse(t, twoCRMs, pipes, twin).For([]string{"Dealstatus", "Dealwert", "Dealtitel"}, Deals); l.String() != "" {
		t.Error(l)
	}
	general := "schema: revops/words/v1\nid: general\nheaders:\n  stage: {de: [Dealstatus]}\n  amount: {de: [Dealwert, Dealtitel]}\n"
	if l := parse(t, general, pipes).For([]string{"Dealstatus", "Dealwert", "Dealtitel"}, Deals); l.String() != "" {
		t.Error(l)
	}
}

// TestWith pins that a user's own words come before all others, also those that contradict them.
func TestWith(t *testing.T) {
	own := parse(t, "schema: revops/words/v1\nid: own\nheaders:\n  amount: {en: [Color]}\nstages:\n  lost: {en: [Won]}\n")
	l := parse(t, twoCRMs, pipes).With(own).For([]string{"Dealstatus", "Dealwert", "Dealtitel", "Color"}, Deals)
	stage, _ := l.Stage("won")
	if got := headersOf(l, "amount"); l.CRM != "Pipes" || got[0] != "color" || stage.Outcome != "lost" {
		t.Error(l.CRM, got, stage)
	}
}

// TestStage pins that a stage is known with its number, its pipeline and its emoji, and that one whose parts say different things
// is not.
func TestStage(t *testing.T) {
	l := parse(t, twoCRMs, pipes).For(nil, Deals)
	for stage, want := range map[string]Stage{
		"won": {"won", false}, "GEWONNEN": {"won", false}, "6. Won (Renewals)": {"won", false}, "3 - Won": {"won", false},
		"🎉 Won [EMEA]": {"won", false}, "✅ Won": {"won", false}, "Won 100%": {"won", false}, "Won（更新）": {"won", false},
		"Renewals - Deal lost": {"lost", false}, "Renewals: deal lost": {"lost", false}, "Deal lost | price": {"lost", false},
		"Sales Pipeline: Won": {"won", false}, "Won - EMEA": {"won", false}, "Deal (Lost)": {"lost", false},
		"Won - pending": {}, "Won / Deal lost": {}, "Won/Deal lost": {}, "Nearly won": {}, "Demo": {}, "": {},
	} {
		if got, _ := l.Stage(stage); got != want {
			t.Errorf("%q: got %v, want %v", stage, got, want)
		}
	}
	for stage, want := range map[string]bool{"Nearly won": true, "Wonderful": false, "受注済み": true, "Demo": false} {
		if got := l.SoundsClosed(stage); got != want {
			t.Errorf("%q sounds closed: %v", stage, got)
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
