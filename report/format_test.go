package report_test

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/assess"
	"revops/internal/samples"
	"revops/report"
)

// The formats of a document are known without one, as the help of a command lists them.
func TestFormats(t *testing.T) {
	for want, of := range map[string]report.Document{
		"[table json md html csv tasks xlsx junit sarif github]": report.Assessment{},
		"[table json md html csv tasks xlsx]":                    report.Plan{},
		"[table json md html csv xlsx]":                          report.Comparison{},
		"[table json sarif github]":                              report.Problems{},
		"[table md]":                                             report.Model{},
		"[mermaid dot]":                                          report.Graph{},
	} {
		if got := fmt.Sprint(report.Formats(of)); got != want {
			t.Errorf("%T: got %s, want %s", of, got, want)
		}
		for _, format := range report.Formats(of) {
			if !slices.Contains(report.AllFormats(), format) {
				t.Errorf("%s is not among all formats", format)
			}
		}
	}
	for _, same := range [][2]report.Document{
		{report.Gaps{}, report.Plan{}},
		{report.Portfolio{}, report.Comparison{}},
		{report.Status{}, report.Comparison{}},
		{report.Fact{}, report.Comparison{}},
		{report.Evidence{}, report.Comparison{}},
	} {
		if diff := cmp.Diff(report.Formats(same[1]), report.Formats(same[0])); diff != "" {
			t.Errorf("%T and %T:\n%s", same[0], same[1], diff)
		}
	}
}

// Of the formats whose ending a name has, the one with the longest ending is meant.
func TestFormatOf(t *testing.T) {
	formats := append(report.Formats(report.Assessment{}), report.Formats(report.Graph{})...)
	for file, want := range map[string]report.Format{
		"a.json": report.FormatJSON, "A.MD": report.FormatMarkdown, "a.csv": report.FormatCSV, "a.tasks.csv": report.FormatTasks,
		"a.junit.xml": report.FormatJUnit, "a.xml": "", "a.table": "", "a.github": "", "csv": "", "a.mmd": report.FormatMermaid,
		"a.dot": report.FormatDOT, "a.sarif": report.FormatSARIF, "a.xlsx": report.FormatXLSX, "a.json.bak": "", "": "",
	} {
		got, found := report.FormatOf(file, formats)
		if got != want || found != (want != "") {
			t.Errorf("%q: got %q, found %t", file, got, found)
		}
		if want.Binary() != (want == report.FormatXLSX) {
			t.Errorf("%s: binary %t", want, want.Binary())
		}
	}
	if _, found := report.FormatOf("a.junit.xml", report.Formats(report.Plan{})); found {
		t.Error("a plan has no JUnit")
	}
}

// broken writes nothing.
type broken struct{}

var errBroken = errors.New("no space left on device")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

// Every format hands on why it could not be written.
func TestWrite_broken(t *testing.T) {
	for name, of := range documents(t, samples.CountEverything(t, samples.Services)) {
		for _, rendering := range of.Renderings() {
			if err := report.Write(broken{}, of, rendering.Format, report.Style{}); !errors.Is(err, errBroken) {
				t.Errorf("%s as %s: got error %v", name, rendering.Format, err)
			}
		}
	}
}

// A document that is written twice is the same, byte for byte.
func TestWrite_same_bytes(t *testing.T) {
	a := report.Assessment{Assessment: samples.Assessment(t, samples.Services, assess.Options{Steps: 2})}
	for _, format := range report.Formats(a) {
		first, second := written(t, a, format), written(t, a, format)
		if first != second {
			t.Errorf("%s differs", format)
		}
	}
}

// JSON holds the document alone: no struct without a tag slips in beside it.
func TestWrite_jsonKeys(t *testing.T) {
	for name, of := range documents(t, samples.CountEverything(t, samples.Services)) {
		if !slices.Contains(report.Formats(of), report.FormatJSON) {
			continue
		}
		if untagged := regexp.MustCompile(`(?m)^ *"[A-Z]\w*": `).FindString(written(t, of, report.FormatJSON)); untagged != "" {
			t.Errorf("%s: %s", name, untagged)
		}
	}
}
