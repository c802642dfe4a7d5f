package ask

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/data"
	"revops/framework"
)

// disputed is what another program has entered for the first question while the answer given here was not saved.
func disputed() answers.Answer {
	return answers.Answer{Element: "defined-qualification-criteria", Grade: framework.Full, Note: "checked\nby audit", Confidence: answers.High}
}

// newDisputedScreen is a screen at which r was pressed after another program had answered the question that was answered
// with partial here.
func newDisputedScreen(tb testing.TB) (*screen, *memory) {
	tb.Helper()
	store := &memory{fail: ErrChanged, fresh: &answers.File{Given: []answers.Answer{disputed()}}}
	s := newTestScreen(tb, 80, 24, store)
	press(tb, s, "2", "enter", "3", "enter")
	store.fail = nil
	press(tb, s, "r")
	return s, store
}

func TestConflict_bothValuesAreShown(t *testing.T) {
	s, store := newDisputedScreen(t)
	page := text(s)
	for _, want := range []string{
		"Do all reps qualify deals", "Another program changed this answer",
		"answers.yaml, saved 2026-11-27 14:05: full", "Yours: partial",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is missing:\n%s", want, page)
		}
	}
	fits(t, shown(s), 80)
	// The answer that nobody else gave is saved.
	if len(store.saved) != 1 || store.saved[0].Grade != framework.Mostly {
		t.Errorf("saved %v", store.saved)
	}
}

