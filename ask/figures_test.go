package ask

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/data"
	"revops/framework"
	"revops/internal/golden"
)

const channel framework.ElementID = "lead-source-channel-tracking"

// threeFigures are what deals show about lead sources, which allows partial.
func threeFigures() Figures {
	return Figures{MaxGrade: framework.Partial, Lines: []string{
		"new deals with a lead source 98.5% (64 of 65)",
		"new deals with a real lead source 61.5% (40 of 65)",
		"open deals with a real lead source 50.0% (20 of 40)",
	}}
}

// newShownScreen is a screen at the question about lead sources, with what deals show about it.
func newShownScreen(tb testing.TB, width, height int, shown Figures, store *memory) *screen {
	tb.Helper()
	s := newTestScreen(tb, width, height, store)
	s.interview.Figures = map[framework.ElementID]Figures{channel: shown}
	s.session.jump("channel-management")
	s.questions()
	if id := s.session.question().ID; id != channel {
		tb.Fatalf("at %s", id)
	}
	return s
}

// text is the page as it is read, without breaks.
func text(s *screen) string {
	return strings.Join(strings.Fields(strings.Join(shown(s), " ")), " ")
}

func TestFigures_pages(t *testing.T) {
	oneFigure := Figures{MaxGrade: framework.Full, Lines: threeFigures().Lines[1:2]}
	for _, page := range []struct {
		name          string
		width, height int
		shown         Figures
		keys          []string
	}{
		{"question-deals", 80, 24, oneFigure, nil},
		{"question-deals-above", 80, 24, threeFigures(), []string{"3"}},
		{"question-deals-large", 120, 40, threeFigures(), []string{"2"}},
		{"question-deals-small", 60, 16, threeFigures(), []string{"4"}},
		{"question-deals-explained", 80, 24, threeFigures(), []string{"?"}},
	} {
		s := newShownScreen(t, page.width, page.height, page.shown, &memory{})
		press(t, s, page.keys...)
		lines := shown(s)
		fits(t, lines, page.width)
		if len(lines) != page.height {
			t.Errorf("%s: %d lines", page.name, len(lines))
		}
		golden.Check(t, filepath.Join("..", "testdata", "screens", page.name+".golden"), strings.Join(lines, "\n")+"\n")
	}
}

func TestFigures_hideNothingOn80By24(t *testing.T) {
	skipShort(t)
	s := newTestScreen(t, 80, 24, &memory{})
	s.interview.Figures = map[framework.ElementID]Figures{}
	for _, place := range s.session.questions {
		s.interview.Figures[place.ID] = threeFigures()
	}
	for !s.session.atEnd() {
		place := s.session.question()
		wanted := []string{place.Question, "CRM data supports partial at most: ", "new deals with a lead source 98.5% (64 of 65)", "q quit"}
		for _, option := range optionsOf(place) {
			wanted = append(wanted, option.text())
		}
		for _, key := range []string{"2", "4"} {
			press(t, s, key)
			lines, page := shown(s), text(s)
			fits(t, lines, 80)
			if len(lines) != 24 {
				t.Errorf("%s: %d lines", place.ID, len(lines))
			}
			for _, want := range wanted {
				if !strings.Contains(page, want) {
					t.Errorf("%s does not show %q:\n%s", place.ID, want, strings.Join(lines, "\n"))
				}
			}
		}
		press(t, s, "s")
	}
}

func TestFigures_smallTerminal(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {60, 16}, {100, 14}} {
		s := newShownScreen(t, size[0], size[1], threeFigures(), &memory{})
		place := s.session.question()
		for i, option := range optionsOf(place) {
			press(t, s, option.key)
			page := text(s)
			for _, want := range []string{place.Question, option.text(), "CRM data supports partial at most: new deals"} {
				if !strings.Contains(page, want) {
					t.Errorf("%v, option %d: %q is hidden:\n%s", size, i+1, want, strings.Join(shown(s), "\n"))
				}
			}
			fits(t, shown(s), size[0])
		}
	}
}

func TestFigures_objection(t *testing.T) {
	const objection = "The CRM data supports partial at most: explain your grade in a note (n)."
	store := &memory{}
	s := newShownScreen(t, 80, 24, threeFigures(), store)
	for key, want := range map[string]bool{"1": false, "2": false, "3": true, "4": true, "x": false, "0": false, "u": false} {
		press(t, s, key)
		if got := strings.Contains(text(s), objection); got != want {
			t.Errorf("key %s: objected %v", key, got)
		}
	}
	press(t, s, "4", "enter")
	if len(store.saved) != 1 || store.saved[0].Grade != framework.Full || store.saved[0].Element != channel {
		t.Errorf("saved %v", store.saved)
	}
	press(t, s, "b", "n", "N", "o", "enter", "enter")
	if page := text(s); strings.Contains(page, "say why") || !strings.Contains(page, "The CRM data supports partial at most. Note: No ↑↓") {
		t.Errorf("with a note:\n%s", page)
	}
}

