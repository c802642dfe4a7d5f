package cmd_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// action is what a composite action has that the test runs.
type action struct {
	Inputs map[string]struct{ Default string }
	Runs   struct {
		Steps []struct {
			Name, Run string
			Env       map[string]string
		}
	}
}

// A runner is a machine that runs the steps of the action.
type runner struct {
	action action
	// folder is where the runner keeps its files; the file of a name holds what steps wrote for it.
	folder string
}

func newRunner(t *testing.T) runner {
	t.Helper()
	for _, program := range []string{"bash", "jq", "tar", "sha256sum"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	content, err := os.ReadFile("../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	r := runner{folder: t.TempDir()}
	if err := yaml.Unmarshal(content, &r.action); err != nil {
		t.Fatal(err)
	}
	return r
}

// step runs the step of a name with inputs and further variables, and returns its output.
func (r runner) step(name string, inputs map[string]string, variables ...string) (string, error) {
	for _, step := range r.action.Runs.Steps {
		if step.Name != name {
			continue
		}
		command := exec.Command("bash", "-c", step.Run)
		command.Env = append(os.Environ(), "RUNNER_TEMP="+r.folder, "RUNNER_OS=Linux", "RUNNER_ARCH=X64")
		for _, file := range []string{"GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"} {
			command.Env = append(command.Env, file+"="+filepath.Join(r.folder, file))
		}
		for variable, value := range step.Env {
			command.Env = append(command.Env, variable+"="+r.value(value, inputs))
		}
		command.Env = append(command.Env, variables...)
		out, err := command.CombinedOutput()
		return string(out), err
	}
	return "", errors.New("no step " + name)
}

// value resolves the inputs in the value of a variable.
func (r runner) value(text string, inputs map[string]string) string {
	return regexp.MustCompile(`\$\{\{ inputs\.(\S+) \}\}`).ReplaceAllStringFunc(text, func(match string) string {
		name := strings.TrimSuffix(strings.TrimPrefix(match, "${{ inputs."), " }}")
		if value, ok := inputs[name]; ok {
			return value
		}
		return r.action.Inputs[name].Default
	})
}

func (r runner) file(name string) string {
	content, _ := os.ReadFile(filepath.Join(r.folder, name)) // "" where no step wrote it
	return string(content)
}

// The action hands on level and score, writes the reports and the summary, and fails where a gate is not met.
func TestAction_assess(t *testing.T) {
	for company, want := range map[string]string{"services.yaml": "level=1\n", "seed.yaml": "level=0\n"} {
		t.Run(company, func(t *testing.T) {
			r := newRunner(t)
			answers, err := filepath.Abs(filepath.Join("..", "testdata", "answers", company))
			if err != nil {
				t.Fatal(err)
			}
			completionFolder(t) // revops is on the path
			out, err := r.step("Assess", map[string]string{"answers": answers, "min-level": "1"})
			if met := err == nil; met != (want == "level=1\n") {
				t.Errorf("the gate is met: %t\n%s", met, out)
			}
			if output := r.file("GITHUB_OUTPUT"); !strings.Contains(output, want) || !regexp.MustCompile(`(?m)^score=\d`).MatchString(output) {
				t.Errorf("outputs:\n%s", output)
			}
			if !strings.Contains(r.file("GITHUB_STEP_SUMMARY"), "Maturity level") {
				t.Errorf("no summary:\n%s", r.file("GITHUB_STEP_SUMMARY"))
			}
			for _, ending := range []string{"html", "sarif", "junit.xml", "json", "md"} {
				if r.file("revops-report/revops."+ending) == "" {
					t.Errorf("no report in %s", ending)
				}
			}
		})
	}
}

// An input that a variable left empty is wrong usage: it must not mean that nothing is demanded, or another file.
func TestAction_emptyInput(t *testing.T) {
	answers, err := filepath.Abs("../testdata/answers/services.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, input := range []string{"answers", "min-level", "min-score", "baseline", "fail-on"} {
		t.Run(input, func(t *testing.T) {
			r := newRunner(t)
			completionFolder(t) // revops is on the path
			inputs := map[string]string{"answers": answers}
			inputs[input] = ""
			out, err := r.step("Assess", inputs)
			if failed, is := errors.AsType[*exec.ExitError](err); !is || failed.ExitCode() != 2 || !strings.Contains(out, "revops: --"+input+" is empty") {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// A release is run only if its archive has the checksum that was named.
func TestAction_checksum(t *testing.T) {
	r := newRunner(t)
	t.Chdir(t.TempDir())
	// This curl hands out the archive of a release.
	curl := "#!/bin/sh\nwhile [ \"$1\" != --output ]; do shift; done\ncp \"$ARCHIVE\" \"$2\"\n"
	if err := errors.Join(os.WriteFile("revops", []byte("#!/bin/sh\n"), 0o700), os.WriteFile("curl", []byte(curl), 0o700)); err != nil { //nolint:gosec // programs
		t.Fatal(err)
	}
	if out, err := exec.Command("tar", "-czf", "archive.tar.gz", "revops").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	archive, err := os.ReadFile("archive.tar.gz")
	if err != nil {
		t.Fatal(err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(archive)
	right := hex.EncodeToString(sum[:])
	for checksum, want := range map[string]bool{right: true, strings.Repeat("0", len(right)): false, "": false} {
		installed := filepath.Join(r.folder, "revops-bin", "revops")
		_ = os.Remove(installed)
		out, err := r.step("Install", map[string]string{"version": "1.0.0", "checksum": checksum},
			"PATH="+here+":"+os.Getenv("PATH"), "ARCHIVE="+filepath.Join(here, "archive.tar.gz"))
		if _, missing := os.Stat(installed); (err == nil) != want || (missing == nil) != want {
			t.Errorf("checksum %q: %v, %v\n%s", checksum, err, missing, out)
		}
	}
}