func TestConflict_theirs(t *testing.T) {
	s, store := newDisputedScreen(t)
	press(t, s, "enter")
	if diff := cmp.Diff(disputed(), s.session.answerTo("defined-qualification-criteria")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(store.saved) != 1 || s.session.unsavedError() != nil || s.session.at != 2 {
		t.Errorf("saved %v, at %d", store.saved, s.session.at)
	}
}

// Whoever decides for the own answer keeps what only the other program changed.
func TestConflict_mine(t *testing.T) {
	s, store := newDisputedScreen(t)
	press(t, s, "down", "enter")
	want := disputed()
	want.Grade = framework.Partial
	if diff := cmp.Diff(want, store.saved[1]); diff != "" || s.session.unsavedError() != nil {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Of long texts the page shows the part that differs, where there is little room too.
func TestConflict_longNotes(t *testing.T) {
	long := strings.Repeat("Twenty-six letters a piece ", 20)
	mine, theirs := disputed(), disputed()
	mine.Note, theirs.Note = long+"as we say", long+"as they say"+strings.Repeat(" at length", 40)
	s := newTestScreen(t, 60, 20, &memory{})
	s.session.conflicts = []conflict{{theirs: theirs, mine: mine}}
	s.questions()
	page := text(s)
	for _, want := range []string{"letters a piece as they say at length", "… letters a piece as we say", "The one in the file", "Yours"} {
		if !strings.Contains(strings.Join(strings.Fields(page), " "), want) {
			t.Errorf("%q is missing:\n%s", want, page)
		}
	}
	fits(t, shown(s), 60)
	if lines := strings.Count(page, "\n") + 1; lines > 20 || strings.Contains(page, "grade") {
		t.Errorf("%d lines:\n%s", lines, page)
	}
}

func TestConflict_differences(t *testing.T) {
	link := []answers.Evidence{{Text: "a link"}}
	for want, pair := range map[string][2]answers.Answer{
		"no answer":                      {{}, {Grade: framework.Full}},
		"no grade":                       {{Note: "x"}, {Note: "x", Grade: framework.Full}},
		`{grade: none, note: "x"}`:       {{Grade: framework.None, Note: "x", Confidence: answers.Low}, {Confidence: answers.Low}},
		`{evidence: ["…", "a link"]}`:    {{Evidence: append(link, link...)}, {Evidence: link}},
		`{note: "", reason: "one\ntwo"}`: {{Reason: "one\ntwo"}, {Note: "x", Reason: "one"}},
		`{note: "… 气很好今天天气很好今天天气很好今天天气很好今天天a"}`: {{Note: "今天天气很好今天天气很好今天天气很好今天天气很好今天天a"}, {Note: "今天天气很好今天天气很好今天天气很好今天天气很好今天天b"}},
	} {
		pair[0].Element, pair[1].Element = "team-goals", "team-goals"
		if got := differences(pair[0], pair[1]); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// Whoever leaves without a decision is told which answer is not in the file.
func TestConflict_undecided(t *testing.T) {
	s, _ := newDisputedScreen(t)
	lost, ok := errors.AsType[*UnsavedError](s.session.unsavedError())
	if !ok || len(lost.Answers) != 1 || lost.Answers[0].Grade != framework.Partial || !errors.Is(lost, ErrChanged) {
		t.Errorf("lost %v", lost)
	}
}

// The same answer from both sides is not a conflict, nor is an answer that only this side changed.
func TestConflict_none(t *testing.T) {
	for _, theirs := range [][]answers.Answer{nil, {{Element: "defined-qualification-criteria", Grade: framework.Partial}}} {
		store := &memory{fail: ErrChanged, fresh: &answers.File{Given: theirs}}
		s := newTestScreen(t, 80, 24, store)
		press(t, s, "2", "enter")
		store.fail = nil
		press(t, s, "r")
		if _, question := s.page.(*questionPage); !question || s.session.answerTo("defined-qualification-criteria").Grade != framework.Partial {
			t.Errorf("%v: page %T", theirs, s.page)
		}
	}
}

// What counts as changed by another program is a difference from what was last saved or read.
func TestConflict_afterASave(t *testing.T) {
	store := &memory{}
	s := newTestScreen(t, 80, 24, store)
	press(t, s, "1", "enter", "b")
	store.fail, store.fresh = ErrChanged, &answers.File{Given: []answers.Answer{{Element: "defined-qualification-criteria", Grade: framework.None}}}
	press(t, s, "2", "enter")
	store.fail = nil
	press(t, s, "r")
	if len(store.saved) != 2 || store.saved[1].Grade != framework.Partial {
		t.Errorf("saved %v", store.saved)
	}
}

func TestConflict_inLines(t *testing.T) {
	for choice, want := range map[string]framework.Grade{"1": framework.Full, "2": framework.Partial} {
		store := &memory{failures: 1, fail: ErrChanged, fresh: &answers.File{Given: []answers.Answer{disputed()}}}
		interview := Interview{Model: data.PRO(), File: "answers.yaml", Store: store, Answers: &answers.File{}, Scope: framework.Scope{Team: "sales"}}
		var out strings.Builder
		outcome, err := Lines(context.Background(), interview, strings.NewReader("1\n2\n"+choice+"\nq\n"), &out, 0)
		if err != nil || outcome != Stopped {
			t.Fatal(outcome, err)
		}
		if !strings.Contains(out.String(), "1 answers.yaml, saved 2026-11-27 14:05: full\n2 Yours: partial\n") {
			t.Errorf("not said:\n%s", out.String())
		}
		if mine := want == framework.Partial; mine != (len(store.saved) == 1) {
			t.Errorf("choice %s: saved %v", choice, store.saved)
		}
	}
}

// A file that cannot be read anew is told as well.
func TestConflict_unreadableInLines(t *testing.T) {
	store := &memory{fail: ErrChanged, reloading: errors.New("answers.yaml:3:1: not valid YAML")}
	interview := Interview{Model: data.PRO(), File: "answers.yaml", Store: store, Answers: &answers.File{}, Scope: framework.Scope{Team: "sales"}}
	var out strings.Builder
	_, err := Lines(context.Background(), interview, strings.NewReader("1\n2\nq\n"), &out, 0)
	if !errors.Is(err, ErrChanged) || !strings.Contains(out.String(), "NOT SAVED: answers.yaml:3:1: not valid YAML.\n") {
		t.Errorf("error %v:\n%s", err, out.String())
	}
}

func TestConflict_undecidedInLines(t *testing.T) {
	store := &memory{failures: 1, fail: ErrChanged, fresh: &answers.File{Given: []answers.Answer{disputed()}}}
	interview := Interview{Model: data.PRO(), File: "answers.yaml", Store: store, Answers: &answers.File{}, Scope: framework.Scope{Team: "sales"}}
	_, err := Lines(context.Background(), interview, strings.NewReader("1\n2\n"), &strings.Builder{}, 0)
	if lost, ok := errors.AsType[*UnsavedError](err); !ok || lost.Answers[0].Grade != framework.Partial {
		t.Errorf("error %v", err)
	}
}
