package report_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"revops/assess"
)

// matches are what the groups of a pattern match, the first time.
func matches(pattern, content string, into ...*string) {
	found := regexp.MustCompile(pattern).FindStringSubmatch(content)
	for i := range into {
		if found != nil {
			*into[i] = found[i+1]
		}
	}
}

// all are what the first group of a pattern matches.
func all(pattern, content string) []string {
	var found []string
	for _, groups := range regexp.MustCompile(pattern).FindAllStringSubmatch(content, -1) {
		found = append(found, groups[1])
	}
	return found
}

// readText reads what is said in words.
func readText(content string) reading {
	var r reading
	matches(`(?i)level (\d) of 3: [^,]*?,? +score (\d[\d.]*\d)`, content, &r.Level, &r.Score)
	matches(`(?i)Evidence-adjusted level(?: of the whole company)?:? (\d):? [^(,]+(?:\(|, )score (\d+\.\d)`, content, &r.LoweredLevel, &r.LoweredScore)
	return r
}

func readTable(content string) (reading, error) {
	r := readText(content)
	r.Gaps = all(`(?m)^  (\S.*?)  +(?:Level \d|No level|Rule)  +(?:not answered|unknown|none|partial|mostly) +\d+  `, content)
	r.Contradicted = all(`(?m)^  (\S.*?)  +(?:none|partial|mostly|full)  .*  higher  `, content)
	return r, nil
}

func readMarkdown(content string) (reading, error) {
	content = strings.NewReplacer("\u200b", "", `\`, "").Replace(html.UnescapeString(content))
	r := readText(content)
	r.Gaps, r.Contradicted = all(`(?m)^- \[ \] \*\*(.*?)\*\* · `, content), all(`(?m)^\| (.*?) \| .* \| higher \| `, content)
	return r, nil
}

func readHTML(content string) (reading, error) {
	r := reading{Gaps: all(`data-gap="([^"]*)"`, content), Contradicted: all(`data-shown="([^"]*)" data-contradicts="true"`, content)}
	matches(`data-level="(.*?)" data-score="(.*?)"`, content, &r.Level, &r.Score)
	matches(`data-shown-level="(.*?)" data-shown-score="(.*?)"`, content, &r.LoweredLevel, &r.LoweredScore)
	return r, nil
}

func readGitHub(content string) (reading, error) {
	r := readText(strings.ReplaceAll(content, "%3A", ":"))
	r.Contradicted = all(`(?m)^::warning .*,title=(.*?)::Evidence contradicts`, content)
	return r, nil
}

func tenths(score float64) string { return fmt.Sprintf("%.1f", score) }

func readJSON(content string) (reading, error) {
	var d struct {
		Level    struct{ Number int }
		Score    float64
		Gaps     []struct{ Element string }
		Evidence *struct {
			Level    struct{ Number int }
			Score    float64
			Elements []struct {
				Element     string
				Contradicts bool
			}
		}
	}
	err := json.Unmarshal([]byte(content), &d)
	r := reading{Level: strconv.Itoa(d.Level.Number), Score: tenths(d.Score)}
	for _, gap := range d.Gaps {
		r.Gaps = append(r.Gaps, gap.Element)
	}
	if d.Evidence != nil {
		r.LoweredLevel, r.LoweredScore = strconv.Itoa(d.Evidence.Level.Number), tenths(d.Evidence.Score)
		for _, e := range d.Evidence.Elements {
			if e.Contradicts {
				r.Contradicted = append(r.Contradicted, e.Element)
			}
		}
	}
	return r, err
}

func readSARIF(content string) (reading, error) {
	var d struct {
		Runs []struct {
			Properties map[string]any
			Results    []struct {
				RuleID     string
				Properties struct{ Code string }
			}
		}
	}
	if err := json.Unmarshal([]byte(content), &d); err != nil {
		return reading{}, err
	}
	number := func(key, format string) string {
		if value, there := d.Runs[0].Properties[key]; there {
			return fmt.Sprintf(format, value)
		}
		return ""
	}
	r := reading{
		Level: number("level", "%v"), Score: number("score", "%.1f"),
		LoweredLevel: number("evidence_level", "%v"), LoweredScore: number("evidence_score", "%.1f"),
	}
	for _, result := range d.Runs[0].Results {
		if result.Properties.Code == string(assess.EvidenceContradicts) {
			r.Contradicted = append(r.Contradicted, result.RuleID)
		}
	}
	return r, nil
}

func readJUnit(content string) (reading, error) {
	var d struct {
		Suites []struct {
			Properties []struct {
				Name  string `xml:"name,attr"`
				Value string `xml:"value,attr"`
			} `xml:"properties>property"`
			Cases []struct {
				Name string `xml:"name,attr"`
				Text string `xml:",innerxml"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal([]byte(content), &d); err != nil {
		return reading{}, err
	}
	properties := map[string]string{}
	for _, property := range d.Suites[0].Properties {
		properties[property.Name] = property.Value
	}
	r := reading{
		Level: properties["level"], Score: properties["score"],
		LoweredLevel: properties["evidence_level"], LoweredScore: properties["evidence_score"],
	}
	for _, suite := range d.Suites[1:] {
		for _, c := range suite.Cases {
			if strings.Contains(c.Text, "Evidence contradicts: ") {
				r.Contradicted = append(r.Contradicted, c.Name)
			}
		}
	}
	return r, nil
}

// column are the cells below a title; with another title, those of the rows in which that has the value.
func column(rows [][]string, title, by, value string) []string {
	var cells []string
	for _, row := range rows[1:] {
		row = append(row, make([]string, len(rows[0]))...)
		if by == "" || row[slices.Index(rows[0], by)] == value {
			cells = append(cells, row[slices.Index(rows[0], title)])
		}
	}
	return cells
}

func readCSV(content string) (reading, error) {
	rows, err := csv.NewReader(strings.NewReader(content)).ReadAll()
	if err != nil {
		return reading{}, err
	}
	r := reading{Gaps: column(rows, "element", "", "")}
	if slices.Contains(rows[0], "contradicts") {
		r.Contradicted = column(rows, "element", "contradicts", "true")
		r.Gaps = column(rows, "element", "gap", "true")
	}
	return r, nil
}

func readWorkbook(content string) (reading, error) {
	book, err := excelize.OpenReader(strings.NewReader(content))
	if err != nil {
		return reading{}, err
	}
	facts := map[string]string{}
	summary, err := book.GetRows("Summary", excelize.Options{RawCellValue: true})
	for _, row := range summary {
		if len(row) == 2 {
			facts[row[0]] = row[1]
		}
	}
	r := reading{Level: facts["Maturity level"], LoweredLevel: facts["Evidence-adjusted level"]}
	r.Score, r.LoweredScore = facts["Score"], facts["Evidence-adjusted score"]
	if gaps, err := book.GetRows("Gaps"); err == nil {
		r.Gaps = column(gaps, "Element ID", "", "")
	}
	if shown, err := book.GetRows("Evidence vs. answers"); err == nil {
		r.Contradicted = column(shown, "Element ID", "Higher than supported", "yes")
	}
	return r, err
}

// unescaped are texts of a page as they are read.
func unescaped(texts []string) []string {
	var plain []string
	for _, text := range texts {
		plain = append(plain, html.UnescapeString(text))
	}
	return plain
}

// csvColumn are the cells below a title of a CSV file.
func csvColumn(t *testing.T, content, title string) []string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return column(rows, title, "", "")
}
