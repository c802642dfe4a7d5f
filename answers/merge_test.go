package answers_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/framework"
)

func TestMerge(t *testing.T) {
	type answer = answers.Answer
	evidence := []answers.Evidence{{Text: "a"}}
	for name, test := range map[string]struct{ base, mine, theirs, want answer }{
		"other keys": {
			answer{Grade: framework.Mostly, Note: "old"},
			answer{Grade: framework.Full, Note: "old"},
			answer{Grade: framework.None, Note: "new", Evidence: evidence},
			answer{Grade: framework.Full, Note: "new", Evidence: evidence},
		},
		"the same key": {
			answer{Note: "old"},
			answer{Note: "mine", Evidence: evidence},
			answer{Note: "theirs", AsOf: "2026-11-01"},
			answer{Note: "mine", Evidence: evidence, AsOf: "2026-11-01"},
		},
		"n/a with a reason that was there": {
			answer{Grade: framework.Full, Reason: "x"},
			answer{Grade: framework.NotApplicable, Reason: "x"},
			answer{Grade: framework.Full},
			answer{Grade: framework.NotApplicable, Reason: "x"},
		},
		"another reason for n/a": {
			answer{Grade: framework.NotApplicable, Reason: "x"},
			answer{Grade: framework.NotApplicable, Reason: "y"},
			answer{Grade: framework.Full},
			answer{Grade: framework.NotApplicable, Reason: "y"},
		},
	} {
		if diff := cmp.Diff(test.want, answers.Merge(test.base, test.mine, test.theirs)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}
