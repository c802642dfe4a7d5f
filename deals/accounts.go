package deals

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
	"unique"

	"revops/deals/tabular"
	"revops/deals/words"
	"revops/internal/yamlpos"
)

// AccountOptions say how to read a file of accounts.
type AccountOptions struct {
	// Map gives roles to columns of the file in its part on accounts; nil gives none.
	Map *Map
	// Words are looked for before the built-in ones; nil are none.
	Words *words.Words
}

// Accounts are the accounts of a file, to be found by their ids, names or internet domains.
type Accounts struct {
	about   AccountImport
	columns tableColumns
	// fields are the columns of the file that go into deals.
	fields []accountField
	// ids are in the form of plainID: two may differ in capital and small letters only. Names are in the form of plainName,
	// domains in that of plainDomain.
	ids, names, domains map[string]accountTexts
	plain               []byte
}

// accountField is a column of a file of accounts and the field of a deal that it fills.
type accountField struct {
	role Role
	target[string]
}

// accountTexts holds an account's values, in the order of Accounts.fields.
type accountTexts [3]accountText

// accountText is a text that many accounts share: the zero value is none.
type accountText struct{ unique.Handle[string] }

// disputed stands for a text that rows disagree on. Rows with such a character can't be used.
const disputed = "\x00"

// ReadAccounts reads a file of accounts, in the forms in which Read reads deals. The error of a file that can't be read is
// a *tabular.FileError; of a map that does not fit the file, a *diag.Error.
func ReadAccounts(in io.Reader, name string, options AccountOptions) (*Accounts, error) {
	t, err := open(in, name, "", "", "")
	if err != nil {
		return nil, err
	}
	a := &Accounts{ids: map[string]accountTexts{}, names: map[string]accountTexts{}, domains: map[string]accountTexts{}}
	err = a.recognise(t, options.Words, cmp.Or(options.Map, &Map{}))
	if err == nil {
		err = a.read(t)
	}
	if err := errors.Join(err, t.Close()); err != nil {
		return nil, err
	}
	return a, nil
}

// recognise finds the columns of a file of accounts.
func (a *Accounts) recognise(t *table, own *words.Words, m *Map) (err error) {
	if a.columns, err = t.recognised(words.Accounts, own, m, m.accounts); err != nil {
		return err
	}
	a.about.Name, a.about.Columns, a.about.Said = t.Name, a.columns.columns, t.Said
	var names []string
	for _, known := range knownRoles(words.Accounts) {
		if known.text == nil || known.role == RoleID || known.role == RoleAccount {
			continue
		}
		names = append(names, known.role.Noun())
		if column := a.columns.at(known.role); column >= 0 {
			a.fields = append(a.fields, accountField{known.role, target[string]{column, known.text}})
		}
	}
	hint := "name the columns in a map, such as accounts: {account: " + yamlpos.Quote(a.about.Columns[0].Header) + ", industry: …}"
	if a.columns.at(RoleID) < 0 && a.columns.at(RoleAccount) < 0 && a.columns.at(RoleDomain) < 0 {
		return t.Fail("account ID, name or domain field not found", hint)
	}
	if last := len(names) - 1; len(a.fields) == 0 {
		return t.Fail(fmt.Sprintf("%s and %s fields not found", strings.Join(names[:last], ", "), names[last]), hint)
	}
	return nil
}

// read reads the rows.
func (a *Accounts) read(t *table) error {
	var counted counters
	rows, value := t.Scanner(), a.columns.value
	instead := a.columns.alternatives()
	id, name, domain := a.columns.at(RoleID), a.columns.at(RoleAccount), a.columns.at(RoleDomain)
	for before := t.First - 1; ; {
		part, err := t.next()
		if errors.Is(err, io.EOF) {
			a.about.Unusable, a.about.Notes = counted.unusable(), counted.notes()
			a.about.Repeated = counted[repeatedAccount].Count
			return nil
		}
		if err != nil {
			return t.Failure(err, before+1)
		}
		before += rows.Scan(part.Chunk, func(row int, fields []string, fault tabular.Fault) {
			what := remarkOn(fault)
			a.about.Rows++
			note := func(what remark) { counted.add(what, before+row) }
			if what == none || what == notUTF8 {
				a.columns.fillFrom(instead, fields)
				what = cmp.Or(a.add(accountKeys{value(fields, id), value(fields, name), plainDomain(value(fields, domain))}, fields, note), what)
			}
			note(what)
		})
	}
}

// accountKeys are what an account is found by.
type accountKeys struct{ id, name, domain string }

