package document

import (
	"encoding/json"
	"fmt"

	"revops/deals"
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

func dealsFileOf(read *deals.Import) DealsFile {
	file := DealsFile{
		Name: read.Name, Rows: read.Rows, Deals: read.Deals, Ignored: read.Ignored, Unusable: read.UnusableRows(), LeftOut: read.LeftOut,
		Sentences: list(read.Said),
		Where:     Each(read.Where, func(f deals.FilterRead) DealsWhere { return DealsWhere{f.Condition, f.Absent} }),
		Rates: Each(read.Rates, func(r deals.RateRead) DealsRate {
			return DealsRate{r.Currency, json.Number(r.Decimal()), r.Source, r.Deals}
		}),
	}
	if len(read.Rates) > 0 {
		file.Unconverted = read.Unconverted
	}
	return file
}

func mappingOf(imports []*deals.Import) DealsMapping {
	m := DealsMapping{[]DealsColumn{}, []DealsStage{}, []MissingRole{}}
	for _, read := range imports {
		m.Columns = append(m.Columns, dealsColumns(read.Name, Each(read.Columns, columnOf))...)
		for _, s := range read.Stages {
			m.Stages = append(m.Stages, DealsStage{read.Name, s.Value, s.Outcome, s.Means, s.Rows})
		}
		for _, missing := range read.Missing {
			m.Missing = append(m.Missing, MissingRole{read.Name, missing.Role, missing.Cost})
		}
	}
	return m
}

func columnOf(c deals.Column) AccountsColumn {
	column := AccountsColumn{Header: c.Header, Alias: c.Alias}
	if c.Role != "" {
		column.Role = &c.Role
	}
	return column
}

// dealsColumns are columns of a file, dealsRemarks remarks about it.
func dealsColumns(file string, columns []AccountsColumn) []DealsColumn {
	return Each(columns, func(c AccountsColumn) DealsColumn { return DealsColumn{file, c} })
}

func dealsRemarks(file string, remarks []AccountsRemark) []DealsRemark {
	return Each(remarks, func(r AccountsRemark) DealsRemark { return DealsRemark{file, r} })
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
		remarks = append(remarks, dealsRemarks(read.Name, accountsRemarksOf(of(read)))...)
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

// FieldsLegend says how to read the table of fields, FieldsHint how to change it.
const (
	FieldsLegend = "Field: what the column is read as."
	FieldsHint   = "To change it, run revops evidence map and edit the file that it creates."
)

// Accounts is a file of accounts that was read, and how many deals found theirs.
type Accounts struct {
	Name      string           `json:"name"`
	Rows      int              `json:"rows"`
	Accounts  int              `json:"accounts"`
	Repeated  int              `json:"repeated"`
	Found     int              `json:"deals_found"`
	Unknown   int              `json:"deals_not_found"`
	Without   int              `json:"deals_without_account"`
	Columns   []AccountsColumn `json:"columns"`
	Unusable  []AccountsRemark `json:"unusable"`
	Notes     []AccountsRemark `json:"notes"`
	Sentences []string         `json:"said"`
}

// AccountsColumn is a column. Role is null for one that was not recognised; Alias is the header that it was recognised by, absent
// where the map names the column.
type AccountsColumn struct {
	Header string      `json:"header"`
	Role   *deals.Role `json:"role" jsonschema:"nullable"`
	Alias  string      `json:"alias,omitempty"`
}

// AccountsRemark counts rows about which the same is to be said. First are the numbers of the first ones.
type AccountsRemark struct {
	Code  string `json:"code"`
	Text  string `json:"text"`
	Rows  int    `json:"rows"`
	First []int  `json:"first"`
}

// accountsOf is nil without a file of accounts.
func accountsOf(read *deals.AccountImport) *Accounts {
	if read == nil {
		return nil
	}
	return &Accounts{
		Name: read.Name, Rows: read.Rows, Accounts: read.Accounts, Repeated: read.Repeated, Found: read.Found, Unknown: read.Unknown,
		Without: read.Without, Columns: Each(read.Columns, columnOf), Unusable: accountsRemarksOf(read.Unusable),
		Notes: accountsRemarksOf(read.Notes), Sentences: list(read.Said),
	}
}

func accountsRemarksOf(remarks []deals.Remark) []AccountsRemark {
	return Each(remarks, func(r deals.Remark) AccountsRemark { return AccountsRemark{r.Code, r.Text, r.Count, list(r.First)} })
}

// AllColumns are the columns of the accounts in the form of those of deals.
func (a *Accounts) AllColumns() []DealsColumn { return dealsColumns(a.Name, a.Columns) }

// Remarks are the remarks about a file of accounts in the form of those about deals.
func (a *Accounts) Remarks(remarks []AccountsRemark) []DealsRemark {
	return dealsRemarks(a.Name, remarks)
}

// About says how many accounts were read.
func (a *Accounts) About() string {
	unusable := 0
	for _, remark := range a.Unusable {
		unusable += remark.Rows
	}
	about := fmt.Sprintf("%s: %s, %s", diag.Printable(a.Name), Count(a.Rows, "row", "rows"), Count(a.Accounts, "account", "accounts"))
	if unusable > 0 {
		about += ", " + Count(unusable, "unusable row", "unusable rows")
	}
	return about + "."
}

// FoundLines say how many deals found their account.
func (a *Accounts) FoundLines() []string {
	var lines []string
	add := func(deals int, text string) {
		if deals > 0 {
			lines = append(lines, Count(deals, "deal", "deals")+" "+text)
		}
	}
	add(a.Found, "matched to an account.")
	add(a.Unknown, "with an account that is not in the file.")
	add(a.Without, "without an account.")
	return lines
}
