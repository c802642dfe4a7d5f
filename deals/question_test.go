package deals

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/deals/tabular"
)

const unknownColumns = `Nr,Row kind,Worth,Begun,Area,Over
1,Offer,"1,200.50",2026-01-13,North,
2,Accepted,"2,300.00",2026-01-15,North,2026-03-17
3,Gone,900.00,2026-01-16,South,2026-03-18
4,Gone,901.00,2026-01-16,South,2026-03-18
5,Accepted,100.00,2026-01-16,South,2026-03-18
`

// Inspect asks for the roles that no column has: what is written as money is an amount, what repeats a stage, what no row lacks the
// first day. A column with names is never among the candidates.
func TestInspect_questions(t *testing.T) {
	read, err := Inspect(strings.NewReader(strings.Replace(unknownColumns, "Area", "Customer Name", 1)), "deals.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []ColumnQuestion{
		{RoleStage, []Candidate{{"Row kind", []string{"Accepted", "Gone", "Offer"}}}},
		{RoleAmount, []Candidate{{"Worth", []string{"1,200.50", "2,300.00", "900.00"}}, {"Nr", []string{"1", "2", "3"}}}},
		{RoleCreated, []Candidate{{"Begun", []string{"2026-01-16", "2026-01-13", "2026-01-15"}}, {"Over", []string{"2026-03-18", "2026-03-17"}}}},
		{RoleClosed, []Candidate{{"Begun", []string{"2026-01-16", "2026-01-13", "2026-01-15"}}, {"Over", []string{"2026-03-18", "2026-03-17"}}}},
	}
	if diff := cmp.Diff(want, read.Questions); diff != "" {
		t.Error(diff)
	}
}

// A map that is made of answers is written with them. Stages are asked until one is won and one is lost.
func TestInspect_answers(t *testing.T) {
	m := &Map{}
	m.SetColumn(RoleStage, "Area")
	m.SetColumn(RoleStage, "Row kind")
	read, err := Inspect(strings.NewReader(unknownColumns), "deals.csv", Options{Map: m})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]StageQuestion{{"Accepted", 2, OutcomeOpen}, {"Gone", 2, OutcomeOpen}, {"Offer", 1, OutcomeOpen}}, read.StageQuestions); diff != "" {
		t.Error(diff)
	}
	m.SetStage("Accepted", OutcomeWon)
	m.SetStage("gone", OutcomeLost)
	if read, err = Inspect(strings.NewReader(unknownColumns), "deals.csv", Options{Map: m}); err != nil {
		t.Fatal(err)
	}
	var written strings.Builder
	if err := WriteMap(&written, read); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{`  stage: "Row kind"`, `  "Accepted": won # 2 rows`, `  "Gone": lost # 2 rows`} {
		if !strings.Contains(written.String(), "\n"+line) {
			t.Errorf("the map lacks %s:\n%s", line, written.String())
		}
	}
	if len(read.StageQuestions) > 0 {
		t.Errorf("asked again: %v", read.StageQuestions)
	}
}

// The error of a file without a stage names the columns that may be it, the best guess first.
func TestRead_namesCandidates(t *testing.T) {
	_, _, err := deals(t, unknownColumns, Options{})
	wrong, ok := errors.AsType[*tabular.FileError](err)
	if !ok || !errors.Is(err, ErrNoState) ||
		!strings.HasSuffix(wrong.Hint, `(columns: {stage: "Row kind"}); possible stage columns: Row kind (Accepted, Gone, Offer), Area (South, North)`) {
		t.Errorf("%v, %+v", err, wrong)
	}
}

// A stage that sounds like the end of a deal is guessed to be the end that no stage is known to be.
func TestInspect_stageGuess(t *testing.T) {
	for known, want := range map[string]Outcome{"Closed Lost": OutcomeWon, "Closed Won": OutcomeLost, "Proposal": OutcomeWon} {
		read, err := Inspect(strings.NewReader("Deal Stage,Amount\nPayment Done,1\n"+known+",2\n"), "deals.csv", Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := read.StageQuestions[0]; got.Stage != "Payment Done" || got.Guess != want {
			t.Errorf("beside %s: %+v, want %s", known, got, want)
		}
	}
}
