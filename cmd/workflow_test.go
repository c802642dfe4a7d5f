package cmd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
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

// linesOf are the lines of a configuration that run revops.
func linesOf(configuration string) []string {
	var lines []string
	for _, match := range regexp.MustCompile(`(?m)^\s*(?:- |entry: |sh ')?(revops .*?)'?$`).FindAllStringSubmatch(configuration, -1) {
		lines = append(lines, match[1])
	}
	return lines
}

// runGate runs the lines of revops over the answers of a company, up to the first that fails, as a CI system does. It returns the
// exit code of the last one and what was written to standard output.
func runGate(t *testing.T, lines []string, company string) (exit int, out string) {
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
	if len(lines) < 2 {
		t.Fatalf("%d lines of revops", len(lines))
	}
	for _, line := range lines {
		if exit = cmd.Run(process, strings.Fields(line)[1:]); exit > cmd.ExitGate {
			t.Fatalf("%s: exit code %d\n%s", line, exit, errs.String())
		}
		if exit != cmd.ExitDone {
			break
		}
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
	var lines []string
	for _, step := range steps {
		lines = append(lines, linesOf(step.Run)...)
	}
	for company, want := range map[string]int{"services.yaml": cmd.ExitDone, "seed.yaml": cmd.ExitGate} {
		t.Run(company, func(t *testing.T) {
			exit, out := runGate(t, lines, company)
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

// The examples for other CI systems hold the gate, and write the report and the test results that they show.
func TestExampleCI(t *testing.T) {
	files, err := filepath.Glob("../examples/ci/*")
	if err != nil || len(files) != 4 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for company, want := range map[string]int{"services.yaml": cmd.ExitDone, "seed.yaml": cmd.ExitGate} {
			t.Run(filepath.Base(file)+"/"+company, func(t *testing.T) {
				exit, out := runGate(t, linesOf(string(content)), company)
				if exit != want {
					t.Errorf("exit code %d, want %d\n%s", exit, want, out)
				}
				for _, file := range []string{"report.html", "revops.junit.xml"} {
					if about, err := os.Stat(file); err != nil || about.Size() == 0 {
						t.Errorf("%s is not written: %v", file, err)
					}
				}
			})
		}
	}
}
