package ask

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/data"
	"revops/framework"
)

// inLines types lines at the first question of a file with an answer, and returns what was said and saved.
func inLines(t *testing.T, columns int, typed ...string) (said string, saved []answers.Answer) {
	t.Helper()
	store := &memory{}
	given := &answers.File{Given: []answers.Answer{{
		Element: "defined-qualification-criteria", Grade: framework.Full, Note: "since May", Evidence: []answers.Evidence{{Text: "CRM"}},
	}}}
	interview := Interview{Model: data.PRO(), File: "answers.yaml", Store: store, Answers: given}
	var out strings.Builder
	input := strings.NewReader(strings.Join(append([]string{"2"}, typed...), "\n") + "\n") // from the beginning
	if _, err := Lines(context.Background(), interview, input, &out, columns); err != nil {
		t.Fatal(err)
	}
	return out.String(), store.saved
}

// Grades are accepted as keys and as words, in any case.
func TestLines_gradesAsWords(t *testing.T) {
	_, saved := inLines(t, 0, "Mostly", "partial", "I don't know", "not applicable", "Partners sell", "4", "unknown", "u", "N/A", "No", "q")
	var got []framework.Grade
	for _, answer := range saved {
		got = append(got, answer.Grade)
	}
	want := []framework.Grade{
		framework.Mostly, framework.Partial, framework.Unknown, framework.NotApplicable, framework.Full, framework.Unknown,
		framework.Unknown, framework.NotApplicable,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What can be typed is said before the first question and on help; a key that leads nowhere says why.
func TestLines_help(t *testing.T) {
	said, _ := inLines(t, 0, "help", "b", "x", "what?", "q")
	for passage, times := range map[string]int{
		"Commands: " + commands: 2, "Answers: 1 to 4 or none": 2, firstQuestion: 1, essentialRefusal: 1,
		"Type 1-4 or 0 for an answer": 1,
	} {
		if got := strings.Count(said, passage); got != times {
			t.Errorf("%d times, want %d: %q\n%s", got, times, passage, said)
		}
	}
}

// The list of groups leads back and out.
func TestLines_groups(t *testing.T) {
	said, saved := inLines(t, 0, "g", "b", "g", "x", "q", "4")
	if strings.Count(said, "\nQuestion 1 of 34") != 2 || !strings.Contains(said, numberOrBack) || len(saved) > 0 {
		t.Errorf("saved %v:\n%s", saved, said)
	}
}

// A note and evidence can be removed.
func TestLines_removesNote(t *testing.T) {
	said, saved := inLines(t, 0, "n", "-", "-", "new", "", "q")
	if len(saved) != 3 || saved[2].Note != "" || !slices.Equal(saved[2].Evidence, []answers.Evidence{{Text: "new"}}) {
		t.Errorf("saved %+v:\n%s", saved, said)
	}
}

// Lines break between words.
func TestLines_width(t *testing.T) {
	const columns = 40
	said, _ := inLines(t, columns, "?", "g", "b", "q")
	entered := strings.NewReplacer("now full: ", "now full:\n", "q stop: ", "q stop:\n").Replace(said) // Enter isn't echoed here
	fits(t, strings.Split(entered, "\n"), columns)
	if whole, _ := inLines(t, 0, "?", "g", "b", "q"); !slices.Equal(strings.Fields(whole), strings.Fields(said)) {
		t.Errorf("words are broken:\n%s", said)
	}
}
