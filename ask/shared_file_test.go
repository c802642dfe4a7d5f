package ask

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"revops/answers"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
)

// sharedFile is one of several stores of the same bytes.
type sharedFile struct {
	content  *[]byte
	document *answers.Document
}

func (f *sharedFile) Save(answer answers.Answer) error {
	if !bytes.Equal(*f.content, f.document.Source.Data) {
		return ErrChanged
	}
	amended, err := f.document.Amend(answer)
	if err == nil {
		f.document, *f.content = amended, amended.Source.Data
	}
	return err
}

func (f *sharedFile) Reload() (*answers.File, time.Time, error) {
	document, err := answers.ParseDocument(diag.Source{Name: "answers.yaml", Data: *f.content}, data.PRO())
	if err != nil {
		return nil, time.Time{}, err
	}
	f.document = document
	return document.Answers, time.Time{}, nil
}

func (f *sharedFile) List([]framework.ElementID) error { return nil }

// Two interviews on one file, in random order, lose no answer of either: what each gave is in the file until somebody
// decides for another one.
func TestSession_twoOnOneFile(t *testing.T) {
	skipShort(t)
	const steps, seed = 1000, 7
	random := rand.New(rand.NewPCG(seed, seed)) //nolint:gosec // a test that is the same each time
	content := []byte("schema: revops/answers/v1\nframework: pro@2\nanswers:\n")
	sessions := make([]*Session, 2)
	for i := range sessions {
		file := &sharedFile{content: &content}
		given, _, err := file.Reload()
		if err != nil {
			t.Fatal(err)
		}
		sessions[i] = newSession(data.PRO(), framework.Scope{Team: "finance"}.Elements(data.PRO()), given, file)
	}
	expected := map[framework.ElementID]answers.Answer{}
	for step := range steps {
		s := sessions[random.IntN(len(sessions))]
		question := s.questions[random.IntN(len(s.questions))]
		answer := s.answerTo(question.ID)
		if random.IntN(2) == 0 {
			answer.Grade = framework.Grades()[random.IntN(4)]
		} else {
			answer.Note = string(rune('a' + random.IntN(26)))
		}
		if answer.Same(s.answerTo(question.ID)) {
			continue // confirmed, not given
		}
		given := slices.Concat(s.unsaved, []framework.ElementID{answer.Element})
		s.give(answer)
		if s.failure == nil { // also where the other's changes cancel out: the file is as it was read
			for _, id := range given {
				expected[id] = s.answerTo(id)
			}
		} else if random.IntN(3) > 0 {
			settle(s, random, expected)
		}
		verify(t, step, content, expected)
	}
	for _, s := range sessions {
		settle(s, random, expected)
	}
	verify(t, steps, content, expected)
}

// settle reads the file anew, decides conflicts by chance, and notes what the file must hold then.
func settle(s *Session, random *rand.Rand, expected map[framework.ElementID]answers.Answer) {
	kept := map[framework.ElementID]answers.Answer{}
	for _, id := range s.unsaved {
		base := s.stored[id]
		base.Element = id
		theirs := expected[id]
		theirs.Element = id
		kept[id] = answers.Merge(base, s.answerTo(id), theirs)
	}
	s.reload()
	for len(s.conflicts) > 0 {
		mine := random.IntN(2) == 0
		if !mine {
			delete(kept, s.conflicts[0].mine.Element)
		}
		s.decide(s.conflicts[0].answer(mine))
	}
	maps.Copy(expected, kept)
}

func verify(t *testing.T, step int, content []byte, expected map[framework.ElementID]answers.Answer) {
	t.Helper()
	file, err := answers.Parse(diag.Source{Name: "answers.yaml", Data: content}, data.PRO())
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range expected {
		if got := file.Answer(id); !got.Same(want) {
			t.Fatalf("step %d: %s is %+v, want %+v", step, id, got, want)
		}
	}
}
