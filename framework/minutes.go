package framework

import (
	"strings"
	"time"
)

// How long a question takes: its words and those of its grades are read, then a decision is made.
const (
	wordsPerMinute = 230
	decision       = 10 * time.Second
)

// Minutes estimates how long it takes to answer questions, to the nearest minute and at least one.
func Minutes(questions []Place) int {
	words := 0
	for _, question := range questions {
		words += len(strings.Fields(question.Question))
		for _, grade := range Grades() {
			words += len(strings.Fields(question.Grades.Of(grade)))
		}
	}
	needed := time.Duration(words)*time.Minute/wordsPerMinute + time.Duration(len(questions))*decision
	return max(1, int(needed.Round(time.Minute).Minutes()))
}
