package document

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/deals"
	"revops/fact"
	"revops/internal/diag"
)

// DealsFile is a file of deals that was read. Deals, Ignored, Unusable and LeftOut add up to Rows.
type DealsFile struct {
	Name     string `json:"name"`
	Rows     int    `json:"rows"`
	Deals    int    `json:"deals"`
	Ignored  int    `json:"ignored"`
	Unusable int    `json:"unusable"`
	// LeftOut counts the rows that do not meet the conditions of Where.
	LeftOut int          `json:"left_out,omitempty"`
	Where   []DealsWhere `json:"where,omitempty"`
	// Rates are those by which amounts were converted, Unconverted counts the deals whose amount is in the currency itself.
	Rates       []DealsRate `json:"rates,omitempty"`
	Unconverted int         `json:"unconverted,omitempty"`
	// Sentences are about how the file was read, without a full stop.
	Sentences []string `json:"said"`
}

// DealsWhere is a condition that rows had to meet to count. Absent are the values in it that no row has.
type DealsWhere struct {
	Condition string   `json:"condition"`
	Absent    []string `json:"in_no_row,omitempty"`
}

// DealsRate says what 1 of a currency is in that of the document, where that is from, and how many deals were converted so.
type DealsRate struct {
	Currency string      `json:"currency"`
	Rate     json.Number `json:"rate"`
	Source   string      `json:"source,omitempty"`
	Deals    int         `json:"deals"`
}

// DealsMapping is what was recognised in the files.
type DealsMapping struct {
	Columns []DealsColumn `json:"columns"`
	Stages  []DealsStage  `json:"stages"`
	Missing []MissingRole `json:"missing"`
}

// DealsColumn is a column of a file.
type DealsColumn struct {
	File string `json:"file"`
	AccountsColumn
}

// DealsStage is a value that gives deals their state, with what it was taken for, by what, and in how many rows it stands.
type DealsStage struct {
	File    string        `json:"file"`
	Value   string        `json:"value"`
	Outcome deals.Outcome `json:"outcome"`
	Means   deals.Means   `json:"means"`
	Rows    int           `json:"rows"`
}

// MissingRole is a role that no column has. Cost says what can't be said without it.
type MissingRole struct {
	File string     `json:"file"`
	Role deals.Role `json:"role"`
	Cost string     `json:"cost"`
}

// DealsRemark counts rows of a file about which the same is to be said.
type DealsRemark struct {
	File string `json:"file"`
	AccountsRemark
}

func dealsFilesOf(imports []*deals.Import) []DealsFile {
	files := []DealsFile{}
	for _, read := range imports {
		file := DealsFile{
			Name: read.Name, Rows: read.Rows, Deals: read.Deals, Ignored: read.Ignored, Unusable: read.UnusableRows(), LeftOut: read.LeftOut,
			Sentences: list(read.Said),
		}
		for _, filter := range read.Where {
			file.Where = append(file.Where, DealsWhere{filter.Condition, filter.Absent})
		}
		for _, rate := range read.Rates {
			file.Rates = append(file.Rates, DealsRate{rate.Currency, json.Number(rate.Decimal()), rate.Source, rate.Deals})
			file.Unconverted = read.Unconverted
		}
		files = append(files, file)
	}
	return files
}

func mappingOf(imports []*deals.Import) DealsMapping {
	m := DealsMapping{[]DealsColumn{}, []DealsStage{}, []MissingRole{}}
	for _, read := range imports {
		for _, c := range columnsOf(read.Columns) {
			m.Columns = append(m.Columns, DealsColumn{read.Name, c})
		}
		for _, s := range read.Stages {
			m.Stages = append(m.Stages, DealsStage{read.Name, s.Value, s.Outcome, s.Means, s.Rows})
		}
		for _, missing := range read.Missing {
			m.Missing = append(m.Missing, MissingRole{read.Name, missing.Role, missing.Cost})
		}
	}
	return m
}

func columnsOf(columns []deals.Column) []AccountsColumn {
	written := []AccountsColumn{}
	for _, c := range columns {
		column := AccountsColumn{Header: c.Header, Alias: c.Alias}
		if c.Role != "" {
			column.Role = &c.Role
		}
		written = append(written, column)
	}
	return written
}

// unusableOf are the remarks about rows that are not deals, notesOf those about deals that do not count in everything.
func unusableOf(imports []*deals.Import) []DealsRemark {
	return remarksOf(imports, func(read *deals.Import) []deals.Remark { return read.Unusable })
}

func notesOf(imports []*deals.Import) []DealsRemark {
	return remarksOf(imports, func(read *deals.Import) []deals.Remark { return read.Notes })
}

