package ask

import (
	"fmt"

	"revops/framework"
)

// withMinutes adds to a number of questions how long they take: "34 questions, about 20 minutes".
func withMinutes(number string, questions []framework.Place) string {
	return fmt.Sprintf("%s, about %s", number, count(framework.Minutes(questions), "minute", "minutes"))
}

// left says how many questions have no saved answer and how long they take.
func (s *Session) left() string {
	open := s.unstored()
	if len(open) == 0 {
		return "Nothing left"
	}
	return withMinutes(fmt.Sprintf("%d left", len(open)), open)
}

// progress says how far the answers of a file are.
func (i Interview) progress(s *Session) string {
	all := len(s.questions)
	answered, form := all-len(s.open()), "%s holds answers: %d of %d questions are answered. %s."
	switch {
	case answered == 0:
		return fmt.Sprintf("%s holds no answers yet. %s.", i.File, s.left())
	case all == 1:
		form = "%s holds answers: %d of %d question is answered. %s."
	}
	return fmt.Sprintf(form, i.File, answered, all, s.left())
}
