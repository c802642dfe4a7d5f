package ask

import (
	"context"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"revops/answers"
	"revops/data"
	"revops/framework"
)

// newResumedScreen is a screen that begins with answers of finance: so many of its questions.
func newResumedScreen(tb testing.TB, answered int, store *memory) *screen {
	tb.Helper()
	model := data.PRO()
	given := &answers.File{}
	for i, place := range (framework.Scope{Team: "finance"}).Elements(model) {
		answer := answers.Answer{Element: place.ID}
		if i < answered {
			answer.Grade = framework.Full
		}
		given.Given = append(given.Given, answer)
	}
	s := newScreen(Interview{Model: model, File: "answers.yaml", Answers: given, Report: "report.html", Store: store})
	run(s, s.Init(), 0)
	return s
}

// The menu offers what there is to do: no result without an answer, nothing to answer where nothing is open.
func TestMenu_items(t *testing.T) {
	s := newResumedScreen(t, 0, &memory{})
	all := len(s.session.questions)
	for answered, want := range map[int]string{0: "obgaq", 1: "obrwgaq", all: "rbwgaq"} {
		s := newResumedScreen(t, answered, &memory{})
		var letters strings.Builder
		for _, item := range s.interview.menu(s.session) {
			letters.WriteString(item.letter)
		}
		if letters.String() != want {
			t.Errorf("%d of %d answered: menu %s, want %s", answered, all, letters.String(), want)
		}
	}
}

// choose moves to an item of the menu and takes it.
func choose(tb testing.TB, s *screen, wanted action) {
	tb.Helper()
	at := slices.IndexFunc(s.interview.menu(s.session), func(item menuItem) bool { return item.action == wanted })
	for range at {
		press(tb, s, "down")
	}
	press(tb, s, "enter")
}

func TestMenu_report(t *testing.T) {
	for wanted, outcome := range map[action]Outcome{showResult: Finished, writeReport: Reported, leave: Stopped} {
		s := newResumedScreen(t, 1, &memory{})
		if choose(t, s, wanted); s.outcome != outcome {
			t.Errorf("%v: outcome %v", wanted, s.outcome)
		}
	}
}

// Questions that are added are listed in the file, and asked from the first open one on.
func TestMenu_add(t *testing.T) {
	store := &memory{}
	s := newResumedScreen(t, 2, store)
	finance := len(s.session.questions)
	choose(t, s, addQuestions)
	first := s.interview.additions(s.session)[0]
	if want := "PRO roadmap ("; !strings.HasPrefix(first.title, want) || !strings.Contains(first.title, " more questions, about ") {
		t.Errorf("first choice %q", first.title)
	}
	press(t, s, "enter")
	if got := len(s.session.questions); got <= finance || len(store.listed) != got {
		t.Errorf("%d questions, %d listed", got, len(store.listed))
	}
	if _, question := s.page.(*questionPage); !question || s.session.answer().Grade != framework.Unanswered {
		t.Errorf("page %T", s.page)
	}
	if len(s.session.missing(first.scope)) > 0 {
		t.Error("questions of the scope are still missing")
	}
}

// In plain lines an item is chosen by number or letter.
func TestMenu_inLines(t *testing.T) {
	for in, want := range map[string]Outcome{"r\n": Finished, "w\n": Reported, "q\n": Stopped, "": Stopped, "a\n1\nq\n": Stopped, "x\n3\n": Finished} {
		interview := newResumedScreen(t, 1, &memory{}).interview
		var out strings.Builder
		if outcome, err := Lines(context.Background(), interview, strings.NewReader(in), &out, 0); outcome != want || err != nil {
			t.Errorf("%q: outcome %v, error %v:\n%s", in, outcome, err, out.String())
		}
	}
}

// Nobody leaves answers behind that are not saved without being asked.
func TestScreen_leaveUnsaved(t *testing.T) {
	store := &memory{fail: ErrChanged, fresh: &answers.File{}}
	s := newTestScreen(t, 80, 24, store)
	press(t, s, "2", "enter", "q")
	if page := text(s); !strings.Contains(page, "Leave anyway?") || !strings.Contains(page, "Unsaved: 1 answer.") {
		t.Fatalf("not asked:\n%s", page)
	}
	store.fail = nil
	press(t, s, "enter")
	if len(store.saved) != 1 || s.session.failure != nil {
		t.Errorf("saved %v", store.saved)
	}
}

// What is not saved is not counted as done.
func TestQuestionPage_countsSaved(t *testing.T) {
	store := &memory{fail: ErrChanged}
	s := newTestScreen(t, 120, 30, store)
	press(t, s, "2", "enter", "2", "enter")
	if page := text(s); !strings.Contains(page, "88 left") || !strings.Contains(page, "Unsaved: 2 answers.") || !strings.Contains(page, "r save again") {
		t.Errorf("page:\n%s", page)
	}
}

// Before the first level the header says how much of it is in place.
func TestLevelSoFar(t *testing.T) {
	s := newTestScreen(t, 80, 24, &memory{})
	s.session.give(answers.Answer{Element: "defined-qualification-criteria", Grade: framework.Full})
	if got, want := levelSoFar(s.session.result()), "none yet (Foundation: 1 in place, 8 needed)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, place := range s.session.questions {
		s.session.give(answers.Answer{Element: place.ID, Grade: framework.Full})
	}
	if got, want := levelSoFar(s.session.result()), "3 Predictability"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Lines that a terminal pastes without saying so neither submit the form nor go to the next field.
func TestNotePage_pasteWithoutBrackets(t *testing.T) {
	store := &memory{}
	s := newTestScreen(t, 80, 24, store)
	press(t, s, "n")
	for _, r := range "one\rtwo\r\rthree" {
		if r == '\r' {
			s.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
		} else {
			s.Update(keyPress(string(r)))
		}
	}
	press(t, s, "enter", "enter")
	if len(store.saved) != 1 || store.saved[0].Note != "one\ntwo\n\nthree" || len(store.saved[0].Evidence) > 0 {
		t.Errorf("saved %+q", store.saved)
	}
}
