package answers

import (
	"fmt"
	"strings"

	"revops/answers/table"
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

// Parser reads an answers file: Parse or ParseFound.
type Parser func(source diag.Source, model *framework.Framework) (*File, error)

// Parse reads an answers file for a framework. The error, if any, is a *diag.Error with every problem of the
// file in its order; there are no answers then. A file without any value is accepted here; see RequireValues.
func Parse(source diag.Source, model *framework.Framework) (*File, error) {
	document, err := newParser(model).parse(source)
	if err != nil {
		return nil, err
	}
	return document.Answers, nil
}

// ParseFound is Parse for a file that was found and not named: the error of one that is not meant to hold answers
// is a *ForeignError.
func ParseFound(source diag.Source, model *framework.Framework) (*File, error) {
	p := newParser(model)
	p.passOver = true
	document, err := p.parse(source)
	if err != nil {
		return nil, err
	}
	return document.Answers, nil
}

// ParseAsIs is Parse for a file that will be written in another form. A file for an earlier version of the framework keeps that
// version, which the reference names.
func ParseAsIs(source diag.Source, model *framework.Framework) (given *File, reference string, err error) {
	p := newParser(model)
	p.upgrading = true
	document, err := p.parse(source)
	if err != nil {
		return nil, "", err
	}
	return document.Answers, p.file.Framework, nil
}

// ParseDocument is Parse for a file that is to be amended, which a table is not.
func ParseDocument(source diag.Source, model *framework.Framework) (*Document, error) {
	if err := refuseTable(source); err != nil {
		return nil, err
	}
	return newParser(model).parse(source)
}

// refuseTable returns a *diag.Error for a table, whose text can't be changed answer by answer.
func refuseTable(source diag.Source) error {
	if !table.Is(source) {
		return nil
	}
	var list diag.List
	list.Add(source, diag.Problem{
		Code: table.CodeTableGiven, Message: "a table cannot be changed in place, want answers as YAML or JSON",
		Hint: "revops convert " + diag.Argument(source.Name) + " -o answers.yaml makes it YAML",
	})
	return list.Err()
}

// ParseAnyVersion reads an answers file and upgrades it if it is for an earlier version of the framework; then it also names that
// version. Tables are not upgraded. The error, if any, is a *diag.Error with every problem of the file, or ErrLayout.
func ParseAnyVersion(source diag.Source, model *framework.Framework) (given *File, earlier string, err error) {
	p := newParser(model)
	if table.Is(source) { // none is of an earlier version
		given, err = Parse(source, model)
		return given, "", err
	}
	root, ok := yamlpos.Parse(source, &p.list)
	if ok && p.ofEarlierVersion(root) {
		upgrade, err := UpgradeFile(source, model)
		if err != nil {
			return nil, "", err
		}
		return upgrade.Answers, upgrade.From, nil
	}
	given, err = Parse(source, model)
	return given, "", err
}

// parser reads an answers file for a framework.
type parser struct {
	yamlpos.Decoder
	model    *framework.Framework
	elements map[framework.ElementID]*framework.Element
	// former are the elements by the ids that they had in earlier versions.
	former map[framework.ElementID]*framework.Element
	list   diag.List
	file   document
	// passOver says that a file which is not meant to hold answers is a *ForeignError and no problem.
	passOver bool
	// foreign says that the file is for another framework, whose elements are not known here.
	foreign bool
	// upgrading says that the file is read to be upgraded: neither an earlier version nor an id of one is reported.
	upgrading bool
	// earlier is the framework version of the file, 0 if it is that of the model.
	earlier int
	// table says that the file is a table and neither YAML nor JSON.
	table bool
}

// document is an answers file as its keys hold it.
type document struct {
	Schema    string        `yaml:"schema"`
	Framework string        `yaml:"framework"`
	Listed    yamlpos.Entry `yaml:"answers"`
	File
}

func newParser(model *framework.Framework) *parser {
	places := model.Elements()
	p := &parser{
		model: model, elements: make(map[framework.ElementID]*framework.Element, len(places)),
		former: map[framework.ElementID]*framework.Element{},
	}
	for _, place := range places {
		p.elements[place.ID] = place.Element
		for _, id := range place.Was {
			p.former[id] = place.Element
		}
	}
	return p
}

func (p *parser) parse(source diag.Source) (*Document, error) {
	if reportPacked(source, &p.list) {
		return nil, p.list.Err()
	}
	root, foreign := p.root(&source)
	if foreign != nil {
		return nil, foreign
	}
	ok := root != nil
	broken := ok && p.list.Len() > 0 && root.Kind() == yamlpos.Scalar // a first line of text that is no YAML as a whole
	if ok && !broken && !reportOther(root) {
		p.read(root)
	}
	if err := p.list.Err(); err != nil {
		return nil, err
	}
	file := p.file.File
	return &Document{Source: source, Answers: &file, model: p.model, root: root}, nil
}

// root reads the nodes of a source in any form. The root is nil where the source can't be read; a file that is not meant to
// hold answers is a *ForeignError where those are passed over.
func (p *parser) root(source *diag.Source) (*yamlpos.Node, error) {
	if table.Is(*source) {
		read := table.Parse(*source, p.model, &p.list)
		if read.Foreign && p.passOver {
			return nil, &ForeignError{}
		}
		*source, p.table, p.file.Remarks = read.Source, true, read.Remarks
		return read.Root, nil
	}
	root, ok := yamlpos.Parse(*source, &p.list)
	if !ok {
		return nil, nil
	}
	if p.passOver {
		if foreign := notAnswers(root); foreign != nil {
			return nil, foreign
		}
	}
	return root, nil
}

// RequireValues returns a *diag.Error if the answers of the source hold no value, which gives no result.
func RequireValues(given *File, source diag.Source) error {
	if given.Values() > 0 {
		return nil
	}
	var list diag.List
	list.Add(source, diag.Problem{
		Position: given.Position, Code: CodeNoAnswers, Message: "no element has an answer",
		Hint: "give an element a grade, such as " + strings.Join(framework.GradeNames(), ", "),
	})
	return list.Err()
}

func (p *parser) read(root *yamlpos.Node) {
	file := &p.file
	if !p.table {
		p.Examples = map[string]string{"schema": Schema, "framework": p.model.Reference(), "answers": ""}
	}
	p.Decode(root, file)
	if file.Schema != Schema {
		p.At(&file.Schema).Report(CodeUnknownSchema, fmt.Sprintf("unknown schema %s, want %s", yamlpos.Quote(file.Schema), Schema), "write schema: "+Schema)
	}
	p.checkFramework(p.At(&file.Framework))
	if _, known := p.model.Team(file.Respondent.Team); !known {
		p.At(&file.Respondent.Team).ReportUnknown(CodeUnknownTeam, "team", p.teamIDs())
	}
	if file.Listed.Key != nil {
		p.answers(file.Listed)
	}
	p.waivers()
}

func (p *parser) teamIDs() []string {
	var ids []string
	for _, team := range p.model.Teams {
		ids = append(ids, string(team.ID))
	}
	return ids
}

// answers reads the answers, each with the element that it is about.
func (p *parser) answers(listed yamlpos.Entry) {
	p.file.Position = listed.Key.Position()
	if listed.Value.Kind() == yamlpos.Null {
		return
	}
	entries := listed.Value.Entries("elements with their grades")
	p.file.Given = make([]Answer, len(entries))
	for i, entry := range entries {
		p.answer(entry, &p.file.Given[i])
	}
}

// element finds an element and reports one that the framework does not know.
func (p *parser) element(node *yamlpos.Node) *framework.Element {
	id := framework.ElementID(node.String())
	element, known := p.elements[id]
	if known || p.foreign {
		return element
	}
	now, renamed := p.former[id]
	switch {
	case p.upgrading && (renamed || p.earlier > 0):
	case renamed:
		node.Report(CodeUnknownElement, fmt.Sprintf("element %s is now called %q", yamlpos.Quote(string(id)), now.ID),
			p.upgradeHint(node, "renames it"))
	default:
		var ids []string
		for _, place := range p.model.Elements() {
			ids = append(ids, string(place.ID))
		}
		node.ReportUnknown(CodeUnknownElement, "element", ids)
	}
	return now
}
