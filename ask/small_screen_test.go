package ask

import (
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"revops/answers"
	"revops/data"
	"revops/framework"
)

func newFirstScreen(scope framework.Scope) *screen {
	begin := func(Setup) error { return nil }
	return newScreen(Interview{Model: data.PRO(), File: "answers.yaml", Scope: scope, Store: &memory{}, Begin: begin})
}

func joined(s *screen) string {
	return strings.Join(strings.Fields(strings.Join(shown(s), " ")), " ")
}

// Where answers are out of sight, the page says so, and PgUp and PgDn show all of them. What stands around them stays.
func TestQuestionPage_scrolls(t *testing.T) {
	skipShort(t)
	for _, size := range [][2]int{{60, 20}, {60, 16}, {40, 12}} {
		s := newTestScreen(t, size[0], size[1], &memory{})
		for ; s.session.at < 34; press(t, s, "s") { // those of the roadmap
			place := s.session.question()
			s.session.note("because", nil)
			seen, hidden := map[string]bool{}, false
			for below := true; below; {
				page := joined(s)
				below = strings.Contains(page, "more below (PgDn)")
				hidden = hidden || below
				for _, option := range optionsOf(place) {
					seen[option.key] = seen[option.key] || strings.Contains(page, " "+option.key+" "+option.name)
				}
				kept := []string{place.Name, place.Question, "Note: because", "enter answer"}
				if size[1] >= lowWindow {
					kept = append(kept, "░", "Level so far")
				}
				for _, want := range kept {
					if !strings.Contains(page, want) || len(shown(s)) != size[1] {
						t.Fatalf("%v, %s: %q is missing, or not %d lines:\n%s", size, place.ID, want, size[1], strings.Join(shown(s), "\n"))
					}
				}
				fits(t, shown(s), size[0])
				feed(s, tea.KeyPressMsg{Code: tea.KeyPgDown})
			}
			for _, option := range optionsOf(place) {
				if !seen[option.key] {
					t.Errorf("%v, %s: option %s is never seen", size, place.ID, option.key)
				}
			}
			if hidden && !strings.Contains(joined(s), "more above (PgUp)") {
				t.Errorf("%v, %s: not said that there is more above", size, place.ID)
			}
		}
	}
}

// Nothing of the header is cut, however narrow the window is.
func TestQuestionPage_narrowHeader(t *testing.T) {
	for _, height := range []int{12, 20, 24} {
		s := newTestScreen(t, 40, height, &memory{})
		for ; s.session.at < 34; press(t, s, "s") { // those of the roadmap
			if page := joined(s); strings.Contains(page, "…") || !strings.Contains(page, s.session.question().Name) {
				t.Fatalf("height %d: cut:\n%s", height, strings.Join(shown(s), "\n"))
			}
		}
	}
}

// The first page shows at least one scope, and says that there are more.
func TestScopePage_smallWindow(t *testing.T) {
	s := newFirstScreen(framework.Scope{})
	feed(s, tea.WindowSizeMsg{Width: 40, Height: 12})
	if page := joined(s); !strings.Contains(page, "> PRO roadmap (34 questions") || !strings.Contains(page, "more below (PgDn)") || len(shown(s)) != 12 {
		t.Errorf("40x12:\n%s", strings.Join(shown(s), "\n"))
	}
	for range choices(s.interview.Model) {
		press(t, s, "down")
	}
	if page := joined(s); !strings.Contains(page, "> Leadership only") {
		t.Errorf("the last scope is out of sight:\n%s", page)
	}
}

// Text is never wider than what can be read with ease.
func TestScreen_maxWidth(t *testing.T) {
	s := newTestScreen(t, 80, 24, &memory{})
	feed(s, tea.WindowSizeMsg{Width: 140, Height: 45})
	fits(t, shown(s), maxWidth)
	press(t, s, "?")
	fits(t, shown(s), maxWidth)
}

