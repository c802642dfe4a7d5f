package ask

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"revops/framework"
)

// A note that is being typed when the interview is left is saved, and so is a reason.
func TestScreen_keepTyped(t *testing.T) {
	store := &memory{}
	s := newTestScreen(t, 80, 24, store)
	press(t, s, "n", "h", "i")
	feed(s, tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
	if s.keepTyped(); len(store.saved) != 1 || store.saved[0].Note != "hi" {
		t.Errorf("saved %v", store.saved)
	}
	s = newTestScreen(t, 80, 24, store)
	press(t, s, "s", "s", "s", "x", "enter", "N", "o")
	if s.keepTyped(); len(store.saved) != 2 || store.saved[1].Reason != "No" {
		t.Errorf("saved %v", store.saved)
	}
}

// What was not changed, or discarded, is not saved.
func TestScreen_keepNothing(t *testing.T) {
	for _, keys := range [][]string{{"n"}, {"n", "h", "esc", "esc"}, {"s", "s", "s", "x", "enter", " "}} {
		store := &memory{}
		s := newTestScreen(t, 80, 24, store)
		press(t, s, keys...)
		if s.keepTyped(); len(store.saved) > 0 {
			t.Errorf("%v: saved %v", keys, store.saved)
		}
	}
}

// A note is saved when it is entered: the input may end before the evidence does.
func TestLines_noteThenEnd(t *testing.T) {
	_, saved := inLines(t, 0, "n", "from now on")
	if len(saved) != 1 || saved[0].Note != "from now on" {
		t.Errorf("saved %v", saved)
	}
}

// The reason of n/a goes with the grade.
func TestSession_gradeDropsReason(t *testing.T) {
	store := &memory{}
	s := newTestScreen(t, 80, 24, store)
	press(t, s, "s", "s", "s", "x", "enter", "N", "o", "enter", "b", "3", "enter")
	if len(store.saved) != 2 || store.saved[1].Grade != framework.Mostly || store.saved[1].Reason != "" {
		t.Errorf("saved %v", store.saved)
	}
}

// Whoever answers what is open is asked nothing else: the unanswered questions, then the unknown ones, then the end.
func TestSession_route(t *testing.T) {
	s := newResumedScreen(t, 0, &memory{})
	for i, grade := range []framework.Grade{framework.Unknown, framework.Full, framework.Unanswered, framework.Full} {
		answer := s.session.answerTo(s.session.questions[i].ID)
		answer.Grade = grade
		s.session.give(answer)
	}
	s.session.questions = s.session.questions[:5]
	choose(t, s, answerOpen)
	var asked []int
	for !s.session.atEnd() {
		asked = append(asked, s.session.at)
		press(t, s, "4", "enter")
	}
	if want := []int{2, 4, 0}; !slices.Equal(asked, want) || len(s.session.open()) > 0 {
		t.Errorf("asked %v, want %v", asked, want)
	}
	if _, end := s.page.(*listPage); !end {
		t.Errorf("page %T", s.page)
	}
}

// Back goes to the open question before; a question that is skipped is not asked again before the end.
func TestSession_routeBack(t *testing.T) {
	s := newResumedScreen(t, 1, &memory{})
	s.session.questions = s.session.questions[:4]
	second := s.session.answerTo(s.session.questions[2].ID)
	second.Grade = framework.Full
	s.session.give(second)
	choose(t, s, answerOpen)
	press(t, s, "4", "enter", "b")
	if s.session.at != 1 {
		t.Errorf("back: at %d", s.session.at)
	}
	press(t, s, "s", "s")
	if !s.session.atEnd() || len(s.session.open()) != 1 {
		t.Errorf("at %d, open %d", s.session.at, len(s.session.open()))
	}
}

// A number chooses in a list; another key says that it does nothing.
func TestListPage_keys(t *testing.T) {
	s := newResumedScreen(t, 1, &memory{})
	press(t, s, "z")
	if page := text(s); !strings.Contains(page, deadKey) {
		t.Errorf("nothing is said:\n%s", page)
	}
	press(t, s, "9")
	if page := text(s); !strings.Contains(page, deadKey) {
		t.Errorf("nothing is said:\n%s", page)
	}
	press(t, s, "2")
	if _, question := s.page.(*questionPage); !question || s.session.at != 0 {
		t.Errorf("page %T, at %d", s.page, s.session.at)
	}
}

// q at the question whether to leave goes back.
func TestListPage_leavingTwice(t *testing.T) {
	s := newTestScreen(t, 80, 24, &memory{fail: ErrChanged})
	press(t, s, "2", "enter", "q", "q")
	if _, question := s.page.(*questionPage); !question {
		t.Errorf("page %T", s.page)
	}
}

// Where the next level counts questions that are not asked, the menu at the end says so.
func TestEndPage_beyond(t *testing.T) {
	s := newTestScreen(t, 80, 24, &memory{})
	s.session = s.interview.session(framework.Scope{Team: "finance", Lenses: []framework.LensID{"roadmap"}})
	s.questions()
	press(t, s, "4", "enter", "4", "enter")
	want := "You answered 2 of 2 questions in this scope. Level 1 Foundation also counts 9 open questions outside it."
	if page := strings.Join(strings.Fields(text(s)), " "); !strings.Contains(page, want) {
		t.Errorf("not said:\n%s", page)
	}
	s.session.questions = s.session.model.Elements()
	if said := s.session.beyond(); said != "" {
		t.Errorf("of all questions: %s", said)
	}
}

// Of a file that was removed the page says what works.
func TestQuestionPage_goneFile(t *testing.T) {
	s := newTestScreen(t, 60, 20, &memory{fail: ErrGone})
	press(t, s, "2", "enter")
	if page := strings.Join(strings.Fields(text(s)), " "); !strings.Contains(page, whenGone) {
		t.Errorf("not said:\n%s", page)
	}
	fits(t, shown(s), 60)
}

// A refused key is explained in whole, however narrow the window is.
func TestQuestionPage_wholeHint(t *testing.T) {
	s := newTestScreen(t, 60, 20, &memory{})
	press(t, s, "x")
	if page := strings.Join(strings.Fields(text(s)), " "); !strings.Contains(page, essentialRefusal) {
		t.Errorf("not said:\n%s", page)
	}
	fits(t, shown(s), 60)
}

func TestScreen_tooLow(t *testing.T) {
	s := newTestScreen(t, 60, lowest-1, &memory{})
	if page := shown(s); len(page) != 1 || !strings.Contains(page[0], "too small") {
		t.Errorf("page %q", page)
	}
}

// What the escape key says goes with the next key, and is asked anew.
func TestFormPage_escapeThenTyping(t *testing.T) {
	s := newTestScreen(t, 80, 24, &memory{})
	press(t, s, "n", "h", "esc", "i")
	if page := text(s); strings.Contains(page, discards) {
		t.Errorf("still said:\n%s", page)
	}
	press(t, s, "esc")
	if page := text(s); !strings.Contains(page, discards) {
		t.Errorf("not asked:\n%s", page)
	}
}

// No line of a result is cut.
func TestResultPage_narrow(t *testing.T) {
	const command = "To write a report to share: revops assess answers.yaml -o report.html"
	s := &screen{page: &resultPage{text: func(int) string { return command }}, width: 40, height: 20}
	if page := strings.Join(strings.Fields(text(s)), " "); !strings.Contains(page, command) {
		t.Errorf("cut:\n%s", page)
	}
	fits(t, shown(s), 40)
}

func TestInterview_progress(t *testing.T) {
	for answered, want := range map[int]string{0: "a.yaml holds no answers yet. 1 left", 1: "a.yaml holds answers: 1 of 1 question is answered. Nothing left."} {
		s := newResumedScreen(t, answered, &memory{})
		s.session.questions = s.session.questions[:1]
		if got := (Interview{File: "a.yaml"}).progress(s.session); !strings.HasPrefix(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
