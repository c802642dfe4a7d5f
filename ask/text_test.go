package ask

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/data"
	"revops/framework"
)

// newNotedScreen is a screen at the question about lead sources, which has an answer.
func newNotedScreen(tb testing.TB, answer answers.Answer, store *memory) *screen {
	tb.Helper()
	answer.Element = channel
	s := newTestScreen(tb, 80, 24, store)
	s.session.setAnswers(&answers.File{Given: []answers.Answer{answer}})
	s.session.jump("channel-management")
	s.questions()
	return s
}

// written is an answer as people write it into a file by hand.
func written() answers.Answer {
	return answers.Answer{
		Grade: framework.Partial, Note: "first\tline \n\n  مرحبا \u2067x\u2069 👩‍👩‍👧\r\nlast\n",
		Evidence: []answers.Evidence{
			{Text: "two\nlines\tof it", AsOf: "2026-01-01"}, {Text: "same"}, {Text: "same", AsOf: "2026-02-02"}, {Text: " blanks "},
		},
	}
}

var newLines = map[string]tea.Msg{ //nolint:gochecknoglobals // a table that nothing changes
	"ctrl+j": tea.KeyPressMsg{Code: 'j', Mod: tea.ModCtrl}, "alt+enter": tea.KeyPressMsg{Code: tea.KeyEnter, Mod: tea.ModAlt},
	"paste": tea.PasteMsg{Content: "\n"}, "paste of a terminal": tea.PasteMsg{Content: "\r"}, "paste of Windows": tea.PasteMsg{Content: "\r\n"},
}

// write feeds a text key by key, without what the library's commands answer: only the cursor blinks.
func write(s *screen, text string) {
	for _, r := range text {
		s.Update(keyPress(string(r)))
	}
}

func TestNotePage_keepsLineBreaks(t *testing.T) {
	skipShort(t)
	for name, newLine := range newLines {
		t.Run(name, func(t *testing.T) {
			store := &memory{}
			s := newTestScreen(t, 80, 24, store)
			press(t, s, "n")
			write(s, "a b ")
			feed(s, newLine)
			write(s, "c")
			press(t, s, "enter")
			write(s, "url")
			feed(s, newLine)
			write(s, " file ")
			press(t, s, "enter")
			want := []answers.Answer{{
				Element: s.session.question().ID, Note: "a b \nc", Evidence: []answers.Evidence{{Text: "url"}, {Text: "file"}},
			}}
			if diff := cmp.Diff(want, store.saved); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestNotePage_keepsWhatIsPasted(t *testing.T) {
	skipShort(t)
	for _, text := range []string{
		"\ta\tb\n\n  c  ", "🙂 👩‍👩‍👧", "مرحبا \u2067ابجد\u2069 \u202dx\u202c", "\ufeffa", strings.Repeat("line\n", 150) + "end",
	} {
		store := &memory{}
		s := newTestScreen(t, 80, 24, store)
		press(t, s, "n")
		feed(s, tea.PasteMsg{Content: text})
		press(t, s, "enter", "enter")
		if len(store.saved) != 1 || store.saved[0].Note != text {
			t.Errorf("%q is saved as %+q", text, store.saved)
		}
	}
}

// Control characters must not reach a file: they would command the terminal of whoever reads it.
func TestNotePage_leavesOutControlCharacters(t *testing.T) {
	store := &memory{}
	s := newTestScreen(t, 80, 24, store)
	press(t, s, "n")
	feed(s, tea.PasteMsg{Content: "a\x1b[31mb\u009b1m\x00\x7f"})
	press(t, s, "enter", "enter")
	if len(store.saved) != 1 || store.saved[0].Note != "a[31mb1m" {
		t.Errorf("saved %+q", store.saved)
	}
}

func TestNotePage_untouchedIsNotWritten(t *testing.T) {
	given := []answers.Answer{{Grade: framework.Full}, written()}
	if !testing.Short() { // the race detector takes a minute for more lines than the field holds
		given = append(given, answers.Answer{Note: strings.Repeat("x\n", 12_000)})
	}
	for _, answer := range given {
		store := &memory{}
		s := newNotedScreen(t, answer, store)
		press(t, s, "n", "enter", "enter")
		if len(store.saved) > 0 {
			t.Errorf("saved %+q", store.saved)
		}
	}
}

func TestNotePage_editKeepsTheRest(t *testing.T) {
	store := &memory{}
	s := newNotedScreen(t, written(), store)
	press(t, s, "n")
	write(s, "!")
	press(t, s, "enter")
	feed(s, newLines["ctrl+j"])
	write(s, "new")
	press(t, s, "enter")
	want := written()
	want.Element = channel
	want.Note = "first\tline \n\n  مرحبا \u2067x\u2069 👩‍👩‍👧\nlast\n!"
	want.Evidence = append(want.Evidence, answers.Evidence{Text: "new"})
	if diff := cmp.Diff([]answers.Answer{want}, store.saved); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestReasonPage_keepsLineBreaks(t *testing.T) {
	for name, newLine := range newLines {
		t.Run(name, func(t *testing.T) {
			store := &memory{}
			s := newNotedScreen(t, answers.Answer{}, store)
			press(t, s, "x", "enter")
			write(s, "a")
			feed(s, newLine)
			write(s, "b")
			press(t, s, "enter")
			if len(store.saved) != 1 || store.saved[0].Reason != "a\nb" {
				t.Errorf("saved %+q", store.saved)
			}
		})
	}
}

func TestReasonPage_untouchedStays(t *testing.T) {
	const reason = "first\tline \r\nsecond"
	store := &memory{}
	s := newNotedScreen(t, answers.Answer{Grade: framework.NotApplicable, Reason: reason}, store)
	press(t, s, "enter", "enter")
	if len(store.saved) > 0 || s.session.answerTo(channel).Reason != reason {
		t.Errorf("saved %+q", store.saved)
	}
}

func TestSetupPage_pasteIsOneLine(t *testing.T) {
	var setup Setup
	s := newScreen(Interview{
		Model: data.PRO(), Scope: framework.Scope{Team: "finance"}, Store: &memory{},
		Begin: func(given Setup) error { setup = given; return nil },
	})
	run(s, s.Init(), 0)
	feed(s, tea.PasteMsg{Content: "Acme\r\nGmbH\tBerlin"})
	press(t, s, "enter", "enter", "enter")
	if setup.Organization != "Acme GmbH Berlin" {
		t.Errorf("organization %q", setup.Organization)
	}
}

func TestLines_keepTextAsTyped(t *testing.T) {
	store, given := &memory{}, written()
	given.Element = "defined-qualification-criteria"
	interview := Interview{
		Model: data.PRO(), File: "answers.yaml", Store: store, Scope: framework.Scope{Lenses: []framework.LensID{"roadmap"}},
		Answers: &answers.File{Given: []answers.Answer{given}},
	}
	// A note that is kept, then one that is typed.
	in := "2\nn\n\n\ns\nn\n\tb \u2067x\u2069  \r\nurl\n\nq\n"
	if _, err := Lines(context.Background(), interview, strings.NewReader(in), &strings.Builder{}, 0); err != nil {
		t.Fatal(err)
	}
	if len(store.saved) != 2 || store.saved[1].Note != "\tb \u2067x\u2069  " || store.saved[1].Evidence[0].Text != "url" {
		t.Errorf("saved %+q", store.saved)
	}
}
