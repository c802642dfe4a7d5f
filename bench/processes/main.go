// Command processes prints medians of whole processes, started in turn: an empty Go program, one that links the same
// libraries and does nothing, and revops at work, with many files last. Run it from the project's root:
// go run ./bench/processes
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

const answers = "testdata/answers/scaleup.yaml"

// subject is a program that is timed.
type subject struct {
	name  string
	args  []string
	times []time.Duration
	// peak is the most memory that a run took, in KiB; 0 where the system does not tell.
	peak int64
}

func main() {
	runs := flag.Int("runs", 200, "how often each program runs")
	flag.Parse()
	if err := measure(*runs); err != nil {
		fmt.Fprintln(os.Stderr, "processes:", err)
		os.Exit(1)
	}
}

func measure(runs int) error {
	dir, err := os.MkdirTemp("", "processes")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a folder for temporary files
	for _, name := range []string{"bench/empty", "bench/linked", "cmd/revops"} {
		build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", filepath.Join(dir, filepath.Base(name)), "./"+name)
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		if output, err := build.CombinedOutput(); err != nil {
			return fmt.Errorf("build %s: %w\n%s", name, err, output)
		}
	}
	program := func(name string) string { return filepath.Join(dir, name) }
	subjects := []*subject{
		{name: "empty program", args: []string{program("empty")}},
		{name: "same libraries", args: []string{program("linked")}},
		{name: "version", args: []string{program("revops"), "version"}},
		{name: "--help", args: []string{program("revops"), "--help"}},
		{name: "assess", args: []string{program("revops"), "assess", "--answers", answers}},
		{name: "assess, JSON", args: []string{program("revops"), "assess", "--answers", answers, "--format", "json"}},
	}
	for range runs {
		for _, s := range subjects {
			if err := s.run(); err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
		}
	}
	about, err := os.Stat(program("revops"))
	if err != nil {
		return err
	}
	report(subjects, about.Size())
	return portfolios(program("revops"), dir)
}

func (s *subject) run() error {
	command := exec.Command(s.args[0], s.args[1:]...)
	start := time.Now()
	err := command.Run()
	s.times = append(s.times, time.Since(start))
	if command.ProcessState != nil {
		s.peak = max(s.peak, peak(command.ProcessState))
	}
	return err
}

func (s *subject) median() time.Duration {
	slices.SortFunc(s.times, cmp.Compare)
	return s.times[len(s.times)/2]
}

func report(subjects []*subject, size int64) {
	libraries, version := subjects[1].median(), subjects[2].median()
	fmt.Printf("%-16s %10s %18s %12s %10s\n", "program", "median", "× same libraries", "× version", "peak KiB")
	for _, s := range subjects {
		m := s.median()
		fmt.Printf("%-16s %10s %18.2f %12.2f %10d\n", s.name, m.Round(time.Microsecond),
			float64(m)/float64(libraries), float64(m)/float64(version), s.peak)
	}
	fmt.Printf("\nrevops is %d bytes, stripped.\n", size)
}
