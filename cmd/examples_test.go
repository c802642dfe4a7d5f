package cmd_test

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
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

// Every command has examples in its help, and they run.
func TestHelp_examples(t *testing.T) {
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

// The short description of a command has fewer than 60 characters.
func TestHelp_short(t *testing.T) {
	for _, line := range between(run(t, "revops --help"), "Available Commands:\n", "\n\n") {
		if _, short, _ := strings.Cut(strings.TrimSpace(line), " "); len(strings.TrimSpace(short)) >= 60 {
			t.Errorf("%s", line)
		}
	}
}

// TestDocumentation runs each line "$ revops ..." of a console block in README and docs, and compares what it prints with
// what stands there; a line "..." in the document stands for any lines.
func TestDocumentation(t *testing.T) {
	for name, content := range documents(t) {
		t.Run(name, func(t *testing.T) {
			sandbox(t)
			for _, block := range regexp.MustCompile("(?s)```console\n(.*?)```").FindAllStringSubmatch(content, -1) {
				for _, part := range strings.Split("\n"+block[1], "\n$ ")[1:] {
					line, want, _ := strings.Cut(part, "\n")
					got := run(t, strings.Replace(line, "go run ./cmd/revops", "revops", 1))
					if want != "" && !shows(got, want) {
						t.Errorf("%s prints\n%s\nwant\n%s", line, got, want)
					}
				}
			}
		})
	}
}

// documents are README and the pages of docs that people write, each of which but the index shows a command.
func documents(t *testing.T) map[string]string {
	t.Helper()
	pages, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	contents := map[string]string{}
	for _, page := range append(pages, "../README.md", "../CONTRIBUTING.md") {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(page, "../")
		contents[name] = string(content)
		if !strings.Contains(string(content), "```console\n") && !slices.Contains([]string{"docs/README.md", "docs/model.md", "CONTRIBUTING.md"}, name) {
			t.Errorf("%s has no command", name)
		}
	}
	return contents
}

// Links between the documents lead to files and headings that are there.
func TestDocumentation_links(t *testing.T) {
	contents := documents(t)
	link := regexp.MustCompile(`\]\(([^)\s:]*?)(?:#([^)\s]*))?\)`)
	for name, content := range contents {
		if name == "docs/model.md" {
			continue
		}
		for _, found := range link.FindAllStringSubmatch(content, -1) {
			target := path.Join(path.Dir(name), found[1])
			if found[1] == "" {
				target = name
			}
			if _, err := os.Stat(filepath.Join("..", target)); err != nil {
				t.Errorf("%s: %s leads nowhere", name, found[0])
			}
			if page, written := contents[target]; written && found[2] != "" && !slices.Contains(anchors(page), found[2]) {
				t.Errorf("%s: %s leads to no heading", name, found[0])
			}
		}
	}
}

// anchors are the names that code hosts give to the headings of a page.
func anchors(page string) []string {
	var names []string
	for _, heading := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(page, -1) {
		name := strings.ReplaceAll(strings.ToLower(heading[1]), " ", "-")
		names = append(names, regexp.MustCompile(`[^a-z0-9_-]`).ReplaceAllString(name, ""))
	}
	return names
}

// The screen and the problems that documents show are those that are printed.
func TestDocumentation_screens(t *testing.T) {
	shown := map[string][]string{
		"../testdata/screens/question-chosen.golden":     {"README.md", "docs/answers.md"},
		"../testdata/answers-err/unknown-grade.yaml.out": {"docs/answers.md"},
	}
	contents := documents(t)
	for file, pages := range shown {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(content)
		if strings.HasSuffix(file, ".out") {
			text = strings.Join(strings.SplitAfterN(text, "\n", 5)[:4], "")
		}
		for _, page := range pages {
			if !strings.Contains(contents[page], strings.TrimRight(text, "\n")) {
				t.Errorf("%s does not show what is printed:\n%s", page, text)
			}
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
