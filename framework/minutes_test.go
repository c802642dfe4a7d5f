package framework_test

import (
	"strings"
	"testing"

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
		if got := framework.Minutes(worded(test.questions, test.words)); got != test.want {
			t.Errorf("%d questions of %d words: got %d minutes, want %d", test.questions, test.words, got, test.want)
		}
	}
}
