package deals

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"revops/internal/yamlpos"
)

// AccountOptions say how to read a file of accounts.
type AccountOptions struct {
	// Map gives roles to columns of the file in its part on accounts; nil gives none.
	Map *Map
}

// AccountImport says what was recognised in a file of accounts, and how many deals found theirs in it. The accounts, the
// repeated and the unusable rows add up to Rows.
type AccountImport struct {
	Name string
	// Columns are those of the file, in their order.
	Columns []Column
	// Rows counts the rows below the header that hold anything, Accounts the different accounts in them, and Repeated the
	// rows of an account that has stood in a row before.
	Rows, Accounts, Repeated int
	// Unusable are the rows that are no accounts, by reason; Notes are about rows of which not everything counts.
	Unusable, Notes []Remark
	// Found counts the deals whose account stands in the file, Unknown those whose account does not, and Without those
	// that name none.
	Found, Unknown, Without int
	// Said are sentences about how the file was read.
	Said []string
}

// UnusableRows counts the rows that are no accounts.
func (i *AccountImport) UnusableRows() int {
	total := 0
	for _, remark := range i.Unusable {
		total += remark.Count
	}
	return total
}

// Accounts are the accounts of a file, to be found by their ids or names.
type Accounts struct {
	about AccountImport
	// fields are what the file knows of accounts, in the order of accountFields.
	fields []accountField
	// ids are as they are written: two may differ in capital and small letters only. Names are in the form of plainName.
	ids, names map[string]accountTexts
	// values are what accounts hold, each text once. The first two stand for nothing and for what rows disagree on.
	values  []string
	valueAt map[string]uint32
	plain   []byte
}

// accountTexts holds the places of its values, one for each of accountFields.
type accountTexts [accountValues]uint32

// The places in Accounts.values that hold no text.
const (
	nothing = iota
	disputed
	texts0
)

// ReadAccounts reads a file of accounts, in the forms in which Read reads deals. The error of a file that can't be read is
// a *FileError; of a map that does not fit the file, a *diag.Error.
func ReadAccounts(in io.Reader, name string, options AccountOptions) (*Accounts, error) {
	table, err := open(in, name)
	if err != nil {
		return nil, err
	}
	layout, err := newAccountLayout(table, options.Map)
	if err != nil {
		return nil, errors.Join(err, table.close())
	}
	r := &accountReader{table: table, layout: layout, row: table.first - 1, accounts: &Accounts{
		fields: layout.fields, ids: map[string]accountTexts{}, names: map[string]accountTexts{},
		values: make([]string, texts0), valueAt: map[string]uint32{},
	}}
	if err := errors.Join(r.run(), table.close()); err != nil {
		return nil, err
	}
	return r.result(), nil
}

// Import says what was recognised in the file, and how many deals were filled so far. It is nil for nil Accounts: those
// of no file.
func (a *Accounts) Import() *AccountImport {
	if a == nil {
		return nil
	}
	about := a.about
	return &about
}

// Has reports whether a column of the file has a role.
func (a *Accounts) Has(role Role) bool { return a != nil && roleAt(a.about.Columns, role) >= 0 }

// Fill gives a deal what its account holds and the deal itself does not. It counts the deals that it was given, and is
// not to be called twice at a time.
func (a *Accounts) Fill(d *Deal) {
	if a == nil {
		return
	}
	if d.Account == "" {
		a.about.Without++
		return
	}
	found, ok := a.find(d.Account)
	if !ok {
		a.about.Unknown++
		return
	}
	a.about.Found++
	for _, field := range a.fields {
		if into := field.into(d); *into == "" {
			*into = a.values[found[field.place]]
		}
	}
}

// Complete notes in what was recognised in a file of deals what the accounts gave to them. Where most deals did not find
// theirs, the accounts may be those of others: then what a deal did not get says nothing.
func (a *Accounts) Complete(i *Import) {
	if a == nil {
		return
	}
	i.Missing = slices.DeleteFunc(i.Missing, func(missing MissingRole) bool { return a.Has(missing.Role) })
	for _, field := range a.fields {
		switch {
		case i.Gives(field.role):
		case a.about.Unknown > a.about.Found:
			i.Unfound = append(i.Unfound, field.role)
		default:
			i.Given = append(i.Given, field.role)
		}
	}
}

// find looks for an account by its id, then by its name.
func (a *Accounts) find(key string) (accountTexts, bool) {
	if found, ok := a.ids[key]; ok {
		return found, true
	}
	a.plain = plainName(a.plain[:0], key)
	found, ok := a.names[string(a.plain)]
	return found, ok
}

// value gives the place of a text, which is copied if it is new.
func (a *Accounts) value(text string) uint32 {
	if text == "" {
		return nothing
	}
	at, known := a.valueAt[text]
	if !known {
		text = strings.Clone(text)
		at = uint32(len(a.values))
		a.values, a.valueAt[text] = append(a.values, text), at
	}
	return at
}

// plainName appends a name of an account in the form in which it is found: small letters, and one space for each run of
// blanks.
func plainName(into []byte, name string) []byte {
	start := len(into)
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= utf8.RuneSelf || c < ' ':
			return append(into[:start], strings.Join(strings.Fields(strings.ToLower(name)), " ")...)
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c == ' ' && (len(into) == start || into[len(into)-1] == ' '):
			continue
		}
		into = append(into, c)
	}
	if len(into) > start && into[len(into)-1] == ' ' {
		into = into[:len(into)-1]
	}
	return into
}

// put enters what a row says of an account under a key: what one row leaves blank another may fill, and where two differ,
// neither counts.
func put(into map[string]accountTexts, key string, said accountTexts) (again, differs bool) {
	known, again := into[key]
	for i, value := range said {
		switch {
		case value == nothing || value == known[i]:
		case known[i] == nothing:
			known[i] = value
		default:
			known[i], differs = disputed, true
		}
	}
	if !again {
		key = strings.Clone(key)
	}
	into[key] = known
	return again, differs
}

// accountLayout says where in a row of a file of accounts what stands; -1 is nowhere.
type accountLayout struct {
	columns  []Column
	id, name int
	fields   []accountField
}

func newAccountLayout(t *table, mapped *Map) (*accountLayout, error) {
	l := &accountLayout{columns: recogniseAs(t.headers, knownAccountColumns())}
	at := func(role Role) int { return roleAt(l.columns, role) }
	if mapped != nil {
		if err := mapped.applyTo(l.columns, mapped.accounts); err != nil {
			return nil, err
		}
	}
	l.id, l.name = at(RoleID), at(RoleAccount)
	for _, field := range accountFields() {
		if field.column = at(field.role); field.column >= 0 {
			l.fields = append(l.fields, field)
		}
	}
	hint := "say in a map which columns hold what: accounts: {account: " + yamlpos.Quote(l.columns[0].Header) + ", industry: …}"
	switch {
	case l.id < 0 && l.name < 0:
		return nil, t.fail("no column is the id or the name of an account", hint)
	case len(l.fields) == 0:
		return nil, t.fail(fmt.Sprintf("no column is the %s of an account", knownOfAccounts()), hint)
	}
	return l, nil
}
