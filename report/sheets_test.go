package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/golden"
	"revops/report"
)

// written is a document in a format.
func written(tb testing.TB, document report.Document, format report.Format) string {
	tb.Helper()
	return text(tb, func(b *bytes.Buffer) error { return report.Write(b, document, format, report.Style{}) })
}

func openWorkbook(tb testing.TB, content string) *excelize.File {
	tb.Helper()
	file, err := excelize.OpenReader(strings.NewReader(content))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = file.Close() })
	return file
}

// cells are those of a sheet as they are stored: numbers and dates as numbers.
func cells(tb testing.TB, file *excelize.File, sheet string) [][]string {
	tb.Helper()
	rows, err := file.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		tb.Fatal(err)
	}
	return rows
}

// dump writes down what a workbook holds: each cell as it is shown and, behind it, as it is stored where that differs.
func dump(tb testing.TB, content string) string {
	tb.Helper()
	file := openWorkbook(tb, content)
	var out strings.Builder
	for i, sheet := range file.GetSheetList() {
		open := ""
		if file.GetActiveSheetIndex() == i {
			open = " (open)"
		}
		fmt.Fprintf(&out, "== %s%s\n", sheet, open)
		shown, err := file.GetRows(sheet)
		if err != nil {
			tb.Fatal(err)
		}
		stored := cells(tb, file, sheet)
		for r := range shown {
			for c := range shown[r] {
				fmt.Fprintf(&out, "%q ", shown[r][c])
				if stored[r][c] != shown[r][c] {
					fmt.Fprintf(&out, "(%s) ", stored[r][c])
				}
			}
			out.WriteByte('\n')
		}
	}
	return out.String()
}

func records(tb testing.TB, content string) [][]string {
	tb.Helper()
	if strings.HasPrefix(content, "\ufeff") || strings.Count(content, "\n") != strings.Count(content, "\r\n") {
		tb.Error("a byte order mark, or a line that does not end in CRLF")
	}
	rows, err := csv.NewReader(strings.NewReader(content)).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	return rows
}

// column gives the cells of a column under its title.
func column(tb testing.TB, rows [][]string, title string) []string {
	tb.Helper()
	at := slices.Index(rows[0], title)
	if at < 0 {
		tb.Fatalf("no column %q in %q", title, rows[0])
	}
	var found []string
	for _, row := range rows[1:] {
		if at < len(row) {
			found = append(found, row[at])
		} else {
			found = append(found, "")
		}
	}
	return found
}

// twoRespondents is an assessment of two companies' answers as if they were two respondents'.
func twoRespondents(tb testing.TB) report.Assessment {
	tb.Helper()
	model := data.PRO()
	var voices []answers.Response
	for i, name := range []string{"services.yaml", "scaleup.yaml"} {
		given := answersOf(tb, model, "../testdata/answers/"+name)
		given.Respondent = answers.Respondent{Name: []string{"Dana", "Kim"}[i], Team: []framework.TeamID{"marketing", "sales"}[i]}
		voices = append(voices, answers.Response{File: name, Answers: given})
	}
	result := assess.Evaluate(model, answers.Combine(model, voices, answers.Median), assess.Options{Steps: 2})
	result.Respondents, result.Disagreement = assess.Disagree(model, voices, nil)
	return report.Assessment{Model: model, Result: result}
}

// wholeAssessment is an assessment that holds all that one can.
func wholeAssessment(tb testing.TB) report.Assessment {
	tb.Helper()
	a := plan(twoRespondents(tb), assess.ByQuarter).Assessment
	a.Gate = assess.CheckGates(a.Model, a.Result, assess.Gates{MinLevel: 2})
	a.Comparison = history(tb, "2026-02.json", "2026-05.yaml", "2026-08.yaml")
	return a
}

