package cmd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"revops/cmd"
	"revops/internal/console"
)

// run runs a command line in the current folder and returns its output.
func run(t *testing.T, line string) string {
	t.Helper()
	var out, errs bytes.Buffer
	words := strings.Fields(line)
	process := cmd.Process{Streams: console.Streams{In: strings.NewReader(""), Out: &out, Err: &errs}}
	if exit := cmd.Run(process, words[1:]); exit != cmd.ExitDone || errs.Len() > 0 {
		t.Errorf("%s: exit code %d\n%s", line, exit, errs.String())
	}
	return out.String()
}

// sandbox makes an empty folder with the samples in it the current one.
func sandbox(t *testing.T) {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := linkSamples(root, "."); err != nil {
		t.Fatal(err)
	}
}

func TestEveryCommandHasExamplesThatRun(t *testing.T) {
	commands := []string{"revops"}
	for len(commands) > 0 {
		command := commands[0]
		commands = commands[1:]
		t.Run(command, func(t *testing.T) {
			sandbox(t)
			help := run(t, command+" --help")
			examples := between(help, "Examples:\n", "\n\n")
			if len(examples) == 0 {
				t.Error("no example")
			}
			for _, example := range examples {
				run(t, strings.TrimSpace(example))
			}
			for _, line := range between(help, "Available Commands:\n", "\n\n") {
				commands = append(commands, command+" "+strings.Fields(line)[0])
			}
		})
	}
}

// between returns the lines of a part of a text, none if it is not there.
func between(text, start, end string) []string {
	_, after, found := strings.Cut(text, start)
	if !found {
		return nil
	}
	part, _, _ := strings.Cut(after, end)
	return strings.Split(strings.TrimSuffix(part, "\n"), "\n")
}

func TestEveryCommandSaysInAFewWordsWhatItDoes(t *testing.T) {
	for _, line := range between(run(t, "revops --help"), "Available Commands:\n", "\n\n") {
		if _, short, _ := strings.Cut(strings.TrimSpace(line), " "); len(strings.TrimSpace(short)) >= 60 {
			t.Errorf("%s", line)
		}
	}
}

// TestTheCommandsInTheDocumentationRun runs each line "$ revops ..." of a console block in README and docs, and
// compares what it prints with what stands there; a line "..." in the document stands for any lines.
func TestTheCommandsInTheDocumentationRun(t *testing.T) {
	documents := []string{"../README.md", "../docs/scoring.md", "../docs/frameworks.md", "../docs/fact.md", "../docs/evidence.md"}
	contents := map[string]string{}
	for _, name := range documents {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		contents[name] = string(content)
	}
	sandbox(t)
	for _, name := range documents {
		ran := 0
		for _, block := range regexp.MustCompile("(?s)```console\n(.*?)```").FindAllStringSubmatch(contents[name], -1) {
			for _, part := range strings.Split("\n"+block[1], "\n$ ")[1:] {
				line, want, _ := strings.Cut(part, "\n")
				got := run(t, strings.Replace(line, "go run ./cmd/revops", "revops", 1))
				if want != "" && !shows(got, want) {
					t.Errorf("%s: %s prints\n%s\nwant\n%s", name, line, got, want)
				}
				ran++
			}
		}
		if ran == 0 {
			t.Errorf("%s has no command", name)
		}
	}
}

func TestTheScreenAndTheProblemInTheReadmeAreThoseThatAreShown(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	screen, err := os.ReadFile("../testdata/screens/question-chosen.golden")
	if err != nil {
		t.Fatal(err)
	}
	problem, err := os.ReadFile("../testdata/answers-err/unknown-grade.yaml.out")
	if err != nil {
		t.Fatal(err)
	}
	first := strings.Join(strings.SplitAfterN(string(problem), "\n", 5)[:4], "")
	for _, shown := range []string{string(screen), first} {
		if !strings.Contains(string(readme), strings.TrimRight(shown, "\n")) {
			t.Errorf("README does not show what is printed:\n%s", shown)
		}
	}
}

// shows reports whether the output holds the pieces between lines "..." in their order, from its beginning to its end.
func shows(got, want string) bool {
	pieces := strings.Split("\n"+strings.TrimRight(want, "\n")+"\n", "\n...\n")
	rest := "\n" + strings.TrimRight(got, "\n") + "\n"
	for i, piece := range pieces {
		at := strings.Index(rest, piece)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		rest = rest[at+len(piece):]
	}
	return rest == "" || strings.HasSuffix(strings.TrimRight(want, "\n"), "\n...")
}
