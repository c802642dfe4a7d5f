package sheet_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/assess"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/narrative"
	"revops/report/sheet"
)

// score is a score as files hold it: exact, "" for none.
func score(s assess.Score) string {
	if !s.Known {
		return ""
	}
	return strconv.FormatFloat(s.Float(), 'f', -1, 64)
}

// Level, score and each gap are read back from workbook and CSV.
func TestAssessment_readBack(t *testing.T) {
	for _, file := range samples.Companies(t) {
		a := samples.Assessment(t, file, assess.Options{Steps: 3, Target: 3})
		var ids, days, gains, levels []string
		for _, gap := range a.Result.Gaps {
			ids, days = append(ids, string(gap.Element)), append(days, strconv.Itoa(gap.Days))
			gains, levels = append(gains, score(gap.ScoreGain)), append(levels, strconv.Itoa(gap.Level))
		}
		book := openWorkbook(t, samples.Written(t, unsigned(sheet.Gaps), a))
		gaps, table := cells(t, book, "Gaps"), records(t, samples.Written(t, sheet.AssessmentCSV, a))
		for _, want := range []struct {
			key, title string
			cells      []string
		}{
			{"element", "Element ID", ids}, {"days", "Days", days}, {"score_gain", "Score gain", gains}, {"level", "Level", levels},
		} {
			if diff := cmp.Diff(want.cells, column(t, table, want.key)); diff != "" {
				t.Errorf("%s, CSV: %s:\n%s", file, want.key, diff)
			}
			if diff := cmp.Diff(want.cells, column(t, gaps, want.title)); diff != "" {
				t.Errorf("%s, workbook: %s:\n%s", file, want.title, diff)
			}
		}
		facts := map[string]string{}
		for _, row := range cells(t, book, "Summary") {
			if len(row) == 2 {
				facts[row[0]] = row[1]
			}
		}
		scores := a.Result.Scores()
		if facts["Maturity level"] != strconv.Itoa(a.Result.Level.Number) || facts["Score"] != score(scores.Low) || facts["Upper end of score"] != score(scores.High) {
			t.Errorf("%s: %v", file, facts)
		}
	}
}

// The workbook of gaps is that of the assessment, open at the gaps.
func TestGaps_open(t *testing.T) {
	a := samples.Assessment(t, samples.Services, assess.Options{})
	book := openWorkbook(t, samples.Written(t, unsigned(sheet.Gaps), a))
	if open := book.GetSheetName(book.GetActiveSheetIndex()); open != "Gaps" {
		t.Errorf("open at %s", open)
	}
	whole := strings.ReplaceAll(dump(t, samples.Written(t, unsigned(sheet.Assessment), a)), " (open)", "")
	if diff := cmp.Diff(whole, strings.ReplaceAll(dump(t, samples.Written(t, unsigned(sheet.Gaps), a)), " (open)", "")); diff != "" {
		t.Error(diff)
	}
}

