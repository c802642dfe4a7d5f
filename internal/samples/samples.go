// Package samples reads the sample files under testdata and makes results and documents of them, for tests of several packages.
// Only tests import it.
package samples

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/brand"
)

// The sample companies under testdata/answers, in the order of their maturity.
const (
	Seed     = "seed.yaml"
	Services = "services.yaml"
	ScaleUp  = "scaleup.yaml"
	Mature   = "mature.yaml"
)

// Path is the path of a file under testdata, seen from the folder of the test.
func Path(tb testing.TB, elements ...string) string {
	tb.Helper()
	root := "."
	for range 8 {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			return filepath.Join(append([]string{root, "testdata"}, elements...)...)
		}
		root = filepath.Join(root, "..")
	}
	tb.Fatal("no go.mod in this folder or above it")
	return ""
}

// Glob lists the files under testdata whose paths match, of which there has to be one.
func Glob(tb testing.TB, pattern string) []string {
	tb.Helper()
	files, err := filepath.Glob(Path(tb, pattern))
	if err != nil || len(files) == 0 {
		tb.Fatalf("%s: %d files, error %v", pattern, len(files), err)
	}
	return files
}

// Companies are the names of the sample companies' files.
func Companies(tb testing.TB) []string {
	tb.Helper()
	files := Glob(tb, "answers/*.yaml")
	names := make([]string, len(files))
	for i := range files {
		names[i] = filepath.Base(files[i])
	}
	return names
}

// Source is a file under testdata. Its problems name it without the folder.
func Source(tb testing.TB, folder, name string) diag.Source {
	tb.Helper()
	content, err := os.ReadFile(Path(tb, folder, name))
	if err != nil {
		tb.Fatal(err)
	}
	return diag.Source{Name: name, Data: content}
}

// Answers are those of a file under testdata.
func Answers(tb testing.TB, model *framework.Framework, folder, name string) *answers.File {
	tb.Helper()
	given, err := answers.Parse(Source(tb, folder, name), model)
	if err != nil {
		tb.Fatal(err)
	}
	return given
}

// Unbranded writes pages without a brand.
func Unbranded[D any](write func(io.Writer, D, *brand.Brand) error) func(io.Writer, D) error {
	return func(w io.Writer, of D) error { return write(w, of, nil) }
}

// Written is what a format writes of a document.
func Written[D any](tb testing.TB, write func(io.Writer, D) error, of D) string {
	tb.Helper()
	var written strings.Builder
	if err := write(&written, of); err != nil {
		tb.Fatal(err)
	}
	return written.String()
}
