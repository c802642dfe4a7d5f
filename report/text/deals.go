package text

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/internal/diag"
	"revops/report/document"
)

// maxStages is how many stages a person is shown.
const maxStages = 20

// warnings writes what makes the figures doubtful.
func warnings(to Layout, read document.DealsRead) {
	for _, warning := range read.WarningLines() {
		to.Note(to.Paint(warning, Doubtful))
	}
}

// DealsRead says what was recognised in files of deals, and in a file of accounts.
func DealsRead(to Layout, read document.DealsRead) {
	for i := range read.Files {
		fileRead(to, read.Of(i), len(read.Files) > 1)
	}
	if read.Accounts != nil {
		accountsRead(to, read.Accounts)
	}
}

// fileRead says what was recognised in a file, and what was not.
func fileRead(to Layout, read document.DealsRead, named bool) {
	file := read.Files[0]
	to.Heading(document.FieldsTitle)
	if named {
		to.Note("File: " + diag.Printable(file.Name))
	}
	columnsRead(to, read.Mapping.Columns)
	for _, line := range read.MissingLines() {
		to.Note(line)
	}
	for _, sentence := range file.Sentences {
		to.Note(document.Capital(diag.Printable(sentence)) + ".")
	}
	stagesRead(to, read.Mapping.Stages)
	dataQuality(to, "Data quality", read.Unusable, read.Notes)
}

// columnsRead lists the columns that were recognised, with what each is and by what, and names the others.
func columnsRead(to Layout, columns []document.DealsColumn) {
	var rows [][]string
	var others []string
	for _, c := range columns {
		if c.Role == nil {
			others = append(others, diag.Printable(c.Header))
			continue
		}
		rows = append(rows, []string{diag.Printable(c.Header), c.Field(), c.MatchedBy()})
	}
	to.Table(slices.Concat(Prose("Column"), Words("Field", "Matched by")), rows)
	legend := document.FieldsLegend
	if to.Operated() {
		legend += " " + document.FieldsHint
	}
	to.Note(legend)
	if len(others) > 0 {
		to.Note("Columns not used: " + strings.Join(others, ", ") + ".")
	}
}

func stagesRead(to Layout, stages []document.DealsStage) {
	if len(stages) == 0 {
		return
	}
	to.Heading("Stages")
	var rows [][]string
	for _, s := range stages[:min(maxStages, len(stages))] {
		rows = append(rows, []string{orDash(diag.Printable(s.Value)), string(s.Outcome), s.DecidedBy(), strconv.Itoa(s.Rows)})
	}
	to.Table(slices.Concat(Prose("Stage"), Words("Counts as", "Decided by"), Numbers("Rows")), rows)
	if hidden := len(stages) - maxStages; hidden > 0 {
		to.Note(fmt.Sprintf("JSON lists %s.", document.Count(hidden, "more stage", "more stages")))
	}
}

// dataQuality lists what is wrong with rows, if anything is: those that are left out, then those that count.
func dataQuality(to Layout, title string, unusable, notes []document.DealsRemark) {
	var rows [][]string
	add := func(remarks []document.DealsRemark, treatment string) {
		for _, r := range remarks {
			rows = append(rows, []string{document.Capital(diag.Printable(r.Text)), strconv.Itoa(r.Rows), treatment, r.FirstRows()})
		}
	}
	add(unusable, document.RowsLeftOut)
	add(notes, document.RowsCounted)
	if len(rows) == 0 {
		return
	}
	to.Heading(title)
	to.Table(slices.Concat(Prose("Issue"), Numbers("Rows"), Words(document.TreatmentTitle), Prose(document.RowNumbersTitle)), rows)
}

// accountsRead says what was recognised in a file of accounts, and how many deals found theirs.
func accountsRead(to Layout, accounts *document.Accounts) {
	to.Heading("Accounts")
	to.Note(accounts.About())
	columnsRead(to, accounts.AllColumns())
	for _, sentence := range accounts.Sentences {
		to.Note(document.Capital(diag.Printable(sentence)) + ".")
	}
	for _, found := range accounts.FoundLines() {
		to.Note(found)
	}
	dataQuality(to, "Data quality of accounts", accounts.Remarks(accounts.Unusable), accounts.Remarks(accounts.Notes))
}

// orDash writes a text, a dash for none.
func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}
