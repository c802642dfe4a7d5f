package report_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"revops/report"
)

// comparedWith is what a reader finds of what deals show: the level and the score with contradicted answers lowered, and
// the contradicted elements.
type comparedWith struct {
	Level, Score string
	Contradicted []string
}

// shownTold is what every format must say of what deals show: ids of elements in the order of the framework, those of other
// teams left out.
func shownTold(a report.Assessment) comparedWith {
	var told comparedWith
	if shown := a.Result.Shown; shown.Level != nil {
		told.Level, told.Score = strconv.Itoa(shown.Level.Number), shown.Score.String()
	}
	for _, e := range a.Result.Shown.Elements {
		if e.Contradicts && a.Result.Shows(e.Element.Element) {
			told.Contradicted = append(told.Contradicted, string(e.Element.ID))
		}
	}
	return told
}

// readShown reads what a format says of what deals show. Elements are read by id or by name.
func readShown(t *testing.T, a report.Assessment, format report.Format) comparedWith {
	t.Helper()
	readers := map[report.Format]func(testing.TB, string) comparedWith{
		report.FormatTable: shownInTable, report.FormatMarkdown: shownInMarkdown, report.FormatJSON: shownInJSON,
		report.FormatHTML: shownInHTML, report.FormatXLSX: shownInWorkbook, report.FormatCSV: shownInCSV,
		report.FormatJUnit: shownInJUnit, report.FormatSARIF: shownInSARIF, report.FormatGitHub: shownInCommands,
	}
	read := readers[format](t, written(t, a, format))
	var ids []string
	for _, place := range a.Model.Elements() {
		if slices.Contains(read.Contradicted, string(place.ID)) || slices.Contains(read.Contradicted, place.Name) {
			ids = append(ids, string(place.ID))
		}
	}
	if len(ids) != len(read.Contradicted) {
		t.Errorf("%s names %q", format, read.Contradicted)
	}
	read.Contradicted = ids
	return read
}

// lowered reads the sentence of the lowered level in a text.
func lowered(tb testing.TB, written string) comparedWith {
	tb.Helper()
	found := regexp.MustCompile(`Level if contradicted answers were lowered: (\d) [^(]+ \(score ([\d.]+)[,)]`).FindStringSubmatch(written)
	if found == nil {
		tb.Fatalf("no lowered level in %.500s", written)
	}
	return comparedWith{Level: found[1], Score: found[2]}
}

// firstGroups are what the first group of a pattern matches in a text.
func firstGroups(pattern, text string) []string {
	var found []string
	for _, groups := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		found = append(found, groups[1])
	}
	return found
}

func shownInTable(tb testing.TB, content string) comparedWith {
	tb.Helper()
	read := lowered(tb, content)
	read.Contradicted = firstGroups(`(?m)^  (\S.*?)  +(?:none|partial|mostly|full)  .*  above  `, part(tb, content, "SAID AND SHOWN", "LOOK AT AGAIN"))
	return read
}

func shownInMarkdown(tb testing.TB, content string) comparedWith {
	tb.Helper()
	read := lowered(tb, textOf(parseMarkdown(content), content))
	read.Contradicted = firstGroups(`(?m)^\| (.*?) \| .* \| above \| `, content)
	return read
}

func shownInJSON(tb testing.TB, content string) comparedWith {
	tb.Helper()
	var document struct {
		Evidence struct {
			Level    struct{ Number int }
			Score    float64
			Elements []struct {
				Element     string
				Contradicts bool
			}
		}
	}
	if err := json.Unmarshal([]byte(content), &document); err != nil {
		tb.Fatal(err)
	}
	read := comparedWith{Level: strconv.Itoa(document.Evidence.Level.Number), Score: fmt.Sprintf("%.1f", document.Evidence.Score)}
	for _, e := range document.Evidence.Elements {
		if e.Contradicts {
			read.Contradicted = append(read.Contradicted, e.Element)
		}
	}
	return read
}

func shownInHTML(tb testing.TB, content string) comparedWith {
	tb.Helper()
	root := parsed(tb, content)
	whole := values(root, "data-shown-level", "data-shown-score")[0]
	read := comparedWith{Level: whole[0], Score: whole[1]}
	for _, row := range values(root, "data-shown", "data-contradicts") {
		if row[1] == "true" {
			read.Contradicted = append(read.Contradicted, row[0])
		}
	}
	return read
}

// marked are the cells of one column in the rows of which another has a value.
func marked(tb testing.TB, rows [][]string, of, by, value string) []string {
	tb.Helper()
	var found []string
	for i, cell := range column(tb, rows, of) {
		if column(tb, rows, by)[i] == value {
			found = append(found, cell)
		}
	}
	return found
}

func shownInWorkbook(tb testing.TB, content string) comparedWith {
	tb.Helper()
	book := openWorkbook(tb, content)
	summary := map[string]string{}
	for _, row := range cells(tb, book, "Summary") {
		if len(row) == 2 {
			summary[row[0]] = row[1]
		}
	}
	read := comparedWith{Level: summary["Level if lowered to what deals allow"], Score: summary["Score if lowered to what deals allow"]}
	read.Contradicted = marked(tb, cells(tb, book, "Said and shown"), "Element id", "Above", "yes")
	if got := summary["Answers above what deals allow"]; got != strconv.Itoa(len(read.Contradicted)) {
		tb.Errorf("the summary counts %s contradictions of %d", got, len(read.Contradicted))
	}
	return read
}

// shownInCSV reads no level and score: a CSV file has none.
func shownInCSV(tb testing.TB, content string) comparedWith {
	tb.Helper()
	return comparedWith{Contradicted: marked(tb, records(tb, content), "element", "contradicts", "true")}
}

func shownInJUnit(tb testing.TB, content string) comparedWith {
	tb.Helper()
	suites := readJUnit(tb, content)
	read := comparedWith{Level: suites.properties()["evidence_level"], Score: suites.properties()["evidence_score"]}
	cases, _ := suites.cases()
	for _, c := range cases {
		if c.saysContradicted() {
			read.Contradicted = append(read.Contradicted, c.Name)
		}
	}
	return read
}

func shownInSARIF(tb testing.TB, content string) comparedWith {
	tb.Helper()
	run := readSARIF(tb, content)
	read := comparedWith{
		Level: fmt.Sprint(run.Properties.Properties["evidence_level"]),
		Score: fmt.Sprintf("%.1f", run.Properties.Properties["evidence_score"]),
	}
	for _, result := range run.Results {
		if result.Properties != nil && result.Properties.Properties["code"] == "evidence-contradicts" {
			read.Contradicted = append(read.Contradicted, *result.RuleID)
		}
	}
	return read
}

func shownInCommands(tb testing.TB, content string) comparedWith {
	tb.Helper()
	commands := readCommands(tb, content)
	read := lowered(tb, commands[len(commands)-1].message)
	for _, c := range commands {
		if strings.HasPrefix(c.message, "Finding evidence-contradicts: ") {
			read.Contradicted = append(read.Contradicted, c.properties["title"])
		}
	}
	return read
}
