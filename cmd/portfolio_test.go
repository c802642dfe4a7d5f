package cmd_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"revops/answers"
	"revops/cmd"
	"revops/data"
	"revops/internal/console"
	"revops/internal/diag"
)

// portfolioAt runs the samples with a clock that goes on by a step whenever it is read; it returns standard error.
func portfolioAt(t *testing.T, step time.Duration, terminal, accessible bool, paths ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	now := time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC)
	process := cmd.Process{
		Streams: console.Streams{
			In: strings.NewReader(""), Out: &out, Err: &errs, ErrTerminal: terminal, Accessible: accessible,
		},
		Now: func() time.Time { now = now.Add(step); return now },
	}
	cmd.Run(process, append([]string{"portfolio"}, paths...))
	if out.Len() == 0 {
		t.Error("no output")
	}
	return errs.String()
}

// Progress is shown after a second, on a terminal only.
func TestPortfolio_progress(t *testing.T) {
	const samples = "../testdata/portfolio"
	if got := portfolioAt(t, 10*time.Millisecond, true, false, samples); got != "" {
		t.Errorf("within a second: %q", got)
	}
	for _, quiet := range []string{
		portfolioAt(t, time.Second, false, false, samples), portfolioAt(t, time.Second, true, true, samples),
	} {
		if quiet != "" {
			t.Errorf("where nobody watches: %q", quiet)
		}
	}
	got := portfolioAt(t, 250*time.Millisecond, true, false, samples)
	if !strings.HasPrefix(got, "\r4 of 30 files\r5 of 30 files") || !strings.HasSuffix(got, "\r30 of 30 files\r"+strings.Repeat(" ", 14)+"\r") {
		t.Errorf("got %q", got)
	}
}

// A problem takes the progress away.
func TestPortfolio_progressAndProblem(t *testing.T) {
	got := portfolioAt(t, time.Second, true, false, "../testdata/portfolio", "../testdata/portfolio-mistake")
	if !strings.Contains(got, "\r30 of 31 files\r"+strings.Repeat(" ", 14)+"\r../testdata/portfolio-mistake/zelkova") {
		t.Errorf("got %q", got)
	}
}

// The portfolio is the same in every run.
func TestPortfolio_sameEveryRun(t *testing.T) {
	sandbox(t)
	first := run(t, "revops portfolio testdata/portfolio testdata/answers --format json")
	for range 5 {
		if run(t, "revops portfolio testdata/portfolio testdata/answers --format json") != first {
			t.Fatal("two runs differ")
		}
	}
}

// An anonymous portfolio holds no name of a company, a person or a file, in any format.
func TestPortfolio_anonymous(t *testing.T) {
	const folder = "../testdata/portfolio"
	paths, err := filepath.Glob(folder + "/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	secret := []string{"testdata"}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		given, err := answers.Parse(diag.Source{Name: path, Data: content}, data.PRO())
		if err != nil {
			t.Fatal(err)
		}
		secret = append(secret, given.Organization, strings.TrimSuffix(filepath.Base(path), ".yaml"))
		for _, answer := range given.Given {
			secret = append(secret, answer.Note)
		}
	}
	for _, format := range []string{"table", "json", "md", "html", "csv", "xlsx"} {
		out, errs, code := runOf(t, "portfolio", folder, "--anonymous", "--format", format)
		if code != cmd.ExitDone || len(out) < 1000 {
			t.Fatalf("%s: exit code %d, %d bytes, %s", format, code, len(out), errs)
		}
		if format == "xlsx" {
			out = unzipped(t, out)
		}
		for _, name := range secret {
			if name != "" && strings.Contains(strings.ToLower(out+errs), strings.ToLower(name)) {
				t.Errorf("%s holds %q", format, name)
			}
		}
	}
}

// unzipped is all that is in a zip file, with the names of its parts.
func unzipped(t *testing.T, content string) string {
	t.Helper()
	in, err := zip.NewReader(strings.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, entry := range in.File {
		part, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, part); err != nil {
			t.Fatal(err)
		}
		all.WriteString(entry.Name + "\n")
	}
	return all.String()
}
