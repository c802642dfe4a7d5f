package cmd_test

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"revops/cmd"
	"revops/internal/console"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"revops": func() {
		os.Exit(cmd.Run(cmd.Process{
			Streams:     console.Of(os.Stdin, os.Stdout, os.Stderr, os.Getenv),
			Environment: os.Environ(),
			Now:         func() time.Time { return time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC) },
			Signals: func() (context.Context, context.CancelFunc) {
				return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
			},
		}, os.Args[1:]))
	}})
}

func TestScripts(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "../testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_GOLDEN") != "",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			if options, ok := os.LookupEnv("GORACE"); ok {
				env.Setenv("GORACE", options)
			}
			return linkSamples(root, env.WorkDir)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"code": code},
	})
}

// linkSamples lets a folder have the repository's samples and examples.
func linkSamples(root, folder string) error {
	for _, name := range []string{"testdata", "examples"} {
		if err := os.Symlink(filepath.Join(root, name), filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	return nil
}

// code runs a command and demands its exit code: code N COMMAND.... The scripts' own exec tells 0 from the rest only.
func code(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		match := regexp.MustCompile(`exit status (\d+)$`).FindStringSubmatch(err.Error())
		if match == nil {
			ts.Fatalf("%v", err)
		}
		got, _ = strconv.Atoi(match[1])
	}
	if got != want {
		ts.Fatalf("%s: exit code %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}
