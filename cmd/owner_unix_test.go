//go:build unix

package cmd_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A file that is written anew keeps its owner and group, whoever writes it: those who share it can still read it.
func TestReplacedFile_keepsItsOwner(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can be several users")
	}
	const owner, group, member, stranger = 1234, 5678, 2345, 3456
	tests := []struct {
		name    string
		writer  *syscall.Credential
		code    int
		said    string
		written bool
	}{
		{"root", nil, 0, "", true},
		{"the owner", &syscall.Credential{Uid: owner, Gid: member, Groups: []uint32{group}}, 0, "", true},
		{
			"one of the group", &syscall.Credential{Uid: member, Gid: member, Groups: []uint32{group}}, 0,
			"result.json was overwritten in place to keep its owner and group, which are not yours\n", true,
		},
		{"a stranger", &syscall.Credential{Uid: stranger, Gid: stranger}, 3, "write result.json: permission denied\n", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile("answers.yaml", []byte("schema: revops/answers/v1\nframework: pro@2\nanswers: {deal-ownership: full}\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			command := commandAs(t, &syscall.Credential{}, "assess", "--answers", "answers.yaml", "-o", "result.json")
			command.SysProcAttr.Credential = test.writer
			file := filepath.Join(command.Dir, "result.json")
			err := errors.Join(
				os.Chmod(filepath.Join(command.Dir, "answers.yaml"), 0o644), //nolint:gosec // for another user
				os.WriteFile(file, []byte(strings.Repeat("longer than the result that replaces it", 9000)), 0o600),
				os.Chmod(file, 0o660), os.Chown(file, owner, group), os.Chmod(command.Dir, 0o777)) //nolint:gosec // shared
			if err != nil {
				t.Fatal(err)
			}
			var said strings.Builder
			command.Stderr = &said
			code := 0
			if exit, ok := errors.AsType[*exec.ExitError](command.Run()); ok {
				code = exit.ExitCode()
			}
			if code != test.code || !strings.HasSuffix(said.String(), test.said) || test.said == "" && said.Len() > 0 {
				t.Errorf("exit code %d, said %q", code, said.String())
			}
			checkShared(t, file, owner, group)
			content, err := os.ReadFile(file)
			if whole := strings.HasPrefix(string(content), "{\n") && strings.HasSuffix(string(content), "}\n"); err != nil || whole != test.written {
				t.Errorf("written %t, error %v", whole, err)
			}
		})
	}
}

// checkShared demands that a file has its owner, group and mode, and that no temporary file is beside it.
func checkShared(t *testing.T, file string, owner, group uint32) {
	t.Helper()
	about, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	has, _ := about.Sys().(*syscall.Stat_t)
	if has.Uid != owner || has.Gid != group || about.Mode().Perm() != 0o660 {
		t.Errorf("user %d, group %d, mode %v", has.Uid, has.Gid, about.Mode())
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(file), ".result*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, error %v", left, err)
	}
}

// New files and folders have the permissions that the umask leaves.
func TestFiles_umask(t *testing.T) {
	sandbox(t)
	old := syscall.Umask(0o007)
	t.Cleanup(func() { syscall.Umask(old) })
	run(t, "revops new -o answers.yaml")
	run(t, "revops assess testdata/answers/scaleup.yaml -o report.html")
	run(t, "revops framework export model")
	for name, want := range map[string]os.FileMode{"answers.yaml": 0o660, "report.html": 0o660, "model": 0o770} {
		about, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := about.Mode().Perm(); got != want {
			t.Errorf("%s: %o, want %o", name, got, want)
		}
	}
}
