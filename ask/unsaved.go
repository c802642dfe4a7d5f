package ask

import (
	"cmp"
	"fmt"

	"revops/answers"
)

// UnsavedError is the error of an interview with answers that could not be saved.
type UnsavedError struct {
	// Answers are those that are not in the store.
	Answers []answers.Answer
	Err     error
}

// Error gives their number and the error of the store.
func (u *UnsavedError) Error() string {
	return fmt.Sprintf("%s not saved: %v", count(len(u.Answers), "answer", "answers"), u.Err)
}

// Unwrap returns the error of the store.
func (u *UnsavedError) Unwrap() error { return u.Err }

// unsavedError saves once more and returns an *UnsavedError with the answers that are still not saved, those of conflicts
// that were not decided among them. It is nil if there are none.
func (s *Session) unsavedError() error {
	if s == nil {
		return nil
	}
	if s.save(); s.failure == nil && len(s.conflicts) == 0 {
		return nil
	}
	lost := &UnsavedError{Err: cmp.Or(s.failure, ErrChanged)}
	for _, id := range s.unsaved {
		lost.Answers = append(lost.Answers, s.answerTo(id))
	}
	for _, conflict := range s.conflicts {
		lost.Answers = append(lost.Answers, conflict.mine)
	}
	return lost
}
