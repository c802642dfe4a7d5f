package document

import (
	"fmt"

	"revops/deals"
	"revops/internal/diag"
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
		Without: read.Without, Columns: columnsOf(read.Columns), Unusable: accountsRemarksOf(read.Unusable),
		Notes: accountsRemarksOf(read.Notes), Sentences: list(read.Said),
	}
}

func accountsRemarksOf(remarks []deals.Remark) []AccountsRemark {
	written := []AccountsRemark{}
	for _, r := range remarks {
		written = append(written, AccountsRemark{r.Code, r.Text, r.Count, list(r.First)})
	}
	return written
}

// AllColumns are the columns of the accounts in the form of those of deals.
func (a *Accounts) AllColumns() []DealsColumn {
	var columns []DealsColumn
	for _, c := range a.Columns {
		columns = append(columns, DealsColumn{a.Name, c})
	}
	return columns
}

// Remarks are the remarks about a file of accounts in the form of those about deals.
func (a *Accounts) Remarks(remarks []AccountsRemark) []DealsRemark {
	var all []DealsRemark
	for _, r := range remarks {
		all = append(all, DealsRemark{a.Name, r})
	}
	return all
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
