package main_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"revops/internal/program"
)

func TestMain(m *testing.M) { program.Main(m) }

// The scripts run the program as a user does; in short, those in which it reads files of several companies or people at once. How deals are
// read is tested in their package.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := filepath.Glob("../../testdata/script/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("%d scripts: %v", len(scripts), err)
	}
	if testing.Short() {
		scripts = slices.DeleteFunc(scripts, func(name string) bool { return !readsAtOnce(t, name) })
	}
	testscript.Run(t, testscript.Params{
		Files:               scripts,
		UpdateScripts:       os.Getenv("UPDATE_GOLDEN") != "",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			if options, ok := os.LookupEnv("GORACE"); ok {
				env.Setenv("GORACE", options)
			}
			return program.LinkSamples(root, env.WorkDir)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"code": code},
	})
}

// readsAtOnce reports whether a script is about more than one file of answers.
func readsAtOnce(t *testing.T, name string) bool {
	t.Helper()
	script, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`\b(portfolio|status|respondents)\b`).Match(script)
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