// documents are of every type and many shapes.
func documents(tb testing.TB) map[string]report.Document {
	tb.Helper()
	a := assessment(tb, services, assess.Options{Steps: 3, Target: 3})
	comparison := func(c *assess.Comparison) report.Comparison {
		return report.Comparison{Model: data.PRO(), Comparison: c}
	}
	empty := assess.Evaluate(data.PRO(), &answers.File{}, assess.Options{Steps: 5})
	return map[string]report.Document{
		"assessment":     a,
		"beside deals":   besideDeals(tb, scaleup, assess.Options{}),
		"gaps":           report.Gaps{Assessment: a},
		"plan":           plan(assessment(tb, seed, assess.Options{Target: 2}), assess.ByMonth),
		"everything":     wholeAssessment(tb),
		"team":           plan(assessment(tb, services, assess.Options{Steps: 3, Team: "sales"}), assess.ByMonth),
		"empty":          report.Assessment{Model: data.PRO(), Result: empty},
		"top":            plan(assessment(tb, "../testdata/answers/mature.yaml", assess.Options{Steps: 2}), assess.ByMonth),
		"without level":  assessment(tb, services, assess.Options{Lenses: []framework.LensID{"rules"}, Steps: 2}),
		"what if":        assumed(tb, seed, assess.Options{}),
		"comparison":     comparison(history(tb, "2026-02.json", "2026-05.yaml")),
		"trend":          comparison(history(tb, "2026-02.json", "2026-05.yaml", "2026-08.yaml")),
		"split":          comparison(split(tb, "2026-02.json", "2026-08.yaml")),
		"no change":      comparison(history(tb, "2026-05.yaml", "2026-05.yaml")),
		"portfolio":      report.Portfolio{Portfolio: portfolio(tb, "answers/*.yaml", "portfolio-mistake/*.yaml")},
		"only a mistake": report.Portfolio{Portfolio: portfolio(tb, "portfolio-mistake/*.yaml")},
	}
}

func TestWorkbooksCSVFilesAndTasks(t *testing.T) {
	for name, document := range documents(t) {
		if !slices.Contains([]string{"assessment", "plan", "trend", "portfolio", "everything"}, name) {
			continue
		}
		for _, format := range []report.Format{report.FormatCSV, report.FormatTasks, report.FormatXLSX} {
			if !slices.Contains(report.Formats(document), format) || name == "everything" && format != report.FormatXLSX {
				continue
			}
			got := written(t, document, format)
			if format == report.FormatXLSX {
				got = dump(t, got)
			}
			golden.Check(t, fmt.Sprintf("../testdata/report/%s.%s.golden", name, format), got)
		}
	}
}