// add enters what a row says of an account under its id, its name and its domain. The first of them that it has says whether
// the account stood in a row before. Several accounts may share a domain. It gives the reason why the row can't be used, if
// it can't.
func (a *Accounts) add(keys accountKeys, fields []string, note func(remark)) remark {
	if isDamaged(keys.id) {
		keys.id = ""
		note(damagedID)
	}
	if keys == (accountKeys{}) {
		return noAccount
	}
	var said accountTexts
	for i, field := range a.fields {
		if text := a.columns.value(fields, field.column); text != "" {
			said[i].Handle = unique.Make(text)
		}
	}
	var again, differs, idDiffers bool
	if keys.domain != "" {
		again, _ = put(a.domains, keys.domain, said)
	}
	if keys.name != "" {
		a.plain = plainName(a.plain[:0], keys.name)
		again, differs = put(a.names, string(a.plain), said)
	}
	if keys.id != "" {
		again, idDiffers = put(a.ids, plainID(keys.id), said)
	}
	if differs || idDiffers {
		note(accountDiffers)
	}
	if again {
		note(repeatedAccount)
	} else {
		a.about.Accounts++
	}
	return none
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
func (a *Accounts) Has(role Role) bool { return a != nil && a.columns.at(role) >= 0 }

// Fill gives a deal what its account holds and the deal itself does not. It counts the deals that it was given, and is
// not safe for concurrent use.
func (a *Accounts) Fill(d *Deal) {
	if a == nil {
		return
	}
	if d.Account == "" {
		a.about.Without++
		return
	}
	texts, ok := a.find(d.Account)
	if !ok {
		a.about.Unknown++
		return
	}
	a.about.Found++
	for i, field := range a.fields {
		if into := field.into(d); *into == "" && texts[i] != (accountText{}) && texts[i].Value() != disputed {
			*into = texts[i].Value()
		}
	}
}

// Complete adds to the Import of a file of deals the roles that the accounts supplied. Where most deals did not find their
// account, the accounts may be those of others: then what a deal did not get says nothing.
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

// find looks for an account by its id, then by its name, then by its domain.
func (a *Accounts) find(key string) (accountTexts, bool) {
	if texts, ok := a.ids[plainID(key)]; ok {
		return texts, true
	}
	a.plain = plainName(a.plain[:0], key)
	texts, ok := a.names[string(a.plain)]
	if !ok && len(a.domains) > 0 {
		texts, ok = a.domains[plainDomain(key)]
	}
	return texts, ok
}

// plainDomain gives an internet domain, or the address of a page in it, in the form in which it is found; "" for a text
// that is neither, and for a domain that many share: linkedin.com, gmail.com.
func plainDomain(text string) string {
	domain := strings.ToLower(text)
	if _, behind, found := strings.Cut(domain, "://"); found {
		domain = behind
	}
	if end := strings.IndexAny(domain, "/?#:"); end >= 0 {
		domain = domain[:end]
	}
	domain = strings.TrimSuffix(strings.TrimPrefix(domain, "www."), ".")
	if !strings.Contains(domain, ".") || strings.ContainsAny(domain, " \t@") {
		return ""
	}
	for part := domain; part != ""; _, part, _ = strings.Cut(part, ".") { // de.linkedin.com too
		if sharedDomains()[part] {
			return ""
		}
	}
	return domain
}

// sharedDomains are those on which many have a page or a mail address.
//
//nolint:gochecknoglobals // a value that is worked out once
var sharedDomains = sync.OnceValue(func() map[string]bool { return words.BuiltIn().SharedDomains() })

// plainName appends a name of an account in the form in which it is found: small letters, and one space for each run of
// blanks.
func plainName(into []byte, name string) []byte {
	start, blank := len(into), false
	for _, r := range name {
		if unicode.IsSpace(r) {
			blank = true
			continue
		}
		if blank && len(into) > start {
			into = append(into, ' ')
		}
		into, blank = utf8.AppendRune(into, unicode.ToLower(r)), false
	}
	return into
}

// put enters what a row says of an account under a key: what one row leaves blank another may fill, and where two differ,
// neither counts.
func put(into map[string]accountTexts, key string, said accountTexts) (again, differs bool) {
	known, again := into[key]
	for i, value := range said {
		switch {
		case value == accountText{} || value == known[i]:
		case known[i] == accountText{}:
			known[i] = value
		default:
			known[i].Handle, differs = unique.Make(disputed), true
		}
	}
	if !again {
		key = strings.Clone(key)
	}
	into[key] = known
	return again, differs
}
