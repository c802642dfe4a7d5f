//go:build unix

package cmd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"revops/data"
	"revops/internal/golden"
)

const (
	enter  = "\r"
	escape = "\x1b"
	up     = "\x1b[A"
	ctrlC  = "\x03"
	down   = "\x1b[B"
)

// begin answers what is asked before the first question: the first scope, Acme GmbH, Dana, no team.
func begin(term *terminal) {
	term.press("┃ Which questions do you want to answer?", enter)
	term.press("┃ Organization", "Acme GmbH"+enter)
	term.press("┃ Your name", "Dana"+enter)
	term.press("┃ Your team", enter)
	term.see("1 of 34")
}

// line is the line of the answers file that begins so.
func line(t *testing.T, start string) string {
	t.Helper()
	content, err := os.ReadFile("answers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`(?m)^ *` + start + `.*$`).FindString(string(content))
}

func demand(t *testing.T, start, want string) {
	t.Helper()
	if got := line(t, start); strings.TrimSpace(got) != want {
		t.Errorf("the file says %q, want %q", got, want)
	}
}

func TestInterview_pages(t *testing.T) {
	folder, err := filepath.Abs("../testdata/screens")
	if err != nil {
		t.Fatal(err)
	}
	sandbox(t)
	term := open(t, nil, "assess")
	shoot := func(name, seen string) {
		t.Helper()
		term.see(seen)
		golden.Check(t, filepath.Join(folder, name+".golden"), term.text()+"\n")
	}
	shoot("scope", "enter select")
	term.press("┃ Which", enter)
	shoot("respondent", "┃ Organization")
	term.press("┃ Organization", enter)
	term.press("┃ Your name", enter)
	term.press("┃ Your team", enter)
	shoot("question", "1 of 34")
	term.press("1 of 34", "3")
	shoot("question-chosen", "› 3 mostly")
	term.press("› 3", "?")
	shoot("explanation", "other key goes back")
	term.press("other key", " "+"x")
	term.press("› 3", "g")
	shoot("groups", "Which group?")
	term.press("┃ Which group?", escape)
	term.press("› 3", enter)
	term.press("2 of 34", "s")
	term.press("3 of 34", "s")
	term.press("4 of 34", "x")
	term.press("› x not applicable", enter)
	shoot("reason", "┃ Why does it not apply?")
	term.press("┃ Why", "Partners sell"+enter)
	term.press("5 of 34", "b")
	term.press("Reason: Partners sell", "n")
	shoot("note", "┃ Note")
	term.press("┃ Note", "北京 office only"+enter)
	term.press("┃ Evidence", "https://crm.example/17"+enter)
	shoot("question-noted", "Note: 北京 office only")
	term.press("4 of 34", ctrlC)
	term.exit(130)
	demand(t, "lead-source-channel-tracking:", `lead-source-channel-tracking: {grade: n/a, reason: "Partners sell", `+
		`note: "北京 office only", evidence: ["https://crm.example/17"]}`)
}

func TestInterview_result(t *testing.T) {
	sandbox(t)
	term := open(t, []string{"PAGER=cat"}, "assess")
	model := data.PRO()
	term.press("┃ Which questions do you want to answer?", strings.Repeat("j", len(model.Lenses)-1)+enter) // everything
	term.press("┃ Organization", enter)
	term.press("┃ Your name", enter)
	term.press("┃ Your team", enter)
	questions := len(model.Elements())
	for number := 1; number <= questions; number++ {
		place := itoa(number) + " of " + itoa(questions)
		grade := itoa(1 + number%4)
		term.press(place, grade)
		term.press("› "+grade, enter)
	}
	term.press("That was the last question.", enter)
	term.press("enter shows everything", enter)
	term.see("To see this result again: revops assess answers.yaml")
	term.exit(0)
	again := open(t, nil, "assess", "--answers", "answers.yaml")
	again.exit(0)
	if asked := term.written(); !strings.Contains(shown(asked), shown(again.written())) {
		t.Errorf("asked:\n%s\nagain:\n%s", asked, again.written())
	}
}

// The result starts on a screen of its own, with what matters first, and stays in sight when that is left. Where there is no
// pager, everything is written.
func TestInterview_resultScreen(t *testing.T) {
	scaleup, err := os.ReadFile("../testdata/answers/scaleup.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, key := range map[string]string{"left": "q", "everything": enter} {
		t.Run(name, func(t *testing.T) {
			sandbox(t)
			if err := os.WriteFile("answers.yaml", scaleup, 0o600); err != nil {
				t.Fatal(err)
			}
			term := open(t, []string{"PATH=/nowhere"}, "assess")
			term.press("questions are answered", "r")
			term.see("enter shows everything")
			page := term.text()
			if !strings.HasPrefix(page, "MATURITY LEVEL 1 OF 3: FOUNDATION, score") {
				t.Errorf("the page doesn't start with the level:\n%s", page)
			}
			for _, want := range []string{
				"BLOCKERS TO LEVEL 2", "Essential: Real-Time Deal Tracking.", " 3. Retention Plans: partial → mostly",
				"To write a report to share: revops assess answers.yaml -o report.html", "revops plan answers.yaml",
			} {
				if !strings.Contains(page, want) {
					t.Errorf("%q is missing:\n%s", want, page)
				}
			}
			term.press("enter shows everything", key)
			term.exit(0)
			if everything := strings.Contains(term.written(), "SCORE BY CATEGORY"); everything != (key == enter) {
				t.Errorf("everything %v:\n%s", everything, term.written())
			}
			if !strings.Contains(term.text(), "To see this result again") {
				t.Errorf("nothing stays in sight:\n%s", term.text())
			}
		})
	}
}

// leavesScreen is the sequence with which the terminal goes back to what it showed before the interview.
const leavesScreen = "\x1b[?1049l"

// shown is what was written without the sequences that move the cursor or set a mode; colours stay.
func shown(written string) string {
	return regexp.MustCompile("\x1b\\[[?>=]?[0-9;$]*[A-Za-ln-z]").ReplaceAllString(written, "")
}

func TestInterview_back(t *testing.T) {
	sandbox(t)
	term := open(t, nil, "assess")
	begin(term)
	term.press("1 of 34", "2")
	term.press("› 2 partial", enter)
	term.press("2 of 34", "b")
	term.press("›●2 partial", up)
	term.press("› 1 none", enter)
	term.press("2 of 34", "q")
	term.exit(130)
	demand(t, "defined-qualification-criteria:", "defined-qualification-criteria: none")
}

func TestInterview_enterWithoutChoice(t *testing.T) {
	sandbox(t)
	term := open(t, nil, "assess")
	begin(term)
	term.press("1 of 34", enter)
	term.see("Choose an answer with its key")
	term.press("1 of 34", ctrlC)
	term.exit(130)
	demand(t, "defined-qualification-criteria:", "defined-qualification-criteria:")
}

func TestInterview_resumes(t *testing.T) {
	ends := map[string]func(*terminal){
		"ctrl-c":   func(term *terminal) { term.press("2 of 34", ctrlC); term.exit(130) },
		"q":        func(term *terminal) { term.press("2 of 34", "q"); term.exit(130) },
		"SIGTERM":  func(term *terminal) { term.see("2 of 34"); term.signal(syscall.SIGTERM); term.exit(130) },
		"SIGINT":   func(term *terminal) { term.see("2 of 34"); term.signal(syscall.SIGINT); term.exit(130) },
		"SIGHUP":   func(term *terminal) { term.see("2 of 34"); term.signal(syscall.SIGHUP); term.exit(130) },
		"SIGKILL":  func(term *terminal) { term.see("2 of 34"); term.signal(syscall.SIGKILL); term.exit(-1) },
		"in lines": func(term *terminal) { term.see("2 of 34"); term.signal(syscall.SIGTERM); term.exit(130) },
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			sandbox(t)
			var environment []string
			if name == "in lines" {
				environment = []string{"ACCESSIBLE=1"}
			}
			term := open(t, environment, "assess")
			if environment == nil {
				begin(term)
				term.press("1 of 34", "4")
				term.press("› 4 full", enter)
			} else {
				term.press("Number:", "1\n")
				term.press("Organization", "\n")
				term.press("Your name", "\n")
				term.press("8 Leadership", "1\n")
				term.press("Question 1 of 34", "4\n")
			}
			end(term)
			demand(t, "defined-qualification-criteria:", "defined-qualification-criteria: full")
			if left, _ := filepath.Glob(".answers*"); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
			term = open(t, nil, "assess")
			term.press("1 of 34 questions are answered", enter)
			term.press("2 of 34", ctrlC)
			term.exit(130)
		})
	}
}

