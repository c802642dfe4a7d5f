package ci_test

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"revops/internal/samples"
	"revops/report/ci"
	"revops/report/narrative"
)

// suites is JUnit XML as another program reads it.
type suites struct {
	Failures int `xml:"failures,attr"`
	Suites   []struct {
		Properties []struct {
			Name  string `xml:"name,attr"`
			Value string `xml:"value,attr"`
		} `xml:"properties>property"`
		Cases []testCase `xml:"testcase"`
	} `xml:"testsuite"`
}

type testCase struct {
	Name    string   `xml:"name,attr"`
	Class   string   `xml:"classname,attr"`
	File    string   `xml:"file,attr"`
	Line    int      `xml:"line,attr"`
	Failure *outcome `xml:"failure"`
	Skipped *outcome `xml:"skipped"`
	Output  string   `xml:"system-out"`
}

// text is all that the test case says.
func (c testCase) text() string {
	switch {
	case c.Failure != nil:
		return c.Failure.Text
	case c.Skipped != nil:
		return c.Skipped.Text
	default:
		return c.Output
	}
}

type outcome struct {
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func readJUnit(tb testing.TB, a narrative.Assessment) suites {
	tb.Helper()
	var read suites
	if err := xml.Unmarshal([]byte(samples.Written(tb, ci.JUnit, a)), &read); err != nil {
		tb.Fatal(err)
	}
	return read
}

// properties are those of the first suite.
func (s suites) properties() map[string]string {
	properties := map[string]string{}
	for _, property := range s.Suites[0].Properties {
		properties[property.Name] = property.Value
	}
	return properties
}

// cases are the test cases of the elements, by class and name, and where those stand that failed, by name.
func (s suites) cases() (cases map[string]testCase, failures map[string]string) {
	cases, failures = map[string]testCase{}, map[string]string{}
	for _, suite := range s.Suites[1:] {
		for _, c := range suite.Cases {
			cases[c.Class+" "+c.Name] = c
			if c.Failure != nil {
				failures[c.Name] = fmt.Sprintf("%s:%d", c.File, c.Line)
			}
		}
	}
	return cases, failures
}

func readSARIF(tb testing.TB, a narrative.Assessment) *sarif.Run {
	tb.Helper()
	return parseSARIF(tb, samples.Written(tb, ci.SARIF, a))
}

func parseSARIF(tb testing.TB, written string) *sarif.Run {
	tb.Helper()
	read, err := sarif.FromString(written)
	if err != nil {
		tb.Fatal(err)
	}
	return read.Runs[0]
}

// command is a workflow command as GitHub reads it.
type command struct {
	severity   string
	properties map[string]string
	message    string
}

func readCommands(tb testing.TB, a narrative.Assessment) []command {
	tb.Helper()
	return parseCommands(tb, samples.Written(tb, ci.GitHub, a))
}

func parseCommands(tb testing.TB, written string) []command {
	tb.Helper()
	plain := strings.NewReplacer("%0A", "\n", "%0D", "\r", "%3A", ":", "%2C", ",", "%25", "%")
	var commands []command
	for line := range strings.Lines(written) {
		head, message, found := strings.Cut(strings.TrimPrefix(strings.TrimSuffix(line, "\n"), "::"), "::")
		severity, properties, _ := strings.Cut(head, " ")
		if !found || !slices.Contains([]string{"error", "warning", "notice"}, severity) {
			tb.Fatalf("no annotation: %q", line)
		}
		c := command{severity: severity, properties: map[string]string{}, message: plain.Replace(message)}
		for property := range strings.SplitSeq(properties, ",") {
			name, value, _ := strings.Cut(property, "=")
			c.properties[name] = plain.Replace(value)
		}
		commands = append(commands, c)
	}
	return commands
}

// placedErrors are the errors that stand somewhere, by their titles.
func placedErrors(commands []command) map[string]string {
	places := map[string]string{}
	for _, c := range commands {
		if c.severity == "error" && c.properties["file"] != "" {
			places[c.properties["title"]] = c.properties["file"] + ":" + c.properties["line"]
		}
	}
	return places
}
