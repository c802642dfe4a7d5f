package ask

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/data"
	"revops/framework"
)

// memory is a store that keeps answers in memory, unless it is told to fail.
type memory struct {
	saved  []answers.Answer
	listed []framework.ElementID
	// fail is the error of saving, of so many times if failures is not 0.
	fail     error
	failures int
	fresh    *answers.File
	// reloading is the error of reading anew.
	reloading error
}

func (m *memory) Save(answer answers.Answer) error {
	err := m.fail
	if err == nil {
		m.saved = append(m.saved, answer)
	}
	if m.failures--; m.failures == 0 {
		m.fail = nil
	}
	return err
}

func (m *memory) Reload() (*answers.File, time.Time, error) {
	return m.fresh, time.Date(2026, time.November, 27, 14, 5, 0, 0, time.UTC), m.reloading
}

func (m *memory) List(elements []framework.ElementID) error {
	m.listed = elements
	return m.fail
}

// newTestScreen is a screen in the middle of an interview over the whole model.
func newTestScreen(tb testing.TB, width, height int, store *memory) *screen {
	tb.Helper()
	s := newScreen(Interview{Model: data.PRO(), File: "answers.yaml", Answers: &answers.File{}, Store: store})
	s.session = s.interview.session(framework.Scope{})
	s.width, s.height = width, height
	s.questions()
	return s
}

// press feeds keys one at a time, and what the library's commands answer to them.
func press(tb testing.TB, s *screen, keys ...string) {
	tb.Helper()
	for _, key := range keys {
		feed(s, keyPress(key))
	}
}

func keyPress(key string) tea.KeyPressMsg {
	switch key {
	case "enter":
		return tea.KeyPressMsg{Code: tea.KeyEnter}
	case "esc":
		return tea.KeyPressMsg{Code: tea.KeyEscape}
	case "up":
		return tea.KeyPressMsg{Code: tea.KeyUp}
	case "down":
		return tea.KeyPressMsg{Code: tea.KeyDown}
	default:
		return tea.KeyPressMsg{Code: []rune(key)[0], Text: key}
	}
}

// feed hands a message to the screen, then what its commands answer, save for those that wait for time to pass.
func feed(s *screen, msg tea.Msg) {
	_, cmd := s.Update(msg)
	run(s, cmd, 0)
}

func run(s *screen, cmd tea.Cmd, depth int) {
	const deepest = 8
	if cmd == nil || depth > deepest {
		return
	}
	switch msg := answer(cmd).(type) {
	case tea.BatchMsg:
		for _, cmd := range msg {
			run(s, cmd, depth+1)
		}
	case tea.QuitMsg, nil:
	default:
		_, next := s.Update(msg)
		run(s, next, depth+1)
	}
}

// answer is what a command answers at once, nil if it waits for time to pass: for the cursor to blink.
func answer(cmd tea.Cmd) tea.Msg {
	answered := make(chan tea.Msg, 1)
	go func() { answered <- cmd() }()
	select {
	case msg := <-answered:
		return msg
	case <-time.After(100 * time.Millisecond):
		return nil
	}
}

// skipShort skips what presses many keys, which takes long with the race detector: one goroutine draws all pages.
func skipShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("many keys")
	}
}

func shown(s *screen) []string {
	return strings.Split(ansi.Strip(s.View().Content), "\n")
}

func TestQuestionPage_fits80By24(t *testing.T) {
	s := newTestScreen(t, 80, 24, &memory{})
	for !s.session.atEnd() {
		place := s.session.question()
		lines := shown(s)
		text := strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
		if len(lines) > 24 {
			t.Errorf("%s: %d lines", place.ID, len(lines))
		}
		wanted := []string{place.Group.Name, place.Question, place.Why, "q quit"}
		for _, option := range optionsOf(place) {
			wanted = append(wanted, option.text())
		}
		for _, want := range wanted {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not show %q", place.ID, want)
			}
		}
		fits(t, lines, 80)
		press(t, s, "s")
	}
	fits(t, shown(s), 80)
}

func fits(t *testing.T, lines []string, width int) {
	t.Helper()
	for _, line := range lines {
		if ansi.StringWidth(line) > width {
			t.Errorf("wider than %d: %q", width, line)
		}
	}
}

func TestQuestionPage_smallTerminal(t *testing.T) {
	skipShort(t)
	for _, size := range [][2]int{{60, 20}, {60, 16}, {100, 14}} {
		s := newTestScreen(t, size[0], size[1], &memory{})
		for !s.session.atEnd() {
			place := s.session.question()
			for i, option := range optionsOf(place) {
				press(t, s, option.key)
				lines := shown(s)
				text := strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
				if !strings.Contains(text, place.Question) || !strings.Contains(text, option.text()) || len(lines) > size[1] {
					t.Errorf("%v, %s: %d lines, option %d or question hidden:\n%s", size, place.ID, len(lines), i+1, strings.Join(lines, "\n"))
				}
				fits(t, lines, size[0])
			}
			press(t, s, "s")
		}
	}
}