func remarksOf(imports []*deals.Import, of func(*deals.Import) []deals.Remark) []DealsRemark {
	remarks := []DealsRemark{}
	for _, read := range imports {
		for _, r := range accountsRemarksOf(of(read)) {
			remarks = append(remarks, DealsRemark{read.Name, r})
		}
	}
	return remarks
}

// currencyOf is that of the amounts, nil where the files name none.
func currencyOf(imports []*deals.Import) *string {
	currency, _ := deals.Currency(imports) // files in several are refused before
	return textOrNil(currency)
}

// Titles of the columns that say what became of rows with an issue and in which rows of the file it is, and what became of them.
const (
	TreatmentTitle  = "Treatment"
	RowNumbersTitle = "Row numbers"
	RowsLeftOut     = "left out"
	RowsCounted     = "counted"
)

// FieldsTitle is the heading over the columns of a file and the fields that they hold.
const FieldsTitle = "Fields recognized"

// FieldsLegend says how to read the table of fields.
const FieldsLegend = "Field: what the column is read as. To change it, run revops evidence map and edit the file that it creates."

// DealsRead is what a document of deals says of the files that were read.
type DealsRead struct {
	Files    []DealsFile
	Mapping  DealsMapping
	Accounts *Accounts
	Currency *string
	// Unusable and Notes are those of all files.
	Unusable, Notes []DealsRemark
	// Warnings say what makes the figures doubtful.
	Warnings []string
}

// WarningLines are the warnings as they are shown.
func (d DealsRead) WarningLines() []string { return WarningLines(d.Warnings) }

// WarningLines are warnings as they are shown.
func WarningLines(warnings []string) []string {
	var lines []string
	for _, warning := range warnings {
		lines = append(lines, "Warning: "+diag.Printable(warning))
	}
	return lines
}

// About says how much was read.
func (d DealsRead) About() string {
	rows, deals, ignored, unusable := 0, 0, 0, 0
	var names []string
	for _, read := range d.Files {
		rows += read.Rows
		deals += read.Deals
		ignored += read.Ignored
		unusable += read.Unusable
		names = append(names, diag.Printable(read.Name))
	}
	about := fmt.Sprintf("%s: %s, %s", strings.Join(names, ", "), Count(rows, "row", "rows"), Count(deals, "deal", "deals"))
	if unusable > 0 {
		about += ", " + Count(unusable, "unusable row", "unusable rows")
	}
	if ignored > 0 {
		about += ", " + Count(ignored, "ignored row", "ignored rows")
	}
	if where := d.where(); where != "" {
		about += ", " + where
	}
	return about
}

// DealsNotes are sentences about which deals count, for documents that do not say what was read.
func DealsNotes(imports []*deals.Import) []string {
	read := DealsRead{Files: dealsFilesOf(imports), Currency: currencyOf(imports)}
	var notes []string
	if where := read.where(); where != "" {
		notes = append(notes, "CRM deals: "+where+".")
	}
	if read.Conversion() != "" {
		notes = append(notes, Capital(strings.TrimPrefix(read.AmountsIn(), "; "))+".")
	}
	return notes
}

// Conditions are those that rows had to meet to count, "" for none.
func (d DealsRead) Conditions() string {
	var conditions []string
	for _, filter := range d.Files[0].Where {
		conditions = append(conditions, diag.Printable(filter.Condition))
	}
	return strings.Join(conditions, " and ")
}

// LeftOut counts the rows that do not meet the conditions.
func (d DealsRead) LeftOut() int {
	sum := 0
	for _, file := range d.Files {
		sum += file.LeftOut
	}
	return sum
}

// where says how many rows the conditions left out, and which of their values no file has; "" where there are none.
func (d DealsRead) where() string {
	if len(d.Files) == 0 || d.Conditions() == "" {
		return ""
	}
	var absent []string
	for at, filter := range d.Files[0].Where {
		for _, value := range filter.Absent {
			if !slices.ContainsFunc(d.Files, func(file DealsFile) bool { return !slices.Contains(file.Where[at].Absent, value) }) {
				absent = append(absent, diag.Printable(value))
			}
		}
	}
	said := fmt.Sprintf("%s filtered out by %s", Count(d.LeftOut(), "row", "rows"), d.Conditions())
	if len(absent) > 0 {
		said += fmt.Sprintf(" (no row has %s)", strings.Join(absent, ", "))
	}
	return said
}

