package ci

import (
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/jstemmer/go-junit-report/v2/junit"

	"revops/assess"
	"revops/framework"
	"revops/internal/build"
	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
)

// The structs of the library have no file and line for a test case. These add them; their fields shadow those of the library.
type (
	junitSuites struct {
		junit.Testsuites

		Suites []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		junit.Testsuite

		Cases []junitCase `xml:"testcase"`
	}
	junitCase struct {
		junit.Testcase

		File string `xml:"file,attr,omitempty"`
		Line int    `xml:"line,attr,omitempty"`
	}
)

// JUnit writes an assessment as JUnit XML: a suite "gate" with a test case for each check, and a suite for each group with a
// test case for each element that the result lists. An element that a failed check names has failed. Of the others, those in
// place have passed, and those that are not in place or do not apply are skipped. An answer that deals contradict says so in its
// test case. The level, the score, the framework and the version of revops are properties of the suite "gate".
func JUnit(w io.Writer, of narrative.Assessment) error {
	a := assessment{of}
	suites := junitSuites{Testsuites: junit.Testsuites{Name: "revops", Time: noTime}}
	suites.add(a.gateSuite())
	for _, lens := range a.Result.Lenses {
		for _, group := range lens.Groups {
			if suite := a.groupSuite(&lens, &group); suite.Tests > 0 {
				suites.add(suite)
			}
		}
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(suites); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// noTime is the duration of suites and test cases, which have none.
const noTime = "0"

func newSuite(name string) junitSuite {
	return junitSuite{Testsuite: junit.Testsuite{Name: name, Time: noTime}}
}

func (s *junitSuites) add(suite junitSuite) {
	suite.ID = len(s.Suites)
	s.AddSuite(suite.Testsuite) // for the totals
	s.Suites = append(s.Suites, suite)
}

func (s *junitSuite) add(c junitCase) {
	s.AddTestcase(c.Testcase) // for the totals
	s.Cases = append(s.Cases, c)
}

func (a assessment) gateSuite() junitSuite {
	suite := newSuite("gate")
	property := func(name, value string) {
		if value != "" {
			suite.AddProperty(name, xmlText(value))
		}
	}
	property("version", build.Number())
	property("framework", a.Result.Framework.String())
	property("organization", a.Result.Organization)
	property("date", string(a.Result.Date))
	if level := a.Result.Level; level != nil {
		property("level", strconv.Itoa(level.Number))
		property("level_name", level.Name)
		property("score", a.Result.Score.String())
		property("score_high", a.Result.Scores().High.String())
	}
	if shown := a.Result.Evidence; shown != nil && shown.Level != nil {
		property("evidence_level", strconv.Itoa(shown.Level.Number))
		property("evidence_score", shown.Score.String())
	}
	if a.Result.Gate == nil {
		return suite
	}
	for _, check := range a.Result.Gate.Checks {
		c := junitCase{Testcase: junit.Testcase{Classname: "gate", Name: check.Name, Time: noTime}}
		if !check.Passed {
			c.Failure = &junit.Result{
				Message: check.Outcome(), Type: check.Name, Data: xmlText(a.Names(check.Elements)),
			}
		}
		suite.add(c)
	}
	return suite
}

func (a assessment) groupSuite(lens *document.Lens, group *document.Group) junitSuite {
	suite := newSuite(lens.Name + ": " + group.Name)
	for _, e := range a.Result.Elements {
		if e.Lens == lens.ID && e.Group == group.ID {
			suite.add(a.elementCase(e))
		}
	}
	return suite
}

func (a assessment) elementCase(e document.Element) junitCase {
	c := junitCase{
		Testcase: junit.Testcase{
			Classname: fmt.Sprintf("%s.%s", e.Lens, e.Group), Name: e.Name, Time: noTime,
		},
		File: xmlText(filepath.ToSlash(e.File)),
	}
	if e.Sheet == "" {
		c.Line = e.Line
	}
	unmet := a.unmetBy(e.ID)
	switch {
	case len(unmet) > 0:
		c.Failure = a.failure(e, unmet)
	case e.Grade == framework.NotApplicable:
		c.Skipped = &junit.Result{Message: xmlText("Not applicable: " + e.Reason)}
	case !e.InPlace:
		c.Skipped = &junit.Result{Message: answerLine(e), Data: a.caseText(e)}
	default:
		c.SystemOut = a.contradictionOf(e.ID)
	}
	return c
}

// contradictionOf is what deals show against the answer of an element that passed, nil for nothing. Other test cases have it among
// their findings.
func (a assessment) contradictionOf(id framework.ElementID) *junit.Output {
	for _, finding := range a.Result.Findings {
		if finding.Element == id && finding.Code == assess.EvidenceContradicts {
			return &junit.Output{Data: xmlText(findingLine(finding))}
		}
	}
	return nil
}

func (a assessment) failure(e document.Element, unmet []document.Check) *junit.Result {
	message := []string{answerLine(e)}
	var names []string
	for _, check := range unmet {
		message, names = append(message, unmetLine(check)), append(names, check.Name)
	}
	return &junit.Result{Message: strings.Join(message, " "), Type: strings.Join(names, " "), Data: a.caseText(e)}
}

// caseText says where the answer of an element stands, what was noted, what was found and what to do next.
func (a assessment) caseText(e document.Element) string {
	var lines []string
	if e.File != "" {
		lines = append(lines, e.At().String())
	}
	if e.Note != "" {
		lines = append(lines, "Note: "+e.Note)
	}
	for _, finding := range a.Result.Findings {
		if finding.Element == e.ID {
			lines = append(lines, findingLine(finding))
		}
	}
	place, _ := a.Model.Element(e.ID)
	return xmlText(strings.Join(append(lines, moveLines(place.Element, e.Grade)...), "\n"))
}

// xmlText replaces the characters that XML does not allow, even escaped, and those that would reorder the text around them.
func xmlText(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = diag.Printable(lines[i])
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', r >= 0x20 && r <= 0xd7ff, r >= 0xe000 && r <= 0xfffd, r >= 0x10000:
			return r
		}
		return '\ufffd'
	}, strings.Join(lines, "\n"))
}
