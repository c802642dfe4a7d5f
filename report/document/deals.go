package document

import (
	"encoding/json"

	"revops/deals"
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

// FieldsLegend says how to read the table of fields, FieldsHint how to change it.
const (
	FieldsLegend = "Field: what the column is read as."
	FieldsHint   = "To change it, run revops evidence map and edit the file that it creates."
)
