package cmd_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"revops/cmd"
	"revops/internal/console"
)

// workflow is what a workflow of GitHub Actions has that the test looks at.
type workflow struct {
	Jobs map[string]struct {
		Steps []workflowStep
	}
}

type workflowStep struct {
	Run  string
	Uses string
	If   string
	With map[string]string
}

func workflowSteps(t *testing.T) []workflowStep {
	t.Helper()
	content, err := os.ReadFile("../examples/workflows/revops.yml")
	if err != nil {
		t.Fatal(err)
	}
	var read workflow
	if err := yaml.Unmarshal(content, &read); err != nil {
		t.Fatal(err)
	}
	return read.Jobs["gate"].Steps
}

// runGate runs the lines of the workflow that start with revops over the answers of a company, up to the first that fails, as
// GitHub does. It returns the exit code of the last one and what was written to standard output.
func runGate(t *testing.T, steps []workflowStep, company string) (exit int, out string) {
	t.Helper()
	sandbox(t)
	content, err := os.ReadFile("testdata/answers/" + company)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("answers.yaml", content, 0o600); err != nil {
		t.Fatal(err)
	}
	var written, errs bytes.Buffer
	process := cmd.Process{Streams: console.Streams{In: strings.NewReader(""), Out: &written, Err: &errs}}
	ran := 0
	for _, step := range steps {
		for line := range strings.Lines(step.Run) {
			words := strings.Fields(line)
			if len(words) == 0 || words[0] != "revops" || exit != cmd.ExitDone {
				continue
			}
			ran++
			if exit = cmd.Run(process, words[1:]); exit > cmd.ExitGate {
				t.Fatalf("%sexit code %d\n%s", line, exit, errs.String())
			}
		}
	}
	if ran < 2 {
		t.Fatalf("%d lines of revops", ran)
	}
	return exit, written.String()
}

// filesOf are the files that a step of the workflow reads.
func filesOf(step workflowStep) []string {
	var files []string
	if name, isRead := strings.CutPrefix(step.Run, "cat "); isRead {
		files = append(files, strings.Fields(name)[0])
	}
	if strings.Contains(step.Uses, "upload-") {
		files = append(files, strings.Fields(step.With["sarif_file"]+" "+step.With["path"])...)
	}
	return files
}

// The example workflow holds the gate, and writes what it uploads.
func TestExampleWorkflow(t *testing.T) {
	steps := workflowSteps(t)
	for company, want := range map[string]int{"services.yaml": cmd.ExitDone, "seed.yaml": cmd.ExitGate} {
		t.Run(company, func(t *testing.T) {
			exit, out := runGate(t, steps, company)
			if exit != want || strings.Contains(out, "::error") != (want == cmd.ExitGate) {
				t.Errorf("exit code %d, want %d\n%s", exit, want, out)
			}
			uploaded := 0
			for _, step := range steps {
				for _, file := range filesOf(step) {
					uploaded++
					if about, err := os.Stat(file); err != nil || about.Size() == 0 {
						t.Errorf("%s is not written: %v", file, err)
					}
					if !strings.Contains(step.If, "!cancelled()") {
						t.Errorf("%s is not read where the gate was not met", file)
					}
				}
			}
			if uploaded < 4 {
				t.Errorf("%d files are read", uploaded)
			}
		})
	}
}
