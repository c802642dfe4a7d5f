package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/evidence"
	"revops/internal/diag"
)

// recognition says what was recognised in files of deals.
type recognition struct {
	paper
	imports []*evidence.Import
	// accounts is what was recognised in a file of accounts; nil without one.
	accounts *evidence.AccountImport
}

func (t recognition) all() {
	for _, read := range t.imports {
		t.file(read)
	}
	if t.accounts != nil {
		accountsTable{t.paper}.recognised(t.accounts)
	}
}

// file says what was recognised in a file, and what was not.
func (t recognition) file(read *evidence.Import) {
	t.heading("What was recognised")
	if len(t.imports) > 1 {
		t.note("In " + diag.Printable(read.Name) + ":")
	}
	t.table(columnTitles(), columnRows(read.Columns))
	if others := unusedColumns(read.Columns); len(others) > 0 {
		t.note("Not used: " + strings.Join(others, ", ") + ".")
	}
	for _, line := range notThere([]*evidence.Import{read}) {
		t.note(line)
	}
	for _, said := range read.Said {
		t.note(capital(diag.Printable(said)) + ".")
	}
	t.stages(read)
	t.unusable(read)
}

func columnTitles() []column {
	return []column{{title: "Column", flexible: true}, {title: "Is"}, {title: "By", flexible: true}}
}

// columnRows are the columns that were recognised, with what each is and by what.
func columnRows(columns []evidence.Column) [][]string {
	var rows [][]string
	for _, c := range columns {
		if c.Role == "" {
			continue
		}
		by := "the map"
		if c.Alias != "" {
			by = c.Alias
		}
		rows = append(rows, []string{diag.Printable(c.Header), string(c.Role), diag.Printable(by)})
	}
	return rows
}

// unusedColumns are the headers of the others.
func unusedColumns(columns []evidence.Column) []string {
	var headers []string
	for _, c := range columns {
		if c.Role == "" {
			headers = append(headers, diag.Printable(c.Header))
		}
	}
	return headers
}

// shownStages is how many stages a person is shown.
const shownStages = 20

func (t recognition) stages(read *evidence.Import) {
	if len(read.Stages) == 0 {
		return
	}
	t.heading("Stages")
	var rows [][]string
	for _, s := range read.Stages[:min(shownStages, len(read.Stages))] {
		rows = append(rows, []string{dash(diag.Printable(s.Value)), string(s.Outcome), string(s.Means), strconv.Itoa(s.Rows)})
	}
	t.table([]column{{title: "Stage", flexible: true}, {title: "Is"}, {title: "By"}, {title: "Rows", number: true}}, rows)
	if hidden := len(read.Stages) - shownStages; hidden > 0 {
		t.note(fmt.Sprintf("And %s. JSON has them.", count(hidden, "more stage", "more stages")))
	}
}

// unusable lists the rows that are no deals, and those that count but not in everything.
func (t recognition) unusable(read *evidence.Import) {
	remarkTable(t, "Unusable rows", read.Unusable)
	remarkTable(t, "Rows with a fault", read.Notes)
}

// remarkTable lists what is to be said of rows, if anything is.
func remarkTable(p paper, title string, remarks []evidence.Remark) {
	if len(remarks) == 0 {
		return
	}
	p.heading(title)
	var rows [][]string
	for _, remark := range remarks {
		rows = append(rows, []string{capital(diag.Printable(remark.Text)), strconv.Itoa(remark.Count), firstRows(remark)})
	}
	p.table([]column{{title: "Reason", flexible: true}, {title: "Rows", number: true}, {title: "Row", flexible: true}}, rows)
}

// firstRows lists the numbers of the first rows.
func firstRows(remark evidence.Remark) string {
	var numbers []string
	for _, row := range remark.First {
		numbers = append(numbers, strconv.Itoa(row))
	}
	if len(numbers) > 0 && remark.Count > len(numbers) {
		numbers = append(numbers, "…")
	}
	return strings.Join(numbers, ", ")
}

// aboutDeals says how much was read.
func aboutDeals(imports []*evidence.Import) string {
	rows, deals, ignored, unusable := 0, 0, 0, 0
	var names []string
	for _, read := range imports {
		rows += read.Rows
		deals += read.Deals
		ignored += read.Ignored
		unusable += read.UnusableRows()
		names = append(names, diag.Printable(read.Name))
	}
	about := fmt.Sprintf("%s: %s, %s", strings.Join(names, ", "), count(rows, "row", "rows"), count(deals, "deal", "deals"))
	if unusable > 0 {
		about += fmt.Sprintf(", %d unusable", unusable)
	}
	if ignored > 0 {
		about += fmt.Sprintf(", %d ignored", ignored)
	}
	return about
}

// currencyOf is that of the amounts, "" where the files name none.
func currencyOf(imports []*evidence.Import) string {
	currency, _ := evidence.Currency(imports) // files in several are refused before
	return currency
}

// notThere says which columns are missing, and what that costs.
func notThere(imports []*evidence.Import) []string {
	var lines []string
	for _, read := range imports {
		for _, missing := range read.Missing {
			lines = append(lines, fmt.Sprintf("No %s: %s.", missing.Role, diag.Printable(missing.Cost)))
		}
	}
	return slices.Compact(lines)
}
