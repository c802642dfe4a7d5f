package ask

import (
	"os"
	"strings"
	"testing"

	"revops/answers"
	"revops/data"
	"revops/framework"
)

// worded gives questions that hold so many words each, their grades included.
func worded(questions, words int) []framework.Place {
	of := func(number int) string { return strings.TrimSpace(strings.Repeat("word ", number)) }
	element := &framework.Element{
		Question: of(words - 4), Why: of(500),
		Grades: framework.Descriptions{None: "one", Partial: "one", Mostly: "one", Full: "one"},
	}
	places := make([]framework.Place, questions)
	for i := range places {
		places[i].Element = element
	}
	return places
}

// A question takes the time to read it and its grades at 230 words a minute, and ten seconds to decide.
func TestMinutes(t *testing.T) {
	for _, test := range []struct{ questions, words, want int }{
		{0, 10, 1},
		{1, 10, 1},
		{1, 230, 1},  // 70 seconds
		{1, 345, 2},  // 100 seconds
		{6, 230, 7},  // 6 minutes of reading, 1 of deciding
		{34, 98, 20}, // 14.5 and 5.7 minutes
		{12, 23, 3},  // 1.2 and 2 minutes
		{60, 46, 22}, // 12 and 10 minutes
	} {
		if got := minutes(worded(test.questions, test.words)); got != test.want {
			t.Errorf("%d questions of %d words: got %d minutes, want %d", test.questions, test.words, got, test.want)
		}
	}
}

// What is left, open answers included, is said with the time that it takes.
func TestSession_left(t *testing.T) {
	model := data.PRO()
	questions := Scope{Team: "finance"}.questions(model)
	s := newSession(model, questions, &answers.File{}, &memory{})
	for want, grade := range map[string]framework.Grade{"1 left, about 1 minute": framework.Unknown, "Nothing left": framework.Full} {
		for _, question := range questions[1:] {
			s.give(answers.Answer{Element: question.ID, Grade: framework.None})
		}
		s.give(answers.Answer{Element: questions[0].ID, Grade: grade})
		if got := s.left(); got != want {
			t.Errorf("first question %v: got %q, want %q", grade, got, want)
		}
	}
}

// The documentation says how long the shortest and the longest list of questions take.
func TestMinutes_documentation(t *testing.T) {
	list := choices(data.PRO())
	roadmap, everything := list[0].title, list[len(data.PRO().Lenses)-1].title
	_, short, _ := strings.Cut(strings.TrimSuffix(roadmap, ")"), ", ")
	_, long, _ := strings.Cut(strings.TrimSuffix(everything, ")"), ", ")
	for page, wants := range map[string][]string{"../README.md": {roadmap, everything}, "../docs/instrument.md": {short, long}} {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(string(content)), " ")
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", page, want)
			}
		}
	}
}