// AmountsIn says in which currency amounts are, how they came into it and how many did not, "" where no file names one.
func (d DealsRead) AmountsIn() string {
	if d.Currency == nil {
		return ""
	}
	in := "; amounts in " + diag.Printable(*d.Currency)
	if converted := d.Conversion(); converted != "" {
		in += ", " + converted
	}
	left := 0
	for _, note := range d.Notes {
		if note.Code == deals.CodeOtherCurrency {
			left += note.Rows
		}
	}
	if left > 0 {
		in += ", " + Count(left, "amount", "amounts") + " in other currencies left out"
	}
	return in
}

// Conversion says how many amounts were converted, by which rates and where those are from; "" without rates.
func (d DealsRead) Conversion() string {
	if len(d.Files) == 0 || len(d.Files[0].Rates) == 0 || d.Currency == nil {
		return ""
	}
	converted, all := 0, 0
	var rates []string
	for at, rate := range d.Files[0].Rates {
		here := 0
		for _, file := range d.Files {
			here += file.Rates[at].Deals
		}
		line := fmt.Sprintf("1 %s = %s %s", diag.Printable(rate.Currency), rate.Rate, diag.Printable(*d.Currency))
		if rate.Source != "" {
			line += " (" + diag.Printable(rate.Source) + ")"
		}
		if converted += here; here > 0 {
			rates = append(rates, line)
		}
	}
	for _, file := range d.Files {
		all += file.Unconverted
	}
	all += converted
	if converted == 0 {
		return "no amount needed a rate"
	}
	share := fact.Rate{Part: converted, Whole: all}.Share()
	return fmt.Sprintf("%d of %d (%s) converted: %s", converted, all, Percentage(share), strings.Join(rates, ", "))
}

// Of is what was read from the file at a place among the files.
func (d DealsRead) Of(file int) DealsRead {
	name := d.Files[file].Name
	return DealsRead{
		Files: d.Files[file : file+1],
		Mapping: DealsMapping{
			Columns: ofFile(d.Mapping.Columns, func(c DealsColumn) string { return c.File }, name),
			Stages:  ofFile(d.Mapping.Stages, func(s DealsStage) string { return s.File }, name),
			Missing: ofFile(d.Mapping.Missing, func(m MissingRole) string { return m.File }, name),
		},
		Unusable: ofFile(d.Unusable, func(r DealsRemark) string { return r.File }, name),
		Notes:    ofFile(d.Notes, func(r DealsRemark) string { return r.File }, name),
	}
}

func ofFile[T any](items []T, file func(T) string, name string) []T {
	return slices.DeleteFunc(slices.Clone(items), func(item T) bool { return file(item) != name })
}

// MissingLines say which fields were not found and what that costs, each once; those that only a breakdown needs in one line.
func (d DealsRead) MissingLines() []string {
	var lines, dimensions []string
	for _, missing := range d.Mapping.Missing {
		if slices.Contains(deals.Dimensions(), missing.Role) {
			dimensions = append(dimensions, "--by "+string(missing.Role))
		} else {
			lines = append(lines, fmt.Sprintf("%s not found: %s.", Capital(missing.Role.Noun()), diag.Printable(missing.Cost)))
		}
	}
	if dimensions = distinct(dimensions); len(dimensions) > 0 {
		lines = append(lines, fmt.Sprintf("Not possible, as no such column was found: %s.", strings.Join(dimensions, ", ")))
	}
	return distinct(lines)
}

// distinct are texts in the order in which each first occurs.
func distinct(texts []string) []string {
	var once []string
	for _, text := range texts {
		if !slices.Contains(once, text) {
			once = append(once, text)
		}
	}
	return once
}

// Field is what users call what the column is read as, "" for a column that is not used.
func (c AccountsColumn) Field() string {
	if c.Role == nil {
		return ""
	}
	return Capital(c.Role.Noun())
}

// MatchedBy says what gave a column its field, "" for one that has none.
func (c AccountsColumn) MatchedBy() string {
	switch {
	case c.Role == nil:
		return ""
	case c.Alias == "":
		return "map"
	default:
		return "header"
	}
}

// DecidedBy says what gave a stage its outcome.
func (s DealsStage) DecidedBy() string {
	switch s.Means {
	case deals.ByFlag:
		return "won or closed field"
	case deals.ByName:
		return "stage name"
	case deals.ByID:
		return "stage ID"
	case deals.ByDefault:
		return "default"
	default:
		return string(s.Means)
	}
}

// FirstRows lists the numbers of the first rows.
func (r AccountsRemark) FirstRows() string {
	var numbers []string
	for _, row := range r.First {
		numbers = append(numbers, strconv.Itoa(row))
	}
	if len(numbers) > 0 && r.Rows > len(numbers) {
		numbers = append(numbers, "…")
	}
	return strings.Join(numbers, ", ")
}
