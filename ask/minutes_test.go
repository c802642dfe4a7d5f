package ask

import (
	"os"
	"strings"
	"testing"

	"revops/answers"
	"revops/data"
	"revops/framework"
)

// What is left, open answers included, is said with the time that it takes.
func TestSession_left(t *testing.T) {
	model := data.PRO()
	questions := framework.Scope{Team: "finance"}.Elements(model)
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
