//go:build unix

package cmd_test

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// terminal is a run of revops on a pseudo-terminal, whose screen an emulator draws. Keys are sent only after the text
// that they answer has been seen.
type terminal struct {
	t       testing.TB
	command *exec.Cmd
	file    *os.File
	mutex   sync.Mutex
	screen  vt10x.Terminal
	raw     strings.Builder
	drawn   chan struct{}
	closed  chan struct{}
}

// open starts revops in the current folder on a terminal of 80 columns and 24 rows. The environment's variables are
// added.
func open(tb testing.TB, environment []string, args ...string) *terminal {
	tb.Helper()
	program, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	return start(tb, exec.Command(program, args...), environment)
}

// nobody is a user other than the one who owns the current folder, nil if that cannot be written by this one anyway.
func nobody(t *testing.T) *syscall.Credential {
	t.Helper()
	if os.Getuid() == 0 {
		const nobody = 65534
		return &syscall.Credential{Uid: nobody, Gid: nobody}
	}
	if err := os.Chmod(".", 0o500); err != nil { //nolint:gosec // a folder
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(".", 0o700) }) //nolint:gosec // a folder
	return nil
}

// commandAs makes a command that runs revops as another user, or as this one where none is given. The program and the
// answers.yaml of the current folder, with its mode, are put where that user can reach them.
func commandAs(t *testing.T, user *syscall.Credential, args ...string) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program, args...)
	if user != nil {
		shared, err := os.MkdirTemp("", "shared") //nolint:usetesting // others may not enter the folders of a test
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.RemoveAll(shared) })
		about, err := os.Stat("answers.yaml")
		if err != nil {
			t.Fatal(err)
		}
		coverage := filepath.Join(shared, "coverage")
		command = exec.Command(filepath.Join(shared, "revops"), args...)
		command.Dir, command.Env = shared, []string{"GOCOVERDIR=" + coverage}
		command.SysProcAttr = &syscall.SysProcAttr{Credential: user}
		err = errors.Join(os.Mkdir(coverage, 0o700), os.Chmod(coverage, 0o777), //nolint:gosec // for another user
			os.Chmod(shared, 0o755), //nolint:gosec // for another user
			copyFile(program, command.Path, 0o755),
			copyFile("answers.yaml", filepath.Join(shared, "answers.yaml"), about.Mode()))
		if err != nil {
			t.Fatal(err)
		}
	}
	command.Args[0] = "revops" // by which the test program knows what it is to be
	return command
}

func copyFile(from, to string, mode os.FileMode) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(to, content, mode), os.Chmod(to, mode))
}

func start(tb testing.TB, command *exec.Cmd, environment []string) *terminal {
	tb.Helper()
	const columns, rows = 80, 24
	command.Args[0] = "revops" // by which the test program knows what it is to be
	command.Env = slices.Concat([]string{
		"TERM=xterm-256color", "HOME=/no-home", "PATH=" + os.Getenv("PATH"), "GOCOVERDIR=" + os.Getenv("GOCOVERDIR"),
		"GORACE=" + os.Getenv("GORACE"),
	}, command.Env, environment)
	file, err := pty.StartWithSize(command, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)})
	if err != nil {
		tb.Fatal(err)
	}
	term := &terminal{
		t: tb, command: command, file: file, drawn: make(chan struct{}, 1), closed: make(chan struct{}),
		screen: vt10x.New(vt10x.WithSize(columns, rows), vt10x.WithWriter(file)),
	}
	go term.draw()
	tb.Cleanup(func() {
		_ = command.Process.Kill()
		_ = file.Close()
	})
	return term
}

func (term *terminal) draw() {
	defer close(term.closed)
	buffer := make([]byte, 4096)
	for {
		n, err := term.file.Read(buffer)
		term.mutex.Lock()
		_, _ = term.screen.Write(buffer[:n])
		term.raw.Write(buffer[:n])
		term.mutex.Unlock()
		select {
		case term.drawn <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// written is everything that was written to the terminal.
func (term *terminal) written() string {
	term.t.Helper()
	<-term.closed
	return term.raw.String()
}

// signal sends a signal to the program.
func (term *terminal) signal(signal os.Signal) {
	term.t.Helper()
	if err := term.command.Process.Signal(signal); err != nil {
		term.t.Fatal(err)
	}
}

func itoa(number int) string { return strconv.Itoa(number) }

// text is what the screen shows, without the blanks at the ends of its lines.
func (term *terminal) text() string {
	term.mutex.Lock()
	defer term.mutex.Unlock()
	lines := strings.Split(term.screen.String(), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

const maxWait = 20 * time.Second

// see waits until the screen shows a text.
func (term *terminal) see(text string) {
	term.t.Helper()
	deadline := time.After(maxWait)
	for !strings.Contains(term.text(), text) {
		select {
		case <-term.drawn:
		case <-term.closed:
			if !strings.Contains(term.text(), text) {
				term.t.Fatalf("ended without showing %q:\n%s", text, term.text())
			}
		case <-deadline:
			term.t.Fatalf("%q is not shown:\n%s", text, term.text())
		}
	}
}

// press sends keys once a text is seen.
func (term *terminal) press(seen, keys string) {
	term.t.Helper()
	term.see(seen)
	if _, err := io.WriteString(term.file, keys); err != nil {
		term.t.Fatal(err)
	}
}

// resize gives the terminal another size.
func (term *terminal) resize(columns, rows int) {
	term.t.Helper()
	term.mutex.Lock()
	term.screen.Resize(columns, rows)
	term.mutex.Unlock()
	if err := pty.Setsize(term.file, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}); err != nil {
		term.t.Fatal(err)
	}
}

// exit waits for the end of the run and demands its exit code.
func (term *terminal) exit(want int) {
	term.t.Helper()
	done := make(chan error, 1)
	go func() { done <- term.command.Wait() }()
	select {
	case err := <-done:
		code := 0
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			code = exit.ExitCode()
		}
		if code != want {
			term.t.Errorf("exit code %d, want %d:\n%s", code, want, term.text())
		}
	case <-time.After(maxWait):
		term.t.Fatalf("does not end:\n%s", term.text())
	}
}
