package cmd

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"revops/internal/yamlpos"
)

// git reads a file's history with the git on the path. It writes nothing, asks nothing, starts no hook, pager, filter, signature check or
// transport, and takes names of files as they are, whatever they begin with or hold.
type git struct {
	environment []string
	// dir is the folder of the file, name its name there.
	dir, name string
}

func newGit(environment []string, file string) git {
	kept := slices.DeleteFunc(slices.Clone(environment), func(variable string) bool {
		return strings.HasPrefix(variable, "GIT_") || strings.HasPrefix(variable, "LC_") || strings.HasPrefix(variable, "LANG")
	})
	return git{
		environment: append(kept, "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_PAGER=cat", "GIT_NO_LAZY_FETCH=1", "GIT_NO_REPLACE_OBJECTS=1"),
		dir:         filepath.Dir(file), name: filepath.Base(file),
	}
}

// command is git with its arguments. No setting of the repository makes it start another program.
func (g git) command(arguments ...string) *exec.Cmd {
	fixed := []string{"--no-pager", "--literal-pathspecs"}
	for _, setting := range []string{
		"core.hooksPath=/dev/null", "core.fsmonitor=false", "log.showSignature=false", "protocol.allow=never", "core.quotePath=false", "log.diffMerges=separate",
	} {
		fixed = append(fixed, "-c", setting)
	}
	command := exec.Command("git", append(fixed, arguments...)...)
	command.Dir, command.Env = g.dir, g.environment
	return command
}

// run gives what git writes to standard output.
func (g git) run(arguments ...string) (string, error) {
	out, err := g.command(arguments...).Output()
	if errors.Is(err, exec.ErrNotFound) {
		return "", &hintError{err: errors.New("--history needs git, which is not on the path"), hint: "install git, or compare files: revops compare OLD NEW"}
	}
	if failed, is := errors.AsType[*exec.ExitError](err); is {
		said, _, _ := strings.Cut(strings.TrimSpace(string(failed.Stderr)), "\n")
		return "", errors.New("git: " + strings.TrimPrefix(said, "fatal: "))
	}
	return string(out), err
}

// revision is a version of a file as it was committed.
type revision struct {
	// commit and blob are hashes, blob is "" where the file was deleted. day is that of the change.
	commit, blob, day string
	// path is that of the file then, from the top of the repository.
	path    string
	content []byte
	// missing says that the repository at hand does not hold the content.
	missing bool
}

// rawChange is a line of git log --raw.
var rawChange = regexp.MustCompile(`^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*\t(?:.*\t)?(.*)$`)

// revisions lists the versions on the main line of the file's history, the oldest first, through renames but not into a file that it was
// copied from. Merges count as one change.
func (g git) revisions() ([]revision, error) {
	out, err := g.run("log", "--follow", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--no-color",
		"--date=format:%Y-%m-%d", "--format=commit %H %ad", "--", g.name)
	if err != nil {
		return nil, err
	}
	var all []revision
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		if words := strings.Fields(line); len(words) == 3 && words[0] == "commit" {
			all = append(all, revision{commit: words[1], day: words[2]})
		} else if change := rawChange.FindStringSubmatch(line); change != nil && len(all) > 0 {
			if last := &all[len(all)-1]; strings.Trim(change[1], "0") != "" {
				last.blob, last.path = change[1], strings.Trim(change[3], `"`)
			}
			if change[2] == "C" {
				break
			}
		}
	}
	slices.Reverse(all)
	all = slices.DeleteFunc(all, func(r revision) bool { return r.blob == "" })
	return all, g.read(all)
}

// read reads the content of revisions, by one process for all.
func (g git) read(all []revision) error {
	if len(all) == 0 {
		return nil
	}
	var wanted strings.Builder
	for _, r := range all {
		wanted.WriteString(r.blob + "\n")
	}
	command := g.command("cat-file", "--batch")
	command.Stdin = strings.NewReader(wanted.String())
	pipe, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	out := bufio.NewReader(pipe)
	for i := range all {
		if err := all[i].readFrom(out); err != nil {
			_ = command.Process.Kill()
			_ = command.Wait()
			return fmt.Errorf("git cat-file: %w", err)
		}
	}
	return command.Wait()
}

// readFrom reads what git cat-file --batch writes of a blob: as far as a file may be long, and one byte on.
func (r *revision) readFrom(out *bufio.Reader) error {
	head, err := out.ReadString('\n')
	if err != nil {
		return err
	}
	words := strings.Fields(head)
	if len(words) == 2 && words[1] == "missing" {
		r.missing = true
		return nil
	}
	if len(words) != 3 {
		return fmt.Errorf("unexpected answer %q", head)
	}
	size, err := strconv.ParseInt(words[2], 10, 64)
	if err != nil {
		return err
	}
	var content bytes.Buffer
	taken, err := io.CopyN(&content, out, min(size, yamlpos.MaxBytes+1))
	if err != nil {
		return err
	}
	r.content = content.Bytes()
	_, err = io.CopyN(io.Discard, out, size-taken+1) // a line break follows
	return err
}
