//go:build unix

package cmd_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
		"theirs": {enter, theirs}, "mine": {"j" + enter, `{grade: partial, note: "audited"}`},
	} {
		t.Run(name, func(t *testing.T) {
			sandbox(t)
			term := open(t, nil, "assess")
			begin(term)
			meanwhile(t, element, theirs)
			term.press("1 of 34", "2")
			term.press("› 2", enter)
			term.press("NOT SAVED", "r")
			term.see("answers.yaml, saved 20")
			term.press("Yours: partial", test.key)
			term.press("2 of 34", "q")
			term.exit(130)
			demand(t, element+":", element+": "+test.want)
		})
	}
}

// Of an answer of which only the grade was changed here, the rest stays as the other program left it, to the byte.
func TestInterview_conflictNote(t *testing.T) {
	sandbox(t)
	const before = "schema: revops/answers/v1\nframework: pro@2\nanswers:\n  defined-qualification-criteria:\n    grade: mostly\n" +
		"    note: | # by hand\n      one\n      two\n      three\n"
	after := strings.Replace(before, "two", "deux  ", 1)
	write := func(content string) {
		if err := os.WriteFile("answers.yaml", []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(before)
	term := open(t, nil, "assess")
	term.press("1 of 34 questions are answered", "j"+enter)
	term.see("›●3 mostly")
	write(after)
	term.press("1 of 34", "4")
	term.press("› 4", enter)
	term.press("NOT SAVED", "r")
	term.see("answers.yaml, saved 20")
	term.press("Yours: full", "j"+enter)
	term.press("2 of 34", "q")
	term.exit(130)
	got, err := os.ReadFile("answers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Replace(after, "mostly", "full", 1), string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
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
	term.see("These answers are not saved in answers.yaml")
	term.see("  defined-qualification-criteria: partial")
	term.exit(3)
	demand(t, "defined-qualification-criteria:", "defined-qualification-criteria: full")
}

// Of a file that was removed the respondent is told so, and gets all answers to enter into another one.
func TestInterview_removedFile(t *testing.T) {
	sandbox(t)
	term := open(t, nil, "assess")
	begin(term)
	term.resize(60, 20)
	term.press("1 of 34", "4")
	term.press("› 4", enter)
	term.press("2 of 34", "3")
	term.see("› 3")
	if err := os.Remove("answers.yaml"); err != nil {
		t.Fatal(err)
	}
	term.press("› 3", enter)
	term.see("NOT SAVED: answers.yaml is no longer there.")
	term.press("3 of 34", "r")
	term.press("NOT SAVED: answers.yaml is no longer there.", "q")
	term.press("Leave anyway?", "j"+enter)
	term.see("1 answer not saved: answers.yaml is no longer there")
	term.see("revops new -o answers.yaml creates a new file.")
	term.see("  defined-qualification-criteria: full")
	term.exit(3)
	if written := term.written(); strings.Contains(written, "These answers are not in") || !strings.Contains(written, "  central-sales-records: mostly") {
		t.Errorf("written %q", written)
	}
}

// Of a file that was broken the respondent is told where, however narrow the window is.
func TestInterview_brokenFile(t *testing.T) {
	sandbox(t)
	term := open(t, nil, "assess")
	begin(term)
	term.resize(60, 20)
	meanwhile(t, "defined-qualification-criteria", "[full")
	term.press("1 of 34", "4")
	term.press("› 4", enter)
	term.press("NOT SAVED: the file was changed by another program.", "r")
	term.see("NOT SAVED: answers.yaml:")
	term.press("Unsaved: 1 answer.", "q")
	term.press("Leave anyway?", "j"+enter)
	term.exit(3)
}