// Every page uses the terminal's own sixteen colours, and neither white, black nor grey for text, which some background hides.
func TestScreen_colours(t *testing.T) {
	first := newFirstScreen(framework.Scope{})
	check := func(s *screen, page string) {
		t.Helper()
		coloured := regexp.MustCompile(`\x1b\[(?:[0-9;]*;)?(?:3[078]|4[078]|9[07]|10[07])(?:;[0-9;]*)?m([^\x1b]*)`)
		for _, match := range coloured.FindAllStringSubmatch(s.View().Content, -1) {
			if strings.TrimSpace(match[1]) != "" {
				t.Errorf("%s: %q", page, match[0])
			}
		}
	}
	check(first, "scope")
	press(t, first, "enter")
	check(first, "respondent")
	press(t, first, "enter", "enter")
	check(first, "team")
	s := newNotedScreen(t, answers.Answer{Note: "because"}, &memory{})
	check(s, "question")
	for _, keys := range [][]string{{"n"}, {"esc", "x", "enter"}, {"esc", "g"}, {"esc", "?"}} {
		press(t, s, keys...)
		check(s, strings.Join(keys, " "))
	}
}

// What FACT stands for is said at the first question that names it, and there only.
func TestQuestionPage_spellsOutFACT(t *testing.T) {
	s := newTestScreen(t, 80, 24, &memory{})
	times := 0
	for ; !s.session.atEnd(); press(t, s, "s") {
		times += strings.Count(joined(s), "FACT: Flow, Average Sale, Conversion Rate, Time to Close")
	}
	if times != 1 {
		t.Errorf("said %d times", times)
	}
}

// Who asks for the questions of a team is in it, unless they say otherwise.
func TestTeamPage_preset(t *testing.T) {
	s := newFirstScreen(framework.Scope{Team: "marketing"})
	press(t, s, "enter", "enter")
	if page := joined(s); !strings.Contains(page, "> Marketing") {
		t.Errorf("not preset:\n%s", page)
	}
}

// Keys that lead nowhere say why.
func TestQuestionPage_silentKeys(t *testing.T) {
	s := newTestScreen(t, 80, 24, &memory{})
	press(t, s, "b")
	if page := joined(s); !strings.Contains(page, firstQuestion) {
		t.Errorf("b on the first question says nothing:\n%s", page)
	}
	for !s.session.atEnd() {
		press(t, s, "1", "enter")
	}
	press(t, s, "b", "o")
	if page := joined(s); !strings.Contains(page, nothingElseOpen) || s.session.atEnd() {
		t.Errorf("o with nothing open says nothing:\n%s", page)
	}
	feed(s, tea.KeyPressMsg{Code: tea.KeyPgDown})
	if page := joined(s); !strings.Contains(page, "Everything is in sight.") {
		t.Errorf("PgDn with nothing to scroll says nothing:\n%s", page)
	}
}

// Esc asks before it discards what was typed, and only then.
func TestNotePage_escapeAsks(t *testing.T) {
	store := &memory{}
	s := newTestScreen(t, 80, 24, store)
	press(t, s, "n", "esc")
	if _, left := s.page.(*questionPage); !left {
		t.Fatalf("asked for nothing:\n%s", joined(s))
	}
	press(t, s, "n", "h", "i", "esc")
	if page := joined(s); !strings.Contains(page, discards) || !strings.Contains(page, "hi") {
		t.Fatalf("not asked, or discarded:\n%s", page)
	}
	press(t, s, "!", "enter", "enter")
	if len(store.saved) != 1 || store.saved[0].Note != "hi!" {
		t.Errorf("saved %v", store.saved)
	}
	press(t, s, "n", "?", "esc", "esc")
	if _, left := s.page.(*questionPage); !left || len(store.saved) != 1 {
		t.Errorf("not left, or saved %v:\n%s", store.saved, joined(s))
	}
}

// The field of a note grows with its text, and says when there is more than fits.
func TestNotePage_grows(t *testing.T) {
	s := newNotedScreen(t, answers.Answer{Note: strings.Repeat("one line\n", 4) + "the fifth"}, &memory{})
	s.width, s.height = 80, 24
	press(t, s, "n")
	if page := joined(s); strings.Count(page, "one line") != 4 || !strings.Contains(page, "the fifth") || strings.Contains(page, "arrows scroll") {
		t.Errorf("five lines:\n%s", strings.Join(shown(s), "\n"))
	}
	s = newNotedScreen(t, answers.Answer{Note: strings.Repeat("one line\n", 19) + "the last"}, &memory{})
	s.width, s.height = 80, 24
	press(t, s, "n")
	if page := joined(s); !strings.Contains(page, "Note (20 lines, arrows scroll)") || len(shown(s)) > 24 {
		t.Errorf("twenty lines:\n%s", strings.Join(shown(s), "\n"))
	}
}
