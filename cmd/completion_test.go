package cmd_test

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// A shell is a shell that completes the words of revops.
type shell struct {
	command []string
	// setup lets it complete them.
	setup string
}

func shells() []shell {
	return []shell{
		{[]string{"bash", "--norc", "--noprofile", "-i"}, "bind 'set enable-bracketed-paste off'; source <(revops completion bash)"},
		{[]string{"zsh", "-f", "-i"}, "autoload -U compinit; compinit -u -D; source <(revops completion zsh)"},
	}
}

// completionFolder makes a folder with revops on the path, a file of answers and a picture the current one.
func completionFolder(t *testing.T) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := errors.Join(os.Mkdir("bin", 0o750), os.Symlink(program, filepath.Join("bin", "revops")),
		os.WriteFile("results.yaml", nil, 0o600), os.WriteFile("results.png", nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	path, err := filepath.Abs("bin")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", path+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Setenv("TERM", "dumb")
	t.Setenv("HOME", path)
}

func completions() map[string]string {
	return map[string]string{
		"revops explain deal-own":            "revops explain deal-ownership",
		"revops assess --min-l":              "revops assess --min-level",
		"revops assess --answers results.":   "revops assess --answers results.yaml",
		"revops assess --lens=pil":           "revops assess --lens=pillars",
		"revops check results.":              "revops check results.yaml",
		"revops convert results.":            "revops convert results.yaml",
		"revops survey --answers results.":   "revops survey --answers results.yaml",
		"revops explain lead-source-channel": "revops explain lead-source-channel-tracking",
	}
}

// A word that Tab completes in a shell is the one that is there, without the package bash-completion.
func TestCompletion_shells(t *testing.T) {
	skipShort(t)
	for _, shell := range shells() {
		t.Run(shell.command[0], func(t *testing.T) {
			if _, err := exec.LookPath(shell.command[0]); err != nil {
				t.Skip(err)
			}
			completionFolder(t)
			complete := shell.start(t)
			for typed, want := range completions() {
				if screen := complete(typed, want); !strings.Contains(screen, want) {
					t.Errorf("%s becomes %q", typed, screen)
				}
			}
		})
	}
}

// start starts the shell. The function it returns types a line and Tab, and returns what the shell shows from then on until the line
// that is wanted is there.
func (s shell) start(t *testing.T) func(typed, want string) string {
	t.Helper()
	command := exec.Command(s.command[0], s.command[1:]...)
	file, err := pty.StartWithSize(command, &pty.Winsize{Rows: 24, Cols: 200})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = file.Close()
		_ = command.Wait() // it was killed
	})
	output := make(chan string)
	go func() {
		defer close(output)
		buffer := make([]byte, 4096)
		for {
			n, err := file.Read(buffer)
			if err != nil {
				return
			}
			output <- string(buffer[:n])
		}
	}()
	write := func(text string) {
		if _, err := io.WriteString(file, text); err != nil {
			t.Fatal(err)
		}
	}
	write(s.setup + "; echo rea''dy\n")
	readUntil(output, "ready")
	return func(typed, want string) string {
		const clearLine = "\x15"
		write(clearLine + typed + "\t")
		return readUntil(output, want)
	}
}

// readUntil reads until the text was read, the output ends, or half a minute has passed.
func readUntil(output <-chan string, text string) string {
	var read strings.Builder
	deadline := time.After(30 * time.Second)
	for !strings.Contains(read.String(), text) {
		select {
		case more, ok := <-output:
			if !ok {
				return read.String()
			}
			read.WriteString(more)
		case <-deadline:
			return read.String()
		}
	}
	return read.String()
}

// fish completes the same words, and offers the files with a fitting ending only, and folders.
func TestCompletion_fish(t *testing.T) {
	skipShort(t)
	if _, err := exec.LookPath("fish"); err != nil {
		t.Skip(err)
	}
	completionFolder(t)
	offered := func(typed string) string {
		script := "revops completion fish | source; complete -C '" + typed + "'"
		out, err := exec.Command("fish", "--no-config", "-c", script).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", typed, err, out)
		}
		return string(out)
	}
	for typed, want := range completions() {
		words := strings.Fields(want)
		if got := offered(typed); !strings.Contains(got, words[len(words)-1]) {
			t.Errorf("%s: %s", typed, got)
		}
	}
	for typed, want := range map[string]string{
		"revops check ":                   "bin/ results.yaml",
		"revops assess --answers=results": "--answers=results.yaml",
		"revops assess --deals ":          "bin/",
		"revops assess --framework ":      "bin/",
		"revops explain result":           "",
	} {
		var got []string
		for line := range strings.Lines(offered(typed)) {
			name, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
			got = append(got, name)
		}
		if slices.Sort(got); strings.Join(got, " ") != want {
			t.Errorf("%s: offered %q, want %q", typed, got, want)
		}
	}
}
