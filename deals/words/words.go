// Package words holds what CRMs call things in their exports, by CRM and language: the headers of columns, the stages that
// end a deal, and what stands for a blank. Parse reads the files of words, and Words.For orders them for one file of deals,
// those of the CRM and the language that it seems to be of first.
package words

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"unicode"

	"revops/data"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// Schema is the schema that a file of words names.
const Schema = "revops/words/v1"

// The codes of problems that a file of words can have, besides those of any document.
const (
	CodeUnknownSchema   diag.Code = "unknown-schema"
	CodeUnknownRole     diag.Code = "unknown-role"
	CodeUnknownLanguage diag.Code = "unknown-language"
	CodeUnknownOutcome  diag.Code = "unknown-outcome"
)

// File holds the words of one CRM.
type File struct {
	ID string
	// Name is that of the CRM, "" for words that many systems use.
	Name string
	// Sources are the addresses at which the words were seen.
	Sources []string
	// Headers are those of a file of deals, Accounts those of a file of accounts, by role, and Stages the stages that say how
	// a deal stands, by outcome: won, lost or open; closed for words that sound like the end of a deal.
	Headers, Accounts, Stages map[string]ByLanguage
	// Names are headers of names of deals and accounts, which have no role, and Other are further headers that have none but
	// tell the CRM.
	Names, Other ByLanguage
	// Blank are values that stand for nothing, Yes and No those of flags.
	Blank, Yes, No ByLanguage
	// Months are the names of the months in their order, each with what it is shortened to, and Dates further words in dates. Totals begin
	// a row that adds up others. SharedDomains are internet domains that are those of no account.
	Months, Dates, Totals, SharedDomains ByLanguage `json:",omitempty"`

	// own says that a user gave the words.
	own bool
	// known are the headers that have a role, by kind, and none those that have none, with the languages they are in.
	known map[Kind]map[string][]Language
	none  map[string][]Language
	// names are those of none that are Names.
	names map[string][]Language
}

// Word is a word as it is written.
type Word struct {
	Written string
	// plain is the form of Plain.
	plain string
}

// single reports whether the word is one.
func (w Word) single() bool { return single(w.plain) }

func single(plain string) bool { return !strings.Contains(plain, " ") }

// spaced reports whether the word is of a script that puts spaces between words.
func (w Word) spaced() bool {
	return !strings.ContainsFunc(w.plain, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) })
}

// MarshalText gives the word as it is written.
func (w Word) MarshalText() ([]byte, error) { return []byte(w.Written), nil }

// UnmarshalText takes the word as it is written.
func (w *Word) UnmarshalText(text []byte) error {
	*w = Word{string(text), Plain(string(text))}
	return nil
}

// Words are the words of several CRMs.
type Words struct{ Files []File }

// With puts a user's own words before the others.
func (w *Words) With(own *Words) *Words {
	all := &Words{Files: slices.Concat(own.Files, w.Files)}
	for i := range own.Files {
		all.Files[i].own = true
	}
	return all
}

// Name reports whether a header is that of a name of a deal or an account in any of the files.
func (w *Words) Name(header string) bool {
	plain := Plain(header)
	return slices.ContainsFunc(w.Files, func(f File) bool { return len(f.names[plain]) > 0 })
}

// The names under which a file has words that sound like the end of a deal, or like a deal that came to nothing, beside the outcomes.
const (
	soundsClosed = "closed"
	soundsLost   = "failed"
)

// outcomes are what a stage can say about a deal.
//
//nolint:gochecknoglobals // a constant
var outcomes = []string{"won", "lost", "open"}

// Parse reads files of words. Roles are those that a file of deals and a file of accounts can have. The error, if any, is
// a *diag.Error with every problem of all files.
func Parse(sources []diag.Source, roles, accountRoles []string) (*Words, error) {
	p := &parser{roles: roles, accountRoles: accountRoles}
	words := &Words{}
	for _, root := range yamlpos.ParseAll(sources, &p.list) {
		if root != nil {
			words.Files = append(words.Files, p.file(root))
		}
	}
	if err := p.list.Err(); err != nil {
		return nil, err
	}
	return words, nil
}

// Decode reads files of words that Parse read before, as JSON in a list.
func Decode(content []byte) (*Words, error) {
	words := &Words{}
	if err := json.Unmarshal(content, &words.Files); err != nil {
		return nil, err
	}
	for i := range words.Files {
		words.Files[i].index()
	}
	return words, nil
}

type parser struct {
	list                diag.List
	roles, accountRoles []string
}