func TestQuestionPage_keys(t *testing.T) {
	store := &memory{}
	s := newTestScreen(t, 80, 24, store)
	press(t, s, "down", "down", "up", "enter", "4", "2", "enter", "enter")
	want := []framework.Grade{framework.None, framework.Partial}
	if len(store.saved) != 2 || store.saved[0].Grade != want[0] || store.saved[1].Grade != want[1] {
		t.Errorf("saved %v", store.saved)
	}
	if s.session.at != 2 {
		t.Errorf("at question %d", s.session.at)
	}
}

func TestOptionsOf_essential(t *testing.T) {
	for _, place := range data.PRO().Elements() {
		offered := false
		for _, option := range optionsOf(place) {
			offered = offered || option.grade == framework.NotApplicable
		}
		if offered == place.Essential {
			t.Errorf("%s: essential %v, not applicable offered %v", place.ID, place.Essential, offered)
		}
	}
}

// A key means the same on every page, and not applicable is refused with the reason where a level needs the element.
func TestOptionFor_fixedKeys(t *testing.T) {
	want := map[string]framework.Grade{
		"1": framework.None, "2": framework.Partial, "3": framework.Mostly, "4": framework.Full,
		"x": framework.NotApplicable, "0": framework.Unknown, "u": framework.Unknown,
	}
	s := newTestScreen(t, 80, 24, &memory{})
	for ; !s.session.atEnd(); press(t, s, "s") {
		place := s.session.question()
		for key, grade := range want {
			press(t, s, key)
			page, _ := s.page.(*questionPage)
			if key == "x" && place.Essential {
				if text := strings.Join(shown(s), "\n"); !strings.Contains(text, essentialRefusal) {
					t.Errorf("%s: not refused:\n%s", place.ID, text)
				}
			} else if page.options[page.cursor].grade != grade {
				t.Errorf("%s: key %s chose %v", place.ID, key, page.options[page.cursor].grade)
			}
		}
		if keys := strings.Join(optionKeys(optionsOf(place)), " "); !strings.Contains(strings.Join(shown(s), "\n"), "↑↓ "+keys+" choose") {
			t.Errorf("%s: the keys %q are not shown", place.ID, keys)
		}
	}
}

func TestReasonPage_required(t *testing.T) {
	store := &memory{}
	s := newTestScreen(t, 80, 24, store)
	press(t, s, "s", "s", "s", "x", "enter", "enter", "enter")
	if len(store.saved) > 0 {
		t.Errorf("saved without a reason: %v", store.saved)
	}
	press(t, s, "N", "o", "enter")
	if len(store.saved) != 1 || store.saved[0].Reason != "No" || store.saved[0].Grade != framework.NotApplicable {
		t.Errorf("saved %v", store.saved)
	}
	if s.session.at != 4 {
		t.Errorf("at question %d", s.session.at)
	}
}

func TestFormPage_escape(t *testing.T) {
	store := &memory{}
	s := newTestScreen(t, 80, 24, store)
	press(t, s, "3", "n", "x", "esc", "esc")
	if page, ok := s.page.(*questionPage); !ok || page.cursor != 2 || len(store.saved) > 0 {
		t.Errorf("page %T, saved %v", s.page, store.saved)
	}
}

func TestNotePage_withoutAnswer(t *testing.T) {
	store := &memory{}
	s := newTestScreen(t, 80, 24, store)
	press(t, s, "n", "h", "i", "enter", "u", "r", "l", "enter")
	if len(store.saved) != 1 || store.saved[0].Note != "hi" || store.saved[0].Evidence[0].Text != "url" || store.saved[0].Grade != framework.Unanswered {
		t.Errorf("saved %v", store.saved)
	}
}

func TestSession_failedSave(t *testing.T) {
	store := &memory{fail: errors.New("no space left on device")}
	s := newTestScreen(t, 80, 24, store)
	press(t, s, "3", "enter")
	if text := strings.Join(shown(s), "\n"); !strings.Contains(text, "NOT SAVED: no space left on device. Unsaved: 1 answer.") {
		t.Errorf("not said:\n%s", text)
	}
	if lost := s.session.unsavedError(); lost == nil {
		t.Error("nothing is missing")
	}
	store.fail = nil
	press(t, s, "4", "enter")
	if len(store.saved) != 2 || store.saved[0].Grade != framework.Mostly || s.session.unsavedError() != nil {
		t.Errorf("saved %v", store.saved)
	}
}

func TestSession_reload(t *testing.T) {
	model := data.PRO()
	other := model.Elements()[5].ID
	store := &memory{fail: ErrChanged, fresh: &answers.File{Given: []answers.Answer{{Element: other, Grade: framework.Full}}}}
	s := newTestScreen(t, 80, 24, store)
	press(t, s, "3", "enter")
	store.fail = nil
	press(t, s, "r")
	if len(store.saved) != 1 || s.session.answerTo(other).Grade != framework.Full {
		t.Errorf("saved %v, other %v", store.saved, s.session.answerTo(other))
	}
}

