package report

import (
	"fmt"
	"strings"

	"revops/evidence"
	"revops/internal/diag"
)

// accountsTable says what was recognised in a file of accounts, and how many deals found theirs.
type accountsTable struct{ paper }

func (t accountsTable) recognised(read *evidence.AccountImport) {
	t.heading("Accounts")
	t.note(aboutAccounts(read))
	t.table(columnTitles(), columnRows(read.Columns))
	if others := unusedColumns(read.Columns); len(others) > 0 {
		t.note("Not used: " + strings.Join(others, ", ") + ".")
	}
	for _, said := range read.Said {
		t.note(capital(diag.Printable(said)) + ".")
	}
	for _, found := range accountsFound(read) {
		t.note(found)
	}
	remarkTable(t, "Unusable rows of accounts", read.Unusable)
	remarkTable(t, "Rows of accounts that count in part", read.Notes)
}

// aboutAccounts says how much was read.
func aboutAccounts(read *evidence.AccountImport) string {
	return fmt.Sprintf("%s: %s, %s%s.", diag.Printable(read.Name), count(read.Rows, "row", "rows"), count(read.Accounts, "account", "accounts"),
		unusableAccounts(read))
}

// accountsFound says how many deals found their account.
func accountsFound(read *evidence.AccountImport) []string {
	var sentences []string
	for _, found := range []struct {
		deals int
		text  string
	}{
		{read.Found, "found their account in it."},
		{read.Unknown, "with an account that is not in it."},
		{read.Without, "without an account."},
	} {
		if found.deals > 0 {
			sentences = append(sentences, count(found.deals, "deal", "deals")+" "+found.text)
		}
	}
	return sentences
}

func unusableAccounts(read *evidence.AccountImport) string {
	if unusable := read.UnusableRows(); unusable > 0 {
		return fmt.Sprintf(", %d unusable", unusable)
	}
	return ""
}

type accountsDocument struct {
	Name     string           `json:"name"`
	Rows     int              `json:"rows"`
	Accounts int              `json:"accounts"`
	Repeated int              `json:"repeated"`
	Found    int              `json:"deals_found"`
	Unknown  int              `json:"deals_not_found"`
	Without  int              `json:"deals_without_account"`
	Columns  []accountsColumn `json:"columns"`
	Unusable []accountsRemark `json:"unusable"`
	Notes    []accountsRemark `json:"notes"`
	Said     []string         `json:"said"`
}

type accountsColumn struct {
	Header string         `json:"header"`
	Role   *evidence.Role `json:"role"`
	Alias  string         `json:"alias,omitempty"`
}

type accountsRemark struct {
	Code  string `json:"code"`
	Text  string `json:"text"`
	Rows  int    `json:"rows"`
	First []int  `json:"first"`
}

// newAccountsDocument is the part of a document that tells of a file of accounts; nil without one.
func newAccountsDocument(read *evidence.AccountImport) *accountsDocument {
	if read == nil {
		return nil
	}
	document := &accountsDocument{
		Name: read.Name, Rows: read.Rows, Accounts: read.Accounts, Repeated: read.Repeated, Found: read.Found, Unknown: read.Unknown,
		Without: read.Without, Columns: []accountsColumn{}, Unusable: accountsRemarks(read.Unusable), Notes: accountsRemarks(read.Notes),
		Said: list(read.Said),
	}
	for _, c := range read.Columns {
		column := accountsColumn{Header: c.Header, Alias: c.Alias}
		if c.Role != "" {
			column.Role = &c.Role
		}
		document.Columns = append(document.Columns, column)
	}
	return document
}

func accountsRemarks(remarks []evidence.Remark) []accountsRemark {
	written := []accountsRemark{}
	for _, r := range remarks {
		written = append(written, accountsRemark{r.Code, r.Text, r.Count, list(r.First)})
	}
	return written
}
