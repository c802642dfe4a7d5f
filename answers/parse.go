package answers

import (
	"fmt"
	"strconv"
	"strings"

	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// Schema is the schema that an answers file names.
const Schema = "revops/answers/v1"

// The codes of problems that an answers file can have, besides those of any document.
const (
	CodeResultGiven       diag.Code = "result-given"
	CodeUnknownSchema     diag.Code = "unknown-schema"
	CodeFrameworkMismatch diag.Code = "framework-mismatch"
	CodeFrameworkVersion  diag.Code = "framework-version"
	CodeUnknownElement    diag.Code = "unknown-element"
	CodeUnknownGrade      diag.Code = "unknown-grade"
	CodeUnknownTeam       diag.Code = "unknown-team"
	CodeUnknownConfidence diag.Code = "unknown-confidence"
	CodeMissingReason     diag.Code = "missing-reason"
	CodeEssential         diag.Code = "essential-not-applicable"
	CodeInvalidDate       diag.Code = "invalid-date"
	CodeNoAnswers         diag.Code = "no-answers"
	CodeDuplicateWaiver   diag.Code = "duplicate-waiver"
)

// Parse reads an answers file for a framework. The error, if any, is a *diag.Error with every problem of the
// file in its order; there are no answers then. A file without any value is accepted here; see RequireValues.
func Parse(source diag.Source, model *framework.Framework) (*File, error) {
	document, err := ParseDocument(source, model)
	if err != nil {
		return nil, err
	}
	return document.Answers, nil
}

// ParseFound is Parse for a file that was found and not named: the error of one that is not meant to hold answers
// is a *ForeignError.
func ParseFound(source diag.Source, model *framework.Framework) (*File, error) {
	r := newReader(model)
	r.passOver = true
	document, err := r.document(source)
	if err != nil {
		return nil, err
	}
	return document.Answers, nil
}

// ParseDocument is Parse for a file that is to be amended.
func ParseDocument(source diag.Source, model *framework.Framework) (*Document, error) {
	return newReader(model).document(source)
}

// reader reads answers files for a framework, whose index they share.
type reader struct {
	model    *framework.Framework
	elements map[framework.ElementID]*framework.Element
	// former are the elements by the ids that they had in earlier versions.
	former map[framework.ElementID]*framework.Element
	// passOver says that a file which is not meant to hold answers is a *ForeignError and no problem.
	passOver bool
}

func newReader(model *framework.Framework) *reader {
	r := &reader{
		model: model, elements: map[framework.ElementID]*framework.Element{}, former: map[framework.ElementID]*framework.Element{},
	}
	for _, place := range model.Elements() {
		r.elements[place.ID] = place.Element
		for _, id := range place.Was {
			r.former[id] = place.Element
		}
	}
	return r
}

func (r *reader) document(source diag.Source) (*Document, error) {
	p := &parser{reader: r}
	root, ok := yamlpos.Parse(source, &p.list)
	if ok && r.passOver {
		if foreign := notAnswers(root); foreign != nil {
			return nil, foreign
		}
	}
	if ok {
		p.file(root)
	}
	if err := p.list.Err(); err != nil {
		return nil, err
	}
	return &Document{Source: source, Answers: &p.answers, model: r.model, root: root}, nil
}

// RequireValues returns a *diag.Error if the answers of the source hold no value, which gives no result.
func RequireValues(given *File, source diag.Source) error {
	if given.Values() > 0 {
		return nil
	}
	var list diag.List
	list.Add(source, diag.Problem{
		Position: given.Position, Code: CodeNoAnswers, Message: "no element has an answer",
		Hint: "put a grade behind an element: " + strings.Join(framework.GradeNames(), ", "),
	})
	return list.Err()
}

type parser struct {
	*reader
	list    diag.List
	answers File
	// foreign says that the file is for another framework, whose elements are not known here.
	foreign bool
	// upgrading says that the file is read to be upgraded: neither an earlier version nor an id of one is reported.
	upgrading bool
	// older says that the file is of an earlier version.
	older bool
}

func newParser(model *framework.Framework) *parser { return &parser{reader: newReader(model)} }

func (p *parser) file(root *yamlpos.Node) {
	if schema := schemaOf(root); schema != nil && reportOther(schema) {
		return
	}
	m := root.Mapping("schema, framework and answers")
	if node, ok := m.Require("schema"); ok {
		if got, ok := node.Text(); ok && got != Schema {
			node.Report(CodeUnknownSchema, fmt.Sprintf("unknown schema %s, want %s", yamlpos.Quote(got), Schema), "")
		}
	}
	if node, ok := m.Require("framework"); ok {
		p.framework(node)
	}
	if node, ok := m.Get("organization"); ok {
		p.answers.Organization, _ = node.Text()
	}
	if node, ok := m.Get("respondent"); ok {
		p.respondent(node)
	}
	if node, ok := m.Get("date"); ok {
		p.answers.Date = parseDate(node)
	}
	p.given(m)
	p.waivers(m)
	m.Close()
}

func (p *parser) framework(node *yamlpos.Node) {
	got, ok := node.Text()
	if !ok || got == p.model.Reference() {
		return
	}
	p.foreign = true
	id, version, _ := strings.Cut(got, "@")
	if id == p.model.ID && version == "" {
		node.Report(CodeFrameworkVersion, fmt.Sprintf("framework %s without a version, want %s", yamlpos.Quote(got), p.model.Reference()), "")
		return
	}
	if id != p.model.ID {
		node.Report(CodeFrameworkMismatch, fmt.Sprintf("framework %s, want %s", yamlpos.Quote(got), p.model.Reference()),
			"--framework DIR loads another framework")
		return
	}
	age := p.age(version)
	if p.upgrading && age > 0 {
		p.older = true
		return
	}
	var hint string
	switch {
	case age > 0:
		hint = fmt.Sprintf("revops upgrade %s brings it to %s; give it the same --framework, if any", node.Position().File, p.model.Reference())
	case age < 0:
		hint = "the file is of a newer version than this framework: use the revops, or the --framework DIR, that it was written for"
	}
	node.Report(CodeFrameworkVersion, fmt.Sprintf("version %s of framework %s, want %d", yamlpos.Quote(version), id, p.model.Version), hint)
}

// age is by how many versions a file is behind the model, 0 if its version is no number from 1 on.
func (p *parser) age(version string) int {
	number, err := strconv.Atoi(version)
	if err != nil || number < 1 || strconv.Itoa(number) != version {
		return 0
	}
	return p.model.Version - number
}

func (p *parser) respondent(node *yamlpos.Node) {
	m := node.Mapping("name and team")
	if node, ok := m.Get("name"); ok {
		p.answers.Respondent.Name, _ = node.Text()
	}
	if node, ok := m.Get("team"); ok {
		text, ok := node.Text()
		if _, known := p.model.Team(framework.TeamID(text)); ok && !known {
			node.Report(CodeUnknownTeam, "unknown team "+yamlpos.Quote(text),
				yamlpos.Suggest(text, "Teams", p.teamIDs()))
		}
		p.answers.Respondent.Team = framework.TeamID(text)
	}
	m.Close()
}

func (p *parser) teamIDs() []string {
	var ids []string
	for _, team := range p.model.Teams {
		ids = append(ids, string(team.ID))
	}
	return ids
}

func (p *parser) given(m *yamlpos.Map) {
	node, ok := m.Find("answers")
	if !ok {
		m.Require("answers")
		return
	}
	key, _ := m.Key("answers")
	p.answers.Position = key.Position()
	if node.Kind() == yamlpos.Null {
		return
	}
	entries := node.Mapping("elements with their grades").Entries()
	p.answers.Given = make([]Answer, 0, len(entries))
	for _, entry := range entries {
		id := framework.ElementID(entry.Key.String())
		element := p.element(entry.Key, id)
		p.answers.Given = append(p.answers.Given, p.answer(entry, id, element))
	}
}

// element finds an element and reports one that the framework does not know.
func (p *parser) element(node *yamlpos.Node, id framework.ElementID) *framework.Element {
	element, known := p.elements[id]
	if known || p.foreign {
		return element
	}
	now, renamed := p.former[id]
	switch {
	case p.upgrading && (renamed || p.older):
	case renamed:
		node.Report(CodeUnknownElement, fmt.Sprintf("element %s is called %q now", yamlpos.Quote(string(id)), now.ID),
			fmt.Sprintf("revops upgrade %s renames it; give it the same --framework, if any", node.Position().File))
	default:
		node.Report(CodeUnknownElement, "unknown element "+yamlpos.Quote(string(id)),
			yamlpos.Suggest(string(id), "Elements", p.elementIDs()))
	}
	return now
}

func (p *parser) elementIDs() []string {
	var ids []string
	for _, place := range p.model.Elements() {
		ids = append(ids, string(place.ID))
	}
	return ids
}

// schemaOf is the value of the key schema, nil where there is none to tell documents apart by.
func schemaOf(root *yamlpos.Node) *yamlpos.Node {
	if root.Kind() != yamlpos.Mapping {
		return nil
	}
	schema, found := root.Mapping("").Get("schema")
	if !found || schema.Kind() != yamlpos.Scalar {
		return nil
	}
	return schema
}