func TestTheSameDocumentGivesTheSameWorkbook(t *testing.T) {
	again := documents(t)
	for name, document := range documents(t) {
		one := written(t, document, report.FormatXLSX)
		if one != written(t, again[name], report.FormatXLSX) {
			t.Errorf("%s is not the same twice", name)
		}
		file := openWorkbook(t, one)
		properties, err := file.GetDocProps()
		if err != nil || properties.Creator != "revops" || properties.Created != properties.Modified || !strings.HasSuffix(properties.Created, "T00:00:00Z") {
			t.Errorf("%s: properties %+v, error %v", name, properties, err)
		}
		parts, err := zip.NewReader(strings.NewReader(one), int64(len(one)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range parts.File {
			if !part.Modified.Equal(time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)) {
				t.Errorf("%s: %s has the time %s", name, part.Name, part.Modified)
			}
		}
	}
}

func TestEverySheetOfATableHasAHeaderInSightFiltersAndASetUpForPrinting(t *testing.T) {
	for name, document := range documents(t) {
		file := openWorkbook(t, written(t, document, report.FormatXLSX))
		for _, sheet := range file.GetSheetList() {
			layout, err := file.GetPageLayout(sheet)
			if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.Size != 9 {
				t.Errorf("%s, %s: %+v, error %v", name, sheet, layout, err)
			}
			if slices.Contains([]string{"Summary", "Comparison", "Respondents"}, sheet) {
				continue
			}
			panes, err := file.GetPanes(sheet)
			if err != nil || !panes.Freeze || panes.YSplit != 1 {
				t.Errorf("%s, %s: %+v, error %v", name, sheet, panes, err)
			}
			for _, want := range []string{"_xlnm.Print_Titles", "_xlnm._FilterDatabase"} {
				if !slices.ContainsFunc(file.GetDefinedName(), func(n excelize.DefinedName) bool { return n.Name == want && n.Scope == sheet }) {
					t.Errorf("%s, %s has no %s", name, sheet, want)
				}
			}
		}
	}
}

func score(s assess.Score) string {
	if !s.Known {
		return ""
	}
	return strconv.FormatFloat(s.Float(), 'f', -1, 64)
}

func TestLevelScoreAndEachGapAreReadBackFromWorkbookAndCSV(t *testing.T) {
	for _, file := range companies(t) {
		a := assessment(t, file, assess.Options{Steps: 3, Target: 3})
		var ids, days, gains, levels []string
		for _, gap := range a.Result.Gaps {
			ids, days = append(ids, string(gap.Element.ID)), append(days, strconv.Itoa(gap.Days))
			gains, levels = append(gains, score(gap.ScoreGain)), append(levels, strconv.Itoa(gap.Element.Level))
		}
		book := openWorkbook(t, written(t, a, report.FormatXLSX))
		sheet, table := cells(t, book, "Gaps"), records(t, written(t, a, report.FormatCSV))
		for _, want := range []struct {
			key, title string
			cells      []string
		}{
			{"element", "Element id", ids}, {"days", "Days", days}, {"score_gain", "Score gain", gains}, {"level", "Level", levels},
		} {
			if diff := cmp.Diff(want.cells, column(t, table, want.key)); diff != "" {
				t.Errorf("%s, CSV: %s:\n%s", file, want.key, diff)
			}
			if diff := cmp.Diff(want.cells, column(t, sheet, want.title)); diff != "" {
				t.Errorf("%s, workbook: %s:\n%s", file, want.title, diff)
			}
		}
		facts := map[string]string{}
		for _, row := range cells(t, book, "Summary") {
			if len(row) == 2 {
				facts[row[0]] = row[1]
			}
		}
		if facts["Level"] != strconv.Itoa(a.Result.Level.Number) || facts["Score"] != score(a.Result.Score.Low) ||
			facts["Score at most"] != score(a.Result.Score.High) {
			t.Errorf("%s: %v", file, facts)
		}
	}
}

func TestDatesInWorkbooksAreDates(t *testing.T) {
	a := assessment(t, services, assess.Options{})
	a.Result.Date = "2026-11-21"
	book := openWorkbook(t, written(t, a, report.FormatXLSX))
	kind, err := book.GetCellType("Summary", "B9")
	stored, _ := book.GetCellValue("Summary", "B9", excelize.Options{RawCellValue: true})
	shown, _ := book.GetCellValue("Summary", "B9")
	if err != nil || kind == excelize.CellTypeSharedString || stored != "46347" || shown != "2026-11-21" {
		t.Errorf("type %d, stored %q, shown %q, error %v", kind, stored, shown, err)
	}
}

func TestTheDaysOfTheTasksAreThoseOfThePath(t *testing.T) {
	for _, file := range companies(t) {
		a := assessment(t, file, assess.Options{Target: 3})
		rows := records(t, written(t, a, report.FormatTasks))
		sum := 0
		for i, days := range column(t, rows, "Days") {
			number, _ := strconv.Atoi(days)
			sum += number
			if want := strconv.Itoa(number * 8 * 60 * 60); column(t, rows, "Original Estimate")[i] != want {
				t.Errorf("%s: %s days, not %s seconds", file, days, want)
			}
		}
		if sum != a.Result.Target.Path.Days {
			t.Errorf("%s: %d days of tasks, %d of the path", file, sum, a.Result.Target.Path.Days)
		}
	}
}

func TestTasksOfAPlanAreDueWhenThePlanHasThemDone(t *testing.T) {
	p := plan(assessment(t, seed, assess.Options{Target: 2}), assess.ByQuarter)
	rows := records(t, written(t, p, report.FormatTasks))
	starts, dues := column(t, rows, "Start Date"), column(t, rows, "Due Date")
	last := p.Plan.Periods[len(p.Plan.Periods)-1].Start + 2
	if slices.Min(starts) != "2027-01-01" || slices.Max(dues) != string(last.Last()) || slices.Contains(dues, "") {
		t.Errorf("from %q to %q, the plan ends in %s", starts, dues, last)
	}
}

func TestHostileTextStaysText(t *testing.T) {
	long := strings.Repeat("long ", 10_000)
	for name, test := range map[string]struct{ note, inCSV, inWorkbook string }{
		"formula":     {`=cmd|' /C calc'!A0`, `'=cmd|' /C calc'!A0`, `=cmd|' /C calc'!A0`},
		"plus":        {"+1+1", "'+1+1", "+1+1"},
		"minus":       {"-3 points", "'-3 points", "-3 points"},
		"at":          {"@SUM(A1)", "'@SUM(A1)", "@SUM(A1)"},
		"tab":         {"\t=1", "'\t=1", "\t=1"},
		"return":      {"\r=1", "'\n=1", "\n=1"},
		"lines":       {"a, \"b\"\r\nc", "a, \"b\"\nc", "a, \"b\"\nc"},
		"markup":      {"<script>alert(1)</script>&amp;", "<script>alert(1)</script>&amp;", "<script>alert(1)</script>&amp;"},
		"control":     {"a\x00\x1b[31m\ufffe", "a??[31m?", "a??[31m?"},
		"right-left":  {"a\u202egnp", "a?gnp", "a?gnp"},
		"escape":      {"_x0041_ and _x005F_x0041_", "_x0041_ and _x005F_x0041_", "_x0041_ and _x005F_x0041_"},
		"fits a cell": {long[:32_767], long[:32_767], long[:32_767]},
		"too long":    {long, long, long[:32_737] + " … (cut: a cell holds no more)"},
		"beyond 16":   {strings.Repeat("😀", 20_000), strings.Repeat("😀", 20_000), strings.Repeat("😀", 16_368) + " … (cut: a cell holds no more)"},
	} {
		t.Run(name, func(t *testing.T) {
			a := assessment(t, services, assess.Options{})
			a.Result.Organization = test.note
			a.Result.Elements[0].Answer.Note = test.note
			book := openWorkbook(t, written(t, a, report.FormatXLSX))
			got := column(t, cells(t, book, "Elements"), "Note")[0]
			if diff := cmp.Diff(test.inWorkbook, got); diff != "" {
				t.Error(diff)
			}
			if units := len(utf16.Encode([]rune(got))); units > 32_767 {
				t.Errorf("%d units in a cell", units)
			}
			if formula, err := book.GetCellFormula("Elements", "I2"); formula != "" || err != nil {
				t.Errorf("formula %q, error %v", formula, err)
			}
			model := data.PRO()
			surveyed := &assess.Portfolio{Model: model, Lens: &model.Lenses[0], Rows: []assess.Row{{File: "f.yaml", Problem: test.note}}, Medians: make([]assess.Score, 10)}
			if diff := cmp.Diff(test.inCSV, column(t, records(t, written(t, report.Portfolio{Portfolio: surveyed}, report.FormatCSV)), "problem")[0]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestATextThatLooksLikeAFormulaIsMarkedAsText(t *testing.T) {
	a := assessment(t, services, assess.Options{})
	a.Result.Elements[0].Answer.Note, a.Result.Elements[1].Answer.Note = "=1+1", "harmless"
	content := written(t, a, report.FormatXLSX)
	parts, err := zip.NewReader(strings.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := parts.Open("xl/styles.xml")
	if err != nil {
		t.Fatal(err)
	}
	styles, err := io.ReadAll(part)
	if err != nil || strings.Count(string(styles), `quotePrefix="true"`) != 1 {
		t.Errorf("error %v, styles %s", err, styles)
	}
	book := openWorkbook(t, content)
	hostile, _ := book.GetCellStyle("Elements", "I2")
	harmless, _ := book.GetCellStyle("Elements", "I3")
	if quoted := book.Styles.CellXfs.Xf; quoted[hostile].QuotePrefix == nil || quoted[harmless].QuotePrefix != nil {
		t.Errorf("styles %d and %d", hostile, harmless)
	}
}

func BenchmarkSheets(b *testing.B) {
	a := assessment(b, services, assess.Options{Steps: 5, Target: 3})
	rows := portfolio(b, "portfolio/*.yaml").Rows
	many := *portfolio(b, "portfolio/*.yaml")
	for len(many.Rows) < 1000 {
		many.Rows = append(many.Rows, rows...)
	}
	many.Rows, many.Companies = many.Rows[:1000], 1000
	for _, test := range []struct {
		name     string
		document report.Document
		format   report.Format
	}{
		{"assessment/xlsx", a, report.FormatXLSX},
		{"assessment/csv", a, report.FormatCSV},
		{"assessment/tasks", a, report.FormatTasks},
		{"portfolio of 1000/xlsx", report.Portfolio{Portfolio: &many}, report.FormatXLSX},
		{"portfolio of 1000/csv", report.Portfolio{Portfolio: &many}, report.FormatCSV},
	} {
		b.Run(test.name, func(b *testing.B) {
			for b.Loop() {
				if err := report.Write(io.Discard, test.document, test.format, report.Style{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