// wordsFile is a file of words as its keys hold it.
type wordsFile struct {
	Schema   string        `yaml:"schema"`
	ID       string        `yaml:"id"`
	Name     string        `yaml:"name,optional"`
	Sources  []string      `yaml:"sources,optional"`
	Headers  yamlpos.Entry `yaml:"headers,optional"`
	Accounts yamlpos.Entry `yaml:"accounts,optional"`
	Stages   yamlpos.Entry `yaml:"stages,optional"`
	Names    yamlpos.Entry `yaml:"names,optional"`
	Other    yamlpos.Entry `yaml:"other,optional"`
	Blank    yamlpos.Entry `yaml:"blank,optional"`
	Yes      yamlpos.Entry `yaml:"yes,optional"`
	No       yamlpos.Entry `yaml:"no,optional"`
	Months   yamlpos.Entry `yaml:"months,optional"`
	Dates    yamlpos.Entry `yaml:"dates,optional"`
	Totals   yamlpos.Entry `yaml:"totals,optional"`
	Domains  yamlpos.Entry `yaml:"shared-domains,optional"`
}

func (p *parser) file(root *yamlpos.Node) File {
	if !root.CheckSchema(CodeUnknownSchema, Schema) {
		return File{}
	}
	var file wordsFile
	var decoder yamlpos.Decoder
	decoder.Decode(root, &file)
	parsed := File{
		ID: file.ID, Name: file.Name, Sources: file.Sources,
		Headers:  readNamed(file.Headers, "role", CodeUnknownRole, p.roles),
		Accounts: readNamed(file.Accounts, "role", CodeUnknownRole, p.accountRoles),
		Stages:   readNamed(file.Stages, "outcome", CodeUnknownOutcome, append(slices.Clone(outcomes), soundsClosed, soundsLost)),
		Names:    byLanguage(file.Names), Other: byLanguage(file.Other), Blank: byLanguage(file.Blank),
		Yes: byLanguage(file.Yes), No: byLanguage(file.No),
		Months: byLanguage(file.Months), Dates: byLanguage(file.Dates), Totals: byLanguage(file.Totals), SharedDomains: byLanguage(file.Domains),
	}
	parsed.index()
	return parsed
}

// index notes which headers the file knows.
func (f *File) index() {
	f.known, f.none, f.names = map[Kind]map[string][]Language{Deals: {}, Accounts: {}}, map[string][]Language{}, map[string][]Language{}
	for kind, known := range f.known {
		for _, words := range f.headers(kind) {
			words.addTo(known)
		}
	}
	f.Names.addTo(f.names)
	f.Names.addTo(f.none)
	f.Other.addTo(f.none)
}

// readNamed reads words that stand under names of a kind, and below them under their language.
func readNamed(of yamlpos.Entry, kind string, unknown diag.Code, known []string) map[string]ByLanguage {
	if !of.Given() {
		return nil
	}
	all := map[string]ByLanguage{}
	for _, entry := range of.Value.Entries(kind + "s with words by language") {
		name := entry.Key.String()
		if !slices.Contains(known, name) {
			entry.Key.ReportUnknown(unknown, kind, known)
			continue
		}
		all[name] = byLanguage(entry)
	}
	return all
}

// Totals are the words that begin a row which adds up others, in the form of Plain.
func (w *Words) Totals() map[string]bool {
	totals := map[string]bool{}
	for _, f := range w.Files {
		for _, word := range f.Totals.all() {
			totals[word.plain] = true
		}
	}
	return totals
}

// DateWords are the words in dates, in a form that a function gives: months with their numbers, others with 0.
func (w *Words) DateWords(form func(string) string) map[string]int {
	known := map[string]int{}
	for _, f := range w.Files {
		for _, word := range f.Dates.all() {
			known[form(word.Written)] = 0
		}
	}
	for _, f := range w.Files {
		for _, months := range f.Months {
			for at, month := range months {
				for name := range strings.FieldsSeq(month.Written) {
					known[form(name)] = at + 1
				}
			}
		}
	}
	return known
}

// SharedDomains are the internet domains that are those of no account.
func (w *Words) SharedDomains() map[string]bool {
	domains := map[string]bool{}
	for _, f := range w.Files {
		for _, word := range f.SharedDomains.all() {
			domains[word.Written] = true
		}
	}
	return domains
}

// BuiltIn are the words of data. They are read once, when the first file of deals is.
//
//nolint:gochecknoglobals // a value that is worked out once
var BuiltIn = sync.OnceValue(func() *Words {
	known, err := Decode(data.CRMWords())
	if err != nil {
		panic(err) // the file is compiled in, and a test reads it
	}
	return known
})