// The days of the tasks are those of the path, and their estimates in seconds those of days of eight hours.
func TestTasks_days(t *testing.T) {
	for _, file := range samples.Companies(t) {
		a := samples.Assessment(t, file, assess.Options{Target: 3})
		rows := records(t, samples.Written(t, sheet.Tasks, a))
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

// A task is blocked by the move below of its element and by what its element requires; those on the path come before others.
func TestTasks_blockers(t *testing.T) {
	rows := records(t, samples.Written(t, sheet.Tasks, samples.Assessment(t, samples.Seed, assess.Options{Target: 2})))
	summaries, blockers := column(t, rows, "Summary"), column(t, rows, "Blocked By")
	blocked := 0
	for i, by := range blockers {
		for summary := range strings.SplitSeq(by, "; ") {
			if before := slices.Index(summaries, summary); by != "" && (before < 0 || before >= i) {
				t.Errorf("%s is blocked by %q, which does not come before it", summaries[i], summary)
			}
		}
		if by != "" {
			blocked++
		}
	}
	if blocked == 0 || !slices.Contains(column(t, rows, "Priority"), "High") {
		t.Errorf("%d tasks are blocked; priorities %q", blocked, column(t, rows, "Priority"))
	}
}

// Tasks of a plan start and are due when the plan begins them and has them done.
func TestTasks_dates(t *testing.T) {
	a := planned(t, samples.Seed, assess.Options{Target: 2}, assess.ByQuarter)
	rows := records(t, samples.Written(t, sheet.Tasks, a))
	starts, dues := column(t, rows, "Start Date"), column(t, rows, "Due Date")
	plan := a.Result.Plan
	var ends []string
	for _, step := range plan.Periods[len(plan.Periods)-1].Steps {
		ends = append(ends, string(step.Ends))
	}
	if slices.Min(starts) != "2027-01-01" || slices.Max(dues) != slices.Max(ends) || slices.Contains(dues, "") {
		t.Errorf("from %q to %q, the plan ends on %q", starts, dues, slices.Max(ends))
	}
}

// A lens that elements of others serve is shown as said and done, the lens of the level with its levels.
func TestAssessment_lenses(t *testing.T) {
	got := map[string]string{}
	for _, row := range cells(t, openWorkbook(t, samples.Written(t, unsigned(sheet.Assessment), samples.Bakery(t, assess.Options{}))), "Summary") {
		if len(row) > 2 && row[1] == "ID" {
			got[row[0]] = strings.Join(row[2:], ", ")
		}
	}
	if diff := cmp.Diff(map[string]string{
		"Station": "Score, Upper end of score, In place, Applicable, Level",
		"Rule":    "Score, Upper end of score, In place, Applicable, Practice, Difference",
		"Pillar":  "Score, Upper end of score, In place, Applicable, Practice, Difference",
		"Shift":   "Score, Upper end of score, In place, Applicable",
	}, got); diff != "" {
		t.Errorf("titles in the workbook (-want +got):\n%s", diff)
	}
}

// The answers that deals contradict are those of the result, in the workbook and in the CSV file.
func TestAssessment_contradicted(t *testing.T) {
	for _, file := range samples.Companies(t) {
		a := beside(t, file)
		var want []string
		for _, shown := range a.EvidenceElements() {
			if shown.Contradicts {
				want = append(want, string(shown.Element))
			}
		}
		contradicted := func(rows [][]string, id, title, yes string) (ids []string) {
			for i, value := range column(t, rows, title) {
				if value == yes {
					ids = append(ids, column(t, rows, id)[i])
				}
			}
			return ids
		}
		book := openWorkbook(t, samples.Written(t, unsigned(sheet.Assessment), a))
		if diff := cmp.Diff(want, contradicted(cells(t, book, "Evidence vs. answers"), "Element ID", "Higher than supported", "yes")); diff != "" {
			t.Errorf("%s, workbook (-want +got):\n%s", file, diff)
		}
		got := contradicted(records(t, samples.Written(t, sheet.AssessmentCSV, a)), "element", "contradicts", "true")
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s, CSV (-want +got):\n%s", file, diff)
		}
	}
}

// Gaps and next steps name the factors that they serve where deals show what a point of them is worth, and have no such column elsewhere.
func TestAssessment_serves(t *testing.T) {
	a := beside(t, samples.ScaleUp)
	book := openWorkbook(t, samples.Written(t, unsigned(sheet.Assessment), a))
	for _, rows := range [][][]string{cells(t, book, "Gaps"), cells(t, book, "Next steps")} {
		if got := column(t, rows, narrative.ServesTitle); !slices.ContainsFunc(got, func(cell string) bool { return strings.HasPrefix(cell, "Flow, ") }) {
			t.Errorf("the factors are %q", got)
		}
	}
	a.Result.Evidence.Forecast = nil
	if got := records(t, samples.Written(t, sheet.AssessmentCSV, a))[0]; slices.Contains(got, "serves") {
		t.Errorf("the columns are %q", got)
	}
}

// Each tool has its columns; those of Linear hold what those of Jira do, with the dates in the description.
func TestTasks_tools(t *testing.T) {
	a := planned(t, samples.Seed, assess.Options{Target: 2}, assess.ByQuarter)
	a.Tasks.Assignees = map[framework.TeamID]string{"sales": "lead@example.com"}
	jira := records(t, samples.Written(t, sheet.Tasks, a))
	a.Tasks.Tool = narrative.TasksForLinear
	linear := records(t, samples.Written(t, sheet.Tasks, a))
	if diff := cmp.Diff([]string{"Title", "Description", "Status", "Estimate", "Priority", "Project", "Assignee", "Labels"}, linear[0]); diff != "" {
		t.Errorf("columns of Linear (-want +got):\n%s", diff)
	}
	for of, title := range map[string]string{"Title": "Summary", "Estimate": "Days", "Priority": "Priority", "Project": "Section", "Assignee": "Assignee", "Labels": "Labels"} {
		if diff := cmp.Diff(column(t, jira, title), column(t, linear, of)); diff != "" {
			t.Errorf("%s (-Jira +Linear):\n%s", of, diff)
		}
	}
	for i, text := range column(t, linear, "Description") {
		want := "Planned: " + column(t, jira, "Start Date")[i] + " to " + column(t, jira, "Due Date")[i] + "\n\n"
		if !strings.HasPrefix(text, want) {
			t.Errorf("%q does not begin with %q", text, want)
		}
	}
	for i, owner := range column(t, jira, "Labels") {
		if got := column(t, jira, "Assignee")[i]; (got == "lead@example.com") != (owner == "sales") {
			t.Errorf("%s of %s is assigned to %q", jira[i+1][0], owner, got)
		}
	}
}
