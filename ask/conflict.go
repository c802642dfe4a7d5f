package ask

import (
	"strings"

	"revops/assess"
	"revops/internal/diag"
)

// conflict is an answer that was given here while another program gave another one.
type conflict struct {
	theirs, mine assess.Answer
}

// answer is the one of the two that counts.
func (c conflict) answer(mine bool) assess.Answer {
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
func inFile(answer assess.Answer) string {
	if answer.Same(assess.Answer{Element: answer.Element}) {
		return "no answer"
	}
	return diag.Printable(strings.TrimPrefix(assess.Line(answer), string(answer.Element)+": "))
}
