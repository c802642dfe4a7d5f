package sheet_test

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"revops/assess"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/narrative"
	"revops/report/sheet"
)

// Numbers that follow from others are formulas, with their values beside them for programs that do not calculate.
func TestWorkbooks_formulas(t *testing.T) {
	for name, least := range map[string]int{"forecast": 3, "plan": 20, "everything": 15, "all at once": 15, "team": 15, "assessment": 0} {
		book := openWorkbook(t, documents(t)[name]["xlsx"](t))
		formulas := 0
		for _, sheet := range book.GetSheetList() {
			for r, row := range cells(t, book, sheet) {
				for c := range row {
					at, _ := excelize.CoordinatesToCellName(c+1, r+1)
					formula, _ := book.GetCellFormula(sheet, at)
					if formula == "" {
						continue
					}
					formulas++
					value, err := book.CalcCellValue(sheet, at, excelize.Options{RawCellValue: true})
					got, _ := strconv.ParseFloat(value, 64)
					want, wrong := strconv.ParseFloat(row[c], 64)
					if errors.Join(err, wrong) != nil || math.Abs(got-want) > 0.005 {
						t.Errorf("%s, %s!%s: %s is %s, calculated %s, error %v", name, sheet, at, formula, row[c], value, err)
					}
				}
			}
		}
		if formulas < least {
			t.Errorf("%s has %d formulas", name, formulas)
		}
	}
}

// Tasks and, without a plan, next steps have a state from a list and who does them; tasks a priority from a list and their dates as well.
func TestTasks_work(t *testing.T) {
	a := planned(t, samples.Seed, assess.Options{Target: 2, Steps: 3}, assess.ByMonth)
	a.Tasks.Assignees = map[framework.TeamID]string{"sales": "lead@example.com"}
	tasks := samples.Written(t, unsigned(sheet.Plan), a)
	csv := records(t, samples.Written(t, sheet.Tasks, a))
	for of, title := range map[string]string{"Task": "Summary", "Assignee": "Assignee", "Priority": "Priority", "Days": "Days", "Hours": "Estimate Hours", "Element ID": "Element"} {
		if diff := cmp.Diff(column(t, csv, title), column(t, cells(t, openWorkbook(t, tasks), narrative.TasksTitle), of)); diff != "" {
			t.Errorf("%s (-CSV +workbook):\n%s", of, diff)
		}
	}
	a.Result.Plan = nil
	for title, test := range map[string]struct{ book, owner, lists string }{
		narrative.TasksTitle: {tasks, "Team", "To do,In progress,Blocked,Done High,Medium,Low"},
		narrative.StepsTitle: {samples.Written(t, unsigned(sheet.Assessment), a), "Owner", "To do,In progress,Blocked,Done"},
	} {
		book := openWorkbook(t, test.book)
		lists, err := book.GetDataValidations(title)
		var got []string
		for _, list := range lists {
			got = append(got, strings.Trim(list.Formula1, `"`))
		}
		if strings.Join(got, " ") != test.lists || err != nil {
			t.Errorf("%s: lists %q, error %v", title, got, err)
		}
		rows := cells(t, book, title)
		for i, owner := range column(t, rows, test.owner) {
			assigned, due := column(t, rows, "Assignee")[i], "Due"
			if (assigned != "") != (owner == "Sales") || column(t, rows, "Status")[i] != "To do" {
				t.Errorf("%q", rows[i+1])
			}
			if title == narrative.TasksTitle && column(t, rows, due)[i] == "" {
				t.Errorf("no due date: %q", rows[i+1])
			}
		}
	}
}