// Whoever comes back can have the result so far instead of a question.
func TestInterview_showsResult(t *testing.T) {
	sandbox(t)
	term := open(t, nil, "assess")
	begin(term)
	term.press("1 of 34", "4")
	term.press("› 4 full", enter)
	term.press("2 of 34", ctrlC)
	term.exit(130)
	term = open(t, nil, "assess")
	term.press("1 of 34 questions are answered", down+down)
	term.press("> r  Show the result so far", enter)
	term.press("enter shows everything", "q")
	term.exit(0)
}

func TestInterview_changedFile(t *testing.T) {
	sandbox(t)
	term := open(t, nil, "assess")
	begin(term)
	content, err := os.ReadFile("answers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(content, []byte("  deal-ownership:"), []byte("  deal-ownership: partial # from elsewhere"), 1)
	if err := os.WriteFile("answers.yaml", changed, 0o600); err != nil {
		t.Fatal(err)
	}
	term.press("1 of 34", "4")
	term.press("› 4", enter)
	term.see("NOT SAVED: the file was changed by another program")
	demand(t, "defined-qualification-criteria:", "defined-qualification-criteria:")
	term.press("2 of 34", "r")
	term.press("32 left", ctrlC)
	term.exit(130)
	demand(t, "defined-qualification-criteria:", "defined-qualification-criteria: full")
	demand(t, "deal-ownership:", "deal-ownership: partial # from elsewhere")
}

// A terminal that is not said to know escapes gets none.
func TestInterview_withoutTERM(t *testing.T) {
	for _, variable := range []string{"TERM=", "TERM=dumb"} {
		t.Run(variable, func(t *testing.T) {
			sandbox(t)
			term := open(t, []string{variable}, "assess", "--lens", "roadmap", "--team", "finance")
			term.press("Organization", "\n")
			term.press("Your name", "\n")
			term.press("8 Leadership", "1\n")
			term.press("Question 1 of 2", "4\n")
			term.press("Question 2 of 2", "3\n")
			term.press("or r: Show the result", "r\n")
			term.exit(0)
			if written := term.written(); strings.Contains(written, "\x1b") || !strings.Contains(written, "To see this result again") {
				t.Errorf("escapes, or no end, in %q", written)
			}
		})
	}
}

func TestInterview_resize(t *testing.T) {
	sandbox(t)
	term := open(t, nil, "assess")
	begin(term)
	term.resize(60, 20)
	term.press("g groups · o next open · q quit", "0")
	term.see("› 0 I don't know")
	term.see("Do all reps qualify deals by the same written criteria?")
	term.resize(120, 40)
	term.see("g groups · o next open · q quit")
	term.press("1 of 34", ctrlC)
	term.exit(130)
}

// Whoever leaves with nothing open is done; with questions open, the exit code says so.
func TestInterview_leaveComplete(t *testing.T) {
	for _, environment := range [][]string{nil, {"ACCESSIBLE=1"}} {
		sandbox(t)
		content := "schema: revops/answers/v1\nframework: pro@2\nanswers:\n  deal-profit-field: full\n  sales-cost-attribution: none\n"
		if err := os.WriteFile("answers.yaml", []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		prompt, leave := "q  Leave", "q"
		if environment != nil {
			prompt, leave = "Number:", "q\n"
		}
		term := open(t, environment, "assess", "--lens", "roadmap", "--team", "finance")
		term.see("2 of 2 questions are answered")
		term.press(prompt, leave)
		term.see("Nothing is open. To see the result:")
		term.exit(0)
	}
}

// A locale without other characters gets ASCII, from the first page to the result.
func TestInterview_ascii(t *testing.T) {
	sandbox(t)
	term := open(t, []string{"LC_ALL=C", "PAGER=cat"}, "assess", "--lens", "roadmap", "--team", "finance")
	term.press("| Organization", enter)
	term.press("| Your name", enter)
	term.press("| > Finance", enter)
	term.press("1 of 2", "3")
	term.press("> 3 mostly", enter)
	term.press("2 of 2", "2")
	term.press("> 2 partial", enter)
	term.press("That was the last question.", enter)
	term.press("enter shows everything", enter)
	term.exit(0)
	if other := regexp.MustCompile("[^\x00-\x7f].*").FindString(term.written()); other != "" {
		t.Errorf("not ASCII: %q", other)
	}
}

func TestInterview_noColour(t *testing.T) {
	sandbox(t)
	term := open(t, []string{"NO_COLOR=1"}, "assess")
	begin(term)
	term.press("1 of 34", "3")
	term.press("› 3 mostly", ctrlC)
	term.exit(130)
	if colour := regexp.MustCompile("\x1b\\[[0-9;]*(3[0-8]|4[0-8]|9[0-7]|10[0-7])[0-9;]*m").FindString(term.written()); colour != "" {
		t.Errorf("colour %q", colour)
	}
}

func TestInterview_readOnlyFolder(t *testing.T) {
	sandbox(t)
	if err := os.WriteFile("answers.yaml", []byte("schema: revops/answers/v1\nframework: pro@2\nanswers:\n  deal-ownership:\n"), 0o644); err != nil { //nolint:gosec // read by another user
		t.Fatal(err)
	}
	term := start(t, commandAs(t, nobody(t), "assess"), nil)
	term.see("revops: write answers.yaml: permission denied")
	term.see("hint: --save FILE saves in a folder where you can write")
	term.exit(3)
}

// A file that was made read-only is not replaced.
func TestInterview_readOnlyFile(t *testing.T) {
	sandbox(t)
	if err := os.WriteFile("answers.yaml", []byte("schema: revops/answers/v1\nframework: pro@2\nanswers:\n"), 0o400); err != nil {
		t.Fatal(err)
	}
	term := open(t, nil, "assess")
	term.see("revops: write answers.yaml: the file is read-only")
	term.exit(3)
}

// A file that nobody may read is not called read-only.
func TestInterview_fileWithoutRights(t *testing.T) {
	sandbox(t)
	if err := os.WriteFile("answers.yaml", []byte("schema: revops/answers/v1\nframework: pro@2\nanswers:\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod("answers.yaml", 0); err != nil {
		t.Fatal(err)
	}
	term := open(t, nil, "assess")
	term.see("revops: read answers.yaml: permission denied")
	term.see("hint: make it readable and writable: chmod u+rw answers.yaml")
	term.exit(3)
}

// Whoever answered for one team sees the report at the end, and may go on with more questions.
func TestInterview_menuAtEnd(t *testing.T) {
	sandbox(t)
	term := open(t, nil, "assess", "--lens", "roadmap", "--team", "finance")
	term.press("┃ Organization", enter)
	term.press("┃ Your name", enter)
	term.press("┃ Your team", enter)
	term.press("1 of 2", "4")
	term.press("› 4", enter)
	term.press("2 of 2", "4")
	term.press("› 4", enter)
	term.press("That was the last question.", "a")
	term.press("┃ > PRO roadmap (32 more questions", enter)
	term.press("1 of 34", "q")
	term.exit(130)
	demand(t, "deal-ownership:", "deal-ownership: null")
	term = open(t, nil, "assess")
	term.press("2 of 34 questions are answered", "w")
	term.press("enter shows everything", "q")
	term.exit(0)
	if report, err := os.ReadFile("report.html"); err != nil || !bytes.Contains(report, []byte("Maturity level")) {
		t.Errorf("no report: %v", err)
	}
}

// Nothing is asked where the file could not be written.
func TestInterview_unwritableFolder(t *testing.T) {
	sandbox(t)
	if err := os.WriteFile("answers.yaml", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	term := start(t, commandAs(t, nobody(t), "assess", "--save", "new.yaml"), nil)
	term.see("revops: write new.yaml: permission denied")
	term.exit(3)
}

func TestAssess_unreadableFile(t *testing.T) {
	sandbox(t)
	if err := os.WriteFile("answers.yaml", []byte("schema: revops/answers/v1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod("answers.yaml", 0); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	command := commandAs(t, nobody(t), "assess", "--answers", "answers.yaml")
	command.Stdout, command.Stderr = &out, &errs
	_ = command.Run()
	if code := command.ProcessState.ExitCode(); code != 3 || out.Len() > 0 || errs.String() != "revops: read answers.yaml: permission denied\n" {
		t.Errorf("exit code %d, output %q, errors %q", code, out.String(), errs.String())
	}
}
