package deals

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// accountReader reads a file of accounts row by row.
type accountReader struct {
	table    *table
	layout   *accountLayout
	accounts *Accounts
	// row is the number of the row that is read.
	row    int
	fields []string

	ragged, broken, nul, nameless, repeated, differing, foreign counter
}

func (r *accountReader) run() error {
	for {
		part, err := r.table.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return r.table.failure(err, r.row+1)
		}
		r.part(part)
	}
}

func (r *accountReader) part(part chunk) {
	for _, fields := range part.rows {
		r.row++
		r.add(row{fields: fields}, false)
	}
	for text := part.text; text != ""; {
		var cut row
		before := text
		cut, text = cutRow(text, r.table.delimiter, r.fields)
		r.fields = cut.fields
		r.row++
		line := before[:len(before)-len(text)]
		if strings.IndexByte(line, 0) >= 0 {
			r.accounts.about.Rows++
			r.nul.add(r.row)
			continue
		}
		foreign := !utf8.ValidString(line)
		if foreign {
			for i, field := range cut.fields {
				cut.fields[i] = windows1252(field)
			}
		}
		r.add(cut, foreign)
	}
}

// add reads a row that may be blank. Foreign says that it was not UTF-8.
func (r *accountReader) add(cut row, foreign bool) {
	if blank(cut.fields) {
		return
	}
	r.accounts.about.Rows++
	switch {
	case cut.broken:
		r.broken.add(r.row)
		return
	case len(cut.fields) != len(r.layout.columns):
		r.ragged.add(r.row)
		return
	}
	id, name := cell(cut.fields, r.layout.id), cell(cut.fields, r.layout.name)
	if id == "" && name == "" {
		r.nameless.add(r.row)
		return
	}
	if foreign {
		r.foreign.add(r.row)
	}
	r.enter(id, name, cut.fields)
}

// enter enters an account under its id and its name. Of an account with an id, the id says whether it stood there before.
func (r *accountReader) enter(id, name string, fields []string) {
	a := r.accounts
	var said accountTexts
	for _, field := range r.layout.fields {
		said[field.place] = a.value(cell(fields, field.column))
	}
	again, differs := false, false
	if name != "" {
		a.plain = plainName(a.plain[:0], name)
		again, differs = put(a.names, string(a.plain), said)
	}
	if id != "" {
		var idDiffers bool
		again, idDiffers = put(a.ids, id, said)
		differs = differs || idDiffers
	}
	if differs {
		r.differing.add(r.row)
	}
	if again {
		r.repeated.add(r.row)
		a.about.Repeated++
		return
	}
	a.about.Accounts++
}

// result says what was recognised.
func (r *accountReader) result() *Accounts {
	about := &r.accounts.about
	about.Name, about.Columns, about.Said = r.table.name, r.layout.columns, r.table.said
	list := func(into *[]Remark, c counter, code, text string) {
		if c.count > 0 {
			*into = append(*into, Remark{Code: code, Text: text, Count: c.count, First: c.first})
		}
	}
	known := func(into *[]Remark, c counter, what remark) {
		code, text := what.describe()
		list(into, c, code, text)
	}
	known(&about.Unusable, r.ragged, ragged)
	known(&about.Unusable, r.broken, brokenQuotes)
	known(&about.Unusable, r.nul, nulByte)
	list(&about.Unusable, r.nameless, "no-account", "the row has neither the id nor the name of an account")
	list(&about.Notes, r.repeated, "repeated-account", "the account has stood in a row before: what the rows say is put together")
	list(&about.Notes, r.differing, "account-differs", "a row before with the same id or name says otherwise: where they differ, neither counts")
	known(&about.Notes, r.foreign, notUTF8)
	return r.accounts
}

// AccountRoles are the roles that columns of a file of accounts can have, in the order in which they are shown.
func AccountRoles() []Role {
	var roles []Role
	for _, known := range knownAccountColumns() {
		roles = append(roles, known.role)
	}
	return roles
}

// knownAccountColumns are the columns of accounts as HubSpot exports companies and Salesforce accounts.
func knownAccountColumns() []known {
	return []known{
		{RoleID, []string{"record id", "company id", "account id", "hs object id", "companyid", "accountid", "id"}, ""},
		{RoleAccount, []string{"company name", "account name", "name", "company", "account"}, ""},
		{RoleIndustry, []string{"industry", "account industry", "company industry", "sector", "vertical"}, ""},
		{RoleSegment, []string{
			"account segment", "customer segment", "company segment", "segment", "account tier", "company tier", "tier",
			"ideal customer profile tier",
		}, ""},
		{RoleStep, []string{
			"account step", "account stage", "customer step", "lifecycle stage", "lifecyclestage", "customer stage", "journey step",
		}, ""},
	}
}

// accountValues is how many fields of a deal an account can fill.
const accountValues = 3

// accountField is a field of a deal that its account can fill.
type accountField struct {
	role Role
	// place is that in an account, column that in the file.
	place, column int
	into          func(*Deal) *string
}

func accountFields() [accountValues]accountField {
	return [accountValues]accountField{
		{role: RoleIndustry, place: 0, into: func(d *Deal) *string { return &d.Industry }},
		{role: RoleSegment, place: 1, into: func(d *Deal) *string { return &d.Segment }},
		{role: RoleStep, place: 2, into: func(d *Deal) *string { return &d.Step }},
	}
}

// knownOfAccounts names what a file of accounts can tell.
func knownOfAccounts() string {
	var names []string
	for _, field := range accountFields() {
		names = append(names, string(field.role))
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
