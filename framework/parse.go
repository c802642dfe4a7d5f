package framework

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// The schemas that the files of a framework name.
const (
	ManifestSchema = "revops/manifest/v1"
	LensSchema     = "revops/lens/v1"
	MeasuresSchema = "revops/measures/v1"
)

// DocumentSchema is the schema of a whole framework as one JSON document.
const DocumentSchema = "revops/framework/v1"

// ManifestName is the name of the file that a framework begins with. Each lens that it lists has a file beside it,
// named for the lens.
const ManifestName = "framework.yaml"

// MeasuresName is the name of the file that says what deals show. A framework need not have it.
const MeasuresName = "measures.yaml"

// measuresID is what a lens in the file of that name would be called. No lens may be called so.
const measuresID LensID = "measures"

// The codes of problems that a framework can have, besides those of any document.
const (
	CodeSchema             diag.Code = "unknown-schema"
	CodeMissingFile        diag.Code = "missing-file"
	CodeUnlistedFile       diag.Code = "unlisted-file"
	CodeInvalidID          diag.Code = "invalid-id"
	CodeDuplicateID        diag.Code = "duplicate-id"
	CodeUnknownID          diag.Code = "unknown-id"
	CodeUnknownGrade       diag.Code = "unknown-grade"
	CodeUnknownFactor      diag.Code = "unknown-factor"
	CodeUnknownField       diag.Code = "unknown-field"
	CodeSameText           diag.Code = "same-text"
	CodeLevelNumber        diag.Code = "level-number"
	CodeLevelOutsideLens   diag.Code = "level-outside-level-lens"
	CodeLevelWithoutMember diag.Code = "level-without-element"
	CodeEssential          diag.Code = "essential-without-level"
	CodeCycle              diag.Code = "requirement-cycle"
	CodeOwnLens            diag.Code = "serves-own-lens"
	CodeUnknownKind        diag.Code = "unknown-kind"
	CodeUnknownFigure      diag.Code = "unknown-figure"
	CodeUnlistedFigure     diag.Code = "unlisted-figure"
	CodeDuplicateWord      diag.Code = "duplicate-word"
	CodeMeasureKind        diag.Code = "not-of-its-kind"
	CodeLimits             diag.Code = "limits-without-a-number"
	CodeWeakerNeed         diag.Code = "weaker-than-a-lower-grade"
	CodeRewordedLater      diag.Code = "reworded-later"
)

// Parse reads a framework from its files, the lenses side by side, and checks it whole. The error, if any, is a
// *diag.Error with every problem of every file; there is no framework then.
//
// Reading is in two parts. yamlpos.Decoder fills the structs of this package as their tags say, and reports what has the
// wrong form: the manifest, which says what lenses there are, then each lens and the measures (this file). What the values
// say is checked afterwards: values by themselves, then what they refer to (check.go, check_measures.go).
func Parse(sources []diag.Source) (*Framework, error) {
	p := &parser{ids: map[string]*yamlpos.Node{}, was: map[string]*yamlpos.Node{}}
	p.read(sources)
	if err := p.list.Err(); err != nil {
		return nil, err
	}
	model := p.manifest.Framework
	return &model, nil
}

// parser collects a framework and its problems.
type parser struct {
	yamlpos.Decoder
	manifest manifest
	measures measuresFile
	list     diag.List
	// ids and was hold the ids so far, and the former ids, each with its place.
	ids, was map[string]*yamlpos.Node
	// broken reports whether a file could not be read: ids of it are missing.
	broken bool
}

// manifest is the file that a framework begins with.
type manifest struct {
	Schema string `yaml:"schema"`
	Framework
	Listed []LensID `yaml:"lenses,filled"`
}

// lensFile is the file of a lens.
type lensFile struct {
	Schema string `yaml:"schema"`
	Lens
}

func (p *parser) read(sources []diag.Source) {
	source, others := p.byName(sources)
	if source == nil {
		return
	}
	root, ok := yamlpos.Parse(*source, &p.list)
	if !ok {
		return
	}
	p.Decode(root, &p.manifest)
	p.checkManifest()
	p.lensesAndMeasures(others)
	p.checkMeasures()
	if !p.broken {
		p.checkReferences()
	}
}

