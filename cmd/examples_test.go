package cmd_test

import (
	"bytes"
	"cmp"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"revops/cmd"
	"revops/internal/console"
	"revops/internal/program"
)

func TestMain(m *testing.M) { program.Main(m) }

// run runs a command line in the current folder and returns its output.
func run(t *testing.T, line string) string {
	t.Helper()
	var out, errs bytes.Buffer
	words := strings.Fields(line)
	process := cmd.Process{
		Streams: console.Streams{In: strings.NewReader(""), Out: &out, Err: &errs},
		Now:     func() time.Time { return time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC) },
	}
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
	if err := program.LinkSamples(root, "."); err != nil {
		t.Fatal(err)
	}
}

// commands lists a command and all below it.
func commands(root *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{root}
	for _, child := range root.Commands() {
		all = append(all, commands(child)...)
	}
	return all
}

// companyFiles puts the files that examples name into the current folder.
func companyFiles(t *testing.T) {
	t.Helper()
	for name, sample := range map[string]string{
		"answers.yaml": "answers/scaleup.yaml", "competitor.yaml": "answers/seed.yaml", "result.json": "results/scaleup.json",
		"dana.xlsx": "workbooks/libreoffice.xlsx", "form.csv": "workbooks/form.csv",
		"deals.csv": "deals/hubspot.csv", "accounts.csv": "deals/accounts.csv",
		"february.json": "history/2026-02.json", "may.yaml": "history/2026-05.yaml", "august.yaml": "history/2026-08.yaml",
	} {
		content, err := os.ReadFile("testdata/" + sample)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, sample := range map[string]string{"respondents": "respondents", "companies": "portfolio"} {
		if err := os.CopyFS(name, os.DirFS("testdata/"+sample)); err != nil {
			t.Fatal(err)
		}
	}
}

// Every command has examples in its help, and they run.
func TestHelp_examples(t *testing.T) {
	skipShort(t)
	for _, command := range commands(cmd.Tree()) {
		t.Run(command.CommandPath(), func(t *testing.T) {
			if command.Example == "" && !command.IsAdditionalHelpTopicCommand() {
				t.Error("no example")
			}
			for example := range strings.Lines(command.Example) {
				t.Run("", func(t *testing.T) {
					sandbox(t)
					if !strings.Contains(example, "revops new -o answers.yaml") {
						companyFiles(t)
					}
					run(t, strings.TrimSpace(example))
				})
			}
		})
	}
}

// The short description of a command has fewer than 60 characters.
func TestHelp_short(t *testing.T) {
	for _, command := range commands(cmd.Tree()) {
		if len(command.Short) >= 60 {
			t.Errorf("%s: %s", command.CommandPath(), command.Short)
		}
	}
}

// Help is wrapped between words to the width of the terminal, to 80 columns where there is none, and says the same in each.
func TestHelp_width(t *testing.T) {
	for _, command := range commands(cmd.Tree()) {
		path := strings.Fields(command.CommandPath())[1:]
		var first []string
		for _, width := range []int{0, 80, 60, 120} {
			var out bytes.Buffer
			process := cmd.Process{Streams: console.Streams{Out: &out, Err: io.Discard, Width: width}}
			if code := cmd.Run(process, append(path, "--help")); code != cmd.ExitDone {
				t.Fatalf("%s: exit code %d", command.CommandPath(), code)
			}
			for line := range strings.Lines(out.String()) {
				limit := max(cmp.Or(width, 80), 80) // examples are not wrapped
				if !strings.HasPrefix(line, "  revops") {
					limit = cmp.Or(width, 80)
				}
				if columns := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); columns > limit {
					t.Errorf("%s at %d columns: %d columns: %s", command.CommandPath(), width, columns, line)
				}
			}
			if first == nil {
				first = strings.Fields(out.String())
			}
			if diff := gocmp.Diff(first, strings.Fields(out.String())); diff != "" {
				t.Errorf("%s at %d columns (-at 80 +got):\n%s", command.CommandPath(), width, diff)
			}
		}
	}
}

// The flags of assess stand under headings, each below one.
func TestHelp_headings(t *testing.T) {
	help := run(t, "revops assess --help")
	for heading, flags := range map[string][]string{
		"Answers": {"--answers", "--save", "--set"}, "Scope": {"--lens", "--team", "--target"}, "Deals": {"--deals", "--source"},
		"Plan": {"--capacity", "--start"}, "Output": {"--format", "--output", "--redact"}, "Gates": {"--min-level", "--no-gate"},
		"Other flags": {"--framework", "--color", "--help"},
	} {
		_, below, found := strings.Cut(help, "\n"+heading+":\n")
		below, _, _ = strings.Cut(below, "\n\n")
		for _, flag := range flags {
			if !found || !strings.Contains(below, flag+" ") {
				t.Errorf("%s does not stand under %s:\n%s", flag, heading, help)
			}
		}
	}
}

// skipShort skips what runs commands that the scripts run as well, one behind the other.
func skipShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("the scripts run the same commands")
	}
}

// TestDocumentation runs each line "$ revops ..." of a console block in README and docs, and compares what it prints with
// what stands there; a line "..." in the document stands for any lines.
func TestDocumentation(t *testing.T) {
	skipShort(t)
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
