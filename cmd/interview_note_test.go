//go:build unix

package cmd_test

import (
	"os"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	ctrlJ      = "\n"
	altEnter   = "\x1b\r"
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// The lines of a note stay lines, whichever way they come in.
func TestInterview_noteOfSeveralLines(t *testing.T) {
	sandbox(t)
	term := open(t, nil, "assess")
	begin(term)
	term.press("1 of 34", "n")
	term.press("┃ Note", "first line "+ctrlJ+"second"+altEnter+"third")
	term.press("third", pasteStart+"\r\tfourth 🙂\r\nمرحبا"+pasteEnd)
	term.press("fourth 🙂", enter)
	term.press("┃ Evidence", "one"+ctrlJ+"two"+enter)
	term.press("Note: first line second third", ctrlC)
	term.exit(130)
	demand(t, "defined-qualification-criteria:", `defined-qualification-criteria: {note: "first line \nsecond\nthird\n\tfourth 🙂\nمرحبا", evidence: ["one", "two"]}`)
}

// A note that was not entered when ctrl+c or a signal ended the interview is saved.
func TestInterview_noteThenCtrlC(t *testing.T) {
	for _, end := range []func(*terminal){
		func(term *terminal) { term.press("half a thought", ctrlC) },
		func(term *terminal) { term.see("half a thought"); term.signal(syscall.SIGTERM) },
	} {
		sandbox(t)
		term := open(t, nil, "assess")
		begin(term)
		term.press("1 of 34", "n")
		term.press("┃ Note", "half a thought")
		end(term)
		term.exit(130)
		demand(t, "defined-qualification-criteria:", `defined-qualification-criteria: {note: "half a thought"}`)
	}
}

// A note that was only opened and confirmed stays as it was written by hand, to the byte.
func TestInterview_untouchedNote(t *testing.T) {
	sandbox(t)
	const content = `schema: revops/answers/v1
framework: pro@2
answers:
  defined-qualification-criteria:
    grade: full
    note: | # by hand
      first  line
      	second

    evidence:
      - >
        folded
        text
      - {text: plain, as_of: 2026-01-01}
`
	if err := os.WriteFile("answers.yaml", []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	term := open(t, nil, "assess")
	term.press("1 of 34 questions are answered", "j"+enter)
	term.press("›●4 full", "n")
	term.press("┃ Note", enter)
	term.press("┃ Evidence", enter)
	term.press("›●4 full", ctrlC)
	term.exit(130)
	got, err := os.ReadFile("answers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(content, string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