func TestSession_nextOpen(t *testing.T) {
	s := newTestScreen(t, 80, 24, &memory{})
	press(t, s, "u", "enter", "1", "enter", "s", "1", "enter", "o")
	if s.session.at != 5 {
		t.Errorf("the next one: at %d", s.session.at)
	}
	for !s.session.atEnd() {
		press(t, s, "1", "enter")
	}
	press(t, s, "o")
	if s.session.at != 2 {
		t.Errorf("the one skipped first: at %d", s.session.at)
	}
	press(t, s, "1", "enter")
	if s.session.at != 4 {
		t.Errorf("the one skipped next: at %d", s.session.at)
	}
	press(t, s, "1", "enter")
	if s.session.at != 0 {
		t.Errorf("unknown question: at %d", s.session.at)
	}
}

func TestEndPage_open(t *testing.T) {
	s := newTestScreen(t, 80, 24, &memory{})
	for !s.session.atEnd() {
		press(t, s, "s")
	}
	text := strings.Join(shown(s), "\n")
	open := fmt.Sprintf("o  Answer what is open: %d questions", len(data.PRO().Elements()))
	for _, want := range []string{open, "… and ", "b  Review the answers", "q  Leave"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing:\n%s", want, text)
		}
	}
	press(t, s, "o")
	if s.session.at != 0 {
		t.Errorf("at question %d", s.session.at)
	}
}

func TestQuestionPage_unknownKey(t *testing.T) {
	s := newTestScreen(t, 80, 24, &memory{})
	press(t, s, "z")
	if text := strings.Join(shown(s), "\n"); !strings.Contains(text, "That key does nothing here.") {
		t.Error(text)
	}
}

func TestChoices(t *testing.T) {
	model := data.PRO()
	list := choices(model)
	titles := []string{"PRO roadmap", "PRO roadmap and ten rules", "PRO roadmap, ten rules and four pillars", "Everything"}
	var lenses []framework.LensID
	for i, lens := range model.Lenses {
		lenses = append(lenses, lens.ID)
		want := fmt.Sprintf("%s (%d questions, about ", titles[i], len(list[i].scope.Elements(model)))
		if !slices.Equal(list[i].scope.Lenses, lenses) || !strings.HasPrefix(list[i].title, want) {
			t.Errorf("scope %d: %q of %v, want %q of %v", i, list[i].title, list[i].scope.Lenses, want, lenses)
		}
	}
	if got := len(list[len(lenses)-1].scope.Elements(model)); got != len(model.Elements()) {
		t.Errorf("everything is %d questions", got)
	}
	for i, title := range []string{"Level 1 Foundation only (9 questions, about ", "Up to level 2 Optimization ("} {
		c := list[len(lenses)+i]
		for _, place := range c.scope.Elements(model) {
			if place.Lens.ID != model.LevelLens || place.Level < 1 || place.Level > i+1 {
				t.Errorf("%s asks %s of level %d", c.title, place.ID, place.Level)
			}
		}
		if !strings.HasPrefix(c.title, title) {
			t.Errorf("level %d: %q", i+1, c.title)
		}
	}
	for i, team := range model.Teams {
		if c := list[len(lenses)+2+i]; c.scope.Team != team.ID || len(c.scope.Lenses) > 0 || !strings.HasPrefix(c.title, team.Name+" only (") {
			t.Errorf("%s: %q, scope %v", team.ID, c.title, c.scope)
		}
	}
}

// Whoever comes back is asked what the file lists.
func TestInterview_resumed(t *testing.T) {
	model := data.PRO()
	var listed []answers.Answer
	for _, place := range model.Elements() {
		if place.Owner == "finance" || place.Owner == "marketing" && place.Lens.ID == model.LevelLens {
			listed = append(listed, answers.Answer{Element: place.ID})
		}
	}
	interview := Interview{Model: model, Answers: &answers.File{Given: listed}}
	var asked []answers.Answer
	for _, place := range interview.resumed().questions {
		asked = append(asked, answers.Answer{Element: place.ID})
	}
	if diff := cmp.Diff(listed, asked); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	interview.Answers.Given = []answers.Answer{{Element: "deal-ownership"}}
	if got, want := len(interview.resumed().questions), len((framework.Scope{Lenses: []framework.LensID{model.LevelLens}}).Elements(model)); got != want {
		t.Errorf("of one answer written by hand: %d questions, want %d", got, want)
	}
	interview.Answers = &answers.File{}
	if got := len(interview.resumed().questions); got != len(model.Elements()) {
		t.Errorf("of a file that lists nothing: %d questions", got)
	}
}

// BenchmarkKeyToScreen is the time from a key to the redrawn largest page.
func BenchmarkKeyToScreen(b *testing.B) {
	s := newTestScreen(b, 80, 24, &memory{})
	largest, size := 0, 0
	for i, place := range s.session.questions {
		if length := len(place.Why + place.Grades.None + place.Grades.Partial + place.Grades.Mostly + place.Grades.Full); length > size {
			largest, size = i, length
		}
	}
	s.session.at = largest
	s.questions()
	for i := 0; b.Loop(); i++ {
		s.Update(keyPress(string(rune('1' + i%4))))
		_ = s.View()
	}
}
