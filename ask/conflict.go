package ask

import (
	"strings"

	"revops/answers"
	"revops/internal/diag"
)

// conflict is an answer that was given here while another program gave another one.
type conflict struct {
	theirs, mine answers.Answer
}

// answer is mine or theirs.
func (c conflict) answer(mine bool) answers.Answer {
	if mine {
		return c.mine
	}
	return c.theirs
}

// sides shows both answers as a file holds them, theirs first, each with its origin.
func (c conflict) sides(file string) []string {
	return []string{file + ": " + fileForm(c.theirs), "Yours: " + fileForm(c.mine)}
}

const changedMeanwhile = "Another program changed this answer while yours was not saved."

// fileForm is an answer as it stands in a file, without the element's id.
func fileForm(answer answers.Answer) string {
	if answer.Same(answers.Answer{Element: answer.Element}) {
		return "no answer"
	}
	return diag.Printable(strings.TrimPrefix(answers.Line(answer), string(answer.Element)+": "))
}
