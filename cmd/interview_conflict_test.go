//go:build unix

package cmd_test

import (
	"bytes"
	"os"
	"testing"
)

// meanwhile enters an answer into the file as another program would.
func meanwhile(t *testing.T, element, answer string) {
	t.Helper()
	content, err := os.ReadFile("answers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	key := []byte("  " + element + ":")
	changed := bytes.Replace(content, key, append(key, " "+answer...), 1)
	if err := os.WriteFile("answers.yaml", changed, 0o600); err != nil {
		t.Fatal(err)
	}
}

// An answer that another program changed is asked again, never replaced without a word.
func TestInterview_conflict(t *testing.T) {
	const element, theirs = "defined-qualification-criteria", `{grade: full, note: "audited"}`
	for name, test := range map[string]struct{ key, want string }{
		"theirs": {enter, theirs}, "mine": {"j" + enter, `{grade: partial, note: ""}`},
	} {
		t.Run(name, func(t *testing.T) {
			sandbox(t)
			term := open(t, nil, "assess")
			begin(term)
			meanwhile(t, element, theirs)
			term.press("1 of 34", "2")
			term.press("› 2", enter)
			term.press("NOT SAVED", "r")
			term.see("answers.yaml: " + theirs)
			term.press("Yours: partial", test.key)
			term.press("2 of 34", "q")
			term.exit(130)
			demand(t, element+":", element+": "+test.want)
		})
	}
}

// Whoever leaves without a decision is told what is not in the file.
func TestInterview_conflictUndecided(t *testing.T) {
	sandbox(t)
	term := open(t, nil, "assess")
	begin(term)
	meanwhile(t, "defined-qualification-criteria", "full")
	term.press("1 of 34", "2")
	term.press("› 2", enter)
	term.press("NOT SAVED", "r")
	term.press("Which one counts?", ctrlC)
	term.see("These answers are not in answers.yaml")
	term.see("  defined-qualification-criteria: partial")
	term.exit(3)
	demand(t, "defined-qualification-criteria:", "defined-qualification-criteria: full")
}