func TestFigures_chooseNothing(t *testing.T) {
	for grade := framework.Unanswered; grade <= framework.Unknown; grade++ {
		s := newShownScreen(t, 80, 24, Figures{MaxGrade: grade, Lines: threeFigures().Lines}, &memory{})
		if page, ok := s.page.(*questionPage); !ok || page.cursor != -1 || strings.Contains(text(s), "›1") {
			t.Errorf("%v: page %+v", grade, s.page)
		}
		if answer := s.session.answer(); answer.Grade != framework.Unanswered {
			t.Errorf("%v: answered %v", grade, answer.Grade)
		}
	}
}

func TestFigures_optionsStayInPlace(t *testing.T) {
	for height := 24; height <= 40; height++ {
		s := newShownScreen(t, 80, height, threeFigures(), &memory{})
		first := func(key string) int {
			press(t, s, key)
			return slices.IndexFunc(shown(s), func(line string) bool { return strings.Contains(line, "1 none:") })
		}
		if allowed, above := first("2"), first("3"); allowed != above || allowed < 0 {
			t.Errorf("height %d: the first option is on line %d, then on line %d", height, allowed, above)
		}
	}
}

func TestFigures_words(t *testing.T) {
	figure := []string{"new deals with an amount 12.0% (3 of 25)"}
	for _, test := range []struct {
		shown Figures
		want  []string
	}{
		{Figures{}, nil},
		{Figures{MaxGrade: framework.Full}, nil},
		{Figures{MaxGrade: framework.NotApplicable}, nil},
		{Figures{Lines: figure}, []string{"CRM data shows: new deals with an amount 12.0% (3 of 25)"}},
		{Figures{Lines: figure, MaxGrade: framework.Full}, []string{"CRM data shows: new deals with an amount 12.0% (3 of 25)"}},
		{Figures{MaxGrade: framework.Mostly}, []string{"CRM data supports mostly at most."}},
		{Figures{Lines: figure, MaxGrade: framework.None}, []string{"CRM data supports only none: new deals with an amount 12.0% (3 of 25)"}},
		{Figures{Lines: []string{"a 1", "b 2"}, MaxGrade: framework.Partial}, []string{"CRM data supports partial at most:", "- a 1", "- b 2"}},
		{Figures{Lines: []string{"\x1b[31mred\u202e \n two\ttabs\x00", " \n", "\u009b1m"}}, []string{"CRM data shows:", "- ?[31mred? two tabs?", "- ?1m"}},
	} {
		interview := Interview{Figures: map[framework.ElementID]Figures{channel: test.shown}}
		if diff := cmp.Diff(test.want, interview.figuresOf(channel).list()); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", test.shown, diff)
		}
	}
	if other := (Interview{}).figuresOf(channel); !other.empty() {
		t.Errorf("without deals: %+v", other)
	}
}

func TestFigures_inLines(t *testing.T) {
	store := &memory{}
	interview := Interview{
		Model: data.PRO(), File: "answers.yaml", Store: store,
		Answers: &answers.File{Given: []answers.Answer{{Element: "defined-qualification-criteria", Grade: framework.Full}}},
		Figures: map[framework.ElementID]Figures{
			channel:                 threeFigures(),
			"central-sales-records": {Lines: []string{"duplicate rows 1.5% (1 of 66)"}, MaxGrade: framework.Full},
		},
	}
	var out strings.Builder
	// From the first open question on: full, skip, mostly, back, a note without evidence, mostly again, stop.
	if _, err := Lines(context.Background(), interview, strings.NewReader("1\n4\ns\n3\nb\nn\nParis only\n\n3\n2\nq\n"), &out, 0); err != nil {
		t.Fatal(err)
	}
	const figures = "budgets follow opinion.\nCRM data supports partial at most:\n- new deals with a lead source 98.5% (64 of 65)\n" +
		"- new deals with a real lead source 61.5% (40 of 65)\n- open deals with a real lead source 50.0% (20 of 40)\n1 none: Deals have no field"
	for passage, times := range map[string]int{
		"by how much.\nCRM data shows: duplicate rows 1.5% (1 of 66)\n1 none: No shared CRM": 1, figures: 2,
		"Answer: The CRM data supports partial at most: explain your grade in a note (b, then n).\n\nQuestion 5": 1,
		"Answer, now mostly: The CRM data supports partial at most.\n\nQuestion 5":                               1,
		"\nCRM data shows: ": 1, "data supports": 4,
	} {
		if got := strings.Count(out.String(), passage); got != times {
			t.Errorf("%d times, want %d: %q\n%s", got, times, passage, out.String())
		}
	}
	last := store.saved[len(store.saved)-2]
	if last.Element != channel || last.Grade != framework.Mostly || last.Note != "Paris only" {
		t.Errorf("saved %+v", store.saved)
	}
}