// byName sorts the files of a framework into the manifest, nil if there is none, and the others by what they are named for.
func (p *parser) byName(sources []diag.Source) (manifest *diag.Source, others map[LensID]diag.Source) {
	others = map[LensID]diag.Source{}
	dir := ""
	for _, source := range sources {
		base := path.Base(strings.ReplaceAll(source.Name, `\`, "/"))
		dir = strings.TrimSuffix(source.Name, base)
		id := LensID(strings.TrimSuffix(base, path.Ext(base)))
		if base == ManifestName {
			manifest = &source
		} else if _, twice := others[id]; twice {
			p.list.Add(source, diag.Problem{Code: CodeUnlistedFile, Message: fmt.Sprintf("there are two files for %q", id), Hint: "remove one of them"})
		} else {
			others[id] = source
		}
	}
	if manifest == nil {
		p.list.Add(diag.Source{Name: dir + ManifestName}, diag.Problem{
			Code: CodeMissingFile, Message: "the file is missing: every framework starts with it",
			Hint: "revops framework export DIR writes a framework to start from",
		})
	}
	return manifest, others
}

// lensesAndMeasures reads the files of the listed lenses and, if it is there, that of the measures.
func (p *parser) lensesAndMeasures(files map[LensID]diag.Source) {
	var ids []LensID
	var sources []diag.Source
	for i := range p.manifest.Listed {
		if id, ok := p.listedLens(p.At(&p.manifest.Listed[i]), ids, files); ok {
			ids, sources = append(ids, id), append(sources, files[id])
		}
	}
	if measures, found := files[measuresID]; found {
		ids, sources = append(ids, measuresID), append(sources, measures)
	}
	for i, root := range yamlpos.ParseAll(sources, &p.list) {
		delete(files, ids[i])
		switch {
		case root == nil:
			p.broken = p.broken || ids[i] != measuresID
		case ids[i] == measuresID:
			p.Decode(root, &p.measures)
		default:
			p.lens(root, ids[i])
		}
	}
	for _, id := range slices.Sorted(maps.Keys(files)) {
		p.list.Add(files[id], diag.Problem{
			Code: CodeUnlistedFile, Message: "the file is not listed under lenses in " + ManifestName,
			Hint: fmt.Sprintf("add %s to lenses or remove the file", id),
		})
	}
}

// listedLens reads the name of a lens that has a file and is not among those before it.
func (p *parser) listedLens(node *yamlpos.Node, before []LensID, files map[LensID]diag.Source) (LensID, bool) {
	name := node.String()
	id := LensID(name)
	_, found := files[id]
	switch {
	case node.Kind() != yamlpos.Scalar:
	case id == measuresID:
		node.Report(CodeInvalidID, fmt.Sprintf("a lens cannot be called %q", measuresID), MeasuresName+" says what CRM deals show, and is read without being listed")
	case slices.Contains(before, id):
		node.Report(CodeDuplicateID, fmt.Sprintf("lens %s is listed twice", yamlpos.Quote(name)), "")
	case !found:
		node.Report(CodeMissingFile, fmt.Sprintf("lens %s has no file %s.yaml", yamlpos.Quote(name), name), "")
		p.broken = true
	default:
		return id, true
	}
	return "", false
}

// lens reads the file of a lens.
func (p *parser) lens(root *yamlpos.Node, id LensID) {
	file := &lensFile{}
	p.Decode(root, file)
	checkSchema(p.At(&file.Schema), LensSchema)
	p.unique(p.At(&file.ID))
	if file.ID != id {
		p.At(&file.ID).Report(CodeUnknownID, fmt.Sprintf("lens %s does not match the file name, want %q", yamlpos.Quote(string(file.ID)), id), "")
	}
	for g := range file.Groups {
		group := &file.Groups[g]
		p.unique(p.At(&group.ID))
		for e := range group.Elements {
			p.checkElement(&group.Elements[e])
		}
	}
	p.manifest.Lenses = append(p.manifest.Lenses, file.Lens)
}

// words gives values of a type of text as texts.
func words[T ~string](values []T) []string { return idsOf(values, func(v T) T { return v }) }

// idsOf gives the ids of things as texts.
func idsOf[T any, ID ~string](things []T, id func(T) ID) []string {
	ids := make([]string, len(things))
	for i, thing := range things {
		ids[i] = string(id(thing))
	}
	return ids
}
