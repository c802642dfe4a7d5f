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

// answer is the one of the two that counts.
func (c conflict) answer(mine bool) answers.Answer {
	if mine {
		return c.mine
	}
	return c.theirs
}

// sides are both answers as the file holds them, each with where it comes from.
func (c conflict) sides(file string) []string {
	return []string{file + ": " + inFile(c.theirs), "Yours: " + inFile(c.mine)}
}

const changedMeanwhile = "Another program changed this answer while yours was not saved."

// inFile is an answer as a file holds it behind the element.
func inFile(answer answers.Answer) string {
	if answer.Same(answers.Answer{Element: answer.Element}) {
		return "no answer"
	}
	return diag.Printable(strings.TrimPrefix(answers.Line(answer), string(answer.Element)+": "))
}
